import { agentHelp } from '../../../schemas/agents/help.ts';
import { cibSchema } from '../../../schemas/cib/index.ts';
import { type Agent, agentNamed } from '../cluster/agents.ts';
import { supersededAgents } from '../cluster/superseded-agents.ts';
import type { Snippet } from '../languages/language.ts';
import type { Choice, ValueType } from '../schema/value.ts';
import type { Option, Section } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { agentOfSection } from './agent-words.ts';
import { adviceFor, monitorsFor, parametersFor, withUnit } from './cib-parts.ts';
import type { Context } from './context.ts';
import { definedNames } from './names.ts';
import {
  childrenOf,
  elementsBelow,
  escaped as escapedXml,
  type FreshIds,
  freshIds,
  idsBelow,
  valueIn,
} from './xml-edits.ts';

/** What to offer as a value of an attribute, in place of what its type and its label say. */
export interface CibValues {
  readonly type?: ValueType;
  readonly names?: readonly string[];
  /** Where the value is a list: the item under the cursor. */
  readonly replace?: Span;
}

/** Values that depend on what stands around the attribute. */
export function cibValues(
  context: Context,
  option: Option,
  type: ValueType | undefined,
  replace: Span,
  offset: number,
): CibValues | undefined {
  if (context.file.language.id !== 'cib') return undefined;
  const element = option.parent;
  const name = option.keyword.value;
  const key = `${element.keyword.value} ${name}`;
  const top = context.file.tree.root;
  if (name === 'id' && !referring.has(element.keyword.value)) return { names: newIds(context, element) };
  if (name === 'id-ref') return { names: idsOf(top, e => e.keyword.value === element.keyword.value && e !== element) };
  switch (key) {
    case 'primitive template':
      return { names: idsOf(top, e => e.keyword.value === 'template') };
    case 'rsc_colocation rsc':
    case 'rsc_colocation with-rsc':
    case 'rsc_order first':
    case 'rsc_order then':
    case 'rsc_location rsc':
    case 'rsc_ticket rsc':
    case 'resource_ref id':
      return { names: constrainable(element, top, option) };
    case 'rsc_ticket ticket':
      return { names: others(context, 'ticket', option) };
    case 'fencing-level devices': {
      const item = itemAt(option, offset, replace);
      const devices = idsOf(top, e => e.keyword.value === 'primitive' && valueIn(e, 'class') === 'stonith');
      return { names: devices.filter(d => !item.others.includes(d)), replace: item.span };
    }
    case 'expression value':
      return valuesOfExpression(context, element);
    case 'op name':
      return { type: choosing(type, actionsOf(context, element)) };
    case 'op interval':
    case 'op timeout': {
      const time = advisedTime(context, element, name);
      return time === undefined ? undefined : { type: choosing(type, [time]) };
    }
    case 'acl_permission object-type':
      return { type: choosing(type, elementNames) };
    default:
      return type?.kind === 'score' ? { type: choosing(type, ['INFINITY', '-INFINITY']) } : undefined;
  }
}

