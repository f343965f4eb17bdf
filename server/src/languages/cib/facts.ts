import type { Located } from '../../cluster/effective.ts';
import type { FileFacts, NameUse, PathUse } from '../../cluster/facts.ts';
import type { Place } from '../../cluster/finding.ts';
import type {
  ConstraintFacts,
  ConstraintKind,
  FencingLevelFacts,
  NameReference,
  OperationFacts,
  PacemakerFacts,
  PacemakerNodeFacts,
  Pair,
  PairSet,
  PartFacts,
  ResourceFacts,
  ResourceKind,
  ResourceSetFacts,
  ResourceUse,
  TagFacts,
} from '../../cluster/pacemaker.ts';
import type { Bound } from '../../schema/bound.ts';
import type { NameSpace } from '../../schema/entry.ts';
import type { Span } from '../../text/span.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
  ELEMENT,
  END,
  FIRST,
  NAME,
  NEXT,
  PARENT,
  type Scan,
  START,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { nameNumber } from './names.ts';
import { valueText } from './references.ts';
import { type CibTree, isOpaque, parseCib } from './tree.ts';

/** What one CIB says. The status section is the cluster's record, not configuration: it is not read. */
export function cibFacts(bound: Bound, file: string): FileFacts {
  const { tree } = bound;
  const reader = new Reader(file, ('scan' in tree ? (tree as CibTree) : parseCib(tree.text)).scan);
  reader.readAll();
  const { validateWith } = reader;
  return {
    names: reader.names(),
    paths: reader.paths,
    pacemaker: {
      ...reader.facts(),
      // A CIB without its resources is an excerpt: what its constraints name stands elsewhere.
      whole: reader.isCib && reader.hasResources,
      incomplete: tree.incomplete === true || reader.hasOpaqueName,
      ...(validateWith ? { validateWith } : {}),
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const resourceKinds: ReadonlyMap<string, ResourceKind> = new Map([
  ['primitive', 'primitive'],
  ['group', 'group'],
  ['clone', 'clone'],
  ['master', 'clone'],
  ['bundle', 'bundle'],
  ['template', 'template'],
]);

const constraintKinds: ReadonlyMap<string, ConstraintKind> = new Map([
  ['rsc_colocation', 'colocation'],
  ['rsc_order', 'order'],
  ['rsc_location', 'location'],
  ['rsc_ticket', 'ticket'],
]);

/** Elements whose `id` is text or a reference: RELAX NG demands no unique value of it. */
const withoutOwnId: ReadonlySet<string> = new Set([
  'node',
  'acl_target',
  'obj_ref',
  'resource_ref',
  'role',
  'role_ref',
]);

interface Referring {
  readonly number: number;
  readonly wanted: NameReference['wanted'];
  readonly from: string;
}

/** What each referring attribute may name, by element. `id-ref` is handled for all elements alike. */
const referring: ReadonlyMap<string, readonly Referring[]> = new Map([
  refers('rsc_colocation', ['rsc', 'resource-or-tag'], ['with-rsc', 'resource-or-tag']),
  refers('rsc_order', ['first', 'resource-or-tag'], ['then', 'resource-or-tag']),
  refers('rsc_location', ['rsc', 'resource-or-tag'], ['node', 'node']),
  refers('rsc_ticket', ['rsc', 'resource-or-tag']),
  refers('resource_ref', ['id', 'resource-or-tag']),
  refers('obj_ref', ['id', 'tag-member']),
  refers('primitive', ['template', 'template']),
  refers('role', ['id', 'role']),
  refers('role_ref', ['id', 'role']),
  refers('acl_permission', ['reference', 'any-id']),
  refers('read', ['ref', 'any-id']),
  refers('write', ['ref', 'any-id']),
  refers('deny', ['ref', 'any-id']),
  refers('fencing-level', ['target', 'node']),
]);

function refers(element: string, ...names: readonly [string, NameReference['wanted']][]): [string, Referring[]] {
  return [element, names.map(([name, wanted]) => ({ number: nameNumber(name), wanted, from: `${element} ${name}` }))];
}

/** Attributes by their numbers: names are compared as numbers, for a file may have hundreds of thousands. */
const attribute = {
  attribute: nameNumber('attribute'),
  class: nameNumber('class'),
  devices: nameNumber('devices'),
  id: nameNumber('id'),
  idRef: nameNumber('id-ref'),
  index: nameNumber('index'),
  interval: nameNumber('interval'),
  name: nameNumber('name'),
  node: nameNumber('node'),
  operation: nameNumber('operation'),
  path: nameNumber('path'),
  provider: nameNumber('provider'),
  role: nameNumber('role'),
  score: nameNumber('score'),
  action: nameNumber('action'),
  target: nameNumber('target'),
  template: nameNumber('template'),
  ticket: nameNumber('ticket'),
  timeout: nameNumber('timeout'),
  type: nameNumber('type'),
  uname: nameNumber('uname'),
  validateWith: nameNumber('validate-with'),
  value: nameNumber('value'),
  valueSource: nameNumber('value-source'),
} as const;

/** Resources nest four deep at most; what is deeper is no CIB. */
const deepest = 8;

/** Elements are numbers here: the file is read as the flat arrays that it is kept in. */
class Reader {
  readonly paths: PathUse[] = [];
  validateWith: Located<string> | undefined;
  isCib = false;
  hasOpaqueName = false;
  hasResources = false;
  readonly #file: string;
  readonly #scan: Scan;
  readonly #mayBeOpaque: boolean;
  readonly #located: (Located<string> | undefined)[] = [];
  readonly #uses: Writable<NameUse>[] = [];
  /** Whether a cib element has a configuration. */
  readonly #configured = new Map<number, boolean>();
  /** References to ids: their space is that of the definition, which may come later. */
  readonly #idReferences: { readonly use: Writable<NameUse>; readonly wanted: NameReference['wanted'] }[] = [];
  readonly #spaces = new Map<string, NameSpace>();
  readonly #nodes: PacemakerNodeFacts[] = [];
  #hasNodesSection = false;
  readonly #properties: PairSet[] = [];
  readonly #rscDefaults: PairSet[] = [];
  readonly #opDefaults: PairSet[] = [];
  readonly #resources: ResourceFacts[] = [];
  readonly #templates: ResourceFacts[] = [];
  readonly #constraints: ConstraintFacts[] = [];
  readonly #tags: TagFacts[] = [];
  readonly #fencingLevels: FencingLevelFacts[] = [];
  readonly #tickets: Located<string>[] = [];
  readonly #ids: IdFacts[] = [];
  readonly #references: NameReference[] = [];
  /** Pairs by id, and those that only refer to another pair: resolved when all are known. */
  readonly #pairsById = new Map<string, Pair>();
  readonly #referringPairs: Writable<Pair>[] = [];

  constructor(file: string, scan: Scan) {
    this.#file = file;
    this.#scan = scan;
    this.#mayBeOpaque = scan.entities.size > 0 || /\{\{|\{%|<%/.test(scan.text);
  }

  /** Every element outside the status section, parents before their children. */
  readAll(): void {
    const { elements, elementCount } = this.#scan;
    for (let e = 0; e < elementCount; e++) {
      if (this.#isRecord(e)) {
        const end = elements[e * ELEMENT + END] as number;
        while (e + 1 < elementCount && (elements[(e + 1) * ELEMENT + START] as number) < end) e++;
        continue;
      }
      this.#readElement(e);
    }
    for (const pair of this.#referringPairs) {
      const found = this.#pairsById.get(pair.idRef?.value ?? '');
      if (!found) continue;
      if (pair.name.value === '') pair.name = found.name;
      if (found.value) pair.value = found.value;
    }
  }

  facts(): Omit<PacemakerFacts, 'whole' | 'incomplete' | 'validateWith'> {
    return {
      nodes: this.#nodes,
      hasNodesSection: this.#hasNodesSection,
      properties: this.#properties,
      rscDefaults: this.#rscDefaults,
      opDefaults: this.#opDefaults,
      resources: this.#resources,
      templates: this.#templates,
      constraints: this.#constraints,
      tags: this.#tags,
      fencingLevels: this.#fencingLevels,
      tickets: this.#tickets,
      ids: this.#ids,
      references: this.#references,
    };
  }

  /** Names in text order. A reference belongs to the space that its name is defined in. */
  names(): readonly NameUse[] {
    for (const { use, wanted } of this.#idReferences) {
      use.space =
        this.#spaces.get(use.name) ??
        (wanted === 'role' ? 'role' : wanted === 'same-element' || wanted === 'any-id' ? 'id' : 'resource');
    }
    return this.#uses.sort((a, b) => a.span.start - b.span.start);
  }

  #readElement(e: number): void {
    const element = this.#name(e);
    this.#readId(e, element);
    this.#readReferences(e, element);
    const resourceKind = resourceKinds.get(element);
    if (resourceKind) {
      if (resourceKinds.has(this.#parentName(e))) return;
      (resourceKind === 'template' ? this.#templates : this.#resources).push(this.#resource(e, resourceKind, 0));
      return;
    }
    const constraintKind = constraintKinds.get(element);
    if (constraintKind) {
      this.#constraints.push(this.#constraint(e, constraintKind));
      return;
    }
    switch (element) {
      case 'cib':
        if (this.#parent(e) >= 0) return;
        this.isCib = true;
        this.validateWith ??= this.#attribute(e, attribute.validateWith);
        return;
      case 'resources':
        this.hasResources = true;
        return;
      case 'nodes':
        this.#hasNodesSection = true;
        return;
      case 'node':
        this.#readNode(e);
        return;
      case 'cluster_property_set':
        this.#properties.push(this.#pairSet(e));
        return;
      case 'meta_attributes': {
        const parent = this.#parentName(e);
        if (parent === 'rsc_defaults') this.#rscDefaults.push(this.#pairSet(e));
        if (parent === 'op_defaults') this.#opDefaults.push(this.#pairSet(e));
        return;
      }
      case 'nvpair':
        this.#readPairNames(e);
        return;
      case 'expression':
        this.#readNodeExpression(e);
        return;
      case 'tag':
        this.#tags.push({
          at: this.#nameAt(e),
          id: this.#attribute(e, attribute.id),
          members: this.#children(e, 'obj_ref').flatMap(m => this.#attribute(m, attribute.id) ?? []),
        });
        return;
      case 'fencing-level':
        this.#readFencingLevel(e);
        return;
      case 'alert': {
        const path = this.#attribute(e, attribute.path);
        if (path) this.paths.push({ span: path.at.span, path: path.value });
        return;
      }
    }
  }

  #readId(e: number, element: string): void {
    if (withoutOwnId.has(element)) return;
    const id = this.#attribute(e, attribute.id);
    if (!id) return;
    this.#ids.push(new IdFacts(id, element, this.#start(e) + 1));
    const space: NameSpace =
      resourceKinds.has(element) || element === 'tag' ? 'resource' : element === 'acl_role' ? 'role' : 'id';
    this.#spaces.set(id.value, space);
    this.#define(space, id, e, true);
    // A remote node goes by the id of its connection.
    if (
      element === 'primitive' &&
      this.#attribute(e, attribute.type)?.value === 'remote' &&
      this.#attribute(e, attribute.provider)?.value === 'pacemaker'
    ) {
      this.#define('node', id, e, false);
    }
  }

  #readReferences(e: number, element: string): void {
    const idRef = this.#attribute(e, attribute.idRef);
    if (idRef) {
      this.#references.push({ name: idRef, wanted: 'same-element', from: `${element} id-ref`, element });
      this.#referToId(idRef, 'same-element');
    }
    for (const { number, wanted, from } of referring.get(element) ?? []) {
      const name = this.#attribute(e, number);
      if (name) this.#refer(name, wanted, from);
    }
    if (element === 'rsc_ticket') {
      const ticket = this.#attribute(e, attribute.ticket);
      if (!ticket) return;
      this.#tickets.push(ticket);
      this.#use('ticket', ticket);
    }
  }

  #refer(name: Located<string>, wanted: NameReference['wanted'], from: string): void {
    this.#references.push({ name, wanted, from });
    if (wanted === 'node') this.#use('node', name);
    else this.#referToId(name, wanted);
  }

  #referToId(name: Located<string>, wanted: NameReference['wanted']): void {
    const use: Writable<NameUse> = {
      space: 'id',
      name: name.value,
      role: 'reference',
      span: name.at.span,
      local: true,
    };
    this.#uses.push(use);
    this.#idReferences.push({ use, wanted });
  }

  #define(space: NameSpace, name: Located<string>, e: number, local: boolean): void {
    const use: Writable<NameUse> = {
      space,
      name: name.value,
      role: 'definition',
      span: name.at.span,
      whole: this.#span(e),
    };
    if (local) use.local = true;
    this.#uses.push(use);
  }

  #use(space: NameSpace, name: Located<string>): void {
    this.#uses.push({ space, name: name.value, role: 'reference', span: name.at.span });
  }

  #readNode(e: number): void {
    if (this.#parentName(e) !== 'nodes' && this.#parent(e) >= 0) return;
    const uname = this.#attribute(e, attribute.uname);
    if (uname) this.#define('node', uname, e, false);
    this.#nodes.push({
      at: this.#nameAt(e),
      id: this.#attribute(e, attribute.id),
      uname,
      type: this.#attribute(e, attribute.type),
      attributes: this.#pairSets(e, 'instance_attributes'),
    });
  }

  /** Names in the values of pairs that other parts or other files know. */
  #readPairNames(e: number): void {
    const set = this.#parent(e);
    const owner = set < 0 ? '' : this.#parentName(set);
    if (owner !== 'primitive' && owner !== 'template') return;
    const name = this.#attribute(e, attribute.name)?.value;
    const value = this.#attribute(e, attribute.value);
    if (!name || !value || value.value === '') return;
    const kind = this.#name(set);
    if (kind === 'meta_attributes') {
      if (name === 'container') this.#refer(value, 'resource', 'nvpair container');
      if (name === 'remote-node') this.#define('node', value, this.#parent(set), false);
      return;
    }
    if (kind !== 'instance_attributes') return;
    if (name === 'drbd_resource') this.#use('drbdResource', value);
    if (name === 'device') this.#readDevice(value);
    if (name === 'pcmk_host_list' || name === 'pcmk_host_map') {
      for (const host of this.#hosts(value, name)) this.#refer(host, 'node', name);
    }
    if (name === 'drbdconf' && value.value.startsWith('/')) this.paths.push({ span: value.at.span, path: value.value });
  }

  /** A DRBD device by its name, or by the resource in its path. */
  #readDevice(value: Located<string>): void {
    const byResource = /^\/dev\/drbd\/by-res\/([^/]+)/.exec(value.value);
    if (byResource) {
      const name = this.#part(value, byResource[0].length - (byResource[1] as string).length, byResource[0].length);
      if (name) this.#use('drbdResource', name);
    } else if (/^\/dev\/drbd[^/]*$/.test(value.value)) {
      this.#use('drbdDevice', value);
    }
  }

  /**
   * Node names of a fencing device, each with its own place. Entries of the list are divided by blanks, commas and
   * semicolons. Those of the map are not divided by commas, for a node may have several ports; but a name behind a
   * comma can only be meant as a name.
   */
  #hosts(value: Located<string>, parameter: 'pcmk_host_list' | 'pcmk_host_map'): Located<string>[] {
    const found: Located<string>[] = [];
    for (const entry of value.value.matchAll(/[^\s,;]+/g)) {
      const length = parameter === 'pcmk_host_list' ? entry[0].length : entry[0].search(/[:=]/);
      if (length <= 0) continue;
      const host = this.#part(value, entry.index, entry.index + length);
      if (host) found.push(host);
    }
    return found;
  }

  /** A part of a value with its own place; undefined where character references shift the places. */
  #part(value: Located<string>, from: number, to: number): Located<string> | undefined {
    const { start, end } = value.at.span;
    if (end - start !== value.value.length) return undefined;
    return { value: value.value.slice(from, to), at: this.#place(start + from, start + to) };
  }

  #readNodeExpression(e: number): void {
    if (this.#attribute(e, attribute.attribute)?.value !== '#uname') return;
    const value = this.#attribute(e, attribute.value);
    const operation = this.#attribute(e, attribute.operation)?.value;
    const source = this.#attribute(e, attribute.valueSource)?.value ?? 'literal';
    if (!value || source !== 'literal') return;
    if (operation === 'eq' || operation === 'ne') this.#refer(value, 'node', 'expression value');
  }

  #readFencingLevel(e: number): void {
    const list = this.#attribute(e, attribute.devices);
    const devices: Located<string>[] = [];
    for (const entry of list?.value.matchAll(/[^,\s]+/g) ?? []) {
      const device = this.#part(list as Located<string>, entry.index, entry.index + entry[0].length);
      if (!device) continue;
      devices.push(device);
      this.#refer(device, 'fencing-device', 'fencing-level devices');
    }
    this.#fencingLevels.push({
      at: this.#nameAt(e),
      target: this.#attribute(e, attribute.target),
      devices,
      index: this.#attribute(e, attribute.index),
    });
  }

  #resource(e: number, kind: ResourceKind, depth: number, parent?: ResourceFacts): ResourceFacts {
    const parts = new Map<string, PartFacts[]>();
    const operations: OperationFacts[] = [];
    const children: ResourceFacts[] = [];
    const meta: PairSet[] = [];
    const parameters: PairSet[] = [];
    const element = this.#name(e);
    const found: ResourceFacts = {
      kind,
      element,
      at: this.#nameAt(e),
      section: this.#sectionPlace(e),
      id: this.#attribute(e, attribute.id),
      agentClass: this.#attribute(e, attribute.class),
      provider: this.#attribute(e, attribute.provider),
      type: this.#attribute(e, attribute.type),
      template: this.#attribute(e, attribute.template),
      meta,
      parameters,
      operations,
      children,
      parent,
      parts,
    };
    const addPart = (part: number): void => {
      const facts: PartFacts = { at: this.#nameAt(part), attributes: this.attributesOf(part) };
      const name = this.#name(part);
      const known = parts.get(name);
      if (known) known.push(facts);
      else parts.set(name, [facts]);
    };
    for (let child = this.#first(e); child >= 0; child = this.#next(child)) {
      const name = this.#name(child);
      const childKind = resourceKinds.get(name);
      if (childKind) {
        if (depth < deepest) children.push(this.#resource(child, childKind, depth + 1, found));
      } else if (name === 'operations') {
        for (const op of this.#children(child, 'op')) operations.push(this.#operation(op));
      } else if (name === 'meta_attributes') {
        meta.push(this.#pairSet(child));
      } else if (name === 'instance_attributes') {
        parameters.push(this.#pairSet(child));
      } else if (kind === 'bundle') {
        addPart(child);
        for (let inner = this.#first(child); inner >= 0; inner = this.#next(inner)) addPart(inner);
      }
    }
    return found;
  }

  #operation(e: number): OperationFacts {
    return new OperationView(this, e, {
      at: this.#nameAt(e),
      id: this.#attribute(e, attribute.id),
      name: this.#attribute(e, attribute.name),
      interval: this.#attribute(e, attribute.interval),
      timeout: this.#attribute(e, attribute.timeout),
      role: this.#attribute(e, attribute.role),
      meta: this.#pairSets(e, 'meta_attributes'),
      instance: this.#pairSets(e, 'instance_attributes'),
    });
  }

  #constraint(e: number, kind: ConstraintKind): ConstraintFacts {
    const uses: ResourceUse[] = [];
    for (const { as, role, action, number } of constraintEnds[kind]) {
      const id = this.#attribute(e, number);
      if (!id) continue;
      uses.push({
        id,
        as,
        role: role < 0 ? undefined : this.#attribute(e, role),
        action: action < 0 ? undefined : this.#attribute(e, action),
      });
    }
    const sets: ResourceSetFacts[] = [];
    let hasRule = false;
    for (let child = this.#first(e); child >= 0; child = this.#next(child)) {
      const name = this.#name(child);
      if (name === 'resource_set') sets.push(this.#resourceSet(child));
      if (name === 'rule' || name === 'lifetime') hasRule = true;
    }
    return new ConstraintView(this, e, {
      kind,
      at: this.#nameAt(e),
      section: this.#sectionPlace(e),
      id: this.#attribute(e, attribute.id),
      uses,
      sets,
      score: this.#attribute(e, attribute.score),
      node: this.#attribute(e, attribute.node),
      ticket: this.#attribute(e, attribute.ticket),
      hasRule,
    });
  }

  #resourceSet(e: number): ResourceSetFacts {
    const uses: ResourceUse[] = [];
    for (const member of this.#children(e, 'resource_ref')) {
      const id = this.#attribute(member, attribute.id);
      if (!id) continue;
      uses.push({
        id,
        as: 'set',
        role: this.#attribute(e, attribute.role),
        action: this.#attribute(e, attribute.action),
      });
    }
    return { at: this.#nameAt(e), uses, attributes: this.attributesOf(e) };
  }

  #pairSets(e: number, element: string): PairSet[] {
    return this.#children(e, element).map(s => this.#pairSet(s));
  }

  #pairSet(e: number): PairSet {
    const pairs: Pair[] = [];
    let hasRule = false;
    for (let child = this.#first(e); child >= 0; child = this.#next(child)) {
      const name = this.#name(child);
      if (name === 'rule') hasRule = true;
      if (name !== 'nvpair') continue;
      const pair = this.#pair(child);
      if (pair) pairs.push(pair);
    }
    return {
      at: this.#nameAt(e),
      element: this.#name(e),
      id: this.#attribute(e, attribute.id),
      idRef: this.#attribute(e, attribute.idRef),
      score: this.#attribute(e, attribute.score),
      hasRule,
      pairs,
    };
  }

  #pair(e: number): Pair | undefined {
    const idRef = this.#attribute(e, attribute.idRef);
    const name = this.#attribute(e, attribute.name) ?? (idRef ? { value: '', at: idRef.at } : undefined);
    if (!name) return undefined;
    const id = this.#attribute(e, attribute.id);
    const pair: Writable<Pair> = { name };
    const value = this.#attribute(e, attribute.value);
    if (value) pair.value = value;
    if (id) pair.id = id;
    if (idRef) {
      pair.idRef = idRef;
      this.#referringPairs.push(pair);
    } else if (id && !this.#pairsById.has(id.value)) {
      this.#pairsById.set(id.value, pair);
    }
    return pair;
  }

  /** The status section, also where its name is misspelt: what stands beside the configuration. */
  #isRecord(e: number): boolean {
    const name = this.#name(e);
    if (name === 'status') return true;
    const parent = this.#parent(e);
    if (name === 'configuration' || parent < 0 || this.#name(parent) !== 'cib') return false;
    let configured = this.#configured.get(parent);
    if (configured === undefined) {
      configured = this.#children(parent, 'configuration').length > 0;
      this.#configured.set(parent, configured);
    }
    return configured;
  }

  /** The value of an attribute, the first of its name; undefined where a template fills it in. */
  #attribute(e: number, name: number): Located<string> | undefined {
    const { elements, attributes } = this.#scan;
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      if (attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] === name) return this.#value(a);
    }
    return undefined;
  }

  attributesOf(e: number): ReadonlyMap<string, Located<string>> {
    const { elements, attributes, names } = this.#scan;
    const found = new Map<string, Located<string>>();
    const end = elements[e * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[e * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      const name = names[attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number] as string;
      const value = this.#value(a);
      if (value && !found.has(name)) found.set(name, value);
    }
    return found;
  }

  #value(a: number): Located<string> | undefined {
    const known = this.#located[a];
    if (known) return known;
    const { attributes, text } = this.#scan;
    const at = a * ATTRIBUTE;
    const start = attributes[at + VALUE_START] as number;
    const end = attributes[at + VALUE_END] as number;
    if (start < 0) return undefined;
    if (this.#mayBeOpaque && isOpaque(this.#scan, start, end)) {
      const name = attributes[at + ATTRIBUTE_NAME];
      if (name === attribute.id || name === attribute.uname) this.hasOpaqueName = true;
      return undefined;
    }
    const located = { value: valueText(text, start, end), at: this.#place(start, end) };
    this.#located[a] = located;
    return located;
  }

  #name(e: number): string {
    return this.#scan.names[this.#scan.elements[e * ELEMENT + NAME] as number] as string;
  }

  #parent(e: number): number {
    return this.#scan.elements[e * ELEMENT + PARENT] as number;
  }

  #parentName(e: number): string {
    const parent = this.#parent(e);
    return parent < 0 ? '' : this.#name(parent);
  }

  #first(e: number): number {
    return this.#scan.elements[e * ELEMENT + FIRST] as number;
  }

  #next(e: number): number {
    return this.#scan.elements[e * ELEMENT + NEXT] as number;
  }

  #children(e: number, name: string): number[] {
    const found: number[] = [];
    for (let child = this.#first(e); child >= 0; child = this.#next(child)) {
      if (this.#name(child) === name) found.push(child);
    }
    return found;
  }

  #start(e: number): number {
    return this.#scan.elements[e * ELEMENT + START] as number;
  }

  #span(e: number): Span {
    return { start: this.#start(e), end: this.#scan.elements[e * ELEMENT + END] as number };
  }

  #sectionPlace(e: number): Place {
    return { file: this.#file, span: this.#span(e) };
  }

  #nameAt(e: number): Place {
    const start = this.#start(e) + 1;
    return this.#place(start, start + this.#name(e).length);
  }

  #place(start: number, end: number): Place {
    return { file: this.#file, span: { start, end } };
  }
}

