import type {
  DrbdConfiguration,
  DrbdConnection,
  DrbdEffective,
  DrbdOptions,
  DrbdResource,
  WrittenOption,
  WrittenOptions,
} from './drbd.ts';
import { type DrbdFamily, effectiveOptions } from './drbd-effective.ts';
import { writtenResources } from './drbd-hosts.ts';

/** Values that are in force together: of a connection, or of a resource without any. */
export interface DrbdScope {
  /** Absent for a common section that no resource in sight uses. */
  readonly resource?: DrbdResource;
  readonly connection?: DrbdConnection;
  /** Everything that could set a value is in sight: what is not written is not set. */
  readonly known: boolean;
  readonly net: DrbdEffective;
  /** With the peer-device options of the connection. */
  readonly disk: DrbdEffective;
  readonly options: DrbdEffective;
  readonly handlers: DrbdEffective;
}

/** The values of every connection of a configuration; connections of one mesh have the same. */
export function drbdScopes(configuration: DrbdConfiguration): readonly DrbdScope[] {
  const known = scopes.get(configuration);
  if (known) return known;
  const found = [...writtenResources(configuration).flatMap(scopesOf), ...commonAlone(configuration)];
  scopes.set(configuration, found);
  return found;
}

/** The disk options of every resource, and of every volume that has some of its own. */
export function drbdDiskScopes(configuration: DrbdConfiguration): readonly DrbdScope[] {
  return [
    ...writtenResources(configuration).flatMap(resource => {
      const { net, disk, options, handlers } = resource;
      const base = { resource, known: isKnown(resource), net, disk, options, handlers };
      const volumes = resource.facts.volumes.filter(v => v.diskOptions.size > 0);
      const shared = new Map(
        volumes.map(v => [v.number, overlay('disk', v.diskOptions, 'volume', disk, configuration)]),
      );
      const own = resource.hosts.flatMap(({ volumes: list }) =>
        list.flatMap(v =>
          v.own && v.own.diskOptions.size > 0
            ? [overlay('disk', v.own.diskOptions, 'host', shared.get(v.number) ?? disk, configuration)]
            : [],
        ),
      );
      return [base, ...[...shared.values(), ...own].map(d => ({ ...base, disk: d }))];
    }),
    ...commonAlone(configuration),
  ];
}

/** Every place where an option is written, wherever it may stand. */
export function writtenEverywhere(
  configuration: DrbdConfiguration,
  family: 'net' | 'disk' | 'options' | 'handlers' | 'startup',
  name: string,
): WrittenOption[] {
  const maps: WrittenOptions[] = [];
  const add = (options: DrbdOptions | undefined): void => {
    if (options) maps.push(options[family]);
  };
  for (const { facts } of configuration.parts) add(facts.common?.options);
  for (const { facts } of writtenResources(configuration)) {
    add(facts.options);
    for (const connection of facts.connections) {
      add(connection.options);
      if (family === 'disk') for (const { disk } of connection.volumes) maps.push(new Map(disk.map(o => [o.name, o])));
    }
    for (const mesh of facts.meshes) add(mesh.options);
    if (family === 'disk') {
      for (const volume of [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)]) maps.push(volume.diskOptions);
    }
  }
  return maps.flatMap(options => options.get(name) ?? []);
}

const scopes = new WeakMap<DrbdConfiguration, readonly DrbdScope[]>();

function scopesOf(resource: DrbdResource): DrbdScope[] {
  const { net, disk, options, handlers, connections, configuration } = resource;
  const known = isKnown(resource);
  if (connections.length === 0) return [{ resource, known, net, disk, options, handlers }];
  const seen = new Set<DrbdEffective>();
  return connections.flatMap(connection => {
    if (seen.has(connection.net)) return [];
    seen.add(connection.net);
    const own = connection.facts?.options.disk;
    const peer = own && own.size > 0 ? overlay('disk', own, 'connection', disk, configuration) : disk;
    return [{ resource, connection, known, net: connection.net, disk: peer, options, handlers }];
  });
}

function isKnown({ configuration, facts, template }: DrbdResource): boolean {
  return configuration.unseen.length === 0 && !facts.incomplete && (!facts.templateFile || template !== undefined);
}

/** A file of defaults that stands alone is judged by what it writes: the resources may say the rest. */
function commonAlone({ resources, common, version }: DrbdConfiguration): DrbdScope[] {
  if (resources.length > 0 || !common) return [];
  const effective = (family: DrbdFamily): DrbdEffective =>
    effectiveOptions(family, [{ options: common[family], origin: same('common') }], version, true);
  return [
    {
      known: false,
      net: effective('net'),
      disk: effective('disk'),
      options: effective('options'),
      handlers: effective('handlers'),
    },
  ];
}

function overlay(
  family: DrbdFamily,
  options: WrittenOptions,
  origin: string,
  base: DrbdEffective,
  { version }: DrbdConfiguration,
): DrbdEffective {
  const own = effectiveOptions(family, [{ options, origin: same(origin) }], version, true);
  return {
    get: name => own.get(name) ?? base.get(name),
    number: name => (own.get(name) ? own.number(name) : base.number(name)),
  };
}

function same(word: string): { en: string; ja: string } {
  return { en: word, ja: word };
}
