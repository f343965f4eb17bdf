import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';

/** An ISO 8601 date, time, or both, as Pacemaker's parse_date() reads it. */
export function cibDate(): ValueType<string> {
  return {
    kind: 'date',
    read(text) {
      const fault = faultOf(text);
      return fault ? { ok: false, problem: 'wrong-value', message: fault } : { ok: true, value: text };
    },
    describe: () => ({ en: 'ISO 8601 date and time', ja: '日時（ISO 8601）' }),
  };
}

function faultOf(text: string): Text | undefined {
  if (text.startsWith('T') || text[2] === ':') return timeFault(text, text.replace(/^T/, ''));
  if (/^epoch(?:$|[/\s])/i.test(text)) return undefined;
  const calendar = /^\s*(\d+)-(\d+)-(\d+)/.exec(text) ?? /^\s*(\d{4})(\d{1,2})(\d{1,2})/.exec(text);
  const ordinal = /^\s*(\d+)-(\d+)/.exec(text);
  const week = /^\s*(\d+)-W(\d+)-(\d+)/.exec(text);
  if (calendar) {
    const [year, month, day] = calendar.slice(1).map(Number) as [number, number, number];
    if (month < 1 || month > 12) {
      return {
        en: `"${text}" is not a date: there is no month ${month}`,
        ja: `"${text}" の月 ${month} は存在しません`,
      };
    }
    if (year < 1 || day < 1 || day > daysIn(year, month)) {
      return { en: `"${text}" is not a date: there is no day ${day}`, ja: `"${text}" の日 ${day} は存在しません` };
    }
  } else if (ordinal) {
    const [year, day] = ordinal.slice(1).map(Number) as [number, number];
    if (year < 1 || day < 1 || day > (daysIn(year, 2) === 29 ? 366 : 365)) {
      return {
        en: `"${text}" is not a date: there is no day ${day} of the year`,
        ja: `"${text}" の年内通算日 ${day} は存在しません`,
      };
    }
  } else if (week) {
    const [number, day] = week.slice(2).map(Number) as [number, number];
    if (number < 1 || number > 53 || day < 1 || day > 7) {
      return {
        en: `"${text}" is not a date: weeks are 1 to 53, days of the week 1 to 7`,
        ja: `"${text}" は日付として読めません（週は 1～53、曜日は 1～7 です）`,
      };
    }
  } else {
    return {
      en: `"${text}" is not an ISO 8601 date (such as 2030-01-31, or with a time 2030-01-31 10:00:00)`,
      ja: `"${text}" は ISO 8601 の日付として読めません（2030-01-31、時刻付きでは 2030-01-31 10:00:00 のように書きます）`,
    };
  }
  const rest = /^[\d\-W]*[ T](.*)$/s.exec(text);
  return rest ? timeFault(text, rest[1] ?? '') : undefined;
}

function timeFault(text: string, time: string): Text | undefined {
  const found = /^\s*(\d+)(?::\s*(\d+)(?::\s*(\d+))?)/.exec(time) ?? /^\s*(\d{1,2})(\d{1,2})?(\d{1,2})?/.exec(time);
  const [hour, minute, second] = (found?.slice(1) ?? []).map(part => Number(part ?? 0)) as [number, number, number];
  const valid = found && ((hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0));
  return valid
    ? undefined
    : {
        en: `"${text}" has no valid time of day behind the date (hh:mm:ss)`,
        ja: `"${text}" の時刻を読めません（hh:mm:ss の形式で書きます）`,
      };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
