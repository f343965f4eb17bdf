import type { SyntaxProblem } from '../../syntax/tree.ts';
import { firstWhere } from '../../text/first-where.ts';
import type { Span } from '../../text/span.ts';

/** An element is ten integers; these are their places. */
export const NAME = 0;
/** Of the `<`. */
export const START = 1;
/** Behind the start tag. */
export const OPEN_END = 2;
/** Of the end tag, or where the element ends without one. */
export const CLOSE_START = 3;
/** Behind the end tag. Equal to CLOSE_START where there is none. */
export const END = 4;
/** Numbers of elements; -1: none. */
export const PARENT = 5;
export const FIRST = 6;
export const NEXT = 7;
/** Numbers of the first attribute and of the one behind the last. */
export const ATTRIBUTES = 8;
export const ATTRIBUTES_END = 9;
export const ELEMENT = 10;

/** An attribute is five integers: name, start, end (behind the quote), start and end of the value (-1: it has none). */
export const ATTRIBUTE_NAME = 0;
export const ATTRIBUTE_START = 1;
export const ATTRIBUTE_END = 2;
export const VALUE_START = 3;
export const VALUE_END = 4;
export const ATTRIBUTE = 5;

/** A run of text that is not blank: start, end, number of the element around it, kind. */
export const TEXT = 4;
export const PLAIN = 0;
export const CDATA = 1;
/** Beside something that has been reported already. */
export const DAMAGED = 2;

/** An end tag: name, start, end. */
export const END_TAG = 3;

/** A file as flat arrays. Elements are in the order of their start tags, so parents come before their children. */
export interface Scan {
  readonly text: string;
  readonly names: readonly string[];
  readonly elements: Int32Array;
  readonly elementCount: number;
  readonly attributes: Int32Array;
  readonly attributeCount: number;
  readonly texts: Int32Array;
  readonly textCount: number;
  readonly comments: readonly Span[];
  readonly problems: readonly SyntaxProblem[];
  /** Entities that the document type declares. */
  readonly entities: ReadonlySet<string>;
}

/** The last element that has a number below a limit in a field whose numbers grow, such as START; else the first. */
export function lastElementBelow({ elements, elementCount }: Scan, field: number, limit: number): number {
  const next = firstWhere(elementCount, e => (elements[e * ELEMENT + field] as number) >= limit);
  return Math.max(0, next - 1);
}
