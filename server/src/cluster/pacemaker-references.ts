import type { PacemakerFacts, PacemakerModel, ResourceFacts } from './pacemaker.ts';

/** What a reference of a CIB can find, prepared once for all references of a file. */
export interface ReferenceTargets {
  /** Elements that carry an id, in text order; undefined where none does. */
  elementsOf(id: string): readonly string[] | undefined;
  /** Primitives by the template that they use. */
  readonly users: ReadonlyMap<string, readonly ResourceFacts[]>;
  /** Tags that a constraint names: only of these does Pacemaker look for the members. */
  readonly usedTags: ReadonlySet<string>;
  /** Ids that a constraint may name. */
  readonly constrainable: readonly string[];
  /** Names of nodes, which a tag may list beside ids. */
  readonly nodes: ReadonlySet<string>;
}

export function referenceTargets(pacemaker: PacemakerModel): ReferenceTargets {
  let targets = prepared.get(pacemaker);
  if (!targets) {
    targets = prepare(pacemaker);
    prepared.set(pacemaker, targets);
  }
  return targets;
}

const prepared = new WeakMap<PacemakerModel, ReferenceTargets>();

function prepare({ facts, allResources, container, tags }: PacemakerModel): ReferenceTargets {
  const elements = new Map<string, string | string[]>();
  for (const { id, element } of facts.ids) {
    const known = elements.get(id.value);
    if (known === undefined) elements.set(id.value, element);
    else elements.set(id.value, typeof known === 'string' ? [known, element] : [...known.slice(0, 9), element]);
  }
  const users = new Map<string, ResourceFacts[]>();
  for (const resource of allResources) {
    const name = resource.template?.value;
    if (name === undefined) continue;
    const known = users.get(name);
    if (known) known.push(resource);
    else users.set(name, [resource]);
  }
  const outside = allResources.filter(r => !container(r)).flatMap(r => r.id?.value ?? []);
  return {
    elementsOf(id) {
      const found = elements.get(id);
      return typeof found === 'string' ? [found] : found;
    },
    users,
    usedTags: new Set(namedByConstraints(facts).filter(name => tags.has(name))),
    constrainable: [...outside, ...tags],
    nodes: new Set(facts.nodes.flatMap(n => [n.id?.value ?? [], n.uname?.value ?? []].flat())),
  };
}

function namedByConstraints(facts: PacemakerFacts): string[] {
  return facts.constraints.flatMap(c => [...c.uses, ...c.sets.flatMap(s => s.uses)].map(u => u.id.value));
}

/** Whether a text has the form of an id: another one is a wrong value, which the schema reports. */
export function isId(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\u00b7-]*$/u.test(text);
}
