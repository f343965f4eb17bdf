import type {
  DrbdAddress,
  DrbdCommonFacts,
  DrbdConnectionFacts,
  DrbdEnd,
  DrbdFacts,
  DrbdHostFacts,
  DrbdMeshFacts,
  DrbdOptionLists,
  DrbdOptions,
  DrbdProxyFacts,
  DrbdResourceFacts,
  DrbdVolumeFacts,
  WrittenOption,
} from '../../cluster/drbd.ts';
import { generationOf } from '../../cluster/drbd-generation.ts';
import type { Located } from '../../cluster/effective.ts';
import type { FileFacts, NameUse, PathUse } from '../../cluster/facts.ts';
import type { Place } from '../../cluster/finding.ts';
import type { Bound } from '../../schema/bound.ts';
import type { OptionEntry } from '../../schema/entry.ts';
import { addressFamilies, portNumber, readAddress } from '../../schema/values/drbd-address.ts';
import type { Node, Option, Section, Word } from '../../syntax/tree.ts';
import { afterChange, type Before } from '../../syntax/tree-change.ts';
import { moveFrom } from '../../text/change.ts';
import type { Span } from '../../text/span.ts';
import { namesOf } from './names.ts';
import type { DrbdTree } from './tree-builder.ts';

/** What one statement of the top level says. */
interface Part {
  readonly names: readonly NameUse[];
  readonly paths: readonly PathUse[];
  readonly include?: Located<string>;
  readonly global?: NonNullable<DrbdFacts['global']>;
  readonly common?: DrbdCommonFacts;
  readonly resource?: DrbdResourceFacts;
  readonly stacked?: boolean;
  /** Places inside a word, which do not move with it. */
  readonly ownSpans: readonly Span[];
}

/** Of each statement of the top level: what it says; and of that, what is asked for after every edit. */
interface Parts {
  readonly all: (Part | undefined)[];
  readonly ofResources: (DrbdResourceFacts | undefined)[];
  /** Everything but resources that depend on nothing else. */
  readonly others: (Part | undefined)[];
}

const partsOf = new WeakMap<FileFacts, Parts>();

/** What a DRBD file says about the cluster. `before`: what it said before some edits; only new statements are read. */
export function drbdFacts(bound: Bound, file: string, before?: Before<FileFacts>): FileFacts {
  const known = partsAfter(before);
  const read = reader(bound, file);
  const all = known?.all ?? bound.tree.root.children.map(() => undefined);
  const ofResources = known?.ofResources ?? all.map(() => undefined);
  const others = known?.others ?? all.map(() => undefined);
  for (let i = 0; i < all.length; i++) {
    if (all[i]) continue;
    const part = readPart(bound.tree.root.children[i] as Node, bound, read);
    all[i] = part;
    ofResources[i] = part.resource;
    if (!part.resource || part.resource.templateFile || part.stacked) others[i] = part;
  }
  const parts = all as readonly Part[];
  const resources = ofResources.filter(r => r !== undefined);
  const special = others.filter(p => p !== undefined);
  const includes = special.flatMap(p => p.include ?? []);
  const templates = special.flatMap(p => [p.resource?.templateFile ?? [], p.common?.templateFile ?? []].flat());
  const stacked = special.some(p => p.stacked);
  const global = special.find(p => p.global)?.global;
  const common = special.find(p => p.common)?.common;
  // Names and paths are many, and most edits are judged without them.
  let names: NameUse[] | undefined;
  let paths: PathUse[] | undefined;
  const facts: FileFacts = {
    get names() {
      names ??= parts.flatMap(p => p.names);
      return names;
    },
    get paths() {
      paths ??= parts.flatMap(p => p.paths);
      return paths;
    },
    drbd: { includes, templates, stacked, ...(global ? { global } : {}), ...(common ? { common } : {}), resources },
  };
  partsOf.set(facts, { all, ofResources, others });
  return facts;
}

