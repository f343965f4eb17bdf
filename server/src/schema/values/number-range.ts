import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';

/** A number or a range of a date_spec: `9`, `9-17`, `9-` (from 9 on), `-17` (up to 17). There are no lists. */
export function numberRange({ min, max }: { min?: number; max?: number } = {}): ValueType<string> {
  const limits: Text | undefined =
    min === undefined
      ? undefined
      : max === undefined
        ? { en: `at least ${min}`, ja: `${min} 以上` }
        : { en: `${min} to ${max}`, ja: `${min}～${max}` };
  return {
    kind: 'range',
    data: { min, max },
    ...(limits ? { range: () => limits } : {}),
    read(text) {
      const found = /^\s*(?:(\d+)\s*(?:-\s*(\d*))?|-\s*(\d+))\s*$/.exec(text);
      if (!found) {
        return {
          ok: false,
          problem: 'wrong-value',
          message: {
            en: `"${text}" is neither a number nor a range (such as 9, 9-17, 9- or -17)`,
            ja: `"${text}" は数値でも範囲でもありません（9、9-17、9-、-17 のように書きます）`,
          },
        };
      }
      const numbers = found
        .slice(1)
        .filter(part => part)
        .map(Number);
      if (limits && numbers.some(n => n < (min ?? 0) || n > (max ?? Number.POSITIVE_INFINITY))) {
        return {
          ok: false,
          problem: 'out-of-range',
          message: { en: `"${text}" is out of range (${limits.en})`, ja: `"${text}" は範囲外です（${limits.ja}）` },
        };
      }
      return { ok: true, value: text };
    },
    describe: () => ({ en: 'number or range', ja: '数値または範囲' }),
  };
}
