import type { Place } from '../cluster/finding.ts';
import type { WordMeaning } from '../schema/bound.ts';
import type { Entry, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import type { Choice } from '../schema/value.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { Node } from '../syntax/tree.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { listOf, type Text } from '../text/text.ts';
import { agentMarkdown, meaningAt, typeAt } from './agent-words.ts';
import { constraintMarkdown } from './cib-outline.ts';
import { statusMarkdown } from './cib-status.ts';
import { type Context, cursorIn, nameAt, say } from './context.ts';
import { inForce } from './effective.ts';
import { entryFacts, type Fact, type FactStyle, factLines, optionFacts, valueFacts } from './entry-facts.ts';
import { inheritedMarkdown } from './inherited-markdown.ts';
import { code, plain } from './markdown.ts';
import { nameSummary } from './name-summary.ts';
import { notesAt } from './notes.ts';
import { placesOf } from './places-of.ts';
import { type ReferenceItem, referenceOf } from './reference.ts';

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
  if (cursor.word?.opaque && !meaning?.option?.secret) blocks.push(templateMarkdown(context, cursor.word.value));
  if (agent) blocks.push(agentMarkdown(agent, context.lang));
  if (node && context.file.language.id === 'cib') blocks.push(constraintMarkdown(context, cursor));
  const status = meaning ? '' : statusMarkdown(context, cursor);
  if (status) blocks.push(status);
  else if (meaning) blocks.push(...describe(context, cursor, meaning));
  else if (cursor.part === 'keyword' && !use) blocks.push(...describeMisplaced(context, cursor));
  // On a quote the word is meant that it encloses.
  const word = cursor.word && (touches(cursor.word.span, offset) ? cursor.word.span : cursor.word.outer);
  const span = word ?? use?.span;
  const markdown = blocks.filter(b => b !== '').join('\n\n');
  return markdown === '' || !span ? undefined : { markdown, span };
}

/** What a word of a template becomes, as far as files beside it say. */
function templateMarkdown(context: Context, word: string): string {
  const found = context.sources.templateValue?.(context.file.file, word);
  if (!found) return '';
  const places = [...new Set(found.from.map(v => showPlace(context, v.at)))].join(', ');
  return say(context, {
    en: `${code(found.value)}, unless it is overridden (${places})`,
    ja: `上書きされなければ ${code(found.value)} になります（${places}）`,
  });
}

/** The meaning of an option as hovers show it, without a place in a file; for completion and pages. */
export function optionMarkdown(entry: OptionEntry, version: string, lang: Context['lang']): string {
  return inOrder(entry, optionFacts(entry, { version }), lang);
}

/** The same for a section. */
export function sectionMarkdown(entry: SectionEntry, version: string, lang: Context['lang']): string {
  return inOrder(entry, entryFacts(entry, { version }), lang);
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
      pageLink(context, meaning.section ?? meaning.entry),
    ];
  }
  const { option } = meaning;
  if (!option) {
    const entry = meaning.section;
    return entry ? [title(entry.keyword, context), ...describeSection(context, entry, cursor)] : [];
  }
  const blocks = [title(meaning.name, context)];
  const choice = chosen(meaning, cursor, version);
  if (choice?.doc) blocks.push(`${code(choice.word)} — ${say(context, choice.doc)}`);
  const notes = option.secret ? [] : notesAt(context, cursor, meaning.name).map(n => say(context, n));
  const force = option.secret ? [] : forceFacts(context, cursor, meaning, option);
  const facts = [...force, ...optionFacts(option, styleOf(context))];
  return [...blocks, inOrder(option, facts, lang, notes), pageLink(context, option)];
}

function describeSection(context: Context, entry: SectionEntry, cursor?: Cursor): string[] {
  const section = context.file.language.id === 'cib' && cursor?.node?.kind === 'section' ? cursor.node : undefined;
  const inherited = section ? inheritedMarkdown(context, section, place => showPlace(context, place)) : '';
  return [inOrder(entry, entryFacts(entry, styleOf(context)), context.lang), inherited, pageLink(context, entry)];
}

function styleOf({ file, showPage }: Context): FactStyle {
  const version = file.bound.version;
  if (!showPage) return { version };
  return {
    version,
    linkToEntry: (item, label) => showPage(item.id, code(label)),
    linkToRule: id => showPage(id, code(id)),
  };
}

/** The last line: the page of the entry, which says the same for all releases. */
function pageLink(context: Context, entry: Entry): string {
  const item = referenceOf(entry);
  return item && context.showPage ? context.showPage(item.id, say(context, pageLabel(item))) : '';
}

function pageLabel({ id }: ReferenceItem): { en: string; ja: string } {
  return { en: `Reference: ${plain(id)}`, ja: `リファレンス: ${plain(id)}` };
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
    const item = referenceOf(entry);
    const others = [...new Set(holders.filter(h => h !== parent).map(h => code(h.keyword)))];
    const places = (item && placesOf(item, bound.version)) ?? (others.length > 0 ? listOf(others) : undefined);
    const facts = optionFacts(entry, styleOf(context)).filter(f => !places || f.name.en !== 'Stands in');
    const shown = places ? [{ name: { en: 'Belongs in', ja: '書く場所' }, value: places }, ...facts] : facts;
    return [title(name, context), inOrder(entry, shown, context.lang), pageLink(context, entry)];
  }
  const section = node.kind === 'section' ? language.schema.sections.find(s => s.keyword === name) : undefined;
  return section ? [title(name, context), ...describeSection(context, section)] : [];
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
  if (force.whileRule && force.whileRule.length > 0) {
    facts.push({
      name: { en: 'While a rule holds', ja: 'ルールの成立中' },
      value: listOf(force.whileRule.slice(0, 5).map(o => `${code(o.value)} (${showPlace(context, o.at)})`)),
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
