import { walk } from '../syntax/cursor.ts';
import type { Context } from './context.ts';

export interface Fold {
  /** Zero-based lines, both shown or hidden as editors do: the first stays. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

/** Sections over several lines, and blocks of comments. */
export function folding(context: Context): Fold[] {
  const { tree, lines, text } = context.file;
  const folds: Fold[] = [];
  const byStart = new Set<number>();
  const add = (startLine: number, endLine: number, kind?: 'comment'): void => {
    if (endLine <= startLine || byStart.has(startLine)) return;
    byStart.add(startLine);
    folds.push({ startLine, endLine, ...(kind ? { kind } : {}) });
  };
  for (const node of walk(tree.root)) {
    if (node.kind !== 'section') continue;
    const startLine = lines.positionAt(node.span.start).line;
    const end = lines.positionAt(node.span.end);
    // The line with the closing brace or end tag stays visible, unless something else stands on it.
    const closing = node.closed && node.body.end > node.body.start ? lines.positionAt(node.body.end).line : end.line;
    const before = text.slice(lines.line(closing).start, node.body.end);
    add(startLine, node.closed && closing === end.line && before.trim() === '' ? closing - 1 : end.line);
  }
  let block: { first: number; last: number } | undefined;
  for (const comment of tree.comments) {
    const first = lines.positionAt(comment.start).line;
    const last = lines.positionAt(Math.max(comment.start, comment.end - 1)).line;
    const alone = text.slice(lines.line(first).start, comment.start).trim() === '';
    if (block && alone && first === block.last + 1) block.last = last;
    else {
      if (block) add(block.first, block.last, 'comment');
      block = alone || last > first ? { first, last } : undefined;
    }
  }
  if (block) add(block.first, block.last, 'comment');
  return folds.sort((a, b) => a.startLine - b.startLine);
}
