import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cibSchema, type PairKind, pairTables } from '../schemas/cib/index.ts';
import type { Entry, OptionEntry, SectionEntry } from '../server/src/schema/entry.ts';
import { inRelease, type ReleaseSpan } from '../server/src/schema/release.ts';
import type { ValueType } from '../server/src/schema/value.ts';

/*
 * The tables of the CIB against the facts they were made from, which lie beside the project where it is developed.
 */

const folder = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../shared/facts/', import.meta.url));
const skip = existsSync(`${folder}/pacemaker/options.json`) ? false : 'no facts beside the project';
const options: Record<PairKind | 'bundle', OptionFact[]> = skip ? {} : read('options.json').options;
const elements: Record<string, ElementFact> = skip ? {} : read('elements.json').elements;

const sections = new Map(cibSchema.sections.map(section => [section.keyword, section]));
const newest = '3.0.2';

test('every element has an entry, and no other', () => {
  assert.equal(sections.size, cibSchema.sections.length);
  assert.equal(sections.size, 69);
  if (!skip) assert.deepEqual([...sections.keys()].sort(), Object.keys(elements).sort());
});

test('every entry says what it is for, in both languages', () => {
  const bare: string[] = [];
  for (const [path, entry] of allEntries()) {
    if (!entry.doc.en.endsWith('.') || !entry.doc.ja.endsWith('。')) bare.push(path);
    if (entry.more && (!entry.more.en.endsWith('.') || !entry.more.ja.endsWith('。'))) bare.push(`${path} (more)`);
    if (!entry.source) bare.push(`${path} (source)`);
    if (!('value' in entry)) continue;
    const value = valueIn(entry as OptionEntry);
    if (!value.describe(newest).en || !value.describe(newest).ja) bare.push(`${path} (type)`);
    for (const { word, doc } of value.choices?.(newest) ?? []) {
      if (doc && (!doc.en.endsWith('.') || !doc.ja.endsWith('。'))) bare.push(`${path} ${word}`);
    }
  }
  assert.deepEqual(bare, []);
});

test('elements: versions, parents and number are those of the schemas', { skip }, () => {
  for (const [name, fact] of Object.entries(elements)) {
    const entry = section(name);
    assert.deepEqual(entry.facts?.versions, fact.versions, name);
    assert.deepEqual(sorted(entry.facts?.parents), sorted(fact.parents), `${name}: parents`);
    assert.deepEqual(
      [...entry.in].sort(),
      name === 'cib'
        ? ['cib']
        : Object.keys(fact.parents)
            .sort()
            .map(parent => `cib.${parent}`),
    );
    assert.deepEqual(entry.exists, spans(fact.versions), `${name}: exists`);
    const counts = Object.values(elements).flatMap(parent => Object.keys(parent.children[name] ?? {}));
    assert.equal(
      entry.once ?? false,
      counts.length > 0 && counts.every(count => count.endsWith('..1')),
      `${name}: once`,
    );
    assert.equal(entry.open ?? false, fact.anyContent ?? false, `${name}: open`);
  }
});

test('attributes: versions, presence, type and words are those of the schemas', { skip }, () => {
  let count = 0;
  for (const [name, fact] of Object.entries(elements)) {
    const entry = section(name);
    const known = Object.keys(fact.attributes).filter(attribute => attribute !== '*');
    assert.deepEqual(Object.keys(entry.options).sort(), known.sort(), name);
    for (const attribute of known) {
      const path = `${name} ${attribute}`;
      const option = entry.options[attribute] as OptionEntry;
      const attributeFact = fact.attributes[attribute] as AttributeFact;
      count++;
      assert.deepEqual(option.facts?.versions, attributeFact.versions, path);
      assert.deepEqual(option.exists, spans(attributeFact.versions), `${path}: exists`);
      assert.deepEqual(sorted(option.facts?.presence), sorted(attributeFact.presence), `${path}: presence`);
      const newestRequired = last(attributeFact.presence.required);
      const nowRequired = newestRequired !== undefined && newestRequired === last(attributeFact.versions);
      assert.equal(option.required ?? false, nowRequired, `${path}: required`);
      checkSchemaType(path, option, attributeFact);
      if (attributeFact.default) assert.deepEqual(option.facts?.default, attributeFact.default, `${path}: default`);
    }
  }
  assert.equal(count, 249, 'attributes, without the any-attribute of status');
});

