import { agentHelp, fencingHelp } from '../../../schemas/agents/help.ts';
import { type Agent, type AgentParameter, type Agents, agentNamed, agentNames } from '../cluster/agents.ts';
import { supersededAgents } from '../cluster/superseded-agents.ts';
import type { WordMeaning } from '../schema/bound.ts';
import type { Label, OptionEntry } from '../schema/entry.ts';
import type { Choice, ValueType } from '../schema/value.ts';
import { agentValue } from '../schema/values/agent-value.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { Node, Option, Section } from '../syntax/tree.ts';
import { type Lang, listOf, type Text } from '../text/text.ts';
import type { Context } from './context.ts';
import { code, plain } from './markdown.ts';

/** What a word means, with what only the metadata of agents knows: their names, parameters and values. */
export function meaningAt(context: Context, node: Node, part: 'keyword' | number): WordMeaning | undefined {
  const { bound } = context.file;
  // Behind `type=` there may be no word yet.
  const isBare = part !== 'keyword' && node.values[part] === undefined;
  const base = bound.meaning(node, isBare ? 'keyword' : part);
  if (context.file.language.id !== 'cib' || node.kind !== 'option' || part === 'keyword') return base;
  const owner = node.parent;
  const name = node.keyword.value;
  if (isResource(owner)) {
    const value = base && (name === 'provider' || name === 'type') ? agentPart(context, owner, name, base) : undefined;
    return value && base ? { ...base, value } : base;
  }
  const resource = owner.keyword.value === 'nvpair' ? parametersOwner(owner) : undefined;
  if (!resource || (name !== 'name' && name !== 'value')) return base;
  const agent = agentOfSection(context, resource);
  const word = node.values[part] ?? node.keyword;
  if (!agent) return base;
  // What the cluster itself reads, such as pcmk_host_list, means the same whatever the agent.
  const isOwn = base && base.name !== name;
  if (name === 'name') {
    const value = namesOf(agent, base?.value, context.file.bound.version);
    const parameter = isOwn ? undefined : agent.parameters.get(word.value);
    if (!parameter) return base && { ...base, value };
    const entry = entryOf(agent, parameter);
    return { word, role: 'keyword', entry, name: parameter.name, option: entry, value };
  }
  const parameter = isOwn ? undefined : agent.parameters.get(attribute(owner, 'name') ?? '');
  if (!parameter) return base;
  const entry = entryOf(agent, parameter);
  const value = entry.value as ValueType;
  const label = entry.label ? { label: entry.label } : {};
  return { word, role: 'value', entry, name: parameter.name, option: entry, value, ...label };
}

/** The agent whose type stands at a node. */
export function typeAt(context: Context, node: Node): Agent | undefined {
  if (context.file.language.id !== 'cib' || node.kind !== 'option' || node.keyword.value !== 'type') return undefined;
  return isResource(node.parent) ? agentOfSection(context, node.parent) : undefined;
}

/** What an agent is and needs. */
export function agentMarkdown(agent: Agent, lang: Lang): string {
  const lines: string[] = [];
  const add = (name: Text, value: Text): void => void lines.push(`- **${name[lang]}** ${value[lang]}`);
  const required = [...agent.parameters.values()].filter(p => p.required).map(p => code(p.name));
  if (required.length > 0) add({ en: 'Required', ja: '必須' }, listOf(required));
  const abilities: Text[] = [
    ...(agent.promotable ? [{ en: 'promotable', ja: '昇格' }] : []),
    ...(agent.migratable ? [{ en: 'live migration', ja: 'ライブマイグレーション' }] : []),
  ];
  if (abilities.length > 0) {
    add(
      { en: 'Supports', ja: '使える機能' },
      { en: abilities.map(a => a.en).join(', '), ja: abilities.map(a => a.ja).join('、') },
    );
  }
  const advice = agent.actions.flatMap(action => adviceOf(action) ?? []);
  if (advice.length > 0) {
    add(
      { en: 'Advised timeouts', ja: '推奨される timeout' },
      { en: advice.map(a => a.en).join(', '), ja: advice.map(a => a.ja).join('、') },
    );
  }
  if (agent.since) add({ en: 'Since', ja: '追加されたリリース' }, { en: plain(agent.since), ja: plain(agent.since) });
  if (agent.until) add({ en: 'Last in', ja: '最後のリリース' }, { en: plain(agent.until), ja: plain(agent.until) });
  add({ en: 'Source', ja: '出典' }, { en: plain(agent.source), ja: plain(agent.source) });
  const doc = help().agents[agent.name]?.doc[lang] ?? (agent.docs?.agent ? plain(agent.docs.agent) : '');
  return [`**${plain(agent.name)}**`, doc, lines.join('\n')].filter(block => block !== '').join('\n\n');
}

