import { schemaVersions } from '../../../schemas/cib/releases.ts';
import type { Section } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import type { FeatureFile } from './context.ts';
import type { Offer } from './refactorings.ts';
import { indentAt } from './statements.ts';
import {
  attributeOf,
  childrenOf,
  elementsBelow,
  escaped,
  type FreshIds,
  insertElements,
  movedText,
  removeAttribute,
  removeElement,
  step,
  valueIn,
  type Xml,
} from './xml-edits.ts';

/** The agent of a primitive, its operations and meta attributes as a template; the parameters stay. */
export function makeTemplate(file: FeatureFile, primitive: Section, ids: FreshIds): Offer | undefined {
  const { text } = file;
  const own = valueIn(primitive, 'id');
  const resources = ancestor(primitive, 'resources');
  if (primitive.keyword.value !== 'primitive' || own === undefined || !resources) return undefined;
  // Old schemas have no templates, or only for some classes.
  const isAllowed = file.bound.candidates(resources).sections.some(s => s.name === 'template');
  const isOfAll = /^(?:ocf|lsb|stonith|heartbeat)$/.test(valueIn(primitive, 'class') ?? '');
  if (!isAllowed || (!isOfAll && isBefore27(file))) return undefined;
  const agent = ['class', 'provider', 'type'].flatMap(name => attributeOf(primitive, name) ?? []);
  if (attributeOf(primitive, 'template') || !attributeOf(primitive, 'type') || !attributeOf(primitive, 'class')) return;
  const id = ids(`${own}-template`);
  const moving = childrenOf(primitive, 'operations', 'meta_attributes');
  const inner = indentAt(text, holder(primitive, resources).span.start) + step;
  const template: Xml = {
    name: 'template',
    attributes: {
      id,
      class: valueIn(primitive, 'class'),
      provider: valueIn(primitive, 'provider'),
      type: valueIn(primitive, 'type'),
    },
    children: moving.map(part => movedText(text, part, inner)),
  };
  const edits: Edit[] = [...insertElements(text, resources, [template], holder(primitive, resources))];
  // The first attribute of the agent becomes the template, the others go.
  const [first, ...others] = [...agent].sort((a, b) => a.span.start - b.span.start);
  if (!first) return undefined;
  edits.push({ span: first.span, newText: `template="${escaped(id)}"` });
  edits.push(...others.map(a => removeAttribute(text, a)), ...moving.map(part => removeElement(text, part)));
  return {
    title: { en: `Extract a template from "${own}"`, ja: `"${own}" からテンプレートを作成する` },
    edits: edits.map(e => ({ ...e, file: file.file })),
  };
}

/** A primitive without its template: what it takes over is written in it, with ids of its own. */
export function inlineTemplate(file: FeatureFile, primitive: Section, top: Section, ids: FreshIds): Offer | undefined {
  const { text } = file;
  const own = valueIn(primitive, 'id');
  const name = attributeOf(primitive, 'template');
  const id = name?.values[0]?.value;
  if (primitive.keyword.value !== 'primitive' || own === undefined || !name || id === undefined) return undefined;
  const all = [...elementsBelow(top)];
  const template = all.find(e => e.keyword.value === 'template' && valueIn(e, 'id') === id);
  if (!template || !attributeOf(template, 'class') || !attributeOf(template, 'type')) return undefined;
  const agent = ['class', 'provider', 'type'].flatMap(a => {
    const value = valueIn(template, a);
    return value === undefined ? [] : [`${a}="${escaped(value)}"`];
  });
  const rename = (old: string): string =>
    ids(old.startsWith(id) ? own + old.slice(id.length) : old.includes(id) ? old.replace(id, own) : `${own}-${old}`);
  const indent = indentAt(text, primitive.span.start) + step;
  const copies: string[] = [];
  const edits: Edit[] = [{ span: name.span, newText: agent.join(' ') }];
  const [operations] = childrenOf(primitive, 'operations');
  for (const part of childrenOf(template)) {
    if (part.keyword.value === 'operations' && operations) {
      // An operation of its own takes the place of that of the template.
      if (attributeOf(operations, 'id-ref') || attributeOf(part, 'id-ref')) return undefined;
      const written = new Set(childrenOf(operations, 'op').map(keyOf));
      const more = childrenOf(part, 'op').filter(op => !written.has(keyOf(op)));
      const deep = indentAt(text, operations.span.start) + step;
      edits.push(
        ...insertElements(
          text,
          operations,
          more.map(op => copyOf(text, op, deep, rename)),
        ),
      );
    } else copies.push(copyOf(text, part, indent, rename));
  }
  // Sets of the primitive come first, so that they go on having priority.
  edits.push(...insertElements(text, primitive, copies));
  const users = all.filter(e => valueIn(e, 'template') === id);
  const isNamed = all.some(
    e => e !== template && e.attributes.some(a => a.keyword.value !== 'template' && a.values[0]?.value === id),
  );
  const isLast = users.length === 1 && !isNamed;
  // Others may refer to what is defined in the template.
  const inner = new Set([...elementsBelow(template)].flatMap(e => valueIn(e, 'id') ?? []));
  const isUsed = all.some(e => inner.has(valueIn(e, 'id-ref') ?? '\n'));
  if (isLast && !isUsed) edits.push(removeElement(text, template));
  return {
    title: { en: `Inline the template "${id}"`, ja: `テンプレート "${id}" を展開する` },
    edits: edits.map(e => ({ ...e, file: file.file })),
  };
}

function isBefore27({ tree }: FeatureFile): boolean {
  const [cib] = childrenOf(tree.root, 'cib');
  const version = (cib && valueIn(cib, 'validate-with'))?.slice('pacemaker-'.length) ?? '';
  const at = schemaVersions.indexOf(version);
  return at >= 0 && at < schemaVersions.indexOf('2.7');
}

function keyOf(op: Section): string {
  return `${valueIn(op, 'name') ?? ''} ${valueIn(op, 'interval') ?? ''}`;
}

/** An element with ids of its own. */
function copyOf(text: string, element: Section, indent: string, rename: (old: string) => string): string {
  const edits = [element, ...elementsBelow(element)].flatMap((part): Edit[] => {
    const id = attributeOf(part, 'id')?.values[0];
    return id ? [{ span: id.span, newText: escaped(rename(id.value)) }] : [];
  });
  return movedText(text, element, indent, edits);
}

/** The element directly below another one in which an element lies. */
function holder(element: Section, above: Section): Section {
  let at = element;
  while (at.parent && at.parent !== above) at = at.parent;
  return at;
}

function ancestor(element: Section, name: string): Section | undefined {
  let at: Section | undefined = element.parent;
  while (at && at.keyword.value !== name) at = at.parent;
  return at;
}
