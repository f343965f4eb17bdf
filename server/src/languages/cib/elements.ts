import type { Span } from '../../text/span.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTE_START,
  ATTRIBUTES,
  ATTRIBUTES_END,
  ELEMENT,
  FIRST,
  NAME,
  NEXT,
  PARENT,
  type Scan,
  START,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { valueText } from './references.ts';
import { isOpaque } from './tree.ts';

/** An attribute by its name: its text as an XML parser reads it, and its places. */
export interface AttributeText {
  readonly value: string;
  readonly span: Span;
  readonly name: Span;
  /** A template fills it in. */
  readonly opaque: boolean;
}

export function elementName({ names, elements }: Scan, e: number): string {
  return e < 0 ? '' : (names[elements[e * ELEMENT + NAME] as number] as string);
}

export function elementNameSpan(scan: Scan, e: number): Span {
  const start = (scan.elements[e * ELEMENT + START] as number) + 1;
  return { start, end: start + elementName(scan, e).length };
}

export function parentElement({ elements }: Scan, e: number): number {
  return e < 0 ? -1 : (elements[e * ELEMENT + PARENT] as number);
}

/** The first element below another one, or (-1) at the top, that has a name; -1: none. */
export function childNamed(scan: Scan, e: number, name: string): number {
  for (let c = firstElement(scan, e); c >= 0; c = nextElement(scan, c)) if (elementName(scan, c) === name) return c;
  return -1;
}

export function firstElement({ elements, elementCount }: Scan, e: number): number {
  return e < 0 ? (elementCount > 0 ? 0 : -1) : (elements[e * ELEMENT + FIRST] as number);
}

export function nextElement({ elements }: Scan, e: number): number {
  return elements[e * ELEMENT + NEXT] as number;
}

export function attributeText(scan: Scan, e: number, name: string): AttributeText | undefined {
  const { text, names, elements, attributes } = scan;
  const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
  for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
    const at = a * ATTRIBUTE;
    if (names[attributes[at + ATTRIBUTE_NAME] as number] !== name) continue;
    const from = attributes[at + VALUE_START] as number;
    if (from < 0) return undefined;
    const to = attributes[at + VALUE_END] as number;
    const start = attributes[at + ATTRIBUTE_START] as number;
    return {
      value: valueText(text, from, to),
      span: { start: from, end: to },
      name: { start, end: start + name.length },
      opaque: isOpaque(scan, from, to),
    };
  }
  return undefined;
}
