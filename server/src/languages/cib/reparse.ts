import type { Tree } from '../../syntax/tree.ts';
import type { ChangedTree } from '../../syntax/tree-change.ts';
import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/span.ts';
import { configurationSections } from './configuration-sections.ts';
import { elementName, parentElement } from './elements.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_END,
  ATTRIBUTE_NAME,
  ATTRIBUTE_START,
  ATTRIBUTES,
  ATTRIBUTES_END,
  CLOSE_START,
  ELEMENT,
  END,
  FIRST,
  lastElementBelow,
  NAME,
  NEXT,
  OPEN_END,
  PARENT,
  type Scan,
  START,
  TEXT,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { knownNames } from './names.ts';
import { scan } from './scan.ts';
import { maxDepth } from './syntax-problems.ts';
import { type CibTree, cibTree, isClosed } from './tree.ts';

/** An element that was read anew, with all that it holds; the rest of the file has only moved. */
export interface ChangedPart {
  /** Its number, and how many elements it had and has, itself included. */
  readonly element: number;
  readonly removed: number;
  readonly added: number;
  /** The number of its first attribute, and how many attributes all these had and have. */
  readonly attribute: number;
  readonly removedAttributes: number;
  readonly addedAttributes: number;
  /** Its place in the text before, and how far the rest has moved. */
  readonly start: number;
  readonly end: number;
  readonly by: number;
  /** It belongs to the cluster's record rather than to the configuration. */
  readonly inStatus: boolean;
}

export interface CibChange extends ChangedTree {
  readonly part: ChangedPart;
}

/**
 * Reads the element around an edit anew: a child of one of the sections of the configuration, or any element of the
 * status. In a file without faults of syntax the rest is read as before, if that element has none either. The arrays of
 * the tree before are changed in place.
 */
export function reparseCib(before: Tree, text: string, change: Change): CibChange | undefined {
  if (!('scan' in before) || before.problems.length > 0 || before.incomplete) return undefined;
  const file = (before as CibTree).scan;
  const found = elementAround(file, change);
  if (!found) return undefined;
  const { element, inStatus } = found;
  const { by } = change;
  const start = file.elements[element * ELEMENT + START] as number;
  const end = file.elements[element * ELEMENT + END] as number;
  const part = scan(text.slice(start, end + by));
  const isWhole = part.elements[START] === 0 && part.elements[END] === end + by - start && isClosed(part, 0);
  if (part.problems.length > 0 || part.elementCount === 0 || !isWhole) return undefined;
  if (elementName(part, 0) !== elementName(file, element)) return undefined;
  if (part.names.length > knownNames.length + mostNames) return undefined;
  if (depthOf(file, element) + depthOfAll(part) > maxDepth) return undefined;

  const { elements, attributes } = file;
  let behind = element + 1;
  while (behind < file.elementCount && (elements[behind * ELEMENT + START] as number) < end) behind++;
  const attribute = elements[element * ELEMENT + ATTRIBUTES] as number;
  const changed: ChangedPart = {
    element,
    removed: behind - element,
    added: part.elementCount,
    attribute,
    removedAttributes: (elements[(behind - 1) * ELEMENT + ATTRIBUTES_END] as number) - attribute,
    addedAttributes: part.attributeCount,
    start,
    end,
    by,
    inStatus,
  };
  takeNames(file, part);
  const tree = cibTree({
    ...file,
    text,
    elements: withElements(file, part, changed),
    elementCount: file.elementCount + changed.added - changed.removed,
    attributes: withAttributes(attributes, file.attributeCount, part, changed),
    attributeCount: file.attributeCount + changed.addedAttributes - changed.removedAttributes,
    ...withTexts(file, part, changed),
    comments: withComments(file.comments, part.comments, changed),
  });
  return { tree, at: 0, removed: [], added: 0, from: end, by, part: changed };
}

/** Several edits as one, where all of them are in the same element. */
export function partOf(changes: readonly ChangedTree[] | undefined): ChangedPart | undefined {
  const parts = changes?.map(change => (change as Partial<CibChange>).part);
  const first = parts?.[0];
  const last = parts?.at(-1);
  if (!parts || !first || !last || parts.some(part => part?.element !== first.element)) return undefined;
  return {
    ...first,
    added: last.added,
    addedAttributes: last.addedAttributes,
    by: parts.reduce((sum, part) => sum + (part?.by ?? 0), 0),
  };
}

