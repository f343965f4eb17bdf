import type { Fix } from '../cluster/finding.ts';
import type { ConstraintFacts } from '../cluster/pacemaker.ts';

/** Offers to take a constraint out. What is placed and started may change, so it is not safe. */
export function removal({ section }: ConstraintFacts): Fix {
  return {
    title: { en: 'Remove the constraint', ja: '制約を削除する' },
    safe: false,
    edits: [{ ...section, newText: '' }],
  };
}
