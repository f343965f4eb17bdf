import { pairTables } from '../../../schemas/cib/index.ts';
import type { Effective, Located } from '../cluster/effective.ts';
import type {
  OperationInForce,
  PacemakerModel,
  ResourceFacts,
  ValueInForce,
  ValueOrigin,
} from '../cluster/pacemaker.ts';
import {
  metaInForce,
  operationOption,
  operationsInForce,
  parameterInForce,
  utilizationInForce,
} from '../cluster/pacemaker-effective.ts';
import { remembered } from '../cluster/remembered.ts';
import { type Cursor, pathOf } from '../syntax/cursor.ts';
import type { Section } from '../syntax/tree.ts';
import type { Text } from '../text/text.ts';
import type { Context } from './context.ts';
import type { InForce } from './effective.ts';

/** The value in force of an option at the cursor in a CIB; undefined where the file does not tell. */
export function cibInForce(context: Context, cursor: Cursor, name: string): InForce | undefined {
  const model = modelOf(context);
  const value = model && lookUp(model, cursor, name);
  if (!model || !value || value.unknown) return undefined;
  const whileRule = value.possible.map(p => ({ value: p.value, at: p.at, origin: originText(p.origin) }));
  const overriddenBy = overrides(model, cursor, name);
  const effective = effectiveOf(value);
  if (!effective && whileRule.length === 0 && overriddenBy.length === 0) return undefined;
  return { value: effective, overriddenBy, whileRule };
}

/** The same as a plain lookup, for those who need the value alone. */
export function cibLookup(
  context: Context,
  cursor: Cursor,
): ((name: string) => Effective<string> | undefined) | undefined {
  const model = modelOf(context);
  if (!model) return undefined;
  return name => {
    const value = lookUp(model, cursor, name);
    return value && !value.unknown ? effectiveOf(value) : undefined;
  };
}

/** A value that a resource or operation has without writing it. */
export interface InheritedValue {
  readonly name: string;
  readonly value: ValueInForce;
}

/** What a resource or operation inherits; undefined where the element is neither, or the file does not tell. */
export function inheritedAt(context: Context, section: Section): readonly InheritedValue[] | undefined {
  const model = modelOf(context);
  const owner = model && ownerOf(model, section);
  if (!model || !owner || owner.section !== section) return undefined;
  const { resource, operation } = owner;
  return operation ? inheritedByOperation(model, resource, operation) : inheritedByResource(model, resource);
}

/** Operations that a primitive has from its template. */
export function operationsOfTemplate(context: Context, section: Section): readonly OperationInForce[] {
  const model = modelOf(context);
  const owner = model && ownerOf(model, section);
  if (!model || !owner || owner.section !== section || owner.operation) return [];
  return operationsInForce(model, owner.resource).operations.filter(o => o.origin.kind === 'template');
}

/** Where a value comes from, in the words of the file. */
export function originText({ kind, id }: ValueOrigin): Text {
  if (kind === 'default') return { en: 'default', ja: 'デフォルト' };
  const word = words[kind];
  return id === undefined ? { en: word, ja: word } : { en: `${word} "${id}"`, ja: `${word} "${id}"` };
}

const words: Readonly<Record<Exclude<ValueOrigin['kind'], 'default'>, string>> = {
  own: 'primitive',
  template: 'template',
  group: 'group',
  clone: 'clone',
  bundle: 'bundle',
  rsc_defaults: 'rsc_defaults',
  op_defaults: 'op_defaults',
  property: 'crm_config',
};

function modelOf(context: Context): PacemakerModel | undefined {
  return context.model?.pacemaker.find(p => p.file === context.file.file);
}

function effectiveOf({ value, at, origin }: ValueInForce): Effective<string> | undefined {
  return value === undefined ? undefined : { value, origin: originText(origin), ...(at ? { at } : {}) };
}

/** The resource that a place belongs to, and its operation where it is in one. */
interface Owner {
  readonly section: Section;
  readonly resource: ResourceFacts;
  readonly operation?: OperationInForce;
}

function lookUp(model: PacemakerModel, cursor: Cursor, name: string): ValueInForce | undefined {
  const path = pathOf(cursor.section);
  const set = path.findLast(s => sets.has(s.keyword.value));
  const outer = path.findLast(s => outermost.has(s.keyword.value))?.keyword.value;
  if (set?.keyword.value === 'cluster_property_set') {
    const found = model.property(name);
    return found && written(found, { kind: 'property' });
  }
  const inside = path.findLast(s => resourceWords.has(s.keyword.value) || s.keyword.value === 'op');
  const owner = inside && ownerOf(model, inside);
  if (!owner) {
    // Among the defaults themselves: the value that a resource gets which says nothing.
    const lists = { rsc_defaults: model.facts.rscDefaults, op_defaults: model.facts.opDefaults } as const;
    if (outer !== 'rsc_defaults' && outer !== 'op_defaults') return undefined;
    const pairs = lists[outer].flatMap(s => (s.hasRule || s.idRef ? [] : s.pairs)).filter(p => p.name.value === name);
    const [only] = pairs;
    return pairs.length === 1 && only?.value ? written(only.value, { kind: outer }) : undefined;
  }
  const { resource, operation } = owner;
  if (operation) {
    // Parameters of an operation go to the agent with that operation alone.
    if (set?.keyword.value === 'instance_attributes' || !Object.hasOwn(pairTables.operationMeta, name))
      return undefined;
    return operationOption(model, resource, operation, name);
  }
  switch (set?.keyword.value) {
    case 'meta_attributes':
      return metaInForce(model, resource, name);
    case 'instance_attributes':
      return parameterInForce(model, resource, name);
    case 'utilization':
      return utilizationInForce(model, resource, name);
  }
  return undefined;
}

