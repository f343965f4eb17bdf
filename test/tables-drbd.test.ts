import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { drbdSchema } from '../schemas/drbd/index.ts';
import type { OptionPlace } from '../schemas/drbd/places.ts';
import { reservedWords } from '../schemas/drbd/reserved-words.ts';
import { drbdWords } from '../schemas/drbd/words.ts';
import type { OptionEntry, SectionEntry } from '../server/src/schema/entry.ts';
import { inRelease, type ReleaseSpan, versionOf } from '../server/src/schema/release.ts';
import type { ValueType } from '../server/src/schema/value.ts';

// The facts lie beside the project; QUORUMLENS_FACTS names another place.
const folder = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../shared/facts/', import.meta.url));
const factsFile = path.join(folder, 'drbd/options.json');
const facts = existsSync(factsFile) ? (JSON.parse(readFileSync(factsFile, 'utf8')) as Facts) : undefined;
const skip = facts ? false : 'the facts about DRBD are not there';

interface Facts {
  sections: { name: string; contexts: string[] }[];
  statements: { name: string; contexts: string[] }[];
  options: OptionFacts[];
}

interface Limits {
  type: string;
  min?: number;
  max?: unknown;
  default?: unknown;
  values?: string[];
  symbols?: string[];
}

interface OptionFacts {
  name: string;
  group: string;
  valueType: string;
  unit: string | null;
  msPerUnit?: number;
  exists: ReleaseSpan[];
  places?: OptionPlace[];
  byRelease?: Record<string, readonly (ReleaseSpan & { is: unknown })[]>;
  drbd_utils_9_22?: Limits | null;
  drbd_utils_9_34_git?: Limits | null;
  drbd_8_4?: Limits | string | null;
  drbd_8_3?: Limits | null;
  value?: Limits;
  max_length?: unknown;
  inV9: string;
  value_meanings?: Record<string, { en: string; ja: string }>;
}

const options = drbdSchema.sections.flatMap(s =>
  Object.entries(s.options).map(([name, entry]) => ({ section: s, name, entry })),
);
const internal = ['skip', '_this_host'];

/** The entry of an option of the facts. bitmap is one word for two options: in disk sections by release. */
function entryOf(fact: OptionFacts): OptionEntry {
  const found = options.find(
    o => o.name === fact.name && o.entry.facts?.group === fact.group && !o.entry.facts.statement,
  );
  assert.ok(found, `${fact.group}/${fact.name}`);
  return found.entry;
}

/** The newest release that has the option. */
function newest(fact: OptionFacts): string {
  const until = fact.exists.at(-1)?.until;
  return until ? versionOf(until) : '9.34';
}

/** The releases at which a span of the facts begins and ends. */
function edges(span: ReleaseSpan, fact: OptionFacts): string[] {
  // `until drbd 8.4` means the last release of the line.
  const last = (r: string): string => (/^drbd \d+\.\d+$/.test(r) ? `${versionOf(r)}.99` : versionOf(r));
  const named = [...(span.since ? [versionOf(span.since)] : []), ...(span.until ? [last(span.until)] : [])];
  return named.length > 0 ? named : [newest(fact)];
}

const limitsOf = (fact: OptionFacts): Limits | undefined =>
  [fact.drbd_utils_9_34_git, fact.drbd_utils_9_22, fact.drbd_8_4, fact.drbd_8_3, fact.value].find(
    (l): l is Limits =>
      typeof l === 'object' && l !== null && ('min' in l || 'values' in l || 'default' in l || 'symbols' in l),
  );

const typeOf = (fact: OptionFacts, version: string): ValueType => inRelease(entryOf(fact).value, version) as ValueType;

test('every option of the facts has its entry, and no others are made up', { skip }, () => {
  const { options: known } = facts as Facts;
  for (const fact of known) entryOf(fact);
  const statements = new Set([...(facts as Facts).statements.map(s => s.name), 'floating']);
  for (const { name, entry } of options) {
    const group = entry.facts?.group;
    const listed =
      known.some(f => f.name === name) ||
      statements.has(name) ||
      name === '_this_host' ||
      name === '_remote_host' ||
      name.startsWith('require-drbd-module-version-');
    assert.ok(listed, `${group}/${name} is in no facts`);
  }
});

test('every section and statement of the facts has its entry', { skip }, () => {
  const { sections, statements } = facts as Facts;
  const keywords = new Set(drbdSchema.sections.map(s => s.keyword));
  for (const { name } of sections) {
    // _remote_host is a section in DRBD 8.4 and a statement since.
    assert.ok(keywords.has(name) || options.some(o => o.name === name), name);
  }
  const words = new Set(drbdWords.map(w => w.word));
  for (const { name } of statements) {
    assert.ok(keywords.has(name) || words.has(name) || options.some(o => o.name === name), name);
  }
});

