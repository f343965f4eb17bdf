import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import { mask } from './secrets.ts';
import { textWidth } from './width.ts';

export interface Excerpt {
  /** One-based. */
  readonly line: number;
  readonly code: string;
  /** Blanks and carets that stand below the place. */
  readonly marks: string;
}

/**
 * The line of a place as it fits on a terminal: tabs as blanks, control characters made visible, secrets masked, long
 * lines cut around the place. Of a place of several lines the first.
 */
export function excerpt(
  text: string,
  lines: LineIndex,
  place: Span,
  secrets: (start: number, end: number) => readonly Span[],
  columns: number,
): Excerpt {
  const { line } = lines.positionAt(place.start);
  const bounds = lines.line(line);
  const end = Math.max(place.start, Math.min(place.end, bounds.end));
  // Far from the place nothing is shown anyway; a line may be the whole of a large file.
  const from = Math.max(bounds.start, place.start - columns);
  const to = Math.min(bounds.end, Math.max(end, place.start) + columns);
  const hidden = secrets(from, to);

  // Most lines are short and plain: no cell is wider than its character.
  if (hidden.length === 0 && bounds.end - bounds.start <= columns && from === bounds.start && to === bounds.end) {
    const whole = text.slice(from, to);
    if (plain.test(whole)) {
      const length = Math.max(1, end - place.start);
      return {
        line: line + 1,
        code: whole.trimEnd(),
        marks: `${' '.repeat(place.start - from)}${'^'.repeat(length)}`,
      };
    }
  }

  const cells: { text: string; offset: number; width: number }[] = [];
  let column = 0;
  const add = (shown: string, offset: number, width: number): void => {
    cells.push({ text: shown, offset, width });
    column += width;
  };
  for (let at = from; at < to; ) {
    const secret = hidden.find(s => s.start <= at && at < s.end);
    if (secret) {
      add(mask, at, textWidth(mask));
      at = secret.end;
      continue;
    }
    const code = text.codePointAt(at) as number;
    if (code === 9) add(' '.repeat(tab - (column % tab)), at, tab - (column % tab));
    else {
      const visible = printable(code);
      add(visible, at, textWidth(visible));
    }
    at += code > 0xffff ? 2 : 1;
  }

  const columnOf = (offset: number): number => {
    let width = 0;
    for (const cell of cells) {
      if (cell.offset >= offset) break;
      width += cell.width;
    }
    return width;
  };
  // The middle of a masked secret is its start, or its end where the place ends there.
  const within = hidden.find(s => s.start < place.start && place.start < s.end);
  const start = columnOf(within ? within.start : place.start);
  const length = Math.max(1, columnOf(end) - start);

  const total = column;
  const left =
    total <= columns && from === bounds.start ? 0 : Math.max(0, Math.min(start - (columns >> 2), total - columns));
  const cutLeft = left > 0 || from > bounds.start;
  const cut = slice(cells, left, columns);
  const cutRight = cut.end < total || to < bounds.end;
  const before = cutLeft ? '… ' : '';
  return {
    line: line + 1,
    code: `${before}${cut.text}${cutRight ? ' …' : ''}`.trimEnd(),
    marks: `${' '.repeat(Math.max(0, before.length + start - cut.start))}${'^'.repeat(Math.max(1, Math.min(length, cut.end - start)))}`,
  };
}

const plain = /^[ -~]*$/;
const tab = 4;

/** Text of a file or of a message that cannot steer the terminal. */
export function harmless(text: string): string {
  let out = '';
  for (const character of text) out += printable(character.codePointAt(0) as number);
  return out;
}

function printable(code: number): string {
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  // C1 controls, marks that turn the direction of writing, and halves of surrogate pairs.
  if ((code >= 0x80 && code < 0xa0) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
    return '\uFFFD';
  if (code === 0xfeff || (code >= 0x200b && code <= 0x200f)) return '';
  if (code >= 0xd800 && code < 0xe000) return '\uFFFD';
  return String.fromCodePoint(code);
}

/** Whole characters from a column on, at most so many columns. */
function slice(
  cells: readonly { text: string; width: number }[],
  left: number,
  columns: number,
): { text: string; start: number; end: number } {
  let text = '';
  let column = 0;
  let start: number | undefined;
  let end = left;
  for (const cell of cells) {
    const next = column + cell.width;
    if (column >= left) {
      start ??= column;
      if (next > start + columns) break;
      text += cell.text;
      end = next;
    }
    column = next;
  }
  return { text, start: start ?? left, end };
}
