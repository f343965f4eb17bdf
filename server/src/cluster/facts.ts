import type { NameSpace } from '../schema/entry.ts';
import type { ReleaseSpan } from '../schema/release.ts';
import type { Span } from '../text/span.ts';
import type { CorosyncFacts } from './corosync.ts';
import type { DrbdFacts } from './drbd.ts';
import type { PacemakerFacts } from './pacemaker.ts';

/** A name where it is made or used: navigation, rename and name completion are derived from these. */
export interface NameUse {
  readonly space: NameSpace;
  readonly name: string;
  readonly role: 'definition' | 'reference';
  /** The name itself, without quotes. */
  readonly span: Span;
  /** What can be shown of it, such as the whole section; for outlines and previews. */
  readonly whole?: Span;
  /**
   * Names of different scopes are different things: ids count within one file (scope is left out: see `local`),
   * volumes within a resource.
   */
  readonly scope?: string;
  /** The name counts in this file only. */
  readonly local?: boolean;
}

/** A path in a file that the editor can open. `pattern`: a glob, opened when exactly one file matches. */
export interface PathUse {
  readonly span: Span;
  readonly path: string;
  readonly pattern?: boolean;
}

/** What one file says. */
export interface FileFacts {
  readonly names: readonly NameUse[];
  readonly paths: readonly PathUse[];
  readonly drbd?: DrbdFacts;
  readonly corosync?: CorosyncFacts;
  readonly pacemaker?: PacemakerFacts;
}

export type { NameSpace, ReleaseSpan };
