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
