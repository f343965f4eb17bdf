import type { IToken, TokenType } from 'chevrotain';
import { chevrotain } from '../chevrotain.ts';

/** Tokens of drbd.conf: words, strings and punctuation. Keywords are words; the tables know them. */
function makeTokens() {
  const { createToken, Lexer } = chevrotain();
  return {
    white: createToken({ name: 'White', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true }),
    comment: createToken({ name: 'Comment', pattern: /#[^\n]*/, group: 'comments' }),
    word: createToken({ name: 'Word', pattern: /[a-zA-Z0-9/._-]+/ }),
    string: createToken({ name: 'String', pattern: /"(?:[^"\\\n]|\\[^\n])*"/ }),
    openString: createToken({ name: 'OpenString', pattern: unclosed, start_chars_hint: ['"'], line_breaks: false }),
    semicolon: createToken({ name: 'Semicolon', pattern: /;/ }),
    open: createToken({ name: 'Open', pattern: /\{/ }),
    close: createToken({ name: 'Close', pattern: /\}/ }),
    colon: createToken({ name: 'Colon', pattern: /:/ }),
    openBracket: createToken({ name: 'OpenBracket', pattern: /\[/ }),
    closeBracket: createToken({ name: 'CloseBracket', pattern: /\]/ }),
    /** Made here, not by the lexer: characters outside the alphabet, and marks of omitted parts. */
    junk: createToken({ name: 'Junk', pattern: Lexer.NA }),
    elision: createToken({ name: 'Elision', pattern: Lexer.NA }),
  } satisfies Record<string, TokenType>;
}

/** Made when the first file is read. */
export function tokens(): ReturnType<typeof makeTokens> {
  made ??= makeTokens();
  return made;
}

let made: ReturnType<typeof makeTokens> | undefined;

/** A token with the two offsets that everything else is made of. */
export function makeToken(type: TokenType, text: string, start: number, end: number): IToken {
  return {
    image: text.slice(start, end),
    startOffset: start,
    endOffset: end - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
  };
}

/**
 * A quote that its line does not close. Braces and semicolons at the end of the line belong to the statement rather
 * than to the text, so they stay outside.
 */
function unclosed(text: string, offset: number): RegExpExecArray | null {
  if (text.charCodeAt(offset) !== 34) return null;
  const newline = text.indexOf('\n', offset);
  let end = newline < 0 ? text.length : newline;
  while (end > offset + 1 && ' \t\r;{}'.includes(text[end - 1] as string)) end--;
  const match = [text.slice(offset, end)] as unknown as RegExpExecArray;
  return match;
}
