import type {
  DrbdConfiguration,
  DrbdConnection,
  DrbdConnectionFacts,
  DrbdEffective,
  DrbdEnd,
  DrbdFacts,
  DrbdHost,
  DrbdHostFacts,
  DrbdHostVolume,
  DrbdMeshFacts,
  DrbdOptions,
  DrbdPathEnd,
  DrbdResource,
  DrbdResourceFacts,
  DrbdVolume,
  DrbdVolumeFacts,
} from './drbd.ts';
import { type DrbdFamily, effectiveOptions, type Level } from './drbd-effective.ts';
import { type DrbdFileSet, drbdFileAt, drbdFileSets } from './drbd-files.ts';
import { sameHost } from './drbd-host-names.ts';
import type { Place } from './finding.ts';
import type { ClusterFile, ModelSettings } from './model.ts';
import { sharedEnds } from './of-items.ts';

/**
 * The DRBD configurations of a cluster, each with its resources in force. `before`: those of the cluster as it was
 * before an edit; resources that the edit does not concern are taken over from it, and it must not be used any more.
 */
export function drbdConfigurations(
  files: readonly ClusterFile[],
  _settings: ModelSettings,
  before: readonly DrbdConfiguration[] = [],
): DrbdConfiguration[] {
  const drbd = files.filter(f => f.facts.drbd);
  const earlier = new Map(before.map(c => [c.files.join('\n'), c]));
  return drbdFileSets(drbd).map(set => configuration(set, drbd, earlier.get(set.files.map(f => f.file).join('\n'))));
}

function configuration(
  set: DrbdFileSet<ClusterFile>,
  all: readonly ClusterFile[],
  before: DrbdConfiguration | undefined,
): DrbdConfiguration {
  const parts = set.files.map(f => ({ file: f.file, facts: f.facts.drbd as DrbdFacts }));
  const common = parts.find(p => p.facts.common)?.facts.common;
  const lead =
    set.start ?? set.files.find(f => (f.facts.drbd as DrbdFacts).resources.length > 0) ?? (set.files[0] as ClusterFile);
  const built: DrbdConfiguration = {
    files: set.files.map(f => f.file),
    ...(set.start ? { start: set.start.file } : {}),
    resources: [],
    common: common?.options,
    parts,
    unseen: set.unseen,
    version: lead.target['drbd-utils'].version,
    memory: before?.memory ?? new Map(),
  };
  // What resources point to stays the same thing.
  const kept = before && sameForAll(before, built) ? before.resources : [];
  const configured = kept.length > 0 && before ? Object.assign(before, { ...built, resources: kept }) : built;
  const written = parts.flatMap(p => p.facts.resources);
  const earlier = (kept.length > 0 ? built.memory.get(writtenResourcesKey) : undefined) as typeof written | undefined;
  built.memory.set(writtenResourcesKey, written);
  const lower = lowerFinder(parts);
  const build = (facts: DrbdResourceFacts): DrbdResource => {
    const f = set.files.find(file => file.file === facts.at.file) as ClusterFile;
    return resourceOf(facts, f, configured, lower, templateOf(facts, f, all));
  };
  const stillHolds = (resource: DrbdResource): boolean => {
    const { facts } = resource;
    const f = set.files.find(file => file.file === facts.at.file) as ClusterFile;
    return resource.template === templateOf(facts, f, all) && resource.hosts.every(h => h.lower === lower(h.facts));
  };
  const { head, tail } = sharedEnds(earlier ?? [], written);
  const known = [...kept.slice(0, head), ...kept.slice(kept.length - tail)];
  const linked = parts.some(p => p.facts.templates.length > 0 || p.facts.stacked);
  const taken = linked ? known.map(r => (stillHolds(r) ? r : build(r.facts))) : known;
  return Object.assign(configured, {
    resources: [
      ...taken.slice(0, head),
      ...written.slice(head, written.length - tail).map(build),
      ...taken.slice(head),
    ],
  });
}

/** Under which the memory of a configuration holds the facts that its resources were built of. */
const writtenResourcesKey = 'facts of the resources';

function templateOf(facts: DrbdResourceFacts, f: ClusterFile, all: readonly ClusterFile[]): DrbdFacts['common'] {
  return facts.templateFile && drbdFileAt(f, facts.templateFile.value, all)?.facts.drbd?.common;
}

/** Whether what is not said by a single resource is the same: then resources may be taken over. */
function sameForAll(a: DrbdConfiguration, b: DrbdConfiguration): boolean {
  return (
    a.start === b.start &&
    a.version === b.version &&
    a.unseen.length === b.unseen.length &&
    a.unseen.every((include, i) => include.value === b.unseen[i]?.value) &&
    a.parts.every(
      ({ facts }, i) => facts.common === b.parts[i]?.facts.common && facts.global === b.parts[i]?.facts.global,
    )
  );
}

