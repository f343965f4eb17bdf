import type { WordMeaning } from '../schema/bound.ts';
import type { NameSpace } from '../schema/entry.ts';
import { exists } from '../schema/release.ts';
import { walk } from '../syntax/cursor.ts';
import type { Node, Word } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Context } from './context.ts';

/** Kinds of words, in the order of the legend. */
export const tokenTypes = [
  'keyword',
  'property',
  'enumMember',
  'number',
  'string',
  'comment',
  'class',
  'type',
  'variable',
] as const;
export const tokenModifiers = ['declaration', 'deprecated'] as const;

export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** What each word is, as the tables say; in text order, none over another, none over several lines. */
export function semanticTokens(context: Context, within?: Span): SemanticToken[] {
  const { tree, bound, facts, lines } = context.file;
  const { start, end } = within ?? { start: 0, end: context.file.text.length };
  const tokens: SemanticToken[] = [];
  const add = (span: Span, type: SemanticToken['type'], modifiers: SemanticToken['modifiers'] = []): void => {
    if (span.end <= span.start || span.end <= start || span.start >= end) return;
    const first = lines.positionAt(span.start).line;
    if (span.end <= lines.line(first).end) {
      tokens.push({ span, type, modifiers });
      return;
    }
    const last = lines.positionAt(span.end).line;
    for (let n = first; n <= last; n++) {
      const line = lines.line(n);
      const part = { start: Math.max(span.start, line.start), end: Math.min(span.end, line.end) };
      if (part.end > part.start) tokens.push({ span: part, type, modifiers });
    }
  };
  const named = new Map<number, { space: NameSpace; role: string; end: number }>();
  for (const { span, space, role } of facts.names) {
    if (!named.has(span.start) || space !== 'id') named.set(span.start, { space, role, end: span.end });
  }
  const addWord = (node: Node, part: 'keyword' | number, word: Word): void => {
    if (word.opaque) return;
    const name = named.get(word.span.start);
    if (name && name.end === word.span.end) {
      add(word.span, spaceTypes[name.space], name.role === 'definition' ? ['declaration'] : []);
      return;
    }
    const meaning = bound.meaning(node, part);
    if (meaning) add(word.span, typeOf(meaning, bound.version), modifiersOf(meaning, bound.version));
  };
  for (const node of walk(tree.root)) {
    if (node.span.end <= start || node.span.start >= end) continue;
    addWord(node, 'keyword', node.keyword);
    for (let i = 0; i < node.values.length; i++) addWord(node, i, node.values[i] as Word);
    if (node.kind === 'section' && node.endKeyword) addWord(node, 'keyword', node.endKeyword);
  }
  for (const comment of tree.comments) add(comment, 'comment');
  return withoutOverlaps(tokens.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end));
}

const spaceTypes: Readonly<Record<NameSpace, SemanticToken['type']>> = {
  node: 'class',
  drbdResource: 'type',
  resource: 'type',
  drbdVolume: 'number',
  drbdDevice: 'string',
  id: 'variable',
  ticket: 'variable',
  role: 'variable',
  logSubsystem: 'variable',
};

function typeOf(meaning: WordMeaning, version: string): SemanticToken['type'] {
  if (meaning.role === 'keyword') return meaning.option ? 'property' : 'keyword';
  const { value, word } = meaning;
  if (value?.choices?.(version)?.some(c => c.word === word.value)) return 'enumMember';
  if (/^[+-]?\d[\d.]*[a-zA-Z%]{0,3}$/.test(word.value)) return 'number';
  return 'string';
}

function modifiersOf(meaning: WordMeaning, version: string): SemanticToken['modifiers'] {
  if (meaning.role !== 'keyword') {
    const choice = meaning.value?.choices?.(version)?.find(c => c.word === meaning.word.value);
    return choice?.deprecated ? ['deprecated'] : [];
  }
  const { deprecated } = meaning.entry;
  if (!deprecated) return [];
  return !deprecated.since || exists([{ since: deprecated.since }], version) ? ['deprecated'] : [];
}

function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  let end = -1;
  return tokens.filter(token => {
    if (token.span.start < end) return false;
    end = token.span.end;
    return true;
  });
}
