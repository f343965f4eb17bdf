import { grammar } from '../../../schemas/cib/grammar.ts';
import { compareVersions } from '../schema/release.ts';
import type { Located } from './effective.ts';
import type { ClusterFile } from './model.ts';
import type { PacemakerFacts, PacemakerModel, PairSet, ResourceFacts } from './pacemaker.ts';

/** A CIB in force: every resource by its id, and values as Pacemaker looks them up. */
export function pacemakerModel(file: ClusterFile): PacemakerModel {
  const facts = file.facts.pacemaker ?? nothing;
  const version = file.target.pacemaker.version;
  const resources = new Map<string, ResourceFacts>();
  const allResources: ResourceFacts[] = [];
  const collect = (resource: ResourceFacts): void => {
    allResources.push(resource);
    if (resource.id && !resources.has(resource.id.value)) resources.set(resource.id.value, resource);
    resource.children.forEach(collect);
  };
  facts.resources.forEach(collect);
  const templates = new Map<string, ResourceFacts>();
  for (const template of facts.templates) {
    if (template.id && !templates.has(template.id.value)) templates.set(template.id.value, template);
  }
  // Few files refer to sets.
  let known: ReadonlyMap<string, PairSet> | undefined;
  const sets: Sets = {
    get(key) {
      known ??= setsById(facts, [...allResources, ...facts.templates]);
      return known.get(key);
    },
  };
  const properties = propertyMap(facts, sets);
  const rscDefaults = firstValues(facts.rscDefaults, sets);
  const templateOf = (resource: ResourceFacts): ResourceFacts | undefined =>
    resource.template && templates.get(resource.template.value);
  // Many rules ask for the same values: they are merged once a resource.
  const merged = { meta: new Map<ResourceFacts, Values>(), parameters: new Map<ResourceFacts, Values>() };
  const valuesOf = (resource: ResourceFacts, kind: 'meta' | 'parameters'): Values => {
    let found = merged[kind].get(resource);
    if (!found) {
      found = resource[kind].length === 0 ? noValues : firstValues(resource[kind], sets);
      merged[kind].set(resource, found);
    }
    return found;
  };
  const lookUp = (resource: ResourceFacts, name: string, kind: 'meta' | 'parameters'): Located<string> | undefined => {
    const own = valuesOf(resource, kind).get(name);
    if (own || !resource.template) return own;
    const template = templateOf(resource);
    return template && valuesOf(template, kind).get(name);
  };
  const agents = new Map<ResourceFacts, string | undefined>();
  return {
    file: file.file,
    facts,
    version,
    resources,
    allResources,
    templates,
    tags: new Set(facts.tags.flatMap(t => t.id?.value ?? [])),
    container(resource) {
      let found: ResourceFacts | undefined;
      for (let r: ResourceFacts | undefined = resource; r; r = r.parent) {
        if (r.kind === 'clone' || r.kind === 'bundle') found = r;
      }
      return found === resource ? undefined : found;
    },
    property(name) {
      for (const known of namesOf(name, version)) {
        const found = properties.get(known);
        if (found) return found;
      }
      return undefined;
    },
    meta: (resource, name) => lookUp(resource, name, 'meta') ?? rscDefaults.get(name),
    parameter: (resource, name) => lookUp(resource, name, 'parameters'),
    agent(resource) {
      if (agents.has(resource)) return agents.get(resource);
      const name = agentName(resource.template ? templateOf(resource) : resource);
      agents.set(resource, name);
      return name;
    },
  };
}

/** Sets by element and id. */
type Sets = Pick<ReadonlyMap<string, PairSet>, 'get'>;

type Values = ReadonlyMap<string, Located<string>>;

const noValues: Values = new Map();

function agentName(source: ResourceFacts | undefined): string | undefined {
  const { agentClass, provider, type } = source ?? {};
  if (!agentClass || !type) return undefined;
  if (agentClass.value === 'ocf' && !provider) return undefined;
  return [agentClass.value, ...(provider ? [provider.value] : []), type.value].join(':');
}

const nothing: PacemakerFacts = {
  whole: false,
  incomplete: true,
  sections: new Map(),
  nodes: [],
  hasNodesSection: false,
  properties: [],
  rscDefaults: [],
  opDefaults: [],
  resources: [],
  templates: [],
  constraints: [],
  tags: [],
  fencingLevels: [],
  aclRoles: [],
  aclTargets: [],
  alerts: [],
  tickets: [],
  ids: [],
  references: [],
};

