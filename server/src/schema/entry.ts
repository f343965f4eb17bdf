import type { Text } from '../text/text.ts';
import type { ByRelease, Release, ReleaseSpan } from './release.ts';
import type { ValueType } from './value.ts';

/** Severity of a finding, as style and JSON spell it. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Native programs that may refuse a file. */
export type Tool = 'drbdadm' | 'corosync' | 'rng' | 'crm_verify' | 'pcs' | 'crm';

/** What a fault costs: its severity, and who refuses the file because of it. */
export interface Verdict {
  readonly severity: Severity;
  readonly refusedBy?: readonly Tool[];
}

/** Kinds of names that files share. */
export type NameSpace =
  | 'node'
  | 'drbdResource'
  | 'drbdVolume'
  | 'drbdDevice'
  | 'resource'
  | 'id'
  | 'ticket'
  | 'role'
  | 'logSubsystem';

/** Says that a value or argument is a name, and whether it makes the name or uses it. */
export interface Label {
  readonly space: NameSpace;
  readonly role: 'defines' | 'refersTo';
}

/** What sections and options have in common. */
export interface Entry {
  /** One line: what it is for. */
  readonly doc: Text;
  /** Further sentences for the hover. */
  readonly more?: Text;
  /** Releases that know it; absent: all. */
  readonly exists?: readonly ReleaseSpan[];
  /** Still read, but not to be written any more. */
  readonly deprecated?: { readonly since?: Release; readonly use?: string; readonly doc?: Text };
  /** Manual page and section, or the upstream source of the facts. */
  readonly source?: string;
  /** Names of related options, as the hover lists them. */
  readonly related?: readonly string[];
}

/** One option. Described once, here; every feature is derived from it. */
export interface OptionEntry extends Entry {
  readonly value: ByRelease<ValueType>;
  /** As it would be written. */
  readonly default?: ByRelease<string | number | boolean | null>;
  /** How a computed default comes about. */
  readonly defaultDoc?: Text;
  readonly required?: ByRelease<boolean>;
  /** May be written several times, each counting. */
  readonly repeatable?: boolean;
  /** Takes any number of words, each a value (`hosts` of a connection-mesh). */
  readonly manyValues?: boolean;
  /** May be written without a value (DRBD flags and booleans). */
  readonly valueOptional?: boolean;
  readonly label?: Label;
  /** Its value is never shown: hovers, JSON, SARIF and logs. */
  readonly secret?: boolean;
  /** Its value is a path: a document link. */
  readonly path?: boolean;
  /** Severity and refusing tool of a wrong value, where the language's usual verdict does not hold. */
  readonly invalid?: ByRelease<Verdict>;
  readonly outOfRange?: ByRelease<Verdict>;
  /** Further facts that only this language has (runtime-changeable, transports, places); plain data. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A section or element. `id` is `language.keyword`, or longer where one keyword means different things. */
export interface SectionEntry extends Entry {
  readonly id: string;
  readonly keyword: string;
  /** Ids of the sections it may stand in; `<language>` itself is the top level. */
  readonly in: readonly string[];
  /** Words between keyword and brace. */
  readonly args?: readonly ArgumentEntry[];
  readonly options: Readonly<Record<string, OptionEntry>>;
  /** At most one per parent. */
  readonly once?: boolean;
  /** Unknown options are free text here, not findings. */
  readonly open?: boolean;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface ArgumentEntry {
  readonly value: ValueType;
  readonly label?: Label;
  readonly optional?: boolean;
  readonly many?: boolean;
  readonly doc: Text;
}

/** All tables of a language. */
export interface LanguageSchema {
  readonly id: string;
  readonly sections: readonly SectionEntry[];
}

/** Identity function that lets the compiler check a table where it stands. */
export function section<const S extends SectionEntry>(entry: S): S {
  return entry;
}
