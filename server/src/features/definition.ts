import type { Place } from '../cluster/finding.ts';
import type { Span } from '../text/span.ts';
import { type Context, nameAt } from './context.ts';
import { usesOf } from './names.ts';

export interface Target extends Place {
  /** What to show of the target, such as the section that the name stands on. */
  readonly whole: Span;
}

export interface Definitions {
  /** The word that was asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/** Where the name under the offset is made, in all files of the cluster; files that define it differently all count. */
export function definition(context: Context, offset: number): Definitions | undefined {
  const name = nameAt(context, offset);
  if (!name) return undefined;
  const targets = usesOf(context, name)
    .filter(use => use.role === 'definition')
    .map(use => ({ file: use.file, span: use.span, whole: use.whole ?? use.span }));
  return targets.length === 0 ? undefined : { origin: name.span, targets };
}
