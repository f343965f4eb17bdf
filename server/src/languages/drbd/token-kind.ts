import { reservedWords } from '../../../../schemas/drbd/reserved-words.ts';
import { generationOf } from '../../cluster/drbd-generation.ts';
import { exists } from '../../schema/release.ts';
import { ipv6Token } from '../../schema/values/drbd-address.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Text } from '../../text/text.ts';

/** What the lexer of drbdadm makes of a word. `other`: several tokens. */
export type TokenKind = 'name' | 'keyword' | 'integer' | 'version' | 'ipv4' | 'ipv6' | 'long' | 'other';

export function tokenKind(word: Word, version: string): TokenKind {
  const { value } = word;
  if (word.quoted) {
    // A string that colons glue to other words is several tokens.
    if (
      word.outer.end - word.span.end > 1 ||
      (word.span.start === word.outer.start && word.span.end === word.outer.end)
    )
      return 'other';
    return value.length > 255 ? 'long' : 'name';
  }
  if (!/^[a-zA-Z0-9/._-]+$/.test(value)) return ipv6Token.test(value) ? 'ipv6' : 'other';
  if (isReserved(value, version)) return 'keyword';
  if (/^\d{1,8}[MKGs]?$/.test(value)) return 'integer';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return 'ipv4';
  if (generationOf(version) === '9' && /^\d+\.\d+\.\d+$/.test(value)) return 'version';
  return value.length > 128 ? 'long' : 'name';
}

export function isReserved(word: string, version: string): boolean {
  if (generationOf(version) !== '9') return reservedWords.v8.has(word);
  return Object.hasOwn(reservedWords.v9, word) && exists(reservedWords.v9[word], version);
}

/** Why a word is no name, and that quotes make it one; undefined where it is a name. */
export function notAName(word: Word, version: string): { message: Text; quote: boolean } | undefined {
  const { value } = word;
  const shown = value.length > 40 ? `${value.slice(0, 37)}…` : value;
  const kind = tokenKind(word, version);
  switch (kind) {
    case 'name':
      return undefined;
    case 'long': {
      const most = word.quoted ? 255 : 128;
      const length = value.length;
      return {
        quote: !word.quoted && length <= 255,
        message: word.quoted
          ? {
              en: `the quoted text is ${length} characters long, but at most ${most} are allowed`,
              ja: `引用符の中が ${length} 文字ありますが、${most} 文字以下にする必要があります`,
            }
          : {
              en: `the word is ${length} characters long, but at most ${most} are allowed without quotes`,
              ja: `語が ${length} 文字ありますが、引用符なしでは ${most} 文字以下にする必要があります`,
            },
      };
    }
    case 'keyword':
      return {
        quote: true,
        message: {
          en: `"${shown}" is a keyword of drbd.conf, so as a name it needs quotes`,
          ja: `"${shown}" は drbd.conf のキーワードのため、名前として使うには引用符が必要です`,
        },
      };
    case 'integer':
    case 'version':
    case 'ipv4':
    case 'ipv6': {
      const as = readAs[kind];
      return {
        quote: true,
        message: {
          en: `"${shown}" is read as ${as.en}, so as a name it needs quotes`,
          ja: `"${shown}" は${as.ja}とみなされるため、名前として使うには引用符が必要です`,
        },
      };
    }
    case 'other':
      return {
        quote: !word.quoted,
        message: {
          en: `"${shown}" is not one word without quotes`,
          ja: `"${shown}" は引用符がないと 1 つの語になりません`,
        },
      };
  }
}

const readAs = {
  integer: { en: 'a number', ja: '数値' },
  version: { en: 'a version', ja: 'バージョン' },
  ipv4: { en: 'an address', ja: 'アドレス' },
  ipv6: { en: 'an address', ja: 'アドレス' },
} as const;

/** A word as it must be written to be one: in quotes where it has other characters, or is a keyword. */
export function quotedWhereNeeded(word: string): string {
  const bare = /^[a-zA-Z0-9/._-]{1,128}$/.test(word) && !Object.hasOwn(reservedWords.v9, word);
  // yes, no and ask are keywords that stand as values.
  return bare || /^(?:yes|no|ask)$/.test(word) ? word : `"${word.replace(/[\\"]/g, '\\$&')}"`;
}
