import type { Text } from '../../text/text.ts';
import { type ByRelease, compareVersions, inRelease } from '../release.ts';
import type { Choice, Reading, ValueType } from '../value.ts';

/** Width of an integer key: what corosync's parser takes at all. */
export type IntegerWidth = 'u8' | 'u16' | 'u32' | 'u64' | 'i32';

interface IntegerOptions {
  /** Limits of later checks, where they are narrower than the width. */
  readonly min?: ByRelease<number>;
  readonly max?: ByRelease<number>;
  /** What a written 0 means although it is below the minimum; null: nothing, it is out of range. */
  readonly zero?: ByRelease<Text | null>;
  readonly unit?: Text;
  readonly msPerUnit?: number;
  /** A switch: 0 is off, every other number on. */
  readonly onOff?: boolean;
}

/**
 * A decimal integer as corosync reads it. Since Corosync 2 the whole value must be one (strtoll): a comment, a unit or a
 * hexadecimal number behind it is refused. Corosync 1 takes the digits it finds (atoi), else 0.
 */
export function corosyncInteger(width: IntegerWidth, options: IntegerOptions = {}): ValueType<number> {
  const { min, max, zero, unit, msPerUnit, onOff = false } = options;
  const [lowest, highest] = widths[width];
  const limits = (version: string): { low: number; high: number; zero: Text | undefined } => ({
    low: Math.max(inRelease(min, version) ?? Number(lowest), Number(lowest)),
    high: Math.min(inRelease(max, version) ?? Number(highest), Number(highest)),
    zero: inRelease(zero, version) ?? undefined,
  });
  const inRange = (value: number, text: string, version: string): Reading<number> => {
    const { low, high, zero: meaning } = limits(version);
    if ((value >= low && value <= high) || (value === 0 && meaning)) return { ok: true, value };
    const range = rangeText(low, high, Number(highest), unit, meaning);
    return {
      ok: false,
      problem: 'out-of-range',
      message: { en: `"${text}" is out of range (${range.en})`, ja: `"${text}" は範囲外です（${range.ja}）` },
    };
  };
  return {
    kind: 'corosync-integer',
    data: { width, min, max, zero, unit, msPerUnit, onOff, parseMin: Number(lowest), parseMax: Number(highest) },
    ...(unit ? { unit } : {}),
    ...(onOff ? { choices: () => switchWords } : {}),
    read(text, version) {
      if (compareVersions(version, '1.99') < 0) {
        const found = /^\s*([+-]?\d+)/.exec(text)?.[1];
        if (found === undefined) return { ok: false, problem: 'wrong-value', message: readAsZero(text) };
        return inRange(Number(found), text, version);
      }
      const match = /^[ \t\v\f\r]*([+-]?)(\d+)$/.exec(text);
      const big = match ? BigInt(`${match[1] === '-' ? '-' : ''}${match[2]}`) : undefined;
      // strtoull takes a minus sign and wraps around.
      if (width === 'u64' && big !== undefined && big < 0n && -big <= highest) {
        return { ok: false, problem: 'out-of-range', message: wraps(text, highest + 1n + big) };
      }
      if (big === undefined || big < lowest || big > highest) {
        return { ok: false, problem: 'wrong-value', message: noInteger(text, lowest, highest, onOff) };
      }
      return inRange(Number(big), text, version);
    },
    describe: () => (width === 'i32' ? { en: 'integer', ja: '整数' } : { en: 'whole number', ja: '0 以上の整数' }),
    range(version) {
      const { low, high, zero: meaning } = limits(version ?? '999');
      return rangeText(low, high, Number(highest), unit, meaning);
    },
    humanize(text) {
      const match = /^[ \t]*\+?(\d{1,15})$/.exec(text);
      return match && msPerUnit !== undefined ? duration(Number(match[1]) * msPerUnit, msPerUnit) : undefined;
    },
  };
}

const widths: Readonly<Record<IntegerWidth, readonly [bigint, bigint]>> = {
  u8: [0n, 255n],
  u16: [0n, 65535n],
  u32: [0n, 4294967295n],
  u64: [0n, 18446744073709551615n],
  i32: [-2147483648n, 2147483647n],
};

const switchWords: readonly Choice[] = [
  { word: '1', doc: { en: 'on', ja: '有効' } },
  { word: '0', doc: { en: 'off', ja: '無効' } },
];

function rangeText(low: number, high: number, highest: number, unit: Text | undefined, zero: Text | undefined): Text {
  const en = unit && unit.en !== '%' ? ` ${unit.en}` : (unit?.en ?? '');
  const ja = unit ? ` ${unit.ja}` : '';
  const open = high >= highest && low > 0 && highest > 65535;
  const range: Text =
    low === high
      ? { en: `only ${low}`, ja: `${low} のみ` }
      : open
        ? { en: `at least ${low}${en}`, ja: `${low}${ja || ' '}以上` }
        : { en: `${low} to ${exact(high)}${en}`, ja: `${low}～${exact(high)}${ja}` };
  if (!zero || low <= 0) return range;
  return { en: `${range.en}, or 0 for ${zero.en}`, ja: `${range.ja}、0 は${zero.ja}` };
}

function noInteger(text: string, lowest: bigint, highest: bigint, onOff: boolean): Text {
  const unit = /^\d+\s*[a-zA-Z%]+$/.test(text);
  const comment = /^\d+\s*#/.test(text);
  const why = comment
    ? { en: ', and a comment needs a line of its own', ja: '（コメントは独立した行に書きます）' }
    : unit
      ? { en: ', and a unit is not allowed', ja: '（単位は書けません）' }
      : onOff
        ? { en: ' (1 is on, 0 is off)', ja: '（1 は有効、0 は無効）' }
        : { en: '', ja: '' };
  return text === ''
    ? {
        en: `a whole number from ${lowest} to ${highest} is missing`,
        ja: `値がありません（${lowest}～${highest} の整数が必要です）`,
      }
    : {
        en: `"${text}" is not a whole number from ${lowest} to ${highest}${why.en}`,
        ja: `"${text}" は ${lowest}～${highest} の整数ではありません${why.ja}`,
      };
}

function readAsZero(text: string): Text {
  return {
    en: `"${text}" is not a number, and Corosync 1 reads it as 0`,
    ja: `"${text}" は数値ではないため、Corosync 1 は 0 とみなします`,
  };
}

function wraps(text: string, to: bigint): Text {
  return {
    en: `"${text}" is negative, and corosync reads it as ${to}`,
    ja: `"${text}" は負の値のため、corosync は ${to} とみなします`,
  };
}

function duration(ms: number, msPerUnit: number): Text | undefined {
  if (ms < 1000 || (msPerUnit === 1000 && ms < 60_000)) return undefined;
  if (ms < 60_000) return { en: `${round(ms / 1000)} s`, ja: `${round(ms / 1000)} 秒` };
  const total = Math.round(ms / 1000);
  const parts = [
    [Math.floor(total / 3600), 'h', '時間'],
    [Math.floor(total / 60) % 60, 'min', '分'],
    [total % 60, 's', '秒'],
  ] as const;
  const written = parts.filter(([n]) => n > 0);
  return {
    en: written.map(([n, u]) => `${n} ${u}`).join(' '),
    ja: written.map(([n, , u]) => `${n} ${u}`).join(' '),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The highest number of 64 bits is no double. */
function exact(high: number): string {
  return high === Number(widths.u64[1]) ? String(widths.u64[1]) : String(high);
}