type Lower = (host: DrbdHostFacts) => DrbdResourceFacts | undefined;

/** Finds the resource below a stacked host section, where it is in sight. */
function lowerFinder(parts: DrbdConfiguration['parts']): Lower {
  let byName: Map<string, DrbdResourceFacts> | undefined;
  return host => {
    const name = host.kind === 'stacked-on-top-of' ? host.names[0]?.value : undefined;
    if (name === undefined) return undefined;
    // The first of a name counts.
    byName ??= new Map(parts.flatMap(p => p.facts.resources.map(r => [r.name.value, r] as const)).reverse());
    return byName.get(name);
  };
}

function resourceOf(
  facts: DrbdResourceFacts,
  f: ClusterFile,
  configuration: DrbdConfiguration,
  lower: Lower,
  template: DrbdFacts['common'],
): DrbdResource {
  // A template replaces common; where it cannot be seen, what it says is unknown.
  const unknown = facts.templateFile ? template === undefined : configuration.unseen.length > 0;
  const outerOptions: DrbdOptions | undefined = facts.templateFile ? template?.options : configuration.common;
  const outerOrigin = facts.templateFile ? same('template-file') : same('common');
  const levels = (family: DrbdFamily, inner: readonly Level[] = []): Level[] => [
    ...inner,
    { options: facts.options[family], origin: same('resource') },
    ...(outerOptions ? [{ options: outerOptions[family], origin: outerOrigin }] : []),
  ];
  const effective = (family: DrbdFamily, inner?: readonly Level[]) =>
    !inner && !facts.templateFile && facts.options[family].size === 0
      ? effectiveInCommon(configuration)[family]
      : effectiveOptions(family, levels(family, inner), configuration.version, unknown);
  const hosts = facts.hosts.map(h => hostOf(h, facts, lower(h)));
  const net = effective('net');
  return {
    facts,
    name: facts.name.value,
    file: f.file,
    configuration,
    hostNames: hosts.filter(h => h.facts.kind === 'on').flatMap(h => h.names),
    hosts,
    connections: connectionsOf(facts, hosts, options =>
      options ? effective('net', [{ options, origin: same('connection') }]) : net,
    ),
    volumes: hosts.flatMap(volumesOf),
    template,
    net,
    disk: effective('disk'),
    options: effective('options'),
    handlers: effective('handlers'),
  };
}

const inCommon = new WeakMap<DrbdConfiguration, Readonly<Record<DrbdFamily, DrbdEffective>>>();

/** What holds for a resource that writes nothing of its own; all of these share it. */
function effectiveInCommon(configuration: DrbdConfiguration): Readonly<Record<DrbdFamily, DrbdEffective>> {
  const { common, version, unseen } = configuration;
  const of = (family: DrbdFamily): DrbdEffective =>
    effectiveOptions(
      family,
      common ? [{ options: common[family], origin: same('common') }] : [],
      version,
      unseen.length > 0,
    );
  const known = inCommon.get(configuration) ?? {
    net: of('net'),
    disk: of('disk'),
    options: of('options'),
    handlers: of('handlers'),
  };
  inCommon.set(configuration, known);
  return known;
}

function same(word: string): { en: string; ja: string } {
  return { en: word, ja: word };
}

function hostOf(facts: DrbdHostFacts, resource: DrbdResourceFacts, lower: DrbdResourceFacts | undefined): DrbdHost {
  const names = lower
    ? lower.hosts.filter(h => h.kind !== 'stacked-on-top-of').flatMap(h => h.names.map(n => n.value))
    : facts.kind === 'stacked-on-top-of'
      ? []
      : facts.names.map(n => n.value);
  return { facts, names, lower, volumes: inherit(facts.volumes, resource.volumes) };
}

/** Volumes of a host: its own, and those of the resource, statement by statement. */
function inherit(own: readonly DrbdVolumeFacts[], outer: readonly DrbdVolumeFacts[]): DrbdHostVolume[] {
  const found: DrbdHostVolume[] = [];
  const seen = new Set<number>();
  for (const volume of [...own, ...outer]) {
    if (seen.has(volume.number)) continue;
    seen.add(volume.number);
    const inner = own.find(v => v.number === volume.number);
    // A number that the resource writes twice hands down what either section has, the first one first.
    const [first, ...more] = outer.filter(v => v.number === volume.number);
    const inherited = first && more.length > 0 ? Object.assign({}, ...more.reverse(), first) : first;
    const device = inner?.device ?? inherited?.device;
    const minor = inner?.minor ?? inherited?.minor;
    const disk = inner?.disk ?? inherited?.disk;
    const meta = inner?.metaDisk ? inner : inherited;
    found.push({
      number: volume.number,
      explicit: (inner ?? volume).explicit,
      at: volume.at,
      ...(device ? { device } : {}),
      ...(minor ? { minor } : {}),
      ...(disk ? { disk } : {}),
      ...(meta?.metaDisk ? { metaDisk: meta.metaDisk } : {}),
      ...(meta?.metaIndex ? { metaIndex: meta.metaIndex } : {}),
      own: inner,
      inherited,
    });
  }
  return found.sort((a, b) => a.number - b.number);
}