test('types', { skip }, () => {
  const kinds: Record<string, string> = {
    number: 'number|integer',
    boolean: 'boolean',
    flag: 'flag',
    enum: 'enumeration',
    'enum-or-number': 'number-or-word',
    text: 'text',
    command: 'name',
    hosts: 'name',
    resource: 'name',
  };
  for (const fact of (facts as Facts).options) {
    assert.match(
      typeOf(fact, newest(fact)).kind,
      new RegExp(`^(?:${kinds[fact.valueType]})$`),
      `${fact.group}/${fact.name}`,
    );
  }
});

test('limits, in every release that the facts name', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const what = `${fact.group}/${fact.name}`;
    const limits = limitsOf(fact);
    if (!limits || (fact.valueType !== 'number' && fact.valueType !== 'enum-or-number')) continue;
    for (const key of ['min', 'max'] as const) {
      const spans: readonly (ReleaseSpan & { is: unknown })[] = fact.byRelease?.[key] ?? [{ is: limits[key] }];
      for (const span of spans) {
        if (typeof span.is !== 'number') continue;
        for (const version of edges(span, fact)) {
          const data = typeOf(fact, version).data as Record<string, never>;
          assert.equal(inRelease<number>(data[key], version), span.is, `${what} ${key} in ${version}`);
        }
      }
    }
  }
});

test('words, in every release that the facts name', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const limits = limitsOf(fact);
    const spans = fact.byRelease?.values ?? (limits?.values ? [{ is: limits.values }] : []);
    for (const span of spans as { since?: string; until?: string; is: string[] }[]) {
      for (const version of edges(span, fact)) {
        const words =
          typeOf(fact, version)
            .choices?.(version)
            .map(c => c.word) ?? [];
        assert.deepEqual(words.toSorted(), span.is.toSorted(), `${fact.group}/${fact.name} in ${version}`);
      }
    }
    for (const symbol of limits?.symbols ?? []) {
      assert.ok(
        typeOf(fact, '9.34')
          .choices?.('9.34')
          .some(c => c.word === symbol),
        `${fact.name} ${symbol}`,
      );
    }
  }
});

test('defaults, in every release that the facts name', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const what = `${fact.group}/${fact.name}`;
    const limits = limitsOf(fact);
    // A resource is named, so -1 of the kernel stands for no name.
    if (fact.valueType === 'resource') continue;
    const spans =
      fact.byRelease?.default ??
      (limits?.default === undefined || limits.default === null ? [] : [{ is: limits.default }]);
    for (const span of spans) {
      if (typeof span.is === 'string' && /unset/.test(span.is)) continue;
      for (const version of edges(span, fact)) {
        assert.equal(inRelease(entryOf(fact).default, version), span.is, `${what} in ${version}`);
      }
    }
    if (spans.length === 0) assert.equal(entryOf(fact).default, undefined, what);
  }
});

test('units', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const what = `${fact.group}/${fact.name}`;
    const data = typeOf(fact, newest(fact)).data ?? {};
    if (fact.valueType !== 'number') continue;
    assert.equal(data.msPerUnit, fact.msPerUnit, what);
    if (fact.unit !== null && data.unit !== undefined) assert.equal(data.unit, fact.unit, what);
  }
});

test('lengths of texts', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const spans = fact.byRelease?.maxLength ?? (typeof fact.max_length === 'number' ? [{ is: fact.max_length }] : []);
    for (const span of spans as { since?: string; until?: string; is: number }[]) {
      const version = versionOf(span.since ?? span.until ?? 'drbd 9.34');
      const data = typeOf(fact, version).data as { maxLength: never };
      assert.equal(inRelease<number>(data.maxLength, version), span.is, `${fact.name} in ${version}`);
    }
  }
});

test('releases', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    // The word was there before as the peer-device option; the hover says so.
    if (fact.name === 'bitmap' && fact.group === 'disk') continue;
    assert.deepEqual(entryOf(fact).exists, fact.exists, `${fact.group}/${fact.name}`);
  }
});

