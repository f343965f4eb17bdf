import type { Finding, Place } from './cluster/finding.ts';
import type { Model } from './cluster/model.ts';
import type { Rule, Subjects } from './rules/rule.ts';

/** Runs every rule over its subjects. A rule that throws is one finding; the others go on. */
export function runRules(rules: readonly Rule[], model: Model, profiles: readonly string[]): Finding[] {
  const found: Finding[] = [];
  const subjects: { readonly [K in keyof Subjects]: readonly Subjects[K][] } = {
    drbd: model.drbd,
    'drbd.resource': model.drbdResources,
    corosync: model.corosync,
    pacemaker: model.pacemaker,
    cluster: [model],
  };
  for (const rule of rules) {
    if (rule.profiles && !rule.profiles.some(p => profiles.includes(p))) continue;
    for (const subject of subjects[rule.on]) {
      try {
        rule.check(
          subject as never,
          (at: Place, message, { severity = rule.severity, ...rest } = {}) => {
            found.push({ file: at.file, span: at.span, rule: rule.id, severity, message, ...rest });
          },
          model,
        );
      } catch (failure) {
        const reason = failure instanceof Error ? failure.message : String(failure);
        found.push({
          file: fileOf(subject, model),
          span: { start: 0, end: 0 },
          rule: 'quorumlens/internal',
          severity: 'warning',
          message: {
            en: `the rule ${rule.id} failed (${reason}); the others were applied`,
            ja: `ルール ${rule.id} の実行に失敗したため、ほかのルールだけを適用しました（${reason}）`,
          },
        });
      }
    }
  }
  return found;
}

function fileOf(subject: Subjects[keyof Subjects], model: Model): string {
  if ('file' in subject) return subject.file;
  if ('files' in subject && typeof subject.files[0] === 'string') return subject.files[0];
  return model.cluster.files[0] ?? '';
}
