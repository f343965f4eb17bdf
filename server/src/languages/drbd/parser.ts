import type { IToken, Lexer } from 'chevrotain';
import { chevrotain } from '../chevrotain.ts';
import { elisionMarks } from './elision-marks.ts';
import { makeToken, tokens } from './tokens.ts';

/** What the grammar hands on: tokens in order. */
export interface TokenSink {
  word(token: IToken, kind: 'word' | 'string' | 'open-string'): void;
  colon(token: IToken): void;
  bracket(token: IToken, side: 'open' | 'close'): void;
  semicolon(token: IToken): void;
  open(token: IToken): void;
  close(token: IToken): void;
  junk(token: IToken): void;
  elision(token: IToken): void;
}

/** Comments of a text, and its tokens with the marks of omitted parts and stray characters in their places. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
}

/** Splits a text into tokens. The lexer is made when the first file is read. */
export function tokenize(text: string): Lexed {
  lexer ??= new (chevrotain().Lexer)(Object.values(tokens()), {
    positionTracking: 'onlyOffset',
    skipValidations: true,
    ensureOptimizations: false,
    recoveryEnabled: true,
  });
  const result = lexer.tokenize(text);
  const comments = result.groups.comments ?? [];
  const strays = result.errors.flatMap(e => straysIn(text, e.offset, e.offset + e.length));
  const marks = elisionMarks(text).map(m => makeToken(tokens().elision, text, m.start, m.end));
  if (strays.length === 0 && marks.length === 0) return { tokens: result.tokens, comments };
  const outside = (token: IToken): boolean => !inMark(marks, token.startOffset);
  return {
    tokens: merge(merge(result.tokens.filter(outside), strays.filter(outside)), marks),
    comments: comments.filter(outside),
  };
}

/** Runs the grammar over tokens. The parser is made when the first file is read. */
export function parseTokens(lexed: Lexed, sink: TokenSink): void {
  run ??= createParser();
  run(lexed.tokens, sink);
}

let lexer: Lexer | undefined;
let run: ((tokens: IToken[], sink: TokenSink) => void) | undefined;

function createParser(): (tokens: IToken[], sink: TokenSink) => void {
  const { EmbeddedActionsParser } = chevrotain();
  const words = tokens();

  /**
   * The shape of every DRBD file: words, semicolons and braces. It has no nesting of its own, so that a file may be
   * nested as deeply as it likes; the sink keeps the stack.
   */
  class StatementParser extends EmbeddedActionsParser {
    sink: TokenSink | undefined;

    constructor() {
      super(Object.values(words), { skipValidations: true, maxLookahead: 1 });
      this.performSelfAnalysis();
    }

    // The alternatives are made once: making them anew for every token costs more than the parsing.
    alternatives: { ALT: () => void }[] = [
      { ALT: () => this.take(this.CONSUME(words.word), (s, t) => s.word(t, 'word')) },
      { ALT: () => this.take(this.CONSUME(words.semicolon), (s, t) => s.semicolon(t)) },
      { ALT: () => this.take(this.CONSUME(words.open), (s, t) => s.open(t)) },
      { ALT: () => this.take(this.CONSUME(words.close), (s, t) => s.close(t)) },
      { ALT: () => this.take(this.CONSUME(words.string), (s, t) => s.word(t, 'string')) },
      { ALT: () => this.take(this.CONSUME(words.colon), (s, t) => s.colon(t)) },
      { ALT: () => this.take(this.CONSUME(words.openBracket), (s, t) => s.bracket(t, 'open')) },
      { ALT: () => this.take(this.CONSUME(words.closeBracket), (s, t) => s.bracket(t, 'close')) },
      { ALT: () => this.take(this.CONSUME(words.openString), (s, t) => s.word(t, 'open-string')) },
      { ALT: () => this.take(this.CONSUME(words.junk), (s, t) => s.junk(t)) },
      { ALT: () => this.take(this.CONSUME(words.elision), (s, t) => s.elision(t)) },
    ];

    document = this.RULE('document', () => {
      this.MANY(() => {
        this.OR(this.alternatives);
      });
    });

    /** While the grammar records itself, there is nobody to hand a token to. */
    private take(token: IToken, hand: (sink: TokenSink, token: IToken) => void): void {
      if (this.sink) hand(this.sink, token);
    }
  }

  const parser = new StatementParser();
  return (read, sink) => {
    parser.sink = sink;
    parser.input = read;
    parser.document();
  };
}

/** A run of characters outside the alphabet; marks that stand for another one are tokens of their own. */
function straysIn(text: string, start: number, end: number): IToken[] {
  const found: IToken[] = [];
  const marks = /[；｛｝：“”„‟«»＂]|[^；｛｝：“”„‟«»＂]+/g;
  for (const match of text.slice(start, end).matchAll(marks)) {
    found.push(makeToken(tokens().junk, text, start + match.index, start + match.index + match[0].length));
  }
  return found;
}

function merge(a: readonly IToken[], b: readonly IToken[]): IToken[] {
  if (b.length === 0) return [...a];
  const merged: IToken[] = [];
  let j = 0;
  for (const token of a) {
    while (j < b.length && (b[j] as IToken).startOffset < token.startOffset) merged.push(b[j++] as IToken);
    merged.push(token);
  }
  while (j < b.length) merged.push(b[j++] as IToken);
  return merged;
}

function inMark(marks: readonly IToken[], offset: number): boolean {
  let low = 0;
  let high = marks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const mark = marks[middle] as IToken;
    if (offset < mark.startOffset) high = middle - 1;
    else if (offset > (mark.endOffset as number)) low = middle + 1;
    else return true;
  }
  return false;
}
