import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';

/** An integer that the schema types: xsd:integer, nonNegativeInteger or positiveInteger, with an upper limit if any. */
export function xmlInteger({ min, max }: { min?: 0 | 1; max?: number } = {}): ValueType<number> {
  const xsd = min === 0 ? 'nonNegativeInteger' : min === 1 ? 'positiveInteger' : 'integer';
  const range = rangeOf(min, max);
  return {
    kind: 'integer',
    data: { xsd, min, max },
    ...(range ? { range: () => range } : {}),
    read(text) {
      if (!/^\s*[+-]?\d+\s*$/.test(text)) {
        return {
          ok: false,
          problem: 'wrong-value',
          message: { en: `"${text}" is not an integer`, ja: `"${text}" は整数ではありません` },
        };
      }
      const value = Number(text);
      if ((min === undefined || value >= min) && (max === undefined || value <= max)) return { ok: true, value };
      return {
        ok: false,
        problem: 'out-of-range',
        message: { en: `"${text}" is out of range (${range?.en})`, ja: `"${text}" は範囲外です（${range?.ja}）` },
      };
    },
    describe: () =>
      min === 0
        ? { en: 'nonnegative integer', ja: '0 以上の整数' }
        : min === 1
          ? { en: 'positive integer', ja: '1 以上の整数' }
          : { en: 'integer', ja: '整数' },
  };
}

function rangeOf(min: number | undefined, max: number | undefined): Text | undefined {
  if (max !== undefined) return { en: `${min ?? ''} to ${max}`, ja: `${min ?? ''}～${max}` };
  return min === undefined ? undefined : { en: `at least ${min}`, ja: `${min} 以上` };
}
