import { listOf, type Text } from '../../text/text.ts';
import { type ByRelease, inRelease } from '../release.ts';
import type { Reading, ValueType } from '../value.ts';

/** What a number without a letter counts. */
export type DrbdUnit = '0.1 s' | 's' | 'ms' | 'B' | 'KiB/s' | 'sector' | 'count';

/**
 * A number as drbdadm reads it: digits and at most one letter. K, M and G are powers of 1024 and `s` is a sector of
 * 512 bytes, never a second; a letter smaller than the option's own unit is rounded up.
 */
export function drbdNumber({
  min,
  max,
  unit,
  clamps = false,
  words = [],
}: {
  min: ByRelease<number>;
  max: ByRelease<number>;
  unit: DrbdUnit;
  /** drbdadm takes the nearest limit instead of refusing the value. */
  clamps?: boolean;
  /** Words that may stand instead of the number. */
  words?: readonly { readonly word: string; readonly doc: Text }[];
}): ValueType<number | string> {
  const known = words.map(w => w.word);
  const limits = (version = '999'): { low: number; high: number } => ({
    low: inRelease(min, version) ?? 0,
    high: inRelease(max, version) ?? Number.MAX_SAFE_INTEGER,
  });
  const ms = msPerUnit[unit];
  return {
    kind: words.length > 0 ? 'number-or-word' : 'number',
    unit: units[unit],
    data: {
      min,
      max,
      unit,
      clamps,
      ...(ms === undefined ? {} : { msPerUnit: ms }),
      ...(known.length > 0 ? { words: known } : {}),
    },
    ...(words.length > 0 ? { choices: () => words } : {}),
    read(text, version): Reading<number | string> {
      if (known.includes(text)) return { ok: true, value: text };
      const value = drbdNumberOf(text, unit);
      if (value === undefined) return { ok: false, problem: 'wrong-value', message: notANumber(text, known) };
      const { low, high } = limits(version);
      if (value >= low && value <= high && (high < all64Bits || fits(text, value))) return { ok: true, value };
      return { ok: false, problem: 'out-of-range', message: outOfRange(text, value, low, high, unit, clamps) };
    },
    describe: () =>
      words.length > 0
        ? { en: `number, or ${listOf(known, 'or').en}`, ja: `整数、または ${listOf(known).ja}` }
        : { en: 'number', ja: '整数' },
    range(version) {
      const { low, high } = limits(version);
      return span(low, high);
    },
    humanize: text => {
      const value = drbdNumberOf(text, unit);
      return value === undefined ? undefined : inWords(value, unit);
    },
  };
}

/** The number in the option's own unit; undefined where drbdadm reads none. Below zero it wraps to a huge one. */
export function drbdNumberOf(text: string, unit: DrbdUnit): number | undefined {
  const match = /^\s*([+-]?)(\d+)([kKmMgGs]?)$/.exec(text);
  if (!match) return undefined;
  const digits = Number(match[2]);
  if (match[1] === '-' && digits !== 0) return Number.POSITIVE_INFINITY;
  const letter = factors[(match[3] as string).toUpperCase() as keyof typeof factors] ?? 1;
  if (match[3] === '') return digits;
  const own = unit === 'KiB/s' ? 1024 : unit === 'sector' ? 512 : 1;
  return Math.ceil((digits * letter) / own);
}

/** One more than the largest number that drbdadm holds. */
const all64Bits = 2 ** 64;

/** Digits alone are cut to 64 bits; multiplied by a letter they must not exceed them. */
function fits(text: string, value: number): boolean {
  return value < all64Bits || /\d$/.test(text);
}

const factors = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, S: 512 } as const;

const msPerUnit: Readonly<Partial<Record<DrbdUnit, number>>> = { '0.1 s': 100, s: 1000, ms: 1 };

