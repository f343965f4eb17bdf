import type { Tool } from '../schema/entry.ts';
import { compareVersions } from '../schema/release.ts';
import type { Located } from './effective.ts';
import type { PacemakerFacts, PacemakerModel } from './pacemaker.ts';
import { truth } from './truth.ts';

/*
 * Who refuses a CIB because of an id or a reference, as crm_verify 2.1.5 and 3.0.2 did when asked. The schema comes
 * first: unique ids and references to some id are its business. What an id belongs to is seen by crm_verify only.
 */

/** Whether a schema is in force: `none` switches it off. A fragment is judged as a part of a CIB that has one. */
export function schemaRefuses(facts: PacemakerFacts): boolean {
  return facts.validateWith ? facts.validateWith.value !== 'none' : !facts.whole;
}

/** The `refusedBy` of a finding; left out where no tool refuses the file. */
export function refusedBy(tools: readonly Tool[]): { readonly refusedBy?: readonly Tool[] } {
  return tools.length > 0 ? { refusedBy: tools } : {};
}

/** Tools that refuse a reference to an id that no element has. `kind` is what crm_verify itself looks for. */
export function refusesUnknown(
  facts: PacemakerFacts,
  kind: 'resource' | 'template' | 'pairs' | 'other',
  version: string,
): Tool[] {
  if (schemaRefuses(facts)) return ['rng', 'crm_verify'];
  if (kind === 'resource' || kind === 'template') return ['crm_verify'];
  return kind === 'pairs' && isStrict(version) ? ['crm_verify'] : [];
}

/** From 3.0 on, an id-ref that finds no element of its kind is an error; before, crm_verify mentions it and exits 0. */
export function isStrict(version: string): boolean {
  return compareVersions(version, '3.0.0') >= 0;
}

/** Whether members of tags are references of the schema: free text since pacemaker-3.3. */
export function tagMembersAreReferences(facts: PacemakerFacts): boolean {
  const found = /^pacemaker-(\d+\.\d+)$/.exec(facts.validateWith?.value ?? '');
  return found !== null && compareVersions(found[1] as string, '3.3') < 0;
}

/** crm_verify places resources only where the file has a status section. */
export function ifPlaced({ record }: PacemakerFacts): readonly Tool[] {
  return record ? ['crm_verify'] : [];
}

/** Likewise the operations of resources; in maintenance mode it does not look at them either. */
export function ifScheduled({ facts, property }: PacemakerModel): readonly Tool[] {
  return facts.record && truth(property('maintenance-mode')) !== true ? ['crm_verify'] : [];
}

/** Where fencing is switched off; undefined where it is on, as it is by default. */
export function fencingOff({ property }: PacemakerModel): Located<string> | undefined {
  const written = property('stonith-enabled');
  return written && truth(written) === false ? written : undefined;
}
