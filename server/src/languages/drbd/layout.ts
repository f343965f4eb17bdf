import { walk } from '../../syntax/cursor.ts';
import type { Tree } from '../../syntax/tree.ts';
import { type Gap, type LayoutStyle, lineBreakOf } from '../layout.ts';
import { tokenize } from './parser.ts';

/**
 * The layout of the manual page: one statement per line, the values of a run of statements under each other, comments
 * where they are, at most one blank line. Line breaks inside of a statement stay.
 */
export function layoutDrbd(tree: Tree, style: LayoutStyle): Gap[] {
  const { text } = tree;
  const pieces = piecesOf(text);
  if (pieces.length === 0) return text === '' ? [] : [{ span: { start: 0, end: text.length }, text: '', indent: '' }];
  const starts = new Set<number>();
  for (const node of walk(tree.root)) starts.add(node.keyword.outer.start);
  const newline = lineBreakOf(text);
  const gaps: Draft[] = [];
  const lines: Line[] = [];
  let line: Line | undefined;
  let depth = 0;
  /** Inside of a statement that has begun. */
  let open = false;
  let before: Piece | undefined;

  for (const piece of pieces) {
    const start = before?.end ?? 0;
    const old = text.slice(start, piece.start);
    const breaks = before ? countBreaks(old) : 0;
    const begins = !open || (breaks > 0 && starts.has(piece.start));
    if (piece.kind === 'close') depth = Math.max(0, depth - 1);
    const where = before ? separation(before, piece, old, breaks, begins) : 'line';
    const level = begins || piece.kind === 'close' ? depth : depth + 1;
    const gap: Draft = {
      start,
      end: piece.start,
      indent: style.indent.repeat(piece.kind === 'close' ? depth + 1 : depth),
      text: '',
    };
    if (where === 'space') gap.text = ' ';
    else if (where === 'line') {
      const blank = before && breaks > 1 && before.kind !== 'open' && piece.kind !== 'close' ? newline : '';
      gap.text = (before ? newline + blank : '') + style.indent.repeat(level);
      line = { first: gaps.length, last: gaps.length, blank: blank !== '', piece, depth: level };
      lines.push(line);
    }
    if (line) line.last = gaps.length;
    gaps.push(gap);
    if (piece.kind === 'open') {
      depth++;
      open = false;
    } else if (piece.kind === 'close' || piece.kind === 'semicolon') open = false;
    else if (piece.kind === 'word') open = true;
    else if (piece.kind === 'rest') {
      depth = Math.max(0, depth + piece.depth);
      open = !/[;{}]$/.test(text.slice(piece.start, piece.end));
    } else if (piece.kind === 'alone') open = false;
    before = piece;
  }
  align(pieces, gaps, lines);
  const end = before?.end ?? 0;
  gaps.push({ start: end, end: text.length, indent: style.indent.repeat(depth), text: newline });
  return gaps.map(({ start, end, text, indent, run }) => ({
    span: { start, end },
    text,
    indent,
    ...(run === undefined ? {} : { run }),
  }));
}

/** What stays as it is, between two gaps. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** `alone`: a mark of an omitted part, which fills its line; `rest`: the rest of a line behind an unclosed quote. */
  readonly kind: 'word' | 'semicolon' | 'open' | 'close' | 'comment' | 'alone' | 'rest';
  /** Braces in a rest of a line. */
  readonly depth: number;
}

interface Draft {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  text: string;
  run?: number;
}

/** A line as it will be: the numbers of its first and last piece, which are those of the gaps before them. */
interface Line {
  readonly first: number;
  last: number;
  readonly blank: boolean;
  readonly piece: Piece;
  readonly depth: number;
}

function piecesOf(text: string): Piece[] {
  const { tokens, comments } = tokenize(text);
  const found: Piece[] = [];
  let n = 0;
  let end = 0;
  /** Nothing but white space may fall into a gap, whatever the lexer left out. */
  const addLost = (start: number): void => {
    if (start === end) return;
    for (const lost of text.slice(end, start).matchAll(/[^ \t\r\n]+/g)) {
      found.push({ start: end + lost.index, end: end + lost.index + lost[0].length, kind: 'word', depth: 0 });
    }
  };
  const add = (start: number, to: number, kind: Piece['kind'], depth = 0): void => {
    addLost(start);
    found.push({ start, end: to, kind, depth });
    end = to;
  };
  const addComment = (start: number, image: string): void => {
    if (start >= end) add(start, start + image.replace(/[ \t\r]+$/, '').length, 'comment');
  };
  for (const token of tokens) {
    for (; n < comments.length && (comments[n]?.startOffset as number) < token.startOffset; n++) {
      addComment(comments[n]?.startOffset as number, comments[n]?.image as string);
    }
    if (token.startOffset < end) continue;
    const { startOffset: start, image } = token;
    const kind = kinds[token.tokenType.name];
    if (token.tokenType.name !== 'OpenString') {
      add(start, start + image.length, kind ?? 'word');
      continue;
    }
    // What an unclosed quote means depends on where its line ends, so the rest of the line stays as it is.
    const newline = text.indexOf('\n', start);
    const rest = text.slice(start, newline < 0 ? text.length : newline).replace(/[ \t\r]+$/, '');
    const behind = rest.slice(image.length);
    add(start, start + rest.length, 'rest', behind.split('{').length - behind.split('}').length);
  }
  for (; n < comments.length; n++) addComment(comments[n]?.startOffset as number, comments[n]?.image as string);
  addLost(text.length);
  return found;
}

