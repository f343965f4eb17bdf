import type { IToken } from 'chevrotain';
import type { Node } from '../../syntax/tree.ts';
import { tokenize } from './parser.ts';
import { type DrbdTree, treeOf } from './tree-builder.ts';

/**
 * Reads a part of a text by itself, where that gives what reading the whole would give: whole statements of the top
 * level without anything that could change how others are read. Undefined elsewhere.
 */
export function readAlone(text: string, start: number, end: number): DrbdTree | undefined {
  const part = text.slice(start, end);
  const lexed = tokenize(part);
  if (!standsAlone(lexed.tokens, lexed.comments, part, end === text.length)) return undefined;
  if (start > 0) {
    for (const token of lexed.tokens) token.startOffset += start;
    for (const comment of lexed.comments) comment.startOffset += start;
  }
  const read = treeOf(text, lexed, start);
  return read.marks.length > 0 || read.root.children.some(n => !isFinished(n, text) || skips(n)) ? undefined : read;
}

/** Ends with a semicolon or brace of its own, and so does everything in it. */
export function isFinished(node: Node, text: string): boolean {
  if (node.kind === 'option') return text[node.span.end - 1] === ';';
  return node.closed && text[node.span.end - 1] === '}';
}

/** `skip` reads on to the next block, whatever stands between; a nameless block belongs to nothing. */
export function skips(node: Node): boolean {
  return node.keyword.value === 'skip' || node.keyword.value === '';
}

/** Whether the tokens are whole statements, so that what follows them is read as before. */
function standsAlone(tokens: readonly IToken[], comments: readonly IToken[], part: string, isLast: boolean): boolean {
  let depth = 0;
  for (const { tokenType } of tokens) {
    if (tokenType.name === 'Open') depth++;
    else if (tokenType.name === 'Close' && --depth < 0) return false;
    else if (tokenType.name === 'Junk' || tokenType.name === 'Elision' || tokenType.name === 'OpenString') return false;
  }
  const end = tokens.at(-1)?.tokenType.name;
  if (depth !== 0 || (end !== undefined && end !== 'Close' && end !== 'Semicolon')) return false;
  const comment = comments.at(-1);
  return isLast || !comment || comment.startOffset + comment.image.length < part.length;
}
