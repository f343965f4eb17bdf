import type { Text } from '../../text/text.ts';
import { type ByRelease, inRelease } from '../release.ts';
import type { Choice, ValueType } from '../value.ts';
import { notOneOf } from './enumeration.ts';

/** One of a list of words. `pattern` admits further ones; releases before 9 check none of them while reading. */
export function drbdWord(
  words: ByRelease<readonly (string | Choice)[]>,
  { caseSensitive = true, pattern }: { caseSensitive?: boolean; pattern?: ByRelease<string> } = {},
): ValueType<string> {
  const choices = (version?: string): readonly Choice[] =>
    (inRelease(words, version ?? '999') ?? []).map(word => (typeof word === 'string' ? { word } : word));
  return {
    kind: 'enumeration',
    data: { words, caseSensitive, pattern },
    choices,
    read(text, version) {
      const known = choices(version).map(c => c.word);
      const found = known.find(w => w === text || (!caseSensitive && w.toLowerCase() === text.toLowerCase()));
      if (found !== undefined) return { ok: true, value: found };
      const extra = inRelease(pattern, version);
      if (extra !== undefined && new RegExp(extra).test(text)) return { ok: true, value: text };
      return { ok: false, problem: 'wrong-value', message: wrongWord(text, known) };
    },
    describe: () => ({ en: 'one of the listed words', ja: '列挙された語のいずれか' }),
  };
}

function wrongWord(text: string, known: readonly string[]): Text {
  const other = known.find(w => w.toLowerCase() === text.toLowerCase());
  if (other === undefined) return notOneOf(text, known);
  return {
    en: `"${text}" must be written "${other}"`,
    ja: `"${text}" は "${other}" と書く必要があります`,
  };
}
