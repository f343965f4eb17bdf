import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type PairKind, pairTables } from '../../schemas/cib/index.ts';
import { createAnalysis } from '../../server/src/analysis.ts';
import { contextOf } from '../../server/src/features/context.ts';
import { hover, optionMarkdown } from '../../server/src/features/hover.ts';
import { withoutMarkdown } from '../../server/src/features/markdown.ts';
import { languages } from '../../server/src/languages/index.ts';
import type { Language } from '../../server/src/languages/language.ts';
import type { OptionEntry, SectionEntry } from '../../server/src/schema/entry.ts';
import { defaultTarget, inRelease } from '../../server/src/schema/release.ts';
import type { ValueType } from '../../server/src/schema/value.ts';

/*
 * Every option and section of every table is written into a file, and the hover over it is looked at: what the table
 * knows must be there, in both languages.
 */

interface Shown {
  readonly en: string;
  readonly ja: string;
}

const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));

/** Hovers by `section id.option`; sections by their id. */
const hovers = new Map<string, Shown>();

for (const language of languages) {
  test(`hovers over everything of ${language.name}`, () => {
    const problems: string[] = [];
    for (const section of language.schema.sections) {
      const { text, places } = textWith(language, section);
      const shown = hoversAt(language, text, places);
      for (const [name, hovered] of shown) {
        const key = name === '' ? section.id : `${section.id}.${name}`;
        hovers.set(key, hovered);
        const option = name === '' ? undefined : section.options[name];
        problems.push(...(option ? faultsOf(key, hovered, option, language) : proseFaults(key, hovered, section)));
      }
      for (const name of Object.keys(section.options)) {
        if (!shown.has(name)) problems.push(`${section.id}.${name}: no hover`);
      }
      if (section.keyword !== '' && !shown.has('')) problems.push(`${section.id}: no hover`);
    }
    assert.deepEqual(problems, []);
  });
}

test('hovers over the names of pairs in a CIB', () => {
  const cib = languages.find(l => l.id === 'cib') as Language;
  const problems: string[] = [];
  for (const [kind, table] of Object.entries(pairTables) as [PairKind, Record<string, OptionEntry>][]) {
    for (const [name, option] of Object.entries(table)) {
      const key = `${kind}.${name}`;
      const wrap = pairPlaces[kind];
      let hovered: Shown | undefined;
      if (wrap) {
        const text = wrap(name.replace(/\*$/, 'x'));
        hovered = hoversAt(cib, text.replace('¦', ''), new Map([['', text.indexOf('¦')]])).get('');
      } else {
        const version = defaultTarget.pacemaker;
        const of = (lang: 'en' | 'ja'): string => withoutMarkdown(optionMarkdown(option, version, lang));
        hovered = { en: of('en'), ja: of('ja') };
      }
      if (!hovered) problems.push(`${key}: no hover`);
      else {
        hovers.set(key, hovered);
        problems.push(...faultsOf(key, hovered, option, cib));
      }
    }
  }
  assert.deepEqual(problems, []);
});