for (const kind of Object.keys(pairTables) as PairKind[]) {
  test(`${kind}: names, types, defaults, words and releases are those of Pacemaker`, { skip }, () => {
    const table = pairTables[kind];
    assert.deepEqual(
      Object.keys(table),
      options[kind].map(fact => fact.name),
    );
    for (const fact of options[kind]) checkOption(`${kind} ${fact.name}`, table[fact.name] as OptionEntry, fact);
  });
}

test('bundles: the attributes have the types and defaults of the options', { skip }, () => {
  for (const fact of options.bundle) {
    for (const element of (fact.where ?? '').split(', ')) {
      const option = section(element).options[fact.name] as OptionEntry;
      const path = `${element} ${fact.name}`;
      checkOption(path, { ...option, exists: option.facts?.pacemaker as never }, fact);
    }
  }
});

test('required options that people write are marked', () => {
  for (const [name, attribute] of [
    ['cib', 'validate-with'],
    ['op', 'interval'],
    ['node', 'uname'],
    ['rsc_ticket', 'ticket'],
    ['docker', 'image'],
    ['alert', 'path'],
  ]) {
    assert.equal(section(name as string).options[attribute as string]?.required, true, `${name} ${attribute}`);
  }
});

test('names are tied to what they name', () => {
  const label = (element: string, attribute: string) => section(element).options[attribute]?.label;
  assert.deepEqual(label('primitive', 'id'), { space: 'resource', role: 'defines' });
  assert.deepEqual(label('rsc_colocation', 'with-rsc'), { space: 'resource', role: 'refersTo' });
  assert.deepEqual(label('node', 'uname'), { space: 'node', role: 'defines' });
  assert.deepEqual(label('rsc_location', 'node'), { space: 'node', role: 'refersTo' });
  assert.deepEqual(label('acl_role', 'id'), { space: 'role', role: 'defines' });
  assert.deepEqual(label('role', 'id'), { space: 'role', role: 'refersTo' });
  assert.deepEqual(label('rsc_ticket', 'ticket'), { space: 'ticket', role: 'refersTo' });
});

/* The rest compares one entry with one fact. */

interface Spans {
  readonly [name: string]: readonly string[];
}
interface AttributeFact {
  readonly versions: readonly string[];
  readonly presence: Spans;
  readonly types?: Spans;
  readonly values?: Spans;
  readonly default?: Spans;
}
interface ElementFact {
  readonly versions: readonly string[];
  readonly parents: Spans;
  readonly anyContent?: boolean;
  readonly attributes: Record<string, AttributeFact>;
  readonly children: Record<string, Spans>;
}
interface OptionFact {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly defaultFormula?: string;
  readonly byRelease?: { readonly default?: readonly (ReleaseSpan & { is?: string | null; isFormula?: string })[] };
  readonly values?: readonly string[] | Record<string, { deprecatedSince?: string }>;
  readonly valueExists?: Record<string, readonly (ReleaseSpan & { deprecatedSince?: string })[]>;
  readonly exists: readonly ReleaseSpan[];
  readonly deprecatedSince?: string;
  readonly removedIn?: string;
  readonly replacedBy?: string;
  readonly msPerUnit?: number;
  readonly for?: readonly string[];
  readonly where?: string;
  readonly formerly?: readonly string[];
  readonly generated?: boolean;
  readonly advanced?: boolean;
  readonly doubtful?: boolean;
}

