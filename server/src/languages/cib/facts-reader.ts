import type { Located } from '../../cluster/effective.ts';
import type { Place } from '../../cluster/finding.ts';
import type { Span } from '../../text/span.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTE_START,
  ATTRIBUTES,
  ATTRIBUTES_END,
  ELEMENT,
  END,
  FIRST,
  NAME,
  NEXT,
  PARENT,
  type Scan,
  START,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { nameNumber } from './names.ts';
import { valueText } from './references.ts';
import { isOpaque } from './tree.ts';

/** Elements are numbers here: facts are read from the flat arrays that the file is kept in. */
export class FactsReader {
  readonly file: string;
  readonly scan: Scan;
  /** A name of an element or node is filled in by a template: names that are used may be that one. */
  hasOpaqueName = false;
  readonly #mayBeOpaque: boolean;
  readonly #located: (Located<string> | undefined)[] = [];

  constructor(file: string, scan: Scan) {
    this.file = file;
    this.scan = scan;
    this.#mayBeOpaque = scan.entities.size > 0 || /\{\{|\{%|<%/.test(scan.text);
  }

  /** The value of an attribute, the first of its name; undefined where a template fills it in. */
  attribute(e: number, name: number): Located<string> | undefined {
    const { elements, attributes } = this.scan;
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      if (attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] === name) return this.#value(a);
    }
    return undefined;
  }

  attributesOf(e: number): ReadonlyMap<string, Located<string>> {
    const { elements, attributes, names } = this.scan;
    const found = new Map<string, Located<string>>();
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      const name = names[attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number] as string;
      const value = this.#value(a);
      if (value && !found.has(name)) found.set(name, value);
    }
    return found;
  }

  /** The name of an attribute as written; undefined where the element does not have it. */
  attributeNameAt(e: number, name: string): Place | undefined {
    const { elements, attributes, names } = this.scan;
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      if (names[attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number] !== name) continue;
      const start = attributes[a * ATTRIBUTE + ATTRIBUTE_START] as number;
      return this.place(start, start + name.length);
    }
    return undefined;
  }

  #value(a: number): Located<string> | undefined {
    const known = this.#located[a];
    if (known) return known;
    const { attributes, text } = this.scan;
    const at = a * ATTRIBUTE;
    const start = attributes[at + VALUE_START] as number;
    const end = attributes[at + VALUE_END] as number;
    if (start < 0) return undefined;
    if (this.#mayBeOpaque && isOpaque(this.scan, start, end)) {
      const name = attributes[at + ATTRIBUTE_NAME];
      if (name === id || name === uname) this.hasOpaqueName = true;
      return undefined;
    }
    const located = { value: valueText(text, start, end), at: this.place(start, end) };
    this.#located[a] = located;
    return located;
  }

  name(e: number): string {
    return this.scan.names[this.scan.elements[e * ELEMENT + NAME] as number] as string;
  }

  parent(e: number): number {
    return this.scan.elements[e * ELEMENT + PARENT] as number;
  }

  parentName(e: number): string {
    const parent = this.parent(e);
    return parent < 0 ? '' : this.name(parent);
  }

  first(e: number): number {
    return this.scan.elements[e * ELEMENT + FIRST] as number;
  }

  next(e: number): number {
    return this.scan.elements[e * ELEMENT + NEXT] as number;
  }

  /** Children of one name. */
  children(e: number, name: string): number[] {
    const found: number[] = [];
    for (let child = this.first(e); child >= 0; child = this.next(child)) {
      if (this.name(child) === name) found.push(child);
    }
    return found;
  }

  start(e: number): number {
    return this.scan.elements[e * ELEMENT + START] as number;
  }

  /** The element behind an element and all that it holds. */
  behind(e: number): number {
    const { elements, elementCount } = this.scan;
    const end = elements[e * ELEMENT + END] as number;
    let next = e + 1;
    while (next < elementCount && (elements[next * ELEMENT + START] as number) < end) next++;
    return next;
  }

  span(e: number): Span {
    return { start: this.start(e), end: this.scan.elements[e * ELEMENT + END] as number };
  }

  section(e: number): Place {
    return { file: this.file, span: this.span(e) };
  }

  nameAt(e: number): Place {
    const start = this.start(e) + 1;
    return this.place(start, start + this.name(e).length);
  }

  place(start: number, end: number): Place {
    return { file: this.file, span: { start, end } };
  }

  /** A part of a value with its own place; undefined where character references shift the places. */
  part(value: Located<string>, from: number, to: number): Located<string> | undefined {
    const { start, end } = value.at.span;
    if (end - start !== value.value.length) return undefined;
    return { value: value.value.slice(from, to), at: this.place(start + from, start + to) };
  }
}

/** Attributes by name are a map of their own, and few rules ask for it: it is made then. */
export class WithAttributes {
  readonly #reader: FactsReader;
  readonly #element: number;
  #attributes: ReadonlyMap<string, Located<string>> | undefined;

  constructor(reader: FactsReader, element: number) {
    this.#reader = reader;
    this.#element = element;
  }

  get attributes(): ReadonlyMap<string, Located<string>> {
    this.#attributes ??= this.#reader.attributesOf(this.#element);
    return this.#attributes;
  }
}

const id = nameNumber('id');
const uname = nameNumber('uname');
