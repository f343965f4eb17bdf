import { XMLParser } from 'fast-xml-parser';
import type { Agent, AgentAction, AgentParameter, AgentValueKind } from '../cluster/agents.ts';

/**
 * The agent that a metadata document describes, as `crm_resource --show-metadata` prints it; undefined where the text
 * is none. Metadata does not tell the provider: without `name` an agent of any provider is meant.
 */
export function readAgentMetadata(text: string, source: string, name?: string): Agent | undefined {
  if (text.length > largest || !isAgentMetadata(text)) return undefined;
  let root: Xml | undefined;
  try {
    root = parser.parse(text)['resource-agent']?.[0];
  } catch {
    return undefined;
  }
  const own = attribute(root, 'name');
  if (!root || own === undefined || own === '') return undefined;
  const full = name ?? (own.startsWith('fence_') ? `stonith:${own}` : `ocf:*:${own}`);
  const parameterElements = children(children(root, 'parameters')[0], 'parameter');
  const actions = children(children(root, 'actions')[0], 'action').flatMap(actionOf);
  const parameters = new Map<string, AgentParameter>();
  const replaced = new Map<string, string>();
  for (const element of parameterElements) {
    const to = attribute(element, 'name');
    if (to === undefined) continue;
    for (const old of attribute(element, 'obsoletes')?.split(/[\s,]+/) ?? []) replaced.set(old, to);
    const by = attribute(children(element, 'deprecated')[0], 'replaced-with') ?? replacement(element);
    if (by !== undefined) replaced.set(to, by);
  }
  const isFencing = full.startsWith('stonith:');
  for (const element of parameterElements) {
    const parameter = parameterOf(element, replaced, isFencing);
    if (parameter && !parameters.has(parameter.name)) parameters.set(parameter.name, parameter);
  }
  const has = (action: string): boolean => actions.some(a => a.name === action);
  const texts = new Map<string, string>();
  for (const element of parameterElements) {
    const to = attribute(element, 'name');
    const doc = describe(element);
    if (to !== undefined && doc !== undefined && !texts.has(to)) texts.set(to, doc);
  }
  const agent = describe(root);
  return {
    name: full,
    source,
    promotable: has('promote') && has('demote'),
    migratable: has('migrate_to') && has('migrate_from'),
    parameters,
    actions,
    docs: { ...(agent === undefined ? {} : { agent }), parameters: texts },
  };
}

/** Whether a text is the metadata of an agent, by its beginning. */
export function isAgentMetadata(text: string): boolean {
  return /<resource-agent[\s>]/.test(text.slice(0, 4000));
}

/** Metadata has a few ten thousand characters at most. */
const largest = 1024 * 1024;

interface Xml {
  readonly [name: string]: readonly Xml[] | string | undefined;
}

/** Entities are off: metadata may come from anywhere. Every element is a list, so that one and many look alike. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
}) as { parse(text: string): { 'resource-agent'?: readonly Xml[] } };

function children(element: Xml | undefined, name: string): readonly Xml[] {
  const found = typeof element === 'object' ? element[name] : undefined;
  return Array.isArray(found) ? found : [];
}

function attribute(element: Xml | undefined, name: string): string | undefined {
  const found = typeof element === 'object' ? element[`@${name}`] : undefined;
  return typeof found === 'string' ? plain(found) : undefined;
}

/** The five entities of XML itself. */
function plain(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? '');
}

/** OCF 1.1: `<deprecated><replaced-with name="…"/></deprecated>`. */
function replacement(element: Xml): string | undefined {
  return attribute(children(children(element, 'deprecated')[0], 'replaced-with')[0], 'name');
}

function describe(element: Xml): string | undefined {
  const found = children(element, 'shortdesc')[0] as Xml | string | undefined;
  const text = typeof found === 'string' ? found : typeof found?.['#text'] === 'string' ? found['#text'] : undefined;
  const short = text && plain(text).replace(/\s+/g, ' ').trim();
  return short === '' ? undefined : short;
}

const kinds: Readonly<Record<string, AgentValueKind>> = {
  boolean: 'boolean',
  integer: 'integer',
  number: 'integer',
  second: 'second',
  time: 'time',
  timeout: 'time',
  duration: 'time',
  select: 'select',
  enum: 'select',
};

/** The fencer adds these to each call. */
const suppliedByFencer: ReadonlySet<string> = new Set(['action', 'plug', 'port']);
const words = /^(?:true|false|yes|no|on|off|1|0)$/i;

function parameterOf(
  element: Xml,
  replaced: ReadonlyMap<string, string>,
  isFencing: boolean,
): AgentParameter | undefined {
  const name = attribute(element, 'name');
  if (name === undefined || name === '') return undefined;
  const content = children(element, 'content')[0];
  const standard = attribute(content, 'default') || undefined;
  const values = children(content, 'option').flatMap(option => attribute(option, 'value') ?? []);
  const said = kinds[attribute(content, 'type')?.trim() ?? ''] ?? 'string';
  const mark = attribute(element, 'deprecated') === '1' || children(element, 'deprecated').length > 0;
  const use = replaced.get(name);
  const isOld = mark || use !== undefined;
  // A default that is no value of its type shows that the type is not meant.
  const broken =
    (said === 'select' && values.length === 0) ||
    (standard !== undefined &&
      ((said === 'boolean' && !words.test(standard)) || (said === 'integer' && !/^[+-]?\d+$/.test(standard))));
  const type = !broken ? said : said === 'integer' && /^\d+\s*m?s$/.test(standard ?? '') ? 'time' : 'string';
  const satisfiedBy = [...replaced].flatMap(([old, to]) => (to === name ? [old] : []));
  const isRequired = attribute(element, 'required') === '1';
  const group = attribute(element, 'unique-group');
  return {
    name,
    type,
    required: isRequired && standard === undefined && !isOld && !(isFencing && suppliedByFencer.has(name)),
    unique: attribute(element, 'unique') === '1' && group === undefined,
    reloadable: attribute(element, 'reloadable') === '1',
    ...(standard === undefined ? {} : { default: standard }),
    ...(type === 'select' ? { values } : {}),
    ...(isOld ? { deprecated: true as const } : {}),
    ...(use === undefined ? {} : { use }),
    ...(satisfiedBy.length > 0 ? { satisfiedBy } : {}),
    ...(group === undefined ? {} : { uniqueGroup: group }),
  };
}

function actionOf(element: Xml): AgentAction[] {
  const name = attribute(element, 'name');
  if (!name) return [];
  const [timeout, interval, depth, role] = ['timeout', 'interval', 'depth', 'role'].map(
    key => attribute(element, key)?.trim() || undefined,
  );
  return [
    {
      name,
      ...(timeout ? { timeout } : {}),
      ...(interval ? { interval } : {}),
      ...(depth ? { depth } : {}),
      ...(role ? { role } : {}),
    },
  ];
}
