import type { Located } from '../../cluster/effective.ts';
import type { Place } from '../../cluster/finding.ts';
import type {
  AclPermissionFacts,
  AclRoleFacts,
  AclTargetFacts,
  AlertFacts,
  ConstraintFacts,
  FencingLevelFacts,
  PacemakerNodeFacts,
  PairSet,
  ResourceFacts,
  TagFacts,
} from '../../cluster/pacemaker.ts';
import { constraintKinds, readConstraint } from './facts-constraints.ts';
import type { NameFacts } from './facts-names.ts';
import type { FactsReader } from './facts-reader.ts';
import { readResource, resourceKinds } from './facts-resources.ts';
import { type PairIndex, readSet, readSets } from './facts-sets.ts';
import { nameNumber } from './names.ts';

/** What the parts of a file say, gathered in text order. */
export interface Gathered {
  isCib: boolean;
  hasResources: boolean;
  hasNodesSection: boolean;
  validateWith: Located<string> | undefined;
  readonly sections: Map<string, Place>;
  readonly nodes: PacemakerNodeFacts[];
  readonly properties: PairSet[];
  readonly rscDefaults: PairSet[];
  readonly opDefaults: PairSet[];
  readonly resources: ResourceFacts[];
  readonly templates: ResourceFacts[];
  readonly constraints: ConstraintFacts[];
  readonly tags: TagFacts[];
  readonly fencingLevels: FencingLevelFacts[];
  readonly aclRoles: AclRoleFacts[];
  readonly aclTargets: AclTargetFacts[];
  readonly alerts: AlertFacts[];
  readonly names: NameFacts;
  readonly pairs: PairIndex;
}

/** Reads an element with all that it holds, alone; returns the element behind it. What crosses parts is resolved later. */
export function readPart(reader: FactsReader, e: number, into: Gathered): number {
  const end = reader.behind(e);
  for (let inner = e; inner < end; inner++) {
    if (reader.name(inner) === 'status') inner = reader.behind(inner) - 1;
    else readElement(reader, inner, into);
  }
  return end;
}

/** Reads an element; of what it holds only what belongs to it. */
export function readElement(reader: FactsReader, e: number, into: Gathered): void {
  const element = reader.name(e);
  into.names.read(e, element);
  const resourceKind = resourceKinds.get(element);
  if (resourceKind) {
    if (resourceKinds.has(reader.parentName(e))) return;
    const resource = readResource(reader, e, resourceKind, into.pairs);
    (resourceKind === 'template' ? into.templates : into.resources).push(resource);
    return;
  }
  const constraintKind = constraintKinds.get(element);
  if (constraintKind) into.constraints.push(readConstraint(reader, e, constraintKind));
  else if (Object.hasOwn(readers, element)) readers[element]?.(reader, e, into);
}

const attribute = {
  devices: nameNumber('devices'),
  id: nameNumber('id'),
  index: nameNumber('index'),
  kind: nameNumber('kind'),
  objectType: nameNumber('object-type'),
  path: nameNumber('path'),
  ref: nameNumber('ref'),
  reference: nameNumber('reference'),
  tag: nameNumber('tag'),
  target: nameNumber('target'),
  targetAttribute: nameNumber('target-attribute'),
  targetPattern: nameNumber('target-pattern'),
  targetValue: nameNumber('target-value'),
  type: nameNumber('type'),
  uname: nameNumber('uname'),
  validateWith: nameNumber('validate-with'),
  value: nameNumber('value'),
  xpath: nameNumber('xpath'),
} as const;

const readers: Readonly<Record<string, (reader: FactsReader, e: number, into: Gathered) => void>> = {
  cib(reader, e, into) {
    if (reader.parent(e) >= 0) return;
    into.isCib = true;
    into.validateWith ??= reader.attribute(e, attribute.validateWith);
  },
  resources(_reader, _e, into) {
    into.hasResources = true;
  },
  nodes(_reader, _e, into) {
    into.hasNodesSection = true;
  },
  node: readNode,
  cluster_property_set(reader, e, into) {
    into.properties.push(readSet(reader, e, into.pairs));
  },
  meta_attributes(reader, e, into) {
    const parent = reader.parentName(e);
    if (parent === 'rsc_defaults') into.rscDefaults.push(readSet(reader, e, into.pairs));
    if (parent === 'op_defaults') into.opDefaults.push(readSet(reader, e, into.pairs));
  },
  nvpair(_reader, e, into) {
    into.names.readPair(e);
  },
  expression(_reader, e, into) {
    into.names.readExpression(e);
  },
  tag(reader, e, into) {
    into.tags.push({
      at: reader.nameAt(e),
      id: reader.attribute(e, attribute.id),
      members: idsOf(reader, e, 'obj_ref'),
    });
  },
  'fencing-level': readFencingLevel,
  acl_role(reader, e, into) {
    into.aclRoles.push({
      at: reader.nameAt(e),
      id: reader.attribute(e, attribute.id),
      permissions: permissionsOf(reader, e),
    });
  },
  acl_target: (reader, e, into) => readAclTarget(reader, e, 'user', into),
  acl_group: (reader, e, into) => readAclTarget(reader, e, 'group', into),
  acl_user: (reader, e, into) => readAclTarget(reader, e, 'user', into),
  alert: readAlert,
};

