import { managedDrbd } from './managed-drbd.ts';
import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { isPromotable } from './promotable.ts';
import { primitivesOf } from './resource-lines.ts';

/** Promotable clones of DRBD resources. */
export function drbdClones(pacemaker: PacemakerModel): ReadonlySet<ResourceFacts> {
  return new Set(
    managedDrbd(pacemaker).flatMap(({ clone }) => (clone && isPromotable(clone, pacemaker) === true ? [clone] : [])),
  );
}

/** Whether a resource consists of, or holds, something that uses a block device directly. */
export function isOnDrbd(resource: ResourceFacts, pacemaker: PacemakerModel): boolean {
  return primitivesOf(resource).some(primitive => users.has(pacemaker.agent(primitive) ?? ''));
}

/** Agents that open block devices. */
const users: ReadonlySet<string> = new Set([
  'ocf:heartbeat:Filesystem',
  'ocf:heartbeat:LVM',
  'ocf:heartbeat:LVM-activate',
  'ocf:heartbeat:ZFS',
  'ocf:heartbeat:iSCSILogicalUnit',
  'ocf:heartbeat:VirtualDomain',
  'ocf:heartbeat:Xen',
]);
