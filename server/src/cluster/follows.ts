import { constraintPairs } from './constraint-pairs.ts';
import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { topOf } from './resource-lines.ts';

/** What is tied to a resource, from it on or towards it, over any number of constraints; by the outermost resources. */
export interface Follows {
  /** Kept with it by colocation: those that go where it is, and those that it goes to. */
  colocated(resource: ResourceFacts): ReadonlySet<ResourceFacts>;
  /** Tied to it by orders, after it or before it: one the wrong way round is a fault of its own, not a missing one. */
  ordered(resource: ResourceFacts): ReadonlySet<ResourceFacts>;
  /** Whether the answers are whole: false where a name or tag is not resolved, or where the web is too large. */
  readonly isWhole: () => boolean;
}

/** Many resources over one large web of constraints: then rather nothing is said. */
const mostSteps = 2_000_000;

export const follows = remembered<PacemakerModel, Follows>(make);

type Edges = Map<ResourceFacts, ResourceFacts[]>;

function make(pacemaker: PacemakerModel): Follows {
  const { orders, colocations, complete } = constraintPairs(pacemaker);
  const dependents: Edges = new Map();
  const bases: Edges = new Map();
  const later: Edges = new Map();
  const earlier: Edges = new Map();
  for (const { dependent, base, score } of colocations) {
    if (!dependent.resource || !base.resource || (score !== undefined && score <= 0)) continue;
    link(dependents, base.resource, dependent.resource);
    link(bases, dependent.resource, base.resource);
  }
  for (const { first, second } of orders) {
    if (!first.resource || !second.resource) continue;
    link(later, first.resource, second.resource);
    link(earlier, second.resource, first.resource);
  }
  let steps = mostSteps;
  const reach = (edges: Edges, resource: ResourceFacts): Set<ResourceFacts> => {
    const seen = new Set([topOf(resource)]);
    for (const at of seen) {
      for (const next of edges.get(at) ?? []) if (--steps > 0) seen.add(next);
    }
    return seen;
  };
  const both = (one: Edges, other: Edges): ((resource: ResourceFacts) => ReadonlySet<ResourceFacts>) => {
    const answers = new Map<ResourceFacts, ReadonlySet<ResourceFacts>>();
    return resource => {
      const top = topOf(resource);
      let answer = answers.get(top);
      if (!answer) {
        answer = new Set([...reach(one, top), ...reach(other, top)]);
        answers.set(top, answer);
      }
      return answer;
    };
  };
  return {
    colocated: both(dependents, bases),

    ordered: both(later, earlier),
    isWhole: () => complete && steps > 0,
  };
}

function link(edges: Edges, from: ResourceFacts, to: ResourceFacts): void {
  const [a, b] = [topOf(from), topOf(to)];
  if (a === b) return;
  const list = edges.get(a);
  if (list) list.push(b);
  else edges.set(a, [b]);
}
