import { nearest } from '../text/nearest.ts';
import type { Text } from '../text/text.ts';
import type { Located } from './effective.ts';
import type { Fix, Related } from './finding.ts';

/** A message about an unknown name, with the name that was probably meant: `… (did you mean "alpha"?)`. */
export function didYouMean(message: Text, name: string | undefined): Text {
  if (name === undefined) return message;
  return { en: `${message.en} (did you mean "${name}"?)`, ja: `${message.ja}（"${name}" ですか？）` };
}

/** Offers the name that was probably meant. What a name refers to decides what the cluster does, so it is not safe. */
export function changeName(word: Located<string>, to: string): Fix {
  return {
    title: { en: `Change "${word.value}" to "${to}"`, ja: `"${word.value}" を "${to}" に変更する` },
    safe: false,
    edits: [{ file: word.at.file, span: word.at.span, newText: to }],
  };
}

/** Where a name is defined, as a related place. */
export function definedAt(name: Located<string>): Related {
  return {
    ...name.at,
    message: { en: `"${name.value}" is defined here`, ja: `"${name.value}" はここで定義されています` },
  };
}

/**
 * Finds near names among many. A file of thousands of unknown names would compare each with each, so the comparisons
 * are counted, and when enough were made no more names are offered.
 */
export function suggester(candidates: readonly string[], comparisons = 500_000): (word: string) => string | undefined {
  let left = comparisons;
  return word => {
    if (left < candidates.length) return undefined;
    left -= candidates.length;
    return nearest(word, candidates);
  };
}
