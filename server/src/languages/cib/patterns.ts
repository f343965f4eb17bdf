import { type GrammarValue, grammar } from '../../../../schemas/cib/grammar.ts';
import { isBlank, isNameChar, isNameStart } from './characters.ts';
import { nameNumber } from './names.ts';

/** How the grammar types an attribute, where it types it at all (0 elsewhere). */
export const ID = 1;
export const IDREF = 2;

/**
 * Content models as RELAX NG patterns and their derivatives (James Clark's algorithm): what remains to be said after
 * an attribute or a child was read. Patterns are shared, equal ones are one object, and each remembers its
 * derivatives: after the first few elements a file is checked by looking up numbers in tables.
 */
export interface Pattern {
  readonly number: number;
  readonly kind: 'none' | 'empty' | 'text' | 'attribute' | 'element' | 'group' | 'interleave' | 'choice' | 'more';
  /** Of an attribute or element; -1 is any name. */
  readonly name: number;
  /** Line of the grammar behind an element. */
  readonly line: number;
  readonly value: ValueTest | undefined;
  /** Alternatives of a choice, sorted; both parts of a group or interleave; what may be repeated. */
  readonly parts: readonly Pattern[];
  /** Whether it is fulfilled by nothing at all. */
  readonly nullable: boolean;
  readonly allowsText: boolean;
  /** Whether an attribute may follow here in any order; derivatives by attribute, per name. */
  attributes: Map<number, AttributeStep | null> | undefined;
  children: Map<number, ChildStep | null> | undefined;
  withoutAttributes: Pattern | undefined;
}

/** What an attribute of one name may be in a pattern, and what remains after it, per set of tests that it passes. */
export interface AttributeStep {
  readonly tests: readonly ValueTest[];
  readonly next: Map<number, Pattern>;
}

export interface ChildStep {
  readonly line: number;
  readonly next: Pattern;
}

/** The values that one attribute pattern takes. */
export interface ValueTest {
  readonly number: number;
  /** As the grammar writes it. */
  readonly source: string;
  readonly passes: (value: string) => boolean;
  readonly anything: boolean;
  readonly id: 'ID' | 'IDREF' | undefined;
  readonly types: readonly string[];
  readonly words: readonly string[];
  readonly except: readonly string[];
  readonly max: number | undefined;
}

let count = 0;
const known = new Map<string, Pattern>();

function make(
  key: string,
  kind: Pattern['kind'],
  nullable: boolean,
  fields: Partial<Pick<Pattern, 'name' | 'line' | 'value' | 'parts' | 'allowsText'>> = {},
): Pattern {
  let pattern = known.get(key);
  if (!pattern) {
    pattern = {
      number: count++,
      kind,
      nullable,
      name: fields.name ?? -1,
      line: fields.line ?? -1,
      value: fields.value,
      parts: fields.parts ?? [],
      allowsText: kind === 'text' || (fields.parts?.some(p => p.allowsText) ?? false),
      attributes: undefined,
      children: undefined,
      withoutAttributes: undefined,
    };
    if (known.size > maxPatterns) forget();
    known.set(key, pattern);
  }
  return pattern;
}

/** Real files make some hundreds; only a file written to that end makes more than this, and it shall not fill memory. */
const maxPatterns = 200_000;

function forget(): void {
  known.clear();
  for (const p of [none, empty, text]) known.set(p.kind, p);
  contents.length = 0;
}

export const none = make('none', 'none', false);
export const empty = make('empty', 'empty', true);
const text = make('text', 'text', true);

function attribute(name: number, value: ValueTest): Pattern {
  return make(`@${name}:${value.number}`, 'attribute', false, { name, value });
}

function element(name: number, line: number): Pattern {
  return make(`<${name}:${line}`, 'element', false, { name, line });
}

export function group(a: Pattern, b: Pattern): Pattern {
  if (a === none || b === none) return none;
  if (a === empty) return b;
  if (b === empty) return a;
  return make(`,${a.number}:${b.number}`, 'group', a.nullable && b.nullable, { parts: [a, b] });
}

