import { cibSchema, type PairKind, pairTables } from '../../../schemas/cib/index.ts';
import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import { drbdSchema } from '../../../schemas/drbd/index.ts';
import type { Entry, LanguageSchema, OptionEntry, SectionEntry } from '../schema/entry.ts';

/** One thing that the reference describes: a section or element, an option of one, or the name of a pair. */
export interface ReferenceItem {
  /** `drbd.net.timeout`, `cib.primitive.class`, `cib.meta.is-managed`: the anchor on the page too. */
  readonly id: string;
  readonly language: 'drbd' | 'corosync' | 'cib';
  readonly name: string;
  readonly entry: OptionEntry | SectionEntry;
  /** Sections that take the option; it is described in the first. Empty for sections and pairs. */
  readonly sections: readonly SectionEntry[];
  readonly pair?: PairKind;
}

/** The item of an entry of the tables; undefined for parameters of agents, which no table has. */
export function referenceOf(entry: Entry): ReferenceItem | undefined {
  return all().byEntry.get(entry);
}

/** The item with an id. */
export function referenceNamed(id: string): ReferenceItem | undefined {
  return all().byId.get(id);
}

/** All items, in the order of the tables. */
export function referenceItems(): readonly ReferenceItem[] {
  return [...all().byId.values()];
}

/** What a name in `related` means, seen from an item: the nearest one of that name. */
export function relatedItem(from: ReferenceItem, name: string): ReferenceItem | undefined {
  const { byId } = all();
  const near = from.id.slice(0, from.id.lastIndexOf('.'));
  const beside = byId.get(`${near}.${name}`);
  if (beside) return beside;
  const named = [...byId.values()].filter(item => item.language === from.language && item.name === name);
  const group = from.entry.facts?.group;
  // A pair means a pair, and what is deprecated is rarely meant.
  const rank = (item: ReferenceItem): number =>
    (item.pair !== undefined) === (from.pair !== undefined) ? 0 : item.sections.length > 0 ? 1 : 2;
  const sameGroup = named.find(item => group !== undefined && item.entry.facts?.group === group);
  return (
    sameGroup ??
    named.sort((a, b) => rank(a) - rank(b) || Number(!!a.entry.deprecated) - Number(!!b.entry.deprecated))[0]
  );
}

/** How the ids of pairs begin: what they are called where people talk about them. */
export const pairGroups: Readonly<Record<PairKind, string>> = {
  clusterProperty: 'cib.property',
  resourceMeta: 'cib.meta',
  operationMeta: 'cib.operation',
  fencingInstance: 'cib.fencing',
  nodeAttribute: 'cib.node-attribute',
  builtInRuleAttribute: 'cib.rule-attribute',
  alertMeta: 'cib.alert-meta',
  ticketState: 'cib.ticket-state',
  remoteConnection: 'cib.remote',
};

/** Sections that describe the options they share with others, before those others. */
const owners = ['drbd.volume', 'drbd.on', 'drbd.resource', 'drbd.net', 'drbd.disk', 'drbd.options', 'drbd.proxy'];

const schemas: readonly LanguageSchema[] = [drbdSchema, corosyncSchema, cibSchema];

interface All {
  readonly byEntry: ReadonlyMap<Entry, ReferenceItem>;
  readonly byId: ReadonlyMap<string, ReferenceItem>;
}

let known: All | undefined;

function all(): All {
  known ??= collect();
  return known;
}

function collect(): All {
  const byEntry = new Map<Entry, ReferenceItem>();
  const byId = new Map<string, ReferenceItem>();
  const add = (item: ReferenceItem): void => {
    if (!byEntry.has(item.entry)) byEntry.set(item.entry, item);
    if (!byId.has(item.id)) byId.set(item.id, item);
  };
  for (const schema of schemas) {
    const language = schema.id as ReferenceItem['language'];
    const rank = (s: SectionEntry): number => (owners.includes(s.id) ? owners.indexOf(s.id) : owners.length);
    const byRank = [...schema.sections].sort((a, b) => rank(a) - rank(b));
    for (const section of schema.sections) {
      add({ id: section.id, language, name: section.keyword, entry: section, sections: [] });
      for (const [name, entry] of Object.entries(section.options)) {
        const sections = byRank.filter(s => Object.hasOwn(s.options, name) && s.options[name] === entry);
        if (sections[0] === section) add({ id: `${section.id}.${name}`, language, name, entry, sections });
      }
    }
  }
  for (const [pair, table] of Object.entries(pairTables) as [PairKind, (typeof pairTables)[PairKind]][]) {
    for (const [name, entry] of Object.entries(table)) {
      add({ id: `${pairGroups[pair]}.${name}`, language: 'cib', name, entry, sections: [], pair });
    }
  }
  return { byEntry, byId };
}
