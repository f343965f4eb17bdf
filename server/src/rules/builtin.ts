import type { BuiltinRule } from './builtin/builtin-rule.ts';
import { cibRules } from './builtin/cib.ts';
import { corosyncRules } from './builtin/corosync.ts';
import { drbdRules } from './builtin/drbd.ts';
import { quorumlensRules } from './builtin/quorumlens.ts';
import { rules } from './index.ts';

export type { BuiltinRule } from './builtin/builtin-rule.ts';

/** Every finding that no rule file makes. */
export const builtinRules: readonly BuiltinRule[] = [...drbdRules, ...corosyncRules, ...cibRules, ...quorumlensRules];

/** Words a rule may be set to. */
export const ruleSettings = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** Every id a finding may carry. */
export function ruleIds(): ReadonlySet<string> {
  return new Set([...builtinRules.map(r => r.id), ...rules.map(r => r.id)]);
}