export function interleave(a: Pattern, b: Pattern): Pattern {
  if (a === none || b === none) return none;
  if (a === empty) return b;
  if (b === empty) return a;
  const parts = a.number <= b.number ? [a, b] : [b, a];
  return make(
    `&${(parts[0] as Pattern).number}:${(parts[1] as Pattern).number}`,
    'interleave',
    a.nullable && b.nullable,
    {
      parts,
    },
  );
}

export function choice(a: Pattern, b: Pattern): Pattern {
  if (a === none || a === b) return b;
  if (b === none) return a;
  const parts = new Map<number, Pattern>();
  for (const p of [a, b]) for (const q of p.kind === 'choice' ? p.parts : [p]) parts.set(q.number, q);
  // What is fulfilled by nothing anyway needs no `empty` beside it.
  if (parts.has(empty.number) && [...parts.values()].some(p => p !== empty && p.nullable)) parts.delete(empty.number);
  const sorted = [...parts.values()].sort((x, y) => x.number - y.number);
  if (sorted.length === 1) return sorted[0] as Pattern;
  return make(
    `|${sorted.map(p => p.number).join(':')}`,
    'choice',
    sorted.some(p => p.nullable),
    { parts: sorted },
  );
}

export function more(p: Pattern): Pattern {
  if (p === none || p === empty) return p;
  if (p.kind === 'more') return p;
  return make(`+${p.number}`, 'more', p.nullable, { parts: [p] });
}

/** What an attribute of this name may be; null where there may be none. */
export function attributeStep(p: Pattern, name: number): AttributeStep | null {
  p.attributes ??= new Map();
  let step = p.attributes.get(name);
  if (step === undefined) {
    const tests = testsOf(p, name);
    step = tests.length === 0 ? null : { tests, next: new Map() };
    p.attributes.set(name, step);
  }
  return step;
}

/** What remains after an attribute whose value passes the tests of the set (a bit each). */
export function afterAttribute(p: Pattern, name: number, step: AttributeStep, passed: number): Pattern {
  let next = step.next.get(passed);
  if (next === undefined) {
    const tests = new Set(step.tests.filter((_, i) => passed & (1 << i)).map(t => t.number));
    next = deriveAttribute(p, name, tests);
    step.next.set(passed, next);
  }
  return next;
}

/** The set with all tests: an attribute whose value is unknown, or reported already. */
export function anyValue(step: AttributeStep): number {
  return (1 << step.tests.length) - 1;
}

function deriveAttribute(p: Pattern, name: number, tests: ReadonlySet<number>): Pattern {
  switch (p.kind) {
    case 'attribute':
      return isNamed(p, name) && tests.has((p.value as ValueTest).number) ? empty : none;
    case 'choice':
      return p.parts.reduce((all, q) => choice(all, deriveAttribute(q, name, tests)), none);
    case 'group':
    case 'interleave': {
      const [a, b] = p.parts as [Pattern, Pattern];
      const join = p.kind === 'group' ? group : interleave;
      return choice(join(deriveAttribute(a, name, tests), b), join(a, deriveAttribute(b, name, tests)));
    }
    case 'more': {
      const inner = p.parts[0] as Pattern;
      return group(deriveAttribute(inner, name, tests), choice(p, empty));
    }
    default:
      return none;
  }
}

/** Every test for an attribute of this name, each once. */
export function testsOf(p: Pattern, name: number): ValueTest[] {
  const found = new Map<number, ValueTest>();
  const visit = (q: Pattern): void => {
    if (q.kind === 'attribute') {
      if (isNamed(q, name)) found.set((q.value as ValueTest).number, q.value as ValueTest);
    } else for (const part of q.parts) visit(part);
  };
  visit(p);
  return [...found.values()];
}