/** A new element with the parts that it must have, as a snippet; undefined where its table says enough. */
export function elementBody(context: Context, parent: Section, name: string): string | undefined {
  if (context.file.language.id !== 'cib') return undefined;
  const ids = freshIds(context.file.tree.root);
  const own = valueIn(parent, 'id');
  const id = (ending: string): string => (own === undefined ? '$1' : plain(ids(`${own}-${ending}`)));
  const set = (ending: string): string => (own === undefined ? '${1:id}' : id(ending));
  switch (name) {
    case 'nvpair':
      return own === undefined
        ? '<nvpair id="$1" name="$2" value="$3"/>'
        : `<nvpair id="${plain(own)}-\${1:name}" name="\${1:name}" value="$2"/>$0`;
    case 'instance_attributes': {
      const agent = isResource(parent) ? agentOfSection(context, parent) : undefined;
      const of = set(name);
      const written = new Set(childrenOf(parent, name).flatMap(s => childrenOf(s).map(p => valueIn(p, 'name'))));
      const needed = agent ? parametersFor(agent).filter(p => !written.has(p.name)) : [];
      return needed.length === 0 ? setBody(name, of) : parameterSet(of, needed, own === undefined ? 2 : 1);
    }
    case 'meta_attributes':
    case 'utilization':
      return setBody(name, set(name));
    case 'cluster_property_set':
      return setBody(name, plain(ids('cib-bootstrap-options')));
    case 'rsc_defaults':
    case 'op_defaults': {
      const of = plain(ids(`${name}-options`));
      return `<${name}>\n\t${setBody('meta_attributes', of).replaceAll('\n', '\n\t')}\n</${name}>`;
    }
    case 'operations':
      return `<operations>\n\t${operation(context, parent, ids)}$0\n</operations>`;
    case 'op':
      return parent.parent ? `${operation(context, parent.parent, ids, parent)}$0` : undefined;
    case 'primitive':
    case 'template':
      return `<${name} id="$1" class="\${2:ocf}" provider="\${3:heartbeat}" type="$4">\n\t$0\n</${name}>`;
    case 'bundle':
      return '<bundle id="$1">\n\t<podman image="$2" replicas="${3:2}"/>\n\t$0\n</bundle>';
    case 'rsc_colocation':
      return '<rsc_colocation id="${1:id}" rsc="$2" with-rsc="$3" score="${4:INFINITY}"/>$0';
    case 'rsc_order':
      return '<rsc_order id="${1:id}" first="$2" then="$3" kind="${4:Mandatory}"/>$0';
    case 'rsc_location':
      return '<rsc_location id="${1:id}" rsc="$2" node="$3" score="${4:INFINITY}"/>$0';
    case 'rsc_ticket':
      return '<rsc_ticket id="${1:id}" rsc="$2" ticket="$3" loss-policy="${4:stop}"/>$0';
    case 'resource_set':
      return `<resource_set id="${set('set')}">\n\t<resource_ref id="$2"/>$0\n</resource_set>`;
    case 'resource_ref':
    case 'obj_ref':
    case 'role':
      return `<${name} id="$1"/>$0`;
    case 'rule': {
      const of = set('rule');
      const head = parent.keyword.value === 'rsc_location' ? ' score="${2:INFINITY}"' : ' boolean-op="${2:and}"';
      return `<rule id="${of}"${head}>\n\t<expression id="${of}-expr" attribute="\${3:#uname}" operation="\${4:eq}" value="$5"/>$0\n</rule>`;
    }
    case 'expression':
      return `<expression id="${set('expr')}" attribute="\${2:#uname}" operation="\${3:eq}" value="$4"/>$0`;
    case 'date_expression':
      return `<date_expression id="${set('date')}" operation="date_spec">\n\t<date_spec id="${set('date-spec')}" \${2:hours}="$3"/>$0\n</date_expression>`;
    case 'rsc_expression':
      return `<rsc_expression id="${set('rsc')}" class="\${2:ocf}" provider="\${3:heartbeat}" type="$4"/>$0`;
    case 'op_expression':
      return `<op_expression id="${set('op')}" name="\${2:monitor}"/>$0`;
    case 'fencing-level':
      return '<fencing-level id="${1:id}" target="$2" index="${3:1}" devices="$4"/>$0';
    case 'tag':
      return '<tag id="$1">\n\t<obj_ref id="$2"/>$0\n</tag>';
    case 'acl_permission':
      return `<acl_permission id="${set('permission')}" kind="\${2:read}" xpath="\${3:/cib}"/>$0`;
    case 'acl_target':
    case 'acl_group':
      return `<${name} id="$1">\n\t<role id="$2"/>$0\n</${name}>`;
    case 'alert':
      return '<alert id="$1" path="$2">\n\t$0\n</alert>';
    case 'recipient':
      return `<recipient id="${set('recipient')}" value="$2"/>$0`;
    case 'node':
      return '<node id="$1" uname="$2"/>$0';
    default:
      return undefined;
  }
}