/** An agent with all of its parameters, for a page: by its whole name, or by its type. */
export function agentPages(
  id: string,
): readonly { readonly agent: Agent; readonly markdown: (lang: Lang) => string }[] {
  const exact = agentNamed(id);
  const names = exact ? [id] : agentNames().filter(name => name.slice(name.lastIndexOf(':') + 1) === id);
  return names.flatMap(name => {
    const agent = agentNamed(name);
    if (!agent) return [];
    const line = (p: AgentParameter, lang: Lang): string => {
      const entry = entryOf(agent, p);
      const standard = p.default === undefined || entry.secret ? '' : ` ${defaultPhrase[lang](code(p.default))}`;
      const use = p.use ? ` → ${code(p.use)}` : '';
      return `- ${code(p.name)}${use}${p.required ? requiredPhrase[lang] : ''} — ${entry.doc[lang]}${standard}`;
    };
    const list = (lang: Lang): string => [...agent.parameters.values()].map(p => line(p, lang)).join('\n');
    return [{ agent, markdown: lang => `${agentMarkdown(agent, lang)}\n\n${list(lang)}` }];
  });
}

const defaultPhrase = {
  en: (value: string) => `The default is ${value}.`,
  ja: (value: string) => `デフォルトは ${value} です。`,
};
const requiredPhrase = { en: ' (required)', ja: '（必須）' };

/** A parameter of an agent as an entry, like those of the tables. */
export function entryOf(agent: Agent, parameter: AgentParameter): OptionEntry {
  let entries = known.get(agent);
  if (!entries) {
    entries = new Map();
    known.set(agent, entries);
  }
  let entry = entries.get(parameter.name);
  if (!entry) {
    entry = makeEntry(agent, parameter);
    entries.set(parameter.name, entry);
  }
  return entry;
}

const known = new WeakMap<Agent, Map<string, OptionEntry>>();

function makeEntry(agent: Agent, p: AgentParameter): OptionEntry {
  const label = labels[`${agent.name} ${p.name}`];
  const isTemplate = p.default?.includes('RESOURCE');
  const replaces = p.satisfiedBy ?? [];
  return {
    value: agentValue(p.type, p.values),
    doc: docOf(agent, p),
    source: `${agent.name} (${agent.source})`,
    ...(p.default === undefined ? {} : { default: p.default }),
    ...(isTemplate ? { defaultDoc: { en: 'RESOURCE is the id of the resource', ja: 'RESOURCE はリソースの id' } } : {}),
    ...(p.required ? { required: true } : {}),
    ...(p.deprecated
      ? {
          deprecated: {
            ...(typeof p.deprecated === 'string' ? { since: p.deprecated } : {}),
            ...(p.use ? { use: p.use } : {}),
          },
        }
      : {}),
    ...(p.unique || p.uniqueGroup
      ? {
          more: {
            en: 'No two resources of the agent should have the same value.',
            ja: '同じエージェントのリソースの間で、重複しない値にします。',
          },
        }
      : {}),
    ...(replaces.length > 0 ? { related: replaces } : {}),
    ...(label ? { label } : {}),
    ...(secretName.test(p.name) ? { secret: true } : {}),
  };
}

/** As the command line hides them. */
const secretName =
  /passw(?:or)?d$|passphrase|secret|credential|(?:^|[_-])pwd$|(?:api|private|access|auth)[_-]?key$|[_-]token$/i;

/** Parameters that name something in other files. */
const labels: Readonly<Record<string, Label>> = {
  'ocf:linbit:drbd drbd_resource': { space: 'drbdResource', role: 'refersTo' },
  'ocf:linbit:drbd-attr drbd_resource': { space: 'drbdResource', role: 'refersTo' },
  'ocf:heartbeat:Filesystem device': { space: 'drbdDevice', role: 'refersTo' },
};

function docOf(agent: Agent, { name, use }: AgentParameter): Text {
  const { agents, fencing } = help();
  const type = agents[agent.name];
  const shared = agent.name.startsWith('stonith:fence_') ? fencing : undefined;
  for (const known of [name, use]) {
    if (known === undefined) continue;
    const own = type?.parameters && Object.hasOwn(type.parameters, known) ? type.parameters[known] : undefined;
    const text = own ?? (shared && Object.hasOwn(shared, known) ? shared[known] : undefined);
    if (text) return text;
  }
  const said = agent.docs?.parameters.get(name);
  if (said) return { en: said, ja: said };
  const short = agent.name.replace(/^ocf:\*:/, '');
  return { en: `Parameter of ${short}.`, ja: `${short} のパラメータ。` };
}

let texts: { agents: ReturnType<typeof agentHelp>; fencing: ReturnType<typeof fencingHelp> } | undefined;

function help(): NonNullable<typeof texts> {
  texts ??= { agents: agentHelp(), fencing: fencingHelp() };
  return texts;
}

function isResource(section: Section): boolean {
  return section.keyword.value === 'primitive' || section.keyword.value === 'template';
}

/** The resource that a pair gives a parameter to. */
function parametersOwner(pair: Section): Section | undefined {
  const set = pair.parent;
  if (set?.keyword.value !== 'instance_attributes' || !set.parent) return undefined;
  return isResource(set.parent) ? set.parent : undefined;
}

function attribute(section: Section, name: string): string | undefined {
  const found: Option | undefined = section.attributes.find(a => a.keyword.value === name);
  return found?.values[0]?.value;
}

