/** Programs that files are judged for; a target names one release of each. */
export const products = ['drbd-utils', 'corosync', 'pacemaker'] as const;
export type Product = (typeof products)[number];

/** `PRODUCT VERSION`, as upstream and the facts write it: `corosync 3.1.0`, `drbd 8.4`, `schema 3.8`. */
export type Release = string;

/** From `since` to `until`, both inclusive; `until drbd-utils 9.25` includes 9.25.3. */
export interface ReleaseSpan {
  readonly since?: Release;
  readonly until?: Release;
}

/** One value for all releases, or what holds in which, oldest first. */
export type ByRelease<T> = T | readonly (ReleaseSpan & { readonly is: T })[];

/** A target: the release of each product, and where that comes from. */
export interface Target {
  readonly 'drbd-utils': TargetRelease;
  readonly corosync: TargetRelease;
  readonly pacemaker: TargetRelease;
}

export interface TargetRelease {
  readonly version: string;
  readonly from: 'settings' | 'file' | 'cluster' | 'default';
  /** What in the file or the settings says so. */
  readonly because: { readonly en: string; readonly ja: string };
}

export const defaultTarget: Readonly<Record<Product, string>> = {
  'drbd-utils': '9.34',
  corosync: '3.1.10',
  pacemaker: '3.0.2',
};

/** Compares two version numbers; only as many parts as both have, so that 9.25 and 9.25.3 are equal. */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const d = (left[i] as number) - (right[i] as number);
    if (d !== 0) return d;
  }
  return 0;
}

/** Whether a version lies in one of the spans; no spans: always. */
export function exists(spans: readonly ReleaseSpan[] | undefined, version: string): boolean {
  return (
    !spans ||
    spans.some(
      ({ since, until }) =>
        (!since || isSchema(since) || compareVersions(version, versionOf(since)) >= 0) &&
        (!until || isSchema(until) || compareVersions(version, versionOf(until)) <= 0),
    )
  );
}

/** `schema 3.8` is no release of a product: which schema a CIB has is for the grammar of that schema to say. */
function isSchema(release: Release): boolean {
  return release.startsWith('schema ');
}

/** The value that holds in a version; undefined where the list does not reach it. */
export function inRelease<T>(value: ByRelease<T> | undefined, version: string): T | undefined {
  if (!isByRelease(value)) return value as T | undefined;
  return value.find(item => exists([item], version))?.is;
}

function isByRelease<T>(value: ByRelease<T> | undefined): value is readonly (ReleaseSpan & { readonly is: T })[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(item => typeof item === 'object' && item !== null && 'is' in item)
  );
}

/** The version number of a release: `corosync 3.1.0` → `3.1.0`. */
export function versionOf(release: Release): string {
  return release.slice(release.lastIndexOf(' ') + 1);
}

/** Few version numbers are compared with each other many times. */
const known = new Map<string, readonly number[]>();

function numbers(version: string): readonly number[] {
  let found = known.get(version);
  if (!found) {
    found = (version.match(/\d+/g) ?? []).map(Number);
    if (known.size < 1000) known.set(version, found);
  }
  return found;
}
