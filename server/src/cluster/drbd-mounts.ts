import { deviceMeanings } from './drbd-devices.ts';
import type { Located } from './effective.ts';
import { type ManagedDrbd, managedDrbd } from './managed-drbd.ts';
import type { Model } from './model.ts';
import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { topOf } from './resource-lines.ts';

/** A file system on a DRBD device that Pacemaker promotes. */
export interface DrbdMount {
  readonly primitive: ResourceFacts;
  /** What constraints are written about: the outermost group or clone, or the primitive itself. */
  readonly top: ResourceFacts;
  readonly device: Located<string>;
  readonly drbd: ManagedDrbd & { readonly clone: ResourceFacts };
}

/**
 * File systems on devices of managed DRBD resources. Whose a device is, the DRBD files say; without them its path, or
 * that there is only one DRBD resource.
 */
export function drbdMounts(pacemaker: PacemakerModel, model: Model): DrbdMount[] {
  const managed = managedDrbd(pacemaker).flatMap(m => (m.clone ? [{ ...m, clone: m.clone }] : []));
  if (managed.length === 0) return [];
  const meaningOf = deviceMeanings(model);
  const byName = new Map(managed.map(m => [m.name.value, m]));
  const ownerOf = (path: string): (typeof managed)[number] | undefined => {
    const meaning = meaningOf(path);
    if (meaning.kind === 'backing-disk') return undefined;
    if (meaning.kind === 'device' && meaning.owners.length > 0) {
      return meaning.owners.map(o => byName.get(o.resource.name)).find(m => m !== undefined);
    }
    const named = /^\/dev\/drbd\/by-res\/([^/]+)/.exec(path)?.[1];
    if (named !== undefined) return byName.get(named);
    const only = managed.length === 1 && model.drbdResources.length === 0;
    return only && /^\/dev\/drbd\d+$/.test(path) ? managed[0] : undefined;
  };
  return pacemaker.allResources.flatMap(primitive => {
    if (primitive.kind !== 'primitive' || pacemaker.agent(primitive) !== 'ocf:heartbeat:Filesystem') return [];
    const device = pacemaker.parameter(primitive, 'device');
    const drbd = device && ownerOf(device.value);
    const top = topOf(primitive);
    return drbd && top !== topOf(drbd.clone) ? [{ primitive, top, device, drbd }] : [];
  });
}
