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
import { perConfiguration } from './drbd-memo.ts';

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
  ...writtenResources(configuration).flatMap(scopesOf),
  ...commonAlone(configuration),
]);

/** Every different set of values: of the resources that write none of their own, one stands for all. */
export const drbdOptionScopes = perConfiguration<readonly DrbdScope[]>(configuration => {
  const plain = new Set<boolean>();
  return drbdScopes(configuration).filter(({ resource, connection, known }) => {
    if (!resource || !isPlain(resource) || (connection && !isPlainConnection(connection))) return true;
    if (plain.has(known)) return false;
    plain.add(known);
    return true;
  });
});

/** The disk options of every resource, and of every volume that has some of its own; each set of values once. */
export const drbdDiskScopes = perConfiguration<readonly DrbdScope[]>(configuration => {
  const plain = new Set<boolean>();
  return [
    ...writtenResources(configuration).flatMap(resource => {
      const { net, disk, options, handlers, facts } = resource;
      const base = { resource, known: isKnown(resource), net, disk, options, handlers };
      const volumes = facts.volumes.filter(v => v.diskOptions.size > 0);
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
      const inner = [...shared.values(), ...own].map(d => ({ ...base, disk: d }));
      if (!isPlain(resource)) return [base, ...inner];
      if (plain.has(base.known)) return inner;
      plain.add(base.known);
      return [base, ...inner];
    }),
    ...commonAlone(configuration),
  ];
});

/** Every place where an option is written, wherever it may stand. */
export function writtenEverywhere(
  configuration: DrbdConfiguration,
  family: keyof DrbdOptions,
  name: string,
): readonly WrittenOption[] {
  return writtenByName(configuration).get(`${family} ${name}`) ?? [];
}

const writtenByName = perConfiguration(configuration => {
  const found = new Map<string, WrittenOption[]>();
  const add = (family: keyof DrbdOptions, options: Iterable<WrittenOption>): void => {
    for (const option of options) {
      const key = `${family} ${option.name}`;
      const list = found.get(key);
      if (list) list.push(option);
      else found.set(key, [option]);
    }
  };
  const addAll = (options: DrbdOptions): void => {
    for (const family of families) add(family, options[family].values());
  };
  for (const { facts } of configuration.parts) if (facts.common) addAll(facts.common.options);
  const templates = new Set<object>();
  for (const { facts, template } of writtenResources(configuration)) {
    if (template && !templates.has(template)) {
      templates.add(template);
      addAll(template.options);
    }
    addAll(facts.options);
    for (const { options, volumes } of facts.connections) {
      addAll(options);
      for (const { disk } of volumes) add('disk', disk);
    }
    for (const { options } of facts.meshes) addAll(options);
    for (const { diskOptions } of facts.volumes) add('disk', diskOptions.values());
    for (const { volumes } of facts.hosts) for (const { diskOptions } of volumes) add('disk', diskOptions.values());
  }
  return found;
});

const families = ['net', 'disk', 'options', 'handlers', 'startup'] as const;

/** Nothing of its own in any of the sections whose values are handed down. */
function isPlain({ facts }: DrbdResource): boolean {
  const { net, disk, options, handlers } = facts.options;
  return !facts.templateFile && net.size === 0 && disk.size === 0 && options.size === 0 && handlers.size === 0;
}

function isPlainConnection({ facts, mesh }: DrbdConnection): boolean {
  return [facts, mesh].every(c => !c || (c.options.net.size === 0 && c.options.disk.size === 0));
}

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