/** What remains once all attributes are read: those that are still asked for are missing. */
export function withoutAttributes(p: Pattern): Pattern {
  if (p.withoutAttributes) return p.withoutAttributes;
  let result: Pattern;
  switch (p.kind) {
    case 'attribute':
      result = none;
      break;
    case 'choice':
      result = p.parts.reduce((all, q) => choice(all, withoutAttributes(q)), none);
      break;
    case 'group':
    case 'interleave':
      result = (p.kind === 'group' ? group : interleave)(
        withoutAttributes(p.parts[0] as Pattern),
        withoutAttributes(p.parts[1] as Pattern),
      );
      break;
    case 'more':
      result = more(withoutAttributes(p.parts[0] as Pattern));
      break;
    default:
      result = p;
  }
  p.withoutAttributes = result;
  return result;
}

/** What remains after a child of this name; null where there may be none. For patterns without attributes. */
export function childStep(p: Pattern, name: number): ChildStep | null {
  p.children ??= new Map();
  let step = p.children.get(name);
  if (step === undefined) {
    const next = afterChild(p, name);
    step = next === none ? null : { line: lineOf(p, name), next };
    p.children.set(name, step);
  }
  return step;
}

/**
 * What remains after a child of this name. Attributes that are not written yet may still come: they stay in what
 * remains, whatever order the elements are in.
 */
export function afterChild(p: Pattern, name: number): Pattern {
  switch (p.kind) {
    case 'element':
      return isNamed(p, name) ? empty : none;
    case 'choice':
      return p.parts.reduce((all, q) => choice(all, afterChild(q, name)), none);
    case 'interleave': {
      const [a, b] = p.parts as [Pattern, Pattern];
      return choice(interleave(afterChild(a, name), b), interleave(a, afterChild(b, name)));
    }
    case 'group': {
      const [a, b] = p.parts as [Pattern, Pattern];
      return choice(group(afterChild(a, name), b), group(withoutChildren(a), afterChild(b, name)));
    }
    case 'more': {
      const inner = p.parts[0] as Pattern;
      return group(afterChild(inner, name), choice(p, empty));
    }
    default:
      return none;
  }
}

/** The pattern with no children: only attributes are left. */
export function withoutChildren(p: Pattern): Pattern {
  switch (p.kind) {
    case 'element':
      return none;
    case 'choice':
      return p.parts.reduce((all, q) => choice(all, withoutChildren(q)), none);
    case 'group':
    case 'interleave':
      return group(withoutChildren(p.parts[0] as Pattern), withoutChildren(p.parts[1] as Pattern));
    case 'more':
      return withoutChildren(p.parts[0] as Pattern);
    default:
      return p;
  }
}

/** Line of the grammar for a child of this name; -1: there is none. No content model has two for one name. */
export function lineOf(p: Pattern, name: number): number {
  if (p.kind === 'element') return isNamed(p, name) ? p.line : -1;
  for (const part of p.parts) {
    const line = lineOf(part, name);
    if (line >= 0) return line;
  }
  return -1;
}

function isNamed(p: Pattern, name: number): boolean {
  return p.name === -1 || p.name === name;
}

const contents: (Pattern | undefined)[] = [];

/** Content model of a line of the grammar. */
export function contentOf(line: number): Pattern {
  let content = contents[line];
  if (!content) {
    const source = grammar.elements[line] as string;
    content = parse(source.slice(source.indexOf(' = ') + 3));
    contents[line] = content;
  }
  return content;
}

/** Name of the element of a line. */
export function elementName(line: number): string {
  const source = grammar.elements[line] as string;
  return source.slice(0, source.indexOf(' = '));
}

/** Whether a line takes whatever there is (the status section). */
export function takesAnything(line: number): boolean {
  return contentOf(line).allowsText;
}

