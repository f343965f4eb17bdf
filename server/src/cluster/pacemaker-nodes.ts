import type { Located } from './effective.ts';
import type { PacemakerModel, PacemakerNodeFacts, ResourceFacts } from './pacemaker.ts';
import { valuesOf } from './pacemaker-sets.ts';
import { remembered } from './remembered.ts';

/** A node that a CIB speaks of. */
export interface PacemakerNode {
  /** A guest runs as a resource, a remote node by itself; neither is in Corosync's membership. */
  readonly kind: 'member' | 'remote' | 'guest';
  readonly name: Located<string>;
  /** Its element in the nodes section. */
  readonly node?: PacemakerNodeFacts;
  /** The connection of a remote node, or the resource that the guest runs as. */
  readonly resource?: ResourceFacts;
}

/** Nodes by name: those of the nodes section, and remote and guest nodes, which resources make. */
export const pacemakerNodeList = remembered<PacemakerModel, readonly PacemakerNode[]>(find);

function find(pacemaker: PacemakerModel): PacemakerNode[] {
  const found = new Map<string, PacemakerNode>();
  const add = (node: PacemakerNode): void => {
    const before = found.get(node.name.value);
    // The nodes section may list a remote node too: its element then belongs to the node that the resource makes.
    if (!before) found.set(node.name.value, node);
    else if (!before.resource) found.set(node.name.value, { ...node, ...(before.node ? { node: before.node } : {}) });
  };
  for (const node of pacemaker.facts.nodes) {
    if (node.uname) add({ kind: node.type?.value === 'remote' ? 'remote' : 'member', name: node.uname, node });
  }
  for (const resource of pacemaker.allResources) {
    if (pacemaker.agent(resource) === 'ocf:pacemaker:remote' && resource.id) {
      add({ kind: 'remote', name: resource.id, resource });
    }
    for (const set of resource.meta) {
      if (!set.idRef && !set.pairs.some(p => p.name.value === 'remote-node')) continue;
      const name = valuesOf(set).get('remote-node')?.value;
      if (name) add({ kind: 'guest', name, resource });
    }
  }
  return [...found.values()];
}