/** Primitives of the agents that people use, and of the user's own, with what each needs. */
export function agentElements(context: Context, section: Section): (Snippet & { readonly rank: string })[] {
  if (context.file.language.id !== 'cib' || !primitiveParents.has(section.keyword.value)) return [];
  const own = context.model?.settings.agents;
  const names = [...(own?.keys() ?? []), ...Object.keys(agentHelp())];
  const { version } = context.file.bound;
  const ids = freshIds(context.file.tree.root);
  const types = new Map<string, number>();
  for (const name of new Set(names)) types.set(typeOf(name), (types.get(typeOf(name)) ?? 0) + 1);
  return [...new Set(names)].flatMap(name => {
    const agent = agentNamed(name, own);
    if (!agent || agent.until !== undefined || Object.hasOwn(supersededAgents, name)) return [];
    const type = typeOf(name);
    if (section.keyword.value !== 'resources' && name.startsWith('stonith:')) return [];
    // It runs in a promotable clone only, which is a snippet of its own.
    if (section.keyword.value !== 'clone' && name === 'ocf:linbit:drbd') return [];
    return [
      {
        name: `primitive ${(types.get(type) ?? 0) > 1 ? name.split(':').slice(1).join(':') : type}`,
        doc: agentHelp()[name]?.doc ?? { en: name, ja: name },
        body: primitiveOf(agent, ids(type.replace(/[^\w.-]/g, '-').toLowerCase()), version),
        in: 'cib.resources',
        rank: '5',
      },
    ];
  });
}

function typeOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The id that an element would have by the custom of the tools; empty where that is unknown. */
export function idFor(context: Context, element: Section, attribute: string): string {
  if (attribute !== 'id' || context.file.language.id !== 'cib') return '';
  return plain(newIds(context, element).at(-1) ?? '');
}

const primitiveParents: ReadonlySet<string> = new Set(['resources', 'group', 'clone', 'bundle']);

/** Elements whose id is that of another one. */
const referring: ReadonlySet<string> = new Set(['resource_ref', 'obj_ref', 'role', 'lrm_resource', 'node_state']);

const elementNames = [...new Set(cibSchema.sections.map(s => s.keyword))].sort();

function isResource(section: Section): boolean {
  return section.keyword.value === 'primitive' || section.keyword.value === 'template';
}

// ── bodies ───────────────────────────────────────────────────────────────────

function setBody(name: string, id: string): string {
  return `<${name} id="${id}">\n\t<nvpair id="${id.replace('${1:id}', '$1')}-\${2:name}" name="\${2:name}" value="$3"/>$0\n</${name}>`;
}

function parameterSet(id: string, needed: readonly { readonly name: string }[], first: number): string {
  const at = id.replace('${1:id}', '$1');
  const pairs = needed.map(({ name }, i) => `\t<nvpair id="${at}-${name}" name="${name}" value="$${first + i}"/>`);
  return `<instance_attributes id="${id}">\n${pairs.join('\n')}$0\n</instance_attributes>`;
}

/** The operation that is missing first, with the times that the agent advises. */
function operation(context: Context, resource: Section, ids: FreshIds, operations?: Section): string {
  const own = valueIn(resource, 'id') ?? 'id';
  const agent = agentOfSection(context, resource);
  const written = operations ? childrenOf(operations, 'op').map(o => valueIn(o, 'name')) : [];
  const [monitor] = monitorsFor(agent, false, context.file.bound.version);
  const next = written.includes('monitor')
    ? ['start', 'stop', ...(agent?.promotable ? ['promote', 'demote'] : [])].find(a => !written.includes(a))
    : 'monitor';
  if (next === 'monitor' && monitor) {
    const id = `${plain(own)}-\${1:monitor}-\${2:${monitor.interval}}`;
    return `<op id="${id}" name="\${1:monitor}" interval="\${2:${monitor.interval}}" timeout="\${3:${monitor.timeout}}"/>`;
  }
  const name = next ?? 'monitor';
  const timeout = withUnit((agent && adviceFor(agent, name)?.timeout) ?? '60s');
  const id = plain(ids(`${own}-${name}-0s`));
  return `<op id="${id}" name="\${1:${name}}" interval="\${2:0s}" timeout="\${3:${plain(timeout)}}"/>`;
}

