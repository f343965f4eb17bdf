/* Options of DRBD Proxy: option table of drbd-utils 9.22 and 9.34, drbdadm-84 and drbdadm-83. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { proxy83, proxy84 } from './places.ts';

const source = 'drbd.conf(5), proxy section';
// drbdadm 9 reads the numbers; older ones hand them on.
const invalid: OptionEntry['invalid'] = [
  { until: 'drbd 8.4', is: { severity: 'error' } },
  { since: 'drbd-utils 8.9', is: { severity: 'error', refusedBy: ['drbdadm'] } },
];
const buffers = [
  { until: 'drbd-utils 9.28', is: 10485760 },
  { since: 'drbd-utils 9.29', is: 134217728 },
];
// Any number that 64 bits hold; without a letter drbdadm cuts a larger one, and lets one below zero wrap.
const unlimited = Number.POSITIVE_INFINITY;

export const proxyOptions: Readonly<Record<string, OptionEntry>> = {
  memlimit: {
    value: drbdNumber({ min: 0, max: unlimited, unit: 'count' }),
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'that of DRBD Proxy', ja: 'DRBD Proxy の設定による' },
    doc: {
      en: 'How much memory DRBD Proxy may use as buffer; M and G may follow the number.',
      ja: 'DRBD Proxy がバッファに使えるメモリの量。数値に M や G を付けられます。',
    },
    source,
    facts: { group: 'proxy', places: proxy83 },
  },
  'read-loops': {
    value: drbdNumber({ min: 0, max: unlimited, unit: 'count' }),
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'that of DRBD Proxy', ja: 'DRBD Proxy の設定による' },
    doc: {
      en: 'How often DRBD Proxy reads from a connection before it turns to the next one.',
      ja: 'DRBD Proxy が次の接続に移る前に 1 つの接続から読み取る回数。',
    },
    source,
    facts: { group: 'proxy', places: proxy83 },
  },
  compression: {
    value: drbdNumber({ min: 0, max: unlimited, unit: 'count' }),
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'off', ja: '無効' },
    doc: {
      en: 'The compression switch of early releases of DRBD Proxy; today a `plugin` does this.',
      ja: '初期の DRBD Proxy の圧縮の設定。現在は `plugin` を使います。',
    },
    source,
    related: ['plugin'],
    facts: { group: 'proxy', places: proxy83 },
  },
  bwlimit: {
    value: drbdNumber({ min: 0, max: unlimited, unit: 'count' }),
    invalid,
    exists: [{ since: 'drbd 8.4' }],
    defaultDoc: { en: 'no limit', ja: '無制限' },
    doc: {
      en: 'The bandwidth that DRBD Proxy may use towards the other site.',
      ja: 'DRBD Proxy が相手サイトとの通信に使う帯域の上限。',
    },
    source,
    facts: { group: 'proxy', places: proxy84 },
  },
  'sndbuf-size': {
    value: drbdNumber({ min: 0, max: buffers, unit: 'B' }),
    default: 0,
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The size of the send buffer of DRBD Proxy in bytes. 0 leaves it to the kernel.',
      ja: 'DRBD Proxy の送信バッファのサイズ（バイト）。0 はカーネルに任せます。',
    },
    source,
    facts: { group: 'proxy', places: proxy83 },
  },
  'rcvbuf-size': {
    value: drbdNumber({ min: 0, max: buffers, unit: 'B' }),
    default: 0,
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The size of the receive buffer of DRBD Proxy in bytes. 0 leaves it to the kernel.',
      ja: 'DRBD Proxy の受信バッファのサイズ（バイト）。0 はカーネルに任せます。',
    },
    source,
    facts: { group: 'proxy', places: proxy83 },
  },
  'ping-timeout': {
    value: drbdNumber({ min: 1, max: 300, unit: '0.1 s' }),
    default: 5,
    invalid,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long DRBD Proxy waits for the answer to a keep-alive packet, in tenths of a second.',
      ja: 'DRBD Proxy がキープアライブパケットへの応答を待つ時間（0.1 秒単位）。',
    },
    source,
    facts: { group: 'proxy', places: proxy83 },
  },
};
