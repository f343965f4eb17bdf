import { listOf, type Text } from '../../text/text.ts';
import { type ByRelease, inRelease } from '../release.ts';
import type { Choice, ValueType } from '../value.ts';

/** One of a list of words. */
export function enumeration(
  words: ByRelease<readonly (string | Choice)[]>,
  { caseSensitive = true, also }: { caseSensitive?: boolean; also?: readonly string[] } = {},
): ValueType<string> {
  const choices = (version?: string): readonly Choice[] =>
    (inRelease(words, version ?? '999') ?? []).map(word => (typeof word === 'string' ? { word } : word));
  return {
    kind: 'enumeration',
    data: { words, caseSensitive, also },
    choices,
    read(text, version) {
      const known = [...choices(version).map(c => c.word), ...(also ?? [])];
      const found = known.find(w => w === text || (!caseSensitive && w.toLowerCase() === text.toLowerCase()));
      if (found !== undefined) return { ok: true, value: found };
      return {
        ok: false,
        problem: 'wrong-value',
        message: notOneOf(
          text,
          choices(version).map(c => c.word),
        ),
      };
    },
    describe: () => ({ en: 'one of the listed words', ja: '列挙された語のいずれか' }),
  };
}

/** `"D" is not one of A, B, C`; of many words the first dozen. */
export function notOneOf(text: string, words: readonly string[]): Text {
  const shown = words.length > 14 ? [...words.slice(0, 12), '…'] : words;
  const list = listOf(shown);
  return { en: `"${text}" is not one of ${list.en}`, ja: `"${text}" は ${list.ja} のいずれでもありません` };
}
