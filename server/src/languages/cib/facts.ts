import type { FileFacts, NameUse, PathUse } from '../../cluster/facts.ts';
import type { Place } from '../../cluster/finding.ts';
import type { PacemakerFacts } from '../../cluster/pacemaker.ts';
import { followIds } from '../../cluster/pacemaker-ids.ts';
import type { Bound } from '../../schema/bound.ts';
import type { Before } from '../../syntax/tree-change.ts';
import { firstWhere } from '../../text/first-where.ts';
import { configurationSections } from './configuration-sections.ts';
import { NameFacts } from './facts-names.ts';
import { type Gathered, readElement, readPart } from './facts-part.ts';
import { FactsReader } from './facts-reader.ts';
import { resolvePairs } from './facts-sets.ts';
import type { Scan } from './layout.ts';
import { recordOf } from './record.ts';
import { partOf } from './reparse.ts';
import { type CibTree, parseCib } from './tree.ts';

/** What one CIB says. The status section is the cluster's record, not configuration: it is not read. */
export function cibFacts(bound: Bound, file: string, before?: Before<FileFacts>): FileFacts {
  const { tree } = bound;
  const { scan } = 'scan' in tree ? (tree as CibTree) : parseCib(tree.text);
  const taken = before && tree.incomplete !== true ? factsAgain(scan, before) : undefined;
  if (taken) return taken;
  const reader = new FactsReader(file, scan);
  const { isCib, hasResources, validateWith, names, pairs, ...facts } = gather(reader, false);
  resolvePairs(pairs);
  reader.finish();
  const record = recordOf(scan);
  return fileFacts({ reader, anyReference: pairs.referring.length > 0 }, names.paths, {
    ...facts,
    tickets: names.tickets,
    ids: names.ids,
    references: names.references,
    // A CIB without its resources is an excerpt: what its constraints name stands elsewhere.
    whole: isCib && hasResources,
    incomplete: tree.incomplete === true || reader.hasOpaqueName,
    ...(validateWith ? { validateWith } : {}),
    ...(record ? { record } : {}),
  });
}

/** What is kept of a file to go on with after an edit. */
interface Source {
  readonly reader: FactsReader;
  /** Pairs that refer to others: what these say is theirs too. */
  readonly anyReference: boolean;
}

const sources = new WeakMap<FileFacts, Source>();

function fileFacts(source: Source, paths: readonly PathUse[], pacemaker: PacemakerFacts): FileFacts {
  const { reader } = source;
  // Names are many, and rules do not ask for them.
  let names: readonly NameUse[] | undefined;
  let namesOf: Scan | undefined;
  const facts: FileFacts = {
    get names() {
      if (!names || namesOf !== reader.scan) {
        namesOf = reader.scan;
        names = gather(new FactsReader(reader.file, namesOf), true).names.inOrder();
      }
      return names;
    },
    paths,
    pacemaker,
  };
  sources.set(facts, source);
  return facts;
}

