import type { Severity } from '../../schema/entry.ts';
import type { Page } from '../rule.ts';

/** A finding that no rule file makes: of the parsers, the binder, the analysis, the command line. It has a page too. */
export interface BuiltinRule {
  readonly id: string;
  /** Its usual severity; single entries of the tables may say otherwise. */
  readonly severity: Severity;
  readonly doc: { readonly en: Page; readonly ja: Page };
  readonly examples?: { readonly bad: readonly string[]; readonly good: readonly string[] };
}
