import type { Span } from './span.ts';

/** Replacement of one span of one text. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after the edits. Edits that overlap an earlier one are left out, so that no byte is changed twice;
 * insertions at the same place keep their order.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) continue;
    out += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return out + text.slice(at);
}
