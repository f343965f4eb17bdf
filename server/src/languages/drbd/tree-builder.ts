import type { IToken } from 'chevrotain';
import type { BindProblem } from '../../schema/bound.ts';
import type { OptionEntry, SectionEntry } from '../../schema/entry.ts';
import { withOwnSpans } from '../../schema/own-spans.ts';
import type { Node, Section, Tree, Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import { isElisionWord } from './elision-marks.ts';
import {
  isFreeText,
  isOptionSection,
  type Place,
  placeOf,
  sectionAnywhere,
  shapeOf,
  skips,
  topLevel,
} from './entries.ts';
import { type Lexed, parseTokens, type TokenSink } from './parser.ts';
import { statementLength } from './statement-length.ts';

/** A parsed DRBD file. What cannot be read is in `faults`: the binder reports them with what it finds itself. */
export interface DrbdTree extends Tree {
  readonly faults: readonly BindProblem[];
  /** Marks of omitted parts, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** As many braces close as open: what is wrong with one statement says nothing about another. */
  readonly balanced: boolean;
  /** A statement may swallow what stands behind it (`become-primary-on`). */
  readonly swallows: boolean;
  /** Of each node of the top level: all its spans, where they have been collected. */
  readonly spans?: readonly (readonly Span[] | undefined)[];
}

/** Builds the tree of tokens, which begin at an offset of the text. */
export function treeOf(text: string, lexed: Lexed, from: number): DrbdTree {
  const build = builder(text, lexed.tokens, from);
  parseTokens(lexed, build.sink);
  return build.finish(lexed.comments.map(c => ({ start: c.startOffset, end: c.startOffset + c.image.length })));
}

/** A word while its statement is being read. */
interface Read extends Word {
  /** A line break stands before it. */
  readonly firstInLine: boolean;
}

interface Open extends Section {
  children: Node[];
  span: { start: number; end: number };
  body: { start: number; end: number };
  closed: boolean;
  /** What may stand in it; undefined where the table does not know the section. */
  readonly place: Place | undefined;
  /** The brace that opened it was left out. */
  readonly withoutBrace: boolean;
  /** No brace closes it either: it ends with the block in it. */
  endsWithChild: boolean;
  /** Depth of braces inside free text. */
  depth: number;
}

const refusedBy = ['drbdadm'] as const;
/** Nobody reads more of them, and a file that is no configuration has one at every word. */
export const mostFaults = 1000;
/** The tables nest no deeper. */
const deepest = 8;

function builder(text: string, all: readonly IToken[], from: number) {
  const faults: BindProblem[] = [];
  const marks: { start: number; end: number }[] = [];
  const root: Open = open(
    undefined,
    { value: '', span: zero(0), outer: zero(0), quoted: false },
    [],
    0,
    topLevel,
    false,
  );
  root.span = { start: 0, end: text.length };
  root.body = { start: 0, end: text.length };
  let current = root;
  let words: Read[] = [];
  /** Tokens that make up the word being read: `10.0.0.1`, `:`, `7789`. */
  let parts: IToken[] = [];
  let inBracket = false;
  let afterColon = false;
  /** End of the last token, for line breaks and missing semicolons. */
  let last = from;
  let firstInLine = false;
  /** Closing braces between `skip` and its block: each wants one more opening brace, or the block goes on. */
  let early = 0;
  /** Depth of braces in such a block; undefined elsewhere. It ends with the closing brace that makes it 0. */
  let raw: number | undefined;
  // More closing than opening braces, or the reverse: only then is it worth asking which one is wrong.
  let surplus = balance(all);
  const balanced = surplus === 0;
  const swallows = all.some(t => t.image === 'become-primary-on' || t.image === '"become-primary-on"');

  const fault = (at: { start: number; end: number }, message: Text, more: Partial<BindProblem> = {}): void => {
    if (faults.length < mostFaults)
      faults.push(withOwnSpans({ rule: 'syntax', span: at, severity: 'error', message, refusedBy, ...more }));
  };
  const silent = (): boolean =>
    current.depth > 0 || (current.place !== undefined && skips(current.place.entry.keyword));

  const flush = (): void => {
    if (parts.length === 0) return;
    const word = wordOf(parts, firstInLine);
    parts = [];
    inBracket = false;
    afterColon = false;
    if (words.length === 0 && !word.quoted && isElisionWord(word.value)) {
      elided(word.outer);
      return;
    }
    words.push(word);
  };

  const add = (token: IToken): void => {
    if (parts.length === 0) firstInLine = lineBreakBetween(text, last, token.startOffset);
    parts.push(token);
    last = token.startOffset + token.image.length;
  };

  const elided = (at: { start: number; end: number }): void => {
    marks.push(at);
    if (silent()) return;
    const mark = text.slice(at.start, at.end);
    fault(
      at,
      {
        en: `"${mark}" stands for an omitted part, and drbdadm refuses it`,
        ja: `"${mark}" は省略を示す記号で、drbdadm はエラーにします`,
      },
      { rule: 'elision-mark' },
    );
  };

  const missingSemicolon = (word: Word): void => {
    fault(
      word.span,
      { en: `a semicolon is missing after "${shown(word)}"`, ja: `"${shown(word)}" の後にセミコロンがありません` },
      {
        fixes: [
          {
            title: { en: 'Insert ";"', ja: '";" を挿入する' },
            safe: true,
            edits: [{ span: zero(word.outer.end), newText: ';' }],
          },
        ],
      },
    );
  };

  const option = (statement: readonly Read[], end: number): void => {
    const [keyword, ...values] = statement as [Read, ...Read[]];
    closeForeign(keyword);
    current.children.push({
      kind: 'option',
      keyword,
      values,
      span: { start: keyword.outer.start, end },
      parent: current,
    });
  };

  const enter = (statement: readonly Read[], bodyStart: number, withoutBrace: boolean): void => {
    const [keyword, ...values] = statement as [Read, ...Read[]];
    // drbdadm 9 takes every block in a proxy section for one like plugin.
    if (withoutBrace || current.place?.entry.id !== 'drbd.proxy') closeForeign(keyword);
    const entry = keyword.quoted
      ? undefined
      : (current.place?.section(keyword.value) ?? sectionAnywhere(keyword.value));
    const section = open(current, keyword, values, bodyStart, entry && placeOf(entry), withoutBrace);
    current.children.push(section);
    current = section;
  };

  const leave = (at: number, end: number, closed: boolean): void => {
    current.body.end = at;
    current.span.end = end;
    current.closed = closed;
    // A list that grew has room for more: thousands of them would fill the memory with it.
    current.children = current.children.slice();
    current = current.parent as Open;
    if (current.endsWithChild) leave(end, end, true);
  };

  /**
   * A statement that does not belong here: where it belongs further out, and braces are missing or the indentation
   * says so, this section was not closed. Where it belongs into the section just closed, and there are braces too
   * many, that section was closed too early.
   */
  const closeForeign = (keyword: Read): void => {
    if (keyword.quoted || current.place?.knows(keyword.value) || (current === root && surplus <= 0)) return;
    if (current.place && isFreeText(current.place.entry)) return;
    if (surplus > 0 && reopen(keyword)) return;
    if (current !== root) closeUnclosed(keyword);
  };

  const closeUnclosed = (keyword: Read): void => {
    const word = keyword.value;
    const missing = surplus < 0 ? -surplus : isOutdented(text, keyword, current) ? 1 : 0;
    if (missing === 0) return;
    let outer = current.parent as Open;
    let levels = 1;
    while (outer !== root && levels <= missing && levels < deepest && !outer.place?.knows(word)) {
      outer = outer.parent as Open;
      levels++;
    }
    if (!outer.place?.knows(word) || levels > missing) return;
    for (; levels > 0; levels--) {
      const name = current.keyword;
      fault(
        keyword.span,
        {
          en: `a "}" is missing before "${word}", which does not belong in ${name.value}`,
          ja: `"${word}" の前に "}" がありません（"${word}" は ${name.value} には書けません）`,
        },
        {
          related: [
            {
              span: name.span,
              message: { en: `${name.value} begins here`, ja: `${name.value} はここから始まっています` },
            },
          ],
          fixes: [
            {
              title: { en: 'Insert "}"', ja: '"}" を挿入する' },
              safe: false,
              edits: [{ span: zero(keyword.outer.start), newText: '} ' }],
            },
          ],
        },
      );
      const end = (current.children.at(-1)?.span.end ?? current.body.start) as number;
      leave(end, end, false);
      surplus++;
    }
  };

  const reopen = (keyword: Read): boolean => {
    const word = keyword.value;
    let before = current.children.at(-1) as Open | undefined;
    for (let n = 0; n < deepest && before?.kind === 'section' && !before.place?.knows(word); n++) {
      before = before.children.at(-1) as Open | undefined;
    }
    if (before?.kind !== 'section' || !before.closed || before.withoutBrace || !before.place?.knows(word)) return false;
    const brace = { start: before.span.end - 1, end: before.span.end };
    const name = [before.keyword.value, ...before.values.map(v => v.value)].join(' ');
    fault(
      brace,
      {
        en: `this "}" ends ${name} before "${word}", which belongs to it`,
        ja: `この "}" で ${name} が終わりますが、後に続く "${word}" は ${name} の中に書くものです`,
      },
      {
        related: [{ span: keyword.span, message: { en: `${word} stands here`, ja: `${word} はここにあります` } }],
        fixes: [
          { title: { en: 'Remove "}"', ja: '"}" を削除する' }, safe: false, edits: [{ span: brace, newText: '' }] },
        ],
      },
    );
    surplus--;
    for (let s: Open = before; s !== current; s = s.parent as Open) s.closed = false;
    current = before;
    return true;
  };

  /** Ends the statement that has been read. `end` is behind its semicolon, or undefined where there is none. */
  const finishStatement = (terminator: ';' | '{' | undefined, end: number): void => {
    flush();
    const statement = words;
    words = [];
    let from = 0;
    for (;;) {
      const split = current.place ? splitAt(statement, from, terminator, current.place) : undefined;
      if (!split) break;
      const head = statement.slice(from, from + split.length);
      const lastWord = head.at(-1) as Read;
      from += split.length;
      if (split.missing === ';') {
        missingSemicolon(lastWord);
        option(head, lastWord.outer.end);
        continue;
      }
      missingBrace(lastWord, statement[from] as Read);
      enter(head, lastWord.outer.end, true);
      if (surplus > 0) {
        surplus--;
        continue;
      }
      // Nothing closes it: it holds the rest of this statement and no more.
      const section = current;
      if (terminator === '{') section.endsWithChild = true;
      words = statement.slice(from);
      finishStatement(terminator, end);
      if (terminator !== '{' && current === section) leave(end, end, true);
      return;
    }
    const rest = from === 0 ? statement : statement.slice(from);
    if (rest.length === 0) return;
    if (terminator === '{') {
      enter(rest, end, false);
      return;
    }
    const first = rest[0] as Read;
    const lastWord = rest.at(-1) as Read;
    const entry = current.place?.option(first.value);
    if (terminator === ';') {
      const section = entry || first.quoted ? undefined : current.place?.section(first.value);
      if (section && !skips(section.keyword)) wantsBlock(rest, section);
      else option(rest, end);
      return;
    }
    // `become-primary-on` of DRBD 9 reads on to the next semicolon: the binder knows the release.
    if (!silent() && !(entry && shapeOf(entry) === 'swallow')) missingSemicolon(lastWord);
    option(rest, lastWord.outer.end);
  };

  const missingBrace = (word: Read, next: Read): void => {
    fault(
      next.span,
      {
        en: `a "{" is missing between "${shown(word)}" and "${shown(next)}"`,
        ja: `"${shown(word)}" と "${shown(next)}" の間に "{" がありません`,
      },
      {
        fixes: [
          {
            title: { en: 'Insert "{"', ja: '"{" を挿入する' },
            safe: false,
            edits: [{ span: zero(word.outer.end), newText: ' {' }],
          },
        ],
      },
    );
  };

  /** `net;`, `resource r0;`: a section without its block. */
  const wantsBlock = (statement: readonly Read[], section: SectionEntry): void => {
    const word = statement.at(-1) as Read;
    const name = section.keyword;
    const inside = section.args?.length ? ` ${statement.length > 1 ? shown(statement[1] as Read) : 'NAME'}` : '';
    fault(word.span, {
      en: `${name} needs a block (${name}${inside} { … })`,
      ja: `${name} にはブロックが必要です（${name}${inside} { … }）`,
    });
    enter(statement, word.outer.end, true);
    leave(word.outer.end, word.outer.end, true);
  };

  /** In an option section `{`, `}` or a stray character before a semicolon is the value of a text (drbdadm 9). */
  const isWholeValue = (token: IToken): boolean => {
    if (words.length !== 1 || parts.length > 0 || !current.place || !isOptionSection(current.place.entry)) return false;
    const entry = current.place.option((words[0] as Read).value);
    if (!entry || !takesAnyText(entry)) return false;
    const next = all[indexOf(all, token) + 1];
    return next?.tokenType.name === 'Semicolon';
  };

  const sink: TokenSink = {
    word(token, kind) {
      if (raw !== undefined) return;
      if (parts.length > 0 && !inBracket && !afterColon) flush();
      if (kind === 'open-string') {
        unclosedQuote(token);
        if (token.image === '"') return;
      }
      add(token);
      afterColon = false;
    },
    colon(token) {
      if (raw !== undefined) return;
      add(token);
      afterColon = !inBracket;
    },
    bracket(token, side) {
      if (raw !== undefined) return;
      if (side === 'open') {
        flush();
        add(token);
        inBracket = true;
        return;
      }
      add(token);
      inBracket = false;
      afterColon = false;
    },
    semicolon(token) {
      if (raw !== undefined) return;
      flush();
      const at = { start: token.startOffset, end: token.startOffset + 1 };
      if (words.length > 0 && skipsOn()) {
        last = at.end;
        return;
      }
      if (words.length === 0) {
        if (!silent()) {
          fault(
            at,
            { en: 'this semicolon ends nothing', ja: 'このセミコロンの前に文がありません' },
            {
              fixes: [
                { title: { en: 'Remove ";"', ja: '";" を削除する' }, safe: true, edits: [{ span: at, newText: '' }] },
              ],
            },
          );
        }
      } else finishStatement(';', at.end);
      last = at.end;
    },
    open(token) {
      if (raw !== undefined) {
        raw++;
        return;
      }
      flush();
      const end = token.startOffset + 1;
      if (isWholeValue(token)) {
        words.push(braceWord(token));
        last = end;
        return;
      }
      if (words.length === 0) {
        // A block without a name: in free text it is text, elsewhere its keyword is missing.
        if (!silent()) {
          fault(
            { start: token.startOffset, end },
            { en: 'the name of the section is missing before "{"', ja: '"{" の前にセクション名がありません' },
          );
        }
        const nameless: Word = {
          value: '',
          span: zero(token.startOffset),
          outer: zero(token.startOffset),
          quoted: false,
        };
        const section = open(current, nameless, [], end, undefined, false);
        section.depth = silent() ? current.depth + 1 : 0;
        current.children.push(section);
        current = section;
      } else {
        const wasSilent = silent();
        const depth = current.depth;
        if (early > 0 && skipsOn()) raw = 1 - early;
        early = 0;
        finishStatement('{', end);
        if (wasSilent) current.depth = depth + 1;
      }
      last = end;
    },
    close(token) {
      if (raw !== undefined && --raw !== 0) return;
      raw = undefined;
      flush();
      const at = { start: token.startOffset, end: token.startOffset + 1 };
      if (isWholeValue(token)) {
        words.push(braceWord(token));
        last = at.end;
        return;
      }
      if (words.length > 0 && skipsOn()) {
        early++;
        last = at.end;
        return;
      }
      if (words.length > 0) finishStatement(undefined, last);
      last = at.end;
      if (current !== root) {
        leave(at.start, at.end, true);
        return;
      }
      surplus--;
      fault(
        at,
        { en: 'this "}" closes nothing', ja: 'この "}" に対応する "{" がありません' },
        {
          fixes: [
            { title: { en: 'Remove "}"', ja: '"}" を削除する' }, safe: false, edits: [{ span: at, newText: '' }] },
          ],
        },
      );
    },
    junk(token) {
      if (raw !== undefined) return;
      if (inBracket) {
        add(token);
        return;
      }
      flush();
      const at = { start: token.startOffset, end: token.startOffset + token.image.length };
      const stray = wide[token.image[0] as string];
      if (stray && !silent()) {
        wideMark(token, at, stray);
        return;
      }
      if (words.length === 0 && isElisionWord(token.image)) {
        elided(at);
        last = at.end;
        return;
      }
      // drbdadm 9 takes any one character for the value of a text.
      const taken = token.image.length === 1 && isWholeValue(token) ? { refusedBy: [] } : {};
      const anything = current.place !== undefined && isFreeText(current.place.entry);
      if (!silent() && !skipsOn() && !anything)
        fault(at, illegal(token.image), { ...illegalFix(token.image, at, text), ...taken });
      last = at.end;
    },
    elision(token) {
      if (raw !== undefined) return;
      flush();
      if (words.length > 0) finishStatement(undefined, last);
      last = token.startOffset + token.image.length;
      elided({ start: token.startOffset, end: last });
    },
  };

  /** `skip` reads on to the next block, whatever stands between. */
  const skipsOn = (): boolean => {
    const first = words[0] as Read | undefined;
    return (
      first !== undefined && !first.quoted && skips(first.value) && current.place?.section(first.value) !== undefined
    );
  };

  const unclosedQuote = (token: IToken): void => {
    if (silent()) return;
    const end = token.startOffset + token.image.length;
    const backslash = text[end - 1] === '\\';
    fault(
      { start: token.startOffset, end },
      backslash
        ? {
            en: 'the quote is not closed on this line, and a backslash does not join lines',
            ja: '引用符がこの行で閉じていません（バックスラッシュで行を継続することはできません）',
          }
        : { en: 'the quote is not closed on this line', ja: '引用符がこの行で閉じていません' },
      {
        fixes: backslash
          ? []
          : [
              {
                title: { en: 'Insert the closing quote', ja: '閉じ引用符を挿入する' },
                safe: false,
                edits: [{ span: zero(end), newText: '"' }],
              },
            ],
      },
    );
  };

  /** A full-width semicolon or brace means its ASCII brother. */
  const wideMark = (token: IToken, at: { start: number; end: number }, ascii: ';' | '{' | '}' | ':'): void => {
    const one = { start: at.start, end: at.start + 1 };
    const mark = token.image[0] as string;
    fault(
      one,
      { en: `"${mark}" is not "${ascii}"`, ja: `"${mark}" は半角の "${ascii}" ではありません` },
      {
        fixes: [
          {
            title: { en: `Change "${mark}" to "${ascii}"`, ja: `"${mark}" を "${ascii}" に変更する` },
            safe: true,
            edits: [{ span: one, newText: ascii }],
          },
        ],
      },
    );
    const standIn = { ...token, image: ascii } as IToken;
    if (ascii === ':') {
      if (words.length > 0) sink.colon(standIn);
    } else if (ascii === ';' && words.length > 0) sink.semicolon(standIn);
    else if (ascii === '{' && words.length > 0) sink.open(standIn);
    else if (ascii === '}') {
      if (words.length > 0) finishStatement(undefined, last);
      if (current !== root) leave(at.start, one.end, true);
    }
    last = at.end;
  };

  const finish = (comments: readonly { start: number; end: number }[]): DrbdTree => {
    flush();
    if (words.length > 0 && skipsOn()) {
      const { span } = words[0] as Read;
      fault(span, {
        en: 'skip needs a block: drbdadm reads up to the end of the file and finds none',
        ja: 'skip にはブロックが必要ですが、ファイルの終わりまでにありません',
      });
      words = [];
    }
    if (words.length > 0) finishStatement(undefined, last);
    if (current !== root) unclosedAtEnd(current);
    while (current !== root) leave(text.length, text.length, current.withoutBrace);
    root.closed = true;
    return {
      text,
      root,
      problems: [],
      comments,
      faults,
      marks,
      balanced,
      swallows,
      ...(marks.length > 0 ? { incomplete: true } : {}),
    };
  };

  /** The end of the file closes a resource or common that stands alone; everything else drbdadm refuses. */
  const unclosedAtEnd = (innermost: Open): void => {
    let section = innermost;
    let braces = 0;
    for (let s: Open = innermost; s !== root; s = s.parent as Open) {
      if (s.withoutBrace) continue;
      if (braces++ === 0) section = s;
    }
    if (braces === 0) return;
    const name = section.keyword.value;
    const accepted = section.parent === root && (name === 'resource' || name === 'common');
    const at = name === '' ? { start: section.body.start - 1, end: section.body.start } : section.keyword.span;
    fault(
      at,
      accepted
        ? {
            en: `the last "}" of ${name} is missing; drbdadm accepts that only at the end of the last file`,
            ja: `${name} を閉じる "}" がありません（drbdadm が受け付けるのは最後のファイルの末尾だけです）`,
          }
        : {
            en: `${name || 'the block'} is not closed: a "}" is missing`,
            ja: `${name || 'ブロック'} が閉じていません（"}" がありません）`,
          },
      {
        ...(accepted ? { severity: 'warning' as const, refusedBy: [] } : {}),
        fixes: [
          {
            title: { en: 'Insert "}" at the end', ja: '末尾に "}" を挿入する' },
            safe: false,
            edits: [
              {
                span: zero(text.length),
                newText: `${text.endsWith('\n') || text === '' ? '' : '\n'}${'}'.repeat(Math.min(braces, 99))}\n`,
              },
            ],
          },
        ],
      },
    );
  };

  return { sink, finish };
}

const none: readonly never[] = [];

function open(
  parent: Open | undefined,
  keyword: Word,
  values: readonly Word[],
  bodyStart: number,
  place: Place | undefined,
  withoutBrace: boolean,
): Open {
  return {
    kind: 'section',
    keyword,
    values,
    attributes: none,
    children: [],
    span: { start: keyword.outer.start, end: bodyStart },
    body: { start: bodyStart, end: bodyStart },
    closed: false,
    parent,
    place,
    withoutBrace,
    endsWithChild: false,
    depth: 0,
  };
}

/** Whether a word stands no further right than the section it is in, which itself is indented. */
function isOutdented(text: string, keyword: Read, section: Open): boolean {
  if (!keyword.firstInLine) return false;
  const own = columnOf(text, section.keyword.outer.start);
  const parent = section.parent?.parent ? columnOf(text, section.parent.keyword.outer.start) : -1;
  return (
    own !== undefined &&
    parent !== undefined &&
    own > parent &&
    own > 0 &&
    (columnOf(text, keyword.outer.start) ?? own + 1) <= own
  );
}

/** The column of the first word of a line; undefined where something stands before it. */
function columnOf(text: string, offset: number): number | undefined {
  let at = offset;
  while (at > 0 && offset - at < 200 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n' ? offset - at : undefined;
}

interface Split {
  /** How many words make up the first statement. */
  readonly length: number;
  readonly missing: ';' | '{';
}

/** Where two statements run into each other because a semicolon or brace is missing between them. */
function splitAt(
  all: readonly Read[],
  from: number,
  terminator: ';' | '{' | undefined,
  place: Place,
): Split | undefined {
  const first = all[from];
  if (!first || first.quoted || isFreeText(place.entry)) return undefined;
  const section = place.section(first.value);
  const option = place.option(first.value);
  const begins = (i: number, where: Place): boolean => {
    const word = all[from + i];
    return word !== undefined && !word.quoted && where.knows(word.value);
  };
  if (section && skips(section.keyword)) return undefined;
  // `disk on-io-error detach;`: the brace of the options is missing, if anything.
  if (option && section && begins(1, placeOf(section)) && !begins(1, place) && all.length > from + 2) {
    return { length: 1, missing: '{' };
  }
  if (option && !(section && terminator === '{' && !begins(2, place))) {
    const length = optionLength(all, from, option, place);
    // Whatever begins a line behind a statement that is complete is the next one.
    if (length !== undefined && (begins(length, place) || all[from + length]?.firstInLine))
      return { length, missing: ';' };
    return undefined;
  }
  if (section) {
    const inside = placeOf(section);
    const args = section.args ?? [];
    const needed = args.filter(a => !a.optional).length;
    const most = args.at(-1)?.many === true ? all.length : args.length;
    for (let i = needed + 1; from + i < all.length && i <= most + 1; i++) {
      if (!begins(i, inside)) continue;
      const word = all[from + i] as Read;
      // `on alpha tiebreaker {`: in releases that do not know the word it is a name, and no option has a block.
      const last = terminator === '{' && from + i === all.length - 1 && !word.firstInLine;
      if (last && !inside.section(word.value)) continue;
      // `proxy on HOST {`: these words belong to the head of a block.
      return innerWords.has(word.value) ? undefined : { length: i, missing: '{' };
    }
    return undefined;
  }
  // An unknown word: a known one at the start of a later line begins the next statement.
  for (let i = 1; from + i < all.length; i++) {
    if ((all[from + i] as Read).firstInLine && begins(i, place)) return { length: i, missing: ';' };
  }
  return undefined;
}

const innerWords: ReadonlySet<string> = new Set(['on', 'via', 'proxy', 'address', 'port', 'outside-address']);

function optionLength(all: readonly Read[], from: number, entry: OptionEntry, place: Place): number | undefined {
  const begins = (word: Read | undefined): boolean =>
    word?.firstInLine === true && !word.quoted && place.knows(word.value);
  // `no-disk-flushes` and a line break: the next line is a statement of its own.
  if (begins(all[from + 1])) return 1;
  const shape = shapeOf(entry);
  if (shape === 'swallow') return undefined;
  // No shape of fixed length has more words.
  const length = statementLength(all.slice(from, from + 12), shape);
  if (length !== undefined) return length;
  for (let i = from + 2; i < all.length; i++) if (begins(all[i])) return i - from;
  return undefined;
}

function takesAnyText(entry: OptionEntry): boolean {
  const value = entry.value as { kind?: string };
  return value.kind === 'text' || value.kind === 'name';
}

function balance(all: readonly IToken[]): number {
  let n = 0;
  for (const token of all) {
    if (token.tokenType.name === 'Close') n++;
    else if (token.tokenType.name === 'Open') n--;
  }
  return n;
}

function indexOf(all: readonly IToken[], token: IToken): number {
  let low = 0;
  let high = all.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = (all[middle] as IToken).startOffset;
    if (at === token.startOffset) return middle;
    if (at < token.startOffset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function wordOf(parts: readonly IToken[], firstInLine: boolean): Read {
  const first = parts[0] as IToken;
  const lastPart = parts.at(-1) as IToken;
  const outer = { start: first.startOffset, end: lastPart.startOffset + lastPart.image.length };
  const name = first.tokenType.name;
  if (parts.length === 1 && name === 'Word')
    return { value: first.image, span: outer, outer, quoted: false, firstInLine };
  if (parts.length === 1 && name === 'String') {
    return {
      value: unescaped(first.image.slice(1, -1)),
      span: { start: outer.start + 1, end: outer.end - 1 },
      outer,
      quoted: true,
      firstInLine,
    };
  }
  const quoted = parts.some(p => p.tokenType.name === 'String' || p.tokenType.name === 'OpenString');
  const close = parts.findIndex(p => p.tokenType.name === 'CloseBracket');
  const value = parts.map((p, i) => `${apart(parts[i - 1], p, i < close) ? ' ' : ''}${plain(p)}`).join('');
  const span = parts.length === 1 && quoted ? { start: outer.start + 1, end: outer.end } : outer;
  return { value, span: span.start <= span.end ? span : outer, outer, quoted, firstInLine };
}

function plain(part: IToken): string {
  return part.image.startsWith('"') ? unescaped(part.image.replace(/^"|"$/g, '')) : part.image;
}

/** Blanks around colons and brackets say nothing; inside brackets they end a word, and an address is one. */
function apart(before: IToken | undefined, part: IToken, inside: boolean): boolean {
  const isPart = ({ tokenType: { name } }: IToken): boolean => name === 'Word' || (inside && name === 'Colon');
  if (!before || !isPart(before) || !isPart(part)) return false;
  return before.startOffset + before.image.length < part.startOffset;
}

function braceWord(token: IToken): Read {
  const span = { start: token.startOffset, end: token.startOffset + 1 };
  return { value: token.image, span, outer: span, quoted: false, firstInLine: false };
}

/** A backslash takes the next character as it is. */
function unescaped(body: string): string {
  return body.includes('\\') ? body.replace(/\\(.)/gs, '$1') : body;
}

function shown(word: Word): string {
  return word.value.length > 40 ? `${word.value.slice(0, 37)}…` : word.value;
}

function zero(at: number): { start: number; end: number } {
  return { start: at, end: at };
}

function lineBreakBetween(text: string, from: number, to: number): boolean {
  // Not indexOf from here on: in a file of one line each search would run to its end.
  return text.slice(from, to).includes('\n');
}

const wide: Readonly<Record<string, ';' | '{' | '}' | ':'>> = { '；': ';', '｛': '{', '｝': '}', '：': ':' };

function illegal(image: string): Text {
  const first = image[0] as string;
  if (first === '\uFEFF') {
    return {
      en: 'the file begins with a byte order mark, which drbdadm does not accept',
      ja: 'ファイルの先頭に BOM があり、drbdadm はこれを受け付けません',
    };
  }
  if (first === '=') {
    return {
      en: '"=" does not belong between an option and its value',
      ja: 'オプションと値の間に "=" は書けません',
    };
  }
  if (/[“”„‟«»＂]/.test(first)) {
    return {
      en: `"${first}" is not a quote of drbd.conf (use ")`,
      ja: `"${first}" は引用符とみなされません（半角の " を使います）`,
    };
  }
  if (first === ',') {
    return {
      en: '"," does not belong here: words are separated by blanks',
      ja: '"," は書けません（語は空白で区切ります）',
    };
  }
  if (first === "'") {
    return { en: 'single quotes do not exist here (use ")', ja: '単一引用符は使えません（二重引用符を使います）' };
  }
  if (/[\s\u00A0\u3000]/.test(first)) {
    const code = `U+${first.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      en: `the blank ${code} is not one that drbdadm takes (only spaces, tabs and line ends)`,
      ja: `空白文字 ${code} は使えません（使えるのは半角空白、タブ、改行だけです）`,
    };
  }
  const characters = image.length > 12 ? `${image.slice(0, 12)}…` : image;
  return {
    en: `"${characters}" is not allowed outside quotes`,
    ja: `"${characters}" は引用符の外には書けません`,
  };
}

function illegalFix(image: string, at: { start: number; end: number }, text: string): Partial<BindProblem> {
  const first = image[0] as string;
  const remove = (title: Text, newText: string): Partial<BindProblem> => ({
    fixes: [{ title, safe: true, edits: [{ span: at, newText }] }],
  });
  if (image === '\uFEFF') return remove({ en: 'Remove the byte order mark', ja: 'BOM を削除する' }, '');
  if (image === '=') {
    const glued = /[a-z]/i.test(text[at.start - 1] ?? '') || !/\s/.test(text[at.end] ?? '');
    return remove({ en: 'Remove "="', ja: '"=" を削除する' }, glued ? ' ' : '');
  }
  if (/^[“”„‟«»＂]$/.test(image)) return remove({ en: 'Change it to "', ja: '半角の " に変更する' }, '"');
  if (image === ',') return remove({ en: 'Remove ","', ja: '"," を削除する' }, ' ');
  if (/^[\s\u00A0\u3000]+$/.test(image) && first !== '\uFEFF') {
    return remove({ en: 'Change it to a space', ja: '半角空白に変更する' }, ' '.repeat(image.length));
  }
  return {};
}
