/*
 * Options of a volume as seen over a connection: how it is resynchronised with that peer. Limits, defaults and
 * units: drbdsetup xml-help peer-device-options of drbd-utils 9.22 and 9.34, drbdsetup-84 and drbdsetup-83.
 */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { bitmapOfPeer, controller, peerSince, resyncRate } from './places.ts';

const source = 'drbd.conf(5), disk section';

export const peerDeviceOptions: Readonly<Record<string, OptionEntry>> = {
  'resync-rate': {
    value: drbdNumber({
      min: 1,
      max: [
        { until: 'drbd-utils 9.5', is: 4194304 },
        { since: 'drbd-utils 9.6', is: 8388608 },
      ],
      unit: 'KiB/s',
    }),
    default: 250,
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'The fixed bandwidth of a resync in KiB/s, used only while `c-plan-ahead` is 0.',
      ja: '再同期に使う固定の帯域（KiB/s）。`c-plan-ahead` が 0 の場合だけ使われます。',
    },
    more: {
      en: 'While the dynamic controller is on, as it is by default, this is only the rate that a resync starts with.',
      ja: '動的制御が有効（デフォルト）の間は、再同期を始めるときの速度としてのみ使われます。',
    },
    source,
    related: ['c-plan-ahead', 'c-max-rate'],
    facts: { group: 'peer-device', places: resyncRate },
  },
  'c-plan-ahead': {
    value: drbdNumber({ min: 0, max: 300, unit: '0.1 s' }),
    default: [
      { until: 'drbd 8.3', is: 0 },
      { since: 'drbd 8.4', is: 20 },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How far ahead the dynamic resync controller plans, in tenths of a second. 0 turns the controller off.',
      ja: '再同期速度の動的制御が先を見越す時間（0.1 秒単位）。0 にすると動的制御は無効になります。',
    },
    more: {
      en: 'It should be at least five times the round trip to the peer, and more with a proxy in between.',
      ja: '対向ノードとの往復時間の 5 倍以上が推奨されます。間にプロキシがある場合はさらに大きくします。',
    },
    source,
    related: ['resync-rate', 'c-fill-target', 'c-delay-target', 'c-max-rate'],
    facts: { group: 'peer-device', places: controller },
  },
  'c-delay-target': {
    value: drbdNumber({ min: 1, max: 100, unit: '0.1 s' }),
    default: 10,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The delay of resync data that the controller aims for, in tenths of a second. It counts only while `c-fill-target` is 0.',
      ja: '動的制御が目標とする再同期データの遅延（0.1 秒単位）。`c-fill-target` が 0 の場合だけ使われます。',
    },
    source,
    related: ['c-fill-target', 'c-plan-ahead'],
    facts: { group: 'peer-device', places: controller },
  },
  'c-fill-target': {
    value: drbdNumber({ min: 0, max: 1048576, unit: 'sector' }),
    default: [
      { until: 'drbd 8.3', is: 0 },
      { since: 'drbd 8.4', is: 100 },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How much resync data the controller keeps under way, in sectors of 512 bytes. 0 switches to `c-delay-target`.',
      ja: '動的制御が送信中に保つ再同期データの量（512 バイトのセクタ単位）。0 にすると `c-delay-target` が使われます。',
    },
    source,
    related: ['c-delay-target', 'c-plan-ahead'],
    facts: { group: 'peer-device', places: controller },
  },
  'c-max-rate': {
    value: drbdNumber({
      min: [
        { until: 'drbd-utils 9.15', is: 250 },
        { since: 'drbd-utils 9.16', is: 0 },
      ],
      max: 4194304,
      unit: 'KiB/s',
    }),
    default: 102400,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The upper limit of the bandwidth that the controller gives to a resync, in KiB/s.',
      ja: '動的制御が再同期に割り当てる帯域の上限（KiB/s）。',
    },
    more: {
      en: 'It should match the bandwidth of the network, or of the disks where those are slower. Since drbd-utils 9.16, 0 means no limit.',
      ja: 'ネットワークの帯域（ディスクのほうが遅い場合はその帯域）に合わせます。drbd-utils 9.16 以降、0 は無制限です。',
    },
    source,
    related: ['c-min-rate', 'c-plan-ahead'],
    facts: { group: 'peer-device', places: controller },
  },
  'c-min-rate': {
    value: drbdNumber({ min: 0, max: 4194304, unit: 'KiB/s' }),
    default: [
      { until: 'drbd 8.3', is: 4096 },
      { since: 'drbd 8.4', is: 250 },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The bandwidth in KiB/s that a resync keeps when it gives way to application I/O. 0 means that it never gives way.',
      ja: 'アプリケーションの I/O を優先する間も、再同期に残す帯域（KiB/s）。0 にすると再同期を抑えません。',
    },
    source,
    related: ['c-max-rate'],
    facts: { group: 'peer-device', places: controller },
  },
  bitmap: {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd-utils 8.9.9' }],
    doc: {
      en: 'Whether a bitmap of changed blocks is kept for this peer.',
      ja: 'この対向ノードのために、変更ブロックのビットマップを持つかどうかの設定。',
    },
    more: {
      en: 'drbdadm sets `no` by itself for peers without a disk.',
      ja: 'ディスクレスの対向ノードには、drbdadm が自動的に `no` を設定します。',
    },
    source,
    facts: { group: 'peer-device', places: bitmapOfPeer },
  },
  'resync-without-replication': {
    value: drbdBoolean(),
    default: [
      { until: 'drbd 9.2.14', is: 'no' },
      { since: 'drbd 9.2.15', is: 'yes' },
    ],
    exists: [{ since: 'drbd-utils 9.32.0' }],
    doc: {
      en: 'Whether writes of applications may stay unreplicated for most of a resync towards this peer.',
      ja: 'この対向ノードへの再同期の大部分で、アプリケーションの書き込みをレプリケーションせずに進めるかどうかの設定。',
    },
    more: {
      en: 'The resync is over sooner, but until then the peer has no consistent copy.',
      ja: '再同期は早く終わりますが、それまで対向ノードには整合したコピーがありません。',
    },
    source,
    facts: { group: 'peer-device', places: peerSince('drbd-utils 9.32.0') },
  },
  'peer-tiebreaker': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd-utils 9.34.0' }],
    doc: {
      en: 'Whether this peer, being diskless, counts as a tiebreaker for the quorum of the volume.',
      ja: 'ディスクレスの対向ノードを、ボリュームのクォーラムのタイブレーカとして数えるかどうかの設定。',
    },
    more: {
      en: 'It is normally written as `tiebreaker` in the volume of that host.',
      ja: '通常は、そのホストのボリュームに `tiebreaker` と書きます。',
    },
    source,
    related: ['tiebreaker', 'quorum'],
    facts: { group: 'peer-device', places: peerSince('drbd-utils 9.34.0') },
  },
};
