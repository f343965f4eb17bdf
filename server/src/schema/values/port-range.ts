import type { ValueType } from '../value.ts';

/** First and last port joined by a hyphen: `5000-5010`. */
export function portRange(): ValueType<string> {
  return {
    kind: 'port-range',
    read(text) {
      const [first, last] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).slice(1).map(Number);
      if (first !== undefined && last !== undefined && first <= last && last <= 65535) return { ok: true, value: text };
      return {
        ok: false,
        problem: 'wrong-value',
        message: {
          en: `"${text}" is not a range of ports (such as 5000-5010)`,
          ja: `"${text}" はポートの範囲ではありません（5000-5010 のように書きます）`,
        },
      };
    },
    describe: () => ({ en: 'range of ports', ja: 'ポートの範囲' }),
  };
}
