import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { corosyncSchema } from '../schemas/corosync/index.ts';
import type { OptionEntry, SectionEntry } from '../server/src/schema/entry.ts';
import { inRelease, versionOf } from '../server/src/schema/release.ts';
import type { ValueType } from '../server/src/schema/value.ts';

// The facts lie beside the project; QUORUMLENS_FACTS names another place.
const folder = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../shared/facts/', import.meta.url));
const factsFile = path.join(folder, 'corosync/options.json');
const facts = existsSync(factsFile) ? (JSON.parse(readFileSync(factsFile, 'utf8')) as Facts) : undefined;
const skip = facts ? false : 'the facts about Corosync are not there';

interface Facts {
  sections: { path: string; since: string | null; removed: string | null }[];
  options: OptionFacts[];
}

interface OptionFacts {
  id: string;
  section: string;
  key: string;
  type: string;
  unit?: string | null;
  parseRange?: [number, number];
  validRange?: [number | null, number | null];
  default?: unknown;
  defaultFormula?: string | null;
  values?: string[] | null;
  exists: { since?: string; until?: string }[];
  required?: boolean | string;
  runtimeBy: string;
  transports?: string[];
  hostDependent?: boolean;
  fileKey?: boolean;
  timeUnit?: string;
  msPerUnit?: number;
  removed: string | null;
  byRelease?: Record<string, { since?: string; until?: string; is?: unknown }[]>;
}

const sections = new Map<string, SectionEntry>(corosyncSchema.sections.map(s => [s.id, s]));
const idOf = (path: string): string => (path === '' ? 'corosync' : `corosync.${path}`);
const entryOf = (fact: OptionFacts): OptionEntry | undefined => sections.get(idOf(fact.section))?.options[fact.key];

/** The newest release that has the key: what the facts describe where they do not say otherwise. */
function newest(fact: OptionFacts): string {
  const until = fact.exists.at(-1)?.until;
  return until ? versionOf(until) : '3.1.10';
}

function typeOf(fact: OptionFacts): ValueType {
  return inRelease(entryOf(fact)?.value, newest(fact)) as ValueType;
}

test('every section of the facts has its entry, its parent and words in both languages', { skip }, () => {
  for (const { path: name } of (facts as Facts).sections) {
    const entry = sections.get(idOf(name));
    assert.ok(entry, name);
    assert.equal(entry.keyword, name.split('.').at(-1));
    if (name !== '') assert.deepEqual(entry.in, [idOf(name.split('.').slice(0, -1).join('.'))], name);
    assert.ok(entry.doc.en.length > 10 && entry.doc.ja.length > 4, name);
  }
  assert.equal(sections.size, (facts as Facts).sections.length);
});

test('every key of the facts has its entry, and no others are made up', { skip }, () => {
  const known = new Set((facts as Facts).options.map(o => o.id));
  for (const fact of (facts as Facts).options) assert.ok(entryOf(fact), fact.id);
  // Read for the daemon "corosync" as keys of `logging`; `tags` stands in every default file of Corosync 1.
  const extra = (id: string): boolean =>
    id.startsWith('logging.logging_daemon.') || id === 'logging.logger_subsys.tags';
  for (const section of corosyncSchema.sections) {
    for (const key of Object.keys(section.options)) {
      const id = `${section.id === 'corosync' ? '' : `${section.id.slice('corosync.'.length)}.`}${key}`;
      assert.ok(known.has(id) || extra(id), id);
    }
  }
});

