import { grammar } from '../../../../schemas/cib/grammar.ts';

/** Names of elements and attributes as small numbers. Those of the grammar have the same number in every file. */
export interface NameTable {
  /** Number → name; grows while a file is read. */
  readonly names: string[];
  /** The number of the name that stands in `text` from `start` to `end`. */
  intern(text: string, start: number, end: number): number;
}

/** Names that the grammar knows; their place is their number. */
export const knownNames: readonly string[] = grammar.names.split(' ');

const numbers = new Map(knownNames.map((name, number) => [name, number]));

/** Number of a name of the grammar; -1 for any other. */
export function nameNumber(name: string): number {
  return numbers.get(name) ?? -1;
}

/** A table that holds the names of the grammar. Open addressing over a hash of the characters: no string is made. */
export function createNames(): NameTable {
  const names = [...knownNames];
  let size = startSize;
  let slots = startSlots.slice();
  // Names chosen so that their hashes meet must not make reading slow: after a few steps a map takes over.
  const crowded = new Map<string, number>();

  const grow = (): void => {
    size *= 4;
    slots = fill(names, size, (name, number) => crowded.set(name, number));
  };
  const internCrowded = (name: string): number => {
    let number = crowded.get(name);
    if (number === undefined) {
      number = names.length;
      names.push(name);
      crowded.set(name, number);
    }
    return number;
  };

  return {
    names,
    intern(text, start, end) {
      let hash = 0;
      for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
      let slot = (hash ^ (hash >>> 15)) & (size - 1);
      for (let steps = 0; ; steps++) {
        const number = (slots[slot] as number) - 1;
        if (number < 0) break;
        if (isName(names[number] as string, text, start, end)) return number;
        if (steps === maxSteps) return internCrowded(text.slice(start, end));
        slot = (slot + 1) & (size - 1);
      }
      const number = names.length;
      names.push(text.slice(start, end));
      slots[slot] = number + 1;
      if (names.length * 2 > size) grow();
      return number;
    },
  };
}

function isName(name: string, text: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) !== name.charCodeAt(i - start)) return false;
  return true;
}

function fill(
  names: readonly string[],
  size: number,
  crowded: (name: string, number: number) => void = () => {},
): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size);
  names.forEach((name, number) => {
    let hash = 0;
    for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    let steps = 0;
    while (slots[slot] && steps < maxSteps) {
      slot = (slot + 1) & (size - 1);
      steps++;
    }
    if (slots[slot]) crowded(name, number);
    else slots[slot] = number + 1;
  });
  return slots;
}

const maxSteps = 48;
const startSize = 1024;
const startSlots = fill(knownNames, startSize);
