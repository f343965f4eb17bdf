import type { Located } from './effective.ts';
import type { PacemakerModel } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { truth } from './truth.ts';

/** Whether a CIB lets the cluster fence its nodes. */
export type FencingState =
  /** Switched off: the name of the property as written, and its value. */
  | { readonly is: 'off'; readonly name: string; readonly value: Located<string> }
  /** On, with a device or a watchdog; `written` unless it is on by default. */
  | { readonly is: 'on'; readonly written: boolean }
  /** On, but nothing is there to fence with. */
  | { readonly is: 'without-device'; readonly written: boolean }
  /** A rule, a reference, a template or a part that is not in sight decides. */
  | { readonly is: 'unknown' };

export const fencingState = remembered<PacemakerModel, FencingState>(find);

const names: ReadonlySet<string> = new Set(['stonith-enabled', 'fencing-enabled', 'have-watchdog']);

function find(pacemaker: PacemakerModel): FencingState {
  const { facts, allResources, templates } = pacemaker;
  for (const set of facts.properties) {
    if (set.idRef) return { is: 'unknown' };
    for (const { name, value } of set.pairs) {
      const isOurs = names.has(name.value.replaceAll('_', '-'));
      if (name.value === '' || (isOurs && (!value || set.hasRule))) return { is: 'unknown' };
    }
  }
  const value = pacemaker.property('stonith-enabled');
  const enabled = truth(value?.value);
  // What is no boolean counts as the default.
  if (value && enabled === false) return { is: 'off', name: nameOf(pacemaker, value), value };
  if (!facts.whole || facts.incomplete) return { is: 'unknown' };
  const written = enabled === true;
  if (truth(pacemaker.property('have-watchdog')?.value)) return { is: 'on', written };
  let open = false;
  for (const resource of allResources) {
    if (resource.kind !== 'primitive') continue;
    const source = resource.template ? templates.get(resource.template.value) : resource;
    if (source?.agentClass?.value === 'stonith') return { is: 'on', written };
    if (!source?.agentClass) open = true;
  }
  return open ? { is: 'unknown' } : { is: 'without-device', written };
}

/** The name under which a property is written. */
function nameOf({ facts }: PacemakerModel, value: Located<string>): string {
  const pairs = facts.properties.flatMap(set => set.pairs);
  return pairs.find(p => p.value === value)?.name.value ?? 'stonith-enabled';
}
