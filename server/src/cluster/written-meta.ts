import type { PacemakerModel, Pair, PairSet } from './pacemaker.ts';
import { remembered } from './remembered.ts';

/** Whether a meta attribute is written anywhere in a file: most rules about one need not look at each resource then. */
export function writesMeta(pacemaker: PacemakerModel, name: string): boolean {
  return writtenMeta(pacemaker).names.has(name);
}

/** Whether a set of meta attributes is only referred to. */
export function refersToMeta(pacemaker: PacemakerModel): boolean {
  return writtenMeta(pacemaker).anyReference;
}

/** Whether one of these values is written for a meta attribute anywhere, or a reference may stand for it. */
export function writesMetaValue(pacemaker: PacemakerModel, name: string, values: RegExp): boolean {
  const { sets, anyReference } = writtenMeta(pacemaker);
  if (anyReference) return true;
  return sets.some(set => set.pairs.some(p => p.idRef || (p.name.value === name && values.test(p.value?.value ?? ''))));
}

interface Written {
  readonly sets: readonly PairSet[];
  readonly names: ReadonlySet<string>;
  readonly anyReference: boolean;
}

const writtenMeta = remembered<PacemakerModel, Written>(pacemaker => {
  const { allResources, facts } = pacemaker;
  const sets = [...facts.rscDefaults];
  for (const { meta } of allResources) for (const set of meta) sets.push(set);
  for (const { meta } of facts.templates) for (const set of meta) sets.push(set);
  const names = new Set<string>();
  for (const set of sets) for (const pair of set.pairs) names.add(pair.name.value);
  return { sets, names, anyReference: sets.some(set => set.idRef) };
});

/** All pairs of some sets; most resources have one set, whose list this is. */
export function pairsOf(sets: readonly PairSet[]): readonly Pair[] {
  if (sets.length === 0) return none;
  return sets.length === 1 ? (sets[0] as PairSet).pairs : sets.flatMap(set => set.pairs);
}

const none: readonly Pair[] = [];
