import { grammar } from '../../../../schemas/cib/grammar.ts';
import { knownNames, nameNumber } from './names.ts';
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

/** Elements that may stand in a line. */
export function childrenOf(line: number): ReadonlyMap<string, number> {
  const known = childrenByLine.get(line);
  if (known) return known;
  const found = new Map<string, number>();
  const visit = (p: Pattern): void => {
    if (p.kind === 'element') found.set(elementName(p.line), p.line);
    else for (const part of p.parts) visit(part);
  };
  visit(contentOf(line));
  childrenByLine.set(line, found);
  return found;
}

/** Attributes that a line may have. */
export function attributesOf(line: number): ReadonlySet<string> {
  const known = attributesByLine.get(line);
  if (known) return known;
  const found = new Set<string>();
  const visit = (p: Pattern): void => {
    if (p.kind === 'attribute') {
      if (p.name >= 0) found.add(knownNames[p.name] as string);
    } else for (const part of p.parts) visit(part);
  };
  visit(contentOf(line));
  attributesByLine.set(line, found);
  return found;
}

const childrenByLine = new Map<number, ReadonlyMap<string, number>>();
const attributesByLine = new Map<number, ReadonlySet<string>>();

/** Elements that an element may stand in, in this version. */
export function parentsOf(version: string, name: string): string[] {
  return [...linesOf(version)]
    .filter(([, lines]) => lines.some(line => childrenOf(line).has(name)))
    .map(([parent]) => parent)
    .filter(parent => parent !== '*');
}

export function versionsWithChild(parent: string, child: string): string[] {
  return versions.filter(v =>
    linesOf(v)
      .get(parent)
      ?.some(line => childrenOf(line).has(child)),
  );
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
  return versions.filter(version => {
    const lines =
      parent === undefined
        ? linesOf(version).get(element)
        : linesOf(version)
            .get(parent)
            ?.flatMap(line => childrenOf(line).get(element) ?? []);
    return lines?.some(line => {
      let p = contentOf(line);
      for (const other of others) p = takeAny(p, other);
      return testsOf(p, number).some(t => t.words.includes(value) || (open && t.passes(value)));
    });
  });
}

/** What remains after an attribute of any value. */
export function takeAny(p: Pattern, attribute: string): Pattern {
  const number = nameNumber(attribute);
  const step = number < 0 ? null : attributeStep(p, number);
  return step ? afterAttribute(p, number, step, anyValue(step)) : none;
}

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
