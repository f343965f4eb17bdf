import type { Finding } from '../cluster/finding.ts';
import { pathOf } from '../syntax/cursor.ts';
import type { Node } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import { type Context, cursorIn } from './context.ts';

/** The comment that allows a rule where the finding stands; undefined where no comment can allow it. */
export function allowComment(context: Context, finding: Finding): Edit | undefined {
  // What says that a comment is wrong, or that the checker is, cannot be allowed by a comment.
  if (finding.rule.startsWith('quorumlens/')) return undefined;
  const { text, lines, language } = context.file;
  const start = language.comment.start.trimEnd();
  const end = language.comment.end.trim();
  const isWhole = finding.span.start === 0 && finding.span.end === 0;
  const node = isWhole ? undefined : startOf(context, finding.span.start);
  // In markup a comment cannot stand inside a tag: it goes before the element.
  const isTag = end !== '';
  if (isTag && !isWhole && !node) return undefined;
  const offset = isTag && node ? node.span.start : finding.span.start;
  const line = lines.line(lines.positionAt(offset).line);
  const indent = (/^[ \t]*/.exec(text.slice(line.start, line.end)) as RegExpExecArray)[0];
  const word = isWhole ? 'allow-file' : 'allow';
  const comment = `${start} quorumlens: ${word} ${finding.rule}${end === '' ? '' : ` ${end}`}`;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  if (isWhole) return { span: at(beginning(text)), newText: comment + lineBreak };
  if (isTag && text.slice(line.start, offset).trim() !== '') {
    // Something else stands before the element: only a line of its own makes clear what is meant.
    return { span: at(offset), newText: `${lineBreak}${indent}${comment}${lineBreak}${indent}` };
  }
  return { span: at(line.start), newText: `${indent}${comment}${lineBreak}` };
}

/** The innermost element or section that begins before the offset and holds it. */
function startOf(context: Context, offset: number): Node | undefined {
  const cursor = cursorIn(context, offset);
  if (cursor.node?.kind === 'section') return cursor.node;
  return pathOf(cursor.section).at(-1)?.parent ? cursor.section : undefined;
}

/** Where the first comment may stand: behind a byte order mark and an XML declaration. */
function beginning(text: string): number {
  return (/^\uFEFF?(?:<\?xml[^>]*\?>\r?\n?)?/.exec(text) as RegExpExecArray)[0].length;
}

function at(offset: number): { start: number; end: number } {
  return { start: offset, end: offset };
}
