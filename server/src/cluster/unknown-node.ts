import type { Severity } from '../schema/entry.ts';
import { nearest } from '../text/nearest.ts';
import type { Located } from './effective.ts';
import type { Model } from './model.ts';
import { nearName } from './near-name.ts';
import { isBundleNode, pacemakerNodes } from './node-names.ts';
import type { PacemakerModel } from './pacemaker.ts';

export interface UnknownNode {
  readonly severity: Severity;
  /** The node that was probably meant. */
  readonly meant?: Located<string>;
}

/**
 * Judges names of nodes that a CIB uses. Where all nodes are known, any other name is an error. Otherwise only a near
 * miss of a name that some file has is worth a word, for the node may be one that no file lists.
 */
export function unknownNodes(pacemaker: PacemakerModel, model: Model): (name: string) => UnknownNode | undefined {
  const { byName, complete } = pacemakerNodes(pacemaker, model);
  // Most names are known: the others alone are compared with those of the hosts.
  let known: { hosts: Map<string, Located<string>>; candidates: Map<string, Located<string>> } | undefined;
  const others = () => {
    if (known) return known;
    const hosts = hostsOf(model);
    known = { hosts, candidates: new Map([...hosts, ...byName].map(([, located]) => [located.value, located])) };
    return known;
  };
  const isOpen = !pacemaker.facts.whole || pacemaker.facts.incomplete;
  const judged = new Map<string, UnknownNode | undefined>();
  // Thousands of unknown names would each be compared with thousands of nodes.
  let comparisons = 500_000;
  const judge = (name: string): UnknownNode | undefined => {
    const lower = name.toLowerCase();
    if (byName.has(lower) || isBundleNode(name, pacemaker)) return undefined;
    if (!complete && isOpen) return undefined;
    const { hosts, candidates } = others();
    if (!complete && hosts.has(lower)) return undefined;
    comparisons -= candidates.size;
    if (comparisons < 0) return complete ? { severity: 'error' } : undefined;
    const near = nearName(name, candidates.keys())?.name ?? (complete ? likely(name, candidates.keys()) : undefined);
    const meant = near === undefined ? undefined : candidates.get(near);
    if (complete) return { severity: 'error', ...(meant ? { meant } : {}) };
    return meant && { severity: 'warning', meant };
  };
  return name => {
    if (!judged.has(name)) judged.set(name, judge(name));
    return judged.get(name);
  };
}

/** Names of DRBD hosts in lower case. */
function hostsOf(model: Model): Map<string, Located<string>> {
  const hosts = new Map<string, Located<string>>();
  for (const { facts } of model.drbdResources) {
    for (const host of facts.hosts) {
      if (host.kind === 'on') for (const name of host.names) hosts.set(name.value.toLowerCase(), name);
    }
    for (const mesh of facts.meshes) for (const name of mesh.hosts) hosts.set(name.value.toLowerCase(), name);
  }
  return hosts;
}

/** A name some letters away; names that differ in their numbers only are those of other nodes. */
function likely(name: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(name, candidates);
  const letters = (text: string): string => text.toLowerCase().replace(/\d+/g, '');
  return found !== undefined && letters(found) !== letters(name) ? found : undefined;
}
