import type { CorosyncModel } from '../cluster/corosync.ts';
import { type Cursor, pathOf } from '../syntax/cursor.ts';
import { listOf, type Text } from '../text/text.ts';
import { agentOfSection } from './agent-words.ts';
import { adviceFor, withUnit } from './cib-parts.ts';
import type { Context } from './context.ts';
import { lookupAt } from './effective.ts';
import { code } from './markdown.ts';
import { valueIn } from './xml-edits.ts';

/** What follows from a value together with the rest of the cluster: one sentence each. */
export function notesAt(context: Context, cursor: Cursor, name: string): Text[] {
  const { option } = cursor;
  if (option?.values.some(v => v.opaque)) return [];
  const section = pathOf(cursor.section).at(-1)?.keyword.value ?? '';
  const note = notes[`${context.file.language.id}.${section}.${name}`];
  return note?.(context, cursor, option?.values[0]?.value ?? '') ?? [];
}

type Note = (context: Context, cursor: Cursor, value: string) => Text[];

const notes: Readonly<Record<string, Note>> = {
  'drbd.net.timeout': drbdDetection('timeout'),
  'drbd.net.ping-timeout': drbdDetection('ping-timeout'),
  'drbd.net.ping-int': drbdDetection('ping-int'),
  'corosync.totem.token': corosyncToken,
  'corosync.totem.token_coefficient': corosyncToken,
  'corosync.totem.consensus': corosyncConsensus,
  'corosync.totem.token_retransmits_before_loss_const': corosyncRetransmits,
  'corosync.totem.token_retransmit': corosyncRetransmits,
  'corosync.quorum.two_node': twoNode,
  'corosync.totem.mcastport': multicastPorts,
  'corosync.interface.mcastport': multicastPorts,
  'cib.op.timeout': agentAdvice,
  'cib.op.interval': agentAdvice,
  'cib.network.ip-range-start': replicaAddresses,
  'cib.docker.options': volumeDriver,
  'cib.podman.options': volumeDriver,
};

/** What the metadata of the agent advises for the operation at the cursor. */
function agentAdvice(context: Context, { option }: Cursor): Text[] {
  const op = option?.parent;
  const resource = op?.parent?.parent;
  const agent = resource && agentOfSection(context, resource);
  const name = op && valueIn(op, 'name');
  if (!option || !agent || !name) return [];
  const attribute = option.keyword.value;
  const advice = adviceFor(agent, name, valueIn(op, 'role'));
  const time = attribute === 'timeout' ? advice?.timeout : advice?.interval;
  if (time === undefined || (attribute === 'interval' && name !== 'monitor')) return [];
  const own = code(agent.name);
  const advised = code(withUnit(time));
  return [
    {
      en: `${own} advises ${advised} for ${name}.`,
      ja: `${own} の ${name} の推奨値は ${advised} です。`,
    },
  ];
}

/** How long DRBD needs to notice a lost peer: under traffic, and when nothing is sent. */
function drbdDetection(name: string): Note {
  return (context, cursor, text) => {
    const get = lookupAt(context, cursor);
    if (!get) return [];
    const number = (option: string): number | undefined => integer(get(option)?.value);
    const [timeout, pingTimeout, pingInt] = [number('timeout'), number('ping-timeout'), number('ping-int')];
    if (timeout === undefined || pingTimeout === undefined || pingInt === undefined) return [];
    // DRBD counts timeout and ping-timeout in tenths of a second but ping-int in seconds.
    const traffic = decimal((timeout + pingTimeout) / 10);
    const idle = decimal(pingInt + pingTimeout / 10);
    const found: Text[] = [];
    const own = integer(text);
    if (own !== undefined) {
      const is = decimal(name === 'ping-int' ? own : own / 10);
      found.push({ en: `\`${name} ${own}\` is ${is} s.`, ja: `\`${name} ${own}\` は ${is} 秒です。` });
    }
    found.push({
      en: `A lost peer is noticed after at most ${traffic} s under traffic (\`timeout\` + \`ping-timeout\`) and ${idle} s when idle (\`ping-int\` + \`ping-timeout\`).`,
      ja: `対向ノードの喪失は、通信中は最大 ${traffic} 秒（\`timeout\` + \`ping-timeout\`）、無通信時は最大 ${idle} 秒（\`ping-int\` + \`ping-timeout\`）で検知します。`,
    });
    const membership = membershipMs(context);
    if (membership !== undefined) {
      const acts = decimal(membership / 1000);
      found.push({
        en: `Corosync acts on a lost node after ${acts} s (\`token\` + \`consensus\`).`,
        ja: `Corosync はノードの喪失を ${acts} 秒（\`token\` + \`consensus\`）で検知します。`,
      });
    }
    return found;
  };
}

function corosyncToken(context: Context): Text[] {
  const timing = ownCorosync(context)?.timing;
  if (!timing) return [];
  const { nodes } = timing;
  const token = timing.tokenMs.value;
  const written = timing.tokenWritten.value;
  const coefficient = timing.tokenCoefficientMs.value;
  const consensus = timing.consensusMs.value;
  const lost = decimal((token + consensus) / 1000);
  if (token !== written) {
    const sum = `${written} + (${nodes} − 2) × ${coefficient}`;
    return [
      {
        en: `The runtime value is ${token} ms = ${sum}; \`consensus\` is ${consensus} ms, so a lost node is acted on after ${lost} s.`,
        ja: `実行時の値は ${token} ミリ秒（${sum}）、\`consensus\` は ${consensus} ミリ秒で、ノードの喪失は ${lost} 秒で検知します。`,
      },
    ];
  }
  const why =
    nodes > 0
      ? {
          en: nodes === 1 ? ' (1 node: nothing is added)' : ` (${nodes} nodes: nothing is added)`,
          ja: `（${nodes} ノードのため加算なし）`,
        }
      : { en: '', ja: '' };
  return [
    {
      en: `The runtime value is ${token} ms${why.en}, \`consensus\` ${consensus} ms; a lost node is acted on after ${lost} s.`,
      ja: `実行時の値は ${token} ミリ秒${why.ja}、\`consensus\` は ${consensus} ミリ秒で、ノードの喪失は ${lost} 秒で検知します。`,
    },
  ];
}

