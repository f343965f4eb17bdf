import { grammar } from '../../../../schemas/cib/grammar.ts';
import { nameNumber } from './names.ts';
import {
  afterAttribute,
  anyValue,
  attributeStep,
  contentOf,
  elementName,
  none,
  type Pattern,
  testsOf,
} from './patterns.ts';

/** Versions of the schema, oldest first; `next` is the development schema that ended with Pacemaker 3.0.0. */
export const versions: readonly string[] = Object.keys(grammar.starts);

/** Lines of the grammar that one version uses, by element; the first is the one nearest to the root. */
export function linesOf(version: string): ReadonlyMap<string, readonly number[]> {
  let lines = linesByVersion.get(version);
  if (!lines) {
    lines = collect(grammar.starts[version] as number);
    linesByVersion.set(version, lines);
  }
  return lines;
}

/** The line of an element of this version wherever it may stand; -1: there is none. */
export function lineOfElement(version: string, name: string): number {
  return linesOf(version).get(name)?.[0] ?? -1;
}

/** Elements that may stand in a line, in the order in which the grammar writes them. */
export function childrenOf(line: number): ReadonlyMap<string, number> {
  let found = childrenByLine.get(line);
  if (!found) {
    found = new Map(
      [...contentSource(line).matchAll(/([\w-]+|\*)#(\d+)/g)].map(([, name, child]) => [name as string, Number(child)]),
    );
    childrenByLine.set(line, found);
  }
  return found;
}

/** Attributes that a line may have, in the order in which the grammar writes them. */
export function attributesOf(line: number): ReadonlySet<string> {
  let found = attributesByLine.get(line);
  if (!found) {
    found = new Set([...contentSource(line).matchAll(/@([\w-]+)/g)].map(([, name]) => name as string));
    attributesByLine.set(line, found);
  }
  return found;
}

/** Patterns are numbered as files need them; what is said of them must not depend on the files that came before. */
export function inOrderOf<T extends { readonly name: string }>(line: number, items: readonly T[]): T[] {
  const order = [...attributesOf(line), ...childrenOf(line).keys()];
  return [...items].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Words for an attribute, in the order in which the grammar writes them. */
export function wordsInOrder(line: number, attribute: string, words: readonly string[]): string[] {
  const source = grammar.elements[line] as string;
  const order = [...source.matchAll(/@([\w-]+):(?:"([^"]*)"|\$([\w-]+))/g)].flatMap(([, name, list, value]) =>
    name !== attribute ? [] : list !== undefined ? list.split('|') : (grammar.values[value as string]?.words ?? []),
  );
  return [...words].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

function contentSource(line: number): string {
  const source = grammar.elements[line] as string;
  return source.slice(source.indexOf(' = ') + 3).replace(/"[^"]*"/g, '""');
}

const childrenByLine = new Map<number, ReadonlyMap<string, number>>();
const attributesByLine = new Map<number, ReadonlySet<string>>();

/** Elements that an element may stand in, in this version. */
export function parentsOf(version: string, name: string): readonly string[] {
  let found = parentsByVersion.get(version);
  if (!found) {
    found = new Map();
    for (const [parent, lines] of linesOf(version)) {
      if (parent === '*') continue;
      for (const child of new Set(lines.flatMap(line => [...childrenOf(line).keys()]))) {
        const list = found.get(child);
        if (list) list.push(parent);
        else found.set(child, [parent]);
      }
    }
    parentsByVersion.set(version, found);
  }
  return found.get(name) ?? [];
}

export function versionsWithChild(parent: string, child: string): string[] {
  return versions.filter(version => parentsOf(version, child).includes(parent));
}

export function versionsWithAttribute(element: string, attribute: string): string[] {
  return versions.filter(v =>
    linesOf(v)
      .get(element)
      ?.some(line => attributesOf(line).has(attribute)),
  );
}

/**
 * Versions in which an attribute takes a value, in an element of this parent and beside these other attributes. Where
 * only single words are forbidden (`open`), versions that take any text count too.
 */
export function versionsWithValue(
  parent: string | undefined,
  element: string,
  attribute: string,
  value: string,
  others: readonly string[],
  open: boolean,
): string[] {
  const number = nameNumber(attribute);
  return versionsWhere(parent, element, line => {
    let p = contentOf(line);
    for (const other of others) p = takeAny(p, other);
    return testsOf(p, number).some(t => t.words.includes(value) || (open && t.passes(value)));
  });
}

/** Versions whose line for an element of this parent passes a test; without a parent, for the element anywhere. */
export function versionsWhere(
  parent: string | undefined,
  element: string,
  passes: (line: number) => boolean,
): string[] {
  return versions.filter(version => linesUnder(version, parent, element).some(passes));
}

function linesUnder(version: string, parent: string | undefined, element: string): readonly number[] {
  const lines = linesOf(version);
  if (parent === undefined) return lines.get(element) ?? [];
  return (lines.get(parent) ?? []).flatMap(line => childrenOf(line).get(element) ?? []);
}

/** What remains after an attribute of any value. */
export function takeAny(p: Pattern, attribute: string): Pattern {
  const number = nameNumber(attribute);
  const step = number < 0 ? null : attributeStep(p, number);
  return step ? afterAttribute(p, number, step, anyValue(step)) : none;
}

const parentsByVersion = new Map<string, Map<string, string[]>>();
const linesByVersion = new Map<string, ReadonlyMap<string, readonly number[]>>();

function collect(start: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const seen = new Set([start]);
  const queue = [start];
  for (let i = 0; i < queue.length; i++) {
    const line = queue[i] as number;
    const name = elementName(line);
    const list = found.get(name);
    if (list) list.push(line);
    else found.set(name, [line]);
    for (const child of childrenOf(line).values()) {
      if (seen.has(child)) continue;
      seen.add(child);
      queue.push(child);
    }
  }
  return found;
}
