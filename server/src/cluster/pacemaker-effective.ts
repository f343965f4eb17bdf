import { operationMeta } from '../../../schemas/cib/pairs/operation-meta.ts';
import { resourceMeta } from '../../../schemas/cib/pairs/resource-meta.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { compareVersions, exists, inRelease } from '../schema/release.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { Located } from './effective.ts';
import { attributeOf } from './operations.ts';
import type {
  OperationFacts,
  OperationInForce,
  PacemakerModel,
  PairSet,
  ResourceFacts,
  ValueInForce,
  ValueOrigin,
} from './pacemaker.ts';
import type { RuleSubject } from './pacemaker-rules.ts';
import { type Layer, newSearch, type Search, searchLayer, take } from './pacemaker-sets.ts';

/*
 * Values as Pacemaker arrives at them: get_meta_attributes(), get_rsc_attributes() and the unpacking of actions in
 * 2.1.5 and 3.0.2, checked with crm_resource of 2.1.5 (test/pacemaker-effective.test.ts).
 */

/** A meta-attribute of a resource: its own and its template's, then what it is in, then rsc_defaults, then the default. */
export function metaInForce(pacemaker: PacemakerModel, resource: ResourceFacts, name: string): ValueInForce {
  const search = metaSearch(pacemaker, resource, name);
  return result(search, () => metaDefault(pacemaker, resource, name));
}

/** A parameter of a resource: its own and its template's, then those of the group and clone that it is in. */
export function parameterInForce(pacemaker: PacemakerModel, resource: ResourceFacts, name: string): ValueInForce {
  const search = newSearch();
  const subject: RuleSubject = { isOpen: true };
  for (let r: ResourceFacts | undefined = resource; r; r = r.parent) {
    searchLayer(search, ownLayer(pacemaker, r, 'parameters'), name, subject, pacemaker);
  }
  return result(search, () => undefined);
}

/** What a resource uses of a node's capacity; only its own and its template's count. */
export function utilizationInForce(pacemaker: PacemakerModel, resource: ResourceFacts, name: string): ValueInForce {
  const search = newSearch();
  searchLayer(search, ownLayer(pacemaker, resource, 'utilization'), name, { isOpen: true }, pacemaker);
  return result(search, () => undefined);
}

/**
 * Operations of a primitive: its own, and those of its template that it does not replace. Pacemaker tells the two
 * apart by name and role. `isOpen`: the template is not in sight.
 */
export function operationsInForce(
  pacemaker: PacemakerModel,
  resource: ResourceFacts,
): { readonly operations: readonly OperationInForce[]; readonly isOpen: boolean } {
  let byResource = operationsOf.get(pacemaker);
  if (!byResource) {
    byResource = new Map();
    operationsOf.set(pacemaker, byResource);
  }
  let found = byResource.get(resource);
  if (!found) {
    found = findOperations(pacemaker, resource);
    byResource.set(resource, found);
  }
  return found;
}

/**
 * An option of an operation: the attribute of `op`, its meta-attributes, op_defaults, the default. With the mere name
 * of an action: what an operation that is not written gets.
 */
export function operationOption(
  pacemaker: PacemakerModel,
  resource: ResourceFacts,
  operation: OperationInForce | string,
  name: string,
): ValueInForce {
  const written = typeof operation === 'string' ? undefined : operation;
  const action = typeof operation === 'string' ? operation : operation.name;
  const intervalMs = written ? written.intervalMs : 0;
  const search = newSearch();
  const subject: RuleSubject = { ...subjectOf(pacemaker, resource), operation: { name: action, intervalMs } };
  const isFirstRun = action === 'start' || (action === 'monitor' && intervalMs === 0);
  // Starts and probes of a fencing device run its monitor action.
  if (name === 'timeout' && isFirstRun && subject.agentClass === 'stonith') {
    const own = parameterInForce(pacemaker, resource, 'pcmk_monitor_timeout');
    if (own.value !== undefined && own.at) take(search, { value: own.value, at: own.at }, own.origin, 'yes');
  }
  if (written) {
    const { operation: facts, origin } = written;
    const attribute = attributeOf(facts, name);
    if (attribute) take(search, attribute, origin, 'yes');
    searchLayer(search, layerOf(facts.meta, origin), name, subject, pacemaker);
    // Pacemaker 1 read the timeout from the parameters of an operation as well.
    if (name === 'timeout') searchLayer(search, layerOf(facts.instance, origin), name, subject, pacemaker);
  }
  // A probe has as long as the monitor that runs most often.
  if (name === 'timeout' && action === 'monitor' && intervalMs === 0 && !search.value) {
    const recurring = operationsInForce(pacemaker, resource).operations.filter(o => o.name === action && o.intervalMs);
    recurring.sort((a, b) => (a.intervalMs ?? 0) - (b.intervalMs ?? 0));
    const [often] = recurring;
    const attribute = often?.operation.attributes.get('timeout');
    if (often && attribute) take(search, attribute, often.origin, 'yes');
  }
  if (!search.value) {
    if (isExcerpt(pacemaker)) search.unknown = true;
    const layer = layerOf(pacemaker.facts.opDefaults, { kind: 'op_defaults' });
    searchLayer(search, layer, name, subject, pacemaker);
    if (!search.value && name === 'timeout' && compareVersions(pacemaker.version, '2.0.0') < 0) {
      take(search, pacemaker.property('default-action-timeout'), { kind: 'property' }, 'yes');
    }
  }
  return result(search, () => operationDefault(pacemaker, action, name));
}

