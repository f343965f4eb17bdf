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
  readonly pairs: readonly Pair[];
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
}

export interface PacemakerNodeFacts {
  readonly at: Place;
  readonly id?: Located<string>;
  readonly uname?: Located<string>;
  /** `member`, `ping`, `remote`; absent means member. */
  readonly type?: Located<string>;
  readonly attributes: readonly PairSet[];
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
  readonly target?: Located<string>;
  readonly devices: readonly Located<string>[];
  readonly index?: Located<string>;
}

/** An element below a bundle: container, network, mapping. */
export interface PartFacts {
  readonly at: Place;
  readonly attributes: ReadonlyMap<string, Located<string>>;
}

export interface ResourceSetFacts {
  readonly at: Place;
  readonly uses: readonly ResourceUse[];
  readonly attributes: ReadonlyMap<string, Located<string>>;
}

/** What one CIB (or script) says about Pacemaker. */
export interface PacemakerFacts {
  /** False for fragments (a resources or constraints element alone): what is not there may stand elsewhere. */
  readonly whole: boolean;
  readonly incomplete: boolean;
  readonly validateWith?: Located<string>;
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
