import { grammar } from '../../../../schemas/cib/grammar.ts';
import { type PairKind, pairTables } from '../../../../schemas/cib/index.ts';
import type { OptionEntry } from '../../schema/entry.ts';
import type { Section } from '../../syntax/tree.ts';

/** What the names of the pairs in one set mean. */
export interface PairContext {
  readonly kind: PairKind;
  readonly table: Readonly<Record<string, OptionEntry>>;
  /** Other names are nothing to the cluster but may be to somebody else: parameters of an agent, own node attributes. */
  readonly open: boolean;
}

/** The context of a set of name-value pairs; undefined where only an agent knows the names. */
export function pairContext(set: Section): PairContext | undefined {
  const owner = set.parent;
  return owner && contextOf(set.keyword.value, owner.keyword.value, () => owner);
}

/** The same by the names of the set and of the element around it, which is asked for only where they do not tell. */
export function contextOf(set: string, owner: string, element: () => Section): PairContext | undefined {
  switch (set) {
    case 'cluster_property_set':
      return contexts.clusterProperty;
    case 'meta_attributes':
      switch (owner) {
        case 'op':
        case 'op_defaults':
          return contexts.operationMeta;
        case 'alert':
        case 'recipient':
          return contexts.alertMeta;
        case 'primitive':
        case 'template':
        case 'group':
        case 'clone':
        case 'master':
        case 'bundle':
        case 'rsc_defaults':
          return contexts.resourceMeta;
      }
      return undefined;
    case 'instance_attributes':
      if (owner === 'node' || owner === 'transient_attributes') return contexts.nodeAttribute;
      return owner === 'primitive' || owner === 'template' ? agentContext(element()) : undefined;
  }
  return undefined;
}

/** The entry of a name: its own, that of the same name with hyphens, or that of a beginning (`#health*`). */
export function pairEntry(context: PairContext, name: string): OptionEntry | undefined {
  const { table } = context;
  if (Object.hasOwn(table, name)) return table[name];
  const modern = modernSpelling(context, name);
  if (modern !== undefined) return table[modern];
  for (const pattern of patterns(table)) {
    if (name.startsWith(pattern.slice(0, -1))) return table[pattern];
  }
  return undefined;
}

/** Pacemaker 1 read the names of properties with underscores too: `no_quorum_policy` is no-quorum-policy. */
export function modernSpelling({ kind, table }: PairContext, name: string): string | undefined {
  if (kind !== 'clusterProperty' || !underscored.has(name)) return undefined;
  const hyphens = name.replaceAll('_', '-');
  return Object.hasOwn(table, hyphens) ? hyphens : undefined;
}

/** Names that schemas from 3.0 on forbid. */
const underscored: ReadonlySet<string> = new Set(
  grammar.values['nvpair-name']?.except?.filter(name => name.includes('_')),
);

/** The context of node attributes that rules may ask for. */
export const ruleAttributes: PairContext = context('builtInRuleAttribute', true);

const contexts = {
  clusterProperty: context('clusterProperty', false),
  resourceMeta: context('resourceMeta', false),
  operationMeta: context('operationMeta', false),
  alertMeta: context('alertMeta', false),
  nodeAttribute: context('nodeAttribute', true),
  fencingInstance: context('fencingInstance', true),
  remoteConnection: context('remoteConnection', true),
};

function context(kind: PairKind, open: boolean): PairContext {
  return { kind, table: pairTables[kind], open };
}

function agentContext(resource: Section): PairContext | undefined {
  const value = (name: string): string | undefined =>
    resource.attributes.find(a => a.keyword.value === name)?.values[0]?.value;
  const template = value('template');
  const agent = template === undefined ? resource : (templateOf(resource, template) ?? resource);
  const of = (name: string): string | undefined =>
    agent.attributes.find(a => a.keyword.value === name)?.values[0]?.value;
  if (of('class') === 'stonith') return contexts.fencingInstance;
  if (of('class') === 'ocf' && of('provider') === 'pacemaker' && of('type') === 'remote')
    return contexts.remoteConnection;
  return undefined;
}

function templateOf(resource: Section, id: string): Section | undefined {
  let resources: Section | undefined = resource.parent;
  while (resources && resources.keyword.value !== 'resources') resources = resources.parent;
  if (!resources) return undefined;
  let templates = templatesOf.get(resources);
  if (!templates) {
    templates = new Map();
    for (const child of resources.children) {
      if (child.kind !== 'section' || child.keyword.value !== 'template') continue;
      const own = child.attributes.find(a => a.keyword.value === 'id')?.values[0]?.value;
      if (own !== undefined && !templates.has(own)) templates.set(own, child);
    }
    templatesOf.set(resources, templates);
  }
  return templates.get(id);
}

const templatesOf = new WeakMap<Section, Map<string, Section>>();
const patternsByTable = new WeakMap<object, readonly string[]>();

function patterns(table: Readonly<Record<string, OptionEntry>>): readonly string[] {
  let list = patternsByTable.get(table);
  if (!list) {
    list = Object.keys(table).filter(name => name.endsWith('*'));
    patternsByTable.set(table, list);
  }
  return list;
}
