/*
 * Which release of Pacemaker brought which schema, from the release tags of Pacemaker (1.1.1 to 3.0.2).
 */

/** Schema versions in the order in which spans run. `next` is the development schema that ended with 3.0.0. */
// biome-ignore format: one line per generation
export const schemaVersions: readonly string[] = [
  '1.0', '1.2', '1.3', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10',
  '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '4.0', 'next',
];

/** First release that has the schema; absent: 1.1.1, the first release that keeps schemas as files. */
const firstRelease: Readonly<Record<string, string>> = {
  '1.3': '1.1.12',
  '2.0': '1.1.12',
  '2.1': '1.1.13',
  '2.2': '1.1.13',
  '2.3': '1.1.13',
  '2.4': '1.1.14',
  '2.5': '1.1.15',
  '2.6': '1.1.16',
  '2.7': '1.1.17',
  '2.8': '1.1.17',
  '2.9': '1.1.17',
  '2.10': '1.1.18',
  '3.0': '2.0.0',
  '3.1': '2.0.0',
  '3.2': '2.0.1',
  '3.3': '2.0.4',
  '3.4': '2.0.5',
  '3.5': '2.0.5',
  '3.6': '2.1.0',
  '3.7': '2.1.0',
  '3.8': '2.1.3',
  '3.9': '2.1.5',
  '3.10': '2.1.8',
  '4.0': '3.0.0',
};

/** Last release of each line; where a new line began at `.0`, this is what came before it. */
const lastOfLine: Readonly<Record<string, string>> = { '2.0.0': '1.1.24', '2.1.0': '2.0.5', '3.0.0': '2.1.11' };

/** First release of Pacemaker that has a schema version; undefined where every release has it. */
export function firstReleaseOfSchema(version: string): string | undefined {
  return firstRelease[version];
}

/** The release before another one. */
export function releaseBefore(release: string): string {
  const line = lastOfLine[release];
  if (line) return line;
  const at = release.lastIndexOf('.');
  return `${release.slice(0, at)}.${Number(release.slice(at + 1)) - 1}`;
}

/** Feature sets (`crm_feature_set`) and the newest release that has each, from the release tags; oldest first. */
// biome-ignore format: one line per generation
const featureSets: readonly (readonly [string, string])[] = [
  ['3.0.1', '1.1.1'], ['3.0.2', '1.1.3'], ['3.0.5', '1.1.6'], ['3.0.6', '1.1.8'], ['3.0.7', '1.1.10'],
  ['3.0.8', '1.1.11'], ['3.0.9', '1.1.12'], ['3.0.10', '1.1.15'], ['3.0.11', '1.1.16'], ['3.0.13', '1.1.17'],
  ['3.0.14', '1.1.24'],
  ['3.1.0', '2.0.2'], ['3.2.0', '2.0.3'], ['3.3.0', '2.0.4'], ['3.6.1', '2.0.5'],
  ['3.10.0', '2.1.0'], ['3.10.2', '2.1.1'], ['3.11.0', '2.1.2'], ['3.15.0', '2.1.4'], ['3.16.1', '2.1.5'],
  ['3.17.4', '2.1.6'], ['3.19.0', '2.1.7'], ['3.19.5', '2.1.8'], ['3.19.6', '2.1.11'],
  ['3.20.0', '3.0.0'], ['3.20.1', '3.0.1'], ['3.20.5', '3.0.2'],
];

/**
 * The newest release that a feature set speaks of. Distributions raise the last part when they take over a change:
 * that is still the release before; any other build in between belongs to the release that followed.
 */
export function releaseOfFeatureSet(featureSet: string): string | undefined {
  const line = `${featureSet.split('.').slice(0, 2).join('.')}.`;
  const ofLine = featureSets.findLast(([set]) => set.startsWith(line) && compareParts(set, featureSet) <= 0);
  return (ofLine ?? featureSets.find(([set]) => compareParts(set, featureSet) >= 0))?.[1];
}

/** The feature set of a release, or of the one before it. */
export function featureSetOf(release: string): string | undefined {
  return (featureSets.find(([, last]) => compareParts(last, release) >= 0) ?? featureSets.at(-1))?.[0];
}

/** Compares two version numbers part by part; a part that is not there is 0. */
export function compareParts(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const d = (left[i] ?? 0) - (right[i] ?? 0);
    if (d !== 0) return d;
  }
  return 0;
}
