import type { Tree } from '../../syntax/tree.ts';
import { type Gap, type LayoutStyle, lineBreakOf } from '../layout.ts';
import { maskTemplate } from './mask.ts';

/**
 * One key per line with one blank behind its colon, sections indented, at most one blank line. Corosync reads line by
 * line, so no line is split or joined, and what is no plain line stays as it is.
 */
export function layoutCorosync({ text }: Tree, style: LayoutStyle): Gap[] {
  const masked = maskTemplate(text).text;
  // A lone carriage return is text to Corosync, and a template tag over several lines is somebody else's code.
  if (/\r(?!\n)/.test(text) || (masked !== text && hasLongTag(text))) return [];
  const newline = lineBreakOf(text);
  const gaps: Gap[] = [];
  let depth = 0;
  let end = 0;
  let blankLines = 0;
  /** Behind a brace that opens, and at the start of the file, blank lines are left out. */
  let fresh = true;

  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const start = skip(text, at, next);
    const stop = trimmed(text, start, next);
    if (stop === start) {
      blankLines++;
      at = next;
      continue;
    }
    const line = lineOf(text, masked, start, stop);
    if (line.kind === 'close') depth = Math.max(0, depth - 1);
    const blank = blankLines > 0 && !fresh && line.kind !== 'close' ? newline : '';
    const own = text.slice(at, start);
    const breaks = end === 0 && gaps.length === 0 ? '' : newline + blank;
    const indent = line.kind === 'template' ? own : style.indent.repeat(depth);
    const longest = utf8Length(text, start, stop) + line.growth + indent.length > lineLimit;
    gaps.push({
      span: { start: end, end: start },
      text: breaks + (longest ? own : indent),
      indent: style.indent.repeat(line.kind === 'close' ? depth + 1 : depth),
    });
    for (const gap of line.gaps) gaps.push({ ...gap, indent: style.indent.repeat(depth) });
    if (line.kind === 'open') depth++;
    fresh = line.kind === 'open';
    blankLines = 0;
    end = stop;
    at = next;
  }
  if (end < text.length || end > 0) {
    const last = end === 0 ? '' : newline;
    gaps.push({ span: { start: end, end: text.length }, text: last, indent: style.indent.repeat(depth) });
  }
  return gaps;
}

interface Line {
  readonly kind: 'open' | 'close' | 'template' | 'other';
  readonly gaps: readonly Pick<Gap, 'span' | 'text'>[];
  /** How many characters longer it becomes. */
  readonly growth: number;
}

/** fgets reads 512 bytes with line feed and final zero. */
const lineLimit = 510;

/** Reads a line as Corosync does: a brace that opens wins over a colon, a colon over a brace that closes. */
function lineOf(text: string, masked: string, start: number, stop: number): Line {
  const raw = masked.slice(start, stop);
  if (raw.trim() === '') return { kind: 'template', gaps: [], growth: 0 };
  if (raw.startsWith('#')) return { kind: 'other', gaps: [], growth: 0 };
  const brace = raw.indexOf('{');
  const colon = raw.indexOf(':');
  if (brace >= 0) {
    const isEnd = skip(masked, start + brace + 1, stop) === stop;
    if (!isEnd) {
      // A brace in a value, or a whole section in one line: what is behind it stays as it is.
      const value = colon >= 0 && colon < brace && !/^[:\s]*$/.test(raw.slice(colon, brace));
      return { kind: !value && raw.lastIndexOf('}') < brace ? 'open' : 'other', gaps: [], growth: 0 };
    }
    const before = start + brace;
    let nameEnd = before;
    while (nameEnd > start && isBlank(text, nameEnd - 1)) nameEnd--;
    const gaps = nameEnd > start ? [gapOf(nameEnd, before, ' ')] : [];
    return { kind: 'open', ...grown(gaps) };
  }
  if (colon >= 0) {
    const at = start + colon;
    let keyEnd = at;
    while (keyEnd > start && isBlank(text, keyEnd - 1)) keyEnd--;
    // Without a key, the blank behind the colon makes a difference.
    if (keyEnd === start) return { kind: 'other', gaps: [], growth: 0 };
    const value = skip(text, at + 1, stop);
    const gaps = [gapOf(keyEnd, at, '')];
    if (value < stop) gaps.push(gapOf(at + 1, value, ' '));
    return { kind: 'other', ...grown(gaps) };
  }
  return { kind: raw.includes('}') ? 'close' : 'other', gaps: [], growth: 0 };
}

function gapOf(start: number, end: number, text: string): Pick<Gap, 'span' | 'text'> {
  return { span: { start, end }, text };
}

function grown(gaps: readonly Pick<Gap, 'span' | 'text'>[]): Pick<Line, 'gaps' | 'growth'> {
  return { gaps, growth: gaps.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0) };
}

/** A template tag that does not end on the line where it begins. */
function hasLongTag(text: string): boolean {
  return text.split('\n').some(line => {
    const opened = Math.max(line.lastIndexOf('<%'), line.lastIndexOf('{%'));
    return opened >= 0 && !/[%]>|%\}/.test(line.slice(opened + 2));
  });
}

function skip(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text, at)) at++;
  return at;
}

/** End of a line without its line break and the blanks before it. */
function trimmed(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text[end - 1] === '\n') end--;
  if (end > start && text[end - 1] === '\r') end--;
  while (end > start && isBlank(text, end - 1)) end--;
  return end;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
