import { cibSchema } from '../../../../schemas/cib/index.ts';
import type { Entry, SectionEntry } from '../../schema/entry.ts';
import { exists } from '../../schema/release.ts';

/** The entry of each element; no two elements of one name mean different things. */
export const entryOf: ReadonlyMap<string, SectionEntry> = new Map(cibSchema.sections.map(s => [s.keyword, s]));

export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Whether the release no longer wants to see it. */
export function isDeprecated(entry: Entry, version: string): boolean {
  const { deprecated: since } = entry;
  return since !== undefined && (!since.since || exists([{ since: since.since }], version));
}
