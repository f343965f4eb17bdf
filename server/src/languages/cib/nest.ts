import type { SyntaxProblem } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import { isBlank } from './characters.ts';
import {
  CLOSE_START,
  ELEMENT,
  END,
  END_TAG,
  FIRST,
  NAME,
  NEXT,
  OPEN_END,
  PARENT,
  type Scan,
  START,
  TEXT,
} from './layout.ts';
import { syntax } from './syntax-problems.ts';

/** What the first pass met that its tree does not hold. */
export interface Tags {
  /** Name, start, end of each end tag, in order. */
  readonly endTags: Int32Array;
  readonly endTagCount: number;
  /** Elements whose start tag has no `>`. */
  readonly unfinished: readonly number[];
}

/**
 * Nests the elements of a file whose tags do not balance, with indentation as a hint:
 * an element whose column is not right of the open one's closes it, unless an end tag for that one follows in its
 * column; an end tag closes the open element of its name in its own column. An unfinished start tag is an element
 * without content, unless its own end tag follows. Every look-ahead is a table made beforehand, so all is linear.
 */
export function nest(file: Scan, tags: Tags, report: (problem: SyntaxProblem) => void): void {
  const { text, names, elements, elementCount, texts, textCount } = file;
  const { endTags, endTagCount } = tags;
  const unfinished = new Uint8Array(elementCount);
  for (const element of tags.unfinished) unfinished[element] = 1;
  const columns = columnsOf(text, elementCount, e => elements[e * ELEMENT + START] as number);
  const endColumns = columnsOf(text, endTagCount, t => endTags[t * END_TAG + 1] as number);
  const owners = ownEndTags(file, tags, unfinished, columns, endColumns);

  const stack: number[] = [];
  const openByName = new Int32Array(names.length);
  const lastChild = new Int32Array(elementCount).fill(-1);
  let lastRoot = -1;
  // How far down the stack end tags without an owner have looked, in all.
  let budget = 4 * (elementCount + endTagCount) + 1000;

  const field = (element: number, which: number): number => elements[element * ELEMENT + which] as number;
  const nameOf = (element: number): string => names[field(element, NAME)] as string;
  const top = (): number => stack[stack.length - 1] ?? -1;
  /** Whether the end tag that was found for an element is still to come. */
  const ownEndFollows = (element: number, behind: number): boolean => {
    const own = owners.ofElement[element] as number;
    return own >= 0 && (endTags[own * END_TAG + 1] as number) > behind;
  };
  const pop = (): number => {
    const element = stack.pop() as number;
    openByName[field(element, NAME)] = (openByName[field(element, NAME)] as number) - 1;
    return element;
  };
  const close = (element: number, start: number, end: number): void => {
    elements[element * ELEMENT + CLOSE_START] = start;
    elements[element * ELEMENT + END] = end;
  };
  const closeBefore = (at: number, shown: string, start: number, end: number): void => {
    const element = pop();
    close(element, at, at);
    if (unfinished[element]) return;
    const nameStart = field(element, START) + 1;
    const name = nameOf(element);
    report(
      syntax.notClosed(nameStart, nameStart + name.length, name, { start, end, shown }, closingFix(file, element, at)),
    );
  };
  const add = (element: number): void => {
    const parent = top();
    const at = element * ELEMENT;
    elements[at + PARENT] = parent;
    elements[at + FIRST] = -1;
    elements[at + NEXT] = -1;
    const before = parent < 0 ? lastRoot : (lastChild[parent] as number);
    if (before >= 0) elements[before * ELEMENT + NEXT] = element;
    else if (parent >= 0) elements[parent * ELEMENT + FIRST] = element;
    if (parent >= 0) lastChild[parent] = element;
    else lastRoot = element;
  };

  const startTag = (element: number): void => {
    const start = field(element, START);
    const column = columns[element] as number;
    if (column >= 0) {
      for (let open = top(); open >= 0; open = top()) {
        const openColumn = columns[open] as number;
        if (openColumn < 0 || column > openColumn || ownEndFollows(open, start)) break;
        const name = nameOf(element);
        closeBefore(start, `<${name}>`, start + 1, start + 1 + name.length);
      }
    }
    add(element);
    const openEnd = field(element, OPEN_END);
    if (unfinished[element] ? !ownEndFollows(element, start) : isEmptyTag(text, openEnd)) {
      close(element, openEnd, openEnd);
      return;
    }
    stack.push(element);
    openByName[field(element, NAME)] = (openByName[field(element, NAME)] as number) + 1;
  };

  const endTag = (tag: number): void => {
    const name = endTags[tag * END_TAG] as number;
    const start = endTags[tag * END_TAG + 1] as number;
    const end = endTags[tag * END_TAG + 2] as number;
    const word = names[name] as string;
    const wordStart = start + 2;
    if (openByName[name] === 0) {
      const open = top();
      const meant = open >= 0 && !ownEndFollows(open, start) ? nearest(word, [nameOf(open)]) : undefined;
      report(syntax.endTagOfNothing(wordStart, wordStart + word.length, word, meant));
      if (meant !== undefined && sameColumn(columns[open] as number, endColumns[tag] as number))
        close(pop(), start, end);
      return;
    }
    const owner = owners.ofEndTag[tag] as number;
    const owned = owner >= 0 && isOpen(owner) ? owner : openOfName(name, start);
    if (owned < 0) {
      report(syntax.endTagOfNothing(wordStart, wordStart + word.length, word, undefined));
      return;
    }
    while (top() !== owned) closeBefore(start, `</${word}>`, wordStart, wordStart + word.length);
    close(pop(), start, end);
  };

  const isOpen = (element: number): boolean => {
    // Numbers on the stack grow from bottom to top.
    let low = 0;
    let high = stack.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = stack[middle] as number;
      if (found === element) return true;
      if (found < element) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  };

  /** The innermost open element of a name, if nothing above it still has an end tag to come. */
  const openOfName = (name: number, behind: number): number => {
    for (let i = stack.length - 1; i >= 0 && budget > 0; i--, budget--) {
      const element = stack[i] as number;
      if (field(element, NAME) === name && !ownEndFollows(element, behind)) return element;
      if (ownEndFollows(element, behind)) return -1;
    }
    return -1;
  };

  let nextTag = 0;
  let nextText = 0;
  const until = (limit: number): void => {
    for (;;) {
      const tagAt = nextTag < endTagCount ? (endTags[nextTag * END_TAG + 1] as number) : Number.POSITIVE_INFINITY;
      const textAt = nextText < textCount ? (texts[nextText * TEXT] as number) : Number.POSITIVE_INFINITY;
      if (Math.min(tagAt, textAt) >= limit) return;
      if (textAt < tagAt) texts[nextText++ * TEXT + 2] = top();
      else endTag(nextTag++);
    }
  };
  for (let element = 0; element < elementCount; element++) {
    until(field(element, START));
    startTag(element);
  }
  until(Number.POSITIVE_INFINITY);

  if (stack.length === 0) return;
  const open = stack.filter(e => !unfinished[e]);
  for (const element of stack) close(element, text.length, text.length);
  const places = open.map(e => ({ start: field(e, START) + 1, end: field(e, START) + 1 + nameOf(e).length }));
  const inner = open.at(-1);
  const place = places.at(-1);
  if (inner === undefined || !place) return;
  report(syntax.openAtEnd(place.start, place.end, nameOf(inner), places.slice(0, -1).slice(-8).reverse()));
}

