import type { Located } from './effective.ts';
import type { ConstraintFacts, PacemakerModel, ResourceFacts, ResourceUse } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { infinity, scoreOf } from './score.ts';
import { truth } from './truth.ts';

/** One side of an order or a colocation. */
export interface ConstraintEnd {
  readonly id: Located<string>;
  /** Undefined for tags, and for names that nothing has. */
  readonly resource: ResourceFacts | undefined;
  readonly role?: Located<string>;
  readonly action?: Located<string>;
}

/** `second` (the `then` of the constraint) waits for `first`. */
export interface OrderPair {
  readonly constraint: ConstraintFacts;
  readonly first: ConstraintEnd;
  readonly second: ConstraintEnd;
  /** Actions in force: `first` is started unless it says otherwise, and `second` does the same. */
  readonly firstAction: string;
  readonly thenAction: string;
  /** Not merely a wish (`Optional`), and no mere queue (`Serialize`). */
  readonly mandatory: boolean;
  /** Written in the constraint itself rather than by resource sets. */
  readonly direct: boolean;
}

/** `dependent` goes where `base` is. */
export interface ColocationPair {
  readonly constraint: ConstraintFacts;
  readonly dependent: ConstraintEnd;
  readonly base: ConstraintEnd;
  /** INFINITY where none is written, as the schedulers of old read it; undefined where it cannot be read. */
  readonly score: number | undefined;
  readonly direct: boolean;
}

export interface ConstraintPairs {
  readonly orders: readonly OrderPair[];
  readonly colocations: readonly ColocationPair[];
  /** Every pair is there: no set was too large to be written out, and no tag stands for several resources. */
  readonly complete: boolean;
}

/** Orders and colocations of a CIB, two resources at a time; resource sets are written out. */
export const constraintPairs = remembered<PacemakerModel, ConstraintPairs>(pairsOf);

/** Two unordered sets after each other make every pair of their members; what makes more is not written out. */
const mostPairs = 2000;

function pairsOf(pacemaker: PacemakerModel): ConstraintPairs {
  const orders: OrderPair[] = [];
  const colocations: ColocationPair[] = [];
  let complete = true;
  const end = (use: ResourceUse): ConstraintEnd => {
    const { id, role, action } = use;
    const resource = pacemaker.resources.get(id.value);
    if (!resource) complete = false;
    if (!role && !action) return { id, resource };
    return { id, resource, ...(role ? { role } : {}), ...(action ? { action } : {}) };
  };
  for (const constraint of pacemaker.facts.constraints) {
    if (constraint.kind !== 'order' && constraint.kind !== 'colocation') continue;
    const isOrder = constraint.kind === 'order';
    const { mandatory, score } = strengthOf(constraint);
    const add = (one: ConstraintEnd, other: ConstraintEnd, direct: boolean): void => {
      if (!isOrder) colocations.push({ constraint, dependent: one, base: other, score, direct });
      else {
        const firstAction = one.action?.value ?? 'start';
        const thenAction = other.action?.value ?? (direct ? firstAction : 'start');
        orders.push({ constraint, first: one, second: other, firstAction, thenAction, mandatory, direct });
      }
    };
    const one = useAs(constraint, isOrder ? 'first' : 'rsc');
    const other = useAs(constraint, isOrder ? 'then' : 'with-rsc');
    if (one && other) add(end(one), end(other), true);
    if (constraint.sets.length === 0) continue;
    const sets = constraint.sets.map(set => ({
      ends: set.uses.map(end),
      sequential: truth(set.attributes.get('sequential')) ?? true,
    }));
    sets.forEach(({ ends, sequential }, n) => {
      if (sequential) {
        for (let i = 1; i < ends.length; i++) {
          const [before, after] = [ends[i - 1], ends[i]] as [ConstraintEnd, ConstraintEnd];
          // In a set the resource that is named later depends on the one before it.
          if (isOrder) add(before, after, false);
          else add(after, before, false);
        }
      }
      const next = sets[n + 1];
      if (!next || ends.length === 0) return;
      const left = sequential ? ends.slice(-1) : ends;
      const right = next.sequential ? next.ends.slice(0, 1) : next.ends;
      if (left.length * right.length > mostPairs) complete = false;
      else for (const l of left) for (const r of right) add(l, r, false);
    });
  }
  return { orders, colocations, complete };
}

function useAs({ uses }: ConstraintFacts, as: string): ResourceUse | undefined {
  for (const use of uses) if (use.as === as) return use;
  return undefined;
}

interface Strength {
  readonly mandatory: boolean;
  readonly score: number | undefined;
}

/** The constraint alone tells, so that it holds for every model it is part of. */
function strengthOf(constraint: ConstraintFacts): Strength {
  let strength = strengths.get(constraint);
  if (!strength) {
    const score = constraint.score ? scoreOf(constraint.score) : infinity;
    strength = { mandatory: constraint.kind === 'order' && isMandatory(constraint), score };
    strengths.set(constraint, strength);
  }
  return strength;
}

const strengths = new WeakMap<ConstraintFacts, Strength>();

function isMandatory({ attributes, score }: ConstraintFacts): boolean {
  const kind = attributes.get('kind');
  if (kind) return kind.value === 'Mandatory';
  // Before there was a kind, a score of 0 made the order optional.
  return score === undefined || (scoreOf(score) ?? infinity) > 0;
}
