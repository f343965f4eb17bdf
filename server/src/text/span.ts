/** Half-open range of UTF-16 offsets in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** Whether the offset lies in the span or at one of its ends, as a cursor does. */
export function touches(s: Span, offset: number): boolean {
  return s.start <= offset && offset <= s.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
