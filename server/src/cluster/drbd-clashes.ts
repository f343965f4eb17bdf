import type { DrbdConfiguration, DrbdHost, DrbdHostVolume, DrbdResource } from './drbd.ts';
import { joinNames, writtenResources } from './drbd-hosts.ts';
import { perConfiguration } from './drbd-memo.ts';
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

/** Every volume of every host. */
export const placedVolumes = perConfiguration<readonly PlacedVolume[]>(configuration =>
  writtenResources(configuration).flatMap(resource =>
    resource.hosts.flatMap(host => host.volumes.map(volume => ({ resource, host, volume }))),
  ),
);

/** The machines that a host section is for; a floating one has its address. */
export function machinesOf({ facts, names }: DrbdHost): readonly string[] {
  if (facts.kind === 'floating') return facts.address ? [facts.address.host] : [];
  return names;
}

/** Finds values that two volumes have on one machine, each place once. `key`: what makes two values one. */
export function drbdClashes<T>(
  configuration: DrbdConfiguration,
  valueIn: (placed: PlacedVolume) => Located<T> | undefined,
  key: (value: T, volume: DrbdHostVolume) => string = String,
): DrbdClash<T>[] {
  const first = new Map<string, PlacedVolume & { value: Located<T>; machine: string }>();
  const found = new Map<string, DrbdClash<T> & { machines: string[] }>();
  for (const placed of placedVolumes(configuration)) {
    const value = valueIn(placed);
    if (!value) continue;
    for (const machine of machinesOf(placed.host)) {
      const id = `${machine.toLowerCase()} ${key(value.value, placed.volume)}`;
      const before = first.get(id);
      if (!before) {
        first.set(id, { ...placed, value, machine });
        continue;
      }
      if (before.volume === placed.volume) continue;
      // One statement of the resource is inherited by every host section of the same machine.
      const place = `${value.at.file} ${value.at.span.start}`;
      const sameName = before.machine === machine && placed.host.facts.kind !== 'floating';
      const known = found.get(place);
      if (known) known.machines.push(machine);
      else found.set(place, { ...placed, value, before, machines: [machine], sameName });
    }
  }
  return [...found.values()];
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
