import { pathOf } from '../syntax/cursor.ts';
import { contains, type Span } from '../text/span.ts';
import { type Context, cursorIn } from './context.ts';

/** Ever larger spans around the offset: word, quoted word, statement, body, section … file. */
export function selectionRanges(context: Context, offset: number): Span[] {
  const cursor = cursorIn(context, offset);
  const spans: Span[] = [{ start: 0, end: context.file.text.length }];
  const add = (span: Span | undefined): void => {
    const last = spans.at(-1) as Span;
    if (!span || !contains(last, span) || !contains(span, { start: offset, end: offset })) return;
    if (span.start !== last.start || span.end !== last.end) spans.push(span);
  };
  for (const section of pathOf(cursor.section)) {
    add(section.span);
    add(section.body);
  }
  const { node } = cursor;
  if (node) {
    add(node.span);
    if (node.kind === 'option') {
      const first = node.values[0];
      const last = node.values.at(-1);
      if (first && last) add({ start: first.outer.start, end: last.outer.end });
    }
  }
  add(cursor.word?.outer);
  add(cursor.word?.span);
  return spans.reverse();
}
