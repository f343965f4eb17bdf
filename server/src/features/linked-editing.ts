import { type Span, touches } from '../text/span.ts';
import { type Context, cursorIn } from './context.ts';

/** Start tag and end tag of an element, which change together. */
export function linkedEditing(context: Context, offset: number): Span[] | undefined {
  const { node, part } = cursorIn(context, offset);
  if (node?.kind !== 'section' || part !== 'keyword' || !node.endKeyword) return undefined;
  const { keyword, endKeyword } = node;
  if (keyword.value !== endKeyword.value) return undefined;
  return touches(keyword.span, offset) || touches(endKeyword.span, offset)
    ? [keyword.span, endKeyword.span]
    : undefined;
}