/** Facts after an edit in one element: those of the others are taken over. Undefined where all must be read anew. */
function factsAgain(scan: Scan, { known, changes }: Before<FileFacts>): FileFacts | undefined {
  const part = partOf(changes);
  const source = sources.get(known);
  const facts = known.pacemaker;
  if (!part || !source || !facts || source.anyReference || source.reader.hasOpaqueName) return undefined;
  const { reader } = source;
  const { start, end } = part;
  // What stands before and behind the element, as long as its old place tells. Lists are in the order of the elements.
  const around = <T>(list: readonly T[], placeOf: (item: T) => number): Around<T> => {
    const head = firstWhere(list.length, i => placeOf(list[i] as T) >= start);
    return { list, head, tail: head + firstWhere(list.length - head, i => placeOf(list[head + i] as T) >= end) };
  };
  const byPlace = <T extends { readonly at: Place }>(list: readonly T[]): Around<T> =>
    around(list, item => item.at.span.start);
  const others = part.inStatus
    ? undefined
    : {
        nodes: byPlace(facts.nodes),
        properties: byPlace(facts.properties),
        rscDefaults: byPlace(facts.rscDefaults),
        opDefaults: byPlace(facts.opDefaults),
        resources: byPlace(facts.resources),
        templates: byPlace(facts.templates),
        constraints: byPlace(facts.constraints),
        tags: byPlace(facts.tags),
        fencingLevels: byPlace(facts.fencingLevels),
        aclRoles: byPlace(facts.aclRoles),
        aclTargets: byPlace(facts.aclTargets),
        alerts: byPlace(facts.alerts),
        tickets: byPlace(facts.tickets),
        ids: around(facts.ids, item => item.id.at.span.start),
        references: around(facts.references, item => item.name.at.span.start),
        paths: around(known.paths, item => item.span.start),
      };
  const moved = reader.follow(scan, part);
  if (moved === undefined) return undefined;
  if (part.inStatus) reader.finish();
  const record = recordOf(scan);
  const { record: recordBefore, ...rest } = facts;
  if (!others) {
    const isSameRecord = record?.online === recordBefore?.online && record?.quorate === recordBefore?.quorate;
    if (!moved && isSameRecord && !record === !recordBefore) return known;
    return fileFacts(source, known.paths, { ...rest, ...(record ? { record } : {}) });
  }
  const fresh = empty(new NameFacts(reader, false));
  readPart(reader, part.element, fresh);
  reader.finish();
  const { names, pairs } = fresh;
  if (fresh.isCib || fresh.hasResources || fresh.hasNodesSection || pairs.referring.length > 0) return undefined;
  const join = <T>({ list, head, tail }: Around<T>, own: readonly T[]): readonly T[] =>
    head === tail && own.length === 0 ? list : [...list.slice(0, head), ...own, ...list.slice(tail)];
  const pacemaker: PacemakerFacts = {
    ...rest,
    nodes: join(others.nodes, fresh.nodes),
    properties: join(others.properties, fresh.properties),
    rscDefaults: join(others.rscDefaults, fresh.rscDefaults),
    opDefaults: join(others.opDefaults, fresh.opDefaults),
    resources: join(others.resources, fresh.resources),
    templates: join(others.templates, fresh.templates),
    constraints: join(others.constraints, fresh.constraints),
    tags: join(others.tags, fresh.tags),
    fencingLevels: join(others.fencingLevels, fresh.fencingLevels),
    aclRoles: join(others.aclRoles, fresh.aclRoles),
    aclTargets: join(others.aclTargets, fresh.aclTargets),
    alerts: join(others.alerts, fresh.alerts),
    tickets: join(others.tickets, names.tickets),
    ids: join(others.ids, names.ids),
    references: join(others.references, names.references),
    ...(record ? { record } : {}),
  };
  followIds(facts, pacemaker, facts.ids.slice(others.ids.head, others.ids.tail), names.ids);
  return fileFacts(source, join(others.paths, names.paths), pacemaker);
}

/** A list, and which of its items stand in an element that is read anew. */
interface Around<T> {
  readonly list: readonly T[];
  readonly head: number;
  readonly tail: number;
}

/** Elements whose children are read one by one, each a part of its own. */
const containers: ReadonlySet<string> = new Set(['cib', 'configuration', ...configurationSections]);

function empty(names: NameFacts): Gathered {
  return {
    isCib: false,
    hasResources: false,
    hasNodesSection: false,
    validateWith: undefined,
    sections: new Map(),
    nodes: [],
    properties: [],
    rscDefaults: [],
    opDefaults: [],
    resources: [],
    templates: [],
    constraints: [],
    tags: [],
    fencingLevels: [],
    aclRoles: [],
    aclTargets: [],
    alerts: [],
    names,
    pairs: { byId: new Map(), referring: [] },
  };
}

function gather(reader: FactsReader, withUses: boolean): Gathered {
  const into = empty(new NameFacts(reader, withUses));
  const isRecord = records(reader);
  const { elementCount } = reader.scan;
  for (let e = 0; e < elementCount; ) {
    if (isRecord(e)) {
      e = reader.behind(e);
    } else if (containers.has(reader.name(e))) {
      if (!into.sections.has(reader.name(e))) into.sections.set(reader.name(e), reader.nameAt(e));
      readElement(reader, e, into);
      e++;
    } else {
      e = readPart(reader, e, into);
    }
  }
  return into;
}

/** Tells the status section, also where its name is misspelt: what stands beside the configuration. */
function records(reader: FactsReader): (e: number) => boolean {
  const configured = new Map<number, boolean>();
  return e => {
    const name = reader.name(e);
    if (name === 'status') return true;
    const parent = reader.parent(e);
    if (name === 'configuration' || parent < 0 || reader.name(parent) !== 'cib') return false;
    let known = configured.get(parent);
    if (known === undefined) {
      known = reader.children(parent, 'configuration').length > 0;
      configured.set(parent, known);
    }
    return known;
  };
}
