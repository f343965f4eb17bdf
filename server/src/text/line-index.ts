import type { Change } from './change.ts';
import { firstWhere } from './first-where.ts';

/** Zero-based line and UTF-16 character. */
export interface Position {
  line: number;
  character: number;
}

export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** Start and end of a line without its line break. */
  line(n: number): { start: number; end: number };
}

/** Line starts of a text. Line breaks are LF, CR LF and CR, as in the Language Server Protocol. */
export function lineIndex(text: string): LineIndex {
  if (text.includes('\r')) return indexOf(text, Int32Array.from(breaksIn(text, 0, text.length, [0])));
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return indexOf(text, Int32Array.from(starts));
}

/** The line starts after an edit: only the changed part is searched. */
export function lineIndexAfter(before: LineIndex, text: string, { from, to: upTo, by }: Change): LineIndex {
  const starts = startsOf.get(before);
  if (!starts) return lineIndex(text);
  // CR and LF at the borders of the edit may have become one line break, or two.
  const begin = Math.max(0, from - 1);
  const end = Math.min(text.length, upTo + by + 1);
  const head = firstAbove(starts, begin);
  const tail = firstAbove(starts, end - by);
  const between = breaksIn(text, begin, end);
  const after = new Int32Array(head + between.length + starts.length - tail);
  after.set(starts.subarray(0, head));
  after.set(between, head);
  for (let i = tail, to = head + between.length; i < starts.length; i++, to++) after[to] = (starts[i] as number) + by;
  return indexOf(text, after);
}

const startsOf = new WeakMap<LineIndex, Int32Array>();

/** Starts of the lines behind the line breaks that lie in a part of the text. */
function breaksIn(text: string, from: number, to: number, starts: number[] = []): number[] {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function firstAbove(starts: Int32Array, offset: number): number {
  return firstWhere(starts.length, i => (starts[i] as number) > offset);
}

function indexOf(text: string, starts: Int32Array): LineIndex {
  const lineAt = (offset: number): number => firstAbove(starts, offset) - 1;
  const line = (n: number): { start: number; end: number } => {
    const start = starts[n] ?? text.length;
    let end = starts[n + 1] ?? text.length;
    while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
    return { start, end };
  };
  const index: LineIndex = {
    lineCount: starts.length,
    line,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const n = lineAt(clamped);
      return { line: n, character: clamped - (starts[n] as number) };
    },
    offsetAt({ line: n, character }) {
      if (n < 0) return 0;
      if (n >= starts.length) return text.length;
      const { start, end } = line(n);
      return Math.max(start, Math.min(start + character, end));
    },
  };
  startsOf.set(index, starts);
  return index;
}
