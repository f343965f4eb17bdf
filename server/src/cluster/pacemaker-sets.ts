import type { Located } from './effective.ts';
import type { PacemakerFacts, PacemakerModel, PairSet, RuleFacts, ValueOrigin } from './pacemaker.ts';
import { type RuleSubject, setCounts } from './pacemaker-rules.ts';
import { remembered } from './remembered.ts';

/** Sets that Pacemaker merges in one go, in the order of the text, and who they belong to. */
export interface Layer {
  readonly sets: readonly { readonly set: PairSet; readonly origin: ValueOrigin }[];
  /** Something that belongs here is not in sight. */
  readonly isOpen: boolean;
}

/** A value while it is looked for, from the strongest source to the weakest. */
export interface Search {
  value: (Located<string> & { readonly origin: ValueOrigin }) | undefined;
  readonly possible: (Located<string> & { readonly origin: ValueOrigin })[];
  unknown: boolean;
}

export function newSearch(): Search {
  return { value: undefined, possible: [], unknown: false };
}

/**
 * Looks a name up in a layer as Pacemaker 1.1 to 3.0 merge sets: the highest score first, of equal scores the last one
 * written; of a name the first value counts. `#default` takes back what has been found before
 * (pcmk__unpack_nvpair_blocks() and its forerunners; `crm_resource --meta --get-parameter` of 2.1.5 agrees).
 */
export function searchLayer(
  search: Search,
  { sets, isOpen }: Layer,
  name: string,
  subject: RuleSubject,
  pacemaker: PacemakerModel,
): void {
  const candidates: Candidate[] = [];
  let open = isOpen;
  for (const [n, { set: written, origin }] of sets.entries()) {
    const set = resolved(pacemaker, written);
    const pairs = set && valuesOf(set);
    const pair = pairs?.get(name);
    if (set && pair) candidates.push({ set, pair, origin, n });
    // A set or a pair that is only referred to, and not in sight.
    if (!pairs || pairs.has('')) open = true;
  }
  if (open && !search.value) search.unknown = true;
  if (candidates.length > 1) candidates.sort((a, b) => scoreOf(b.set) - scoreOf(a.set) || b.n - a.n);
  const { ruleOf } = indexOf(pacemaker);
  for (const { set, pair, origin } of candidates) {
    const answer = setCounts(set, subject, ruleOf, pacemaker.version);
    if (answer !== 'no') take(search, pair.value, origin, answer);
  }
}

interface Candidate {
  readonly set: PairSet;
  readonly pair: { readonly value?: Located<string> };
  readonly origin: ValueOrigin;
  readonly n: number;
}

/** Takes a weaker value in: it counts only where nothing stronger does. */
export function take(
  search: Search,
  value: Located<string> | undefined,
  origin: ValueOrigin,
  answer: 'yes' | 'unknown',
): void {
  if (value?.value.toLowerCase() === '#default') {
    if (answer === 'yes') search.value = undefined;
    else if (search.value) search.unknown = true;
    return;
  }
  if (search.value) return;
  // A value that a template language fills in is set, but to what nobody knows.
  if (!value) search.unknown = true;
  else if (answer === 'yes') search.value = { ...value, origin };
  else search.possible.push({ ...value, origin });
}

/** The set that is meant: of a set with `id-ref` the one that it refers to; undefined where that is not in sight. */
export function resolved(pacemaker: PacemakerModel, set: PairSet): PairSet | undefined {
  return set.idRef ? indexOf(pacemaker).setOf(set.element, set.idRef.value) : set;
}

/** Score of a set as a number. */
export function scoreOf(set: PairSet): number {
  const text = set.score?.value ?? '0';
  if (/^\+?INFINITY$/.test(text)) return 1_000_000;
  if (text === '-INFINITY') return -1_000_000;
  return Number.parseInt(text, 10) || 0;
}

/** Values by name; of a name that is written twice the first. A pair without value is filled in from outside. */
export function valuesOf(set: PairSet): ReadonlyMap<string, { readonly value?: Located<string> }> {
  let found = values.get(set);
  if (!found) {
    const map = new Map<string, { readonly value?: Located<string> }>();
    for (const pair of set.pairs) {
      const known = map.get(pair.name.value);
      if (!known) map.set(pair.name.value, pair);
      else if (known.value && pair.value?.value.toLowerCase() === '#default') map.set(pair.name.value, pair);
    }
    found = map;
    values.set(set, found);
  }
  return found;
}

const values = new WeakMap<PairSet, ReadonlyMap<string, { readonly value?: Located<string> }>>();

interface Index {
  setOf(element: string, id: string): PairSet | undefined;
  ruleOf(id: string): RuleFacts | undefined;
}

/** Made when the first reference asks. */
const indexOf = remembered<PacemakerModel, Index>(pacemaker => {
  let made: Made | undefined;
  const get = (): Made => {
    made ??= makeMaps(pacemaker);
    return made;
  };
  return {
    setOf: (element, id) => get().sets.get(`${element} ${id}`),
    ruleOf: id => get().rules.get(id),
  };
});

interface Made {
  readonly sets: ReadonlyMap<string, PairSet>;
  readonly rules: ReadonlyMap<string, RuleFacts>;
}

function makeMaps({ facts, allResources }: PacemakerModel): Made {
  const sets = new Map<string, PairSet>();
  const rules = new Map<string, RuleFacts>();
  const addRule = (rule: RuleFacts): void => {
    if (rule.id && !rules.has(rule.id.value)) rules.set(rule.id.value, rule);
    for (const condition of rule.conditions) if (condition.kind === 'rule') addRule(condition);
  };
  for (const set of allSets(facts, [...allResources, ...facts.templates])) {
    const key = set.id && `${set.element} ${set.id.value}`;
    if (key && !sets.has(key)) sets.set(key, set);
    set.rules.forEach(addRule);
  }
  for (const constraint of facts.constraints) {
    constraint.rules.forEach(addRule);
    constraint.lifetime.forEach(addRule);
  }
  return { sets, rules };
}

function* allSets(facts: PacemakerFacts, resources: PacemakerModel['allResources']): Generator<PairSet> {
  yield* facts.properties;
  yield* facts.rscDefaults;
  yield* facts.opDefaults;
  for (const node of facts.nodes) {
    yield* node.attributes;
    yield* node.utilization;
  }
  for (const resource of resources) {
    yield* resource.meta;
    yield* resource.parameters;
    yield* resource.utilization;
    for (const operation of resource.operations) {
      yield* operation.meta;
      yield* operation.instance;
    }
  }
  for (const alert of facts.alerts) {
    yield* alert.meta;
    yield* alert.parameters;
  }
}
