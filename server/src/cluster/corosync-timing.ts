import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import { compareVersions, inRelease } from '../schema/release.ts';
import type { Text } from '../text/text.ts';
import type { CorosyncFacts, CorosyncTiming } from './corosync.ts';
import type { Effective, Located } from './effective.ts';

/**
 * The runtime values of the timers, with the integer arithmetic of exec/totemconfig.c (totem_volatile_config_read) and
 * of the knet link defaults. Undefined where the number of nodes or one of the written values is unknown.
 */
export function corosyncTiming(facts: CorosyncFacts, version: string): CorosyncTiming | undefined {
  if (facts.incomplete || inputs.some(key => facts.unknown.has(key))) return undefined;
  const link = facts.interfaces.find(i => i.link === 0);
  if (linkInputs.some(key => link?.unknown.has(key))) return undefined;

  const nodes = facts.nodes.filter(n => n.addresses.has(0) || n.unknown?.has('ring0_addr')).length;
  // Every totem timer takes a written 0 for "not written"; only the coefficient is really 0 then.
  const timer = (key: string, computed: number, how: Text = origin.computed): Effective<number> => {
    const written = integer(facts.values.get(`totem.${key}`));
    return written && written.value > 0 ? written : { value: computed, origin: how };
  };
  const linkTimer = (key: string, computed: number): Effective<number> => {
    const written = integer(link?.values.get(key));
    return written && written.value > 0 ? written : { value: computed, origin: origin.computed };
  };
  const table = (key: string, otherwise: number): number => tableDefault(key, version) ?? otherwise;

  const tokenWritten = timer('token', table('token', 1000), origin.default);
  const scales = compareVersions(version, '2.3.4') >= 0;
  const coefficient = (scales ? integer(facts.values.get('totem.token_coefficient')) : undefined) ?? {
    value: scales ? table('token_coefficient', 650) : 0,
    origin: origin.default,
  };
  const added = nodes > 2 ? (nodes - 2) * coefficient.value : 0;
  // The sum is an unsigned 32-bit number: it wraps around.
  const token = (tokenWritten.value + added) % 2 ** 32;
  const tokenMs: Effective<number> =
    added > 0 ? { ...tokenWritten, value: token, origin: origin.computed } : { ...tokenWritten, value: token };
  const retransmits = timer(
    'token_retransmits_before_loss_const',
    table('token_retransmits_before_loss_const', 4),
    origin.default,
  );
  const tokenRetransmitMs = timer('token_retransmit', Math.trunc(token / (retransmits.value + 0.2)));
  const consensusDefault = tableDefault('consensus', version);
  const pongCount = linkTimer('knet_pong_count', 2).value;
  return {
    nodes,
    tokenMs,
    tokenWritten,
    tokenCoefficientMs: coefficient,
    consensusMs: timer('consensus', consensusDefault ?? computedConsensus(token)),
    tokenRetransmitMs,
    tokenRetransmits: retransmits,
    holdMs: timer('hold', Math.trunc(tokenRetransmitMs.value * 0.8 - 10)),
    joinMs: timer('join', table('join', 50), origin.default),
    knetPingTimeoutMs: linkTimer('knet_ping_timeout', Math.floor(token / pongCount)),
    knetPingIntervalMs: linkTimer('knet_ping_interval', Math.floor(token / (pongCount * 2))),
  };
}

/**
 * C computes 1.2 * token in double, stores it in a float and makes an int of that, which is the lowest one where it does
 * not fit: 2147483648 as an unsigned number (corosync 3.1.7, started with token 1789569707 and 4294967295).
 */
function computedConsensus(tokenMs: number): number {
  return Math.min(Math.trunc(Math.fround(1.2 * tokenMs)), 2 ** 31);
}

const timers = [
  'token',
  'token_coefficient',
  'token_retransmits_before_loss_const',
  'token_retransmit',
  'consensus',
  'hold',
  'join',
];
const inputs = timers.map(key => `totem.${key}`);
const linkInputs = ['knet_pong_count', 'knet_ping_timeout', 'knet_ping_interval'];

const origin = {
  default: { en: 'default', ja: 'デフォルト' },
  computed: { en: 'computed', ja: '計算値' },
  written: { en: 'totem', ja: 'totem' },
} as const;

function tableDefault(key: string, version: string): number | undefined {
  const value = inRelease(corosyncSchema.sections.find(s => s.id === 'corosync.totem')?.options[key]?.default, version);
  return typeof value === 'number' ? value : undefined;
}

function integer(written: Located<string> | undefined): Effective<number> | undefined {
  if (!written || !/^\s*\+?\d{1,15}$/.test(written.value)) return undefined;
  return { value: Number(written.value), at: written.at, origin: origin.written };
}
