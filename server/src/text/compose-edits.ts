import type { Edit } from './edit.ts';

/**
 * Edits of a text that do at once what several rounds of edits do one after the other, each on the text that the one
 * before it has left. What no round touches stays untouched.
 */
export function composeEdits(text: string, rounds: readonly ((text: string) => readonly Edit[])[]): Edit[] {
  let pieces: Piece[] = [{ start: 0, end: text.length }];
  let current = text;
  for (const round of rounds) {
    const edits = inOrder(round(current));
    if (edits.length === 0) continue;
    pieces = replaced(text, pieces, edits);
    current = pieces.map(p => textOf(text, p)).join('');
  }
  return between(text, pieces);
}

/** A part of the original text, or a new one. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

function textOf(text: string, piece: Piece): string {
  return 'text' in piece ? piece.text : text.slice(piece.start, piece.end);
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

/** As applyEdits does: one that overlaps an earlier one is left out. */
function inOrder(edits: readonly Edit[]): Edit[] {
  let at = 0;
  return edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order)
    .flatMap(({ edit }) => {
      if (edit.span.start < at) return [];
      at = edit.span.end;
      return [edit];
    });
}

function replaced(text: string, pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const out: Piece[] = [];
  let index = 0;
  // Of the current piece, what was dealt with already; and where its beginning lies in the current text.
  let used = 0;
  let base = 0;
  const goTo = (offset: number, keep: boolean): void => {
    for (;;) {
      const piece = pieces[index];
      if (!piece || base + used >= offset) return;
      const until = Math.min(lengthOf(piece), offset - base);
      if (keep && until > used) out.push(part(piece, used, until));
      used = until;
      if (used < lengthOf(piece)) return;
      base += used;
      used = 0;
      index++;
    }
  };
  for (const { span, newText } of edits) {
    goTo(span.start, true);
    if (newText !== '') out.push({ text: newText });
    goTo(span.end, false);
  }
  goTo(Number.POSITIVE_INFINITY, true);
  return out.filter(p => textOf(text, p) !== '');
}

function part(piece: Piece, from: number, to: number): Piece {
  return 'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}

/** What stands between the parts that are left of the original. */
function between(text: string, pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let added = '';
  const add = (until: number): void => {
    if (added !== '' || until > at) edits.push({ span: { start: at, end: until }, newText: added });
    added = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) added += piece.text;
    else {
      add(piece.start);
      at = piece.end;
    }
  }
  add(text.length);
  return edits;
}
