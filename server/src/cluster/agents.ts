import { catalogue } from '../../../schemas/agents/catalogue.ts';

/** What the metadata of an agent says, without its descriptions. */
export interface Agent {
  /** `ocf:heartbeat:IPaddr2`, `stonith:fence_sbd`; of the user's own agents without provider `ocf:*:web`. */
  readonly name: string;
  /** Package and release the facts are from, or the file. */
  readonly source: string;
  readonly promotable: boolean;
  readonly migratable: boolean;
  readonly since?: string;
  /** Last release that has it. */
  readonly until?: string;
  readonly parameters: ReadonlyMap<string, AgentParameter>;
  readonly actions: readonly AgentAction[];
  /** Meanings in the words of the metadata; only agents of the user have them. */
  readonly docs?: { readonly agent?: string; readonly parameters: ReadonlyMap<string, string> };
}

export type AgentValueKind = 'string' | 'boolean' | 'integer' | 'second' | 'time' | 'select';

export interface AgentParameter {
  readonly name: string;
  /** What the agent really takes, which is not always what its metadata says. */
  readonly type: AgentValueKind;
  readonly values?: readonly string[];
  /** RESOURCE stands for the id of the resource. */
  readonly default?: string;
  /** A person must write it: the metadata says so, and neither a default nor the fencer supplies it. */
  readonly required: boolean;
  /** Old names that do the same. */
  readonly satisfiedBy?: readonly string[];
  /** An old name; where it is one only since a release, that. */
  readonly deprecated?: true | string;
  /** The current name. */
  readonly use?: string;
  readonly unique: boolean;
  /** The combination of all parameters of the group is unique. */
  readonly uniqueGroup?: string;
  readonly reloadable: boolean;
  readonly since?: string;
  readonly until?: string;
}

/** An action with the advice of the metadata; times as written. */
export interface AgentAction {
  readonly name: string;
  readonly timeout?: string;
  readonly interval?: string;
  readonly depth?: string;
  readonly role?: string;
}

export type Agents = ReadonlyMap<string, Agent>;

/** The agent of a name: the user's own metadata first, then the catalogue. */
export function agentNamed(name: string, own?: Agents): Agent | undefined {
  if (own && own.size > 0) {
    const found = own.get(name) ?? own.get(name.replace(/^ocf:[^:]*:/, 'ocf:*:'));
    if (found) return found;
  }
  const table = tableOf();
  const known = table.agents.get(name);
  if (known) return known;
  const line = table.lines.get(name);
  if (line === undefined) return undefined;
  const agent = decodeAgent(line, table);
  table.agents.set(name, agent);
  return agent;
}

/** Names of all agents that are known. */
export function agentNames(own?: Agents): readonly string[] {
  const table = tableOf();
  if (!own || own.size === 0) return table.names;
  return [...new Set([...own.keys(), ...table.names])];
}

interface Table {
  readonly names: readonly string[];
  /** Lines of agents by name. */
  readonly lines: ReadonlyMap<string, string>;
  readonly sources: readonly string[];
  readonly actions: readonly string[];
  readonly parameters: readonly string[];
  readonly decoded: (AgentParameter | undefined)[];
  readonly agents: Map<string, Agent>;
}

/** The catalogue is cut into lines when the first agent is asked for; a line is read when its agent is. */
let loaded: Table | undefined;

function tableOf(): Table {
  loaded ??= load();
  return loaded;
}

function load(): Table {
  const [sources = '', actions = '', parameters = '', agents = ''] = catalogue.split('\n\n');
  const lines = new Map(agents.split('\n').map(line => [line.slice(0, line.indexOf('\t')), line]));
  return {
    names: [...lines.keys()],
    lines,
    sources: sources.trim().split('\n'),
    actions: actions.split('\n'),
    parameters: parameters.split('\n'),
    decoded: [],
    agents: new Map(),
  };
}

function decodeAgent(line: string, table: Table): Agent {
  const [name = '', source = '', flags = '', since = '', until = '', parameters = '', actions = ''] = line.split('\t');
  const found = numbers(parameters).map(n => {
    const known = table.decoded[n];
    if (known) return known;
    const parameter = decodeParameter(table.parameters[n] ?? '');
    table.decoded[n] = parameter;
    return parameter;
  });
  return {
    name,
    source: table.sources[Number(source)] ?? '',
    promotable: flags.includes('p'),
    migratable: flags.includes('m'),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    parameters: new Map(found.map(p => [p.name, p])),
    actions: numbers(actions).map(n => decodeAction(table.actions[n] ?? '')),
  };
}

function numbers(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(n => Number.parseInt(n, 36));
}

const kinds: Readonly<Record<string, AgentValueKind>> = {
  b: 'boolean',
  i: 'integer',
  n: 'second',
  t: 'time',
  e: 'select',
};

/** `name TAB letters TAB default TAB more…`; the first letter of `more` says what it is. */
function decodeParameter(line: string): AgentParameter {
  const [name = '', letters = '', standard, ...more] = line.split('\t');
  const rest = new Map(more.map(text => [text[0], text.slice(1)]));
  const list = (letter: string): string[] | undefined => rest.get(letter)?.split('|');
  const values = list('v');
  const satisfiedBy = list('s');
  const [use, group, since, until, deprecated] = ['o', 'g', 'S', 'U', 'D'].map(letter => rest.get(letter));
  return {
    name,
    type: kinds[letters[0] ?? ''] ?? 'string',
    required: letters.includes('r'),
    unique: letters.includes('u'),
    reloadable: letters.includes('l'),
    ...(letters.includes('=') ? { default: unescaped(standard ?? '') } : {}),
    ...(deprecated ? { deprecated } : letters.includes('d') ? { deprecated: true as const } : {}),
    ...(values ? { values } : {}),
    ...(satisfiedBy ? { satisfiedBy } : {}),
    ...(use ? { use } : {}),
    ...(group ? { uniqueGroup: group } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  };
}

/** Defaults may hold line breaks and tabs. */
function unescaped(text: string): string {
  return text.replace(/\\([nt\\])/g, (_, c: string) => ({ n: '\n', t: '\t' })[c] ?? '\\');
}

function decodeAction(line: string): AgentAction {
  const [name = '', timeout, interval, depth, role] = line.split('|');
  return {
    name,
    ...(timeout ? { timeout } : {}),
    ...(interval ? { interval } : {}),
    ...(depth ? { depth } : {}),
    ...(role ? { role } : {}),
  };
}
