import type { Located } from './effective.ts';

/**
 * What a host with a disk found when it looked for the files that a DRBD file names. `there`: something that can be
 * read, whether or not it was; `vanished`: a pattern that matches the name of a file that cannot be opened.
 */
export type LookupOutcome = 'there' | 'missing' | 'folder' | 'vanished';

/** Outcomes by file and path; a host that cannot look (a browser, a text under review) gives none. */
export type DrbdLookups = ReadonlyMap<string, LookupOutcome>;

/** What became of a path that a file names; undefined where nobody looked. */
export function lookupOf(lookups: DrbdLookups | undefined, named: Located<string>): LookupOutcome | undefined {
  return lookups?.get(lookupKey(named.at.file, named.value));
}

/** The key of a path that a file names. */
export function lookupKey(file: string, path: string): string {
  return `${file}\0${path}`;
}