const kinds: Readonly<Record<string, Piece['kind']>> = {
  Semicolon: 'semicolon',
  Open: 'open',
  Close: 'close',
  Elision: 'alone',
};

/** What stands between two pieces: nothing, a blank, or a line break. */
function separation(
  before: Piece,
  piece: Piece,
  old: string,
  breaks: number,
  begins: boolean,
): 'none' | 'space' | 'line' {
  if (before.kind === 'comment' || before.kind === 'alone' || before.kind === 'rest' || piece.kind === 'alone') {
    return 'line';
  }
  if (piece.kind === 'comment') return breaks > 0 ? 'line' : 'space';
  if (piece.kind === 'close') return before.kind === 'open' && breaks === 0 ? 'space' : 'line';
  if (piece.kind === 'semicolon') return before.kind === 'word' || breaks === 0 ? 'none' : 'line';
  if (before.kind !== 'word') return 'line';
  if (piece.kind === 'open') return 'space';
  if (breaks > 0) return 'line';
  // A missing semicolon between two words is for the user to set; the line is not broken without it.
  return old === '' || (begins && old === '') ? 'none' : 'space';
}

/** Puts the values, and then the comments, of statements on successive lines under each other. */
function align(pieces: readonly Piece[], gaps: Draft[], lines: readonly Line[]): void {
  let number = 0;
  let run: Line[] = [];
  const finish = (): void => {
    const statements = run.filter(l => l.piece.kind !== 'comment');
    if (statements.length > 1) alignRun(pieces, gaps, statements, number++);
    alignComments(pieces, gaps, run);
    run = [];
  };
  let before: Line | undefined;
  for (const line of lines) {
    const fits = isStatement(pieces, line) || line.piece.kind === 'comment';
    if (!fits || line.blank || line.depth !== before?.depth) finish();
    if (fits) run.push(line);
    before = line;
  }
  finish();
}

/** A line that is one whole statement, with or without a comment behind it. */
function isStatement(pieces: readonly Piece[], { first, last }: Line): boolean {
  const end = pieces[last]?.kind === 'comment' ? last - 1 : last;
  if (end <= first || pieces[end]?.kind !== 'semicolon') return false;
  for (let n = first; n < end; n++) if (pieces[n]?.kind !== 'word') return false;
  return true;
}

function alignRun(pieces: readonly Piece[], gaps: Draft[], lines: readonly Line[], number: number): void {
  let widest = 0;
  const values: { gap: Draft; width: number }[] = [];
  for (const { first, last } of lines) {
    let n = first + 1;
    while (n <= last && gaps[n]?.text === '') n++;
    for (let g = first; g <= last; g++) (gaps[g] as Draft).run = number;
    if (n > last || pieces[n]?.kind !== 'word') continue;
    const width = (pieces[n - 1]?.end as number) - (pieces[first]?.start as number);
    values.push({ gap: gaps[n] as Draft, width });
    widest = Math.max(widest, width);
  }
  for (const { gap, width } of values) gap.text = ' '.repeat(widest - width + 1);
}

function alignComments(pieces: readonly Piece[], gaps: Draft[], lines: readonly Line[]): void {
  let group: { gap: Draft; width: number }[] = [];
  const finish = (): void => {
    const widest = Math.max(...group.map(g => g.width));
    for (const { gap, width } of group) gap.text = ' '.repeat(widest - width + 1);
    group = [];
  };
  for (const { first, last } of lines) {
    if (pieces[last]?.kind !== 'comment' || first === last) {
      if (group.length > 0) finish();
      continue;
    }
    let width = 0;
    for (let n = first; n < last; n++) {
      const piece = pieces[n] as Piece;
      width += piece.end - piece.start + (n > first ? (gaps[n]?.text.length as number) : 0);
    }
    group.push({ gap: gaps[last] as Draft, width });
  }
  if (group.length > 0) finish();
}

function countBreaks(text: string): number {
  let n = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) n++;
  return n;
}
