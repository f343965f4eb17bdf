import { corosyncNodes } from '../cluster/node-names.ts';
import type { Label, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { exists, inRelease } from '../schema/release.ts';
import type { ValueType } from '../schema/value.ts';
import type { Node, Option, Section, Word } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { meaningAt } from './agent-words.ts';
import { agentElements, cibValues, elementBody, idFor } from './completion-cib.ts';
import { type Context, cursorIn, say } from './context.ts';
import { optionMarkdown, sectionMarkdown } from './hover.ts';
import { definedNames } from './names.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'section' | 'option' | 'value' | 'name' | 'snippet';
  readonly detail?: string;
  readonly markdown?: string;
  readonly insert: string;
  /** `insert` has placeholders. */
  readonly snippet: boolean;
  /** What the item takes the place of. */
  readonly replace: Span;
  readonly sort: string;
  readonly filter?: string;
  readonly deprecated?: boolean;
}

/** What may be written at the offset. */
export function completion(context: Context, offset: number): CompletionItem[] {
  if (inComment(context, offset)) return [];
  const place = placeAt(context, offset);
  switch (place?.kind) {
    case 'keyword':
      return keywords(context, place);
    case 'value':
      return values(context, place, offset);
    case 'argument':
      return args(context, place);
    default:
      return [];
  }
}

// ── where the cursor is ────────────────────────────────────────────────────────

interface KeywordPlace {
  readonly kind: 'keyword';
  readonly section: Section;
  readonly replace: Span;
  /** What is being renamed; its values or body are there already. */
  readonly node?: Node;
  /** Only sections, or only options, may stand here: markup has elements between its tags, attributes inside them. */
  readonly only?: 'sections' | 'options';
}

interface ValuePlace {
  readonly kind: 'value';
  readonly option: Option;
  readonly index: number;
  readonly word?: Word;
  readonly replace: Span;
}

interface ArgumentPlace {
  readonly kind: 'argument';
  readonly section: Section;
  readonly index: number;
  readonly word?: Word;
  readonly replace: Span;
}

type Place = KeywordPlace | ValuePlace | ArgumentPlace;

function isMarkup(context: Context): boolean {
  return context.file.language.comment.end !== '';
}

function inComment(context: Context, offset: number): boolean {
  const { tree, language } = context.file;
  // A comment that ends with its line still goes on at its end.
  const open = language.comment.end === '';
  return tree.comments.some(c => c.start < offset && (open ? offset <= c.end : offset < c.end));
}

function placeAt(context: Context, offset: number): Place | undefined {
  const { text } = context.file;
  const cursor = cursorIn(context, offset);
  const { node, option, word, part, section } = cursor;
  const here = wordAround(text, offset);
  if (option) {
    if (part === 'keyword' && offset <= option.keyword.outer.end) {
      const only = isMarkup(context) ? ('options' as const) : undefined;
      return { kind: 'keyword', section, node: option, replace: option.keyword.span, ...(only ? { only } : {}) };
    }
    if (typeof part === 'number' && word) {
      return { kind: 'value', option, index: part, word, replace: replaced(word, offset) };
    }
    return { kind: 'value', option, index: before(option.values, offset), replace: here };
  }
  if (node?.kind === 'section' && isEmptyBody(text, node, offset)) {
    const only = isMarkup(context) ? ('sections' as const) : undefined;
    const replace = isMarkup(context) ? withBracket(text, here) : here;
    return { kind: 'keyword', section: node, replace, ...(only ? { only } : {}) };
  }
  if (node?.kind === 'section') {
    if (part === 'keyword') {
      if (inEndTag(text, node, offset)) return undefined;
      const only = isMarkup(context) ? ('sections' as const) : undefined;
      const parent = node.parent ?? section;
      return { kind: 'keyword', section: parent, node, replace: node.keyword.span, ...(only ? { only } : {}) };
    }
    if (typeof part === 'number' && word) {
      return { kind: 'argument', section: node, index: part, word, replace: replaced(word, offset) };
    }
    if (isMarkup(context)) {
      if (offset <= node.keyword.outer.end || inEndTag(text, node, offset)) return undefined;
      return { kind: 'keyword', section: node, replace: here, only: 'options' };
    }
    return { kind: 'argument', section: node, index: before(node.values, offset), replace: here };
  }
  const open = openStatement(context, section, offset);
  if (open?.kind === 'option') {
    return { kind: 'value', option: open, index: before(open.values, offset), replace: here };
  }
  if (open) return { kind: 'argument', section: open, index: before(open.values, offset), replace: here };
  if (isMarkup(context)) {
    // Text between elements: only where a tag begins, or nothing has been written.
    return { kind: 'keyword', section, replace: withBracket(text, here), only: 'sections' };
  }
  return { kind: 'keyword', section, replace: here };
}

