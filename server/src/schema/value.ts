import type { Text } from '../text/text.ts';

/** What the native tool makes of a value: a meaning, or why not and what would be right. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: 'wrong-value' | 'out-of-range';
      readonly message: Text;
      /** The tool reads something out of it all the same (as `10x`): wrong, but refused by nobody. */
      readonly tolerated?: boolean;
    };

/** One of the words that a value may be, for completion and hovers. */
export interface Choice {
  readonly word: string;
  readonly doc?: Text;
  readonly deprecated?: boolean;
}

/** A kind of value. Each kind is one file in values/; entries hold instances made by its function. */
export interface ValueType<T = unknown> {
  readonly kind: string;
  /** Reads the text of a value for a release (a version number) of the product the file is for. */
  read(text: string, version: string): Reading<T>;
  /** The type as a phrase of a hover: `integer`, `整数`. */
  describe(version?: string): Text;
  /** The range as written by people (`1 to 600`, `1～600`), where there is one. */
  range?(version?: string): Text | undefined;
  /** The words it may be; empty or absent for free text. */
  choices?(version?: string): readonly Choice[];
  /** A value in the reader's units (`60` → `6 s`), where that helps. */
  humanize?(text: string, version: string): Text | undefined;
  /** Unit of a bare number, as the hover says it. */
  readonly unit?: Text;
  /** The raw facts (min, max, choices, msPerUnit), for tests, grammars and pages. */
  readonly data?: Readonly<Record<string, unknown>>;
}
