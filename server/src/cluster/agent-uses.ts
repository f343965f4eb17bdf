import { type Agent, type Agents, agentNamed } from './agents.ts';
import type { Model } from './model.ts';
import type { PacemakerModel, Pair, PairSet, ResourceFacts } from './pacemaker.ts';

/** A primitive or template whose agent is known. */
export interface AgentUse {
  readonly resource: ResourceFacts;
  readonly agent: Agent;
  /** The agent as the CIB names it. */
  readonly name: string;
  /** Sets of parameters as they are in force: its own, then those of its template, references resolved. */
  readonly sets: readonly PairSet[];
  /** Pairs that are written in the resource itself, rather than in its template or elsewhere. */
  readonly own: readonly Pair[];
  /** A reference leads nowhere, so more may be set than is seen. */
  readonly isOpen: boolean;
}

/** Primitives and templates with their agents' metadata. What has no metadata is left out. */
export function agentUses(pacemaker: PacemakerModel, model: Model): readonly AgentUse[] {
  const before = known.get(pacemaker);
  if (before) return before;
  const uses = usesOf(pacemaker, model.settings.agents);
  known.set(pacemaker, uses);
  return uses;
}

const known = new WeakMap<PacemakerModel, readonly AgentUse[]>();

function usesOf(pacemaker: PacemakerModel, own: Agents | undefined): AgentUse[] {
  const resources = [...pacemaker.allResources, ...pacemaker.facts.templates];
  let byId: Map<string, PairSet> | undefined;
  const resolve = (set: PairSet): PairSet | undefined => {
    if (!set.idRef) return set;
    byId ??= setsById(resources);
    return byId.get(set.idRef.value);
  };
  const uses: AgentUse[] = [];
  for (const resource of resources) {
    if (resource.kind !== 'primitive' && resource.kind !== 'template') continue;
    const name = pacemaker.agent(resource);
    const agent = name === undefined ? undefined : agentNamed(name, own);
    if (!agent || name === undefined) continue;
    const template = resource.template && pacemaker.templates.get(resource.template.value);
    const { parameters } = resource;
    const written = template ? [...parameters, ...template.parameters] : parameters;
    const sets = written.map(resolve);
    const isOpen = sets.some(set => !set || set.pairs.some(p => p.name.value === ''));
    const ownPairs: Pair[] = [];
    for (const set of parameters) {
      for (const pair of set.pairs) if (!pair.idRef && pair.name.value !== '') ownPairs.push(pair);
    }
    uses.push({ resource, agent, name, sets: sets.filter(set => set !== undefined), own: ownPairs, isOpen });
  }
  return uses;
}

function setsById(resources: readonly ResourceFacts[]): Map<string, PairSet> {
  const found = new Map<string, PairSet>();
  for (const resource of resources) {
    for (const set of resource.parameters) if (set.id && !found.has(set.id.value)) found.set(set.id.value, set);
  }
  return found;
}