/** The statement that ends before the offset on its line and was not finished: the cursor is still in it. */
function openStatement(context: Context, section: Section, offset: number): Node | undefined {
  if (isMarkup(context)) return undefined;
  const { text } = context.file;
  let last: Node | undefined;
  for (const child of section.children) {
    if (child.span.end > offset) break;
    last = child;
  }
  if (!last || (last.kind === 'section' && last.body.end > last.body.start)) return undefined;
  const between = text.slice(last.span.end, offset);
  return /^[ \t]*$/.test(between) && !/[;}]$/.test(text.slice(0, last.span.end)) && between !== '' ? last : undefined;
}

/** A word in quotes is replaced between them; one that is glued to what follows only up to the cursor's line end. */
function replaced(word: Word, offset: number): Span {
  return word.span.start <= offset && offset <= word.span.end ? word.span : { start: offset, end: offset };
}

function before(words: readonly Word[], offset: number): number {
  return words.filter(w => w.outer.end < offset).length;
}

/** Between braces or tags with nothing between them. */
function isEmptyBody(text: string, { body }: Section, offset: number): boolean {
  if (offset !== body.start || body.end !== body.start) return false;
  const before = text[body.start - 1];
  return before === '{' || (before === '>' && text[body.start - 2] !== '/');
}

function inEndTag(text: string, node: Section, offset: number): boolean {
  return node.endKeyword !== undefined && offset > node.body.end && text.startsWith('</', node.body.end);
}

const wordCharacter = /[\p{L}\p{N}_.-]/u;

function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && wordCharacter.test(text[start - 1] as string)) start--;
  while (end < text.length && wordCharacter.test(text[end] as string)) end++;
  return { start, end };
}

function withBracket(text: string, span: Span): Span {
  return text[span.start - 1] === '<' ? { start: span.start - 1, end: span.end } : span;
}

// ── keywords ───────────────────────────────────────────────────────────────────

