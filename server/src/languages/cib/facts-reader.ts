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
  lastElementBelow,
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
import type { ChangedPart } from './reparse.ts';
import { isOpaque } from './tree.ts';

/** Elements are numbers here: facts are read from the flat arrays that the file is kept in. */
export class FactsReader {
  readonly file: string;
  #scan: Scan;
  /** A name of an element or node is filled in by a template: names that are used may be that one. */
  hasOpaqueName = false;
  /** Some value may be filled in by a template. */
  readonly mayBeOpaque: boolean;
  /** Values while facts are read, by the numbers of their attributes from `#first` on: each is made once. */
  #located: (Located<string> | undefined)[] = [];
  #first = 0;
  /** Every span that is kept in facts. What is asked for later lives no longer than the next edit. */
  readonly #spans: Span[] = [];
  #isReading = true;
  /** The part that is being read after an edit, as a text of its own: what is cut from it does not hold the file. */
  #own: { readonly text: string; readonly start: number; readonly end: number } | undefined;

  constructor(file: string, scan: Scan) {
    this.file = file;
    this.#scan = scan;
    this.mayBeOpaque = scan.entities.size > 0 || opaque.test(scan.text);
  }

  get scan(): Scan {
    return this.#scan;
  }

  /**
   * Goes on with the file as it is after an edit in one element: spans behind it move, and those in it are forgotten.
   * True where any has moved. Undefined where all must be read anew; then nothing has changed.
   */
  follow(scan: Scan, part: ChangedPart): boolean | undefined {
    const { attribute, start, end, by } = part;
    const text = scan.text.slice(start, end + by);
    if (this.mayBeOpaque || opaque.test(text)) return undefined;
    this.#scan = scan;
    this.#own = { text: detached(text), start, end: end + by };
    this.#first = attribute;
    this.#isReading = true;
    let moved = false;
    let kept = 0;
    const spans = this.#spans;
    for (const span of spans) {
      if (span.start >= end) {
        if (by !== 0) {
          const own = span as { start: number; end: number };
          own.start += by;
          own.end += by;
          moved = true;
        }
      } else if (span.start >= start) continue;
      spans[kept++] = span;
    }
    spans.length = kept;
    return moved;
  }

  /** The facts are complete. */
  finish(): void {
    this.#located = [];
    this.#isReading = false;
  }

  /** The element whose name is at a place. */
  elementAt({ span }: Place): number {
    return lastElementBelow(this.#scan, START, span.start);
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

  /** The value of an attribute, the first that is known. */
  knownAttribute(e: number, name: string): Located<string> | undefined {
    const number = nameNumber(name);
    const { elements, attributes, names } = this.scan;
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      const own = attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number;
      const value = own === number || (number < 0 && names[own] === name) ? this.#value(a) : undefined;
      if (value) return value;
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
    const known = this.#isReading ? this.#located[a - this.#first] : undefined;
    if (known) return known;
    const { attributes, text } = this.scan;
    const at = a * ATTRIBUTE;
    const start = attributes[at + VALUE_START] as number;
    const end = attributes[at + VALUE_END] as number;
    if (start < 0) return undefined;
    if (this.mayBeOpaque && isOpaque(this.scan, start, end)) {
      const name = attributes[at + ATTRIBUTE_NAME];
      if (name === id || name === uname) this.hasOpaqueName = true;
      return undefined;
    }
    const own = this.#own;
    const value =
      own && start >= own.start && end <= own.end
        ? valueText(own.text, start - own.start, end - own.start)
        : valueText(text, start, end);
    const located = { value, at: this.place(start, end) };
    if (this.#isReading) this.#located[a - this.#first] = located;
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
    return this.#span(this.start(e), this.scan.elements[e * ELEMENT + END] as number);
  }

  section(e: number): Place {
    return { file: this.file, span: this.span(e) };
  }

  nameAt(e: number): Place {
    const start = this.start(e) + 1;
    return this.place(start, start + this.name(e).length);
  }

  place(start: number, end: number): Place {
    return { file: this.file, span: this.#span(start, end) };
  }

  #span(start: number, end: number): Span {
    const span = { start, end };
    if (this.#isReading) this.#spans.push(span);
    return span;
  }

  /** A part of a value with its own place; undefined where character references shift the places. */
  part(value: Located<string>, from: number, to: number): Located<string> | undefined {
    const { start, end } = value.at.span;
    if (end - start !== value.value.length) return undefined;
    return { value: value.value.slice(from, to), at: this.place(start + from, start + to) };
  }
}

/** An element whose attributes can be asked for by name. */
export class WithAttributes {
  readonly at: Place;
  readonly #reader: FactsReader;
  /** Its number changes where an edit adds elements before it: then it is looked up by its place. */
  #element: number;

  constructor(reader: FactsReader, element: number) {
    this.#reader = reader;
    this.#element = element;
    this.at = reader.nameAt(element);
  }

  get attributes(): ReadonlyMap<string, Located<string>> {
    const reader = this.#reader;
    if (reader.start(this.#element) + 1 !== this.at.span.start) this.#element = reader.elementAt(this.at);
    return new AttributeMap(reader, this.#element);
  }
}

/** Attributes by name. Most who ask want one of them: a map of all is made for the others only. */
class AttributeMap implements ReadonlyMap<string, Located<string>> {
  readonly #reader: FactsReader;
  readonly #element: number;

  constructor(reader: FactsReader, element: number) {
    this.#reader = reader;
    this.#element = element;
  }

  get(name: string): Located<string> | undefined {
    return this.#reader.knownAttribute(this.#element, name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.#all().size;
  }

  forEach(run: (value: Located<string>, name: string, map: ReadonlyMap<string, Located<string>>) => void): void {
    this.#all().forEach(run);
  }

  entries(): MapIterator<[string, Located<string>]> {
    return this.#all().entries();
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<Located<string>> {
    return this.#all().values();
  }

  [Symbol.iterator](): MapIterator<[string, Located<string>]> {
    return this.entries();
  }

  #all(): ReadonlyMap<string, Located<string>> {
    return this.#reader.attributesOf(this.#element);
  }
}

const opaque = /\{\{|\{%|<%/;

/** A copy that does not hold the text it was cut from. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

const id = nameNumber('id');
const uname = nameNumber('uname');