/** Newer name, older name, and the release that renamed it (options of pacemaker-schedulerd and -controld). */
export const renamedProperties: readonly (readonly [string, string, string])[] = [
  ['fencing-enabled', 'stonith-enabled', '3.0.2'],
  ['fencing-action', 'stonith-action', '3.0.2'],
  ['fencing-timeout', 'stonith-timeout', '3.0.2'],
  ['fencing-reaction', 'fence-reaction', '3.0.2'],
  ['fencing-watchdog-timeout', 'stonith-watchdog-timeout', '3.0.2'],
  ['fencing-max-attempts', 'stonith-max-attempts', '3.0.2'],
  ['stop-removed-resources', 'stop-orphan-resources', '3.0.2'],
  ['cancel-removed-actions', 'stop-orphan-actions', '3.0.2'],
  ['join-integration-timeout', 'crmd-integration-timeout', '2.0.0'],
  ['join-finalization-timeout', 'crmd-finalization-timeout', '2.0.0'],
  ['transition-delay', 'crmd-transition-delay', '2.0.0'],
];

/**
 * Names that the release reads for an option, the one that wins first. A release does not know its successors' names.
 * With underscores, as schemas before 3.0 allow, a name counts too: Pacemaker 1 read it, and the upgrade renames it.
 */
function namesOf(name: string, version: string): readonly string[] {
  const found = renamedProperties.find(([newer, older]) => newer === name || older === name);
  const current = !found ? [name] : compareVersions(version, found[2]) >= 0 ? [found[0], found[1]] : [found[1]];
  const former = current.map(known => known.replaceAll('-', '_')).filter(known => underscored.has(known));
  return former.length > 0 ? [...current, ...former] : current;
}

const underscored: ReadonlySet<string> = new Set(
  grammar.values['nvpair-name']?.except?.filter(name => name.includes('_')),
);

function setsById(facts: PacemakerFacts, resources: readonly ResourceFacts[]): ReadonlyMap<string, PairSet> {
  const found = new Map<string, PairSet>();
  const add = (set: PairSet): void => {
    const key = set.id && `${set.element} ${set.id.value}`;
    if (key && !found.has(key)) found.set(key, set);
  };
  for (const list of [facts.properties, facts.rscDefaults, facts.opDefaults]) list.forEach(add);
  for (const node of facts.nodes) {
    node.attributes.forEach(add);
    node.utilization.forEach(add);
  }
  for (const resource of resources) {
    resource.meta.forEach(add);
    resource.parameters.forEach(add);
    resource.utilization.forEach(add);
    for (const op of resource.operations) {
      op.meta.forEach(add);
      op.instance.forEach(add);
    }
  }
  return found;
}

/** cib-bootstrap-options comes before every other set, whatever its score. */
function propertyMap(facts: PacemakerFacts, sets: Sets): ReadonlyMap<string, Located<string>> {
  const isFirst = (set: PairSet): boolean => set.id?.value === 'cib-bootstrap-options';
  const first = facts.properties.filter(isFirst);
  const found = new Map(firstValues(first, sets));
  const others = firstValues(
    facts.properties.filter(s => !isFirst(s)),
    sets,
  );
  for (const [name, value] of others) if (!found.has(name)) found.set(name, value);
  return found;
}

/**
 * The values of sets as Pacemaker merges them: the set with the highest score first, of equal scores the last one
 * written, and of a name the first value counts. A set with a rule holds at times only, so it is left out. `#default`
 * counts as not set.
 */
function firstValues(own: readonly PairSet[], sets: Sets): ReadonlyMap<string, Located<string>> {
  const found = new Map<string, Located<string>>();
  const resolved = own.map(set => (set.idRef ? (sets.get(`${set.element} ${set.idRef.value}`) ?? set) : set));
  // Sorting is stable: reversed first, the last of equal scores comes before the others.
  const sorted = resolved.length < 2 ? resolved : resolved.reverse().sort((a, b) => scoreOf(b) - scoreOf(a));
  for (const set of sorted) {
    if (set.hasRule) continue;
    for (const { name, value } of set.pairs) {
      if (!value || value.value.toLowerCase() === '#default' || found.has(name.value)) continue;
      found.set(name.value, value);
    }
  }
  return found;
}

function scoreOf(set: PairSet): number {
  const text = set.score?.value ?? '0';
  if (/^\+?INFINITY$/.test(text)) return 1_000_000;
  if (text === '-INFINITY') return -1_000_000;
  return Number.parseInt(text, 10) || 0;
}