/** Replaces some integers in a list of `length`, in place where there is room. */
export function splicedInts<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  list: T,
  length: number,
  at: number,
  removed: number,
  added: number,
): T {
  if (removed === added) return list;
  const needed = length + added - removed;
  let into = list;
  if (needed > list.length) {
    into = new (list.constructor as new (size: number) => T)(needed + (needed >> 4));
    into.set(list.subarray(0, length));
  }
  return into.copyWithin(at + added, at + removed, length) as T;
}

/** Names beyond those of the grammar, in one element: each is looked up. */
const mostNames = 50;

/** The element that is to be read anew; undefined where an edit may change more. */
function elementAround(file: Scan, { from, to }: Change): { element: number; inStatus: boolean } | undefined {
  const last = lastElementBelow(file, START, from);
  const path: number[] = [];
  for (let e = file.elementCount > 0 ? last : -1; e >= 0; e = parentElement(file, e)) {
    const at = e * ELEMENT;
    const isAround = (file.elements[at + START] as number) < from && (file.elements[at + END] as number) > to;
    if (isAround) path.push(e);
    else path.length = 0;
  }
  const [root, top, section, part] = path.reverse();
  if (root !== 0 || top === undefined || elementName(file, root) !== 'cib') return undefined;
  if (elementName(file, top) === 'status') return { element: path.at(-1) as number, inStatus: true };
  if (elementName(file, top) !== 'configuration' || section === undefined || part === undefined) return undefined;
  const name = elementName(file, part);
  if (!configurationSections.has(elementName(file, section)) || configurationSections.has(name) || oddParts.has(name))
    return undefined;
  return { element: part, inStatus: false };
}

/** These would count as a section or as the record wherever they stand. */
const oddParts: ReadonlySet<string> = new Set(['cib', 'configuration', 'status']);

function depthOf(file: Scan, element: number): number {
  let depth = 0;
  for (let e = parentElement(file, element); e >= 0; e = parentElement(file, e)) depth++;
  return depth;
}

function depthOfAll({ elements, elementCount }: Scan): number {
  const depths = new Int32Array(elementCount);
  let most = 0;
  for (let e = 0; e < elementCount; e++) {
    const parent = elements[e * ELEMENT + PARENT] as number;
    const depth = parent < 0 ? 1 : (depths[parent] as number) + 1;
    depths[e] = depth;
    if (depth > most) most = depth;
  }
  return most;
}

/** Gives names that the grammar does not know the numbers they have in the file. */
function takeNames(file: Scan, part: Scan): void {
  if (part.names.length === knownNames.length) return;
  const names = file.names as string[];
  const numbers = part.names.slice(knownNames.length).map(name => {
    const known = names.indexOf(name, knownNames.length);
    return known >= 0 ? known : names.push(name) - 1;
  });
  const rename = (list: Int32Array, at: number): void => {
    const number = list[at] as number;
    if (number >= knownNames.length) list[at] = numbers[number - knownNames.length] as number;
  };
  for (let e = 0; e < part.elementCount; e++) rename(part.elements, e * ELEMENT + NAME);
  for (let a = 0; a < part.attributeCount; a++) rename(part.attributes, a * ATTRIBUTE + ATTRIBUTE_NAME);
}

