import type { PacemakerFacts, PacemakerModel, ResourceFacts, ResourceUse } from './pacemaker.ts';
import { pacemakerIds } from './pacemaker-ids.ts';
import { remembered } from './remembered.ts';

/** What a reference of a CIB can find, prepared once for all references of a file. */
export interface ReferenceTargets {
  hasId(id: string): boolean;
  /** Elements that carry an id, in text order; undefined where none does. */
  elementsOf(id: string): readonly string[] | undefined;
  /** Primitives by the template that they use. */
  readonly users: ReadonlyMap<string, readonly ResourceFacts[]>;
  /** Tags that a constraint names: only of these does Pacemaker look for the members. */
  readonly usedTags: ReadonlySet<string>;
  /** Ids that a constraint may name. */
  constrainable(): readonly string[];
  /** Names of nodes, which a tag may list beside ids. */
  readonly nodes: ReadonlySet<string>;
}

export const referenceTargets = remembered<PacemakerModel, ReferenceTargets>(prepare);

function prepare(pacemaker: PacemakerModel): ReferenceTargets {
  const { facts, allResources, container, tags } = pacemaker;
  const { first, repeated } = pacemakerIds(facts);
  const elements = new Map<string, string[]>();
  for (const { id, element } of repeated) {
    const known = elements.get(id.value) ?? [first.get(id.value)?.element ?? element];
    elements.set(id.value, [...known.slice(0, 9), element]);
  }
  const users = new Map<string, ResourceFacts[]>();
  for (const resource of allResources) {
    const name = resource.template?.value;
    if (name === undefined) continue;
    const known = users.get(name);
    if (known) known.push(resource);
    else users.set(name, [resource]);
  }
  return {
    hasId: id => first.has(id),
    elementsOf(id) {
      const found = first.get(id);
      return found && (elements.get(id) ?? [found.element]);
    },
    users,
    usedTags: usedTags(facts, tags),
    constrainable: () => [...allResources.filter(r => !container(r)).flatMap(r => r.id?.value ?? []), ...tags],
    nodes: new Set(facts.nodes.flatMap(n => [n.id?.value ?? [], n.uname?.value ?? []].flat())),
  };
}

/** Tags that a constraint names. */
function usedTags({ constraints }: PacemakerFacts, tags: ReadonlySet<string>): ReadonlySet<string> {
  const used = new Set<string>();
  if (tags.size === 0) return used;
  const add = ({ id }: ResourceUse): void => {
    if (tags.has(id.value)) used.add(id.value);
  };
  for (const { uses, sets } of constraints) {
    uses.forEach(add);
    for (const set of sets) set.uses.forEach(add);
  }
  return used;
}

/** Whether a text has the form of an id: another one is a wrong value, which the schema reports. */
export function isId(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\u00b7-]*$/u.test(text);
}
