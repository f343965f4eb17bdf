import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** A word of a file: keyword, argument or value. */
export interface Word {
  /** The text as the native tool reads it: quotes, escapes and character references resolved. */
  readonly value: string;
  /** The word itself, without quotes: what a finding marks and a rename replaces. */
  readonly span: Span;
  /** The word with its quotes. */
  readonly outer: Span;
  readonly quoted: boolean;
  /** Contains a template expression: the value is unknown, not wrong. */
  readonly opaque?: boolean;
}

/** `keyword value …;`, `keyword: value`, or an XML attribute. */
export interface Option {
  readonly kind: 'option';
  readonly keyword: Word;
  readonly values: readonly Word[];
  readonly span: Span;
  readonly parent: Section;
}

/** `keyword argument … { … }`, or an XML element. */
export interface Section {
  readonly kind: 'section';
  readonly keyword: Word;
  /** Words between the keyword and the brace; empty for XML. */
  readonly values: readonly Word[];
  /** XML attributes; empty for other languages. */
  readonly attributes: readonly Option[];
  readonly children: readonly Node[];
  readonly span: Span;
  /** Between the braces, or between start tag and end tag; empty and behind the keyword where there is none. */
  readonly body: Span;
  /** False where the file ends, or another section begins, before this one is closed. */
  readonly closed: boolean;
  /** The keyword of an XML end tag. */
  readonly endKeyword?: Word;
  readonly parent: Section | undefined;
}

export type Node = Option | Section;

/** What the parser could not read; it went on behind it. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly message: Text;
  /** Id of the finding behind `<language>/`; `syntax` unless it says otherwise (`elision-mark`, say). */
  readonly rule?: string;
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  /** Native tools that refuse the file because of this place. */
  readonly refusedBy?: readonly string[];
  readonly related?: readonly { readonly span: Span; readonly message: Text }[];
  readonly fix?: { readonly title: Text; readonly edits: readonly { readonly span: Span; readonly newText: string }[] };
}

/** A parsed file. Parsing never throws and always gives a tree. */
export interface Tree {
  readonly text: string;
  /** The file as a section: its keyword is empty, its children are the top level. */
  readonly root: Section;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Span[];
  /** True where parts are known to be left out (elision marks, fragments): nothing is "missing" then. */
  readonly incomplete?: boolean;
}