function keywords(context: Context, place: KeywordPlace): CompletionItem[] {
  const { bound, language, text } = context.file;
  const { version } = bound;
  const { section, node, only } = place;
  const candidates = bound.candidates(section);
  const siblings = [...section.children, ...section.attributes].filter(s => s !== node);
  const written = new Set(siblings.map(s => bound.meaning(s, 'keyword')?.name ?? s.keyword.value));
  const literally = new Set(siblings.map(s => s.keyword.value));
  // What has values or a body already only gets another name.
  const onlyName = node !== undefined && (node.values.length > 0 || hasBody(node));
  const items: CompletionItem[] = [];
  const bracket = text[place.replace.start] === '<';
  const finish = (insert: string): { insert: string; replace: Span; filter?: string } => {
    if (!insert.startsWith('<')) return { insert, replace: place.replace };
    const before = text[place.replace.start - 1] === '<' ? 1 : 0;
    if (before === 0 && !bracket) return { insert, replace: place.replace };
    // The bracket is there already; editors compare what is replaced with the filter, bracket included.
    const replace = { start: place.replace.start - before, end: place.replace.end };
    return { insert, replace, filter: `<${/^<([^\s/>]*)/.exec(insert)?.[1] ?? ''}` };
  };
  const sectionsFit = only !== 'options' && !(onlyName && node?.kind === 'option');
  const optionsFit = only !== 'sections' && !(onlyName && node?.kind === 'section');
  if (sectionsFit) {
    for (const { name, entry } of candidates.sections) {
      if (!exists(entry.exists, version) || (entry.once && written.has(name))) continue;
      const write = onlyName ? name : (elementBody(context, section, name) ?? sectionTemplate(context, name, entry));
      items.push({
        label: name,
        kind: 'section',
        ...finish(write),
        ...(onlyName ? { replace: place.replace } : {}),
        snippet: !onlyName,
        detail: say(context, entry.doc),
        markdown: sectionMarkdown(entry, version, context.lang),
        sort: `${rank(name, entry, version, '2')}${name}`,
        ...(isDeprecated(entry, version) ? { deprecated: true } : {}),
      });
    }
  }
  if (optionsFit) {
    for (const { name, entry } of candidates.options) {
      if (!exists(entry.exists, version) || entry.facts?.fileKey === false) continue;
      const spelling = spelledOut(name, literally);
      if (spelling === undefined || (spelling === name && !entry.repeatable && written.has(name))) continue;
      const required = inRelease(entry.required, version) === true;
      items.push({
        label: spelling,
        kind: 'option',
        insert: onlyName
          ? spelling
          : language.write.option(spelling, tabStop(placeholder(context, entry) || idFor(context, section, spelling))),
        snippet: !onlyName,
        replace: place.replace,
        detail: say(context, entry.doc),
        markdown: optionMarkdown(entry, version, context.lang),
        sort: `${rank(name, entry, version, required ? '0' : '1')}${spelling}`,
        ...(isDeprecated(entry, version) ? { deprecated: true } : {}),
      });
    }
  }
  if (!onlyName && only !== 'options') items.push(...snippets(context, section, finish));
  return items;
}

function snippets(
  context: Context,
  section: Section,
  finish: (insert: string) => { insert: string; replace: Span; filter?: string },
): CompletionItem[] {
  const { bound, language } = context.file;
  const id = section.parent ? bound.sectionEntry(section)?.id : language.schema.id;
  return [
    ...language.snippets.filter(s => s.in === id && exists(s.exists, bound.version)),
    ...agentElements(context, section),
  ].map(snippet => {
    const done = finish(snippet.body);
    return {
      label: snippet.name,
      kind: 'snippet' as const,
      ...done,
      ...(done.filter === undefined ? {} : { filter: `<${snippet.name}` }),
      snippet: true,
      detail: say(context, snippet.doc),
      sort: `3${'rank' in snippet ? snippet.rank : ''}${snippet.name}`,
    };
  });
}

function hasBody(node: Node): boolean {
  return node.kind === 'section' && (node.closed || node.body.end > node.body.start || node.attributes.length > 0);
}

/** Deprecated names come after all others, and what only tools write to each other last. */
function rank(name: string, entry: OptionEntry | SectionEntry, version: string, usual: string): string {
  return name.startsWith('_') ? '9' : isDeprecated(entry, version) ? '8' : usual;
}

function isDeprecated(entry: OptionEntry | SectionEntry, version: string): boolean {
  const { deprecated } = entry;
  return deprecated !== undefined && (!deprecated.since || exists([{ since: deprecated.since }], version));
}

/** `ringX_addr` is written once per link: the next number that is free. */
function spelledOut(name: string, written: ReadonlySet<string>): string | undefined {
  if (!/^[a-z]+X_/.test(name)) return name;
  for (let n = 0; n < 8; n++) {
    const spelling = name.replace('X', String(n));
    if (!written.has(spelling)) return spelling;
  }
  return undefined;
}

