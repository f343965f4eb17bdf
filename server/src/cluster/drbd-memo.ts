import type { DrbdConfiguration, DrbdResource } from './drbd.ts';
import { remembered } from './remembered.ts';

/**
 * A function of a configuration that many rules ask: computed once for each. A configuration stays the same thing after
 * an edit, but its list of resources is a new one.
 */
export function perConfiguration<T extends object>(
  compute: (configuration: DrbdConfiguration) => T,
): (configuration: DrbdConfiguration) => T {
  const known = new WeakMap<DrbdConfiguration['resources'], T>();
  return configuration => {
    const before = known.get(configuration.resources);
    if (before) return before;
    const found = compute(configuration);
    known.set(configuration.resources, found);
    return found;
  };
}

/** A function of a resource (and of what its configuration says for all) that is asked more than once. */
export function perResource<T>(compute: (resource: DrbdResource) => T): (resource: DrbdResource) => T {
  return remembered(compute);
}
