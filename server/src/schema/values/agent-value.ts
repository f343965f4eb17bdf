import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';
import { cibMilliseconds } from './cib-duration.ts';
import { notOneOf } from './enumeration.ts';
import { humanDuration } from './human-duration.ts';

/**
 * A parameter of an agent, as agents read such a type: what one of them may make something of counts as right, for
 * each reads its values itself.
 */
export function agentValue(type: string, values: readonly string[] = []): ValueType<string> {
  const check = (text: string): Text | undefined => {
    switch (type) {
      case 'boolean':
        return booleans.test(text.trim()) ? undefined : notBoolean(text);
      case 'integer':
        return integers.test(text) ? undefined : notA(text, 'a whole number', '整数');
      case 'second':
      case 'time':
        return isTime(text) ? undefined : notA(text, 'a length of time', '時間の長さ');
      case 'select':
        return values.includes(text) || text === '' ? undefined : notOneOf(text, values);
      default:
        return undefined;
    }
  };
  return {
    kind: type === 'string' ? 'text' : `agent-${type}`,
    data: { type, values },
    read(text) {
      const message = check(text);
      return message ? { ok: false, problem: 'wrong-value', message } : { ok: true, value: text };
    },
    describe: () => names[type] ?? { en: 'text', ja: '文字列' },
    choices: () => (type === 'boolean' ? ['true', 'false'] : type === 'select' ? values : []).map(word => ({ word })),
    humanize(text) {
      if (type !== 'second' && type !== 'time') return undefined;
      const value = cibMilliseconds(text);
      const human = value ? humanDuration(value) : undefined;
      return human?.en.replace(/ /g, '') === text.replace(/ /g, '') ? undefined : human;
    },
    ...(type === 'second' ? { unit: { en: 'seconds', ja: '秒' } } : {}),
  };
}

const names: Readonly<Record<string, Text>> = {
  boolean: { en: 'boolean', ja: '真偽値' },
  integer: { en: 'integer', ja: '整数' },
  second: { en: 'length of time', ja: '時間の長さ' },
  time: { en: 'length of time', ja: '時間の長さ' },
  select: { en: 'one of the listed words', ja: '列挙された語のいずれか' },
};

/** Words of ocf_is_true() and of the fencing library, and those that people write for the opposite. */
const booleans = /^(?:1|0|yes|no|y|n|true|false|t|f|on|off|ja|nein|enabled?|disabled?|none|)$/i;

/** Some agents call a time an integer and read its unit (timeout of ocf:pacemaker:ping). */
const integers = /^\s*[+-]?(?:\d+\s*(?:us|ms|msec|s|secs?|m|min|h|hr)?|0x[\da-f]+)?\s*$/i;

/** Seconds, also parts of them, with a unit or without; -1 is often "for ever". */
function isTime(text: string): boolean {
  return /^\s*[+-]?\d+(?:\.\d+)?\s*[a-z]*\s*$/i.test(text) || cibMilliseconds(text) !== undefined || text === '';
}

function notBoolean(text: string): Text {
  return {
    en: `"${text}" is not a boolean (true or false)`,
    ja: `"${text}" は真偽値（true または false）ではありません`,
  };
}

function notA(text: string, en: string, ja: string): Text {
  return { en: `"${text}" is not ${en}`, ja: `"${text}" は${ja}ではありません` };
}
