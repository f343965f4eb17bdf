import { drbdSchema } from '../../../../schemas/drbd/index.ts';
import type { OptionEntry, SectionEntry } from '../../schema/entry.ts';

/** What may stand in a section, by keyword. */
export interface Place {
  readonly entry: SectionEntry;
  section(keyword: string): SectionEntry | undefined;
  /** Also by its negated name (`no-tcp-cork`). */
  option(keyword: string): OptionEntry | undefined;
  /** Whether a statement may begin with this word here. */
  knows(keyword: string): boolean;
}

const places = new Map<string, Place>();
const anywhere = new Map<string, SectionEntry>();
for (const entry of drbdSchema.sections) {
  if (!anywhere.has(entry.keyword)) anywhere.set(entry.keyword, entry);
}

/** The place that a section of the table makes. */
export function placeOf(entry: SectionEntry): Place {
  const known = places.get(entry.id);
  if (known) return known;
  const sections = new Map(drbdSchema.sections.filter(s => s.in.includes(entry.id)).map(s => [s.keyword, s]));
  const options = new Map(Object.entries(entry.options));
  const option = (keyword: string): OptionEntry | undefined =>
    options.get(keyword) ??
    (keyword.startsWith('no-') && isOptionSection(entry) ? options.get(keyword.slice(3)) : undefined);
  const place: Place = {
    entry,
    section: keyword => sections.get(keyword),
    option,
    knows: keyword => sections.has(keyword) || option(keyword) !== undefined,
  };
  places.set(entry.id, place);
  return place;
}

export const topLevel: Place = placeOf(drbdSchema.sections.find(s => s.id === 'drbd') as SectionEntry);

/** A section entry of this keyword, wherever it may stand. */
export function sectionAnywhere(keyword: string): SectionEntry | undefined {
  return keyword === '' ? undefined : anywhere.get(keyword);
}

/** Sections whose statements are a name and at most one value. */
export function isOptionSection(entry: SectionEntry): boolean {
  return entry.facts?.optionSection === true;
}

/** Sections whose content is free text. */
export function isFreeText(entry: SectionEntry): boolean {
  return entry.facts?.freeText === true;
}

/** `skip`: everything up to the end of the next block is passed over. */
export function skips(keyword: string): boolean {
  return keyword === 'skip';
}

export function shapeOf(entry: OptionEntry): string {
  return (entry.facts?.shape as string | undefined) ?? 'option';
}