test('what the facts know of an option is in its hover', {
  skip: existsSync(facts) ? false : `the facts are not there (${facts})`,
}, t => {
  const read = (file: string): Fact => JSON.parse(readFileSync(`${facts}/${file}`, 'utf8'));
  const problems: string[] = [];
  let count = 0;
  const check = (name: string, keys: readonly string[], fact: Fact, withDefault: unknown): void => {
    const found = keys.filter(key => hovers.has(key));
    if (found.length === 0) problems.push(`${name}: in no table`);
    for (const key of found) {
      count++;
      const { en, ja } = hovers.get(key) as Shown;
      for (const word of (fact.values ?? []) as string[]) {
        if (/^[\w-]+$/.test(word) && !en.includes(word)) problems.push(`${key}: no value ${word}`);
      }
      if (fact.hasRange && !/^- (?:Range|Type .*\d)/m.test(en)) problems.push(`${key}: no range`);
      if (withDefault !== undefined && !/^- Default /m.test(en)) problems.push(`${key}: no default`);
      if (withDefault !== undefined && !/^- デフォルト値 /m.test(ja)) problems.push(`${key}: no default (ja)`);
      if (fact.timeUnit && !units[fact.timeUnit]?.test(en)) problems.push(`${key}: no unit ${fact.timeUnit}`);
      if (!/^- Type /m.test(en) || !/^- 型 /m.test(ja)) problems.push(`${key}: no type`);
    }
  };
  const keysOf = (keyword: RegExp, name: string): string[] =>
    [...hovers.keys()].filter(key => key.endsWith(`.${name}`) && keyword.test(key.slice(0, -name.length - 1)));

  for (const option of read('drbd/options.json').options) {
    const current = option.drbd_utils_9_34_git ?? option.value ?? {};
    if (!option.drbd_utils_9_34_git && !option.value) continue;
    const values = option.inV9 === 'active' ? current.values : undefined;
    const hasRange = option.valueType === 'number' && current.min !== undefined;
    const fact = { values, hasRange, timeUnit: option.timeUnit };
    check(`drbd ${option.name}`, keysOf(/^drbd\./, option.name), fact, current.default ?? undefined);
  }
  for (const option of read('corosync/options.json').options) {
    if (option.fileKey === false) continue;
    const key = `corosync${option.section ? `.${option.section}` : ''}.${option.key}`;
    // `<device path>` stands for any other text.
    const values = option.removed ? undefined : option.values?.filter((v: string) => !v.startsWith('<'));
    const fact = { values, hasRange: option.validRange, timeUnit: option.timeUnit };
    check(option.id, [key, key.replace(/ring[\dX]_addr/, 'ringX_addr')], fact, option.default ?? undefined);
  }
  for (const [kind, options] of Object.entries<Fact>(read('pacemaker/options.json').options)) {
    for (const option of options) {
      const list = Array.isArray(option.values) ? option.values : Object.keys(option.values ?? {});
      const values = list.filter((v: string) => option.valueExists?.[v] === undefined);
      const fact = { values, hasRange: false, timeUnit: option.timeUnit };
      const keys = [`${kind}.${option.name}`, ...keysOf(/^cib\./, option.name)].slice(
        0,
        kind in pairTables ? 1 : undefined,
      );
      check(`${kind} ${option.name}`, keys, fact, option.default ?? undefined);
    }
  }
  t.diagnostic(`${count} hovers agree with the facts`);
  assert.deepEqual(problems, []);
});

// biome-ignore lint/suspicious/noExplicitAny: facts are looked into as they are.
type Fact = any;

const units: Readonly<Record<string, RegExp>> = {
  s: /second|\bs\b/,
  ms: /millisecond|\bms\b/,
  '0.1 s': /tenth/,
  min: /minute|\bmin\b/,
};

/** Contexts in which a name of a pair has a meaning; the cursor is `¦`. */
const pairPlaces: Partial<Record<PairKind, (name: string) => string>> = {
  clusterProperty: name =>
    cibWith(`<crm_config><cluster_property_set id="s">${pair(name)}</cluster_property_set></crm_config>`),
  resourceMeta: name => inPrimitive('class="ocf" provider="heartbeat" type="Dummy"', metaWith(name)),
  operationMeta: name =>
    inPrimitive(
      'class="ocf" provider="heartbeat" type="Dummy"',
      `<operations><op id="o" name="monitor" interval="10s">${metaWith(name)}</op></operations>`,
    ),
  fencingInstance: name => inPrimitive('class="stonith" type="fence_ipmilan"', instanceWith(name)),
  remoteConnection: name => inPrimitive('class="ocf" provider="pacemaker" type="remote"', instanceWith(name)),
  nodeAttribute: name => cibWith(`<nodes><node id="1" uname="alpha">${instanceWith(name)}</node></nodes>`),
  alertMeta: name => cibWith(`<alerts><alert id="a" path="/x">${metaWith(name)}</alert></alerts>`),
  builtInRuleAttribute: name =>
    cibWith(
      `<constraints><rsc_location id="l" rsc="r"><rule id="u" score="1"><expression id="e" attribute="¦${name}" operation="defined"/></rule></rsc_location></constraints>`,
    ),
};

function cibWith(inside: string): string {
  return `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration>${inside}</configuration></cib>`;
}

function inPrimitive(attributes: string, inside: string): string {
  return cibWith(`<resources><primitive id="r" ${attributes}>${inside}</primitive></resources>`);
}

function metaWith(name: string): string {
  return `<meta_attributes id="s">${pair(name)}</meta_attributes>`;
}

function instanceWith(name: string): string {
  return `<instance_attributes id="s">${pair(name)}</instance_attributes>`;
}

function pair(name: string): string {
  return `<nvpair id="n" name="¦${name}" value="1"/>`;
}

