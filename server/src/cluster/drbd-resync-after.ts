import type { DrbdResource } from './drbd.ts';
import { resourceNamed, writtenResources } from './drbd-hosts.ts';
import { perConfiguration } from './drbd-memo.ts';
import { writtenEverywhere } from './drbd-scopes.ts';
import type { Located } from './effective.ts';

/** A volume that waits for another one with its resync. */
export interface ResyncAfter {
  readonly resource: DrbdResource;
  readonly number: number;
  /** The value as written: `RESOURCE` or `RESOURCE/VOLUME`. */
  readonly value: Located<string>;
  readonly targetName: string;
  readonly targetNumber: number | undefined;
  /** Undefined where no such resource is in sight. */
  readonly target: DrbdResource | undefined;
}

/** Every volume with a resync-after in force. */
export const resyncAfters = perConfiguration<readonly ResyncAfter[]>(configuration => {
  if (writtenEverywhere(configuration, 'disk', 'resync-after').length === 0) return [];
  return writtenResources(configuration).flatMap(resource =>
    volumeNumbers(resource).flatMap(number => {
      const value = inForce(resource, number);
      if (!value) return [];
      const parts = /^(.*)\/(\d+)$/.exec(value.value);
      const targetName = parts?.[1] ?? value.value;
      const targetNumber = parts ? Number(parts[2]) : undefined;
      return [{ resource, number, value, targetName, targetNumber, target: resourceNamed(configuration, targetName) }];
    }),
  );
});

/** Numbers of the volumes of a resource, on whichever host. */
export function volumeNumbers({ hosts, facts }: DrbdResource): number[] {
  return [...new Set([...hosts.flatMap(h => h.volumes), ...facts.volumes].map(v => v.number))];
}

function inForce({ hosts, facts, disk }: DrbdResource, number: number): Located<string> | undefined {
  const own = hosts
    .flatMap(h => h.volumes)
    .map(v => (v.number === number ? v.own?.diskOptions.get('resync-after') : undefined))
    .find(o => o !== undefined);
  const option = own ?? facts.volumes.find(v => v.number === number)?.diskOptions.get('resync-after');
  if (option) return { value: option.text, at: option.at };
  const outer = disk.get('resync-after');
  return outer?.at ? { value: outer.value, at: outer.at } : undefined;
}
