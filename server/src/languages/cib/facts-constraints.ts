import type { Located } from '../../cluster/effective.ts';
import type { Place } from '../../cluster/finding.ts';
import type {
  ConstraintFacts,
  ConstraintKind,
  ResourceSetFacts,
  ResourceUse,
  RuleFacts,
} from '../../cluster/pacemaker.ts';
import { type FactsReader, WithAttributes } from './facts-reader.ts';
import { readRules } from './facts-sets.ts';
import { nameNumber } from './names.ts';

export const constraintKinds: ReadonlyMap<string, ConstraintKind> = new Map([
  ['rsc_colocation', 'colocation'],
  ['rsc_order', 'order'],
  ['rsc_location', 'location'],
  ['rsc_ticket', 'ticket'],
]);

/** A constraint with what it ties together. */
export function readConstraint(reader: FactsReader, e: number, kind: ConstraintKind): ConstraintFacts {
  const uses: ResourceUse[] = [];
  for (const { as, role, action, number } of constraintEnds[kind]) {
    const id = reader.attribute(e, number);
    if (!id) continue;
    uses.push({
      id,
      as,
      role: role < 0 ? undefined : reader.attribute(e, role),
      action: action < 0 ? undefined : reader.attribute(e, action),
    });
  }
  const sets: ResourceSetFacts[] = [];
  const lifetime: RuleFacts[] = [];
  let hasRule = false;
  for (let child = reader.first(e); child >= 0; child = reader.next(child)) {
    const name = reader.name(child);
    if (name === 'resource_set') sets.push(resourceSet(reader, child));
    if (name === 'rule' || name === 'lifetime') hasRule = true;
    if (name === 'lifetime') lifetime.push(...readRules(reader, child));
  }
  return new ConstraintView(reader, e, {
    kind,
    section: reader.section(e),
    id: reader.attribute(e, attribute.id),
    uses,
    sets,
    score: reader.attribute(e, attribute.score),
    node: reader.attribute(e, attribute.node),
    ticket: reader.attribute(e, attribute.ticket),
    hasRule,
    rules: hasRule ? readRules(reader, e) : none,
    lifetime,
  });
}

const attribute = {
  action: nameNumber('action'),
  id: nameNumber('id'),
  node: nameNumber('node'),
  role: nameNumber('role'),
  score: nameNumber('score'),
  ticket: nameNumber('ticket'),
} as const;

const none: RuleFacts[] = [];

interface ConstraintEnd {
  readonly as: string;
  readonly number: number;
  readonly role: number;
  readonly action: number;
}

function end(as: string, role = '', action = ''): ConstraintEnd {
  return { as, number: nameNumber(as), role: nameNumber(role), action: nameNumber(action) };
}

const constraintEnds: Readonly<Record<ConstraintKind, readonly ConstraintEnd[]>> = {
  colocation: [end('rsc', 'rsc-role'), end('with-rsc', 'with-rsc-role')],
  order: [end('first', '', 'first-action'), end('then', '', 'then-action')],
  location: [end('rsc', 'role')],
  ticket: [end('rsc', 'rsc-role')],
};

function resourceSet(reader: FactsReader, e: number): ResourceSetFacts {
  const uses: ResourceUse[] = [];
  for (const member of reader.children(e, 'resource_ref')) {
    const id = reader.attribute(member, attribute.id);
    if (!id) continue;
    uses.push({
      id,
      as: 'set',
      role: reader.attribute(e, attribute.role),
      action: reader.attribute(e, attribute.action),
    });
  }
  return { at: reader.nameAt(e), uses, attributes: reader.attributesOf(e) };
}

class ConstraintView extends WithAttributes implements ConstraintFacts {
  readonly kind: ConstraintKind;
  readonly section: Place;
  readonly id?: Located<string>;
  readonly uses: readonly ResourceUse[];
  readonly sets: readonly ResourceSetFacts[];
  readonly score?: Located<string>;
  readonly node?: Located<string>;
  readonly ticket?: Located<string>;
  readonly hasRule: boolean;
  readonly rules: readonly RuleFacts[];
  readonly lifetime: readonly RuleFacts[];

  constructor(reader: FactsReader, element: number, facts: Omit<ConstraintFacts, 'at' | 'attributes'>) {
    super(reader, element);
    this.kind = facts.kind;
    this.section = facts.section;
    this.id = facts.id;
    this.uses = facts.uses;
    this.sets = facts.sets;
    this.score = facts.score;
    this.node = facts.node;
    this.ticket = facts.ticket;
    this.hasRule = facts.hasRule;
    this.rules = facts.rules;
    this.lifetime = facts.lifetime;
  }
}
