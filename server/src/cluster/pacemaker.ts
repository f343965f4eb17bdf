import type { Located } from './effective.ts';
import type { Place } from './finding.ts';

/*
 * Pacemaker's configuration without XML: what a CIB says, and later what crmsh and pcs commands say.
 * Places are those of the words to change: attribute values without quotes, element names where something is missing.
 */

export type ResourceKind = 'primitive' | 'group' | 'clone' | 'bundle' | 'template';

/** A name-value pair with its owner. */
export interface Pair {
  /** Of a pair that only refers to another one (`id-ref`), name and value of that one. */
  readonly name: Located<string>;
  readonly value?: Located<string>;
  readonly id?: Located<string>;
  readonly idRef?: Located<string>;
}

/** A set of pairs: `meta_attributes`, `instance_attributes`, `utilization`, property sets, defaults. */
export interface PairSet {
  readonly at: Place;
  /** Element as written; `id-ref` only finds sets of the same element. */
  readonly element: string;
  readonly id?: Located<string>;
  readonly idRef?: Located<string>;
  readonly score?: Located<string>;
  readonly hasRule: boolean;
  /** Its rules; the set counts while one of them holds. */
  readonly rules: readonly RuleFacts[];
  readonly pairs: readonly Pair[];
}

/** A rule: conditions joined by `and` (also where nothing is said) or `or`. */
export interface RuleFacts {
  readonly kind: 'rule';
  readonly at: Place;
  readonly section: Place;
  readonly id?: Located<string>;
  readonly idRef?: Located<string>;
  readonly joinedBy: 'and' | 'or';
  readonly score?: Located<string>;
  readonly scoreAttribute?: Located<string>;
  readonly role?: Located<string>;
  readonly conditions: readonly ConditionFacts[];
}

export type ConditionFacts = RuleFacts | TestFacts;

/** What a rule asks of a node (`expression`), the date, the resource or the operation. */
export interface TestFacts {
  readonly kind: 'node' | 'date' | 'resource' | 'operation';
  readonly at: Place;
  readonly section: Place;
  /** As written: `attribute`, `operation`, `value`, `start`, `end`, `class`, `name` … */
  readonly attributes: ReadonlyMap<string, Located<string>>;
  /** For dates: the attributes of `date_spec` and `duration`. */
  readonly spec?: ReadonlyMap<string, Located<string>>;
  readonly duration?: ReadonlyMap<string, Located<string>>;
}

export interface OperationFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly name?: Located<string>;
  readonly interval?: Located<string>;
  readonly timeout?: Located<string>;
  readonly role?: Located<string>;
  /** All attributes as written. */
  readonly attributes: ReadonlyMap<string, Located<string>>;
  readonly meta: readonly PairSet[];
  readonly instance: readonly PairSet[];
}

export interface ResourceFacts {
  readonly kind: ResourceKind;
  /** Keyword or element as written: `master`, `clone`, `bundle`. */
  readonly element: string;
  readonly at: Place;
  readonly section: Place;
  readonly id?: Located<string>;
  readonly agentClass?: Located<string>;
  readonly provider?: Located<string>;
  readonly type?: Located<string>;
  readonly template?: Located<string>;
  readonly meta: readonly PairSet[];
  readonly parameters: readonly PairSet[];
  readonly utilization: readonly PairSet[];
  readonly operations: readonly OperationFacts[];
  /** Members of a group, the resource in a clone, the primitive of a bundle. */
  readonly children: readonly ResourceFacts[];
  readonly parent?: ResourceFacts;
  /** For bundles: the container element, network, mappings, by element name. */
  readonly parts: ReadonlyMap<string, readonly PartFacts[]>;
}

export type ConstraintKind = 'colocation' | 'order' | 'location' | 'ticket';

/** A resource named by a constraint. */
export interface ResourceUse {
  readonly id: Located<string>;
  readonly role?: Located<string>;
  readonly action?: Located<string>;
  /** `rsc`, `with-rsc`, `first`, `then`, or `set`. */
  readonly as: string;
}

