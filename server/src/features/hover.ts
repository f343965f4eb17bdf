import type { Place } from '../cluster/finding.ts';
import type { WordMeaning } from '../schema/bound.ts';
import type { Entry, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { compareVersions, inRelease, versionOf } from '../schema/release.ts';
import type { Choice, ValueType } from '../schema/value.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { Node } from '../syntax/tree.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { listOf, type Text } from '../text/text.ts';
import { agentMarkdown, meaningAt, typeAt } from './agent-words.ts';
import { type Context, cursorIn, nameAt, say } from './context.ts';
import { inForce } from './effective.ts';
import { code, plain } from './markdown.ts';
import { nameSummary } from './name-summary.ts';
import { notesAt } from './notes.ts';
import { isMissingIn, releasePhrase } from './releases.ts';

export interface Hover {
  readonly markdown: string;
  /** The word that the hover is about. */
  readonly span: Span;
}

/** What the word under the offset means, and what is in force there. */
export function hover(context: Context, offset: number): Hover | undefined {
  const cursor = cursorIn(context, offset);
  const { node, part } = cursor;
  const agent = node && part !== 'keyword' ? typeAt(context, node) : undefined;
  const known = agent ? context.file.bound.meaning : (n: Node, p: 'keyword' | number) => meaningAt(context, n, p);
  const meaning = node && part !== undefined ? known(node, part) : undefined;
  const use = nameAt(context, offset);
  const blocks: string[] = [];
  if (use && !meaning?.option?.secret) blocks.push(nameSummary(context, use));
  if (agent) blocks.push(agentMarkdown(agent, context.lang));
  if (meaning) blocks.push(...describe(context, cursor, meaning));
  else if (cursor.part === 'keyword' && !use) blocks.push(...describeMisplaced(context, cursor));
  // On a quote the word is meant that it encloses.
  const word = cursor.word && (touches(cursor.word.span, offset) ? cursor.word.span : cursor.word.outer);
  const span = word ?? use?.span;
  const markdown = blocks.filter(b => b !== '').join('\n\n');
  return markdown === '' || !span ? undefined : { markdown, span };
}

/** The meaning of an option as hovers show it, without a place in a file; for completion and pages. */
export function optionMarkdown(entry: OptionEntry, version: string, lang: Context['lang']): string {
  return inOrder(entry, factsOf(entry, version), lang);
}

/** The same for a section. */
export function sectionMarkdown(entry: SectionEntry, version: string, lang: Context['lang']): string {
  return inOrder(entry, entryFacts(entry, version), lang);
}

function describe(context: Context, cursor: Cursor, meaning: WordMeaning): string[] {
  const { lang } = context;
  const { version } = context.file.bound;
  if (meaning.role === 'argument' && meaning.argument) {
    const { argument } = meaning;
    return [
      title(meaning.name, context),
      say(context, argument.doc),
      factLines(valueFacts(argument.value, version), lang),
    ];
  }
  const { option } = meaning;
  if (!option) {
    const entry = meaning.section;
    return entry ? [title(entry.keyword, context), sectionMarkdown(entry, version, lang)] : [];
  }
  const blocks = [title(meaning.name, context)];
  const choice = chosen(meaning, cursor, version);
  if (choice?.doc) blocks.push(`${code(choice.word)} — ${say(context, choice.doc)}`);
  const notes = option.secret ? [] : notesAt(context, cursor, meaning.name).map(n => say(context, n));
  const force = option.secret ? [] : forceFacts(context, cursor, meaning, option);
  return [...blocks, inOrder(option, [...force, ...factsOf(option, version)], lang, notes)];
}

/** A name that the table has, but not here: what it means where it belongs. */
function describeMisplaced(context: Context, { node, word }: Cursor): string[] {
  const { bound, language } = context.file;
  const name = word?.value ?? '';
  if (!node || name === '') return [];
  const parent = node.parent && bound.sectionEntry(node.parent);
  const holders = language.schema.sections.filter(s => Object.hasOwn(s.options, name));
  const entry = parent && Object.hasOwn(parent.options, name) ? parent.options[name] : holders[0]?.options[name];
  if (node.kind === 'option' && entry) {
    const places = [...new Set(holders.filter(h => h !== parent).map(h => code(h.keyword)))];
    const belongs: Fact = { name: { en: 'Belongs in', ja: '書く場所' }, value: listOf(places.slice(0, 8)) };
    const facts = factsOf(entry, bound.version);
    return [title(name, context), inOrder(entry, places.length > 0 ? [belongs, ...facts] : facts, context.lang)];
  }
  const section = node.kind === 'section' ? language.schema.sections.find(s => s.keyword === name) : undefined;
  return section ? [title(name, context), sectionMarkdown(section, bound.version, context.lang)] : [];
}

function title(name: string, context: Context): string {
  return `**${plain(name)}** — ${plain(context.file.language.name)}`;
}

/** The listed word that the file has here. */
function chosen(meaning: WordMeaning, cursor: Cursor, version: string): Choice | undefined {
  // The name of a pair is a value of the file too, but not one of the option that it names.
  const isName = meaning.role === 'keyword' && meaning.word !== cursor.option?.keyword;
  const word = isName ? undefined : meaning.role === 'value' ? meaning.word : cursor.option?.values[0];
  if (!word || word.opaque) return undefined;
  const reading = meaning.value?.read(word.value, version);
  const text = reading?.ok && typeof reading.value === 'string' ? reading.value : word.value;
  return meaning.value?.choices?.(version)?.find(c => c.word === text || c.word === word.value);
}

/** The meaning in a line, what is computed here, the facts, then the rest: an editor shows the first lines only. */
function inOrder(entry: Entry, facts: readonly Fact[], lang: Context['lang'], notes: readonly string[] = []): string {
  return [entry.doc[lang], ...notes, factLines(facts, lang), entry.more?.[lang] ?? '']
    .filter(b => b !== '')
    .join('\n\n');
}

interface Fact {
  readonly name: Text;
  readonly value: Text;
}

function factLines(facts: readonly Fact[], lang: Context['lang']): string {
  return facts.map(f => `- **${f.name[lang]}** ${f.value[lang]}`).join('\n');
}

function factsOf(option: OptionEntry, version: string): Fact[] {
  const type = inRelease(option.value, version) ?? newest(option.value);
  return [
    ...(type ? valueFacts(type, version) : []),
    ...defaultFacts(option, type, version),
    ...entryFacts(option, version),
  ];
}

function valueFacts(type: ValueType, version: string): Fact[] {
  const facts: Fact[] = [];
  const unit = type.unit;
  const described = type.describe(version);
  facts.push({
    name: { en: 'Type', ja: '型' },
    value: unit ? { en: `${described.en}, ${unit.en}`, ja: `${described.ja}（${unit.ja}）` } : described,
  });
  const range = type.range?.(version);
  if (range) facts.push({ name: { en: 'Range', ja: '範囲' }, value: withLimits(range, type, version) });
  const choices = type.choices?.(version) ?? [];
  if (choices.length > 0) facts.push({ name: { en: 'Values', ja: '値' }, value: choiceList(choices) });
  return facts;
}

/** The limits in the reader's units too, where the value says how. */
function withLimits(range: Text, type: ValueType, version: string): Text {
  const { min, max } = (type.data ?? {}) as { min?: unknown; max?: unknown };
  if (typeof min !== 'number' || typeof max !== 'number') return range;
  const low = type.humanize?.(String(min), version);
  const high = type.humanize?.(String(max), version);
  if (!low || !high) return range;
  return { en: `${range.en} (${low.en} to ${high.en})`, ja: `${range.ja}（${low.ja}～${high.ja}）` };
}

function choiceList(choices: readonly Choice[]): Text {
  const documented = choices.some(c => c.doc);
  if (!documented || choices.length > 20) return listOf(choices.map(c => code(c.word)));
  const line = (c: Choice, lang: Context['lang']): string => `\n  - ${code(c.word)}${c.doc ? ` — ${c.doc[lang]}` : ''}`;
  return { en: choices.map(c => line(c, 'en')).join(''), ja: choices.map(c => line(c, 'ja')).join('') };
}

function defaultFacts(option: OptionEntry, type: ValueType | undefined, version: string): Fact[] {
  const value = inRelease(option.default, version);
  const name = { en: 'Default', ja: 'デフォルト値' };
  const shown = value === undefined || value === null || option.secret ? undefined : String(value);
  if (shown === undefined && !option.defaultDoc) return [];
  if (shown === undefined) return option.defaultDoc ? [{ name, value: option.defaultDoc }] : [];
  const human = type?.humanize?.(shown, version);
  const extra = {
    en: [human?.en, option.defaultDoc?.en].filter(s => s !== undefined).join('; '),
    ja: [human?.ja, option.defaultDoc?.ja].filter(s => s !== undefined).join('、'),
  };
  return [
    {
      name,
      value: {
        en: `${code(shown)}${extra.en ? ` (${extra.en})` : ''}`,
        ja: `${code(shown)}${extra.ja ? `（${extra.ja}）` : ''}`,
      },
    },
  ];
}

function entryFacts(entry: Entry & { readonly required?: OptionEntry['required'] }, version: string): Fact[] {
  const facts: Fact[] = [];
  if (inRelease(entry.required, version) === true) {
    facts.push({ name: { en: 'Required', ja: '必須' }, value: { en: 'must be written', ja: '省略できません' } });
  }
  const releases = releasePhrase(entry.exists);
  if (releases) {
    const missing = isMissingIn(entry.exists, version);
    facts.push({
      name: { en: 'Releases', ja: 'リリース' },
      value: missing
        ? {
            en: `${releases.en} — not in ${version}, for which this file is judged`,
            ja: `${releases.ja}（このファイルの対象の ${version} にはありません）`,
          }
        : releases,
    });
  }
  if (entry.deprecated) {
    const { since, use, doc } = entry.deprecated;
    const later = since !== undefined && compareVersions(version, versionOf(since)) < 0;
    const parts = {
      en: [since ? `${later ? 'from' : 'since'} ${since}` : '', use ? `use ${code(use)}` : '', doc?.en ?? ''],
      ja: [since ? `${since} 以降` : '', use ? `代わりに ${code(use)} を使います` : '', doc?.ja ?? ''],
    };
    facts.push({
      name: { en: 'Deprecated', ja: '非推奨' },
      value: { en: parts.en.filter(Boolean).join(', '), ja: parts.ja.filter(Boolean).join('、') },
    });
  }
  if (entry.related && entry.related.length > 0) {
    facts.push({ name: { en: 'Related', ja: '関連' }, value: listOf(entry.related.map(code)) });
  }
  if (entry.source) {
    const source = plain(entry.source);
    facts.push({ name: { en: 'Source', ja: '出典' }, value: { en: source, ja: source } });
  }
  return facts;
}

function forceFacts(context: Context, cursor: Cursor, meaning: WordMeaning, option: OptionEntry): Fact[] {
  const force = inForce(context, cursor, meaning.name);
  if (!force) return [];
  const { version } = context.file.bound;
  const type = inRelease(option.value, version);
  const human = (text: string): Text | undefined => type?.humanize?.(text, version);
  const facts: Fact[] = [];
  const { value } = force;
  if (value) {
    const shown = human(value.value);
    const where = value.at ? showPlace(context, value.at) : '';
    const own = meaning.word === cursor.option?.keyword || meaning.role === 'value' ? cursor.option : cursor.section;
    const isHere = value.at?.file === context.file.file && own !== undefined && contains(own.span, value.at.span);
    const origin = {
      en: where ? `${value.origin.en}, ${where}` : value.origin.en,
      ja: where ? `${value.origin.ja}、${where}` : value.origin.ja,
    };
    facts.push({
      name: { en: 'In force', ja: '有効な値' },
      value: {
        en: `${code(value.value)}${shown ? ` (${shown.en})` : ''} — ${isHere ? 'set here' : origin.en}`,
        ja: `${code(value.value)}${shown ? `（${shown.ja}）` : ''} — ${isHere ? 'ここで設定' : origin.ja}`,
      },
    });
  }
  if (force.overriddenBy.length > 0) {
    const list = force.overriddenBy
      .slice(0, 5)
      .map(o => `${code(o.name)} ${code(o.value)} (${showPlace(context, o.at)})`);
    if (force.overriddenBy.length > 5) list.push('…');
    facts.push({ name: { en: 'Overridden in', ja: '上書き' }, value: listOf(list) });
  }
  return facts;
}

/** A place for the reader: the host's link, or `name:line`. */
export function showPlace(context: Context, place: Place): string {
  if (context.showPlace) return context.showPlace(place);
  const file = context.sources.get(place.file);
  const name = place.file.slice(place.file.lastIndexOf('/') + 1);
  return plain(file ? `${name}:${file.lines.positionAt(place.span.start).line + 1}` : name);
}

/** What held last, for an entry that the judged release does not have. */
function newest(value: OptionEntry['value'] | undefined): ValueType | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as readonly { readonly is: ValueType }[]).at(-1)?.is;
}
