import { grammar } from '../../schemas/cib/grammar.ts';
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
  NAME,
  OPEN_END,
  type Scan,
  START,
  VALUE_END,
  VALUE_START,
} from '../../server/src/languages/cib/layout.ts';
import { knownNames } from '../../server/src/languages/cib/names.ts';
import { scan } from '../../server/src/languages/cib/scan.ts';
import type { Random } from './random.ts';

export interface Mutant {
  readonly basis: string;
  readonly text: string;
  readonly edits: readonly string[];
}

/** One to three changes of a CIB. It stays well-formed, but for a few. */
export function mutant(basis: { readonly name: string; readonly text: string }, source: Random): Mutant {
  let { text } = basis;
  const edits: string[] = [];
  for (let n = 1 + source.below(3); n > 0; n--) {
    const file = scan(text);
    if (file.elementCount === 0 || file.attributeCount === 0) break;
    text = source.pick(kinds)(new Place(file, source), what => edits.push(what)) ?? text;
  }
  return { basis: basis.name, text, edits };
}

/** The kinds of changes by name, for a look at one of them. */
export function mutantOfKind(kind: number, text: string, source: Random): Mutant {
  const edits: string[] = [];
  const changed = (kinds[kind] as Kind)(new Place(scan(text), source), what => edits.push(what)) ?? text;
  return { basis: '', text: changed, edits };
}

/** A random element and a random attribute of a file, and what to do with them. */
class Place {
  readonly file: Scan;
  readonly source: Random;
  readonly element: number;
  readonly attribute: number;

  constructor(file: Scan, source: Random) {
    this.file = file;
    this.source = source;
    this.element = this.any();
    this.attribute = source.below(file.attributeCount);
  }

  /** An element, seldom one of the status section. */
  any(): number {
    const { file, source } = this;
    const status = file.text.indexOf('<status');
    for (let tries = 0; tries < 4; tries++) {
      const element = source.below(file.elementCount);
      if (status < 0 || (file.elements[element * ELEMENT + START] as number) <= status) return element;
    }
    return source.below(file.elementCount);
  }

  field(which: number, element = this.element): number {
    return this.file.elements[element * ELEMENT + which] as number;
  }

  part(which: number, attribute = this.attribute): number {
    return this.file.attributes[attribute * ATTRIBUTE + which] as number;
  }

  name(element = this.element): string {
    return this.file.names[this.field(NAME, element)] as string;
  }

  attributeName(attribute = this.attribute): string {
    return this.file.names[this.part(ATTRIBUTE_NAME, attribute)] as string;
  }

  whole(element = this.element): string {
    return this.file.text.slice(this.field(START, element), this.field(END, element));
  }

  splice(start: number, end: number, insert: string): string {
    return this.file.text.slice(0, start) + insert + this.file.text.slice(end);
  }

  /** Puts an element inside another one, first or last. */
  put(into: number, piece: string): string {
    const { text } = this.file;
    const openEnd = this.field(OPEN_END, into);
    if (text[openEnd - 2] === '/') {
      return this.splice(openEnd - 2, openEnd, `>${piece}</${this.name(into)}>`);
    }
    const at = this.source.chance(0.5) ? openEnd : this.field(CLOSE_START, into);
    return this.splice(at, at, piece);
  }
}

type Kind = (place: Place, tell: (what: string) => void) => string | undefined;

