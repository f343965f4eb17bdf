import type { Span } from './span.ts';

/** One edit between two texts: `from..to` of the text before became what stands there now, and the rest moved by `by`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** The smallest edit that makes one text of another; undefined where they are the same. */
export function changeBetween(before: string, after: string): Change | undefined {
  const most = Math.min(before.length, after.length);
  const from = sameAtStart(before, after, most);
  if (from === most && before.length === after.length) return undefined;
  const tail = sameAtEnd(before, after, most - from);
  return { from, to: before.length - tail, by: after.length - before.length };
}

/** Moves what stands at or behind an offset. Spans are moved in place: whoever holds one sees it move. */
export function moveFrom(offset: number, by: number): (span: Span) => void {
  return span => {
    if (span.start < offset) return;
    const own = span as { start: number; end: number };
    own.start += by;
    own.end += by;
  };
}

const chunk = 4096;

function sameAtStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + chunk <= most && a.slice(at, at + chunk) === b.slice(at, at + chunk)) at += chunk;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function sameAtEnd(a: string, b: string, most: number): number {
  let n = 0;
  while (
    n + chunk <= most &&
    a.slice(a.length - n - chunk, a.length - n) === b.slice(b.length - n - chunk, b.length - n)
  )
    n += chunk;
  while (n < most && a.charCodeAt(a.length - n - 1) === b.charCodeAt(b.length - n - 1)) n++;
  return n;
}
