import type { Agent, Agents } from '../cluster/agents.ts';
import { baseName, pathPart } from '../cluster/file-path.ts';
import { readAgentMetadata } from './agent-metadata.ts';

/**
 * Metadata of the user's own agents by name. A file named after the whole agent (`ocf.acme.web.xml`) is about that
 * one; else the agent is known by its type, whatever its provider.
 */
export function ownAgents(
  files: readonly { readonly file: string; readonly text: string; readonly name?: string }[],
): Agents {
  const before = known.get(files);
  if (before) return before;
  const agents = new Map<string, Agent>();
  for (const { file, text, name } of files) {
    const base = baseName(pathPart(file));
    const parts = /^(ocf)[.:]([\w-]+)[.:]([\w.-]+?)(?:\.xml)?$/.exec(base);
    const agent = readAgentMetadata(text, name ?? base, name ?? parts?.slice(1).join(':'));
    if (agent && !agents.has(agent.name)) agents.set(agent.name, agent);
  }
  known.set(files, agents);
  return agents;
}

/** Settings are asked for at every model, and change seldom. */
const known = new WeakMap<object, Agents>();