const units: Readonly<Record<DrbdUnit, Text>> = {
  '0.1 s': { en: 'tenths of a second', ja: '0.1 秒' },
  s: { en: 'seconds', ja: '秒' },
  ms: { en: 'milliseconds', ja: 'ミリ秒' },
  B: { en: 'bytes', ja: 'バイト' },
  'KiB/s': { en: 'KiB/s', ja: 'KiB/s' },
  sector: { en: 'sectors of 512 bytes', ja: '512 バイトのセクタ' },
  count: { en: '', ja: '' },
};

function span(low: number, high: number): Text | undefined {
  if (high >= Number.MAX_SAFE_INTEGER) return { en: `${low} or more`, ja: `${low} 以上` };
  return { en: `${low} to ${high}`, ja: `${low}～${high}` };
}

function notANumber(text: string, words: readonly string[]): Text {
  if (words.length > 0) {
    return {
      en: `"${text}" is not one of ${listOf(words).en}, or a number`,
      ja: `"${text}" は ${listOf(words).ja} のいずれでも、数値でもありません`,
    };
  }
  const number = /^\d+/.exec(text)?.[0];
  if (number && number !== text) {
    return {
      en: `"${text}" is not a number that DRBD reads (digits, then at most one of K, M, G, s)`,
      ja: `"${text}" は DRBD が読める数値ではありません（数字のあとに K、M、G、s のいずれか 1 文字まで）`,
    };
  }
  return { en: `"${text}" is not a number`, ja: `"${text}" は数値ではありません` };
}

function outOfRange(text: string, value: number, low: number, high: number, unit: DrbdUnit, clamps: boolean): Text {
  const range = span(low, high) as Text;
  const counted = units[unit];
  const limits = {
    en: counted.en ? `${range.en}, in ${counted.en}` : range.en,
    ja: counted.ja ? `${range.ja}、${counted.ja}単位` : range.ja,
  };
  if (unit === 'KiB/s') limits.ja = `${range.ja}、KiB/s 単位`;
  if (unit in msPerUnit && /^\d+s$/.test(text)) {
    return {
      en: `"${text}" is ${value}, since s stands for 512-byte sectors, and out of range (${limits.en})`,
      ja: `s は 512 バイトのセクタを表すため "${text}" は ${value} となり、範囲外です（${limits.ja}）`,
    };
  }
  if (high > all64Bits) {
    return { en: `"${text}" is more than 64 bits hold`, ja: `"${text}" は 64 ビットに収まりません` };
  }
  if (clamps) {
    const used = value < low ? low : high;
    return {
      en: `"${text}" is out of range (${limits.en}), so DRBD uses ${used}`,
      ja: `"${text}" は範囲外のため（${limits.ja}）、${used} が使われます`,
    };
  }
  return { en: `"${text}" is out of range (${limits.en})`, ja: `"${text}" は範囲外です（${limits.ja}）` };
}

function inWords(value: number, unit: DrbdUnit): Text | undefined {
  if (!Number.isFinite(value)) return undefined;
  const ms = msPerUnit[unit];
  if (ms !== undefined) return duration(value * ms);
  if (unit === 'count') return undefined;
  const bytes = value * (unit === 'KiB/s' ? 1024 : unit === 'sector' ? 512 : 1);
  const size = binary(bytes);
  const rate = unit === 'KiB/s' ? '/s' : '';
  return { en: `${size}${rate}`, ja: `${size.replace(/ B$/, ' バイト')}${rate}` };
}

function duration(ms: number): Text {
  if (ms < 1000 && ms % 100 !== 0) return { en: `${ms} ms`, ja: `${ms} ミリ秒` };
  const seconds = round(ms / 1000);
  if (seconds < 120 || seconds % 60 !== 0) return { en: `${seconds} s`, ja: `${seconds} 秒` };
  const minutes = seconds / 60;
  if (minutes < 120 || minutes % 60 !== 0) return { en: `${minutes} min`, ja: `${minutes} 分` };
  return { en: `${minutes / 60} h`, ja: `${minutes / 60} 時間` };
}

function binary(bytes: number): string {
  const prefixes = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let size = bytes;
  let i = 0;
  while (size >= 1024 && i < prefixes.length - 1) {
    size /= 1024;
    i++;
  }
  return `${round(size)} ${prefixes[i]}`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
