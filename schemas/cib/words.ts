import { compareVersions } from '../../server/src/schema/release.ts';
import type { Choice, ValueType } from '../../server/src/schema/value.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import type { Text } from '../../server/src/text/text.ts';
import { releaseBefore } from './releases.ts';

/** One word of a list, with the releases of Pacemaker that know it (numbers only). */
export interface ReleaseWord {
  readonly since?: string;
  /** Last release that reads it. */
  readonly until?: string;
  readonly deprecatedSince?: string;
  readonly doc?: Text;
}

/** One of a list of words that differs between releases of Pacemaker. `accepted`: read in every release all the same. */
export function words(
  list: Readonly<Record<string, ReleaseWord>>,
  { caseSensitive = false, accepted }: { caseSensitive?: boolean; accepted?: readonly string[] } = {},
): ValueType<string> {
  const starts = [...new Set(Object.values(list).flatMap(startsOf))].sort(compareVersions);
  const choices = (release: string | undefined): Choice[] =>
    Object.entries(list).flatMap(([word, { since, until, deprecatedSince, doc }]) => {
      const known = (!since || notBefore(release, since)) && !(until && notBefore(release, releaseAfter(until)));
      const deprecated = deprecatedSince !== undefined && notBefore(release, deprecatedSince);
      return known ? [{ word, ...(doc ? { doc } : {}), ...(deprecated ? { deprecated } : {}) }] : [];
    });
  if (starts.length === 0)
    return enumeration(choices(undefined), { caseSensitive, ...(accepted ? { also: accepted } : {}) });
  const segments = [undefined, ...starts].map((start, i) => ({
    ...(start ? { since: `pacemaker ${start}` } : {}),
    ...(starts[i] ? { until: `pacemaker ${releaseBefore(starts[i])}` } : {}),
    is: choices(start),
  }));
  return enumeration(segments, { caseSensitive, ...(accepted ? { also: accepted } : {}) });
}

function startsOf({ since, until, deprecatedSince }: ReleaseWord): string[] {
  return [since, until && releaseAfter(until), deprecatedSince].filter(release => release !== undefined);
}

/** Words ended with a line of releases so far. */
function releaseAfter(release: string): string {
  return release === '2.1.11' ? '3.0.0' : release === '1.1.24' ? '2.0.0' : release;
}

/** Undefined stands for the time before all releases that are named. */
function notBefore(release: string | undefined, start: string): boolean {
  return release !== undefined && compareVersions(release, start) >= 0;
}