function primitiveOf(agent: Agent, id: string, version: string): string {
  const [agentClass = 'ocf', ...rest] = agent.name.split(':');
  const type = rest.at(-1) ?? '';
  const provider = rest.length > 1 ? ` provider="${rest[0] === '*' ? '${2:heartbeat}' : rest[0]}"` : '';
  let stop = 2;
  const pairs = parametersFor(agent).map(
    ({ name }) => `\t\t<nvpair id="$1-instance_attributes-${name}" name="${name}" value="$${++stop}"/>`,
  );
  const set =
    pairs.length === 0
      ? []
      : ['\t<instance_attributes id="$1-instance_attributes">', ...pairs, '\t</instance_attributes>'];
  const monitors = monitorsFor(agent, agent.promotable, version).map(
    m =>
      `\t\t<op id="$1-monitor-${m.interval}" name="monitor" interval="${m.interval}" timeout="${m.timeout}"${m.role ? ` role="${m.role}"` : ''}/>`,
  );
  return [
    `<primitive id="\${1:${plain(id)}}" class="${agentClass}"${provider} type="${type}">`,
    ...set,
    '\t<operations>',
    ...monitors,
    '\t</operations>',
    '</primitive>$0',
  ].join('\n');
}

/** As the text of a snippet within an attribute. */
function plain(text: string): string {
  return escapedXml(text).replace(/[\\$}]/g, c => `\\${c}`);
}

// ── values ───────────────────────────────────────────────────────────────────

function idsOf(top: Section, which: (element: Section) => boolean): string[] {
  const found = new Set<string>();
  for (const element of elementsBelow(top)) {
    const id = which(element) ? valueIn(element, 'id') : undefined;
    if (id) found.add(id);
  }
  return [...found];
}

const resourceNames: ReadonlySet<string> = new Set(['primitive', 'group', 'clone', 'master', 'bundle', 'template']);

/** What a constraint can name: no resource inside a clone or bundle, but a tag. What the constraint has is left out. */
function constrainable(element: Section, top: Section, option: Option): string[] {
  const taken = new Set(
    element.keyword.value === 'resource_ref'
      ? childrenOf(element.parent ?? element, 'resource_ref')
          .filter(r => r !== element)
          .map(r => valueIn(r, 'id'))
      : [],
  );
  const isInside = (resource: Section): boolean => {
    for (let s = resource.parent; s; s = s.parent) if (/^(?:clone|master|bundle)$/.test(s.keyword.value)) return true;
    return false;
  };
  const other = element.attributes.find(
    a => a !== option && counterparts.get(option.keyword.value) === a.keyword.value,
  );
  if (other) taken.add(other.values[0]?.value);
  return idsOf(top, e => e.keyword.value === 'tag' || (resourceNames.has(e.keyword.value) && !isInside(e))).filter(
    id => !taken.has(id),
  );
}

const counterparts: ReadonlyMap<string, string> = new Map([
  ['rsc', 'with-rsc'],
  ['with-rsc', 'rsc'],
  ['first', 'then'],
  ['then', 'first'],
]);

/** Names of a space as they are used elsewhere, where nothing defines them. */
function others(context: Context, space: 'ticket', option: Option): string[] {
  const at = option.values[0]?.span.start;
  const names = [context.file, ...(context.model?.files ?? []).filter(f => f.file !== context.file.file)].flatMap(f =>
    f.facts.names.filter(n => n.space === space && !(f === context.file && n.span.start === at)).map(n => n.name),
  );
  return [...new Set(names)].filter(n => n !== '');
}

/** Actions that the agent has and that an operation may be for. */
function actionsOf(context: Context, op: Section): string[] {
  const resource = op.parent?.parent;
  const agent = resource && agentOfSection(context, resource);
  const known = agent?.actions.map(a => a.name).filter(a => usual.includes(a)) ?? [];
  return known.length > 0 ? usual.filter(a => known.includes(a)) : usual.slice(0, 3);
}

const usual = ['monitor', 'start', 'stop', 'promote', 'demote', 'notify', 'migrate_to', 'migrate_from', 'reload'];

