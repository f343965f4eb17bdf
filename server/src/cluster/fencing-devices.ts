import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { agentsOf } from './resources-by-agent.ts';

/** A fencing device that a CIB configures. */
export interface FencingDevice {
  readonly resource: ResourceFacts;
  /** Names of the nodes that it can fence; undefined where it finds out by itself, or where that cannot be read. */
  readonly targets: readonly string[] | undefined;
}

/** Fencing devices, those in groups and clones too. */
export const fencingDevices = remembered<PacemakerModel, readonly FencingDevice[]>(pacemaker => {
  const isAny = [...agentsOf(pacemaker)].some(name => name.startsWith('stonith:'));
  return (isAny ? pacemaker.allResources : []).flatMap(resource =>
    resource.kind === 'primitive' && pacemaker.agent(resource)?.startsWith('stonith:')
      ? [{ resource, targets: targetsOf(resource, pacemaker) }]
      : [],
  );
});

function targetsOf(resource: ResourceFacts, pacemaker: PacemakerModel): string[] | undefined {
  const template = resource.template && pacemaker.templates.get(resource.template.value);
  const sets = [...resource.parameters, ...(template?.parameters ?? [])];
  if (sets.some(set => set.hasRule || set.pairs.some(p => p.name.value === ''))) return undefined;
  const check = pacemaker.parameter(resource, 'pcmk_host_check')?.value;
  if (check !== undefined && check !== 'static-list') return undefined;
  const list = pacemaker.parameter(resource, 'pcmk_host_list');
  const map = pacemaker.parameter(resource, 'pcmk_host_map');
  if (!list && !map) return undefined;
  const listed = list?.value.split(/[\s,;]+/).filter(name => name !== '') ?? [];
  const mapped: string[] = [];
  for (const entry of map?.value.split(/[\s;]+/) ?? []) {
    if (entry === '') continue;
    // The fencer reads `=` like `:`.
    const [name, port, ...rest] = entry.split(/[:=]/);
    // An entry of another form is a fault of its own; which nodes were meant is then a guess.
    if (!name || !port || rest.length > 0) return undefined;
    mapped.push(name);
  }
  return [...new Set([...listed, ...mapped])];
}
