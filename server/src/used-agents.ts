import type { Analysis } from './analysis.ts';

/** Names of the agents that the CIBs use, such as `ocf:heartbeat:IPaddr2`. */
export function usedAgents(analysis: Analysis): string[] {
  const names = new Set<string>();
  for (const file of analysis.files()) {
    const pacemaker = analysis.model(file)?.pacemaker.find(p => p.file === file);
    if (!pacemaker) continue;
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      const name = pacemaker.agent(resource);
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].sort();
}
