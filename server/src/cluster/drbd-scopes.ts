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
import { drbdIndex } from './drbd-index.ts';
import { perConfiguration, perResource } from './drbd-memo.ts';
import { isPlain, optionViews } from './drbd-views.ts';

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
export const drbdScopes = perConfiguration<readonly DrbdScope[]>(configuration => [
  ...writtenResources(configuration).flatMap(resourceScopes),
  ...commonAlone(configuration),
]);

/** Every different set of values: of the resources that write none of their own, one stands for all. */
export const drbdOptionScopes = perConfiguration<readonly DrbdScope[]>(configuration => [
  ...optionViews(configuration).flatMap(view => view.resources.flatMap(resourceScopes)),
  ...commonAlone(configuration),
]);

/** The disk options of every resource, and of every volume that has some of its own; each set of values once. */
export const drbdDiskScopes = perConfiguration<readonly DrbdScope[]>(configuration => [
  ...optionViews(configuration).flatMap(view => view.resources.flatMap(diskScopes)),
  ...commonAlone(configuration),
]);

const diskScopes = perResource<readonly DrbdScope[]>(resource => {
  const { net, disk, options, handlers, facts, configuration } = resource;
  const base = { resource, known: isKnown(resource), net, disk, options, handlers };
  const volumes = facts.volumes.filter(v => v.diskOptions.size > 0);
  const shared = new Map(volumes.map(v => [v.number, overlay('disk', v.diskOptions, 'volume', disk, configuration)]));
  const own = resource.hosts.flatMap(({ volumes: list }) =>
    list.flatMap(v =>
      v.own && v.own.diskOptions.size > 0
        ? [overlay('disk', v.own.diskOptions, 'host', shared.get(v.number) ?? disk, configuration)]
        : [],
    ),
  );
  return [base, ...[...shared.values(), ...own].map(d => ({ ...base, disk: d }))];
});

/** Every place where an option is written, wherever it may stand. */
export function writtenEverywhere(
  configuration: DrbdConfiguration,
  family: keyof DrbdOptions,
  name: string,
): readonly WrittenOption[] {
  const key = `${family} ${name}`;
  return [...(writtenForAll(configuration).get(key) ?? []), ...writtenByName(configuration).get(key)];
}

/** By family and name: what the common sections write, and the templates. */
const writtenForAll = perConfiguration(configuration => {
  const levels = new Set<DrbdOptions>();
  for (const { facts } of configuration.parts) if (facts.common) levels.add(facts.common.options);
  // Few files name templates: the index is made where one does.
  if (configuration.parts.some(p => p.facts.templates.length > 0)) {
    for (const { template } of withTemplate(configuration).get('')) if (template) levels.add(template.options);
  }
  const found = new Map<string, WrittenOption[]>();
  for (const level of levels) {
    for (const [key, option] of writtenIn(level)) {
      const list = found.get(key);
      if (list) list.push(option);
      else found.set(key, [option]);
    }
  }
  return found;
});

const withTemplate = drbdIndex(resource =>
  resource.template && !resource.facts.generated ? [['', resource] as const] : [],
);

const writtenByName = drbdIndex<WrittenOption>(resource => {
  const { facts } = resource;
  if (facts.generated || isPlain(resource)) return [];
  const disks = [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)];
  return [
    ...writtenIn(facts.options),
    ...facts.connections.flatMap(({ options, volumes }) => [
      ...writtenIn(options),
      ...volumes.flatMap(({ disk }) => disk.map(o => [`disk ${o.name}`, o] as const)),
    ]),
    ...facts.meshes.flatMap(({ options }) => writtenIn(options)),
    ...disks.flatMap(({ diskOptions }) => [...diskOptions.values()].map(o => [`disk ${o.name}`, o] as const)),
  ];
});

function writtenIn(options: DrbdOptions): (readonly [string, WrittenOption])[] {
  return families.flatMap(family => [...options[family].values()].map(o => [`${family} ${o.name}`, o] as const));
}

const families = ['net', 'disk', 'options', 'handlers', 'startup'] as const;

/** The values of every connection of a resource. */
export const resourceScopes = perResource<readonly DrbdScope[]>(resource => {
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
});

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
