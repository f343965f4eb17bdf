import type { Position, Range } from 'vscode-languageserver';
import type { Span } from '../text/span.ts';

/** How a client counts characters in a line. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The first encoding of the client's list that we know; the protocol's default is UTF-16. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  const known: readonly string[] = ['utf-8', 'utf-16', 'utf-32'];
  return (offered?.find(e => known.includes(e)) as Encoding | undefined) ?? 'utf-16';
}

/** What is needed of a line index or a text document: UTF-16 lines. */
export interface Lines {
  readonly text: string;
  positionAt(offset: number): Position;
  /** Start of a line, and its end without the line break. */
  line(n: number): Span;
}

export function toPosition(lines: Lines, offset: number, encoding: Encoding): Position {
  const position = lines.positionAt(offset);
  if (encoding === 'utf-16') return position;
  const { start } = lines.line(position.line);
  return { line: position.line, character: units(lines.text.slice(start, start + position.character), encoding) };
}

export function toRange(lines: Lines, span: Span, encoding: Encoding): Range {
  return { start: toPosition(lines, span.start, encoding), end: toPosition(lines, span.end, encoding) };
}

/** The offset of a client's position; one behind the end of a line counts as the end. */
export function toOffset(lines: Lines, position: Position, encoding: Encoding): number {
  const { start, end } = lines.line(Math.max(0, position.line));
  if (position.line < 0) return 0;
  if (encoding === 'utf-16') return Math.max(start, Math.min(start + position.character, end));
  let left = position.character;
  let at = start;
  while (at < end && left > 0) {
    const point = lines.text.codePointAt(at) as number;
    left -= encoding === 'utf-32' ? 1 : bytes(point);
    // A position inside of a character counts as the one before it.
    if (left < 0) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

/** Length of a text in the units of an encoding. */
function units(text: string, encoding: 'utf-8' | 'utf-32'): number {
  let n = 0;
  for (const character of text) n += encoding === 'utf-32' ? 1 : bytes(character.codePointAt(0) as number);
  return n;
}

function bytes(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
