import type { Option, Section } from '../syntax/tree.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { handOf, indentAt, removeNode } from './statements.ts';

/** An element to be written; attributes that are undefined are left out. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** A text is that of an element as it stands elsewhere in the file. */
  readonly children?: readonly (Xml | string)[];
}

/** What stands in an attribute. */
export function valueIn(section: Section, name: string): string | undefined {
  return attributeOf(section, name)?.values[0]?.value;
}

export function attributeOf(section: Section, name: string): Option | undefined {
  return section.attributes.find(a => a.keyword.value === name);
}

/** The elements in another one, of one name or of all. */
export function childrenOf(section: Section, ...names: readonly string[]): Section[] {
  return section.children.filter(
    (c): c is Section => c.kind === 'section' && (names.length === 0 || names.includes(c.keyword.value)),
  );
}

/** All elements below a section in text order, but not those of the status: the cluster writes them itself. */
export function elementsBelow(section: Section): readonly Section[] {
  // The root lives as long as the tree does, and is asked at every move of the cursor.
  if (section.parent) return below(section);
  let list = known.get(section);
  if (!list) {
    list = below(section);
    known.set(section, list);
  }
  return list;
}

const known = new WeakMap<Section, readonly Section[]>();

function below(section: Section): readonly Section[] {
  const found: Section[] = [];
  const stack = childrenOf(section).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next);
    if (next.keyword.value === 'status') continue;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child?.kind === 'section') stack.push(child);
    }
  }
  return found;
}

/** Gives an attribute another value, or writes it behind the others. */
export function setAttribute(section: Section, name: string, value: string): Edit {
  const attribute = attributeOf(section, name);
  const word = attribute?.values[0];
  if (word) return { span: word.span, newText: escaped(value) };
  const at = section.attributes.at(-1)?.span.end ?? section.keyword.outer.end;
  return { span: { start: at, end: at }, newText: ` ${name}="${escaped(value)}"` };
}

export function removeAttribute(text: string, attribute: Option): Edit {
  let { start } = attribute.span;
  while (start > 0 && /\s/.test(text[start - 1] as string)) start--;
  return { span: { start, end: attribute.span.end }, newText: '' };
}

/** Gives ids that no element has: the wanted one, else with a number. Each is given once. */
export type FreshIds = (wanted: string) => string;

export function freshIds(top: Section): FreshIds {
  return idMaker(top)();
}

/** The same for several changes of which one will be made: each begins anew. */
export function idMaker(top: Section): () => FreshIds {
  let taken: ReadonlySet<string> | undefined;
  return () => {
    const given = new Set<string>();
    return wanted => {
      taken ??= idsBelow(top);
      let id = wanted;
      for (let n = 1; taken.has(id) || given.has(id); n++) id = `${wanted}-${n}`;
      given.add(id);
      return id;
    };
  };
}

/** All ids, but those in the status. */
export function idsBelow(top: Section): ReadonlySet<string> {
  const all = elementsBelow(top);
  let ids = idsOf.get(all);
  if (!ids) {
    const found = new Set<string>();
    for (const element of all) {
      const id = valueIn(element, 'id');
      if (id !== undefined) found.add(id);
    }
    ids = found;
    idsOf.set(all, ids);
  }
  return ids;
}

const idsOf = new WeakMap<readonly Section[], ReadonlySet<string>>();

/** Another name in start tag and end tag. */
export function renameElement(section: Section, name: string): Edit[] {
  const tags = [section.keyword, ...(section.endKeyword ? [section.endKeyword] : [])];
  return tags.map(tag => ({ span: tag.span, newText: name }));
}

export function removeElement(text: string, section: Section): Edit {
  return removeNode(text, section);
}

