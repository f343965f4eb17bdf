import type { CorosyncModel } from '../cluster/corosync.ts';
import type { DrbdConfiguration, DrbdResource } from '../cluster/drbd.ts';
import type { Fix, Place, Related } from '../cluster/finding.ts';
import type { Model } from '../cluster/model.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import type { Severity, Tool } from '../schema/entry.ts';
import type { Text } from '../text/text.ts';

/**
 * Subjects a rule may be about. What is found about a `drbd.resource` and a `drbd.options` is kept until that resource,
 * what holds for all resources of its configuration, or the cluster around them changes: such a rule may ask anything
 * but other resources. What compares resources is about `drbd`, and finds them by an index (`cluster/drbd-index.ts`).
 */
export interface Subjects {
  drbd: DrbdConfiguration;
  'drbd.resource': DrbdResource;
  /** The configuration as one set of values sees it: common with one resource; see `cluster/drbd-views.ts`. */
  'drbd.options': DrbdConfiguration;
  corosync: CorosyncModel;
  pacemaker: PacemakerModel;
  cluster: Model;
}

export interface Page {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface ReportOptions {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly refusedBy?: readonly Tool[];
  /** Where one rule speaks with different weight; else the rule's severity. */
  readonly severity?: Severity;
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

export type Report = (at: Place, message: Text, options?: ReportOptions) => void;

/** A rule: its page, its check, and examples that are its documentation and its tests. */
export interface Rule<K extends keyof Subjects = keyof Subjects> {
  readonly id: string;
  readonly severity: Severity;
  readonly on: K;
  /** Only where one of these profiles is switched on. */
  readonly profiles?: readonly string[];
  readonly doc: { readonly en: Page; readonly ja: Page };
  check(subject: Subjects[K], report: Report, model: Model): void;
  readonly examples: { readonly bad: readonly string[]; readonly good: readonly string[] };
}

/** Identity function that ties the type of the subject to `on`. */
export function rule<const K extends keyof Subjects>(definition: Rule<K>): Rule<K> {
  return definition;
}