function volumesOf(host: DrbdHost): DrbdVolume[] {
  const name = host.names[0] ?? host.facts.names[0]?.value ?? '';
  return host.volumes.map(v => {
    // Without a name the device is named after its minor number.
    const device = v.device ?? (v.minor && { value: `/dev/drbd${v.minor.value}`, at: v.minor.at });
    return {
      number: v.number,
      host: name,
      ...(device ? { device } : {}),
      ...(v.minor ? { minor: v.minor } : {}),
      ...(v.disk ? { disk: v.disk } : {}),
      at: v.at,
    };
  });
}

type NetOf = (options: DrbdOptions['net'] | undefined) => DrbdConnection['net'];

function connectionsOf(facts: DrbdResourceFacts, hosts: readonly DrbdHost[], netOf: NetOf): DrbdConnection[] {
  const found: DrbdConnection[] = [
    ...facts.connections.map(c => writtenConnection(c, hosts, netOf)),
    ...facts.meshes.flatMap(m => meshConnections(m, hosts, netOf)),
  ];
  if (facts.connections.length > 0 || facts.meshes.length > 0 || hosts.length !== 2) return found;
  const ends = hosts.map(h => hostEnd(h));
  found.push({
    kind: 'implicit',
    hosts: ends.map(e => e.name),
    at: facts.at,
    paths: [{ at: facts.at, ends }],
    facts: undefined,
    mesh: undefined,
    net: netOf(undefined),
  });
  return found;
}

function writtenConnection(facts: DrbdConnectionFacts, hosts: readonly DrbdHost[], netOf: NetOf): DrbdConnection {
  // Hosts in the connection itself are a path, also beside path sections.
  const own = facts.ends.length > 0 || facts.paths.length === 0 ? [{ at: facts.at, ends: facts.ends }] : [];
  const raw = [...own, ...facts.paths];
  const paths = raw.map(p => ({ at: p.at, ends: p.ends.map(e => writtenEnd(e, hosts)) }));
  return {
    kind: 'written',
    hosts: paths[0]?.ends.map(e => e.name) ?? [],
    at: facts.at,
    paths,
    facts,
    mesh: undefined,
    net: netOf(facts.options.net),
  };
}

function meshConnections(facts: DrbdMeshFacts, hosts: readonly DrbdHost[], netOf: NetOf): DrbdConnection[] {
  const ends = facts.hosts.map(h => ({ at: h.at, name: h.value, host: hosts.find(x => isHost(x, h.value)) }));
  const net = netOf(facts.options.net);
  const found: DrbdConnection[] = [];
  // A mesh of everybody with everybody grows with the square: what nobody can run is not spelled out.
  if (ends.length > 64) return found;
  for (const [i, a] of ends.entries()) {
    for (const b of ends.slice(i + 1)) {
      if (a.host && a.host === b.host) continue;
      const pair = [a, b].map(({ at, name, host }) => ({
        name: host?.names[0] ?? name,
        at,
        host,
        address: host?.facts.address,
        facts: undefined,
      }));
      found.push({
        kind: 'mesh',
        hosts: pair.map(e => e.name),
        at: facts.at,
        paths: [{ at: facts.at, ends: pair }],
        facts: undefined,
        mesh: facts,
        net,
      });
    }
  }
  return found;
}

function writtenEnd(facts: DrbdEnd, hosts: readonly DrbdHost[]): DrbdPathEnd {
  const host = facts.byAddress
    ? hosts.find(h => facts.address !== undefined && sameAddress(h.facts.address, facts.address))
    : hosts.find(h => isHost(h, facts.host.value));
  const own = facts.address ?? host?.facts.address;
  const address = own && facts.port ? { ...own, port: facts.port.value, portAt: facts.port.at } : own;
  return { name: host?.names[0] ?? facts.host.value, at: facts.host.at, host, address, facts };
}

function hostEnd(host: DrbdHost): DrbdPathEnd {
  const at: Place = host.facts.names[0]?.at ?? host.facts.at;
  return {
    name: host.names[0] ?? host.facts.names[0]?.value ?? '',
    at,
    host,
    address: host.facts.address,
    facts: undefined,
  };
}

function isHost(host: DrbdHost, name: string): boolean {
  return host.names.some(n => sameHost(n, name));
}

function sameAddress(a: DrbdHostFacts['address'], b: NonNullable<DrbdHostFacts['address']>): boolean {
  return a !== undefined && a.host === b.host && a.family === b.family && a.port === b.port;
}