const kinds: readonly Kind[] = [
  (p, tell) => {
    if (p.element === 0) return undefined;
    tell(`dropped <${p.name()}>`);
    return p.splice(p.field(START), p.field(END), '');
  },
  (p, tell) => {
    tell(`dropped @${p.attributeName()}`);
    return p.splice(p.part(ATTRIBUTE_START), p.part(ATTRIBUTE_END), '');
  },
  // Twice, with ids of their own or not.
  (p, tell) => {
    if (p.element === 0 || p.whole().length > 4000) return undefined;
    tell(`<${p.name()}> twice`);
    return p.splice(p.field(END), p.field(END), p.source.chance(0.7) ? withOtherIds(p.whole()) : p.whole());
  },
  // Moved: into another element, or beside it.
  (p, tell) => {
    const other = p.any();
    const [from, to] = [p.field(START), p.field(END)];
    const piece = p.whole();
    const at = p.field(START, other);
    if (p.element === 0 || (at >= from && at < to) || piece.length > 4000) return undefined;
    const copied = p.source.chance(0.3);
    tell(`${copied ? 'copied' : 'moved'} <${p.name()}> into <${p.name(other)}>`);
    const moved = p.put(other, copied ? withOtherIds(piece) : piece);
    if (copied) return moved;
    const start = moved.length - p.file.text.length >= 0 && at < from ? moved.indexOf(piece, from) : from;
    return start < 0 ? moved : moved.slice(0, start) + moved.slice(start + piece.length);
  },
  (p, tell) => {
    const other = p.any();
    const [first, second] = p.field(START) <= p.field(START, other) ? [p.element, other] : [other, p.element];
    if (first === 0 || p.field(END, first) > p.field(START, second)) return undefined;
    tell(`swapped <${p.name(first)}> and <${p.name(second)}>`);
    const { text } = p.file;
    return (
      text.slice(0, p.field(START, first)) +
      p.whole(second) +
      text.slice(p.field(END, first), p.field(START, second)) +
      p.whole(first) +
      text.slice(p.field(END, second))
    );
  },
  // Names.
  (p, tell) => {
    const { source } = p;
    const name = p.name();
    const other = source.pick([p.name(p.any()), source.pick(knownNames), misspelt(name, source), `x:${name}`]);
    tell(`<${name}> renamed <${other}>`);
    return rename(p, other);
  },
  (p, tell) => {
    const { source } = p;
    const name = p.attributeName();
    const other = source.pick([
      p.attributeName(source.below(p.file.attributeCount)),
      source.pick(knownNames),
      misspelt(name, source),
    ]);
    if (source.chance(0.95) && siblings(p).includes(other)) return undefined;
    tell(`@${name} renamed @${other}`);
    return p.splice(p.part(ATTRIBUTE_START), p.part(ATTRIBUTE_START) + name.length, other);
  },
  changeValue,
  changeValue,
  // A new attribute.
  (p, tell) => {
    const name = p.source.pick([...knownNames, ...strangeNames]);
    const value = p.source.pick(values(p));
    const names = attributesOf(p, p.element);
    if (names.includes(name) && p.source.chance(0.95)) return undefined;
    tell(`<${p.name()} ${name}="${value}">`);
    const at = p.field(START) + 1 + p.name().length;
    return p.splice(at, at, ` ${name}="${value}"`);
  },
  // An attribute of another element.
  (p, tell) => {
    const name = p.attributeName();
    const names = attributesOf(p, p.element);
    if (names.includes(name)) return undefined;
    tell(`@${name} copied to <${p.name()}>`);
    const at = p.field(START) + 1 + p.name().length;
    return p.splice(at, at, ` ${p.file.text.slice(p.part(ATTRIBUTE_START), p.part(ATTRIBUTE_END))}`);
  },
  // A new element.
  (p, tell) => {
    const name = p.source.pick(knownNames);
    const attributes = p.source.pick(['', ' id="new-id"', ` id-ref="${p.source.pick(ids(p))}"`]);
    tell(`new <${name}${attributes}/> in <${p.name()}>`);
    return p.put(p.element, `<${name}${attributes}/>`);
  },
  // Levels: taken away, or put around.
  (p, tell) => {
    if (p.element === 0) return undefined;
    tell(`unwrapped <${p.name()}>`);
    return p.splice(p.field(START), p.field(END), p.file.text.slice(p.field(OPEN_END), p.field(CLOSE_START)));
  },
  (p, tell) => {
    if (p.element === 0) return undefined;
    const name = p.source.pick([p.name(p.any()), p.source.pick(knownNames)]);
    tell(`<${name}> around <${p.name()}>`);
    return p.splice(p.field(START), p.field(END), `<${name} id="around">${p.whole()}</${name}>`);
  },
  (p, tell) => {
    const version = p.source.pick(Object.keys(grammar.starts));
    tell(`validate-with pacemaker-${version}`);
    return p.file.text.replace(/validate-with="[^"]*"/, `validate-with="pacemaker-${version}"`);
  },
  // What is no element.
  (p, tell) => {
    if (p.element === 0) return undefined;
    const piece = p.source.pick(pieces);
    tell(`${piece} behind <${p.name()}>`);
    return p.splice(p.field(END), p.field(END), piece);
  },
];

function changeValue(p: Place, tell: (what: string) => void): string {
  const { source } = p;
  const old = p.file.text.slice(p.part(VALUE_START), p.part(VALUE_END));
  const value = source.pick([
    ...values(p),
    ...(old === '' ? [] : [misspelt(old, source), old.toUpperCase(), ` ${old} `, `${old}\n`, `&#32;${old}`]),
  ]);
  tell(`@${p.attributeName()} "${old}" to "${value}"`);
  return p.splice(p.part(VALUE_START), p.part(VALUE_END), value);
}

