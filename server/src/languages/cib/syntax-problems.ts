import type { SyntaxProblem } from '../../syntax/tree.ts';
import { span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';

/** What is not well-formed XML. libxml2 refuses all of it, and so do xmllint and crm_verify. */
export const refusedAsXml = ['rng', 'crm_verify'] as const;

type Fix = NonNullable<SyntaxProblem['fix']>;

function problem(start: number, end: number, message: Text, extra: Partial<SyntaxProblem> = {}): SyntaxProblem {
  return { span: span(start, end), message, refusedBy: refusedAsXml, ...extra };
}

function replace(title: Text, start: number, end: number, newText: string): { readonly fix: Fix } {
  return { fix: { title, edits: [{ span: span(start, end), newText }] } };
}

/** Each kind of fault once: place and words. */
export const syntax = {
  notClosed: (
    start: number,
    end: number,
    name: string,
    before: { start: number; end: number; shown: string },
    fix?: { start: number; end: number; newText: string },
  ) =>
    problem(
      start,
      end,
      {
        en: `"${name}" is not closed before "${before.shown}"`,
        ja: `"${name}" が "${before.shown}" の前で閉じられていません`,
      },
      {
        related: [
          {
            span: span(before.start, before.end),
            message: { en: `it must end before "${before.shown}"`, ja: `"${before.shown}" の前で閉じる必要があります` },
          },
        ],
        ...(fix ? replace({ en: `Close "${name}"`, ja: `"${name}" を閉じる` }, fix.start, fix.end, fix.newText) : {}),
      },
    ),
  openAtEnd: (start: number, end: number, name: string, outer: readonly { start: number; end: number }[]) =>
    problem(
      start,
      end,
      {
        en: `"${name}" is not closed before the end of the file`,
        ja: `"${name}" がファイルの末尾までに閉じられていません`,
      },
      outer.length > 0
        ? {
            related: outer.map(o => ({
              span: span(o.start, o.end),
              message: { en: 'this is not closed either', ja: 'これも閉じられていません' },
            })),
          }
        : {},
    ),
  endTagOfNothing: (start: number, end: number, name: string, meant: string | undefined) =>
    problem(
      start,
      end,
      {
        en: `"</${name}>" closes nothing that is open${meant ? ` (did you mean "</${meant}>"?)` : ''}`,
        ja: `"</${name}>" と対になる開始タグがありません${meant ? `（"</${meant}>" ですか？）` : ''}`,
      },
      meant
        ? replace({ en: `Change "${name}" to "${meant}"`, ja: `"${name}" を "${meant}" に変更する` }, start, end, meant)
        : {},
    ),
  startTagWithoutEnd: (start: number, end: number, name: string, at: number) =>
    problem(
      start,
      end,
      { en: `the start tag of "${name}" has no ">"`, ja: `"${name}" の開始タグに ">" がありません` },
      replace({ en: 'Add ">"', ja: '">" を追加する' }, at, at, '>'),
    ),
  endTagWithoutEnd: (start: number, end: number, name: string) =>
    problem(
      start,
      end,
      { en: `the end tag of "${name}" has no ">"`, ja: `"${name}" の終了タグに ">" がありません` },
      replace({ en: 'Add ">"', ja: '">" を追加する' }, end, end, '>'),
    ),
  endTagWithMore: (start: number, end: number, name: string) =>
    problem(
      start,
      end,
      {
        en: `nothing may stand in the end tag of "${name}" but its name`,
        ja: `"${name}" の終了タグには名前しか書けません`,
      },
      replace({ en: 'Remove it', ja: '削除する' }, start, end, ''),
    ),
  noTag: (start: number) =>
    problem(start, start + 1, {
      en: '"<" begins no tag here (the character itself is written "&lt;")',
      ja: 'この "<" はタグの始まりになっていません（文字としての "<" は "&lt;" と書きます）',
    }),
  strayInTag: (start: number, end: number, shown: string) =>
    problem(
      start,
      end,
      { en: `"${shown}" does not belong in a tag here`, ja: `"${shown}" はタグのこの位置には書けません` },
      replace({ en: 'Remove it', ja: '削除する' }, start, end, ''),
    ),
  attributeWithoutValue: (start: number, end: number, name: string) =>
    problem(start, end, { en: `attribute ${name} has no value`, ja: `属性 ${name} に値がありません` }),
  unquoted: (start: number, end: number, name: string, value: string, replaced: number) =>
    problem(
      start,
      end,
      { en: `the value of ${name} must stand in quotes`, ja: `${name} の値は引用符で囲む必要があります` },
      replace({ en: 'Add quotes', ja: '引用符を追加する' }, start, replaced, `"${value}"`),
    ),
  quoteMissing: (start: number, end: number, name: string, quote: string) =>
    problem(
      start,
      end,
      { en: `the value of ${name} has no closing quote`, ja: `${name} の値に閉じる引用符がありません` },
      replace({ en: 'Add the quote', ja: '引用符を追加する' }, end, end, quote),
    ),
  spaceMissing: (start: number, end: number, name: string) =>
    problem(
      start,
      end,
      { en: `a space is missing before ${name}`, ja: `${name} の前に空白が必要です` },
      replace({ en: 'Add the space', ja: '空白を追加する' }, start, start, ' '),
    ),
  attributeTwice: (start: number, end: number, name: string, first: { start: number; end: number }) =>
    problem(
      start,
      end,
      {
        en: `attribute ${name} is already written in this element`,
        ja: `属性 ${name} はこの要素に既に書かれています`,
      },
      {
        related: [
          { span: span(first.start, first.end), message: { en: 'written here first', ja: '最初の記述はここです' } },
        ],
      },
    ),
  lessThan: (start: number) =>
    problem(
      start,
      start + 1,
      { en: '"<" must be written "&lt;" in a value', ja: '値の中の "<" は "&lt;" と書く必要があります' },
      replace({ en: 'Write "&lt;"', ja: '"&lt;" に変更する' }, start, start + 1, '&lt;'),
    ),
  ampersand: (start: number) =>
    problem(
      start,
      start + 1,
      { en: '"&" must be written "&amp;"', ja: '"&" は "&amp;" と書く必要があります' },
      replace({ en: 'Write "&amp;"', ja: '"&amp;" に変更する' }, start, start + 1, '&amp;'),
    ),
  unknownEntity: (start: number, end: number, name: string) =>
    problem(
      start,
      end,
      {
        en: `there is no entity "&${name};" (a CIB has only lt, gt, amp, quot and apos)`,
        ja: `実体 "&${name};" はありません（CIB で使えるのは lt、gt、amp、quot、apos だけです）`,
      },
      replace({ en: 'Write "&amp;" for "&"', ja: '"&" を "&amp;" に変更する' }, start, start + 1, '&amp;'),
    ),
  noCharacter: (start: number, end: number, shown: string) =>
    problem(start, end, {
      en: `"${shown}" is not a character that XML allows`,
      ja: `"${shown}" は XML で使えない文字です`,
    }),
  forbidden: (start: number, code: number) => {
    const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return problem(start, start + 1, {
      en: `the character ${shown} is not allowed in XML`,
      ja: `文字 ${shown} は XML では使えません`,
    });
  },
  cdataEnd: (start: number) =>
    problem(start, start + 3, {
      en: '"]]>" may not stand in text (write "]]&gt;")',
      ja: 'テキストに "]]>" は書けません（"]]&gt;" と書きます）',
    }),
  hyphens: (start: number) =>
    problem(start, start + 2, {
      en: '"--" may not stand inside a comment',
      ja: 'コメントの中に "--" は書けません',
    }),
  open: (start: number, end: number, begin: string, finish: string) =>
    problem(
      start,
      end,
      { en: `"${begin}" is not closed by "${finish}"`, ja: `"${begin}" が "${finish}" で閉じられていません` },
      begin === '<!--' ? replace({ en: 'Close the comment', ja: 'コメントを閉じる' }, end, end, ' -->') : {},
    ),
  lateDeclaration: (start: number, end: number) =>
    problem(start, end, {
      en: 'the XML declaration may stand only at the very beginning of the file',
      ja: 'XML 宣言はファイルの先頭にのみ書けます',
    }),
  badDeclaration: (start: number, end: number) =>
    problem(start, end, {
      en: 'the XML declaration must read <?xml version="1.0"?>, with encoding and standalone behind if at all',
      ja: 'XML 宣言は <?xml version="1.0"?> の形で、encoding と standalone はその後に書く必要があります',
    }),
  badInstruction: (start: number, end: number) =>
    problem(start, end, {
      en: '"<?" needs a name and a space behind it',
      ja: '"<?" の後には名前と空白が必要です',
    }),
  secondRoot: (start: number, end: number, name: string, first: { start: number; end: number; name: string }) =>
    problem(
      start,
      end,
      {
        en: `"${name}" stands outside the root element "${first.name}", but a file has only one root`,
        ja: `"${name}" がルート要素 "${first.name}" の外にありますが、ルート要素は 1 個だけです`,
      },
      {
        related: [
          {
            span: span(first.start, first.end),
            message: { en: 'this is the root element', ja: 'ルート要素はこれです' },
          },
        ],
      },
    ),
  textOutside: (start: number, end: number) =>
    problem(start, end, { en: 'there is text outside the root element', ja: 'ルート要素の外にテキストがあります' }),
  empty: (at: number) =>
    problem(at, at, { en: 'there is no element in this file', ja: 'このファイルには要素がありません' }),
  tooDeep: (start: number, end: number) =>
    problem(start, end, {
      en: `elements are nested more than ${maxDepth} deep`,
      ja: `要素の入れ子が ${maxDepth} 段を超えています`,
    }),
  /** Accepted by both tools, which resolve the entities in their own ways; we read none. */
  entities: (start: number, end: number): SyntaxProblem => ({
    span: span(start, end),
    severity: 'warning',
    message: {
      en: 'entities that a document type declares are not expanded, so values with them are not checked',
      ja: '文書型で宣言された実体は展開されないため、それを使った値は検査されません',
    },
  }),
} as const;

/** libxml2 reads no deeper without its option for huge files (measured with 2.9.14). */
export const maxDepth = 257;
