import type { Located } from '../../cluster/effective.ts';
import type { NameUse, PathUse } from '../../cluster/facts.ts';
import type { Place } from '../../cluster/finding.ts';
import type { NameReference } from '../../cluster/pacemaker.ts';
import type { NameSpace } from '../../schema/entry.ts';
import type { FactsReader } from './facts-reader.ts';
import { resourceKinds } from './facts-resources.ts';
import type { Writable } from './facts-sets.ts';
import { nameNumber } from './names.ts';

/** Names that elements make and use: ids, references, nodes, tickets, devices. */
export class NameFacts {
  readonly ids: { readonly id: Located<string>; readonly element: string; readonly at: Place }[] = [];
  readonly references: NameReference[] = [];
  readonly tickets: Located<string>[] = [];
  readonly paths: PathUse[] = [];
  readonly #reader: FactsReader;
  readonly #uses: Writable<NameUse>[] = [];
  /** References to ids: their space is that of the definition, which may come later. */
  readonly #idReferences: { readonly use: Writable<NameUse>; readonly wanted: NameReference['wanted'] }[] = [];
  readonly #spaces = new Map<string, NameSpace>();
  readonly #withUses: boolean;

  /** `withUses`: also what navigation wants to know, which is much and seldom asked for. */
  constructor(reader: FactsReader, withUses: boolean) {
    this.#reader = reader;
    this.#withUses = withUses;
  }

  /** Names in text order. A reference belongs to the space that its name is defined in. */
  inOrder(): readonly NameUse[] {
    for (const { use, wanted } of this.#idReferences) {
      use.space =
        this.#spaces.get(use.name) ??
        (wanted === 'role' ? 'role' : wanted === 'same-element' || wanted === 'any-id' ? 'id' : 'resource');
    }
    return this.#uses.sort((a, b) => a.span.start - b.span.start);
  }

  /** The id of an element, and the ids that it refers to. */
  read(e: number, element: string): void {
    this.#readId(e, element);
    const idRef = this.#reader.attribute(e, attribute.idRef);
    if (idRef) {
      this.references.push({ name: idRef, wanted: 'same-element', from: `${element} id-ref`, element });
      this.#referToId(idRef, 'same-element');
    }
    for (const { number, wanted, from } of referring.get(element) ?? []) {
      const name = this.#reader.attribute(e, number);
      if (name) this.refer(name, wanted, from);
    }
    if (element === 'rsc_ticket') {
      const ticket = this.#reader.attribute(e, attribute.ticket);
      if (!ticket) return;
      this.tickets.push(ticket);
      this.#use('ticket', ticket);
    }
  }

  refer(name: Located<string>, wanted: NameReference['wanted'], from: string): void {
    this.references.push({ name, wanted, from });
    if (wanted === 'node') this.#use('node', name);
    else this.#referToId(name, wanted);
  }

