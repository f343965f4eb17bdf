import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { OperationFacts, PacemakerModel, ResourceFacts } from './pacemaker.ts';

/** A recurring operation, and the earlier one of its resource that has the same name and interval. */
export interface OperationPair {
  readonly first: OperationFacts;
  readonly second: OperationFacts;
  readonly intervalMs: number;
}

/**
 * Pairs that Pacemaker takes for one operation: it tells the recurring operations of a resource apart by name and
 * interval, whatever their roles, and also when they are switched off. Operations of a template count apart, for
 * those of the primitive replace them.
 */
export function operationPairs(pacemaker: PacemakerModel): OperationPair[] {
  const { version } = pacemaker;
  const found: OperationPair[] = [];
  for (const { operations } of withOperations(pacemaker)) {
    const seen = new Map<string, OperationFacts>();
    for (const operation of operations) {
      const { name, interval } = operation;
      const intervalMs = interval && cibMilliseconds(interval.value, version);
      if (!name || !intervalMs) continue;
      const key = `${name.value} ${intervalMs}`;
      const first = seen.get(key);
      if (first) found.push({ first, second: operation, intervalMs });
      else seen.set(key, operation);
    }
  }
  return found;
}

/** Resources, and the templates that one of them uses: operations of an unused template are not read. */
export function withOperations({ allResources, templates }: PacemakerModel): readonly ResourceFacts[] {
  if (templates.size === 0) return allResources;
  const used = new Set(allResources.map(r => r.template?.value));
  return [...allResources, ...[...templates].flatMap(([id, template]) => (used.has(id) ? [template] : []))];
}

/** Role of an operation by its newer name; without one it is for Started. */
export function roleOf({ role }: OperationFacts): string {
  const text = role?.value ?? 'Started';
  return { master: 'Promoted', slave: 'Unpromoted' }[text.toLowerCase()] ?? text;
}
