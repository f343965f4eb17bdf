import { managedDrbd } from './managed-drbd.ts';
import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';

/**
 * Names of the DRBD resources that each resource follows: by colocation or order, directly or over others, and
 * through the group, clone or bundle that it is part of.
 */
export function drbdBelow(pacemaker: PacemakerModel): (resource: ResourceFacts) => ReadonlySet<string> {
  const edges = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    const known = edges.get(from);
    if (known) known.add(to);
    else edges.set(from, new Set([to]));
  };
  for (const { kind, uses, sets, score } of pacemaker.facts.constraints) {
    if (kind !== 'colocation' && kind !== 'order') continue;
    if (score?.value.startsWith('-')) continue;
    const [one, other] = uses.map(u => u.id.value);
    if (one !== undefined && other !== undefined) {
      if (kind === 'colocation') link(one, other);
      else link(other, one);
    }
    // Which member of a set follows which depends on several options: here all of a constraint belong together.
    const members = sets.flatMap(s => s.uses.map(u => u.id.value));
    const first = members[0];
    for (const member of members) {
      if (first === undefined || member === first) continue;
      link(first, member);
      link(member, first);
    }
  }
  for (const tag of pacemaker.facts.tags) {
    for (const member of tag.members) {
      if (!tag.id) continue;
      link(tag.id.value, member.value);
      link(member.value, tag.id.value);
    }
  }
  const drbd = new Map<string, string[]>();
  for (const { primitive, name } of managedDrbd(pacemaker)) {
    for (const id of lineOf(primitive)) drbd.set(id, [...(drbd.get(id) ?? []), name.value]);
  }
  // Many resources over one large web of constraints: then rather nothing is known of the last ones.
  let steps = 2_000_000;
  return resource => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const pending = lineOf(resource);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (--steps < 0) return new Set();
      for (const name of drbd.get(id) ?? []) found.add(name);
      for (const next of edges.get(id) ?? []) pending.push(next);
      const known = pacemaker.resources.get(id);
      if (!known) continue;
      for (const next of lineOf(known)) pending.push(next);
      for (const child of known.children) if (child.id) pending.push(child.id.value);
    }
    return found;
  };
}

/** Ids of a resource, of what it is part of, and of its template. */
function lineOf(resource: ResourceFacts): string[] {
  const found: string[] = [];
  for (let r: ResourceFacts | undefined = resource; r; r = r.parent) {
    if (r.id) found.push(r.id.value);
    if (r.template) found.push(r.template.value);
  }
  return found;
}