/** An id with its element; the place of the element is worked out where somebody asks. */
class IdFacts {
  readonly id: Located<string>;
  readonly element: string;
  readonly #start: number;

  constructor(id: Located<string>, element: string, start: number) {
    this.id = id;
    this.element = element;
    this.#start = start;
  }

  get at(): Place {
    return { file: this.id.at.file, span: { start: this.#start, end: this.#start + this.element.length } };
  }
}

interface ConstraintEnd {
  readonly as: string;
  readonly number: number;
  readonly role: number;
  readonly action: number;
}

function end(as: string, role = '', action = ''): ConstraintEnd {
  return { as, number: nameNumber(as), role: nameNumber(role), action: nameNumber(action) };
}

const constraintEnds: Readonly<Record<ConstraintKind, readonly ConstraintEnd[]>> = {
  colocation: [end('rsc', 'rsc-role'), end('with-rsc', 'with-rsc-role')],
  order: [end('first', '', 'first-action'), end('then', '', 'then-action')],
  location: [end('rsc', 'role')],
  ticket: [end('rsc', 'rsc-role')],
};

/** Attributes by name are a map of their own, and few rules ask for it: it is made then. */
class WithAttributes {
  readonly #reader: Reader;
  readonly #element: number;
  #attributes: ReadonlyMap<string, Located<string>> | undefined;

  constructor(reader: Reader, element: number) {
    this.#reader = reader;
    this.#element = element;
  }

  get attributes(): ReadonlyMap<string, Located<string>> {
    this.#attributes ??= this.#reader.attributesOf(this.#element);
    return this.#attributes;
  }
}

class OperationView extends WithAttributes implements OperationFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly name?: Located<string>;
  readonly interval?: Located<string>;
  readonly timeout?: Located<string>;
  readonly role?: Located<string>;
  readonly meta: readonly PairSet[];
  readonly instance: readonly PairSet[];

  constructor(reader: Reader, element: number, facts: Omit<OperationFacts, 'attributes'>) {
    super(reader, element);
    this.at = facts.at;
    this.id = facts.id;
    this.name = facts.name;
    this.interval = facts.interval;
    this.timeout = facts.timeout;
    this.role = facts.role;
    this.meta = facts.meta;
    this.instance = facts.instance;
  }
}

class ConstraintView extends WithAttributes implements ConstraintFacts {
  readonly kind: ConstraintKind;
  readonly at: Place;
  readonly section: Place;
  readonly id?: Located<string>;
  readonly uses: readonly ResourceUse[];
  readonly sets: readonly ResourceSetFacts[];
  readonly score?: Located<string>;
  readonly node?: Located<string>;
  readonly ticket?: Located<string>;
  readonly hasRule: boolean;

  constructor(reader: Reader, element: number, facts: Omit<ConstraintFacts, 'attributes'>) {
    super(reader, element);
    this.kind = facts.kind;
    this.at = facts.at;
    this.section = facts.section;
    this.id = facts.id;
    this.uses = facts.uses;
    this.sets = facts.sets;
    this.score = facts.score;
    this.node = facts.node;
    this.ticket = facts.ticket;
    this.hasRule = facts.hasRule;
  }
}
