import type { DrbdConfiguration, DrbdResource } from './drbd.ts';
import { keptList, sharedEnds } from './of-items.ts';

/** What the resources of a configuration have under each key. */
export interface DrbdIndex<T> {
  /** Everything under a key, in the order of the file. */
  get(key: string): readonly T[];
  /** What shares its key with something else, key by key, in the order of the first that is not alone. */
  shared(): readonly (readonly T[])[];
}

type Entries<T> = (resource: DrbdResource) => Iterable<readonly [key: string, value: T]>;

/** Where an entry is from; what it is can be asked again, and would fill the memory. */
interface Held {
  readonly resource: DrbdResource;
  /** Its number among the entries of the resource. */
  readonly no: number;
}

interface State {
  resources: readonly DrbdResource[];
  readonly byKey: Map<string, Held | Held[]>;
  readonly sharedKeys: Set<string>;
}

/**
 * An index over all resources that is kept while single ones change: of two configurations that follow each other,
 * only what differs is entered anew. `entries` says what one resource has, and must say the same each time; `keys` gives
 * its keys alone where that is cheaper.
 */
export function drbdIndex<T>(
  entries: Entries<T>,
  keys: (resource: DrbdResource) => Iterable<string> = resource => Array.from(entries(resource), ([key]) => key),
): (configuration: DrbdConfiguration) => DrbdIndex<T> {
  return ({ resources, memory }) => {
    const state = (memory.get(entries) as State | undefined) ?? {
      resources: [],
      byKey: new Map<string, Held | Held[]>(),
      sharedKeys: new Set<string>(),
    };
    memory.set(entries, state);
    update(state, resources, keys);
    const place = (held: Held): Placed => ({ at: positionsIn(resources).get(held.resource) ?? 0, held });
    const inOrder = (key: string): readonly Placed[] => {
      const held = listOf(state.byKey.get(key));
      const [only] = held;
      return held.length === 1 && only ? [{ at: 0, held: only }] : held.map(place).sort(byPlace);
    };
    const values = (placed: readonly Placed[]): T[] => placed.map(({ held }) => valueAt(held, entries));
    return {
      get: key => values(inOrder(key)),
      shared: () =>
        [...state.sharedKeys]
          .map(inOrder)
          .sort((a, b) => byPlace(a[1] as Placed, b[1] as Placed))
          .map(values),
    };
  };
}

const positions = new WeakMap<readonly DrbdResource[], ReadonlyMap<DrbdResource, number>>();

function positionsIn(resources: readonly DrbdResource[]): ReadonlyMap<DrbdResource, number> {
  const known = positions.get(resources) ?? new Map(resources.map((r, i) => [r, i]));
  positions.set(resources, known);
  return known;
}

interface Placed {
  readonly at: number;
  readonly held: Held;
}

function byPlace(a: Placed, b: Placed): number {
  return a.at - b.at || a.held.no - b.held.no;
}

function listOf(held: Held | Held[] | undefined): readonly Held[] {
  return held === undefined ? [] : Array.isArray(held) ? held : [held];
}

function valueAt<T>({ resource, no }: Held, entries: Entries<T>): T {
  let i = 0;
  for (const [, value] of entries(resource)) if (i++ === no) return value;
  throw new Error('the entries of a resource have changed');
}

function update(state: State, next: readonly DrbdResource[], keys: (resource: DrbdResource) => Iterable<string>): void {
  const { resources: before, byKey, sharedKeys } = state;
  if (before === next) return;
  const { head, tail } = sharedEnds(before, next);
  for (const resource of before.slice(head, before.length - tail)) {
    for (const key of keys(resource)) {
      const kept = listOf(byKey.get(key)).filter(h => h.resource !== resource);
      const [only] = kept;
      if (!only) byKey.delete(key);
      else byKey.set(key, kept.length === 1 ? only : kept);
      if (kept.length < 2) sharedKeys.delete(key);
    }
  }
  for (const resource of next.slice(head, next.length - tail)) {
    let no = 0;
    for (const key of keys(resource)) {
      const held = byKey.get(key);
      const own = { resource, no: no++ };
      if (!held) byKey.set(key, own);
      else if (Array.isArray(held)) held.push(own);
      else {
        byKey.set(key, [held, own]);
        sharedKeys.add(key);
      }
    }
  }
  state.resources = next;
}

/** What each resource of a configuration is, in their order; of two that follow each other, only new ones are asked. */
export function drbdList<T>(ask: (resource: DrbdResource) => T): (configuration: DrbdConfiguration) => readonly T[] {
  return ({ resources, memory }) => {
    const last = memory.get(ask) as { readonly of: readonly DrbdResource[]; readonly list: readonly T[] } | undefined;
    if (last?.of === resources) return last.list;
    const list = keptList(last?.of ?? [], last?.list ?? [], resources, ask);
    memory.set(ask, { of: resources, list });
    return list;
  };
}