/** What to begin with as a value: the default, or of two words the other one; else the first word, else nothing. */
function placeholder(context: Context, entry: OptionEntry): string {
  const { version } = context.file.bound;
  if (entry.secret) return '';
  const standard = inRelease(entry.default, version);
  const type = inRelease(entry.value, version);
  if (standard !== undefined && standard !== null) {
    // What is written to differ from the default is, of two words, the other one.
    const words = type?.choices?.(version) ?? [];
    const other = words.length === 2 ? words.find(c => c.word !== String(standard)) : undefined;
    return escaped(other?.word ?? String(standard));
  }
  return escaped(type?.choices?.(version)?.[0]?.word ?? '');
}

function tabStop(text: string, n = 1): string {
  return text === '' ? `$${n}` : `\${${n}:${text}}`;
}

/** A section with places for its arguments, and with the options that it must have. */
function sectionTemplate(context: Context, name: string, entry: SectionEntry): string {
  const { bound, language } = context.file;
  let n = 0;
  const stop = (text: string): string => tabStop(text, ++n);
  const wanted = (entry.args ?? []).filter(a => !a.optional);
  const words = wanted.map(a => {
    const word = a.value.choices?.(bound.version)?.[0]?.word;
    return stop(word === undefined ? argumentName(a.label) : escaped(word));
  });
  const head = language.write.section(name, words.length > 0 ? words.join(' ') : undefined);
  const required = Object.entries(entry.options).filter(
    ([, option]) => inRelease(option.required, bound.version) === true && exists(option.exists, bound.version),
  );
  if (required.length === 0) return head;
  const options = required.map(([option, of]) =>
    language.write.option(spelledOut(option, new Set()) ?? option, stop(placeholder(context, of))),
  );
  return isMarkup(context)
    ? head.replace('$1', () => options.join(' '))
    : head.replace('$0', () => `${options.join('\n\t')}\n\t$0`);
}

function argumentName(label: Label | undefined): string {
  return label?.space === 'node' ? 'host' : label?.space === 'drbdResource' ? 'r0' : 'name';
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, c => `\\${c}`);
}

// ── values ─────────────────────────────────────────────────────────────────────

function values(context: Context, place: ValuePlace, offset: number): CompletionItem[] {
  const { bound } = context.file;
  const { option, index } = place;
  const meaning = meaningAt(context, option, index) ?? bound.meaning(option, 'keyword');
  const entry = meaning?.option ?? bound.optionEntry(option);
  if (!entry || entry.secret) return [];
  // Behind the value of an option that takes one nothing follows; a list of names goes on.
  if (index > 0 && !place.word && !entry.manyValues) return [];
  const type = meaning?.value ?? inRelease(entry.value, bound.version);
  const standard = inRelease(entry.default, bound.version);
  const own = cibValues(context, option, type, place.replace, offset);
  const at = own?.replace ? { ...place, replace: own.replace } : place;
  return [
    ...words(
      context,
      own?.type ?? type,
      at,
      standard === undefined || standard === null ? undefined : String(standard),
    ),
    ...(own?.names
      ? own.names.map((name, i) => nameItem(context, name, i, at))
      : names(context, meaning?.label ?? entry.label, place, option.parent)),
  ];
}

function args(context: Context, place: ArgumentPlace): CompletionItem[] {
  const { bound } = context.file;
  const entry = bound.sectionEntry(place.section);
  const list = entry?.args ?? [];
  const argument = list[place.index] ?? (list.at(-1)?.many ? list.at(-1) : undefined);
  if (!argument) return [];
  return [
    ...words(context, argument.value, place, undefined),
    ...names(context, argument.label, place, place.section.parent),
  ];
}