test('places', { skip }, () => {
  const key = (p: OptionPlace): string =>
    JSON.stringify([p.path, p.acceptedBy, p.since, p.until, p.deprecatedSince, p.noEffect]);
  for (const fact of (facts as Facts).options) {
    const ours = (entryOf(fact).facts?.places ?? []) as OptionPlace[];
    const theirs = fact.places ?? [];
    // In disk sections both meanings of bitmap share one entry.
    const shared = fact.name === 'bitmap' && fact.group === 'disk';
    const mine = shared ? ours.filter(p => p.since !== undefined) : ours;
    assert.deepEqual(mine.map(key).toSorted(), theirs.map(key).toSorted(), `${fact.group}/${fact.name}`);
  }
});

test('every place is one where the tables have the option', () => {
  const holders = new Map<string, SectionEntry[]>();
  const visit = (entry: SectionEntry, parents: readonly string[]): void => {
    for (const child of drbdSchema.sections.filter(s => s.in.includes(entry.id))) {
      if (internal.includes(child.keyword) || parents.length > 5) continue;
      const words = [...parents, child.keyword];
      const name = words
        .join('/')
        .replace(/^resource\/(?=(?:on|floating|stacked-on-top-of|connection|connection-mesh)\/)/, '');
      holders.set(name, [...(holders.get(name) ?? []), child]);
      visit(child, words);
    }
  };
  visit(drbdSchema.sections[0] as SectionEntry, []);
  for (const { name, entry } of options) {
    for (const place of (entry.facts?.places ?? []) as OptionPlace[]) {
      // A host statement with a block is the section itself.
      const at = holders.get(place.path.replace('/host/proxy/options', '/host/options'));
      assert.ok(
        at?.some(s => Object.hasOwn(s.options, name)),
        `${place.path} has no ${name}`,
      );
    }
  }
});

test('every entry says what it is for, in both languages, with its source', () => {
  for (const { section, name, entry } of options) {
    const what = `${section.id}/${name}`;
    for (const text of [entry.doc, ...(entry.more ? [entry.more] : [])]) {
      assert.match(text.en, /^\S.{8,}\.$/s, what);
      assert.match(text.ja, /^\S.{4,}。$/s, what);
    }
    assert.ok(entry.source, what);
    const type = inRelease(entry.value, versionOf(entry.exists?.at(-1)?.until ?? 'drbd 9.34'));
    assert.ok(type, what);
    for (const choice of type.choices?.('9.34') ?? []) {
      assert.ok(choice.doc?.en && choice.doc.ja, `${what} ${choice.word}`);
    }
    // An option has a default, or words that say what holds without it.
    if (section.facts?.optionSection && type.kind !== 'flag' && !entry.deprecated && !/^_/.test(name)) {
      const old = entry.exists?.every(e => e.until !== undefined) ?? false;
      assert.ok(old || entry.default !== undefined || entry.defaultDoc, `${what} has neither default nor words for it`);
    }
  }
  for (const section of drbdSchema.sections) {
    assert.ok(section.doc.en.length > 8 && section.doc.ja.length > 4 && section.source, section.id);
  }
});

test('related names exist', () => {
  const known = new Set([...options.map(o => o.name), ...drbdSchema.sections.map(s => s.keyword)]);
  for (const { name, entry } of options) {
    for (const other of entry.related ?? []) assert.ok(known.has(other) && other !== name, `${name} → ${other}`);
  }
});

test('secrets and names are marked', () => {
  assert.deepEqual([...new Set(options.filter(o => o.entry.secret).map(o => o.name))], ['shared-secret']);
  const labels = new Map(
    drbdSchema.sections.flatMap(s => (s.args ?? []).flatMap(a => (a.label ? [[s.id, a.label] as const] : []))),
  );
  assert.deepEqual(labels.get('drbd.resource'), { space: 'drbdResource', role: 'defines' });
  assert.deepEqual(labels.get('drbd.on'), { space: 'node', role: 'refersTo' });
  assert.deepEqual(labels.get('drbd.stacked-on-top-of'), { space: 'drbdResource', role: 'refersTo' });
});

test('reserved words', () => {
  for (const word of ['on', 'disk', 'net', 'minor', 'yes', 'connection-mesh', 'node-id', 'ipv6'])
    assert.ok(word in reservedWords.v9, word);
  for (const word of ['timeout', 'protocol', 'internal', 'none', 'plugin', 'size'])
    assert.ok(!(word in reservedWords.v9), word);
  for (const word of [
    'timeout',
    'protocol',
    'plugin',
    'size',
    'rate',
    'resync-rate',
    'memlimit',
    'split-brain',
    'wfc-timeout',
  ]) {
    assert.ok(reservedWords.v8.has(word), word);
  }
  for (const word of ['host', 'connection', 'path', 'node-id', 'quorum']) assert.ok(!reservedWords.v8.has(word), word);
});
