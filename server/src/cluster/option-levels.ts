import { pairTables } from '../../../schemas/cib/index.ts';

/** What an option is about: the cluster, a resource, or an operation. */
export type OptionLevel = 'clusterProperty' | 'resourceMeta' | 'operationMeta';

/** Levels that have an option of the name. */
export function levelsOf(name: string): readonly OptionLevel[] {
  return known.get(name) ?? none;
}

/** Whether the fencer reads it as a parameter of every fencing device. */
export function isFencingParameter(name: string): boolean {
  return Object.hasOwn(pairTables.fencingInstance, name);
}

/** Meta attributes that only a clone reads. */
export const cloneOptions: ReadonlySet<string> = new Set([
  'clone-max',
  'clone-min',
  'clone-node-max',
  'globally-unique',
  'interleave',
  'master-max',
  'master-node-max',
  'notify',
  'promotable',
  'promoted-max',
  'promoted-node-max',
]);

const none: readonly OptionLevel[] = [];
const known: ReadonlyMap<string, readonly OptionLevel[]> = byName();

function byName(): Map<string, OptionLevel[]> {
  const found = new Map<string, OptionLevel[]>();
  for (const level of ['clusterProperty', 'resourceMeta', 'operationMeta'] as const) {
    for (const name of Object.keys(pairTables[level])) found.set(name, [...(found.get(name) ?? []), level]);
  }
  return found;
}