function words(
  context: Context,
  type: ValueType | undefined,
  place: ValuePlace | ArgumentPlace,
  standard: string | undefined,
): CompletionItem[] {
  const { version } = context.file.bound;
  const taken = type?.kind === 'name' ? namesBeside(place) : undefined;
  const choices = (type?.choices?.(version) ?? []).filter(c => !taken?.has(c.word));
  const items = choices.map((choice, i): CompletionItem => {
    const isDefault = choice.word === standard;
    return {
      label: choice.word,
      kind: 'value',
      insert: written(context, choice.word, place.word),
      snippet: false,
      replace: place.replace,
      sort: `${choice.deprecated ? '8' : '1'}${String(i).padStart(3, '0')}`,
      ...(isDefault ? { detail: defaultWord[context.lang] } : {}),
      ...(choice.doc ? { markdown: say(context, choice.doc) } : {}),
      ...(choice.deprecated ? { deprecated: true } : {}),
    };
  });
  if (standard !== undefined && standard !== '' && choices.length === 0) {
    const human = type?.humanize?.(standard, version);
    items.push({
      label: standard,
      kind: 'value',
      insert: written(context, standard, place.word),
      snippet: false,
      replace: place.replace,
      sort: '1',
      detail: human ? `${defaultWord[context.lang]} (${say(context, human)})` : defaultWord[context.lang],
    });
  }
  return items;
}

/** In a set of pairs each name stands once. */
function namesBeside(place: ValuePlace | ArgumentPlace): Set<string> {
  const taken = new Set<string>();
  if (place.kind !== 'value') return taken;
  const pair = place.option.parent;
  for (const sibling of pair.parent?.children ?? []) {
    if (sibling === pair || sibling.kind === 'option') continue;
    for (const attribute of sibling.attributes) {
      if (attribute.keyword.value !== place.option.keyword.value) continue;
      for (const value of attribute.values) taken.add(value.value);
    }
  }
  return taken;
}

const defaultWord = { en: 'default', ja: 'デフォルト' };

/** Names of the cluster; those that stand beside already are left out where each may stand once. */
function names(
  context: Context,
  label: Label | undefined,
  place: ValuePlace | ArgumentPlace,
  parent: Section | undefined,
): CompletionItem[] {
  if (!label) return [];
  const own = place.kind === 'value' ? place.option : place.section;
  const taken = new Set(own.values.filter(v => v !== place.word).map(v => v.value));
  // A host, a node, a member stands once beside its like.
  for (const sibling of parent?.children ?? []) {
    if (sibling !== own && sibling.keyword.value === own.keyword.value) {
      for (const value of sibling.values) taken.add(value.value);
    }
  }
  const { space } = label;
  const known = new Set(definedNames(context, space));
  if (space === 'node' && context.model)
    for (const { value } of corosyncNodes(context.model).byName.values()) known.add(value);
  // The word under the cursor is one of the names as soon as it is written: it is no help.
  if (label.role === 'defines' && place.word && !usedElsewhere(context, space, place.word))
    known.delete(place.word.value);
  return [...known].filter(name => !taken.has(name)).map((name, i) => nameItem(context, name, i, place));
}

function nameItem(context: Context, name: string, i: number, place: ValuePlace | ArgumentPlace): CompletionItem {
  return {
    label: name,
    kind: 'name',
    insert: written(context, name, place.word),
    snippet: false,
    replace: place.replace,
    sort: `0${String(i).padStart(5, '0')}`,
  };
}

function usedElsewhere(context: Context, space: Label['space'], word: Word): boolean {
  const files = [context.file, ...(context.model?.files ?? []).filter(f => f.file !== context.file.file)];
  return files.some(({ facts }) =>
    facts.names.some(
      n =>
        n.space === space &&
        n.name === word.value &&
        !(facts === context.file.facts && n.span.start === word.span.start),
    ),
  );
}

/** A word inside quotes stands as it is; else as the language writes it. */
function written(context: Context, text: string, word: Word | undefined): string {
  return word?.quoted ? text : context.file.language.write.value(text);
}
