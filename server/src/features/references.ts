import type { Place } from '../cluster/finding.ts';
import { type Context, nameAt } from './context.ts';
import { usesOf } from './names.ts';

/** Every place in the cluster that uses the name under the offset. */
export function references(
  context: Context,
  offset: number,
  { includeDefinitions = true }: { includeDefinitions?: boolean } = {},
): Place[] {
  const name = nameAt(context, offset);
  if (!name) return [];
  return usesOf(context, name)
    .filter(use => includeDefinitions || use.role === 'reference')
    .map(({ file, span }) => ({ file, span }));
}