/** Whether a value is the one in force for certain. */
export function isCertain({ unknown, possible }: ValueInForce): boolean {
  return !unknown && possible.length === 0;
}

/** Every value that may be in force; empty where nothing sets one. Nothing can be said where it is unknown. */
export function possibleValues({ value, possible }: ValueInForce): string[] {
  return [...possible.map(p => p.value), ...(value === undefined ? [] : [value])];
}

const operationsOf = new WeakMap<
  PacemakerModel,
  Map<ResourceFacts, { readonly operations: readonly OperationInForce[]; readonly isOpen: boolean }>
>();

function metaSearch(pacemaker: PacemakerModel, resource: ResourceFacts, name: string): Search {
  const search = newSearch();
  const subject = subjectOf(pacemaker, resource);
  searchLayer(search, ownLayer(pacemaker, resource, 'meta'), name, subject, pacemaker);
  // `master` is the old way to write a promotable clone.
  if (resource.element === 'master' && name === 'promotable') {
    search.value = { value: 'true', at: resource.at, origin: { kind: 'own', ...idOf(resource) } };
  }
  if (resource.parent) {
    // What stands around the resource is gathered by itself, the inner one first.
    const around = newSearch();
    for (let r: ResourceFacts | undefined = resource.parent; r; r = r.parent) {
      searchLayer(around, ownLayer(pacemaker, r, 'meta'), name, subject, pacemaker);
    }
    merge(search, around);
  }
  if (isExcerpt(pacemaker) && !search.value) search.unknown = true;
  const defaults = layerOf(pacemaker.facts.rscDefaults, { kind: 'rsc_defaults' });
  searchLayer(search, defaults, name, subject, pacemaker);
  // Rules of rsc_defaults may hold for a group or clone and not for its members: then it passes the value on.
  if (resource.parent && !search.value && pacemaker.facts.rscDefaults.some(set => set.hasRule)) {
    merge(search, metaSearch(pacemaker, resource.parent, name));
  }
  return search;
}

/** Takes in what another search found: it counts only where nothing stronger does. */
function merge(search: Search, weaker: Search): void {
  if (search.value) return;
  search.possible.push(...weaker.possible);
  search.value = weaker.value;
  if (weaker.unknown) search.unknown = true;
}

function result(search: Search, standard: () => string | undefined): ValueInForce {
  const { value, possible, unknown } = search;
  if (value) return { value: value.value, at: value.at, origin: value.origin, possible, unknown };
  return { value: standard(), origin: { kind: 'default' }, possible, unknown };
}

/** Sets of a resource: those of its template come first in the text that Pacemaker makes of both. */
function ownLayer(
  pacemaker: PacemakerModel,
  resource: ResourceFacts,
  kind: 'meta' | 'parameters' | 'utilization',
): Layer {
  const own = layerOf(resource[kind], { kind: originKinds[resource.kind], ...idOf(resource) });
  if (!resource.template) return own;
  const template = pacemaker.templates.get(resource.template.value);
  if (!template) return { ...own, isOpen: true };
  const inherited = layerOf(template[kind], { kind: 'template', ...idOf(template) });
  return { sets: [...inherited.sets, ...own.sets], isOpen: false };
}

const originKinds: Readonly<Record<ResourceFacts['kind'], ValueOrigin['kind']>> = {
  primitive: 'own',
  template: 'template',
  group: 'group',
  clone: 'clone',
  bundle: 'bundle',
};

function idOf({ id }: ResourceFacts): { readonly id?: string } {
  return id ? { id: id.value } : {};
}

function layerOf(sets: readonly PairSet[], origin: ValueOrigin): Layer {
  return { sets: sets.map(set => ({ set, origin })), isOpen: false };
}

