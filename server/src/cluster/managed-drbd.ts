import type { Located } from './effective.ts';
import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { agentsOf } from './resources-by-agent.ts';

/** A DRBD resource that Pacemaker starts and promotes. */
export interface ManagedDrbd {
  readonly primitive: ResourceFacts;
  /** The clone around it, where there is one. */
  readonly clone: ResourceFacts | undefined;
  /** Value of `drbd_resource`. */
  readonly name: Located<string>;
}

/** Primitives of ocf:linbit:drbd, and of its older form in resource-agents. */
export const managedDrbd = remembered<PacemakerModel, readonly ManagedDrbd[]>(find);

function find(pacemaker: PacemakerModel): ManagedDrbd[] {
  const found: ManagedDrbd[] = [];
  const names = agentsOf(pacemaker);
  if (!names.has('ocf:linbit:drbd') && !names.has('ocf:heartbeat:drbd')) return found;
  for (const primitive of pacemaker.allResources) {
    if (primitive.kind !== 'primitive') continue;
    const agent = pacemaker.agent(primitive);
    if (agent !== 'ocf:linbit:drbd' && agent !== 'ocf:heartbeat:drbd') continue;
    const name = pacemaker.parameter(primitive, 'drbd_resource');
    const clone = pacemaker.container(primitive);
    if (name && name.value !== '') found.push({ primitive, clone: clone?.kind === 'clone' ? clone : undefined, name });
  }
  return found;
}

/** The number of instances that the file asks for; undefined where it leaves that to Pacemaker (one a node). */
export function cloneMax({ clone, primitive }: ManagedDrbd, pacemaker: PacemakerModel): Located<number> | undefined {
  if (!clone) return undefined;
  const written = pacemaker.meta(clone, 'clone-max') ?? pacemaker.meta(primitive, 'clone-max');
  return written && /^\d+$/.test(written.value) ? { value: Number(written.value), at: written.at } : undefined;
}

/** The number of nodes that the file asks Pacemaker to promote; undefined where it says nothing (then it is one). */
export function promotedMax({ clone, primitive }: ManagedDrbd, pacemaker: PacemakerModel): Located<number> | undefined {
  const written = ['promoted-max', 'master-max']
    .flatMap(name => [clone && pacemaker.meta(clone, name), pacemaker.meta(primitive, name)])
    .find(v => v !== undefined);
  return written && /^\d+$/.test(written.value) ? { value: Number(written.value), at: written.at } : undefined;
}
