import {
  CLOSE_START,
  ELEMENT,
  END,
  NAME,
  OPEN_END,
  PARENT,
  type Scan,
  START,
} from '../server/src/languages/cib/layout.ts';
import { scan } from '../server/src/languages/cib/scan.ts';

/** The ways a person at the keyboard leaves a document that was whole. */
export const damageKinds = [
  'cut off',
  'end tag missing',
  'quote missing',
  '> missing',
  'lone <',
  'half a start tag',
  'misspelt end tag',
  'foo=',
  '</',
] as const;

export type DamageKind = (typeof damageKinds)[number];

/** A damaged document: what was replaced, and the element whose own tags were hurt (-1: none). */
export interface Damaged {
  readonly text: string;
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
  readonly hurt: number;
}

/** A generator of numbers in [0, 1) that gives the same ones every time. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Damages a well-formed document; undefined where it has nothing that could be hurt so. */
export function damage(file: Scan, kind: DamageKind, next: () => number): Damaged | undefined {
  const { text, elements, elementCount, attributes, attributeCount, names } = file;
  const field = (element: number, which: number): number => elements[element * ELEMENT + which] as number;
  const pick = (count: number): number => Math.floor(next() * count);
  const edit = (at: number, removed: number, insert: string, hurt: number): Damaged => ({
    text: text.slice(0, at) + insert + text.slice(at + removed),
    at,
    removed,
    inserted: insert.length,
    hurt,
  });
  const withEndTag: number[] = [];
  for (let e = 0; e < elementCount; e++) if (field(e, END) > field(e, CLOSE_START)) withEndTag.push(e);
  /** A place between two tags, and what a person typing there has in front: a new line with the same indentation. */
  const between = (): { at: number; tail: string } => {
    const element = 1 + pick(elementCount - 1);
    const at = field(element, START);
    const line = text.lastIndexOf('\n', at - 1) + 1;
    const indent = text.slice(line, at);
    return { at, tail: /^[ \t]*$/.test(indent) && line > 0 ? `\n${indent}` : '' };
  };
  if (elementCount < 2) return undefined;
  switch (kind) {
    case 'cut off': {
      const at = 1 + pick(text.length - 1);
      return edit(at, text.length - at, '', -1);
    }
    case 'end tag missing': {
      const element = withEndTag[pick(withEndTag.length)];
      if (element === undefined) return undefined;
      const at = field(element, CLOSE_START);
      return edit(at, field(element, END) - at, '', -1);
    }
    case 'misspelt end tag': {
      const element = withEndTag[pick(withEndTag.length)];
      if (element === undefined) return undefined;
      const name = names[field(element, NAME)] as string;
      const at = field(element, CLOSE_START) + 2 + pick(name.length);
      return next() < 0.5 ? edit(at, 1, '', -1) : edit(at, 1, 'x', -1);
    }
    case 'quote missing': {
      if (attributeCount === 0) return undefined;
      const attribute = pick(attributeCount) * 5;
      const start = attributes[attribute + 3] as number;
      const end = attributes[attribute + 4] as number;
      let owner = 0;
      while (owner + 1 < elementCount && field(owner + 1, START) < start) owner++;
      return next() < 0.5 ? edit(start - 1, 1, '', owner) : edit(end, 1, '', owner);
    }
    case '> missing': {
      const element = pick(elementCount);
      const hasEndTag = field(element, END) > field(element, CLOSE_START);
      const at = (hasEndTag && next() < 0.5 ? field(element, END) : field(element, OPEN_END)) - 1;
      return edit(at, 1, '', element);
    }
    case 'lone <': {
      const { at, tail } = between();
      return edit(at, 0, `<${tail}`, -1);
    }
    case '</': {
      const { at, tail } = between();
      return edit(at, 0, `</${tail}`, -1);
    }
    case 'half a start tag': {
      if (next() < 0.5) {
        const { at, tail } = between();
        const typed = ['<primitive', '<nvpair id="x', '<op id="x" name', '<group id="g" '][pick(4)];
        return edit(at, 0, `${typed}${tail}`, -1);
      }
      // The rest of a tag is gone, line break and what follows stay.
      const element = pick(elementCount);
      const start = field(element, START) + 1 + (names[field(element, NAME)] as string).length;
      const at = start + pick(field(element, OPEN_END) - start);
      return edit(at, field(element, OPEN_END) - at, '', element);
    }
    case 'foo=': {
      const element = pick(elementCount);
      const at = field(element, START) + 1 + (names[field(element, NAME)] as string).length;
      return edit(at, 0, ' foo=', element);
    }
  }
}

/** Whether every element but the hurt one is there, with the parent it had. */
export function isRecovered(file: Scan, damaged: Damaged): boolean {
  const { elements, elementCount } = file;
  const { at, removed, inserted, hurt } = damaged;
  const again = scan(damaged.text);
  const found = new Map<number, number>();
  for (let e = 0; e < again.elementCount; e++) found.set(again.elements[e * ELEMENT + START] as number, e);
  const moved = (place: number): number | undefined =>
    place < at ? place : place >= at + removed ? place - removed + inserted : undefined;
  for (let e = 0; e < elementCount; e++) {
    if (e === hurt) continue;
    const start = elements[e * ELEMENT + START] as number;
    // What lies in the cut, or is cut itself, is the damage and not its consequence.
    if (inserted === 0 && start < at + removed && (elements[e * ELEMENT + OPEN_END] as number) > at) continue;
    const place = moved(start);
    const element = place === undefined ? undefined : found.get(place);
    if (element === undefined) return false;
    const parent = elements[e * ELEMENT + PARENT] as number;
    const now = again.elements[element * ELEMENT + PARENT] as number;
    const parentPlace = parent < 0 ? undefined : moved(elements[parent * ELEMENT + START] as number);
    const nowPlace = now < 0 ? undefined : (again.elements[now * ELEMENT + START] as number);
    if (parentPlace !== nowPlace) return false;
  }
  return true;
}