function readNode(reader: FactsReader, e: number, into: Gathered): void {
  if (reader.parentName(e) !== 'nodes' && reader.parent(e) >= 0) return;
  const uname = reader.attribute(e, attribute.uname);
  if (uname) into.names.define('node', uname, e, false);
  into.nodes.push({
    at: reader.nameAt(e),
    id: reader.attribute(e, attribute.id),
    uname,
    type: reader.attribute(e, attribute.type),
    attributes: readSets(reader, e, 'instance_attributes', into.pairs),
    utilization: readSets(reader, e, 'utilization', into.pairs),
  });
}

function readFencingLevel(reader: FactsReader, e: number, into: Gathered): void {
  const list = reader.attribute(e, attribute.devices);
  const devices: Located<string>[] = [];
  for (const entry of list?.value.matchAll(/[^,\s]+/g) ?? []) {
    const device = reader.part(list as Located<string>, entry.index, entry.index + entry[0].length);
    if (!device) continue;
    devices.push(device);
    into.names.refer(device, 'fencing-device', 'fencing-level devices');
  }
  into.fencingLevels.push({
    at: reader.nameAt(e),
    id: reader.attribute(e, attribute.id),
    target: reader.attribute(e, attribute.target),
    targetPattern: reader.attribute(e, attribute.targetPattern),
    targetAttribute: reader.attribute(e, attribute.targetAttribute),
    targetValue: reader.attribute(e, attribute.targetValue),
    devices,
    index: reader.attribute(e, attribute.index),
  });
}

/** Permissions as schema 2 writes them, and as read, write and deny of schema 1. */
function permissionsOf(reader: FactsReader, e: number): AclPermissionFacts[] {
  const found: AclPermissionFacts[] = [];
  for (let child = reader.first(e); child >= 0; child = reader.next(child)) {
    const name = reader.name(child);
    const isOld = name === 'read' || name === 'write' || name === 'deny';
    if (!isOld && name !== 'acl_permission') continue;
    found.push({
      at: reader.nameAt(child),
      id: reader.attribute(child, attribute.id),
      kind: isOld ? { value: name, at: reader.nameAt(child) } : reader.attribute(child, attribute.kind),
      reference: reader.attribute(child, isOld ? attribute.ref : attribute.reference),
      xpath: reader.attribute(child, attribute.xpath),
      objectType: reader.attribute(child, isOld ? attribute.tag : attribute.objectType),
    });
  }
  return found;
}

function readAclTarget(reader: FactsReader, e: number, kind: AclTargetFacts['kind'], into: Gathered): void {
  into.aclTargets.push({
    at: reader.nameAt(e),
    kind,
    id: reader.attribute(e, attribute.id),
    roles: [...idsOf(reader, e, 'role'), ...idsOf(reader, e, 'role_ref')],
  });
}

function readAlert(reader: FactsReader, e: number, into: Gathered): void {
  const path = reader.attribute(e, attribute.path);
  if (path) into.names.paths.push({ span: path.at.span, path: path.value });
  into.alerts.push({
    at: reader.nameAt(e),
    id: reader.attribute(e, attribute.id),
    path,
    recipients: reader
      .children(e, 'recipient')
      .map(r => ({ at: reader.nameAt(r), value: reader.attribute(r, attribute.value) })),
    meta: readSets(reader, e, 'meta_attributes', into.pairs),
    parameters: readSets(reader, e, 'instance_attributes', into.pairs),
  });
}

function idsOf(reader: FactsReader, e: number, element: string): Located<string>[] {
  return reader.children(e, element).flatMap(child => reader.attribute(child, attribute.id) ?? []);
}
