import type { Node, Option, Section, SyntaxProblem, Tree, Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
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
import { valueText } from './references.ts';
import { scan } from './scan.ts';

/** A parsed CIB: sections and options are made when somebody asks for them, each once. */
export interface CibTree extends Tree {
  readonly scan: Scan;
  /** The section of an element; -1 is the file. */
  section(element: number): Section;
  option(attribute: number): Option;
  /** The number behind a section of this tree; -1 for the file and for sections of other trees. */
  elementOf(section: Section): number;
}

/** Reads a CIB, or what is left of one. */
export function parseCib(text: string): CibTree {
  return cibTree(scan(text));
}

/** The tree of a file that has been read. */
export function cibTree(file: Scan): CibTree {
  const { text } = file;
  const sections: (ElementView | undefined)[] = [];
  const options: (AttributeView | undefined)[] = [];
  const views: Views = {
    file,
    section(element) {
      if (element < 0) return root;
      let view = sections[element];
      if (!view) {
        view = new ElementView(views, element);
        sections[element] = view;
      }
      return view;
    },
    option(attribute, parent) {
      let view = options[attribute];
      if (!view) {
        view = new AttributeView(file, attribute, parent);
        options[attribute] = view;
      }
      return view;
    },
  };
  const whole = { start: 0, end: text.length };
  const nowhere: Word = { value: '', span: { start: 0, end: 0 }, outer: { start: 0, end: 0 }, quoted: false };
  let children: readonly Section[] | undefined;
  const root: Section = {
    kind: 'section',
    keyword: nowhere,
    values: [],
    attributes: [],
    get children() {
      children ??= siblings(views, file.elementCount > 0 ? 0 : -1);
      return children;
    },
    span: whole,
    body: whole,
    closed: true,
    parent: undefined,
  };
  return {
    text,
    root,
    problems: [...file.problems].sort(byPlace),
    comments: file.comments,
    ...(hasElisionMark(file) ? { incomplete: true } : {}),
    scan: file,
    section: views.section,
    option: attribute => views.option(attribute, views.section(ownerOf(file, attribute))),
    elementOf: section => (section instanceof ElementView ? section.numberIn(views) : -1),
  };
}

const none: readonly Word[] = [];

interface Views {
  readonly file: Scan;
  section(element: number): Section;
  option(attribute: number, parent: Section): Option;
}

class ElementView implements Section {
  readonly kind = 'section';
  readonly values: readonly Word[] = none;
  readonly #views: Views;
  readonly #at: number;
  #keyword: Word | undefined;
  #attributes: readonly Option[] | undefined;
  #children: readonly Section[] | undefined;

  constructor(views: Views, element: number) {
    this.#views = views;
    this.#at = element * ELEMENT;
  }

  #field(which: number): number {
    return this.#views.file.elements[this.#at + which] as number;
  }

  numberIn(views: Views): number {
    return this.#views === views ? this.#at / ELEMENT : -1;
  }

  get keyword(): Word {
    this.#keyword ??= bareWord(this.#views.file.names[this.#field(NAME)] as string, this.#field(START) + 1);
    return this.#keyword;
  }

  get attributes(): readonly Option[] {
    if (!this.#attributes) {
      const list: Option[] = [];
      const end = this.#field(ATTRIBUTES_END);
      for (let a = this.#field(ATTRIBUTES); a < end; a++) list.push(this.#views.option(a, this));
      this.#attributes = list;
    }
    return this.#attributes;
  }

  get children(): readonly Node[] {
    this.#children ??= siblings(this.#views, this.#field(FIRST));
    return this.#children;
  }

  get span(): Span {
    return { start: this.#field(START), end: this.#field(END) };
  }

  get body(): Span {
    return { start: this.#field(OPEN_END), end: this.#field(CLOSE_START) };
  }

  get closed(): boolean {
    return isClosed(this.#views.file, this.#at / ELEMENT);
  }

  get endKeyword(): Word | undefined {
    const start = this.#field(CLOSE_START);
    if (this.#field(END) === start) return undefined;
    const { text } = this.#views.file;
    // The name that is written there: a misspelt end tag may have closed the element.
    const name = /^[^\s<>/]*/.exec(text.slice(start + 2, this.#field(END)))?.[0] ?? '';
    return bareWord(name, start + 2);
  }

  get parent(): Section {
    return this.#views.section(this.#field(PARENT));
  }
}

class AttributeView implements Option {
  readonly kind = 'option';
  readonly parent: Section;
  readonly #file: Scan;
  readonly #at: number;
  #keyword: Word | undefined;
  #values: readonly Word[] | undefined;

  constructor(file: Scan, attribute: number, parent: Section) {
    this.#file = file;
    this.#at = attribute * ATTRIBUTE;
    this.parent = parent;
  }

  #field(which: number): number {
    return this.#file.attributes[this.#at + which] as number;
  }

  get keyword(): Word {
    this.#keyword ??= bareWord(this.#file.names[this.#field(ATTRIBUTE_NAME)] as string, this.#field(ATTRIBUTE_START));
    return this.#keyword;
  }

  get values(): readonly Word[] {
    this.#values ??= this.#field(VALUE_START) < 0 ? [] : [valueWord(this.#file, this.#at / ATTRIBUTE)];
    return this.#values;
  }

  get span(): Span {
    return { start: this.#field(ATTRIBUTE_START), end: this.#field(ATTRIBUTE_END) };
  }
}

/** Whether an element has its end tag, or needs none. */
export function isClosed(file: Scan, element: number): boolean {
  const at = element * ELEMENT;
  const { elements, text } = file;
  if ((elements[at + END] as number) > (elements[at + CLOSE_START] as number)) return true;
  const openEnd = elements[at + OPEN_END] as number;
  const last = text.charCodeAt(openEnd - 1);
  return last === 47 || (last === 62 && text.charCodeAt(openEnd - 2) === 47);
}

/** Whether the value of an attribute is known: it holds no template expression and no entity of the document type. */
export function isOpaque(file: Scan, start: number, end: number): boolean {
  const raw = file.text.slice(start, end);
  if (templates.test(raw)) return true;
  if (file.entities.size === 0 || !raw.includes('&')) return false;
  return [...raw.matchAll(/&([^;\s]+);/g)].some(([, name]) => file.entities.has(name as string));
}

const templates = /\{\{|\{%|<%/;

function valueWord(file: Scan, attribute: number): Word {
  const { text, attributes } = file;
  const at = attribute * ATTRIBUTE;
  const start = attributes[at + VALUE_START] as number;
  const end = attributes[at + VALUE_END] as number;
  const before = text.charCodeAt(start - 1);
  const quoted = before === 34 || before === 39;
  const closing = text.charCodeAt(end) === before && (attributes[at + ATTRIBUTE_END] as number) > end;
  return {
    value: valueText(text, start, end),
    span: { start, end },
    outer: { start: quoted ? start - 1 : start, end: quoted && closing ? end + 1 : end },
    quoted,
    ...(isOpaque(file, start, end) ? { opaque: true } : {}),
  };
}

function bareWord(value: string, start: number): Word {
  const span = { start, end: start + value.length };
  return { value, span, outer: span, quoted: false };
}

function siblings(views: Views, first: number): Section[] {
  const list: Section[] = [];
  for (let e = first; e >= 0; e = views.file.elements[e * ELEMENT + NEXT] as number) list.push(views.section(e));
  return list;
}

/** Whether an author has left something out: dots or a word for it where elements would stand. */
function hasElisionMark({ text, texts, textCount }: Scan): boolean {
  for (let t = 0; t < textCount; t++) {
    const start = texts[t * TEXT] as number;
    const end = texts[t * TEXT + 1] as number;
    if (end - start > 60) continue;
    const run = text.slice(start, end);
    const core = run.replace(decoration, '');
    if (core === '' ? /\.{3}|…|‥|^[:：⋮]$/.test(run) : omitted.test(core)) return true;
  }
  return false;
}

const decoration = /[\s.…‥⋮・~〜～*_\-=[\](){}（）［］｛｝【】〔〕「」:：;|/]+/g;
const omitted = /^(?:(?:以下|以降|途中|前|中|後|一部)?省?略|snip(?:ped)?|cut|omitted|omission)$/i;

/** The element of an attribute, by binary search: attributes are numbered in the order of the elements. */
function ownerOf(file: Scan, attribute: number): number {
  return lastElementBelow(file, ATTRIBUTES, attribute + 1);
}

function byPlace(a: SyntaxProblem, b: SyntaxProblem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