/** A word of the grammar, an id or a value of the file, a number at its limits. */
function values(p: Place): string[] {
  const { source } = p;
  const other = source.below(p.file.attributeCount);
  return [
    source.pick(ids(p)),
    source.pick(ids(p)),
    p.file.text.slice(p.part(VALUE_START, other), p.part(VALUE_END, other)),
    source.pick(words),
    source.pick(words),
    source.pick(words),
    source.pick(strange),
    source.pick(strange),
    source.pick(strange),
  ];
}

function ids(p: Place): string[] {
  const found = [...p.file.text.matchAll(/\sid="([^"<>&]*)"/g)].map(m => m[1] as string);
  return found.length > 0 ? found : ['x'];
}

/** Every word that the grammar writes, and those it forbids. */
const words: readonly string[] = [
  ...new Set([
    ...Object.values(grammar.values).flatMap(v => [...(v.words ?? []), ...(v.except ?? [])]),
    ...grammar.elements.flatMap(line => [...line.matchAll(/"([^"]*)"/g)].flatMap(m => (m[1] as string).split('|'))),
  ]),
];

const strange = [
  '',
  ' ',
  '0',
  '1',
  '-1',
  '+1',
  '01',
  '-0',
  '+0',
  '--1',
  '1.0',
  '1e3',
  '0x1',
  '9',
  '10',
  '2147483648',
  '99999999999999999999',
  '123456789012345678901234',
  '1234567890123456789012345',
  '0000000000000000000000000000001',
  'true',
  'TRUE',
  'True',
  'yes',
  'on',
  'INFINITY',
  '+INFINITY',
  '-INFINITY',
  'infinity',
  ' INFINITY',
  '- 1',
  '1 2',
  'a b',
  'a:b',
  '1a',
  '-a',
  '_a',
  'a.b-c_d',
  '資源',
  'a\u00b7',
  '\u00b7a',
  'a&amp;b',
  '&#97;',
  'a&#10;b',
  'a\tb',
  '\u00a0',
  'a,b',
  'a,,b',
  'a, b',
  ',a',
  'a,',
  '8080-8090',
  '-',
  'poweroff',
  'reboot',
  '&lt;',
];

const strangeNames = ['foo', 'xmlns', 'xmlns:x', 'xml:lang', 'xml:id', 'ID', 'xml:base', 'xsi:type', 'Id'];

const pieces = [
  'x',
  '&amp;',
  '&#65;',
  '&#32;',
  '<!-- c -->',
  '<?pi x?>',
  '<![CDATA[ ]]>',
  '<![CDATA[x]]>',
  '<![CDATA[]]>',
  '\u00a0',
  ' ',
  '&',
  '<x',
  '</x>',
  '&undefined;',
  '.',
];

function misspelt(word: string, source: Random): string {
  const at = source.below(word.length);
  return source.pick([
    word.slice(0, at) + word.slice(at + 1) || 'x',
    word.slice(0, at) + word[at] + word.slice(at),
    `${word.slice(0, at)}${source.pick([...'aexs_-1'])}${word.slice(at + 1)}`,
    word.replace('_', '-'),
    word.replace('-', '_'),
    `${word}s`,
  ]);
}

function rename(p: Place, to: string): string {
  const whole = p.whole();
  const name = p.name();
  const renamed = `<${to}${whole.slice(1 + name.length)}`;
  const ends = p.file.text[p.field(OPEN_END) - 2] === '/';
  return p.splice(p.field(START), p.field(END), ends ? renamed : renamed.replace(/<\/[^<>/]*>$/, () => `</${to}>`));
}

function attributesOf(p: Place, element: number): string[] {
  const found: string[] = [];
  for (let a = p.field(ATTRIBUTES, element); a < p.field(ATTRIBUTES_END, element); a++) found.push(p.attributeName(a));
  return found;
}

/** Names of all attributes of the element of the random attribute. */
function siblings(p: Place): string[] {
  for (let e = 0; e < p.file.elementCount; e++) {
    if (p.attribute >= p.field(ATTRIBUTES, e) && p.attribute < p.field(ATTRIBUTES_END, e)) return attributesOf(p, e);
  }
  return [];
}

let copies = 0;

function withOtherIds(text: string): string {
  const suffix = `-c${copies++ % 100_000}`;
  return text.replace(/(\sid=")([^"]*)"/g, (_, head, id) => `${head}${id}${suffix}"`);
}