  define(space: NameSpace, name: Located<string>, e: number, local: boolean): void {
    if (!this.#withUses) return;
    const use: Writable<NameUse> = {
      space,
      name: name.value,
      role: 'definition',
      span: name.at.span,
      whole: this.#reader.span(e),
    };
    if (local) use.local = true;
    this.#uses.push(use);
  }

  /** Names in the values of pairs that other parts or other files know. */
  readPair(e: number): void {
    const reader = this.#reader;
    const set = reader.parent(e);
    const owner = set < 0 ? '' : reader.parentName(set);
    if (!resourceKinds.has(owner)) return;
    const name = reader.attribute(e, attribute.name)?.value;
    const value = reader.attribute(e, attribute.value);
    if (!name || !value || value.value === '') return;
    const kind = reader.name(set);
    if (kind === 'meta_attributes') {
      // Members inherit it from their group or clone.
      if (name === 'container') this.refer(value, 'resource', 'nvpair container');
      if (name === 'remote-node' && (owner === 'primitive' || owner === 'template'))
        this.define('node', value, reader.parent(set), false);
      return;
    }
    if (kind !== 'instance_attributes') return;
    if (name === 'drbd_resource') this.#use('drbdResource', value);
    if (name === 'device') this.#readDevice(value);
    if (name === 'pcmk_host_list' || name === 'pcmk_host_map') {
      for (const host of this.#hosts(value, name)) this.refer(host, 'node', name);
    }
    if (name === 'drbdconf' && value.value.startsWith('/')) this.paths.push({ span: value.at.span, path: value.value });
  }

  /** The name of a node that an expression compares with. */
  readExpression(e: number): void {
    const reader = this.#reader;
    if (reader.attribute(e, attribute.attribute)?.value !== '#uname') return;
    const value = reader.attribute(e, attribute.value);
    const operation = reader.attribute(e, attribute.operation)?.value;
    const source = reader.attribute(e, attribute.valueSource)?.value ?? 'literal';
    if (!value || source !== 'literal') return;
    if (operation === 'eq' || operation === 'ne') this.refer(value, 'node', 'expression value');
  }

  #readId(e: number, element: string): void {
    if (withoutOwnId.has(element)) return;
    const reader = this.#reader;
    const id = reader.attribute(e, attribute.id);
    if (!id) return;
    this.ids.push(new IdFacts(id, element, reader.start(e) + 1));
    if (!this.#withUses) return;
    const space: NameSpace =
      resourceKinds.has(element) || element === 'tag' ? 'resource' : element === 'acl_role' ? 'role' : 'id';
    this.#spaces.set(id.value, space);
    this.define(space, id, e, true);
    // A remote node goes by the id of its connection.
    if (
      element === 'primitive' &&
      reader.attribute(e, attribute.type)?.value === 'remote' &&
      reader.attribute(e, attribute.provider)?.value === 'pacemaker'
    ) {
      this.define('node', id, e, false);
    }
  }

  #referToId(name: Located<string>, wanted: NameReference['wanted']): void {
    if (!this.#withUses) return;
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

  #use(space: NameSpace, name: Located<string>): void {
    if (!this.#withUses) return;
    this.#uses.push({ space, name: name.value, role: 'reference', span: name.at.span });
  }

  /** A DRBD device by its name, or by the resource and volume in its path. */
  #readDevice(value: Located<string>): void {
    if (!this.#withUses) return;
    const byResource = /^\/dev\/drbd\/by-res\/([^/]+)/.exec(value.value);
    if (byResource) {
      const end = byResource[0].length;
      const name = this.#reader.part(value, end - (byResource[1] as string).length, end);
      if (name) this.#use('drbdResource', name);
      const number = /^\/(\d+)$/.exec(value.value.slice(end))?.[1];
      const volume = number === undefined ? undefined : this.#reader.part(value, end + 1, end + 1 + number.length);
      if (name && volume) {
        const { span } = volume.at;
        this.#uses.push({ space: 'drbdVolume', name: volume.value, role: 'reference', span, scope: name.value });
      }
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
      const host = this.#reader.part(value, entry.index, entry.index + length);
      if (host) found.push(host);
    }
    return found;
  }
}

const attribute = {
  attribute: nameNumber('attribute'),
  id: nameNumber('id'),
  idRef: nameNumber('id-ref'),
  name: nameNumber('name'),
  operation: nameNumber('operation'),
  provider: nameNumber('provider'),
  ticket: nameNumber('ticket'),
  type: nameNumber('type'),
  value: nameNumber('value'),
  valueSource: nameNumber('value-source'),
} as const;

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

/** An id with its element; the place of the element is worked out where somebody asks. */
class IdFacts {
  readonly id: Located<string>;
  readonly element: string;
  /** How far it is from the name of the element to the id. */
  readonly #distance: number;

  constructor(id: Located<string>, element: string, start: number) {
    this.id = id;
    this.element = element;
    this.#distance = id.at.span.start - start;
  }

  get at(): Place {
    const start = this.id.at.span.start - this.#distance;
    return { file: this.id.at.file, span: { start, end: start + this.element.length } };
  }
}
