import type { Node, Section } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** Something to write into a file of braces: a line, or a section. */
export type Statement = string | { readonly head: string; readonly body: readonly Statement[] };

/** How a file is written: its step of indentation and its line breaks. */
export interface Hand {
  readonly indent: string;
  readonly newline: string;
}

export function handOf(text: string): Hand {
  const own = /^(\t|[ ]{1,8})[^ \t\r\n#]/m.exec(text)?.[1];
  return { indent: own ?? '  ', newline: /\r\n/.test(text) ? '\r\n' : '\n' };
}

/**
 * Writes statements into a section, at its end or before one of its children. Undefined where the section has no braces
 * to write between.
 */
export function insertStatements(
  text: string,
  section: Section,
  statements: readonly Statement[],
  before?: { readonly span: Span },
): Edit | undefined {
  const isRoot = section.parent === undefined;
  if (!isRoot && (!section.closed || text[section.body.end] !== '}')) return undefined;
  const hand = handOf(text);
  const { start, end } = section.body;
  const oneLine = !isRoot && !text.slice(section.span.start, section.span.end).includes('\n');
  if (oneLine && !hasComment(statements)) {
    const at = before ? before.span.start : end;
    const words = statements.map(inline).join(' ');
    if (before) return insert(at, `${words} `);
    const close = isBlank(text[end - 1]) ? end : undefined;
    return close === undefined || start === end ? insert(end, ` ${words} `) : insert(end, `${words} `);
  }
  const indent = innerIndent(text, section, hand);
  const lines = render(statements, indent, hand);
  const target = before?.span.start ?? end;
  const line = lineStart(text, target);
  if (text.slice(line, target).trim() === '' && (before === undefined || line > start || isRoot)) {
    const atEndOfFile = isRoot && !before && target > 0 && text[target - 1] !== '\n';
    return insert(
      line === target || !atEndOfFile ? line : target,
      `${atEndOfFile ? hand.newline : ''}${lines}${hand.newline}`,
    );
  }
  if (before) return insert(target, `${lines.slice(indent.length)}${hand.newline}${indent}`);
  if (isRoot) return insert(end, `${hand.newline}${lines}${hand.newline}`);
  let last = end;
  while (last > start && isBlank(text[last - 1])) last--;
  const outer = indentAt(text, section.span.start);
  return { span: { start: last, end }, newText: `${hand.newline}${lines}${hand.newline}${outer}` };
}

/** Takes a node out, with its line where nothing else stands there. */
export function removeNode(text: string, node: Node, instead = ''): Edit {
  const { start, end } = node.span;
  const line = lineStart(text, start);
  const lineEnd = lineEndAt(text, end);
  const aloneBefore = text.slice(line, start).trim() === '';
  const aloneBehind = text.slice(end, lineEnd).trim() === '';
  if (aloneBefore && aloneBehind) {
    return { span: { start: line, end: Math.min(text.length, lineEnd + 1) }, newText: instead };
  }
  if (instead !== '') return { span: { start, end }, newText: instead.trim() };
  if (aloneBefore) {
    // What follows, such as a comment, moves to where the node began.
    let next = end;
    while (next < lineEnd && isBlank(text[next])) next++;
    return { span: { start, end: next }, newText: '' };
  }
  let from = start;
  while (from > line && isBlank(text[from - 1])) from--;
  return { span: { start: from, end }, newText: '' };
}

/** Statements as lines, without a line break behind the last one. */
export function render(statements: readonly Statement[], indent: string, hand: Hand): string {
  return statements
    .flatMap(s =>
      typeof s === 'string'
        ? [`${indent}${s}`]
        : [
            `${indent}${s.head} {`,
            ...(s.body.length > 0 ? [render(s.body, indent + hand.indent, hand)] : []),
            `${indent}}`,
          ],
    )
    .join(hand.newline);
}

/** Indentation of the line in which an offset lies. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function inline(statement: Statement): string {
  return typeof statement === 'string'
    ? statement
    : `${statement.head} { ${statement.body.map(inline).join(' ')}${statement.body.length > 0 ? ' ' : ''}}`;
}

function hasComment(statements: readonly Statement[]): boolean {
  return statements.some(s => (typeof s === 'string' ? s.includes('#') : hasComment(s.body)));
}

/** That of the first child which begins its line, else one step more than the section's own. */
function innerIndent(text: string, section: Section, hand: Hand): string {
  if (!section.parent) return '';
  for (const { span } of section.children) {
    const line = lineStart(text, span.start);
    if (line > section.body.start && text.slice(line, span.start).trim() === '') return text.slice(line, span.start);
  }
  return indentAt(text, section.span.start) + hand.indent;
}

function insert(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}

function isBlank(c: string | undefined): boolean {
  return c === ' ' || c === '\t' || c === '\n' || c === '\r';
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
