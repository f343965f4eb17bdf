import type { Agent, AgentAction, AgentParameter } from '../cluster/agents.ts';
import { compareVersions } from '../schema/release.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';

/** What a resource of an agent is written with, as its metadata advises. */

/** Parameters that a person must write. */
export function parametersFor(agent: Agent): AgentParameter[] {
  const needed = [...agent.parameters.values()].filter(p => p.required && !p.deprecated);
  // A fencing device that does not say which node it is for is asked, and many cannot answer.
  const nodes = { name: 'pcmk_host_list', type: 'string', required: false, unique: false, reloadable: false } as const;
  return agent.name.startsWith('stonith:fence_') && !agent.parameters.has('pcmk_host_list')
    ? [nodes, ...needed]
    : needed;
}

/** Attributes of the monitors: one, or one for each role, whose intervals differ. */
export function monitorsFor(
  agent: Agent | undefined,
  promotable: boolean,
  version: string,
): Readonly<Record<'name' | 'interval' | 'timeout', string> & { role?: string }>[] {
  const advised = agent?.actions.filter(a => a.name === 'monitor' && (a.depth ?? '0') === '0') ?? [];
  const isFencing = agent?.name.startsWith('stonith:');
  const standard = isFencing ? { interval: '60s', timeout: '60s' } : { interval: '10s', timeout: '20s' };
  const of = (role: RegExp | undefined): { name: 'monitor'; interval: string; timeout: string } => {
    const found = (role && advised.find(a => role.test(a.role ?? ''))) ?? advised.find(a => !a.role) ?? advised[0];
    return {
      name: 'monitor',
      interval:
        found && (cibMilliseconds(found.interval ?? '') ?? 0) > 0 ? withUnit(found.interval ?? '') : standard.interval,
      timeout: found?.timeout === undefined ? standard.timeout : withUnit(found.timeout),
    };
  };
  if (!promotable) return [of(undefined)];
  const hasNewRoles = compareVersions(version, '2.1') >= 0;
  const promoted = of(/^(?:promoted|master)$/i);
  const unpromoted = of(/^(?:unpromoted|slave)$/i);
  const interval = (cibMilliseconds(unpromoted.interval) ?? 0) / 1000;
  return [
    { ...promoted, role: hasNewRoles ? 'Promoted' : 'Master' },
    {
      ...unpromoted,
      // Pacemaker tells monitors apart by their interval only.
      interval: unpromoted.interval === promoted.interval ? `${interval + 1}s` : unpromoted.interval,
      role: hasNewRoles ? 'Unpromoted' : 'Slave',
    },
  ];
}

/** What the agent advises for an action; of several monitors the one without a level, or of a role. */
export function adviceFor(agent: Agent, name: string, role?: string): AgentAction | undefined {
  const fitting = agent.actions.filter(a => a.name === name);
  const same = (a: AgentAction): boolean => roleOf(a.role) === roleOf(role);
  return fitting.find(a => same(a) && (a.depth ?? '0') === '0') ?? fitting.find(a => !a.role) ?? fitting[0];
}

function roleOf(role: string | undefined): string {
  const word = role?.toLowerCase() ?? '';
  return word === 'master' ? 'promoted' : word === 'slave' ? 'unpromoted' : word;
}

/** `20` and `20s` are the same; people write the unit. */
export function withUnit(time: string): string {
  const ms = cibMilliseconds(time);
  return ms === undefined ? time : ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
