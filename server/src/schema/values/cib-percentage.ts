import type { ValueType } from '../value.ts';

/** A number that is not negative, with a percent sign, as pcmk__valid_percentage() demands it. */
export function cibPercentage(): ValueType<number> {
  return {
    kind: 'percentage',
    read(text) {
      const found = /^\s*\+?(\d+(?:\.\d*)?|\.\d+)%/.exec(text);
      if (found) return { ok: true, value: Number(found[1]) };
      return {
        ok: false,
        problem: 'wrong-value',
        message: {
          en: `"${text}" is not a percentage (a number followed by %)`,
          ja: `"${text}" はパーセント値ではありません（数値の後に % を付けます）`,
        },
      };
    },
    describe: () => ({ en: 'percentage (with %)', ja: 'パーセント値（% を付けます）' }),
    range: () => ({ en: 'at least 0%', ja: '0% 以上' }),
  };
}