const sets: ReadonlySet<string> = new Set([
  'meta_attributes',
  'instance_attributes',
  'utilization',
  'cluster_property_set',
]);
const outermost: ReadonlySet<string> = new Set(['rsc_defaults', 'op_defaults', 'resources', 'crm_config']);
const resourceWords: ReadonlySet<string> = new Set(['primitive', 'template', 'group', 'clone', 'master', 'bundle']);

function written({ value, at }: Located<string>, origin: ValueOrigin): ValueInForce {
  return { value, at, origin, possible: [], unknown: false };
}

function ownerOf(model: PacemakerModel, section: Section): Owner | undefined {
  const name = section.keyword.value;
  if (name === 'op') {
    const around = section.parent?.parent;
    const resource = around && resourcesByStart(model).get(around.span.start);
    if (!resource) return undefined;
    const operation = operationsInForce(model, resource).operations.find(
      o => o.operation.at.span.start === section.keyword.span.start,
    );
    return operation && { section, resource, operation };
  }
  const resource = resourceWords.has(name) ? resourcesByStart(model).get(section.span.start) : undefined;
  return resource && { section, resource };
}

/** Resources and templates by where they begin: asked for every element of a file. */
const resourcesByStart = remembered<PacemakerModel, ReadonlyMap<number, ResourceFacts>>(
  model => new Map([...model.allResources, ...model.facts.templates].map(r => [r.section.span.start, r])),
);

/** What is set from outside; names that only clones read are the clone's, not its member's. */
function inheritedByResource(model: PacemakerModel, resource: ResourceFacts): InheritedValue[] {
  const names = new Set<string>();
  const addFrom = (list: ResourceFacts['meta']): void => {
    for (const set of list) for (const pair of set.pairs) names.add(pair.name.value);
  };
  const template = resource.template && model.templates.get(resource.template.value);
  if (template) addFrom(template.meta);
  for (let r = resource.parent; r; r = r.parent) addFrom(r.meta);
  addFrom(model.facts.rscDefaults);
  return [...names].flatMap((name): InheritedValue[] => {
    const entry = Object.hasOwn(pairTables.resourceMeta, name) ? pairTables.resourceMeta[name] : undefined;
    const kinds = entry?.facts?.for as readonly string[] | undefined;
    if (!entry || (kinds && !kinds.includes(resource.kind))) return [];
    const value = metaInForce(model, resource, name);
    if (value.unknown || value.value === undefined) return [];
    const isOwn = value.origin.id !== undefined && value.origin.id === resource.id?.value;
    return (isOwn || value.origin.kind === 'default') && value.possible.length === 0 ? [] : [{ name, value }];
  });
}

/** What an operation has that it does not write: from op_defaults, and the timeout, which it always has. */
function inheritedByOperation(
  model: PacemakerModel,
  resource: ResourceFacts,
  operation: OperationInForce,
): InheritedValue[] {
  const names = new Set(['timeout', ...model.facts.opDefaults.flatMap(s => s.pairs.map(p => p.name.value))]);
  return [...names].flatMap((name): InheritedValue[] => {
    if (!Object.hasOwn(pairTables.operationMeta, name)) return [];
    const value = operationOption(model, resource, operation, name);
    if (value.unknown || value.value === undefined) return [];
    const isOwn = value.origin.kind === 'own' || value.origin.kind === 'template';
    if (isOwn && value.possible.length === 0) return [];
    return value.origin.kind === 'default' && name !== 'timeout' && value.possible.length === 0
      ? []
      : [{ name, value }];
  });
}

/** Resources that a value of rsc_defaults, a template, a group or a clone does not reach, because they set another. */
function overrides(model: PacemakerModel, cursor: Cursor, name: string): InForce['overriddenBy'] {
  const path = pathOf(cursor.section);
  const set = path.findLast(s => s.keyword.value === 'meta_attributes');
  const around = set?.parent;
  if (!set || !around) return [];
  const holder = resourcesByStart(model).get(around.span.start);
  const heirs = around.keyword.value === 'rsc_defaults' ? model.allResources : holder ? heirsOf(model, holder) : [];
  const found: InForce['overriddenBy'][number][] = [];
  for (const resource of heirs) {
    if (!writes(resource, name)) continue;
    const { value, at, origin, unknown } = metaInForce(model, resource, name);
    if (unknown || value === undefined || !at || origin.id !== resource.id?.value) continue;
    found.push({ name: resource.id?.value ?? resource.element, value, at });
    if (found.length > 20) break;
  }
  return found;
}

function writes({ meta }: ResourceFacts, name: string): boolean {
  return meta.some(set => set.pairs.some(pair => pair.name.value === name));
}

function heirsOf(model: PacemakerModel, holder: ResourceFacts): ResourceFacts[] {
  if (holder.kind === 'template') return model.allResources.filter(r => r.template?.value === holder.id?.value);
  return holder.children.flatMap(child => [child, ...heirsOf(model, child)]);
}
