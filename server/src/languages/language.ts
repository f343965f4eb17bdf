import type { FileFacts } from '../cluster/facts.ts';
import type { Bound } from '../schema/bound.ts';
import type { LanguageSchema } from '../schema/entry.ts';
import type { Product, ReleaseSpan, Target } from '../schema/release.ts';
import type { Section, Tree, Word } from '../syntax/tree.ts';
import type { Before, ChangedTree } from '../syntax/tree-change.ts';
import type { Change } from '../text/change.ts';
import type { Text } from '../text/text.ts';
import type { Gap, LayoutStyle } from './layout.ts';

/** What a file says about the releases it is for. */
export interface TargetHint {
  readonly product: Product;
  readonly version: string;
  readonly because: Text;
}

/** A template the user can insert; `$1`, `${2:name}` as in the protocol. */
export interface Snippet {
  readonly name: string;
  readonly doc: Text;
  readonly body: string;
  /** Id of the section it belongs into; `<language>` is the top level. */
  readonly in: string;
  /** Releases that understand it; every one without. */
  readonly exists?: readonly ReleaseSpan[];
}

/** A configuration language. It adds nothing to features, rules or hosts. */
export interface Language {
  readonly id: 'drbd' | 'corosync' | 'cib';
  readonly name: string;
  /** The product whose version the language's tables are read for. */
  readonly product: Product;
  readonly schema: LanguageSchema;
  /** How sure the language is that a file is its own: 0 no, 1 by content, 2 by name, 3 by name and content. */
  claims(path: string, text: string): 0 | 1 | 2 | 3;
  parse(text: string): Tree;
  /**
   * Parses the text that an edit made of another one, and takes over what the edit did not touch: the tree before is
   * used up. Undefined where the whole must be read anew; then nothing has changed.
   */
  readonly reparse?: (before: Tree, text: string, change: Change) => ChangedTree | undefined;
  targetHint(tree: Tree): TargetHint | undefined;
  bind(tree: Tree, target: Target, before?: Before<Bound>): Bound;
  /** `file` is the name the host uses for the file; it goes into every place. */
  facts(bound: Bound, file: string, before?: Before<FileFacts>): FileFacts;
  readonly comment: { readonly start: string; readonly end: string };
  /** How an option or section is written, as a snippet body (`timeout ${1:60};`, `token: $1`). */
  write: {
    option(name: string, valuePlaceholder: string | undefined): string;
    section(name: string, args: string | undefined): string;
    /** A word as a value at this place: quoted where the language needs it. */
    value(word: string): string;
  };
  /** Name under which a section stands in the outline: `resource r0`, `primitive vip`. */
  title(section: Section): { readonly name: string; readonly detail: string; readonly at: Word } | undefined;
  readonly snippets: readonly Snippet[];
  /** White space as it should be; absent where the language is not formatted. */
  readonly layout?: (tree: Tree, style: LayoutStyle) => readonly Gap[];
}