/** A file with a section in its place, and all options in it; where each of them stands. */
function textWith(language: Language, section: SectionEntry): { text: string; places: Map<string, number> } {
  const path = pathTo(language, section);
  const places = new Map<string, number>();
  let text = '';
  if (language.id === 'cib') {
    for (const outer of path.slice(0, -1)) text += `<${outer.keyword}>`;
    if (section.keyword !== '') {
      places.set('', text.length + 1);
      text += `<${section.keyword}`;
      for (const name of Object.keys(section.options)) {
        text += ' ';
        places.set(name, text.length);
        text += `${name}="1"`;
      }
      text += '/>';
    }
    for (const outer of path.slice(0, -1).reverse()) text += `</${outer.keyword}>`;
    return { text, places };
  }
  for (const outer of path) {
    if (outer === section) places.set('', text.length);
    const words = (outer.args ?? []).filter(a => !a.optional).map((a, i) => a.value.choices?.()?.[0]?.word ?? `x${i}`);
    text += `${[outer.keyword, ...words].join(' ')} {\n`;
  }
  for (const [name, option] of Object.entries(section.options)) {
    places.set(name, text.length);
    text += `${language.write.option(name.replace(/(?<=^ring)X/, '0'), someValue(option, language))}\n`;
  }
  return { text: `${text}${'}\n'.repeat(path.length)}`, places };
}

/** Some value that is not wrong. */
function someValue(option: OptionEntry, language: Language): string {
  const version = defaultTarget[language.product];
  const type = inRelease(option.value, version);
  const standard = inRelease(option.default, version);
  const written = standard ?? type?.choices?.(version)?.[0]?.word ?? type?.data?.min ?? '1';
  return language.write.value(String(written));
}

/** The shortest way from the top level down to a section, without the top level. */
function pathTo(language: Language, section: SectionEntry): SectionEntry[] {
  const { sections, id } = language.schema;
  const queue: SectionEntry[][] = [[section]];
  for (let path = queue.shift(); path && queue.length < 10_000; path = queue.shift()) {
    const first = path[0] as SectionEntry;
    if (first.keyword === '') return path.slice(1);
    if (first.in.includes(id)) return path;
    for (const parent of first.in) {
      const entry = sections.find(s => s.id === parent);
      if (entry && !path.includes(entry)) queue.push([entry, ...path]);
    }
  }
  return [section];
}

function hoversAt(language: Language, text: string, places: ReadonlyMap<string, number>): Map<string, Shown> {
  const analysis = createAnalysis({ targets: defaultTarget });
  const file = { drbd: 'r0.res', corosync: 'corosync.conf', cib: 'cib.xml' }[language.id];
  analysis.set(file, text, { language: language.id });
  const found = new Map<string, Shown>();
  for (const [name, offset] of places) {
    const of = (lang: 'en' | 'ja'): string => {
      const context = contextOf(analysis, file, lang);
      return withoutMarkdown((context && hover(context, offset)?.markdown) ?? '');
    };
    const shown = { en: of('en'), ja: of('ja') };
    if (shown.en !== '' && shown.ja !== '') found.set(name, shown);
  }
  return found;
}

function proseFaults(key: string, { en, ja }: Shown, { doc, more }: OptionEntry | SectionEntry): string[] {
  const faults: string[] = [];
  const plain = (text: string): string => withoutMarkdown(text);
  if (doc.en === '' || !en.includes(plain(doc.en))) faults.push(`${key}: no English meaning`);
  if (doc.ja === '' || !ja.includes(plain(doc.ja))) faults.push(`${key}: no Japanese meaning`);
  if (more && !(en.includes(plain(more.en)) && ja.includes(plain(more.ja))))
    faults.push(`${key}: not all of its words`);
  return faults;
}

function faultsOf(key: string, shown: Shown, option: OptionEntry, language: Language): string[] {
  const version = defaultTarget[language.product];
  const faults = proseFaults(key, shown, option);
  const type = (inRelease(option.value, version) ?? (option.value as { is: ValueType }[]).at?.(-1)?.is) as ValueType;
  const described = type.describe(version);
  const needs = (what: string, en: string, ja: string): void => {
    if (!shown.en.includes(withoutMarkdown(en))) faults.push(`${key}: no ${what}: ${en}`);
    if (!shown.ja.includes(withoutMarkdown(ja))) faults.push(`${key}: no ${what} (ja): ${ja}`);
  };
  needs('type', described.en, described.ja);
  if (type.unit) needs('unit', type.unit.en, type.unit.ja);
  const range = type.range?.(version);
  if (range) needs('range', range.en, range.ja);
  for (const { word } of type.choices?.(version) ?? []) needs('word', word, word);
  const standard = inRelease(option.default, version);
  if (standard !== undefined && standard !== null && !option.secret) {
    needs('default', `Default ${standard}`, `デフォルト値 ${standard}`);
  }
  if (option.defaultDoc) needs('how the default comes about', option.defaultDoc.en, option.defaultDoc.ja);
  return faults;
}