function partsAfter(before: Before<FileFacts> | undefined): Parts | undefined {
  let parts = before && partsOf.get(before.known);
  for (const change of (parts && before?.changes) || []) {
    parts = parts && {
      all: afterChange(parts.all, change, undefined),
      ofResources: afterChange(parts.ofResources, change, undefined),
      others: afterChange(parts.others, change, undefined),
    };
    const move = moveFrom(change.from, change.by);
    for (const part of (change.by !== 0 && parts?.all) || []) for (const span of part?.ownSpans ?? []) move(span);
  }
  return parts;
}

function readPart(node: Node, bound: Bound, read: ReturnType<typeof reader>): Part {
  const names: NameUse[] = [];
  const paths: PathUse[] = [];
  const word = node.values[0];
  if (node.kind === 'option') {
    if (node.keyword.value !== 'include' || !word || word.opaque) return { names, paths, ownSpans: [] };
    paths.push({ span: word.span, path: word.value, ...(/[*?[]/.test(word.value) ? { pattern: true } : {}) });
    return { names, paths, include: read.located(word), ownSpans: [] };
  }
  const what = readSection(node, bound, read);
  const ownSpans = read.takeSpans();
  namesOf(node, bound, names, paths, ownSpans);
  return { names, paths, ...what, ownSpans };
}

function readSection(node: Section, bound: Bound, read: ReturnType<typeof reader>): Partial<Part> {
  switch (bound.sectionEntry(node)?.id) {
    case 'drbd.global':
      return { global: { at: read.place(node.keyword.span), options: read.map(read.options(node)) } };
    case 'drbd.common': {
      const families = read.families(node);
      return {
        common: {
          at: read.place(node.keyword.span),
          section: read.place(node.span),
          options: read.familyMaps(families),
          lists: read.lists(families),
          ...read.sectionPlaces(node),
          ...read.templateFile(node),
        },
      };
    }
    case 'drbd.resource': {
      const resource = read.resource(node);
      if (!resource) return {};
      return { resource, stacked: resource.hosts.some(h => h.kind === 'stacked-on-top-of') };
    }
    default:
      return {};
  }
}

const noOptions: ReadonlyMap<string, WrittenOption> = new Map();
const noList: WrittenOption[] = [];

/** Most sections write nothing of most families: all of these share one empty list. */
function withoutEmpty(found: Families): Families {
  for (const family of Object.keys(found) as (keyof Families)[]) {
    if (found[family].length === 0) found[family] = noList;
  }
  return found;
}

/** Options by family, in the order they are written. */
interface Families {
  net: WrittenOption[];
  disk: WrittenOption[];
  options: WrittenOption[];
  handlers: WrittenOption[];
  startup: WrittenOption[];
  proxy: WrittenOption[];
}

function reader(bound: Bound, file: string) {
  const tree = bound.tree as DrbdTree;
  const damaged = [
    ...tree.marks,
    ...tree.faults.filter(f => f.severity === 'error' && f.rule === 'syntax').map(f => f.span),
  ].sort((a, b) => a.start - b.start);
  let ownSpans: Span[] = [];
  const takeSpans = (): Span[] => {
    const taken = ownSpans;
    ownSpans = [];
    return taken;
  };
  const place = (span: Span): Place => ({ file, span });
  const located = (word: Word): Located<string> => ({ value: word.value, at: place(word.span) });

  const sectionsIn = (section: Section, id: string): Section[] =>
    section.children.filter((c): c is Section => c.kind === 'section' && bound.sectionEntry(c)?.id === id);
  const optionsIn = (section: Section, name: string): Option[] =>
    section.children.filter(
      (c): c is Option => c.kind === 'option' && c.keyword.value === name && bound.optionEntry(c) !== undefined,
    );
  const lastOf = (section: Section, name: string): Option | undefined => optionsIn(section, name).at(-1);

  const written = (option: Option): WrittenOption | undefined => {
    const entry = bound.optionEntry(option);
    if (!entry) return undefined;
    const keyword = option.keyword.value;
    const negates = entry.facts?.negates as string | undefined;
    const negated = negates !== undefined || (keyword.startsWith('no-') && !isNamed(entry, option, bound));
    const name = negates ?? (negated ? keyword.slice(3) : keyword);
    const word = option.values[0];
    return {
      name,
      text: word?.value ?? (negated ? 'no' : 'yes'),
      at: place((word ?? option.keyword).span),
      nameAt: place(option.keyword.span),
    };
  };

  const options = (section: Section): WrittenOption[] =>
    section.children.flatMap(c => (c.kind === 'option' ? (written(c) ?? []) : []));

  const map = (list: readonly WrittenOption[]): ReadonlyMap<string, WrittenOption> =>
    list.length === 0 ? noOptions : new Map(list.map(o => [o.name, o]));

  /** The option sections of common, a resource or a connection, with what moves between them. */
  const families = (section: Section): Families => {
    const found: Families = { net: [], disk: [], options: [], handlers: [], startup: [], proxy: [] };
    for (const child of section.children) {
      if (child.kind === 'option') {
        // `protocol` may stand in the resource itself.
        const option = child.keyword.value === 'protocol' ? written(child) : undefined;
        if (option) found.net.push(option);
        continue;
      }
      const keyword = child.keyword.value;
      const list = options(child);
      switch (bound.sectionEntry(child)?.id) {
        case 'drbd.net':
          found.net.push(...list);
          break;
        case 'drbd.disk':
        case 'drbd.connection-disk':
        case 'drbd.syncer':
          for (const option of list) spread(found, option, keyword === 'syncer' ? child : undefined, bound);
          break;
        case 'drbd.options':
          found.options.push(...list);
          break;
        case 'drbd.handlers':
          found.handlers.push(...list);
          break;
        case 'drbd.startup':
          found.startup.push(...list);
          break;
        case 'drbd.proxy':
          found.proxy.push(...list);
          break;
      }
    }
    return withoutEmpty(found);
  };
  const familyMaps = (f: Families): DrbdOptions => ({
    net: map(f.net),
    disk: map(f.disk),
    options: map(f.options),
    handlers: map(f.handlers),
    startup: map(f.startup),
  });
  /** Where the sections begin that rules speak of as a whole. */
  const sectionPlaces = (section: Section): { netAt?: Place; startupAt?: Place } => {
    const net = sectionsIn(section, 'drbd.net')[0];
    const startup = sectionsIn(section, 'drbd.startup')[0];
    return {
      ...(net ? { netAt: place(net.keyword.span) } : {}),
      ...(startup && startup.children.length > 0 ? { startupAt: place(startup.keyword.span) } : {}),
    };
  };
  const lists = (f: Families): DrbdOptionLists => f;

  const address = (words: readonly Word[], from: number): DrbdAddress | undefined => {
    const first = words[from];
    const family = first && !first.quoted && addressFamilies.includes(first.value) ? first.value : 'ipv4';
    const word = first && !first.quoted && addressFamilies.includes(first.value) ? words[from + 1] : first;
    if (!word || word.opaque || word.quoted) return undefined;
    const reading = readAddress(word.value, family);
    const parts = reading.ok ? reading.value : loose(word.value, family);
    if (!parts) return undefined;
    // Blanks around the colon are rare: then the whole is the place of both.
    const exact = word.span.end - word.span.start === word.value.length;
    const part = (start: number, length: number): Place => {
      if (!exact) return place(word.span);
      const span = { start: word.span.start + start, end: word.span.start + start + length };
      ownSpans.push(span);
      return place(span);
    };
    return {
      family: parts.family,
      host: parts.host,
      port: /^\d/.test(parts.port) ? portNumber(parts.port) : undefined,
      at: place(word.span),
      hostAt: part(parts.hostStart, parts.host.length),
      portAt: part(parts.portStart, parts.port.length),
    };
  };

  const integer = (word: Word | undefined): Located<number> | undefined =>
    word && !word.opaque && /^\d{1,8}[MKGs]?$/.test(word.value)
      ? { value: Number.parseInt(word.value, 10), at: place(word.span) }
      : undefined;

  const volumeFacts = (section: Section, number: number, explicit: boolean, at: Place): DrbdVolumeFacts => {
    const device = lastOf(section, 'device');
    const named =
      device?.values[0] && !(device.values[0].value === 'minor' && !device.values[0].quoted)
        ? device.values[0]
        : undefined;
    const minorWord = device?.values[named ? 2 : 1];
    const path = named && (named.value.startsWith('drbd') ? `/dev/${named.value}` : named.value);
    const digits = path && /^\/dev\/drbd(\d+)$/.exec(path)?.[1];
    const minor =
      integer(minorWord) ?? (named && digits ? { value: Number(digits), at: place(named.span) } : undefined);
    const disk = lastOf(section, 'disk')?.values[0];
    const metaOption = section.children.findLast(
      (c): c is Option =>
        c.kind === 'option' && /^(?:flexible-)?meta-disk$/.test(c.keyword.value) && bound.optionEntry(c) !== undefined,
    );
    const meta = metaOption?.values[0];
    const index = metaOption?.values[1]?.value.replace(/^\[|\]$/g, '');
    const tiebreaker = lastOf(section, 'tiebreaker')?.values[0];
    // A second disk section replaces the first.
    const diskSection = sectionsIn(section, 'drbd.disk').at(-1);
    const own = explicit || section.keyword.value !== 'resource' ? diskSection : undefined;
    const diskList = own ? volumeDiskOptions(own) : noList;
    return {
      number,
      explicit,
      at,
      ...(path && named && !named.opaque ? { device: { value: path, at: place(named.span) } } : {}),
      ...(minor ? { minor } : {}),
      ...(disk && !disk.opaque ? { disk: located(disk) } : {}),
      ...(meta && !meta.opaque
        ? { metaDisk: located(meta), metaIndex: meta.value === 'internal' ? 'internal' : (index ?? 'flexible') }
        : {}),
      diskOptions: map(diskList),
      diskList,
      ...(tiebreaker && !tiebreaker.opaque ? { tiebreaker: located(tiebreaker) } : {}),
    };
  };

  const volumeDiskOptions = (section: Section): WrittenOption[] => {
    const found: Families = { net: [], disk: [], options: [], handlers: [], startup: [], proxy: [] };
    for (const option of options(section)) spread(found, option, undefined, bound);
    return found.disk;
  };

  /** Explicit volumes, and the implicit one of statements that stand in the host or resource itself. */
  const volumes = (section: Section): DrbdVolumeFacts[] => {
    const found: DrbdVolumeFacts[] = [];
    const statement = section.children.find(
      (c): c is Node =>
        isVolumeStatement(c, section) &&
        (c.kind === 'section' ? bound.sectionEntry(c) : bound.optionEntry(c)) !== undefined,
    );
    if (statement) found.push(volumeFacts(section, 0, false, place(statement.keyword.span)));
    for (const child of section.children) {
      if (child.kind !== 'section' || child.keyword.value !== 'volume' || !bound.sectionEntry(child)) continue;
      const number = integer(child.values[0]);
      if (number) found.push(volumeFacts(child, number.value, true, number.at));
    }
    return found;
  };

  const proxyFacts = (section: Section, hosts: readonly Word[]): DrbdProxyFacts => {
    const inside = lastOf(section, 'inside');
    const outside = lastOf(section, 'outside');
    const insideAddress = inside && address(inside.values, 0);
    const outsideAddress = outside && address(outside.values, 0);
    return {
      at: place(section.keyword.span),
      onHosts: hosts.map(located),
      ...(insideAddress ? { inside: insideAddress } : {}),
      ...(outsideAddress ? { outside: outsideAddress } : {}),
    };
  };

  const host = (node: Node): DrbdHostFacts | undefined => {
    if (node.kind === 'option') {
      const own = address(node.values, 0);
      const text = node.values.at(-1);
      return {
        kind: 'floating',
        names: text ? [{ value: own ? floatingName(own, bound.version) : text.value, at: place(text.span) }] : [],
        at: place(node.keyword.span),
        section: place(node.span),
        ...(own ? { address: own } : {}),
        volumes: [],
      };
    }
    const kind = node.keyword.value as DrbdHostFacts['kind'];
    const written = optionsIn(node, 'node-id')[0]?.values[0];
    const nodeId = integer(written);
    const own = kind === 'floating' ? address(node.values, 0) : addressOf(node);
    const proxySection = sectionsIn(node, 'drbd.proxy-on').at(-1);
    const names = node.values.filter(v => !v.opaque).map(located);
    const text = node.values.at(-1);
    return {
      kind,
      names:
        kind === 'floating'
          ? text
            ? [{ value: own ? floatingName(own, bound.version) : text.value, at: place(text.span) }]
            : []
          : names,
      at: place(node.keyword.span),
      section: place(node.span),
      ...(nodeId ? { nodeId } : {}),
      ...(written ? { nodeIdText: written.value } : {}),
      ...(own ? { address: own } : {}),
      ...(proxySection ? { proxy: proxyFacts(proxySection, proxySection.values.slice(1)) } : {}),
      volumes: volumes(node),
    };
  };

  const addressOf = (section: Section): DrbdAddress | undefined => {
    const option = lastOf(section, 'address');
    return option && address(option.values, 0);
  };

  const end = (node: Node): DrbdEnd | undefined => {
    const words = node.values;
    const byAddress = node.keyword.value !== 'host';
    const first = words[0];
    if (!first) return undefined;
    const via = node.kind === 'section' ? words.findIndex(w => w.value === 'via' && !w.quoted) : -1;
    const proxy = node.kind === 'section' && via >= 0 ? { proxy: proxyFacts(node, words.slice(via + 3)) } : {};
    if (byAddress) {
      const own = address(words, 0);
      const word = own ? words.find(w => w.span.start === own.at.span.start) : first;
      return { host: located(word ?? first), byAddress, ...(own ? { address: own } : {}), ...proxy };
    }
    const has = (word: string): boolean => words[1] !== undefined && !words[1].quoted && words[1].value === word;
    const own = has('address') ? address(words, 2) : undefined;
    const port = has('port') ? integer(words[2]) : undefined;
    return {
      host: located(first),
      byAddress,
      ...(own ? { address: own } : {}),
      ...(port ? { port } : {}),
      ...proxy,
    };
  };

  const endsOf = (section: Section): DrbdEnd[] =>
    section.children.flatMap(c => {
      const known = c.kind === 'section' ? bound.sectionEntry(c) : bound.optionEntry(c);
      return known && (c.keyword.value === 'host' || c.keyword.value === 'address') && !c.values[0]?.opaque
        ? (end(c) ?? [])
        : [];
    });

  const connection = (section: Section): DrbdConnectionFacts => {
    const found = families(section);
    const name = section.values[0];
    return {
      at: place(section.keyword.span),
      section: place(section.span),
      ...(name ? { name: located(name) } : {}),
      ends: endsOf(section),
      paths: sectionsIn(section, 'drbd.path').map(p => ({ at: place(p.keyword.span), ends: endsOf(p) })),
      options: familyMaps(found),
      lists: lists(found),
      volumes: sectionsIn(section, 'drbd.connection-volume').flatMap(v => {
        const number = integer(v.values[0]);
        const disk = sectionsIn(v, 'drbd.connection-disk').at(-1);
        return number ? [{ number, disk: disk ? volumeDiskOptions(disk) : [] }] : [];
      }),
    };
  };

  const mesh = (section: Section): DrbdMeshFacts => {
    const found = families(section);
    return {
      at: place(section.keyword.span),
      section: place(section.span),
      hosts: optionsIn(section, 'hosts').flatMap(o => o.values.filter(v => !v.opaque).map(located)),
      options: familyMaps(found),
      lists: lists(found),
    };
  };

  const templateFile = (section: Section): { templateFile?: Located<string> } => {
    const word = lastOf(section, 'template-file')?.values[0];
    return word && !word.opaque ? { templateFile: located(word) } : {};
  };

  const resource = (section: Section): DrbdResourceFacts | undefined => {
    const name = section.values[0];
    if (!name) return undefined;
    const found = families(section);
    const opaque = name.opaque === true || section.children.some(c => c.keyword.opaque === true);
    return {
      name: located(name),
      at: place(section.keyword.span),
      section: place(section.span),
      hosts: section.children.flatMap(c => (isHost(c, bound) ? (host(c) ?? []) : [])),
      volumes: volumes(section),
      connections: sectionsIn(section, 'drbd.connection').map(connection),
      meshes: sectionsIn(section, 'drbd.connection-mesh').map(mesh),
      options: familyMaps(found),
      lists: lists(found),
      ...sectionPlaces(section),
      ...templateFile(section),
      generated: section.children.some(c => c.keyword.value === '_this_host') || section.children.some(hasInternalEnd),
      incomplete: opaque || overlaps(damaged, section.span),
    };
  };

  return {
    takeSpans,
    place,
    located,
    options,
    map,
    families,
    familyMaps,
    lists,
    sectionPlaces,
    templateFile,
    resource,
  };
}

/** Whether an option whose name begins with `no-` has an entry by that very name. */
function isNamed(entry: OptionEntry, option: Option, bound: Bound): boolean {
  const parent = bound.sectionEntry(option.parent);
  return (
    parent !== undefined &&
    Object.hasOwn(parent.options, option.keyword.value) &&
    parent.options[option.keyword.value] === entry
  );
}

/** syncer and the disk sections of older files hold options of other families. */
function spread(found: Families, option: WrittenOption, syncer: Section | undefined, bound: Bound): void {
  const name = aliases[option.name] ?? option.name;
  const renamed = name === option.name ? option : { ...option, name };
  const parent = syncer && bound.sectionEntry(syncer);
  const group = parent?.options[option.name]?.facts?.group ?? (name === 'fencing' ? 'net' : 'disk');
  if (group === 'net' || group === 'net-8.x') found.net.push(renamed);
  else if (group === 'options') found.options.push(renamed);
  else found.disk.push(renamed);
}

const aliases: Readonly<Record<string, string>> = { rate: 'resync-rate', after: 'resync-after' };

function isHost(node: Node, bound: Bound): boolean {
  if (node.kind === 'option') return node.keyword.value === 'floating' && bound.optionEntry(node) !== undefined;
  return /^(?:on|floating|stacked-on-top-of)$/.test(node.keyword.value) && bound.sectionEntry(node) !== undefined;
}

/** Statements that make the implicit volume 0. In a resource, disk { } holds for all volumes. */
function isVolumeStatement(node: Node, section: Section): boolean {
  const { value } = node.keyword;
  if (node.kind === 'section') return value === 'disk' && section.keyword.value !== 'resource';
  return /^(?:device|disk|(?:flexible-)?meta-disk|tiebreaker)$/.test(value);
}

function hasInternalEnd(node: Node): boolean {
  return (
    node.kind === 'section' &&
    node.keyword.value === 'connection' &&
    node.children.some(c => c.keyword.value.startsWith('_'))
  );
}

function overlaps(sorted: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] as Span;
    if (at.end < span.start) low = middle + 1;
    else if (at.start > span.end) high = middle - 1;
    else return true;
  }
  return false;
}

/** An address that drbdadm refuses still has a place and parts. */
function loose(text: string, family: string) {
  const match = /^(\[?)([^\]]*?)\]?(?::([^:]*))?$/.exec(text);
  if (!match) return undefined;
  const port = match[3] ?? '';
  return {
    family,
    host: match[2] as string,
    hostStart: (match[1] as string).length,
    port,
    portStart: text.length - port.length,
  };
}

/** The name by which drbdadm knows a floating host: it changed with drbd-utils 9.23. */
export function floatingName(address: DrbdAddress, version: string): string {
  const port = address.port ?? '';
  if (generationOf(version) === '9' && newFloatingNames(version))
    return `${address.host}:${port}`.replace(/[^0-9A-Za-z+\-._]/g, '_');
  return address.family === 'ipv6' ? `ipv6 [${address.host}]:${port}` : `${address.host}:${port}`;
}

function newFloatingNames(version: string): boolean {
  const [major = 9, minor = 99] = version.split('.').map(Number);
  return major > 9 || minor > 22;
}
