import type { DrbdConfiguration, DrbdHost, DrbdHostVolume, DrbdResource } from './drbd.ts';
import { joinNames } from './drbd-hosts.ts';
import { drbdIndex } from './drbd-index.ts';
import type { Located } from './effective.ts';

/** A volume on a host of a resource. */
export interface PlacedVolume {
  readonly resource: DrbdResource;
  readonly host: DrbdHost;
  readonly volume: DrbdHostVolume;
}

/** A value that an earlier volume has on the same machine. */
export interface DrbdClash<T> extends PlacedVolume {
  readonly value: Located<T>;
  readonly before: PlacedVolume & { readonly value: Located<T> };
  /** The machines on which both stand, as the later one spells them. */
  readonly machines: readonly string[];
  /** Both host sections spell the name of a machine alike: drbdadm compares nothing else. */
  readonly sameName: boolean;
}

/** Every volume of every host of a resource; none of what drbdsetup itself printed. */
export function placedVolumes(resource: DrbdResource): readonly PlacedVolume[] {
  if (resource.facts.generated) return [];
  return resource.hosts.flatMap(host => host.volumes.map(volume => ({ resource, host, volume })));
}

/** The machines that a host section is for; a floating one has its address. */
export function machinesOf({ facts, names }: DrbdHost): readonly string[] {
  if (facts.kind === 'floating') return facts.address ? [facts.address.host] : [];
  return names;
}

interface Claim<T> extends PlacedVolume {
  readonly value: Located<T>;
  readonly machine: string;
}

/** Makes a finder of values that two volumes have on one machine, each place once. `key`: what makes values one. */
export function drbdClashes<T>(
  valueIn: (placed: PlacedVolume) => Located<T> | undefined,
  key: (value: T, volume: DrbdHostVolume) => string = String,
): (configuration: DrbdConfiguration) => DrbdClash<T>[] {
  const keyOf = (machine: string, value: Located<T>, volume: DrbdHostVolume): string =>
    `${machine.toLowerCase()} ${key(value.value, volume)}`;
  const claims = drbdIndex<Claim<T>>(
    resource =>
      placedVolumes(resource).flatMap(placed => {
        const value = valueIn(placed);
        if (!value) return [];
        return machinesOf(placed.host).map(
          machine => [keyOf(machine, value, placed.volume), { ...placed, value, machine }] as const,
        );
      }),
    resource => {
      const keys: string[] = [];
      if (resource.facts.generated) return keys;
      for (const host of resource.hosts) {
        for (const volume of host.volumes) {
          const value = valueIn({ resource, host, volume });
          if (value) for (const machine of machinesOf(host)) keys.push(keyOf(machine, value, volume));
        }
      }
      return keys;
    },
  );
  return configuration => {
    const found = new Map<string, DrbdClash<T> & { machines: string[] }>();
    for (const [before, ...others] of claims(configuration).shared()) {
      if (!before) continue;
      for (const { machine, ...placed } of others) {
        if (before.volume === placed.volume) continue;
        // One statement of the resource is inherited by every host section of the same machine.
        const place = `${placed.value.at.file} ${placed.value.at.span.start}`;
        const sameName = before.machine === machine && placed.host.facts.kind !== 'floating';
        const known = found.get(place);
        if (known) known.machines.push(machine);
        else found.set(place, { ...placed, before, machines: [machine], sameName });
      }
    }
    return [...found.values()];
  };
}

/** The other volume, as a message names it: by its resource, or by its number where the resource is the same. */
export function clashPartner<T>({ resource, before }: DrbdClash<T>): { readonly en: string; readonly ja: string } {
  return resource === before.resource
    ? { en: `volume ${before.volume.number}`, ja: `ボリューム ${before.volume.number}` }
    : { en: `resource "${before.resource.name}"`, ja: `リソース "${before.resource.name}"` };
}

/** `host "alpha"`, `hosts "alpha" and "bravo"`. */
export function clashHosts<T>({ machines }: DrbdClash<T>): { readonly en: string; readonly ja: string } {
  const names = [...new Set(machines)].slice(0, 32);
  const { en, ja } = joinNames(names);
  return { en: `host${names.length > 1 ? 's' : ''} ${en}`, ja: `ホスト ${ja}` };
}
