import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { remembered } from './remembered.ts';

/** Resources of one agent, in the order of the file. */
export function resourcesOf(pacemaker: PacemakerModel, agent: string): readonly ResourceFacts[] {
  return indexOf(pacemaker).byAgent.get(agent) ?? none;
}

/** Every agent that a resource or a template names: a file has many resources, but few agents. */
export function agentsOf(pacemaker: PacemakerModel): ReadonlySet<string> {
  return indexOf(pacemaker).names;
}

interface Index {
  readonly byAgent: ReadonlyMap<string, readonly ResourceFacts[]>;
  readonly names: ReadonlySet<string>;
}

const none: readonly ResourceFacts[] = [];

const indexOf = remembered<PacemakerModel, Index>(pacemaker => {
  const byAgent = new Map<string, ResourceFacts[]>();
  for (const resource of pacemaker.allResources) {
    const agent = pacemaker.agent(resource);
    const list = agent === undefined ? undefined : byAgent.get(agent);
    if (list) list.push(resource);
    else if (agent !== undefined) byAgent.set(agent, [resource]);
  }
  const names = new Set(byAgent.keys());
  for (const template of pacemaker.facts.templates) {
    const agent = pacemaker.agent(template);
    if (agent !== undefined) names.add(agent);
  }
  return { byAgent, names };
});
