import type { ValueType } from '../value.ts';

/** A word that is switched on by being there, and takes no value. */
export function drbdFlag(): ValueType<true> {
  return {
    kind: 'flag',
    data: {},
    read: text => ({
      ok: false,
      problem: 'wrong-value',
      message: {
        en: `this option takes no value, but has "${text}"`,
        ja: `このオプションは値を取りませんが、"${text}" があります`,
      },
    }),
    describe: () => ({ en: 'flag, without value', ja: 'フラグ（値なし）' }),
  };
}