function parse(source: string): Pattern {
  const tokens =
    source.match(/@(?:\*|[\w-]+(?::(?:"[^"]*"|\$?[\w-]+))?)|(?:\*|[\w-]+)#\d+|text|empty|[(),&|?*+]/g) ?? [];
  let at = 0;
  const expression = (): Pattern => {
    const parts = [repeated()];
    const operator = tokens[at];
    if (operator !== ',' && operator !== '&' && operator !== '|') return parts[0] as Pattern;
    while (tokens[at] === operator) {
      at++;
      parts.push(repeated());
    }
    const join = operator === ',' ? group : operator === '&' ? interleave : choice;
    return parts.reduceRight((all, p) => join(p, all));
  };
  const repeated = (): Pattern => {
    let p = single();
    for (;;) {
      const mark = tokens[at];
      if (mark === '?') p = choice(p, empty);
      else if (mark === '*') p = choice(more(p), empty);
      else if (mark === '+') p = more(p);
      else return p;
      at++;
    }
  };
  const single = (): Pattern => {
    const token = tokens[at++] as string;
    if (token === '(') {
      const p = expression();
      at++;
      return p;
    }
    if (token === 'text') return text;
    if (token === 'empty') return empty;
    if (token.startsWith('@')) {
      const colon = token.indexOf(':');
      const name = colon < 0 ? token.slice(1) : token.slice(1, colon);
      return attribute(name === '*' ? -1 : nameNumber(name), testFor(colon < 0 ? '' : token.slice(colon + 1)));
    }
    const [name, line] = token.split('#') as [string, string];
    return element(name === '*' ? -1 : nameNumber(name), Number(line));
  };
  return expression();
}

const tests = new Map<string, ValueTest>();

function testFor(source: string): ValueTest {
  let test = tests.get(source);
  if (!test) {
    test = makeTest(source, tests.size);
    tests.set(source, test);
  }
  return test;
}

function makeTest(source: string, number: number): ValueTest {
  const entry: GrammarValue = source.startsWith('$')
    ? (grammar.values[source.slice(1)] as GrammarValue)
    : source.startsWith('"')
      ? { words: source.slice(1, -1).split('|') }
      : source === ''
        ? {}
        : { types: [source] };
  const { types = [], words = [], except = [], pattern, max } = entry;
  const anything = types.length + words.length + except.length === 0 && pattern === undefined;
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
  const set = new Set(words);
  const base = { number, source, anything, types, words, except, max };
  const id = types.includes('ID') ? 'ID' : types.includes('IDREF') ? 'IDREF' : undefined;
  const passes = (value: string): boolean => {
    if (anything) return true;
    if (except.length > 0) return !except.includes(collapse(value));
    if (whole) return whole.test(value);
    const trimmed = collapse(value);
    if (set.has(trimmed)) return true;
    return types.some(type => isOfType(trimmed, type) && (max === undefined || Number(trimmed) <= max));
  };
  return { ...base, id, passes };
}

/** White space as the datatypes of XML Schema see it. */
export function collapse(value: string): string {
  for (let i = 0; i < value.length; i++) {
    if (isBlank(value.charCodeAt(i))) return value.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '').replace(/[ \t\n\r]+/g, ' ');
  }
  return value;
}

/** Whether a stretch of a text is an id as most are: of letters, digits and marks of ASCII. */
export function isPlainId(text: string, start: number, end: number): boolean {
  if (start === end || !isNameStart(text.charCodeAt(start))) return false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 128 || c === 58 || !isNameChar(c)) return false;
  }
  return true;
}

function isOfType(value: string, type: string): boolean {
  switch (type) {
    case 'ID':
    case 'IDREF':
      return isColonlessName(value);
    case 'boolean':
      return value === 'true' || value === 'false' || value === '1' || value === '0';
    case 'integer':
      return isInteger(value);
    case 'nonNegativeInteger':
      return isInteger(value) && (!value.startsWith('-') || /^-0+$/.test(value));
    case 'positiveInteger':
      return isInteger(value) && !value.startsWith('-') && /[1-9]/.test(value);
    default:
      return true;
  }
}

/** libxml2 reads integers of up to 24 digits. */
function isInteger(value: string): boolean {
  return /^[+-]?0*\d{1,24}$/.test(value);
}

export function isColonlessName(value: string): boolean {
  if (value === '' || !isNameStart(value.charCodeAt(0))) return false;
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    if (c === 58 || !isNameChar(c)) return false;
  }
  return true;
}
