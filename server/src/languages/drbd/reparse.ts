import { movePlaces } from '../../schema/own-spans.ts';
import type { Node, Section, Tree } from '../../syntax/tree.ts';
import { type ChangedTree, moveSpans, regionOf, spansOf } from '../../syntax/tree-change.ts';
import { type Change, moveFrom } from '../../text/change.ts';
import type { Span } from '../../text/span.ts';
import { isFinished, readAlone, skips } from './read-alone.ts';
import { type DrbdTree, mostFaults } from './tree-builder.ts';

/**
 * Reads the statements of the top level that an edit touches anew; the others are taken over. Undefined where the
 * edit may change how they are read: where braces do not balance, where parts are left out or skipped.
 */
export function reparse(before: Tree, text: string, change: Change): ChangedTree | undefined {
  const old = before as DrbdTree;
  if (!old.balanced || old.marks.length > 0 || old.faults.length >= mostFaults) return undefined;
  const { root } = old;
  const region = regionOf(root, change);
  const removed = root.children.slice(region.first, region.last + 1);
  const previous = root.children[region.first - 1];
  if ((previous && !isFinished(previous, old.text)) || removed.some(skips)) return undefined;
  // Without anything between two statements nobody could tell to which of them a place at the border belongs.
  if (region.start >= region.end) return undefined;
  const read = readAlone(text, region.start, region.end + change.by);
  if (!read) return undefined;
  const added = read.root.children;
  for (const node of added) (node as { parent: Section }).parent = root;
  const after = root.children.slice(region.last + 1);
  const move = moveFrom(region.end, change.by);
  const keep = <T>(list: readonly T[], spanOf: (item: T) => Span, moved: (item: T) => void): T[] =>
    list.filter(item => {
      const { start } = spanOf(item);
      if (start >= region.start && start < region.end) return false;
      if (start >= region.end) moved(item);
      return true;
    });
  const comments = keep(old.comments, c => c, move);
  const faults = keep(
    old.faults,
    f => f.span,
    f => movePlaces(f, move),
  );
  const behind = region.last + 1;
  const spans = [...(old.spans ?? root.children.map(() => undefined))];
  if (change.by !== 0) {
    for (let i = behind; i < spans.length; i++) {
      // Collected when a node is moved for the first time.
      const own = spans[i] ?? spansOf(root.children[i] as Node);
      spans[i] = own;
      moveSpans(own, change.by);
    }
  }
  const mutable = root as { children: readonly Node[]; span: Span; body: Span };
  mutable.children = [...root.children.slice(0, region.first), ...added, ...after];
  mutable.span = { start: 0, end: text.length };
  mutable.body = { start: 0, end: text.length };
  const tree: DrbdTree = {
    ...old,
    text,
    swallows: old.swallows || read.swallows,
    comments: merged(comments, read.comments, c => c.start),
    faults: merged(faults, read.faults, f => f.span.start),
    spans: [...spans.slice(0, region.first), ...added.map(() => undefined), ...spans.slice(behind)],
  };
  return { tree, at: region.first, removed, added: added.length, from: region.end, by: change.by };
}

function merged<T>(list: readonly T[], more: readonly T[], at: (item: T) => number): T[] {
  const first = more[0];
  if (!first) return [...list];
  const i = list.findIndex(item => at(item) >= at(first));
  return i < 0 ? [...list, ...more] : [...list.slice(0, i), ...more, ...list.slice(i)];
}
