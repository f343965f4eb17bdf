import type { OptionEntry, Verdict } from '../../../server/src/schema/entry.ts';
import type { ByRelease, ReleaseSpan } from '../../../server/src/schema/release.ts';
import type { Text } from '../../../server/src/text/text.ts';

/*
 * What the tables of name-value pairs share.
 */

/** From a release of Pacemaker on, perhaps up to another. */
export const since = (first: string, last?: string): readonly ReleaseSpan[] => [
  { since: `pacemaker ${first}`, ...(last ? { until: `pacemaker ${last}` } : {}) },
];

/** A wrong value that crm_verify reports as an error in every release. */
export const refused = verdicts({ severity: 'error', refusedBy: ['crm_verify'] });

/** A wrong value of an option that the scheduler does not read: crm_verify looks at it since Pacemaker 3. */
export const refusedSince3 = verdicts([
  { until: 'pacemaker 2.1.11', is: { severity: 'info' } },
  { since: 'pacemaker 3.0.0', is: { severity: 'error', refusedBy: ['crm_verify'] } },
]);

/** A wrong value that crm_verify at most warns about: the default, or a part of the value, counts instead. */
export const ignored = verdicts({ severity: 'warning' });

/** A value that is merely without effect. */
export const withoutEffect = verdicts({ severity: 'info' });

/** The same option under the name that it had before. */
export function formerly(
  entry: OptionEntry,
  use: string,
  { exists, deprecated, gone }: { exists: readonly ReleaseSpan[]; deprecated: string; gone?: string },
): OptionEntry {
  const { facts: _facts, more: _more, related: _related, ...same } = entry;
  const more: Text = gone
    ? {
        en: `Pacemaker ${deprecated} renamed it to \`${use}\`; ${gone} dropped the old name.`,
        ja: `Pacemaker ${deprecated} で \`${use}\` に改名され、以前の名前は ${gone} で廃止されました。`,
      }
    : {
        en: `Pacemaker ${deprecated} renamed it to \`${use}\`; the old name still works.`,
        ja: `Pacemaker ${deprecated} で \`${use}\` に改名されました。以前の名前も使えます。`,
      };
  return { ...same, exists, deprecated: { since: `pacemaker ${deprecated}`, use }, more };
}

function verdicts(verdict: ByRelease<Verdict>): Pick<OptionEntry, 'invalid' | 'outOfRange'> {
  return { invalid: verdict, outOfRange: verdict };
}
