import type { Span } from '../text/span.ts';

interface Placed {
  readonly span: Span;
}

/** A problem or finding: where it is, what has to do with it, and where its fixes write; `P` is what a place is. */
interface Spread<P extends Placed> extends Placed {
  readonly related?: readonly P[];
  readonly fixes?: readonly { readonly edits: readonly P[] }[];
}

/** Every place of a problem or finding, its own first. */
export function* placesIn<P extends Placed>(found: P & Spread<P>): Generator<P> {
  yield found;
  yield* found.related ?? [];
  for (const fix of found.fixes ?? []) yield* fix.edits;
}

/** Moves every span of a problem or finding; each is its own (see `withOwnSpans`). */
export function movePlaces(found: Spread<Placed>, move: (span: Span) => void): void {
  for (const { span } of placesIn<Placed>(found)) move(span);
}

/** The same with spans that belong to nothing else, so that they can be moved. */
export function withOwnSpans<T extends Spread<Placed>>(found: T): T {
  const own = <P extends Placed>(place: P): P => ({ ...place, span: { ...place.span } });
  return {
    ...own(found),
    ...(found.related ? { related: found.related.map(own) } : {}),
    ...(found.fixes ? { fixes: found.fixes.map(fix => ({ ...fix, edits: fix.edits.map(own) })) } : {}),
  };
}
