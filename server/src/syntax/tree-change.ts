import type { Change } from '../text/change.ts';
import { firstWhere } from '../text/first-where.ts';
import type { Span } from '../text/span.ts';
import type { Node, Section, Tree, Word } from './tree.ts';

/**
 * A tree that an edit made of another one. The nodes that the edit did not touch are those of the old tree, moved in
 * place: the old tree must not be used any more.
 */
export interface ChangedTree {
  readonly tree: Tree;
  /** Nodes of the top level that are gone, the first of them `at` its place; `added` new ones stand there now. */
  readonly at: number;
  readonly removed: readonly Node[];
  readonly added: number;
  /** What stood at or behind `from` in the text before has moved by `by`. */
  readonly from: number;
  readonly by: number;
}

/** A list with one item for each node of the top level, after an edit; what is not known of the new ones is `empty`. */
export function afterChange<T>(list: readonly T[], { at, removed, added }: ChangedTree, empty: T): T[] {
  return [...list.slice(0, at), ...Array<T>(added).fill(empty), ...list.slice(at + removed.length)];
}

/** What was known of a file before some edits: it is changed in place, and must not be used any more. */
export interface Before<T> {
  readonly known: T;
  readonly changes: readonly ChangedTree[];
}

/** The part of the text that is to be read anew: whole top-level nodes and what stands between them. */
export interface Region {
  /** Numbers of the children that the edit touches, `last` inclusive; `last` is `first - 1` where it touches none. */
  readonly first: number;
  readonly last: number;
  /** In the text before. */
  readonly start: number;
  readonly end: number;
}

/** Which children of a section an edit touches. An edit at the very border of one touches it. */
export function regionOf(section: Section, change: Change): Region {
  const { children, body } = section;
  let first = firstWhere(children.length, i => (children[i] as Node).span.end >= change.from);
  let last = firstWhere(children.length, i => (children[i] as Node).span.start > change.to) - 1;
  if (first > last) {
    first = last + 1;
    last = first - 1;
  }
  return {
    first,
    last,
    start: children[first - 1]?.span.end ?? body.start,
    end: children[last + 1]?.span.start ?? body.end,
  };
}

/** Moves spans by the same distance. */
export function moveSpans(spans: readonly Span[], by: number): void {
  for (let i = 0; i < spans.length; i++) {
    const own = spans[i] as { start: number; end: number };
    own.start += by;
    own.end += by;
  }
}

/** Every span of a node and of what stands in it, each once. */
export function spansOf(node: Node): readonly Span[] {
  const spans: Span[] = [];
  const word = ({ span, outer }: Word): void => {
    spans.push(span);
    if (outer !== span) spans.push(outer);
  };
  const stack: Node[] = [node];
  for (let n = stack.pop(); n; n = stack.pop()) {
    spans.push(n.span);
    word(n.keyword);
    for (const value of n.values) word(value);
    if (n.kind === 'option') continue;
    spans.push(n.body);
    if (n.endKeyword) word(n.endKeyword);
    for (const attribute of n.attributes) stack.push(attribute);
    for (const child of n.children) stack.push(child);
  }
  return spans;
}
