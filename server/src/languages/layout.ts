import type { Span } from '../text/span.ts';

/** How an editor wants lines to be indented. */
export interface LayoutStyle {
  /** One step of indentation: a tab, or some spaces. */
  readonly indent: string;
}

/**
 * White space between two pieces of a file, and what it should be. A layout is all gaps of a file in order: what is not
 * white space lies between them, so that formatting cannot change it.
 */
export interface Gap {
  readonly span: Span;
  readonly text: string;
  /** Indentation of a statement that would begin in this gap. */
  readonly indent: string;
  /** Gaps with the same number belong to statements that are aligned with each other. */
  readonly run?: number;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}
