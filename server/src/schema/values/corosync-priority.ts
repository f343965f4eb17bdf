import type { ValueType } from '../value.ts';

/** Process priority: `max`, `min` or a nice value. */
export function corosyncPriority(): ValueType<string> {
  return {
    kind: 'corosync-priority',
    data: { min: -20, max: 19, words: ['max', 'min'] },
    choices: () => [
      { word: 'max', doc: { en: 'highest priority', ja: '最も高い優先度' } },
      { word: 'min', doc: { en: 'lowest priority', ja: '最も低い優先度' } },
    ],
    read(text) {
      const nice = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (text === 'max' || text === 'min' || (nice >= -20 && nice <= 19)) return { ok: true, value: text };
      return {
        ok: false,
        problem: Number.isNaN(nice) ? 'wrong-value' : 'out-of-range',
        message: {
          en: `"${text}" is neither max nor min nor a number from -20 to 19`,
          ja: `"${text}" は max、min、-20～19 の整数のいずれでもありません`,
        },
      };
    },
    describe: () => ({ en: '`max`, `min` or a number', ja: '`max`、`min`、または整数' }),
    range: () => ({ en: '-20 to 19', ja: '-20～19' }),
  };
}
