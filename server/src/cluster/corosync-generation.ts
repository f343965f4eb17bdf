import { compareVersions } from '../schema/release.ts';

/** Which line of releases a version belongs to: 1.99 is the first of Corosync 2, 2.99 the first of Corosync 3. */
export function corosyncGeneration(version: string): 1 | 2 | 3 {
  return compareVersions(version, '2.99') >= 0 ? 3 : compareVersions(version, '1.99') >= 0 ? 2 : 1;
}
