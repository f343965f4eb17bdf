import type { LanguageSchema, OptionEntry } from '../../server/src/schema/entry.ts';
import {
  aclGroup,
  aclPermission,
  aclRole,
  acls,
  aclTarget,
  aclUser,
  deny,
  read,
  role,
  roleRef,
  write,
} from './elements/acls.ts';
import {
  alert,
  alerts,
  attribute,
  recipient,
  select,
  selectAttributes,
  selectFencing,
  selectNodes,
  selectResources,
} from './elements/alerts.ts';
import { bundle, docker, network, podman, portMapping, rkt, storage, storageMapping } from './elements/bundles.ts';
import {
  constraints,
  lifetime,
  resourceRef,
  resourceSet,
  rscColocation,
  rscLocation,
  rscOrder,
  rscTicket,
} from './elements/constraints.ts';
import { fencingLevel, fencingTopology } from './elements/fencing.ts';
import { node, nodes } from './elements/nodes.ts';
import { clone, group, master, op, operations, primitive, resources, template } from './elements/resources.ts';
import { cib, configuration, status } from './elements/root.ts';
import { dateExpression, dateSpec, duration, expression, opExpression, rscExpression, rule } from './elements/rules.ts';
import {
  clusterPropertySet,
  crmConfig,
  instanceAttributes,
  metaAttributes,
  nvpair,
  opDefaults,
  rscDefaults,
  utilization,
} from './elements/sets.ts';
import { objRef, tag, tags } from './elements/tags.ts';
import { alertMeta } from './pairs/alert-meta.ts';
import { clusterProperties } from './pairs/cluster-properties.ts';
import { fencingInstance } from './pairs/fencing-instance.ts';
import { nodeAttributes } from './pairs/node-attributes.ts';
import { operationMeta } from './pairs/operation-meta.ts';
import { remoteConnection } from './pairs/remote-connection.ts';
import { resourceMeta } from './pairs/resource-meta.ts';
import { builtInRuleAttributes } from './pairs/rule-attributes.ts';
import { ticketState } from './pairs/ticket-state.ts';

/*
 * Releases mean two things here. `exists` of elements and attributes, and the spans under their `facts`, are schema
 * versions (`schema 3.8`): compare them with validate-with. Everything else, and all of `pairTables`, is in releases
 * of Pacemaker.
 */

/** Elements of a CIB with their attributes: what they are for. What may stand where is for the grammar to say. */
export const cibSchema: LanguageSchema = {
  id: 'cib',
  sections: [
    cib,
    configuration,
    crmConfig,
    clusterPropertySet,
    nodes,
    node,
    resources,
    primitive,
    template,
    group,
    clone,
    master,
    bundle,
    docker,
    podman,
    rkt,
    network,
    portMapping,
    storage,
    storageMapping,
    operations,
    op,
    instanceAttributes,
    metaAttributes,
    utilization,
    nvpair,
    constraints,
    rscLocation,
    rscColocation,
    rscOrder,
    rscTicket,
    resourceSet,
    resourceRef,
    lifetime,
    rule,
    expression,
    dateExpression,
    dateSpec,
    duration,
    rscExpression,
    opExpression,
    rscDefaults,
    opDefaults,
    fencingTopology,
    fencingLevel,
    acls,
    aclRole,
    aclPermission,
    aclTarget,
    aclGroup,
    role,
    aclUser,
    roleRef,
    read,
    write,
    deny,
    tags,
    tag,
    objRef,
    alerts,
    alert,
    recipient,
    select,
    selectNodes,
    selectFencing,
    selectResources,
    selectAttributes,
    attribute,
    status,
  ],
};

/** Kinds of name-value pairs whose names the cluster itself knows. */
export type PairKind =
  | 'clusterProperty'
  | 'resourceMeta'
  | 'operationMeta'
  | 'fencingInstance'
  | 'nodeAttribute'
  | 'builtInRuleAttribute'
  | 'alertMeta'
  | 'ticketState'
  | 'remoteConnection';

/** What the names of name-value pairs mean, by the place of the pair. A name that ends with * is a beginning. */
export const pairTables: Readonly<Record<PairKind, Readonly<Record<string, OptionEntry>>>> = {
  clusterProperty: clusterProperties,
  resourceMeta,
  operationMeta,
  fencingInstance,
  nodeAttribute: nodeAttributes,
  builtInRuleAttribute: builtInRuleAttributes,
  alertMeta,
  ticketState,
  remoteConnection,
};
