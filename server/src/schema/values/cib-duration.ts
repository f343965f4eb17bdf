import type { Text } from '../../text/text.ts';
import { compareVersions } from '../release.ts';
import type { ValueType } from '../value.ts';
import { humanDuration } from './human-duration.ts';

/**
 * A length of time as pcmk_parse_interval_spec() reads it: a number with an optional unit, or an ISO 8601 duration.
 * `negative`: a negative number has a meaning of its own (fencing-watchdog-timeout).
 */
export function cibDuration({
  as = 'duration',
  negative = false,
}: {
  as?: 'duration' | 'timeout';
  negative?: boolean;
} = {}): ValueType<number> {
  return {
    kind: as,
    data: { msPerUnit: 1000, negative },
    unit: { en: 'seconds', ja: '秒' },
    read(text, version) {
      const value = cibMilliseconds(text, version);
      if (value !== undefined) return { ok: true, value };
      if (negative && /^\s*-\d/.test(text)) return { ok: true, value: -1 };
      return { ok: false, problem: 'wrong-value', message: noDuration(text) };
    },
    describe: () =>
      as === 'timeout' ? { en: 'time limit', ja: '制限時間' } : { en: 'length of time', ja: '時間の長さ' },
    humanize(text, version) {
      const value = cibMilliseconds(text, version);
      if (value === undefined || value === 0) return undefined;
      const human = humanDuration(value);
      return human.en.replace(/ /g, '') === text.replace(/ /g, '') ? undefined : human;
    },
  };
}

/**
 * Milliseconds of a time as Pacemaker reads it; undefined where it cannot. Units are told by their first letters in
 * any letter case, and a fraction is cut off: `10months` are minutes, `1.5h` is one hour (crm_verify accepts both).
 */
export function cibMilliseconds(text: string, version = '999'): number | undefined {
  const plain = plainSeconds(text);
  if (plain >= 0) return plain * 1000;
  if (text.startsWith('P')) return isoMilliseconds(text);
  const found = /^[ \t\n\v\f\r]*(\+?)(\d+)[\d.]*[ \t\n\v\f\r]*/.exec(text);
  // Up to 2.1 the number was looked for with strspn(), which knows no sign.
  if (!found || (found[1] === '+' && compareVersions(version, '3.0.0') < 0)) return undefined;
  const number = Number(found[2]);
  const unit = text.slice(found[0].length).toLowerCase();
  // strtoll() clips such a number, and the option counts as invalid.
  if (number > Number.MAX_SAFE_INTEGER) return undefined;
  if (unit === '' || unit.startsWith('s')) return number * 1000;
  if (unit.startsWith('ms')) return number;
  if (unit.startsWith('us')) return Math.floor(number / 1000);
  if (unit.startsWith('m')) return number * 60_000;
  if (unit.startsWith('h')) return number * 3_600_000;
  return undefined;
}

/** Few digits with or without `s`, as most are written; -1: something else. */
function plainSeconds(text: string): number {
  const { length } = text;
  const digits = text.charCodeAt(length - 1) === 115 ? length - 1 : length;
  if (digits === 0 || digits > 9) return -1;
  let number = 0;
  for (let i = 0; i < digits; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

const timeUnits: Readonly<Record<string, number>> = { H: 3600, M: 60, S: 1 };
/** Before the T an M is a month; hours and seconds are read there as well. */
const beforeTime: Readonly<Record<string, number>> = {
  ...timeUnits,
  Y: 365 * 86_400,
  M: 30 * 86_400,
  W: 7 * 86_400,
  D: 86_400,
};

/** An ISO 8601 duration; whole numbers only, and it ends at a blank or a slash, as in crm_time_parse_duration(). */
function isoMilliseconds(text: string): number | undefined {
  const end = text.search(/[\s/]/);
  const parts = text.slice(1, end < 0 ? undefined : end);
  if (parts === '') return undefined;
  let time = false;
  let seconds = 0;
  let at = 0;
  while (at < parts.length) {
    if (parts[at] === 'T') {
      time = true;
      at++;
      continue;
    }
    const found = /^[+:-]?(\d{1,10})([A-Z])/.exec(parts.slice(at, at + 12));
    const unit = (time ? timeUnits : beforeTime)[found?.[2] ?? ''];
    if (!found || unit === undefined) return undefined;
    seconds += (found[0].startsWith('-') ? -1 : 1) * Number(found[1]) * unit;
    at += found[0].length;
  }
  return seconds < 0 ? undefined : seconds * 1000;
}

function noDuration(text: string): Text {
  const days = /^\s*(\d+)\s*d(ays?)?\s*$/i.exec(text);
  if (days) {
    const iso = `P${days[1]}D`;
    return {
      en: `"${text}" is not a length of time (there is no unit for days: write "${iso}" or "${Number(days[1]) * 24}h")`,
      ja: `"${text}" は時間の長さとして読めません（日の単位はないため、"${iso}" または "${Number(days[1]) * 24}h" と書きます）`,
    };
  }
  return {
    en: `"${text}" is not a length of time (a number with us, ms, s, m or h, or as in PT30S)`,
    ja: `"${text}" は時間の長さとして読めません（数値に us、ms、s、m、h のいずれか、または PT30S の形式で書きます）`,
  };
}