function corosyncConsensus(context: Context): Text[] {
  const timing = ownCorosync(context)?.timing;
  if (!timing) return [];
  const token = timing.tokenMs.value;
  const consensus = timing.consensusMs.value;
  const factor = decimal(consensus / token);
  const lost = decimal((token + consensus) / 1000);
  return [
    {
      en: `\`consensus\` ${consensus} ms is ${factor} × \`token\` ${token} ms; a lost node is acted on after ${lost} s.`,
      ja: `\`consensus\` ${consensus} ミリ秒は \`token\` ${token} ミリ秒の ${factor} 倍で、ノードの喪失は ${lost} 秒で検知します。`,
    },
  ];
}

function corosyncRetransmits(context: Context): Text[] {
  const timing = ownCorosync(context)?.timing;
  if (!timing) return [];
  const every = timing.tokenRetransmitMs;
  // A written token_retransmit is used as it is; only the computed one follows from token.
  const how = every.at
    ? { en: '', ja: '' }
    : {
        en: ` (${timing.tokenMs.value} ms / (${timing.tokenRetransmits.value} + 0.2))`,
        ja: `（${timing.tokenMs.value} ミリ秒 / (${timing.tokenRetransmits.value} + 0.2)）`,
      };
  return [
    {
      en: `The token is repeated every ${every.value} ms${how.en}.`,
      ja: `トークンは ${every.value} ミリ秒ごとに再送されます${how.ja}。`,
    },
  ];
}

function twoNode(_context: Context, _cursor: Cursor, value: string): Text[] {
  if (value !== '1') return [];
  return [
    {
      en: '`two_node` turns `wait_for_all` on: after a full stop both nodes must be seen once.',
      ja: '`two_node` により `wait_for_all` も有効になり、全停止後は両ノードが一度揃うまで待ちます。',
    },
  ];
}

/** Only the UDP transports use a second port; knet has one per link. */
function multicastPorts(context: Context, _cursor: Cursor, value: string): Text[] {
  const port = integer(value);
  const transport = ownCorosync(context)?.get('totem.transport')?.value;
  if (port === undefined || port < 1 || !transport?.startsWith('udp')) return [];
  return [
    {
      en: `UDP ports ${port} and ${port - 1} are used: both must be open.`,
      ja: `UDP ポート ${port} と ${port - 1} を使うため、両方を開ける必要があります。`,
    },
  ];
}

/** The addresses that a bundle gives its replicas, one after the other from the first. */
function replicaAddresses(_context: Context, cursor: Cursor, value: string): Text[] {
  const bundle = cursor.section.parent;
  const container = bundle?.children.find(c => c.kind === 'section' && containers.includes(c.keyword.value));
  const attribute = (name: string): number | undefined =>
    container?.kind === 'section'
      ? integer(container.attributes.find(a => a.keyword.value === name)?.values[0]?.value)
      : undefined;
  const replicas = attribute('replicas') ?? attribute('promoted-max') ?? attribute('masters') ?? 1;
  const first = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.)(\d{1,3})$/.exec(value);
  const last = Number(first?.[2]) + replicas - 1;
  if (!first || replicas < 2 || last > 254) return [];
  const join = { en: replicas === 2 ? 'and' : 'to', ja: replicas === 2 ? ' と ' : '～' };
  return [
    {
      en: `The ${replicas} replicas use ${value} ${join.en} ${first[1]}${last}.`,
      ja: `${replicas} 個のレプリカは ${value}${join.ja}${first[1]}${last} を使います。`,
    },
  ];
}

/** Named volumes of a container come from the driver that its options name. */
function volumeDriver(_context: Context, _cursor: Cursor, value: string): Text[] {
  const driver = /(?:^|\s)--volume-driver[= ]([\w./-]+)/.exec(value)?.[1];
  // A source that begins with `/` is a folder of the host.
  const names = [...value.matchAll(/(?:^|\s)(?:-v|--volume)[= ]([\w.-]+):/g)].map(m => m[1] as string);
  if (driver === undefined || names.length === 0) return [];
  const list = listOf(names.map(code), 'and');
  return [
    {
      en: `The volumes ${list.en} come from the driver ${code(driver)}.`,
      ja: `ボリューム ${list.ja} はドライバ ${code(driver)} が提供します。`,
    },
  ];
}

const containers = ['docker', 'podman', 'rkt'];

function ownCorosync(context: Context): CorosyncModel | undefined {
  return context.model?.corosync.find(c => c.file === context.file.file);
}

/** Token plus consensus of the cluster's corosync.conf, where all of them agree. */
function membershipMs(context: Context): number | undefined {
  const sums = new Set(
    context.model?.corosync.flatMap(({ timing }) => (timing ? [timing.tokenMs.value + timing.consensusMs.value] : [])),
  );
  return sums.size === 1 ? [...sums][0] : undefined;
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
