import type { ValueType } from '../value.ts';

/** A number that may have a decimal fraction. */
export function corosyncDecimal(): ValueType<number> {
  return {
    kind: 'corosync-decimal',
    read(text) {
      if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return { ok: true, value: Number(text) };
      return {
        ok: false,
        problem: 'wrong-value',
        message: { en: `"${text}" is not a number`, ja: `"${text}" は数値ではありません` },
      };
    },
    describe: () => ({ en: 'number', ja: '数値' }),
  };
}
