import type { OptionEntry } from '../../server/src/schema/entry.ts';

/** drbdadm 9 checks words and lengths while it reads; older ones leave that to drbdsetup, which then fails. */
const checkedSince9: OptionEntry['invalid'] = [
  { until: 'drbd 8.4', is: { severity: 'error' } },
  { since: 'drbd-utils 8.9', is: { severity: 'error', refusedBy: ['drbdadm'] } },
];

export const wordsCheckedSince9 = { invalid: checkedSince9 };
export const lengthCheckedSince9 = { outOfRange: checkedSince9 };
export const rangeCheckedSince9 = { outOfRange: checkedSince9 };
