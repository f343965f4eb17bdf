import type { Severity } from '../schema/entry.ts';
import type { Text } from '../text/text.ts';

/** Whether a severity is at a bar or above it. */
export function atLeast(severity: Severity, bar: Severity): boolean {
  return rank[severity] >= rank[bar];
}

/** Severities as words, for people. */
export const severityWords: Record<Severity, Text> = {
  error: { en: 'error', ja: 'エラー' },
  warning: { en: 'warning', ja: '警告' },
  info: { en: 'info', ja: '情報' },
  hint: { en: 'hint', ja: 'ヒント' },
};

/** How many findings there are of each severity. */
export function countBySeverity(all: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of all) counts[severity]++;
  return counts;
}

const rank: Record<Severity, number> = { hint: 0, info: 1, warning: 2, error: 3 };
