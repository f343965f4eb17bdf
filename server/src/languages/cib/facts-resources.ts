import type { Located } from '../../cluster/effective.ts';
import type { OperationFacts, PairSet, PartFacts, ResourceFacts, ResourceKind } from '../../cluster/pacemaker.ts';
import { type FactsReader, WithAttributes } from './facts-reader.ts';
import { type PairIndex, readSet, readSets } from './facts-sets.ts';
import { nameNumber } from './names.ts';

export const resourceKinds: ReadonlyMap<string, ResourceKind> = new Map([
  ['primitive', 'primitive'],
  ['group', 'group'],
  ['clone', 'clone'],
  ['master', 'clone'],
  ['bundle', 'bundle'],
  ['template', 'template'],
]);

/** A resource with what it holds. */
export function readResource(
  reader: FactsReader,
  e: number,
  kind: ResourceKind,
  index: PairIndex,
  depth = 0,
  parent?: ResourceFacts,
): ResourceFacts {
  const parts = new Map<string, PartFacts[]>();
  const operations: OperationFacts[] = [];
  const children: ResourceFacts[] = [];
  const meta: PairSet[] = [];
  const parameters: PairSet[] = [];
  const utilization: PairSet[] = [];
  const found: ResourceFacts = {
    kind,
    element: reader.name(e),
    at: reader.nameAt(e),
    section: reader.section(e),
    id: reader.attribute(e, attribute.id),
    agentClass: reader.attribute(e, attribute.class),
    provider: reader.attribute(e, attribute.provider),
    type: reader.attribute(e, attribute.type),
    template: reader.attribute(e, attribute.template),
    meta,
    parameters,
    utilization,
    operations,
    children,
    parent,
    parts,
  };
  const addPart = (part: number): void => {
    const at = reader.nameAt(part);
    const facts: PartFacts = {
      at,
      attributes: reader.attributesOf(part),
      nameAt: name => reader.attributeNameAt(reader.elementAt(at), name),
    };
    const name = reader.name(part);
    const known = parts.get(name);
    if (known) known.push(facts);
    else parts.set(name, [facts]);
  };
  for (let child = reader.first(e); child >= 0; child = reader.next(child)) {
    const name = reader.name(child);
    const childKind = resourceKinds.get(name);
    if (childKind) {
      if (depth < deepest) children.push(readResource(reader, child, childKind, index, depth + 1, found));
    } else if (name === 'operations') {
      for (const op of reader.children(child, 'op')) operations.push(new OperationView(reader, op, index));
    } else if (name === 'meta_attributes') {
      meta.push(readSet(reader, child, index));
    } else if (name === 'instance_attributes') {
      parameters.push(readSet(reader, child, index));
    } else if (name === 'utilization') {
      utilization.push(readSet(reader, child, index));
    } else if (kind === 'bundle') {
      addPart(child);
      for (let inner = reader.first(child); inner >= 0; inner = reader.next(inner)) addPart(inner);
    }
  }
  return found;
}

const attribute = {
  class: nameNumber('class'),
  id: nameNumber('id'),
  interval: nameNumber('interval'),
  name: nameNumber('name'),
  provider: nameNumber('provider'),
  role: nameNumber('role'),
  template: nameNumber('template'),
  timeout: nameNumber('timeout'),
  type: nameNumber('type'),
} as const;

/** Resources nest four deep at most; what is deeper is no CIB. */
const deepest = 8;

class OperationView extends WithAttributes implements OperationFacts {
  readonly id?: Located<string>;
  readonly name?: Located<string>;
  readonly interval?: Located<string>;
  readonly timeout?: Located<string>;
  readonly role?: Located<string>;
  readonly meta: readonly PairSet[];
  readonly instance: readonly PairSet[];

  constructor(reader: FactsReader, e: number, index: PairIndex) {
    super(reader, e);
    this.id = reader.attribute(e, attribute.id);
    this.name = reader.attribute(e, attribute.name);
    this.interval = reader.attribute(e, attribute.interval);
    this.timeout = reader.attribute(e, attribute.timeout);
    this.role = reader.attribute(e, attribute.role);
    this.meta = readSets(reader, e, 'meta_attributes', index);
    this.instance = readSets(reader, e, 'instance_attributes', index);
  }
}
