import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { lineOf } from './resource-lines.ts';
import { truth } from './truth.ts';

/**
 * Whether a resource has the roles Promoted and Unpromoted, by itself or as part of a clone or bundle; undefined where
 * what decides it is not in sight.
 */
export function isPromotable(resource: ResourceFacts, pacemaker: PacemakerModel): boolean | undefined {
  const line = lineOf(resource);
  const container = line.findLast(r => r.kind === 'clone' || r.kind === 'bundle');
  if (!container) return false;
  if (container.kind === 'bundle') {
    const attributes = ['docker', 'podman', 'rkt'].flatMap(part => container.parts.get(part) ?? [])[0]?.attributes;
    const max = attributes?.get('promoted-max') ?? attributes?.get('masters');
    return max !== undefined && Number.parseInt(max.value, 10) > 0 && container.children.length > 0;
  }
  if (container.element === 'master') return true;
  const written = truth(pacemaker.meta(container, 'promotable'));
  if (written) return true;
  // Pacemaker takes the options of a clone from its member too, and what a rule or a reference says is not known.
  let open = false;
  const inside = (r: ResourceFacts): boolean =>
    truth(pacemaker.meta(r, 'promotable')) === true || r.children.some(inside);
  const look = (r: ResourceFacts): void => {
    if (r.meta.some(set => set.hasRule || set.idRef) || (r.template && !pacemaker.templates.has(r.template.value))) {
      open = true;
    }
    r.children.forEach(look);
  };
  look(container);
  if (inside(container)) return true;
  return open ? undefined : false;
}
