import type { CorosyncNodeFacts } from './corosync.ts';
import { sameHost } from './drbd-host-names.ts';
import type { Located } from './effective.ts';
import type { Model } from './model.ts';
import type { PacemakerModel } from './pacemaker.ts';

/** Names of the cluster's nodes, as far as the files tell them. */
export interface NodeNames {
  /** By name in lower case: Pacemaker and drbdadm compare node names without regard to letter case. */
  readonly byName: ReadonlyMap<string, Located<string>>;
  /** Every node is known by name: another name is no node's. */
  readonly complete: boolean;
  readonly from: 'corosync' | 'cib';
}

/** The nodes that the nodelist names. */
export function corosyncNodes(model: Model): NodeNames {
  const byName = new Map<string, Located<string>>();
  let complete = model.corosync.length > 0;
  for (const { facts, nodes } of model.corosync) {
    if (!facts.hasNodelist || facts.incomplete || nodes.length === 0) complete = false;
    for (const node of nodes) {
      const name = corosyncNodeName(node);
      if (!name) complete = false;
      else if (!byName.has(name.value.toLowerCase())) byName.set(name.value.toLowerCase(), name);
    }
  }
  return { byName, complete, from: 'corosync' };
}

/** Whether a host is one of the nodes, as drbdadm compares names. */
export function isNode(host: string, { byName }: NodeNames): boolean {
  return byName.has(host.toLowerCase()) || [...byName.keys()].some(node => sameHost(host, node));
}

/** Pacemaker's name of a node: `name`, else the first address where that is no IP address. */
export function corosyncNodeName(node: CorosyncNodeFacts): Located<string> | undefined {
  if (node.name) return node.name;
  const address = node.addresses.get(0);
  return address && !isAddress(address.value) ? address : undefined;
}

/** The nodes that a CIB can name: those of the nodelist, of its own nodes section, remote nodes and guest nodes. */
export function pacemakerNodes(pacemaker: PacemakerModel, model: Model): NodeNames {
  const corosync = corosyncNodes(model);
  const byName = new Map(corosync.byName);
  const add = (name: Located<string> | undefined): void => {
    if (name && !byName.has(name.value.toLowerCase())) byName.set(name.value.toLowerCase(), name);
  };
  const { facts } = pacemaker;
  for (const node of facts.nodes) add(node.uname);
  for (const resource of [...pacemaker.allResources, ...facts.templates]) {
    if (pacemaker.agent(resource) === 'ocf:pacemaker:remote') add(resource.id);
    for (const set of resource.meta) {
      for (const pair of set.pairs) if (pair.name.value === 'remote-node') add(pair.value);
    }
  }
  const listed = facts.hasNodesSection && facts.nodes.length > 0 && facts.nodes.every(n => n.uname);
  return {
    byName,
    complete: facts.whole && !facts.incomplete && (corosync.complete || listed),
    from: corosync.complete && facts.nodes.length === 0 ? 'corosync' : 'cib',
  };
}

/** Node of a replica of a bundle: the bundle's id and a number. */
export function isBundleNode(name: string, pacemaker: PacemakerModel): boolean {
  const found = /^(.+)-\d+$/.exec(name);
  return found !== null && pacemaker.resources.get(found[1] as string)?.kind === 'bundle';
}

/** The nodes that DRBD hosts can be: the nodelist, or else what the CIBs say. */
export function clusterNodes(model: Model): NodeNames {
  const corosync = corosyncNodes(model);
  if (corosync.complete || model.pacemaker.length === 0) return corosync;
  const byName = new Map(corosync.byName);
  let complete = false;
  for (const { facts } of model.pacemaker) {
    if (facts.whole && facts.nodes.length > 0 && facts.nodes.every(n => n.uname)) complete = true;
    for (const { uname } of facts.nodes) {
      if (uname && !byName.has(uname.value.toLowerCase())) byName.set(uname.value.toLowerCase(), uname);
    }
  }
  return { byName, complete, from: 'cib' };
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.includes(':');
}