function subjectOf(pacemaker: PacemakerModel, resource: ResourceFacts): RuleSubject {
  const source = resource.template ? pacemaker.templates.get(resource.template.value) : resource;
  const isPrimitive = resource.kind === 'primitive' || resource.kind === 'template';
  return {
    agentClass: source?.agentClass?.value,
    provider: source?.provider?.value,
    type: source?.type?.value,
    isOpen: isPrimitive && (!source?.agentClass || !source.type),
  };
}

/** Defaults for all resources may stand in the part of the CIB that is not in sight. */
function isExcerpt({ facts }: PacemakerModel): boolean {
  return !facts.whole || facts.incomplete;
}

function findOperations(
  pacemaker: PacemakerModel,
  resource: ResourceFacts,
): { readonly operations: readonly OperationInForce[]; readonly isOpen: boolean } {
  const { version } = pacemaker;
  const own = resource.operations.map(o => inForce(o, { kind: 'own', ...idOf(resource) }, version));
  if (!resource.template) return { operations: own, isOpen: false };
  const template = pacemaker.templates.get(resource.template.value);
  if (!template) return { operations: own, isOpen: true };
  const replaced = new Set(resource.operations.map(templateKey));
  const inherited = template.operations
    .filter(o => !replaced.has(templateKey(o)))
    .map(o => inForce(o, { kind: 'template', ...idOf(template) }, version));
  return { operations: [...own, ...inherited], isOpen: false };
}

function inForce(operation: OperationFacts, origin: ValueOrigin, version: string): OperationInForce {
  const interval = operation.interval?.value ?? operation.attributes.get('interval')?.value;
  const isFilledIn = interval === undefined && operation.attributes.has('interval');
  const enabled = operation.attributes.get('enabled') ?? pairOf(operation.meta, 'enabled');
  return {
    operation,
    origin,
    name: operation.name?.value,
    intervalMs: isFilledIn ? undefined : interval === undefined ? 0 : cibMilliseconds(interval, version),
    role: roleNames[operation.role?.value.toLowerCase() ?? 'started'] ?? (operation.role?.value as string),
    enabled: !/^(?:false|no|off|n|0)$/i.test(enabled?.value ?? ''),
  };
}

const roleNames: Readonly<Record<string, string>> = {
  started: 'Started',
  stopped: 'Stopped',
  promoted: 'Promoted',
  master: 'Promoted',
  unpromoted: 'Unpromoted',
  slave: 'Unpromoted',
};

/** Name and role; without a role, and for Started and Unpromoted, an operation counts for all (template_op_key()). */
function templateKey({ name, role }: OperationFacts): string {
  const text = role?.value ?? '';
  return `${name?.value ?? ''} ${/^(?:started|unpromoted|slave)$/i.test(text) ? '' : text}`;
}

function pairOf(sets: readonly PairSet[], name: string): Located<string> | undefined {
  for (const set of sets) {
    if (set.hasRule) continue;
    for (const pair of set.pairs) if (pair.name.value === name) return pair.value;
  }
  return undefined;
}

function metaDefault(pacemaker: PacemakerModel, resource: ResourceFacts, name: string): string | undefined {
  if (name === 'resource-stickiness') return pacemaker.container(resource)?.kind === 'clone' ? '1' : '0';
  if (name === 'ordered') return resource.kind === 'group' ? 'true' : 'false';
  if (name === 'allow-migrate') return pacemaker.agent(resource) === 'ocf:pacemaker:remote' ? 'true' : 'false';
  const entry = Object.hasOwn(resourceMeta, name) ? resourceMeta[name] : undefined;
  const kinds = entry?.facts?.for as readonly string[] | undefined;
  if (kinds && !kinds.includes(resource.kind)) return undefined;
  return defaultOf(entry, pacemaker.version);
}

function operationDefault(pacemaker: PacemakerModel, action: string | undefined, name: string): string | undefined {
  if (name === 'on-fail') {
    if (action === undefined || action === 'demote') return undefined;
    if (action !== 'stop') return 'restart';
    const fencing = pacemaker.property('stonith-enabled');
    return /^(?:false|no|off|n|0)$/i.test(fencing?.value ?? '') ? 'block' : 'fence';
  }
  return defaultOf(Object.hasOwn(operationMeta, name) ? operationMeta[name] : undefined, pacemaker.version);
}

function defaultOf(entry: OptionEntry | undefined, version: string): string | undefined {
  if (!entry || !exists(entry.exists, version)) return undefined;
  const value = inRelease(entry.default, version);
  return value === undefined || value === null ? undefined : String(value);
}
