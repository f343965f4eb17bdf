import type { ValueType } from '../value.ts';
import { cibInteger } from './cib-integer.ts';

/** A point in time as seconds since 1970. */
export function epochTime(): ValueType<number> {
  return {
    ...cibInteger({ unit: { en: 'seconds since 1970', ja: '1970 年からの秒数' } }),
    kind: 'epoch',
    describe: () => ({ en: 'point in time', ja: '時刻' }),
    humanize(text) {
      if (!/^\d{9,11}$/.test(text)) return undefined;
      const date = new Date(Number(text) * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
      return { en: date, ja: date };
    },
  };
}