export interface ConstraintFacts {
  readonly kind: ConstraintKind;
  readonly at: Place;
  readonly section: Place;
  readonly id?: Located<string>;
  readonly uses: readonly ResourceUse[];
  readonly sets: readonly ResourceSetFacts[];
  readonly score?: Located<string>;
  readonly node?: Located<string>;
  readonly ticket?: Located<string>;
  readonly attributes: ReadonlyMap<string, Located<string>>;
  readonly hasRule: boolean;
  /** Rules of a location constraint; those of the old `lifetime` are kept apart. */
  readonly rules: readonly RuleFacts[];
  readonly lifetime: readonly RuleFacts[];
}

export interface PacemakerNodeFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly uname?: Located<string>;
  /** `member`, `ping`, `remote`; absent means member. */
  readonly type?: Located<string>;
  readonly attributes: readonly PairSet[];
  readonly utilization: readonly PairSet[];
}

/** A name used that must exist somewhere: kind says what it may name. */
export interface NameReference {
  readonly name: Located<string>;
  readonly wanted:
    | 'resource'
    | 'resource-or-tag'
    | 'tag-member'
    | 'fencing-device'
    | 'node'
    | 'role'
    | 'template'
    | 'same-element'
    | 'any-id';
  /** Element and attribute as written, for the message. */
  readonly from: string;
  /** The element that must carry the id, where only one kind will do (`id-ref`). */
  readonly element?: string;
}

export interface TagFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly members: readonly Located<string>[];
}

export interface FencingLevelFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly target?: Located<string>;
  /** Regular expression for names of nodes. */
  readonly targetPattern?: Located<string>;
  /** Nodes whose attribute has the value. */
  readonly targetAttribute?: Located<string>;
  readonly targetValue?: Located<string>;
  readonly devices: readonly Located<string>[];
  readonly index?: Located<string>;
}

/** A permission of an ACL role; `kind` is read, write or deny. */
export interface AclPermissionFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly kind?: Located<string>;
  /** The id, XPath or element that it is about. */
  readonly reference?: Located<string>;
  readonly xpath?: Located<string>;
  readonly objectType?: Located<string>;
}

export interface AclRoleFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly permissions: readonly AclPermissionFacts[];
}

/** A user or a group with its roles; `acl_user` is the form of schema 1. */
export interface AclTargetFacts {
  readonly at: Place;
  readonly kind: 'user' | 'group';
  readonly id?: Located<string>;
  readonly roles: readonly Located<string>[];
}

export interface AlertFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly path?: Located<string>;
  readonly recipients: readonly { readonly at: Place; readonly value?: Located<string> }[];
  readonly meta: readonly PairSet[];
  readonly parameters: readonly PairSet[];
}

/** An element below a bundle: container, network, mapping. */
export interface PartFacts {
  readonly at: Place;
  readonly attributes: ReadonlyMap<string, Located<string>>;
  /** Where the name of an attribute is written. */
  nameAt(attribute: string): Place | undefined;
}

export interface ResourceSetFacts {
  readonly at: Place;
  readonly uses: readonly ResourceUse[];
  readonly attributes: ReadonlyMap<string, Located<string>>;
}

/** What the cluster recorded about itself in the file: crm_verify reads operations and places only beside that. */
export interface ClusterRecord {
  /** Nodes that the record shows as members. */
  readonly online: number;
  readonly quorate: boolean;
}

