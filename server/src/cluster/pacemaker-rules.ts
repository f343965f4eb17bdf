import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { ConditionFacts, PairSet, RuleFacts, TestFacts } from './pacemaker.ts';

/** What a rule is asked about: a resource by its agent, and an operation of it. */
export interface RuleSubject {
  /** Undefined for groups, clones and bundles: they have no agent. */
  readonly agentClass?: string | undefined;
  readonly provider?: string | undefined;
  readonly type?: string | undefined;
  /** Set where operations are meant. */
  readonly operation?: { readonly name: string | undefined; readonly intervalMs: number | undefined };
  /** The agent stands in a template that is not in sight, or is filled in. */
  readonly isOpen?: boolean;
}

export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether a set counts for a subject as far as the file alone can say: what is asked of the resource and the operation
 * is certain, what is asked of the date or of a node is not. One rule that holds is enough for a set.
 */
export function setCounts(
  { hasRule, rules }: PairSet,
  subject: RuleSubject,
  ruleOf: (id: string) => RuleFacts | undefined,
  version: string,
): Answer {
  if (!hasRule) return 'yes';
  return any(rules.map(rule => holds(rule, subject, ruleOf, version, 0)));
}

/** References of rules to rules may run in a circle. */
const deepest = 16;

function holds(
  condition: ConditionFacts,
  subject: RuleSubject,
  ruleOf: (id: string) => RuleFacts | undefined,
  version: string,
  depth: number,
): Answer {
  if (condition.kind !== 'rule') return tests[condition.kind](condition, subject, version);
  if (depth > deepest) return 'unknown';
  if (condition.idRef) {
    const found = ruleOf(condition.idRef.value);
    return found ? holds(found, subject, ruleOf, version, depth + 1) : 'unknown';
  }
  if (condition.conditions.length === 0) return 'unknown';
  const answers = condition.conditions.map(c => holds(c, subject, ruleOf, version, depth + 1));
  return condition.joinedBy === 'or' ? any(answers) : all(answers);
}

function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.length === 0 || answers.includes('unknown') ? 'unknown' : 'no';
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

const tests: Readonly<Record<TestFacts['kind'], (test: TestFacts, subject: RuleSubject, version: string) => Answer>> = {
  node: () => 'unknown',
  date: () => 'unknown',
  resource({ attributes }, subject) {
    if (subject.isOpen) return 'unknown';
    const asked = [
      [attributes.get('class')?.value, subject.agentClass],
      [attributes.get('provider')?.value, subject.provider],
      [attributes.get('type')?.value, subject.type],
    ] as const;
    return asked.every(([wanted, is]) => wanted === undefined || wanted === is) ? 'yes' : 'no';
  },
  operation({ attributes }, { operation }, version) {
    if (!operation) return 'no';
    const name = attributes.get('name')?.value;
    if (operation.name === undefined) return 'unknown';
    if (name !== undefined && name !== operation.name) return 'no';
    const interval = attributes.get('interval')?.value;
    if (interval === undefined) return 'yes';
    const milliseconds = cibMilliseconds(interval, version);
    if (milliseconds === undefined || operation.intervalMs === undefined) return 'unknown';
    return milliseconds === operation.intervalMs ? 'yes' : 'no';
  },
};
