import type { Located } from './effective.ts';
import type { ConstraintFacts, PacemakerModel, ResourceFacts } from './pacemaker.ts';
import { remembered } from './remembered.ts';
import { scoreOf } from './score.ts';

/** What a location constraint says about one resource and one node. */
export interface Placement {
  readonly constraint: ConstraintFacts;
  readonly resource: ResourceFacts;
  readonly node: Located<string>;
  readonly score: Located<string>;
  readonly value: number;
}

/**
 * Location constraints that name a node and hold whatever the role; sets, patterns and tags are written out. Those
 * with a rule depend on the nodes and the time, and are left out.
 */
export const placements = remembered<PacemakerModel, readonly Placement[]>(find);

/** Resources that a location constraint is about; undefined where its pattern cannot be read. */
export function placedResources(
  constraint: ConstraintFacts,
  pacemaker: PacemakerModel,
): readonly ResourceFacts[] | undefined {
  const pattern = constraint.attributes.get('rsc-pattern');
  if (pattern) return resourcesLike(pattern.value, pacemaker);
  const ids = [...constraint.uses, ...constraint.sets.flatMap(s => s.uses)].map(u => u.id.value);
  const tags = tagsOf(pacemaker);
  return ids.flatMap(id => tags.get(id) ?? [id]).flatMap(id => pacemaker.resources.get(id) ?? []);
}

/**
 * Resources whose ids match a pattern: an extended POSIX expression that may match anywhere, or with `!` before it one
 * that must not. Undefined where JavaScript may understand it in another way, and after very many comparisons.
 */
export function resourcesLike(pattern: string, pacemaker: PacemakerModel): readonly ResourceFacts[] | undefined {
  let patterns = patternsOf.get(pacemaker);
  if (!patterns) {
    patterns = { found: new Map(), stepsLeft: 1_000_000 };
    patternsOf.set(pacemaker, patterns);
  }
  if (patterns.found.has(pattern)) return patterns.found.get(pattern);
  const ids = pacemaker.allResources.filter(r => r.id);
  // A pattern may try every division of an id among its repetitions.
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  const cost = (id: string): number => Math.max(1, id.length ** repetitions / 100);
  for (const { id } of ids) patterns.stepsLeft -= cost(id?.value ?? '');
  const matches = patterns.stepsLeft < 0 ? undefined : matcher(pattern);
  const list = matches && ids.filter(r => matches(r.id?.value ?? ''));
  patterns.found.set(pattern, list);
  return list;
}

const patternsOf = new WeakMap<
  PacemakerModel,
  { readonly found: Map<string, readonly ResourceFacts[] | undefined>; stepsLeft: number }
>();

function matcher(text: string): ((id: string) => boolean) | undefined {
  const negated = text.startsWith('!');
  const source = negated ? text.slice(1) : text;
  // Classes in brackets, back references and what only JavaScript knows; nested repetition may take for ever.
  if (source === '' || /\[[[:=.]|\\|\(\?|[*+?}][*+?{]|\)[*+{]/.test(source) || source.length > 200) return undefined;
  try {
    const expression = new RegExp(source, 'u');
    return id => expression.test(id) !== negated;
  } catch {
    return undefined;
  }
}

/** A pattern over many resources stands for many placements: what comes after these is not looked at. */
const most = 100_000;

function find(pacemaker: PacemakerModel): Placement[] {
  const found: Placement[] = [];
  for (const constraint of pacemaker.facts.constraints) {
    const { kind, node, score, hasRule, attributes, uses } = constraint;
    if (kind !== 'location' || hasRule || !node || !score || found.length > most) continue;
    if (attributes.has('role') || uses.some(u => u.role) || constraint.sets.some(s => s.attributes.has('role')))
      continue;
    const value = scoreOf(score);
    if (value === undefined) continue;
    for (const resource of placedResources(constraint, pacemaker) ?? []) {
      found.push({ constraint, resource, node, score, value });
    }
  }
  return found;
}

const tagsOf = remembered<PacemakerModel, ReadonlyMap<string, readonly string[]>>(
  ({ facts }) => new Map(facts.tags.flatMap(t => (t.id ? [[t.id.value, t.members.map(m => m.value)]] : []))),
);