/** What one CIB (or script) says about Pacemaker. */
export interface PacemakerFacts {
  /** False for fragments (a resources or constraints element alone): what is not there may stand elsewhere. */
  readonly whole: boolean;
  readonly incomplete: boolean;
  readonly validateWith?: Located<string>;
  /** The status section, where there is one. */
  readonly record?: ClusterRecord;
  /** Sections by element name: where something would have to be added. */
  readonly sections: ReadonlyMap<string, Place>;
  readonly nodes: readonly PacemakerNodeFacts[];
  readonly hasNodesSection: boolean;
  readonly properties: readonly PairSet[];
  readonly rscDefaults: readonly PairSet[];
  readonly opDefaults: readonly PairSet[];
  /** Top-level resources; members are in `children`. */
  readonly resources: readonly ResourceFacts[];
  readonly templates: readonly ResourceFacts[];
  readonly constraints: readonly ConstraintFacts[];
  readonly tags: readonly TagFacts[];
  readonly fencingLevels: readonly FencingLevelFacts[];
  readonly aclRoles: readonly AclRoleFacts[];
  readonly aclTargets: readonly AclTargetFacts[];
  readonly alerts: readonly AlertFacts[];
  readonly tickets: readonly Located<string>[];
  /** All ids with the element that carries them, in order. */
  readonly ids: readonly { readonly id: Located<string>; readonly element: string; readonly at: Place }[];
  readonly references: readonly NameReference[];
}

/** A CIB in force. Rules with `on: 'pacemaker'` get this, once per alternative. */
export interface PacemakerModel {
  readonly file: string;
  readonly facts: PacemakerFacts;
  readonly version: string;
  /** Every resource, members included, by id (the first of an id). */
  readonly resources: ReadonlyMap<string, ResourceFacts>;
  readonly allResources: readonly ResourceFacts[];
  readonly tags: ReadonlySet<string>;
  /** Templates by id. */
  readonly templates: ReadonlyMap<string, ResourceFacts>;
  /** The clone or bundle that a resource runs in, the outermost; undefined where it is in none. */
  container(resource: ResourceFacts): ResourceFacts | undefined;
  /** A cluster property by its name, or by any older or newer name of it. */
  property(name: string): Located<string> | undefined;
  /** Meta attribute of a resource: own → template → rsc_defaults (rule-less). Parents are not asked. */
  meta(resource: ResourceFacts, name: string): Located<string> | undefined;
  parameter(resource: ResourceFacts, name: string): Located<string> | undefined;
  /** `ocf:heartbeat:IPaddr2`, resolved through the template; undefined where parts are unknown. */
  agent(resource: ResourceFacts): string | undefined;
}

/*
 * Values in force: pacemaker-effective.ts (`metaInForce`, `parameterInForce`, `operationsInForce`, `operationOption`,
 * `utilizationInForce`); further views of the facts: pacemaker-bundle.ts, pacemaker-nodes.ts, fencing-devices.ts,
 * constraint-pairs.ts.
 */

/** Who sets a value: the resource itself, what it is in, or what it inherits from. */
export interface ValueOrigin {
  readonly kind:
    | 'own'
    | 'template'
    | 'group'
    | 'clone'
    | 'bundle'
    | 'rsc_defaults'
    | 'op_defaults'
    | 'property'
    | 'default';
  /** Id of the resource or template that sets it. */
  readonly id?: string;
}

/** A value as Pacemaker arrives at it. */
export interface ValueInForce {
  /** What holds while no rule applies; undefined where nothing sets it and Pacemaker has no fixed default. */
  readonly value: string | undefined;
  /** The value where it is written; a default has no place. */
  readonly at?: Place;
  readonly origin: ValueOrigin;
  /** Values that come before it while a rule holds, the strongest first. */
  readonly possible: readonly (Located<string> & { readonly origin: ValueOrigin })[];
  /** A template or reference is not in sight, or the file is an excerpt: another value may be in force. */
  readonly unknown: boolean;
}

/** An operation of a primitive as it is in force: its own, or one of its template. */
export interface OperationInForce {
  readonly operation: OperationFacts;
  readonly origin: ValueOrigin;
  /** Action, `monitor`; undefined where a template expression stands for it. */
  readonly name: string | undefined;
  /** 0 for one that does not recur; undefined where it cannot be read. */
  readonly intervalMs: number | undefined;
  /** Newer name: Started, Promoted, Unpromoted, Stopped. */
  readonly role: string;
  /** False where it is switched off for certain. */
  readonly enabled: boolean;
}
