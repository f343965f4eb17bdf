import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';
import { leadingInteger } from './leading-integer.ts';

/**
 * An integer as strtoll() reads it. Behind the digits Pacemaker ignores everything, so such a value is wrong, but no
 * tool refuses it (`tolerated`). `infinity`: the ±INFINITY of scores is read too.
 */
export function cibInteger({
  min,
  max,
  infinity = false,
  unit,
}: {
  min?: number;
  max?: number;
  infinity?: boolean;
  unit?: Text;
} = {}): ValueType<number> {
  const range = rangeOf(min, max);
  return {
    kind: 'integer',
    data: { min, max, infinity },
    ...(unit ? { unit } : {}),
    ...(range ? { range: () => range } : {}),
    read(text) {
      if (infinity && /^[+-]?INFINITY$/.test(text)) {
        const value = text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
        if (min === undefined || value > 0) return { ok: true, value };
      }
      const number = leadingInteger(text);
      if (!number) {
        return {
          ok: false,
          problem: 'wrong-value',
          message: { en: `"${text}" is not an integer`, ja: `"${text}" は整数ではありません` },
        };
      }
      if ((min !== undefined && number.value < min) || (max !== undefined && number.value > max)) {
        return {
          ok: false,
          problem: 'out-of-range',
          message: {
            en: `"${text}" is out of range (${range?.en})`,
            ja: `"${text}" は範囲外です（${range?.ja}）`,
          },
        };
      }
      if (number.beyond64Bits) {
        return {
          ok: false,
          problem: 'out-of-range',
          message: {
            en: `"${text}" does not fit into 64 bits`,
            ja: `"${text}" は 64 ビットの整数に収まりません`,
          },
        };
      }
      if (number.rest !== '') {
        return {
          ok: false,
          problem: 'wrong-value',
          tolerated: true,
          message: {
            en: `"${text}" is not an integer (Pacemaker reads ${number.value})`,
            ja: `"${text}" は整数ではありません（Pacemaker は ${number.value} と解釈します）`,
          },
        };
      }
      return { ok: true, value: number.value };
    },
    describe: () => describe(min, max),
  };
}

function describe(min: number | undefined, max: number | undefined): Text {
  if (max === undefined && min === 0) return { en: 'nonnegative integer', ja: '0 以上の整数' };
  if (max === undefined && min === 1) return { en: 'positive integer', ja: '1 以上の整数' };
  return { en: 'integer', ja: '整数' };
}

function rangeOf(min: number | undefined, max: number | undefined): Text | undefined {
  if (min !== undefined && max !== undefined) return { en: `${min} to ${max}`, ja: `${min}～${max}` };
  if (min !== undefined) return { en: `at least ${min}`, ja: `${min} 以上` };
  if (max !== undefined) return { en: `at most ${max}`, ja: `${max} 以下` };
  return undefined;
}
