import type { DrbdConfiguration } from './drbd.ts';

/** A function of a configuration that many rules ask: computed once for each. */
export function perConfiguration<T extends object>(
  compute: (configuration: DrbdConfiguration) => T,
): (configuration: DrbdConfiguration) => T {
  const known = new WeakMap<DrbdConfiguration, T>();
  return configuration => {
    const before = known.get(configuration);
    if (before) return before;
    const found = compute(configuration);
    known.set(configuration, found);
    return found;
  };
}