function ownAgents(context: Context): Agents | undefined {
  return context.model?.settings.agents;
}

/** The agent of a primitive or template, told by the template where it is made from one. */
export function agentOfSection(context: Context, resource: Section): Agent | undefined {
  const template = attribute(resource, 'template');
  const from = template === undefined ? undefined : modelOf(context)?.templates.get(template);
  const of = (name: 'class' | 'provider' | 'type'): string | undefined =>
    from ? from[name === 'class' ? 'agentClass' : name]?.value : attribute(resource, name);
  const [agentClass, provider, type] = [of('class'), of('provider'), of('type')];
  if (!agentClass || !type) return undefined;
  return agentNamed([agentClass, ...(provider ? [provider] : []), type].join(':'), ownAgents(context));
}

function modelOf(context: Context) {
  return context.model?.pacemaker.find(p => p.file === context.file.file);
}

/** Providers of a class, or types of a class and provider, as values to offer. */
function agentPart(
  context: Context,
  resource: Section,
  name: 'provider' | 'type',
  base: WordMeaning,
): ValueType | undefined {
  const agentClass = attribute(resource, 'class');
  const provider = attribute(resource, 'provider');
  if (!agentClass || !base.value) return undefined;
  const choices = (): Choice[] => {
    const names = agentNames(ownAgents(context)).map(n => n.split(':'));
    const fitting = names.filter(parts => parts[0] === agentClass);
    const found =
      name === 'provider'
        ? fitting.flatMap(parts => (parts.length > 2 && parts[1] !== '*' ? [parts[1] as string] : []))
        : fitting.flatMap(parts =>
            parts.length === 2 || !provider || parts[1] === '*' || parts[1] === provider
              ? [parts.at(-1) as string]
              : [],
          );
    const words = [...new Set(found)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    return words.map(word => {
      const full = [agentClass, ...(provider && agentClass === 'ocf' ? [provider] : []), word].join(':');
      const doc = name === 'type' ? help().agents[full]?.doc : undefined;
      // Another one is to be used, or no release has it any more.
      const isOld =
        name === 'type' && (Object.hasOwn(supersededAgents, full) || agentNamed(full, ownAgents(context))?.until);
      return { word, ...(doc ? { doc } : {}), ...(isOld ? { deprecated: true } : {}) };
    });
  };
  return { ...base.value, choices };
}

const nameTypes = new WeakMap<Agent, Map<string, ValueType>>();

/** Parameters of an agent as values to offer, those it needs first, and what the cluster reads besides. */
function namesOf(agent: Agent, base: ValueType | undefined, version: string): ValueType {
  let types = nameTypes.get(agent);
  if (!types) {
    types = new Map();
    nameTypes.set(agent, types);
  }
  const key = `${base?.kind} ${version}`;
  let type = types.get(key);
  if (!type) {
    const others = base?.kind === 'name' ? (base.choices?.(version) ?? []) : [];
    const rank = (p: AgentParameter): number => (p.deprecated ? 2 : p.required ? 0 : 1);
    const isFencing = agent.name.startsWith('stonith:');
    const own = [...agent.parameters.values()]
      .filter(p => !(isFencing && notToWrite.has(p.name)))
      .sort((a, b) => rank(a) - rank(b));
    const choices: Choice[] = own.map(p => ({
      word: p.name,
      doc: docOf(agent, p),
      ...(p.deprecated ? { deprecated: true } : {}),
    }));
    const all = [...choices, ...others.filter(o => !agent.parameters.has(o.word))];
    type = {
      kind: 'name',
      read: text => ({ ok: true, value: text }),
      describe: () => ({ en: 'name of a parameter', ja: 'パラメータの名前' }),
      choices: () => all,
    };
    types.set(key, type);
  }
  return type;
}

/** The fencer sets the action at each call; the others are for the command line. */
const notToWrite: ReadonlySet<string> = new Set(['action', 'help', 'version']);

/** `start 60 s`, `monitor 40 s (every 20 s)`. */
function adviceOf({ name, timeout, interval, role, depth }: Agent['actions'][number]): Text | undefined {
  const time = timeout === undefined ? undefined : cibMilliseconds(timeout);
  if (time === undefined || !advised.has(name)) return undefined;
  const every = interval === undefined ? undefined : cibMilliseconds(interval);
  const level = depth !== undefined && depth !== '0' ? depth : undefined;
  const en = [role, level && `level ${level}`, every && `every ${every / 1000} s`].filter(Boolean).join(', ');
  const ja = [role, level && `レベル ${level}`, every && `${every / 1000} 秒間隔`].filter(Boolean).join('、');
  return {
    en: `${name} ${time / 1000} s${en ? ` (${en})` : ''}`,
    ja: `${name} ${time / 1000} 秒${ja ? `（${ja}）` : ''}`,
  };
}

const advised: ReadonlySet<string> = new Set([
  'start',
  'stop',
  'monitor',
  'promote',
  'demote',
  'notify',
  'migrate_to',
  'migrate_from',
]);
