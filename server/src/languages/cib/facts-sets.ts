import type { Located } from '../../cluster/effective.ts';
import type { Place } from '../../cluster/finding.ts';
import type { ConditionFacts, Pair, PairSet, RuleFacts, TestFacts } from '../../cluster/pacemaker.ts';
import { type FactsReader, WithAttributes } from './facts-reader.ts';
import { nameNumber } from './names.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Pairs of a file: those that only refer to another one take its name and value when all are known. */
export interface PairIndex {
  readonly byId: Map<string, Pair>;
  readonly referring: Writable<Pair>[];
}

/** A set of name-value pairs with its rules. */
export function readSet(reader: FactsReader, e: number, index: PairIndex): PairSet {
  const pairs: Pair[] = [];
  let hasRule = false;
  for (let child = reader.first(e); child >= 0; child = reader.next(child)) {
    const name = reader.name(child);
    if (name === 'rule') hasRule = true;
    if (name !== 'nvpair') continue;
    const pair = readPair(reader, child, index);
    if (pair) pairs.push(pair);
  }
  return {
    at: reader.nameAt(e),
    element: reader.name(e),
    id: reader.attribute(e, attribute.id),
    idRef: reader.attribute(e, attribute.idRef),
    score: reader.attribute(e, attribute.score),
    hasRule,
    rules: hasRule ? readRules(reader, e) : none,
    pairs,
  };
}

/** The sets of one element name in an element. */
export function readSets(reader: FactsReader, e: number, element: string, index: PairIndex): PairSet[] {
  return reader.children(e, element).map(set => readSet(reader, set, index));
}

/** The rules in an element. */
export function readRules(reader: FactsReader, e: number): RuleFacts[] {
  return reader.children(e, 'rule').map(rule => readRule(reader, rule, 0));
}

/** Gives pairs that only refer to another one its name and value. */
export function resolvePairs({ byId, referring }: PairIndex): void {
  for (const pair of referring) {
    const found = byId.get(pair.idRef?.value ?? '');
    if (!found) continue;
    if (pair.name.value === '') pair.name = found.name;
    if (found.value) pair.value = found.value;
  }
}

const attribute = {
  booleanOp: nameNumber('boolean-op'),
  id: nameNumber('id'),
  idRef: nameNumber('id-ref'),
  name: nameNumber('name'),
  role: nameNumber('role'),
  score: nameNumber('score'),
  scoreAttribute: nameNumber('score-attribute'),
  value: nameNumber('value'),
} as const;

const none: readonly RuleFacts[] = [];

/** Rules nest as deep as a person can follow; what is deeper is no CIB. */
const deepest = 16;

const tests: ReadonlyMap<string, TestFacts['kind']> = new Map([
  ['expression', 'node'],
  ['date_expression', 'date'],
  ['rsc_expression', 'resource'],
  ['op_expression', 'operation'],
]);

function readPair(reader: FactsReader, e: number, { byId, referring }: PairIndex): Pair | undefined {
  const idRef = reader.attribute(e, attribute.idRef);
  const name = reader.attribute(e, attribute.name) ?? (idRef ? { value: '', at: idRef.at } : undefined);
  if (!name) return undefined;
  const id = reader.attribute(e, attribute.id);
  const pair: Writable<Pair> = { name };
  const value = reader.attribute(e, attribute.value);
  if (value) pair.value = value;
  if (id) pair.id = id;
  if (idRef) {
    pair.idRef = idRef;
    referring.push(pair);
  } else if (id && !byId.has(id.value)) {
    byId.set(id.value, pair);
  }
  return pair;
}

function readRule(reader: FactsReader, e: number, depth: number): RuleFacts {
  const conditions: ConditionFacts[] = [];
  for (let child = reader.first(e); child >= 0; child = reader.next(child)) {
    const name = reader.name(child);
    const kind = tests.get(name);
    if (kind) conditions.push(new TestView(reader, child, kind));
    else if (name === 'rule' && depth < deepest) conditions.push(readRule(reader, child, depth + 1));
  }
  return {
    kind: 'rule',
    at: reader.nameAt(e),
    section: reader.section(e),
    id: reader.attribute(e, attribute.id),
    idRef: reader.attribute(e, attribute.idRef),
    joinedBy: reader.attribute(e, attribute.booleanOp)?.value === 'or' ? 'or' : 'and',
    score: reader.attribute(e, attribute.score),
    scoreAttribute: reader.attribute(e, attribute.scoreAttribute),
    role: reader.attribute(e, attribute.role),
    conditions,
  };
}

class TestView extends WithAttributes implements TestFacts {
  readonly kind: TestFacts['kind'];
  readonly section: Place;
  readonly spec?: ReadonlyMap<string, Located<string>>;
  readonly duration?: ReadonlyMap<string, Located<string>>;

  constructor(reader: FactsReader, e: number, kind: TestFacts['kind']) {
    super(reader, e);
    this.kind = kind;
    this.section = reader.section(e);
    if (kind !== 'date') return;
    const [spec] = reader.children(e, 'date_spec');
    const [duration] = reader.children(e, 'duration');
    if (spec !== undefined) this.spec = reader.attributesOf(spec);
    if (duration !== undefined) this.duration = reader.attributesOf(duration);
  }
}