test('each key says in both languages what it is for', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const entry = entryOf(fact) as OptionEntry;
    assert.match(entry.doc.en, /^[A-Z`].{8,}\.$/, fact.id);
    assert.match(entry.doc.ja, /[ぁ-んァ-ヶ一-龠].*。$/, fact.id);
    if (entry.more) assert.ok(entry.more.en.endsWith('.') && entry.more.ja.endsWith('。'), fact.id);
    assert.ok(entry.source, fact.id);
  }
});

test('types and ranges equal the facts', { skip }, () => {
  const kinds: Record<string, string[]> = {
    u8: ['corosync-integer'],
    u16: ['corosync-integer'],
    u32: ['corosync-integer'],
    u64: ['corosync-integer'],
    i32: ['corosync-integer'],
    'u32 (as seen by qdevice)': ['corosync-integer'],
    enum: ['enumeration', 'corosync-tie-breaker', 'corosync-integer'],
    'bool-yesno': ['enumeration'],
    'bool-yes': ['enumeration'],
    'bool-onoff': ['enumeration'],
    'bool-yesno-onoff': ['enumeration'],
    bool01: ['enumeration'],
    string: ['text', 'corosync-tie-breaker', 'corosync-priority', 'enumeration'],
    path: ['text'],
    computed: ['text'],
    command: ['text'],
    'user-or-uid': ['text'],
    'group-or-gid': ['text'],
    ipaddr: ['corosync-address'],
    address: ['corosync-address'],
    hostname: ['corosync-address'],
    double: ['corosync-decimal'],
    mac: ['corosync-mac'],
    dscp: ['corosync-dscp'],
  };
  // Ranges that hold under a condition: knet only, one family only; and limits that releases before had.
  const conditional = new Set([
    'nozzle.ipprefix',
    'totem.interface.ttl',
    'totem.interface.mcastport',
    'totem.knet_mtu',
  ]);
  for (const fact of (facts as Facts).options) {
    const type = typeOf(fact);
    assert.ok(kinds[fact.type]?.includes(type.kind), `${fact.id}: ${type.kind} for ${fact.type}`);
    if (type.kind !== 'corosync-integer') continue;
    const data = type.data as Record<string, number | undefined>;
    if (fact.type.startsWith('u') || fact.type === 'i32') assert.equal(data.width, fact.type.split(' ')[0], fact.id);
    if (fact.parseRange) assert.deepEqual([data.parseMin, data.parseMax], fact.parseRange, fact.id);
    if (!fact.validRange || conditional.has(fact.id)) continue;
    const [low, high] = fact.validRange;
    const min = inRelease(data.min, newest(fact)) ?? 0;
    assert.equal(min, low ?? 0, `${fact.id} min`);
    if (high !== null) assert.equal(inRelease(data.max, newest(fact)) ?? data.parseMax, high, `${fact.id} max`);
  }
});

test('defaults, also by release, and their formulas equal the facts', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const entry = entryOf(fact) as OptionEntry;
    const spans = fact.byRelease?.default;
    if (spans) {
      for (const { since, until, is } of spans) {
        const version = versionOf((since ?? until) as string);
        const own = inRelease(entry.default, version);
        if (is !== undefined) assert.equal(own, is, `${fact.id} in ${version}`);
      }
    } else if (fact.default === null || fact.default === undefined) {
      assert.equal(entry.default, undefined, fact.id);
    } else if (fact.id === 'totem.knet_compression_model') {
      // The manual's word for no compression is refused when it is written, so nobody may be offered it.
      assert.ok(entry.default === undefined && entry.defaultDoc?.en);
    } else assert.equal(String(inRelease(entry.default, newest(fact))), String(fact.default), fact.id);
    if (fact.defaultFormula) assert.ok(entry.defaultDoc?.en && entry.defaultDoc.ja, fact.id);
    assert.equal(entry.required === true, fact.required === true, `${fact.id} required`);
  }
});

test('words, units and releases equal the facts', { skip }, () => {
  // The facts list all words together, but say in words which release knows which.
  const byNote = new Set(['totem.ip_version', 'totem.crypto_type']);
  for (const fact of (facts as Facts).options) {
    const entry = entryOf(fact) as OptionEntry;
    const type = typeOf(fact);
    const plain = (fact.values ?? []).filter(v => /^[\w-]+$/.test(v) && !/^0-63/.test(v));
    if (type.kind === 'enumeration' && fact.values && !fact.byRelease?.values) {
      const versions = byNote.has(fact.id) ? ['1.4.10', '2.4.6', '3.1.10'] : [newest(fact)];
      const words = new Set(
        versions.flatMap(v => (inRelease(entry.value, v) as ValueType).choices?.(v).map(c => c.word) ?? []),
      );
      assert.deepEqual([...words].sort(), [...plain].sort(), fact.id);
    }
    for (const { since, until, is } of byNote.has(fact.id) ? [] : (fact.byRelease?.values ?? [])) {
      const version = versionOf((until ?? since) as string);
      const words = (inRelease(entry.value, version) as ValueType).choices?.(version).map(c => c.word);
      assert.deepEqual([...(words ?? [])].sort(), [...(is as string[])].sort(), `${fact.id} in ${version}`);
    }
    const ms = (type.data as { msPerUnit?: number } | undefined)?.msPerUnit;
    if (type.kind === 'corosync-integer') assert.equal(ms, fact.msPerUnit, `${fact.id} msPerUnit`);
    if (fact.unit) assert.equal(type.unit?.en, fact.unit === 'percent' ? '%' : fact.unit, `${fact.id} unit`);
    const always = fact.exists.length === 1 && fact.exists[0]?.since === 'corosync 1.0.0' && !fact.exists[0].until;
    assert.deepEqual(entry.exists, always ? undefined : fact.exists, fact.id);
  }
});

test('what else the facts say is in the entries', { skip }, () => {
  for (const fact of (facts as Facts).options) {
    const own = (entryOf(fact) as OptionEntry).facts ?? {};
    assert.equal(own.runtime, fact.runtimeBy, `${fact.id} runtime`);
    assert.equal(own.hostDependent === true, fact.hostDependent === true, `${fact.id} hostDependent`);
    assert.equal(own.fileKey === false, fact.fileKey === false, `${fact.id} fileKey`);
    assert.equal(own.removed, fact.removed ?? undefined, `${fact.id} removed`);
    const transports = fact.transports?.map(t => t.replace('(2.x)', ''));
    assert.deepEqual([...((own.transports as string[]) ?? [])].sort(), [...(transports ?? [])].sort(), fact.id);
  }
});

test('a key that is a secret, a name or a path says so', () => {
  const option = (id: string, key: string) => sections.get(id)?.options[key];
  assert.equal(option('corosync.totem', 'key')?.secret, true);
  assert.equal(option('corosync.totem', 'keyfile')?.path, true);
  assert.equal(option('corosync.logging', 'logfile')?.path, true);
  assert.deepEqual(option('corosync.nodelist.node', 'name')?.label, { space: 'node', role: 'defines' });
});
