import type { Text } from '../../text/text.ts';
import type { Reading, ValueType } from '../value.ts';

/**
 * A number where the grammar of drbd.conf wants one: at most eight digits, with one of K, M, G, s behind them at most,
 * never in quotes. `applied`: the letter multiplies (ports, node ids, global); else it is dropped (minors, volumes).
 */
export function drbdInteger({
  min,
  max,
  kernelMin = min,
  kernelMax = max,
  applied = false,
  unit,
}: {
  /** What drbdadm accepts. */
  min: number;
  max: number;
  /** What the kernel accepts, where it accepts less. */
  kernelMin?: number;
  kernelMax?: number;
  applied?: boolean;
  unit?: 's';
}): ValueType<number> {
  return {
    kind: 'integer',
    data: { min, max, kernelMin, kernelMax, applied, ...(unit ? { unit, msPerUnit: 1000 } : {}) },
    ...(unit ? { unit: { en: 'seconds', ja: '秒' } } : {}),
    read(text): Reading<number> {
      const match = /^(\d{1,8})([MKGs]?)$/.exec(text);
      if (!match) return { ok: false, problem: 'wrong-value', message: notAnInteger(text) };
      const value = Number(match[1]) * (applied ? (letters[match[2] as keyof typeof letters] ?? 1) : 1);
      if (value < min || value > max)
        return { ok: false, problem: 'out-of-range', message: outOf(text, min, max, unit) };
      return { ok: true, value };
    },
    describe: () => ({ en: 'integer', ja: '整数' }),
    range: () => ({ en: `${kernelMin} to ${kernelMax}`, ja: `${kernelMin}～${kernelMax}` }),
    humanize: text => {
      const match = unit && /^\d{1,8}$/.test(text);
      return match ? { en: `${text} s`, ja: `${text} 秒` } : undefined;
    },
  };
}

const letters = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, s: 512 } as const;

function notAnInteger(text: string): Text {
  if (/^\d{9,}$/.test(text)) {
    return {
      en: `"${text}" has more than 8 digits, so it is not read as an integer`,
      ja: `"${text}" は 8 桁を超えるため、整数とみなされません`,
    };
  }
  return { en: `"${text}" is not an integer`, ja: `"${text}" は整数ではありません` };
}

function outOf(text: string, min: number, max: number, unit: 's' | undefined): Text {
  return {
    en: `"${text}" is out of range (${min} to ${max}${unit ? ', in seconds' : ''})`,
    ja: `"${text}" は範囲外です（${min}～${max}${unit ? '、秒単位' : ''}）`,
  };
}