function withElements(file: Scan, part: Scan, changed: ChangedPart): Scan['elements'] {
  const { element, removed, added, attribute, start, by } = changed;
  const more = added - removed;
  const moreAttributes = changed.addedAttributes - changed.removedAttributes;
  const parent = file.elements[element * ELEMENT + PARENT] as number;
  const next = file.elements[element * ELEMENT + NEXT] as number;
  const count = file.elementCount + more;
  const elements = splicedInts(
    file.elements as Int32Array<ArrayBuffer>,
    file.elementCount * ELEMENT,
    element * ELEMENT,
    removed * ELEMENT,
    added * ELEMENT,
  );
  const move = (at: number, by: number): void => {
    elements[at] = (elements[at] as number) + by;
  };
  // What is around it.
  for (let e = parent; e >= 0; e = elements[e * ELEMENT + PARENT] as number) {
    move(e * ELEMENT + CLOSE_START, by);
    move(e * ELEMENT + END, by);
    if ((elements[e * ELEMENT + NEXT] as number) >= 0) move(e * ELEMENT + NEXT, more);
  }
  // The element itself.
  elements.set(part.elements.subarray(0, added * ELEMENT), element * ELEMENT);
  for (let e = element; e < element + added; e++) {
    const at = e * ELEMENT;
    for (const field of places) move(at + field, start);
    for (const field of links) if ((elements[at + field] as number) >= 0) move(at + field, element);
    move(at + ATTRIBUTES, attribute);
    move(at + ATTRIBUTES_END, attribute);
  }
  elements[element * ELEMENT + PARENT] = parent;
  elements[element * ELEMENT + NEXT] = next < 0 ? next : next + more;
  // What is behind it.
  if (by === 0 && more === 0 && moreAttributes === 0) return elements;
  const end = count * ELEMENT;
  const last = element + removed;
  for (let at = (element + added) * ELEMENT; at < end; at += ELEMENT) {
    move(at + START, by);
    move(at + OPEN_END, by);
    move(at + CLOSE_START, by);
    move(at + END, by);
    // The parent may be one around both.
    if ((elements[at + PARENT] as number) >= last) move(at + PARENT, more);
    if ((elements[at + FIRST] as number) >= 0) move(at + FIRST, more);
    if ((elements[at + NEXT] as number) >= 0) move(at + NEXT, more);
    move(at + ATTRIBUTES, moreAttributes);
    move(at + ATTRIBUTES_END, moreAttributes);
  }
  return elements;
}

const places = [START, OPEN_END, CLOSE_START, END] as const;
const links = [PARENT, FIRST, NEXT] as const;

function withAttributes(
  list: Scan['attributes'],
  count: number,
  part: Scan,
  { attribute, removedAttributes, addedAttributes, start, by }: ChangedPart,
): Scan['attributes'] {
  const attributes = splicedInts(
    list as Int32Array<ArrayBuffer>,
    count * ATTRIBUTE,
    attribute * ATTRIBUTE,
    removedAttributes * ATTRIBUTE,
    addedAttributes * ATTRIBUTE,
  );
  attributes.set(part.attributes.subarray(0, addedAttributes * ATTRIBUTE), attribute * ATTRIBUTE);
  moveAttributes(attributes, attribute, attribute + addedAttributes, start);
  if (by !== 0)
    moveAttributes(attributes, attribute + addedAttributes, count + addedAttributes - removedAttributes, by);
  return attributes;
}

function moveAttributes(attributes: Int32Array, from: number, to: number, by: number): void {
  for (let at = from * ATTRIBUTE; at < to * ATTRIBUTE; at += ATTRIBUTE) {
    attributes[at + ATTRIBUTE_START] = (attributes[at + ATTRIBUTE_START] as number) + by;
    attributes[at + ATTRIBUTE_END] = (attributes[at + ATTRIBUTE_END] as number) + by;
    // Without faults of syntax every attribute has a value.
    attributes[at + VALUE_START] = (attributes[at + VALUE_START] as number) + by;
    attributes[at + VALUE_END] = (attributes[at + VALUE_END] as number) + by;
  }
}

function withTexts(
  { texts, textCount }: Scan,
  part: Scan,
  { element, removed, added, start, end, by }: ChangedPart,
): Pick<Scan, 'texts' | 'textCount'> {
  if (textCount === 0 && part.textCount === 0) return { texts, textCount };
  const before: number[] = [];
  const behind: number[] = [];
  for (let at = 0; at < textCount * TEXT; at += TEXT) {
    const [from = 0, to = 0, owner = 0, kind = 0] = texts.subarray(at, at + TEXT);
    if (from < start) before.push(from, to, owner, kind);
    else if (from >= end)
      behind.push(from + by, to + by, owner >= element + removed ? owner + added - removed : owner, kind);
  }
  for (let at = 0; at < part.textCount * TEXT; at += TEXT) {
    const [from = 0, to = 0, owner = 0, kind = 0] = part.texts.subarray(at, at + TEXT);
    before.push(from + start, to + start, owner + element, kind);
  }
  const all = Int32Array.from([...before, ...behind]);
  return { texts: all, textCount: all.length / TEXT };
}

function withComments(all: readonly Span[], own: readonly Span[], { start, end, by }: ChangedPart): readonly Span[] {
  if (all.length === 0 && own.length === 0) return all;
  const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });
  return [
    ...all.filter(c => c.start < start),
    ...own.map(c => moved(c, start)),
    ...all.filter(c => c.start >= end).map(c => moved(c, by)),
  ];
}