/** Kinds of values that stand for a type of the facts. */
const kinds: Record<string, (value: ValueType) => boolean> = {
  boolean: value => value.kind === 'boolean',
  text: value => value.kind === 'text',
  duration: value => value.kind === 'duration',
  timeout: value => value.kind === 'timeout',
  enumeration: value => value.kind === 'enumeration' || value.kind === 'text',
  integer: value => value.kind === 'integer',
  'positive integer': value => value.kind === 'integer' && value.data?.min === 1,
  'nonnegative integer': value => value.kind === 'integer' && value.data?.min === 0,
  score: value => value.kind === 'score',
  percentage: value => value.kind === 'percentage',
  version: value => value.kind === 'version',
  'epoch time': value => value.kind === 'epoch',
  port: value => value.kind === 'port',
  'IPv4 address': value => value.kind === 'ipv4',
  'ISO 8601 date and time': value => value.kind === 'date',
  'resource id': value => value.kind === 'text',
  'date(1) format, plus %xN': value => value.describe().en === 'date(1) format, plus %xN',
  'red, yellow, green or score': value => value.kind === 'score' && value.data?.colours === 'expected',
};

function checkOption(path: string, entry: OptionEntry, fact: OptionFact): void {
  const value = valueIn(entry);
  assert.ok(kinds[fact.type]?.(value), `${path}: ${value.kind} is no ${fact.type}`);
  assert.deepEqual(entry.exists, fact.exists[0]?.since === 'unknown' ? undefined : fact.exists, `${path}: exists`);
  if (fact.type === 'duration' || fact.type === 'timeout') {
    assert.equal(value.data?.msPerUnit, fact.msPerUnit, `${path}: unit`);
    assert.deepEqual(value.unit, { en: 'seconds', ja: '秒' }, `${path}: unit`);
  }
  checkDefault(path, entry, fact);
  checkWords(path, entry, fact);
  const words = (use: string | undefined) => use?.replace(/^meta /, '');
  const inGroups = fact.deprecatedSince?.replace(' (in groups)', '');
  if (fact.deprecatedSince !== inGroups) {
    assert.equal(entry.deprecated, undefined, path);
    assert.equal(entry.facts?.deprecatedInGroupsSince, inGroups, path);
  } else {
    const since =
      fact.deprecatedSince ?? (fact.replacedBy ? fact.removedIn : undefined) ?? entry.deprecated?.since?.slice(10);
    assert.equal(entry.deprecated?.since, since && `pacemaker ${since}`, `${path}: deprecated`);
    assert.equal(words(entry.deprecated?.use), words(fact.replacedBy), `${path}: replaced by`);
    if (fact.removedIn)
      assert.ok(
        entry.exists?.every(span => span.until),
        `${path}: removed`,
      );
  }
  for (const key of ['for', 'where', 'formerly', 'generated', 'advanced', 'doubtful'] as const) {
    if (key === 'where' && /docker|network/.test(fact.where ?? '')) continue;
    assert.deepEqual(entry.facts?.[key], fact[key], `${path}: ${key}`);
  }
}

function checkDefault(path: string, entry: OptionEntry, fact: OptionFact): void {
  const byRelease = fact.byRelease?.default;
  if (byRelease) {
    for (const { since, until, is, isFormula } of byRelease) {
      const release = ((until ?? since) as string).slice('pacemaker '.length);
      const text = inRelease(entry.default, release);
      if (isFormula) assert.equal(text, undefined, `${path}: default in ${release}`);
      else assert.equal(text, is, `${path}: default in ${release}`);
    }
    return;
  }
  if (fact.defaultFormula) {
    assert.equal(entry.defaultDoc?.en, fact.defaultFormula, `${path}: default`);
    assert.equal(entry.default, undefined, `${path}: default`);
    return;
  }
  assert.equal(inRelease(entry.default, newest) ?? null, fact.default, `${path}: default`);
}

