import type { Span } from '../text/span.ts';
import { type Context, nameAt } from './context.ts';
import { usesOf } from './names.ts';

export interface Highlight {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

/** The places in this file that use the name under the offset; where it is made counts as written. */
export function highlight(context: Context, offset: number): Highlight[] {
  const name = nameAt(context, offset);
  if (!name) return [];
  return usesOf(context, name)
    .filter(use => use.file === context.file.file)
    .map(({ span, role }) => ({ span, kind: role === 'definition' ? 'write' : 'read' }));
}