/** The interval or time limit that the agent advises for an operation. */
function advisedTime(context: Context, op: Section, attribute: string): string | undefined {
  const resource = op.parent?.parent;
  const agent = resource && agentOfSection(context, resource);
  const name = valueIn(op, 'name') ?? '';
  if (attribute === 'interval' && name !== 'monitor') return '0s';
  const advice = agent && adviceFor(agent, name, valueIn(op, 'role'));
  const time = attribute === 'interval' ? advice?.interval : advice?.timeout;
  return time === undefined ? undefined : withUnit(time);
}

function valuesOfExpression(context: Context, element: Section): CibValues | undefined {
  switch (valueIn(element, 'attribute')) {
    case '#uname':
      return { names: definedNames(context, 'node') };
    case '#kind':
      return { names: ['cluster', 'remote', 'container'] };
    case '#is_dc':
      return { names: ['true', 'false'] };
    default:
      return undefined;
  }
}

/** The item of a list with commas in which the cursor stands. */
function itemAt(option: Option, offset: number, replace: Span): { span: Span; others: string[] } {
  const word = option.values[0];
  if (!word || offset < word.span.start || offset > word.span.end) return { span: replace, others: [] };
  const text = word.value;
  const at = offset - word.span.start;
  const start = text.lastIndexOf(',', at - 1) + 1;
  const end = text.indexOf(',', at);
  const items = text.split(',').map(i => i.trim());
  const own = text.slice(start, end < 0 ? text.length : end).trim();
  return {
    span: { start: word.span.start + start, end: word.span.start + (end < 0 ? text.length : end) },
    others: items.filter(i => i !== own),
  };
}

/** Ids that others name already but nothing has, and the one that tools would give. */
function newIds(context: Context, element: Section): string[] {
  const { facts, tree } = context.file;
  const own = element.attributes.find(a => a.keyword.value === 'id')?.values[0];
  const defined = new Set(
    facts.names.filter(n => n.role === 'definition' && n.span.start !== own?.span.start).map(n => n.name),
  );
  const wanted = facts.names
    .filter(n => n.role === 'reference' && n.local && identifiers.has(n.space) && !defined.has(n.name))
    .map(n => n.name);
  const made = customary(element);
  if (made === undefined) return [...new Set(wanted)];
  const taken = idsBelow(tree.root);
  let id = made;
  for (let n = 1; taken.has(id) && id !== own?.value; n++) id = `${made}-${n}`;
  return [...new Set([...wanted, id])];
}

const identifiers: ReadonlySet<string> = new Set(['id', 'resource', 'role']);

/** As crmsh and pcs name things. */
function customary(element: Section): string | undefined {
  const value = (name: string): string | undefined => valueIn(element, name) || undefined;
  const above = element.parent && valueIn(element.parent, 'id');
  const join = (...parts: (string | undefined)[]): string | undefined =>
    parts.includes(undefined) ? undefined : parts.join('-').replace(/[^\w.-]/g, '-');
  switch (element.keyword.value) {
    case 'nvpair':
      return join(above, value('name'));
    case 'instance_attributes':
    case 'meta_attributes':
    case 'utilization':
    case 'rule':
      return join(above, element.keyword.value);
    case 'op': {
      const resource = element.parent?.parent;
      return join(resource && valueIn(resource, 'id'), value('name'), value('interval'));
    }
    case 'rsc_colocation':
      return join(value('rsc'), 'with', value('with-rsc'));
    case 'rsc_order':
      return join(value('first'), 'then', value('then'));
    case 'rsc_location':
      return join(value('rsc'), 'on', value('node'));
    case 'rsc_ticket':
      return join(value('rsc'), 'ticket', value('ticket'));
    case 'expression':
      return join(above, 'expr');
    case 'fencing-level':
      return join('fencing', value('target'), value('index'));
    default:
      return undefined;
  }
}

/** A type that offers words, and is otherwise as it was. */
function choosing(type: ValueType | undefined, names: readonly string[]): ValueType {
  const choices: Choice[] = names.map(word => ({ word }));
  return {
    kind: type?.kind ?? 'text',
    read: text => ({ ok: true, value: text }),
    describe: () => ({ en: 'text', ja: '文字列' }),
    choices: () => choices,
  };
}