function checkWords(path: string, entry: OptionEntry, fact: OptionFact): void {
  const value = valueIn(entry);
  const wanted = fact.values && (Array.isArray(fact.values) ? fact.values : Object.keys(fact.values));
  if (!wanted) {
    assert.ok(value.kind !== 'enumeration', `${path}: no words in the facts`);
    return;
  }
  for (const release of ['1.1.24', '2.0.5', '2.1.2', '2.1.5', '2.1.11', '3.0.2']) {
    const known: string[] = wanted.filter((word: string) => {
      const spans = fact.valueExists?.[word];
      return spans?.some(({ since, until }) => inRelease([{ ...pick({ since, until }), is: true }], release)) ?? true;
    });
    const offered = (value.choices?.(release) ?? []).map(choice => choice.word);
    const extra = fact.valueExists
      ? []
      : known.filter((word: string) => !offered.includes(word) && /romoted$/.test(word));
    assert.deepEqual([...offered, ...extra].sort(), [...known].sort(), `${path} in ${release}`);
    for (const word of offered) assert.ok(value.read(word, release).ok, `${path}: ${word} in ${release}`);
  }
  for (const [word, spans] of Object.entries(fact.valueExists ?? {})) {
    const since = spans[0]?.deprecatedSince?.slice('pacemaker '.length);
    const found = since && value.choices?.(since).find(choice => choice.word === word);
    if (found) assert.equal(found.deprecated, true, `${path}: ${word} is deprecated since ${since}`);
  }
}

function checkSchemaType(path: string, option: OptionEntry, fact: AttributeFact): void {
  const value = valueIn(option);
  if (value.kind === 'score' && value.data?.xsd) {
    assert.deepEqual(fact.types, { integer: fact.versions }, path);
    assert.deepEqual(Object.keys(fact.values ?? {}), ['INFINITY', '+INFINITY', '-INFINITY'], path);
    return;
  }
  if (option.facts?.types) assert.deepEqual(option.facts.types, fact.types, path);
  if (value.kind === 'enumeration') {
    assert.deepEqual(sorted(option.facts?.values), sorted(fact.values), `${path}: words`);
    for (const word of Object.keys(fact.values ?? {})) assert.ok(value.read(word, newest).ok, `${path}: ${word}`);
    return;
  }
  // The schemas list names that nvpair may not have any more; the grammar knows them.
  if (path !== 'nvpair name') assert.equal(fact.values, undefined, `${path}: words`);
  for (const type of Object.keys(fact.types ?? {})) {
    const base = type.replace(/ \(.*/, '');
    if (base === 'text' || base === 'string') continue; // The scheduler may read more out of it than the schema asks.
    if (base === 'IDREF' && option.facts?.types) continue;
    const xsd = value.kind === 'integer' || value.kind === 'port' ? (value.data?.xsd ?? 'integer') : value.data?.xsd;
    assert.equal(xsd, base, `${path}: type`);
  }
}

function valueIn(entry: OptionEntry): ValueType {
  return inRelease(entry.value, newest) as ValueType;
}

function section(name: string): SectionEntry {
  const found = sections.get(name);
  assert.ok(found, name);
  return found;
}

function* allEntries(): Generator<[string, Entry]> {
  for (const entry of cibSchema.sections) {
    yield [entry.keyword, entry];
    for (const [name, option] of Object.entries(entry.options)) {
      yield [`${entry.keyword} ${name}`, { source: entry.source as string, ...option }];
    }
  }
  for (const [kind, table] of Object.entries(pairTables)) {
    for (const [name, option] of Object.entries(table)) yield [`${kind} ${name}`, option];
  }
}

/** Schema spans of the facts as releases of an entry. */
function spans(versions: readonly string[]): unknown {
  const numbered = versions.filter(span => span !== 'next');
  if (numbered.length === 0) return [{ since: 'schema next', until: 'schema next' }];
  const all = numbered.map(span => {
    const [first, last = first] = span.split('..');
    return pick({
      since: first === '1.0' ? undefined : `schema ${first}`,
      until: last === 'next' ? undefined : `schema ${last}`,
    });
  });
  return all.some(span => Object.keys(span).length === 0) ? undefined : all;
}

/** Newest numbered version of some spans. */
function last(versions: readonly string[] = []): string | undefined {
  const span = versions.filter(version => version !== 'next').at(-1);
  return span?.split('..').at(-1)?.replace('next', '4.0');
}

function pick<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

function sorted(object: unknown): unknown {
  return Object.entries((object ?? {}) as object).sort(([a], [b]) => (a < b ? -1 : 1));
}

function read(name: string) {
  return JSON.parse(readFileSync(`${folder}/pacemaker/${name}`, 'utf8'));
}
