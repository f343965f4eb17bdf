import { touches } from '../text/span.ts';
import type { Node, Option, Section, Tree, Word } from './tree.ts';

/** What lies under an offset. */
export interface Cursor {
  /** Innermost section that the offset is in (the root at least). */
  readonly section: Section;
  /** The option under the offset, if any. */
  readonly option: Option | undefined;
  /** The section or option under the offset that owns `word`, if any. */
  readonly node: Node | undefined;
  readonly word: Word | undefined;
  /** `keyword`, or the number of the value or argument. */
  readonly part: 'keyword' | number | undefined;
}

/** Walks down to the innermost node at the offset. Children are in text order, so each level is a binary search. */
export function cursorAt(tree: Tree, offset: number): Cursor {
  let section = tree.root;
  for (;;) {
    const child = childAt(section.children, offset);
    if (child?.kind === 'option') return wordIn(section, child, offset);
    if (!child) break;
    if (inBody(child, offset)) {
      section = child;
      continue;
    }
    const attribute = childAt(child.attributes, offset);
    if (attribute?.kind === 'option') return wordIn(child, attribute, offset);
    return wordIn(section, child, offset);
  }
  return { section, option: undefined, node: undefined, word: undefined, part: undefined };
}

/** All sections from the root down to, and with, the given one. */
export function pathOf(section: Section): Section[] {
  const path: Section[] = [];
  for (let s: Section | undefined = section; s; s = s.parent) path.push(s);
  return path.reverse();
}

/**
 * Every node of the tree in text order, attributes included, but for what stands in sections that are passed over.
 * Iterative: nesting may be deep.
 */
export function* walk(root: Section, passedOver: (section: Section) => boolean = () => false): Generator<Node> {
  const stack: Node[] = [...root.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (node.kind === 'option' || passedOver(node)) continue;
    yield* node.attributes;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node);
  }
}

function inBody(section: Section, offset: number): boolean {
  return section.body.end > section.body.start && touches(section.body, offset);
}

function childAt(children: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle] as Node;
    if (child.span.end < offset) low = middle + 1;
    else if (child.span.start > offset) high = middle - 1;
    else {
      // At a touching border the later node wins when the offset is its start: there the cursor stands on its keyword.
      const next = children[middle + 1];
      return child.span.end === offset && next && next.span.start === offset ? next : child;
    }
  }
  return undefined;
}

function wordIn(section: Section, node: Node, offset: number): Cursor {
  const option = node.kind === 'option' ? node : undefined;
  const of = (word: Word, part: 'keyword' | number): Cursor => ({ section, option, node, word, part });
  if (touches(node.keyword.outer, offset)) return of(node.keyword, 'keyword');
  if (node.kind === 'section' && node.endKeyword && touches(node.endKeyword.outer, offset)) {
    return of(node.endKeyword, 'keyword');
  }
  for (let i = 0; i < node.values.length; i++) {
    const word = node.values[i] as Word;
    if (touches(word.outer, offset)) return of(word, i);
  }
  return { section, option, node, word: undefined, part: undefined };
}
