import type { PacemakerFacts } from './pacemaker.ts';

type Id = PacemakerFacts['ids'][number];

/** The ids of a CIB, as they are written. */
export interface PacemakerIds {
  /** The first element of each id. */
  readonly first: ReadonlyMap<string, Id>;
  /** Those whose id an earlier element has, in order. */
  readonly repeated: readonly Id[];
  /** Some id has blanks around it. */
  readonly isPadded: boolean;
}

/** Which elements have which id. */
export function pacemakerIds(facts: PacemakerFacts): PacemakerIds {
  let found = known.get(facts);
  if (!found) {
    found = idsOf(facts);
    known.set(facts, found);
  }
  return found;
}

/** Takes the index of the facts before an edit over, which must not be used any more. */
export function followIds(
  before: PacemakerFacts,
  after: PacemakerFacts,
  removed: readonly Id[],
  added: readonly Id[],
): void {
  const found = known.get(before);
  if (!found || found.repeated.length > 0 || found.isPadded) return;
  known.delete(before);
  const first = found.first as Map<string, Id>;
  for (const { id } of removed) first.delete(id.value);
  for (const item of added) {
    const { value } = item.id;
    if (first.has(value) || value.trim() !== value) return;
    first.set(value, item);
  }
  known.set(after, found);
}

const known = new WeakMap<PacemakerFacts, PacemakerIds>();

function idsOf({ ids }: PacemakerFacts): PacemakerIds {
  const first = new Map<string, Id>();
  const repeated: Id[] = [];
  let isPadded = false;
  for (const item of ids) {
    const { value } = item.id;
    if (first.has(value)) repeated.push(item);
    else first.set(value, item);
    if (value.trim() !== value) isPadded = true;
  }
  return { first, repeated, isPadded };
}
