import type { Node, Section, Tree, Word } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import type { ArgumentEntry, Entry, Label, LanguageSchema, OptionEntry, SectionEntry, Tool } from './entry.ts';
import type { ValueType } from './value.ts';

/** A fault that follows from the table alone. `rule` is the part of the id behind `<language>/`. */
export interface BindProblem {
  readonly rule: string;
  readonly span: Span;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: Text;
  readonly refusedBy?: readonly Tool[];
  /** The only hosts on which it is refused; elsewhere it is a fault that nobody notices. */
  readonly refusedOn?: readonly string[];
  readonly related?: readonly { readonly span: Span; readonly message: Text }[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  readonly fixes?: readonly {
    readonly title: Text;
    readonly safe: boolean;
    readonly edits: readonly { readonly span: Span; readonly newText: string }[];
  }[];
}

/** What the table says about one word of the file. */
export interface WordMeaning {
  readonly word: Word;
  readonly role: 'keyword' | 'argument' | 'value';
  /** Entry of the option or section that the word names or belongs to. */
  readonly entry: Entry;
  readonly name: string;
  /** Set for options (also for an nvpair of a CIB: its name is the keyword, its value the value). */
  readonly option?: OptionEntry;
  readonly section?: SectionEntry;
  readonly argument?: ArgumentEntry;
  readonly value?: ValueType;
  readonly label?: Label;
}

/** What may be written at a place. */
export interface Candidates {
  readonly sections: readonly { readonly name: string; readonly entry: SectionEntry }[];
  readonly options: readonly { readonly name: string; readonly entry: OptionEntry }[];
}

/** A tree bound to its table, for one release (version number of the language's product). */
export interface Bound {
  readonly tree: Tree;
  readonly schema: LanguageSchema;
  readonly version: string;
  readonly problems: readonly BindProblem[];
  sectionEntry(section: Section): SectionEntry | undefined;
  optionEntry(node: Node): OptionEntry | undefined;
  /** The meaning of a word of the tree; undefined where the table does not know it. */
  meaning(node: Node, part: 'keyword' | number): WordMeaning | undefined;
  /** What may stand in a section (existing ones included). */
  candidates(section: Section): Candidates;
}
