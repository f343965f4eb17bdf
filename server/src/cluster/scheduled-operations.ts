import { isSwitchedOff } from './operations.ts';
import type { OperationFacts, PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { isCertain, metaInForce } from './pacemaker-effective.ts';
import { isPromotable } from './promotable.ts';
import { truth } from './truth.ts';

/**
 * Whether crm_verify meets an operation: it reads only what the recorded cluster would do next, with nothing running.
 * That needs a node that is online, and quorum for all but a start; without any node the demotes of a promotable clone
 * and what is inside a bundle are prepared all the same. Stops are not part of it, nor is anything of a resource that
 * is to stay as it is (2.1.5 and 3.0.2, when asked).
 */
export function scheduledOperations(
  pacemaker: PacemakerModel,
): (resource: ResourceFacts, operation: OperationFacts) => boolean {
  const { record } = pacemaker.facts;
  if (!record) return () => false;
  if (truth(pacemaker.property('maintenance-mode')) || truth(pacemaker.property('stop-all-resources'))) {
    return () => false;
  }
  const users = new Map<string, ResourceFacts>();
  for (const resource of pacemaker.allResources) {
    const template = resource.template?.value;
    if (template !== undefined && !users.has(template)) users.set(template, resource);
  }
  const quorate = record.quorate || pacemaker.property('no-quorum-policy')?.value.toLowerCase() === 'ignore';
  return (resource, operation) => {
    if (isSwitchedOff(operation)) return false;
    const user = resource.kind === 'template' ? users.get(resource.id?.value ?? '') : resource;
    if (!user) return false;
    for (const [name, wanted] of stays) {
      const value = metaInForce(pacemaker, user, name);
      if (!isCertain(value) || wanted.test(value.value ?? '')) return false;
    }
    const promotable = isPromotable(user, pacemaker);
    const isInBundle = pacemaker.container(user)?.kind === 'bundle';
    switch (operation.name?.value) {
      case 'start':
        return isInBundle || record.online > 0;
      case 'demote':
        return promotable === true;
      case 'promote':
        return promotable === true && quorate && record.online > 0;
      case 'monitor': {
        if (!isInBundle && !(quorate && record.online > 0)) return false;
        const role = operation.role?.value.toLowerCase();
        if (role === undefined || role === 'started') return true;
        return role === 'stopped' ? !pacemaker.container(user) : promotable === true;
      }
    }
    return false;
  };
}

const stays: readonly (readonly [string, RegExp])[] = [
  ['target-role', /^stopped$/i],
  ['is-managed', /^(?:false|no|off|n|0)$/i],
  ['maintenance', /^(?:true|yes|on|y|1)$/i],
];
