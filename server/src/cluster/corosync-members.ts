import type { CorosyncModel, CorosyncNodeFacts } from './corosync.ts';

/**
 * The nodes that corosync counts: a `node` section without any key leaves no trace. Corosync has room for 384, so what
 * is far beyond that is no cluster, and judging each of its nodes would help nobody.
 */
export function corosyncMembers(model: CorosyncModel): readonly CorosyncNodeFacts[] {
  return model.nodes.slice(0, 1000).filter(n => (n.values?.size ?? 0) > 0 || (n.unknown?.size ?? 0) > 0);
}

/** How a message calls a node: by its name, else by its first address, else by its number in the nodelist. */
export function corosyncNodeLabel(model: CorosyncModel, node: CorosyncNodeFacts): string {
  return node.name?.value ?? [...node.addresses.values()][0]?.value ?? `${model.nodes.indexOf(node) + 1}`;
}