/** Writes elements into another one: as its first, as its last, or in front of one of its children. */
export function insertElements(
  text: string,
  parent: Section,
  elements: readonly (Xml | string)[],
  where: 'first' | 'last' | Section = 'last',
): Edit[] {
  if (elements.length === 0) return [];
  const { newline } = handOf(text);
  const { start, end } = parent.body;
  const isEmptyTag = text[start - 1] === '>' && text[start - 2] === '/';
  const isOneLine = !text.slice(parent.span.start, parent.span.end).includes('\n');
  const inOneLine = isOneLine && childrenOf(parent).length > 0;
  if (inOneLine) {
    const at = typeof where === 'object' ? where.span.start : where === 'first' ? start : end;
    return [insertion(at, elements.map(e => inline(e)).join(''))];
  }
  const outer = indentAt(text, parent.span.start);
  const indent = childIndent(text, parent) ?? outer + step;
  const lines = elements.map(e => renderXml(e, indent, newline)).join(newline);
  if (isEmptyTag) {
    let from = start - 2;
    while (/\s/.test(text[from - 1] as string)) from--;
    const newText = `>${newline}${lines}${newline}${outer}</${parent.keyword.value}>`;
    return [{ span: { start: from, end: start }, newText }];
  }
  // Before a child, or before the end tag, where that begins its line.
  const target = typeof where === 'object' ? where.span.start : where === 'first' ? undefined : end;
  if (target !== undefined) {
    const line = text.lastIndexOf('\n', target - 1) + 1;
    if (line > start && text.slice(line, target).trim() === '') return [insertion(line, `${lines}${newline}`)];
    if (typeof where === 'object') return [insertion(target, `${lines.trimStart()}${newline}${indent}`)];
    let last = end;
    while (last > start && /\s/.test(text[last - 1] as string)) last--;
    return [{ span: { start: last, end }, newText: `${newline}${lines}${newline}${outer}` }];
  }
  const isAlone = /^[ \t]*\r?\n/.exec(text.slice(start, end));
  return [insertion(start, `${newline}${lines}${isAlone ? '' : newline + indent}`)];
}

/** An element as lines, the first of them indented too; without a line break at the end. */
export function renderXml(element: Xml | string, indent: string, newline: string): string {
  if (typeof element === 'string') return indent + element;
  const tag = startTag(element);
  const children = element.children ?? [];
  if (children.length === 0) return `${indent}<${tag}/>`;
  const inner = children.map(c => renderXml(c, indent + step, newline)).join(newline);
  return `${indent}<${tag}>${newline}${inner}${newline}${indent}</${element.name}>`;
}

/** The text of an element that moves to another depth, with edits inside of it: its lines but the first are shifted. */
export function movedText(text: string, section: Section, indent: string, edits: readonly Edit[] = []): string {
  const { start, end } = section.span;
  const own = indentAt(text, start);
  const inside = edits.map(e => ({ ...e, span: { start: e.span.start - start, end: e.span.end - start } }));
  const [first = '', ...more] = applyEdits(text.slice(start, end), inside).split('\n');
  const shifted = more.map(line => (line.startsWith(own) ? indent + line.slice(own.length) : line));
  return [first, ...shifted].join('\n');
}

export function escaped(value: string): string {
  return value.replace(/[&<"]/g, c => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[c] as string);
}

/** As cibadmin indents. */
export const step = '  ';

function inline(element: Xml | string): string {
  if (typeof element === 'string') return element;
  const children = element.children ?? [];
  if (children.length === 0) return `<${startTag(element)}/>`;
  return `<${startTag(element)}>${children.map(inline).join('')}</${element.name}>`;
}

function startTag({ name, attributes }: Xml): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  return name + written.join('');
}

/** The indentation of the first child that begins its line. */
function childIndent(text: string, parent: Section): string | undefined {
  for (const { span } of parent.children) {
    const line = text.lastIndexOf('\n', span.start - 1) + 1;
    if (line > parent.body.start && text.slice(line, span.start).trim() === '') return text.slice(line, span.start);
  }
  return undefined;
}

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}
