import type { PacemakerModel, PairSet } from './pacemaker.ts';

/** Whether a meta attribute is written anywhere in a file: most rules about one need not look at each resource then. */
export function writesMeta(pacemaker: PacemakerModel, name: string): boolean {
  let names = written.get(pacemaker);
  if (!names) {
    names = new Set();
    const add = (sets: readonly PairSet[]): void => {
      for (const set of sets) for (const pair of set.pairs) names?.add(pair.name.value);
    };
    add(pacemaker.facts.rscDefaults);
    for (const resource of pacemaker.allResources) add(resource.meta);
    for (const template of pacemaker.facts.templates) add(template.meta);
    written.set(pacemaker, names);
  }
  return names.has(name);
}

const written = new WeakMap<PacemakerModel, Set<string>>();
