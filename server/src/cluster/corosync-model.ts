import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { exists, inRelease } from '../schema/release.ts';
import type { CorosyncFacts, CorosyncModel, CorosyncTiming } from './corosync.ts';
import { corosyncTiming } from './corosync-timing.ts';
import type { Effective } from './effective.ts';
import type { ClusterFile } from './model.ts';

/** A corosync.conf in force: what is written, else the defaults of its release. */
export function corosyncModel(file: ClusterFile): CorosyncModel {
  const facts = file.facts.corosync ?? noFacts;
  const version = file.target.corosync.version;
  const timing = corosyncTiming(facts, version);
  const get = (path: string): Effective<string> | undefined => {
    if (facts.unknown.has(path)) return undefined;
    const entry = entryOf(path);
    const written = facts.values.get(path);
    if (written && !(isZeroForDefault(entry, written.value) && entry)) {
      return { value: written.value, at: written.at, origin: sectionOf(path) };
    }
    if (path === 'quorum.wait_for_all' && facts.unknown.has('quorum.two_node')) return undefined;
    const computed = computedDefault(path, facts, timing);
    if (computed !== undefined) return { value: String(computed), origin: { en: 'computed', ja: '計算値' } };
    const value = entry && exists(entry.exists, version) ? inRelease(entry.default, version) : undefined;
    if (value === undefined || value === null) return undefined;
    return { value: String(value), origin: { en: 'default', ja: 'デフォルト' } };
  };
  return {
    file: file.file,
    facts,
    version,
    nodes: facts.nodes,
    timing,
    get,
    number(path) {
      const found = get(path);
      return found && /^\s*[+-]?\d{1,15}$/.test(found.value) ? { ...found, value: Number(found.value) } : undefined;
    },
  };
}

const noFacts: CorosyncFacts = {
  values: new Map(),
  unknown: new Set(),
  sections: new Map(),
  nodes: [],
  hasNodelist: false,
  nodelists: [],
  interfaces: [],
  generation: 3,
  incomplete: true,
};

const entries = new Map<string, OptionEntry>();

function entryOf(path: string): OptionEntry | undefined {
  if (entries.size === 0) {
    for (const section of corosyncSchema.sections) {
      const prefix = section.id === 'corosync' ? '' : `${section.id.slice('corosync.'.length)}.`;
      for (const [name, entry] of Object.entries(section.options)) entries.set(prefix + name, entry);
    }
  }
  return entries.get(path);
}

function isZeroForDefault(entry: OptionEntry | undefined, text: string): boolean {
  if (!entry || !/^\s*\+?0+$/.test(text)) return false;
  const type = Array.isArray(entry.value) ? undefined : (entry.value as { data?: { zero?: unknown } });
  return type?.data?.zero !== undefined;
}

function computedDefault(path: string, facts: CorosyncFacts, timing: CorosyncTiming | undefined): number | undefined {
  switch (path) {
    case 'totem.consensus':
      return timing?.consensusMs.value;
    case 'totem.token_retransmit':
      return timing?.tokenRetransmitMs.value;
    case 'totem.hold':
      return timing?.holdMs.value;
    case 'quorum.wait_for_all':
      // With two_node, votequorum turns wait_for_all on unless it is written (votequorum(5)).
      return /^\s*\+?0*[1-9]\d*$/.test(facts.values.get('quorum.two_node')?.value ?? '') ? 1 : 0;
    default:
      return undefined;
  }
}

function sectionOf(path: string): { en: string; ja: string } {
  const section = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return { en: section, ja: section };
}
