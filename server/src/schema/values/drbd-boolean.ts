import type { ValueType } from '../value.ts';

/** yes or no, in lower case. A name without value means yes, a name with `no-` in front means no. */
export function drbdBoolean(): ValueType<boolean> {
  return {
    kind: 'boolean',
    data: { words: ['yes', 'no'] },
    choices: () => [
      { word: 'yes', doc: { en: 'On.', ja: '有効。' } },
      { word: 'no', doc: { en: 'Off.', ja: '無効。' } },
    ],
    read(text) {
      if (text === 'yes' || text === 'no') return { ok: true, value: text === 'yes' };
      return {
        ok: false,
        problem: 'wrong-value',
        message: { en: `"${text}" is neither yes nor no`, ja: `"${text}" は yes でも no でもありません` },
      };
    },
    describe: () => ({ en: 'yes or no', ja: 'yes または no' }),
  };
}