/** What would close an element: `/>` where it has no content, else an end tag behind its last child. */
function closingFix(file: Scan, element: number, at: number): { start: number; end: number; newText: string } {
  const { text, names, elements } = file;
  const openEnd = elements[element * ELEMENT + OPEN_END] as number;
  let end = at;
  while (end > openEnd && isBlank(text.charCodeAt(end - 1))) end--;
  if (end === openEnd) return { start: openEnd - 1, end: openEnd, newText: '/>' };
  const name = names[elements[element * ELEMENT + NAME] as number] as string;
  const start = elements[element * ELEMENT + START] as number;
  let line = start;
  while (line > 0 && (text.charCodeAt(line - 1) === 32 || text.charCodeAt(line - 1) === 9)) line--;
  const ownLine = line === 0 || text.charCodeAt(line - 1) === 10;
  const lineBreak = text.charCodeAt(line - 2) === 13 ? '\r\n' : '\n';
  const indent = ownLine ? `${lineBreak}${text.slice(line, start)}` : '';
  return { start: end, end, newText: `${indent}</${name}>` };
}

function isEmptyTag(text: string, openEnd: number): boolean {
  const last = text.charCodeAt(openEnd - 1);
  // `/` alone is an empty tag whose `>` is missing.
  return last === 47 || (last === 62 && text.charCodeAt(openEnd - 2) === 47);
}

function sameColumn(a: number, b: number): boolean {
  return a < 0 || b < 0 || a === b;
}

/** Column of each tag that is the first of its line; -1 for the others. */
function columnsOf(text: string, count: number, startOf: (n: number) => number): Int32Array {
  const columns = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const start = startOf(n);
    let line = start;
    while (line > 0 && (text.charCodeAt(line - 1) === 32 || text.charCodeAt(line - 1) === 9)) line--;
    const first = line === 0 || text.charCodeAt(line - 1) === 10 || text.charCodeAt(line - 1) === 13;
    columns[n] = first ? start - line : -1;
  }
  return columns;
}

/**
 * Which end tag belongs to which start tag, by name and column alone: the last one still open takes it.
 * What is left over is matched by name only: of a root element in another column than its end tag, say.
 */
function ownEndTags(
  file: Scan,
  { endTags, endTagCount }: Tags,
  unfinished: Uint8Array,
  columns: Int32Array,
  endColumns: Int32Array,
): { readonly ofElement: Int32Array; readonly ofEndTag: Int32Array } {
  const { text, elements, elementCount } = file;
  const ofElement = new Int32Array(elementCount).fill(-1);
  const ofEndTag = new Int32Array(endTagCount).fill(-1);
  const match = (key: (name: number, column: number) => number): void => {
    const open = new Map<number, number[]>();
    let tag = 0;
    const until = (limit: number): void => {
      for (; tag < endTagCount && (endTags[tag * END_TAG + 1] as number) < limit; tag++) {
        if (ofEndTag[tag] !== -1) continue;
        const element = open.get(key(endTags[tag * END_TAG] as number, endColumns[tag] as number))?.pop();
        if (element === undefined) continue;
        ofElement[element] = tag;
        ofEndTag[tag] = element;
      }
    };
    for (let element = 0; element < elementCount; element++) {
      const at = element * ELEMENT;
      until(elements[at + START] as number);
      if (ofElement[element] !== -1) continue;
      if (!unfinished[element] && isEmptyTag(text, elements[at + OPEN_END] as number)) continue;
      const slot = key(elements[at + NAME] as number, columns[element] as number);
      const list = open.get(slot);
      if (list) list.push(element);
      else open.set(slot, [element]);
    }
    until(Number.POSITIVE_INFINITY);
  };
  match((name, column) => name * 0x100000 + Math.min(column + 1, 0xfffff));
  match(name => name);
  return { ofElement, ofEndTag };
}
