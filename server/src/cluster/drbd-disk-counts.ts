import type { DrbdHost, DrbdResource } from './drbd.ts';
import { hostNamed } from './drbd-hosts.ts';

export interface DiskCounts {
  readonly diskful: readonly DrbdHost[];
  /** Hosts with `disk none`. */
  readonly diskless: readonly DrbdHost[];
}

/**
 * Which hosts hold data, for the volume that fewest hosts hold. Undefined where the file does not tell: parts are left
 * out, hosts that a mesh or connection names are not defined, or a host has neither a disk nor `disk none`.
 */
export function diskCounts(resource: DrbdResource): DiskCounts | undefined {
  const { facts, hosts } = resource;
  if (facts.incomplete || facts.generated || hosts.length === 0) return undefined;
  if (hosts.some(h => h.facts.kind === 'stacked-on-top-of')) return undefined;
  if (facts.meshes.some(m => m.hosts.some(h => !hostNamed(resource, h.value)))) return undefined;
  if (resource.connections.some(c => c.kind === 'written' && c.paths.some(p => p.ends.some(e => !e.host)))) {
    return undefined;
  }
  let fewest: DiskCounts | undefined;
  const numbers = new Set(hosts.flatMap(h => h.volumes.map(v => v.number)));
  for (const number of numbers) {
    const diskful: DrbdHost[] = [];
    const diskless: DrbdHost[] = [];
    for (const host of hosts) {
      const disk = host.volumes.find(v => v.number === number)?.disk;
      if (!disk) return undefined;
      (disk.value === 'none' ? diskless : diskful).push(host);
    }
    if (!fewest || diskful.length < fewest.diskful.length) fewest = { diskful, diskless };
  }
  return fewest;
}
