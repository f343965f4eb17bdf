import type { Gap, LayoutStyle } from '../languages/layout.ts';
import type { Section } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Context } from './context.ts';

/** As the protocol says it. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** Characters after which the text before the cursor is formatted. */
export const formatTriggers = ['}', ';', '\n'] as const;

/** Edits that bring a whole file into its language's layout. They change white space only. */
export function format(context: Context, options: FormatOptions): Edit[] {
  return gapsOf(context, options).flatMap(gap => whole(context.file.text, gap));
}

/** The same for the lines that a span touches. */
export function formatRange(context: Context, at: Span, options: FormatOptions): Edit[] {
  const { text } = context.file;
  const start = lineStart(text, at.start);
  // A selection that ends before the first character of a line does not mean that line.
  const end = at.end > at.start && at.end === lineStart(text, at.end) ? at.end - 1 : lineEnd(text, at.end);
  const gaps = gapsOf(context, options);
  // A line that goes to the end of the one before it makes that one part of the selection.
  let from = start;
  for (const gap of gaps.toReversed()) {
    const joins = gap.span.start < from && from <= gap.span.end && gap.span.start > 0 && !gap.text.includes('\n');
    if (joins) from = lineStart(text, gap.span.start);
  }
  return gaps.filter(({ span }) => from <= span.end && span.end <= end).flatMap(gap => whole(text, gap));
}

/** Edits after a character was typed before the offset; the line that is being written is never broken. */
export function formatOnType(context: Context, offset: number, typed: string, options: FormatOptions): Edit[] {
  const { text } = context.file;
  const gaps = gapsAround(context, offset, options);
  if (typed === '\n') return afterNewline(text, gaps, offset);
  // Braces and semicolons are text in XML.
  if (context.file.language.id === 'cib') return [];
  const from = lineStart(text, offset);
  if (typed === '}') {
    const section = closedAt(context, offset);
    const start = section && lineStart(text, section.span.start);
    if (start === undefined || start === from) return gaps.flatMap(g => inLine(text, g, from, offset));
    // The block that is now closed, up to the brace.
    return gaps.filter(({ span }) => start <= span.end && span.end <= offset).flatMap(gap => whole(text, gap));
  }
  if (typed !== ';') return [];
  const own = gaps.findLast(g => g.span.end <= offset && g.span.end >= from);
  return gaps.flatMap(g =>
    own?.run !== undefined && g.run === own.run ? inLine(text, g, 0, text.length) : inLine(text, g, from, offset),
  );
}

function gapsOf({ file }: Context, { insertSpaces, tabSize }: FormatOptions): readonly Gap[] {
  const width = Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, 16) : 2;
  const style: LayoutStyle = { indent: insertSpaces ? ' '.repeat(width) : '\t' };
  return file.language.layout?.(file.tree, style) ?? [];
}

/** In a long file of many sections, the gaps of the section at an offset: an answer to a keystroke must be quick. */
function gapsAround(context: Context, offset: number, options: FormatOptions): readonly Gap[] {
  const { text, tree, language } = context.file;
  const part = text.length < long ? undefined : tree.root.children.find(c => offset <= c.span.end);
  if (!part || part.span.start >= offset || language.id === 'cib') return gapsOf(context, options);
  const { start, end } = part.span;
  if (lineStart(text, start) !== start || (end - start) * 2 > text.length) return gapsOf(context, options);
  const file = { ...context.file, tree: language.parse(text.slice(start, end)) };
  const gaps = gapsOf({ ...context, file }, options);
  // The last one is the end of a file, which is not here.
  return gaps.slice(0, -1).map(g => ({ ...g, span: { start: g.span.start + start, end: g.span.end + start } }));
}

const long = 50_000;

/** The change of a gap, without what is the same at its ends: cursors and marks in the text stay where they are. */
function whole(text: string, { span, text: wanted }: Gap): Edit[] {
  return change(text, span.start, span.end, wanted);
}

function change(text: string, start: number, end: number, wanted: string): Edit[] {
  const old = text.slice(start, end);
  if (old === wanted) return [];
  const shortest = Math.min(old.length, wanted.length);
  let head = 0;
  while (head < shortest && old[head] === wanted[head]) head++;
  // A pair of carriage return and line feed is one line break.
  if (head > 0 && old[head - 1] === '\r') head--;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++;
  if (tail > 0 && old[old.length - tail] === '\n' && old[old.length - tail - 1] === '\r') tail--;
  return [{ span: { start: start + head, end: end - tail }, newText: wanted.slice(head, wanted.length - tail) }];
}

/** What a gap says about the inside of lines: blanks between words, and the indentation of a line. */
function inLine(text: string, { span, text: wanted }: Gap, from: number, to: number): Edit[] {
  if (span.end < from || span.end > to) return [];
  const old = text.slice(span.start, span.end);
  const [oldBreak, newBreak] = [old.lastIndexOf('\n'), wanted.lastIndexOf('\n')];
  const atStart = span.start === 0;
  if (oldBreak >= 0 !== newBreak >= 0 && !(atStart && oldBreak >= 0)) return [];
  return change(text, span.start + oldBreak + 1, span.end, wanted.slice(newBreak + 1));
}

/** The line that was ended, and the indentation of the new one. */
function afterNewline(text: string, gaps: readonly Gap[], offset: number): Edit[] {
  const start = lineStart(text, offset);
  const before = lineStart(text, Math.max(0, start - 1));
  const edits = gaps.flatMap(g => (g.span.end < start ? inLine(text, g, before, start) : []));
  const gap = gaps.find(g => g.span.start <= start && start <= g.span.end && start > g.span.start);
  if (!gap) return edits;
  let blanks = start;
  while (blanks < text.length && (text[blanks] === ' ' || text[blanks] === '\t')) blanks++;
  const hasText = blanks === gap.span.end && blanks < text.length;
  const wanted = hasText ? gap.text.slice(gap.text.lastIndexOf('\n') + 1) : gap.indent;
  return [...edits, ...change(text, start, blanks, wanted)];
}

/** The section whose closing brace ends at an offset. */
function closedAt({ file }: Context, offset: number): Section | undefined {
  let section: Section = file.tree.root;
  for (;;) {
    const inner = section.children.find(
      (c): c is Section => c.kind === 'section' && c.span.start < offset && offset <= c.span.end,
    );
    if (!inner) return section === file.tree.root || section.span.end !== offset ? undefined : section;
    if (inner.span.end === offset && inner.closed && inner.body.end === offset - 1) return inner;
    section = inner;
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
