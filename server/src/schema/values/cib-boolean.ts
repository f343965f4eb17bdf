import type { ValueType } from '../value.ts';
import { notOneOf } from './enumeration.ts';

const yes = ['true', 'yes', 'on', 'y', '1'];
const no = ['false', 'no', 'off', 'n', '0'];

/**
 * A boolean among name-value pairs, as pcmk__parse_bool() reads it: letter case does not matter, blanks do.
 * `words` are the ones to offer; `number`: a number above 0 counts as true (node attribute terminate).
 */
export function cibBoolean({
  words = ['true', 'false'],
  number = false,
}: {
  words?: readonly string[];
  number?: boolean;
} = {}): ValueType<boolean> {
  return {
    kind: 'boolean',
    data: { words },
    choices: () => words.map(word => ({ word })),
    read(text) {
      const word = text.toLowerCase();
      if (yes.includes(word)) return { ok: true, value: true };
      if (no.includes(word)) return { ok: true, value: false };
      if (number && /^[1-9]/.test(text)) return { ok: true, value: true };
      return { ok: false, problem: 'wrong-value', message: notOneOf(text, [...yes, ...no]) };
    },
    describe: () => ({ en: 'boolean', ja: '真偽値' }),
  };
}
