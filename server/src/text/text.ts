/** Languages of everything a user reads. */
export type Lang = 'en' | 'ja';

/** One text in both languages; a missing one does not compile. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** The same words in both languages: for literals such as keywords. */
export function same(word: string): Text {
  return { en: word, ja: word };
}

/** Joins the words that a list offers: `A, B or C` and `A、B、C`. */
export function listOf(words: readonly string[], last: 'and' | 'or' | 'none' = 'none'): Text {
  const en =
    last === 'none' || words.length < 2
      ? words.join(', ')
      : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
  return { en, ja: words.join('、') };
}
