import type { ValueType } from '../value.ts';
import { notOneOf } from './enumeration.ts';

const meaning: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

/** xsd:boolean: the schema takes neither yes and no nor capital letters. */
export function xmlBoolean(): ValueType<boolean> {
  return {
    kind: 'boolean',
    data: { xsd: 'boolean' },
    choices: () => [{ word: 'true' }, { word: 'false' }],
    read(text) {
      const value = meaning[text.trim()];
      if (value !== undefined) return { ok: true, value };
      return { ok: false, problem: 'wrong-value', message: notOneOf(text, Object.keys(meaning).sort().reverse()) };
    },
    describe: () => ({ en: 'boolean', ja: '真偽値' }),
  };
}
