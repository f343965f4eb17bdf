/*
 * Options of a connection. Limits, defaults and units: drbdsetup xml-help net-options and new-peer of drbd-utils
 * 9.22 and 9.34, drbdsetup-84 and drbdsetup-83.
 */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdFlag } from '../../server/src/schema/values/drbd-flag.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { drbdWord } from '../../server/src/schema/values/drbd-word.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { fencing, net9, net83, net84, netFromSyncer, netSince, oldNet } from './places.ts';
import { lengthCheckedSince9, rangeCheckedSince9, wordsCheckedSince9 } from './verdicts.ts';

const source = 'drbd.conf(5), net section';
const digest = {
  en: 'digest of the Linux kernel (sha256, crc32c)',
  ja: 'Linux カーネルのハッシュ方式（sha256、crc32c など）',
};

export const netOptions: Readonly<Record<string, OptionEntry>> = {
  transport: {
    value: freeText({
      what: {
        en: 'name of a transport module (tcp, rdma, lb-tcp)',
        ja: 'トランスポートモジュールの名前（tcp、rdma、lb-tcp）',
      },
      maxLength: [{ since: 'drbd-utils 9.23', is: 63 }],
    }),
    exists: [{ since: 'drbd 9.0' }],
    defaultDoc: { en: 'tcp', ja: 'tcp' },
    doc: {
      en: 'The kernel module that carries the connection: `tcp`, `rdma` or `lb-tcp`.',
      ja: '接続に使うトランスポートのカーネルモジュール。`tcp`、`rdma`、`lb-tcp` があります。',
    },
    source,
    facts: { group: 'net', places: net9 },
  },
  'load-balance-paths': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd-utils 9.26.0' }],
    doc: {
      en: 'Whether all TCP paths of the connection are used at once.',
      ja: '接続のすべての TCP パスを同時に使うかどうかの設定。',
    },
    more: {
      en: 'It must be the same on both ends and cannot be combined with `tls`.',
      ja: '両ノードで同じ値にする必要があり、`tls` とは併用できません。',
    },
    source,
    related: ['tls'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  protocol: {
    value: drbdWord(
      [
        {
          word: 'A',
          doc: {
            en: 'Asynchronous: it is on the local disk and in the send buffer.',
            ja: '非同期。ローカルディスクと送信バッファに書いた時点で完了します。',
          },
        },
        {
          word: 'B',
          doc: {
            en: 'Memory synchronous: it is on the local disk, and the peer has received it.',
            ja: 'メモリ同期。ローカルディスクに書き、対向ノードが受信した時点で完了します。',
          },
        },
        {
          word: 'C',
          doc: { en: 'Synchronous: it is on all disks.', ja: '同期。すべてのディスクに書いた時点で完了します。' },
        },
      ],
      { caseSensitive: false },
    ),
    default: 'C',
    invalid: [
      { until: 'drbd 8.3', is: { severity: 'error' } },
      { since: 'drbd 8.4', is: { severity: 'error', refusedBy: ['drbdadm'] } },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'When a write counts as complete: protocol A, B or C.',
      ja: '書き込みを完了とみなす時点（プロトコル A、B、C）。',
    },
    more: {
      en: 'C is the usual choice for automatic failover: with A and B the peer may lack writes that were already confirmed.',
      ja: '自動フェイルオーバでは通常 C を使います。A と B では、完了した書き込みが対向ノードに届いていないことがあります。',
    },
    source,
    facts: { group: 'net', places: net84 },
  },
  timeout: {
    value: drbdNumber({ min: 1, max: 600, unit: '0.1 s' }),
    default: 60,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long to wait for an expected reply from the peer, in tenths of a second.',
      ja: '対向ノードの応答を待つ時間（0.1 秒単位）。',
    },
    more: {
      en: 'It must be below `ping-int` and `connect-int`.',
      ja: '`ping-int` と `connect-int` より小さくする必要があります。',
    },
    source,
    related: ['ping-int', 'connect-int', 'ping-timeout', 'ko-count'],
    facts: { group: 'net', places: net83 },
  },
  'max-epoch-size': {
    value: drbdNumber({ min: 1, max: 20000, unit: 'count' }),
    default: 2048,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The largest number of writes between two write barriers.',
      ja: '2 つの書き込みバリアの間に置ける書き込み要求の最大数。',
    },
    more: {
      en: 'Values below 10 are likely to cost throughput.',
      ja: '10 より小さいとスループットが低下するおそれがあります。',
    },
    source,
    related: ['max-buffers'],
    facts: { group: 'net', places: net83 },
  },
  'connect-int': {
    value: drbdNumber({ min: 1, max: 120, unit: 's' }),
    default: 10,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long to wait between two attempts to connect, in seconds.',
      ja: '接続を再試行する間隔（秒）。',
    },
    more: {
      en: '`timeout` must be below this.',
      ja: '`timeout` はこれより小さくする必要があります。',
    },
    source,
    related: ['timeout', 'ping-int'],
    facts: { group: 'net', places: net83 },
  },
  'ping-int': {
    value: drbdNumber({ min: 1, max: 120, unit: 's' }),
    default: 10,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long a connection may be idle before a keep-alive packet is sent, in seconds.',
      ja: '無通信の接続にキープアライブパケットを送るまでの時間（秒）。',
    },
    more: {
      en: 'The peer then has `ping-timeout` to answer.',
      ja: '対向ノードは `ping-timeout` 以内に応答する必要があります。',
    },
    source,
    related: ['ping-timeout', 'timeout'],
    facts: { group: 'net', places: net83 },
  },
  'sndbuf-size': {
    value: drbdNumber({
      min: 0,
      max: [
        { until: 'drbd-utils 9.28', is: 10485760 },
        { since: 'drbd-utils 9.29', is: 134217728 },
      ],
      unit: 'B',
    }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The size of the TCP send buffer in bytes. 0 leaves it to the kernel.',
      ja: 'TCP 送信バッファのサイズ（バイト）。0 はカーネルに任せます。',
    },
    more: {
      en: 'A larger one helps where the round trip is long, above all with protocol A. Values below 32 KiB cost throughput.',
      ja: '往復時間の長い回線、特にプロトコル A では大きな値が有効です。32 KiB より小さいとスループットが低下します。',
    },
    source,
    related: ['rcvbuf-size'],
    facts: { group: 'net', places: net83 },
  },
  'rcvbuf-size': {
    value: drbdNumber({
      min: 0,
      max: [
        { until: 'drbd-utils 9.28', is: 10485760 },
        { since: 'drbd-utils 9.29', is: 134217728 },
      ],
      unit: 'B',
    }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'The size of the TCP receive buffer in bytes. 0 leaves it to the kernel.',
      ja: 'TCP 受信バッファのサイズ（バイト）。0 はカーネルに任せます。',
    },
    source,
    related: ['sndbuf-size'],
    facts: { group: 'net', places: net83 },
  },
  'ko-count': {
    value: drbdNumber({ min: 0, max: 200, unit: 'count' }),
    default: [
      { until: 'drbd 8.3', is: 0 },
      { since: 'drbd 8.4', is: 7 },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'After how many periods of `timeout` a peer that has not finished a write is cut off. 0 means never.',
      ja: '書き込みを完了しない対向ノードを切断するまでの時間（`timeout` の倍数）。0 では切断しません。',
    },
    more: {
      en: 'With the defaults, a stuck peer blocks writes for up to 42 s (7 × 6 s).',
      ja: 'デフォルトでは、応答しない対向ノードのために書き込みが最大 42 秒（7 × 6 秒）待たされます。',
    },
    source,
    related: ['timeout'],
    facts: { group: 'net', places: net83 },
  },
  'allow-two-primaries': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Lets both ends be primary at the same time (dual-primary).',
      ja: '両ノードが同時にプライマリになることを許す設定（デュアルプライマリ）。',
    },
    more: {
      en: 'It is meant for cluster file systems and live migration, and needs protocol C and fencing. With any other file system it destroys data.',
      ja: 'クラスタファイルシステムやライブマイグレーションで使い、プロトコル C とフェンシングが必要です。それ以外のファイルシステムではデータが破壊されます。',
    },
    source,
    related: ['fencing', 'after-sb-2pri', 'protocol'],
    facts: { group: 'net', places: net83 },
  },
  'cram-hmac-alg': {
    value: freeText({ what: digest, maxLength: 63 }),
    ...lengthCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'none: peers are not authenticated', ja: 'なし（対向ノードを認証しません）' },
    doc: {
      en: 'The digest with which peers prove to each other that they know `shared-secret`.',
      ja: '互いに `shared-secret` を知っていることを確かめる、認証のハッシュ方式。',
    },
    source,
    related: ['shared-secret'],
    facts: { group: 'net', places: net83 },
  },
  'shared-secret': {
    value: freeText({ what: { en: 'text', ja: '文字列' }, maxLength: 63 }),
    ...lengthCheckedSince9,
    secret: true,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'none', ja: 'なし' },
    doc: {
      en: 'The password with which peers authenticate each other, at most 63 bytes.',
      ja: '対向ノードとの認証に使うパスワード（63 バイト以下）。',
    },
    more: {
      en: 'It has no effect without `cram-hmac-alg`.',
      ja: '`cram-hmac-alg` がない場合は効果がありません。',
    },
    source,
    related: ['cram-hmac-alg'],
    facts: { group: 'net', places: net83 },
  },
  'after-sb-0pri': {
    value: drbdWord(
      [
        { word: 'disconnect', doc: { en: 'Stays disconnected.', ja: '切断したままにします。' } },
        {
          word: 'discard-younger-primary',
          doc: {
            en: 'Keeps the data of the node that became primary first.',
            ja: '先にプライマリになったノードのデータを残します。',
          },
        },
        {
          word: 'discard-older-primary',
          doc: {
            en: 'Keeps the data of the node that became primary last.',
            ja: '後からプライマリになったノードのデータを残します。',
          },
        },
        {
          word: 'discard-zero-changes',
          doc: {
            en: 'Keeps the data of the only node that wrote; if both did, stays disconnected.',
            ja: '書き込みがあったほうのデータを残します。両方にあった場合は切断したままにします。',
          },
        },
        {
          word: 'discard-least-changes',
          doc: { en: 'Keeps the data of the node that wrote more.', ja: '変更が多いほうのデータを残します。' },
        },
        {
          word: 'discard-local',
          doc: { en: 'Throws away the data of this node.', ja: '自ノードのデータを破棄します。' },
        },
        {
          word: 'discard-remote',
          doc: { en: 'Throws away the data of the peer.', ja: '対向ノードのデータを破棄します。' },
        },
      ],
      { pattern: [{ until: 'drbd 8.4', is: '^discard-node-.+$' }] },
    ),
    default: 'disconnect',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Automatic recovery from a split brain while neither node is primary.',
      ja: 'どちらのノードもプライマリでない場合の、スプリットブレインの自動復旧ポリシー。',
    },
    more: {
      en: 'Every policy other than `disconnect` and `discard-zero-changes` throws written data away without asking. DRBD 8.4 also takes `discard-node-NAME`.',
      ja: '`disconnect` と `discard-zero-changes` 以外は、書き込まれたデータを確認なしに破棄します。DRBD 8.4 では `discard-node-ノード名` も使えます。',
    },
    source,
    related: ['after-sb-1pri', 'after-sb-2pri'],
    facts: { group: 'net', places: net83 },
  },
  'after-sb-1pri': {
    value: drbdWord([
      { word: 'disconnect', doc: { en: 'Stays disconnected.', ja: '切断したままにします。' } },
      {
        word: 'consensus',
        doc: {
          en: 'Discards the secondary if `after-sb-0pri` would do so too, else stays disconnected.',
          ja: '`after-sb-0pri` でもセカンダリを破棄することになる場合だけ破棄し、それ以外は切断したままにします。',
        },
      },
      {
        word: 'discard-secondary',
        doc: { en: 'Discards the data of the secondary.', ja: 'セカンダリのデータを破棄します。' },
      },
      {
        word: 'call-pri-lost-after-sb',
        doc: {
          en: 'Follows `after-sb-0pri`, and calls `pri-lost-after-sb` if the primary loses.',
          ja: '`after-sb-0pri` に従い、プライマリが負けた場合は `pri-lost-after-sb` を呼び出します。',
        },
      },
      {
        word: 'violently-as0p',
        doc: {
          en: 'Follows `after-sb-0pri` even against the primary, whose data then changes underneath.',
          ja: 'プライマリのデータを破棄する場合でも `after-sb-0pri` に従います。使用中のデータが書き換わります。',
        },
      },
    ]),
    default: 'disconnect',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Automatic recovery from a split brain while exactly one node is primary.',
      ja: '一方のノードだけがプライマリの場合の、スプリットブレインの自動復旧ポリシー。',
    },
    source,
    related: ['after-sb-0pri', 'after-sb-2pri', 'pri-lost-after-sb'],
    facts: { group: 'net', places: net83 },
  },
  'after-sb-2pri': {
    value: drbdWord([
      { word: 'disconnect', doc: { en: 'Stays disconnected.', ja: '切断したままにします。' } },
      {
        word: 'call-pri-lost-after-sb',
        doc: {
          en: 'Follows `after-sb-0pri`, and calls `pri-lost-after-sb` on the loser.',
          ja: '`after-sb-0pri` に従い、負けた側で `pri-lost-after-sb` を呼び出します。',
        },
      },
      {
        word: 'violently-as0p',
        doc: {
          en: 'Follows `after-sb-0pri`; the data of one primary changes underneath.',
          ja: '`after-sb-0pri` に従います。一方のプライマリで使用中のデータが書き換わります。',
        },
      },
    ]),
    default: 'disconnect',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Automatic recovery from a split brain while both nodes are primary.',
      ja: '両ノードがプライマリの場合の、スプリットブレインの自動復旧ポリシー。',
    },
    source,
    related: ['after-sb-0pri', 'allow-two-primaries', 'pri-lost-after-sb'],
    facts: { group: 'net', places: net83 },
  },
  'always-asbp': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Applies the `after-sb` policies even where the data generations point to a third node.',
      ja: '世代識別子から第 3 のノードの関与がわかる場合にも、`after-sb` のポリシーを適用する設定。',
    },
    source,
    related: ['after-sb-0pri'],
    facts: { group: 'net', places: net83 },
  },
  'rr-conflict': {
    value: drbdWord([
      { until: 'drbd-utils 9.10', is: ['disconnect', 'call-pri-lost', 'violently'].map(conflict) },
      {
        since: 'drbd-utils 9.11',
        until: 'drbd-utils 9.18',
        is: ['disconnect', 'call-pri-lost', 'violently', 'retry-connect'].map(conflict),
      },
      {
        since: 'drbd-utils 9.19',
        is: ['disconnect', 'call-pri-lost', 'violently', 'retry-connect', 'auto-discard'].map(conflict),
      },
    ]),
    default: 'disconnect',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'What happens when the direction of a resync contradicts the present roles.',
      ja: '再同期の方向が現在のロールと矛盾する場合の動作。',
    },
    source,
    related: ['pri-lost'],
    facts: { group: 'net', places: net83 },
  },
  'ping-timeout': {
    value: drbdNumber({
      min: 1,
      max: [
        { until: 'drbd 8.3', is: 100 },
        { since: 'drbd 8.4', is: 300 },
      ],
      unit: '0.1 s',
    }),
    default: 5,
    ...rangeCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long to wait for the answer to a keep-alive packet, in tenths of a second.',
      ja: 'キープアライブパケットへの応答を待つ時間（0.1 秒単位）。',
    },
    more: {
      en: 'A peer that does not answer in time counts as dead.',
      ja: '時間内に応答がない対向ノードは、停止したとみなされます。',
    },
    source,
    related: ['ping-int', 'socket-check-timeout'],
    facts: { group: 'net', places: net83 },
  },
  'data-integrity-alg': {
    value: freeText({ what: digest, maxLength: 63 }),
    ...lengthCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'none: TCP checksums alone', ja: 'なし（TCP のチェックサムのみ）' },
    doc: {
      en: 'The digest whose checksum goes with every data packet, to notice corruption on the wire.',
      ja: '伝送中の破損を検知するために、すべてのデータパケットに付けるチェックサムのハッシュ方式。',
    },
    more: {
      en: 'It is meant for tests: it costs CPU time, and buffers that change while they are sent count as corrupted, which ends in a reconnect.',
      ja: '試験用です。CPU 時間を消費し、送信中に書き換わったバッファも破損とみなして再接続します。',
    },
    source,
    related: ['verify-alg'],
    facts: { group: 'net', places: net83 },
  },
  'tcp-cork': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether small packets are merged with the TCP_CORK option.',
      ja: 'TCP_CORK を使って小さなパケットをまとめるかどうかの設定。',
    },
    more: {
      en: 'Some network stacks are faster with it switched off.',
      ja: '環境によっては、無効にすると性能が改善することがあります。',
    },
    source,
    facts: { group: 'net', places: net84 },
  },
  'on-congestion': {
    value: drbdWord([
      { word: 'block', doc: { en: 'Slows the application down.', ja: 'アプリケーションの書き込みを待たせます。' } },
      {
        word: 'pull-ahead',
        doc: {
          en: 'Stops replicating and catches up later with a resync; only with protocol A.',
          ja: 'レプリケーションを止め、後で再同期します。プロトコル A でのみ使えます。',
        },
      },
      { word: 'disconnect', doc: { en: 'Disconnects.', ja: '切断します。' } },
    ]),
    default: 'block',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'What happens when the send queue fills up.',
      ja: '送信キューがあふれそうになったときの動作。',
    },
    source,
    related: ['congestion-fill', 'congestion-extents', 'protocol'],
    facts: { group: 'net', places: net83 },
  },
  'congestion-fill': {
    value: drbdNumber({ min: 0, max: 20971520, unit: 'sector' }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How much data may be under way before `on-congestion` applies, in sectors of 512 bytes. 0 sets no limit.',
      ja: '`on-congestion` が適用される送信中のデータ量（512 バイトのセクタ単位）。0 は上限なしです。',
    },
    source,
    related: ['on-congestion', 'congestion-extents'],
    facts: { group: 'net', places: net83 },
  },
  'congestion-extents': {
    value: drbdNumber({
      min: [
        { until: 'drbd 8.3', is: 7 },
        { since: 'drbd 8.4', is: 67 },
      ],
      max: [
        { until: 'drbd 8.3', is: 3833 },
        { since: 'drbd 8.4', is: 65534 },
      ],
      unit: 'count',
    }),
    default: [
      { until: 'drbd 8.3', is: 127 },
      { since: 'drbd 8.4', is: 1237 },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How many extents of the activity log may be active before `on-congestion` applies.',
      ja: '`on-congestion` が適用される、アクティビティログの有効なエクステントの数。',
    },
    more: {
      en: 'It takes effect only below `al-extents`.',
      ja: '`al-extents` より小さい場合にだけ効果があります。',
    },
    source,
    related: ['on-congestion', 'al-extents'],
    facts: { group: 'net', places: net83 },
  },
  'csums-alg': {
    value: freeText({ what: digest, maxLength: 63 }),
    ...lengthCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'none: all blocks are sent', ja: 'なし（すべてのブロックを送信します）' },
    doc: {
      en: 'The digest of a checksum-based resync, which sends only blocks that differ.',
      ja: 'チェックサムベースの同期に使うハッシュ方式。内容が異なるブロックだけを送信します。',
    },
    more: {
      en: 'It saves bandwidth and costs CPU time on both nodes.',
      ja: '帯域を節約できますが、両ノードの CPU 時間を消費します。',
    },
    source,
    related: ['csums-after-crash-only', 'verify-alg'],
    facts: { group: 'net', places: netFromSyncer },
  },
  'csums-after-crash-only': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Uses the checksum-based resync only for the first resync after a crash of the primary.',
      ja: 'チェックサムベースの同期を、プライマリのクラッシュ後の最初の再同期に限る設定。',
    },
    source,
    related: ['csums-alg'],
    facts: { group: 'net', places: net84 },
  },
  'verify-alg': {
    value: freeText({ what: digest, maxLength: 63 }),
    ...lengthCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'none: online verify is not possible', ja: 'なし（オンライン照合はできません）' },
    doc: {
      en: 'The digest of the online verify (`drbdadm verify`), which cannot run without it.',
      ja: 'オンライン照合（`drbdadm verify`）に使うハッシュ方式。指定しないとオンライン照合はできません。',
    },
    source,
    related: ['csums-alg', 'out-of-sync'],
    facts: { group: 'net', places: netFromSyncer },
  },
  'use-rle': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Whether the bitmap is sent run-length encoded when nodes connect.',
      ja: '接続時に交換するビットマップをランレングス符号化するかどうかの設定。',
    },
    source,
    facts: { group: 'net', places: netFromSyncer },
  },
  'socket-check-timeout': {
    value: drbdNumber({ min: 0, max: 300, unit: '0.1 s' }),
    default: 0,
    ...rangeCheckedSince9,
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'How long a fresh connection must stay up before DRBD relies on it, in tenths of a second. 0 means `ping-timeout`.',
      ja: '新しい接続を有効とみなすまでに維持を確かめる時間（0.1 秒単位）。0 では `ping-timeout` が使われます。',
    },
    more: {
      en: 'Set it to the round trip to DRBD Proxy where the proxy calls for a large `ping-timeout`.',
      ja: 'DRBD Proxy のために `ping-timeout` を大きくする場合は、DRBD Proxy までの往復時間を指定します。',
    },
    source,
    related: ['ping-timeout'],
    facts: { group: 'net', places: net84 },
  },
  fencing: {
    value: drbdWord([
      { word: 'dont-care', doc: { en: 'No fencing.', ja: 'フェンシングを行いません。' } },
      {
        word: 'resource-only',
        doc: {
          en: 'Calls `fence-peer` and lets I/O go on meanwhile.',
          ja: '`fence-peer` を呼び出し、その間も I/O を続けます。',
        },
      },
      {
        word: 'resource-and-stonith',
        doc: {
          en: 'Freezes I/O, calls `fence-peer`, and goes on once the peer is known to be fenced.',
          ja: 'I/O を保留して `fence-peer` を呼び出し、対向ノードのフェンシングが確認できてから再開します。',
        },
      },
    ]),
    default: 'dont-care',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Whether and how a primary that has lost its peer fences it.',
      ja: '対向ノードとの接続を失ったプライマリのフェンシングポリシー。',
    },
    more: {
      en: 'It needs a `fence-peer` handler. DRBD 8.4 has it in `disk`, DRBD 9 in `net`.',
      ja: '`fence-peer` ハンドラが必要です。DRBD 8.4 までは `disk`、DRBD 9 以降は `net` に書きます。',
    },
    source,
    related: ['fence-peer', 'unfence-peer', 'allow-two-primaries'],
    facts: { group: 'net', places: fencing },
  },
  'max-buffers': {
    value: drbdNumber({ min: 32, max: 131072, unit: 'count' }),
    default: 2048,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How many pages (usually of 4 KiB) DRBD may use as buffers for received and resync data before it slows down.',
      ja: '受信データと再同期データのバッファに使うページ数（通常 1 ページは 4 KiB）。超えると処理が抑えられます。',
    },
    source,
    related: ['max-epoch-size'],
    facts: { group: 'net', places: net83 },
  },
  'allow-remote-read': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd-utils 9.10.0' }],
    doc: {
      en: 'Whether this node may read from the peer while it has no good data of its own.',
      ja: '自ノードに正しいデータがない間、対向ノードからの読み取りを許すかどうかの設定。',
    },
    more: {
      en: 'With `no` the peer is left out of the quorum count.',
      ja: '`no` にすると、この対向ノードはクォーラムの計算から外れます。',
    },
    source,
    related: ['quorum'],
    facts: { group: 'net', places: net9 },
  },
  tls: {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd-utils 9.26.0' }],
    doc: {
      en: 'Whether the connection is encrypted with TLS.',
      ja: '接続を TLS で暗号化するかどうかの設定。',
    },
    more: {
      en: 'It needs the `tlshd` service on both nodes, and cannot be combined with `load-balance-paths`.',
      ja: '両ノードで `tlshd` サービスが必要です。`load-balance-paths` とは併用できません。',
    },
    source,
    related: ['tls-keyring', 'tls-privkey', 'tls-certificate'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  'tls-keyring': {
    value: freeText({ what: { en: 'name of a key ring', ja: 'キーリングの名前' } }),
    exists: [{ since: 'drbd-utils 9.26.0' }],
    defaultDoc: { en: 'that of tlshd', ja: 'tlshd の設定による' },
    doc: {
      en: 'The key ring of the kernel that holds the keys for TLS.',
      ja: 'TLS の鍵を収めたカーネルのキーリング。',
    },
    source,
    related: ['tls'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  'tls-privkey': {
    value: freeText({ what: { en: 'name of a key', ja: '鍵の名前' } }),
    exists: [{ since: 'drbd-utils 9.26.0' }],
    defaultDoc: { en: 'that of tlshd', ja: 'tlshd の設定による' },
    doc: {
      en: 'The name of the private key for TLS in the key ring.',
      ja: 'キーリングにある TLS の秘密鍵の名前。',
    },
    source,
    related: ['tls-keyring', 'tls-certificate'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  'tls-certificate': {
    value: freeText({ what: { en: 'name of a certificate', ja: '証明書の名前' } }),
    exists: [{ since: 'drbd-utils 9.26.0' }],
    defaultDoc: { en: 'that of tlshd', ja: 'tlshd の設定による' },
    doc: {
      en: 'The name of the TLS certificate in the key ring.',
      ja: 'キーリングにある TLS の証明書の名前。',
    },
    source,
    related: ['tls-keyring', 'tls-privkey'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  'rdma-ctrl-rcvbuf-size': {
    value: drbdNumber({ min: 0, max: 10485760, unit: 'B' }),
    default: 0,
    exists: [{ since: 'drbd-utils 9.26.0' }],
    doc: {
      en: 'The receive buffers of the RDMA control stream in bytes. 0 derives them from `rcvbuf-size`.',
      ja: 'RDMA の制御ストリームの受信バッファ（バイト）。0 では `rcvbuf-size` から決まります。',
    },
    source,
    related: ['transport', 'rcvbuf-size'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  'rdma-ctrl-sndbuf-size': {
    value: drbdNumber({ min: 0, max: 10485760, unit: 'B' }),
    default: 0,
    exists: [{ since: 'drbd-utils 9.26.0' }],
    doc: {
      en: 'The send buffers of the RDMA control stream in bytes. 0 derives them from `sndbuf-size`.',
      ja: 'RDMA の制御ストリームの送信バッファ（バイト）。0 では `sndbuf-size` から決まります。',
    },
    source,
    related: ['transport', 'sndbuf-size'],
    facts: { group: 'net', places: netSince('drbd-utils 9.26.0') },
  },
  _name: {
    value: freeText({ what: { en: 'name', ja: '名前' } }),
    exists: [{ since: 'drbd 9.0' }],
    defaultDoc: { en: 'the names of the peer', ja: '対向ノードの名前' },
    doc: {
      en: 'The name of a connection in the output of `drbdsetup show`; drbdadm makes it from the host names.',
      ja: '`drbdsetup show` の出力に現れる接続の名前。drbdadm がホスト名から作ります。',
    },
    source: 'drbdsetup(8), show',
    facts: { group: 'net', places: net9, internal: true },
  },
  'no-tcp-cork': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3' }],
    deprecated: { since: 'drbd 8.4', use: 'tcp-cork no' },
    doc: {
      en: 'Does not merge small packets with TCP_CORK.',
      ja: 'TCP_CORK で小さなパケットをまとめない設定。',
    },
    source: 'drbd.conf(5) of DRBD 8.3, net section',
    related: ['tcp-cork'],
    facts: { group: 'net-8.x', places: net83, negates: 'tcp-cork' },
  },
  'unplug-watermark': {
    value: drbdNumber({ min: 1, max: 131072, unit: 'count' }),
    default: 128,
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
    doc: {
      en: 'How many pending writes make the secondary start work on its disk; without effect on current kernels.',
      ja: 'セカンダリがディスクの処理を始める保留中の書き込み数。現在のカーネルでは効果がありません。',
    },
    source: 'drbd.conf(5) of DRBD 8.4, net section',
    facts: { group: 'net-8.x', places: oldNet },
  },
  'discard-my-data': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
    doc: {
      en: 'An argument of `drbdadm connect` that throws away the data of this node; no file may hold it.',
      ja: '自ノードのデータを破棄する `drbdadm connect` の引数。設定ファイルには書けません。',
    },
    source: 'drbdadm(8), connect',
    facts: { group: 'net-8.x', places: [], nowhere: true },
  },
  _is_default: {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.3' }],
    doc: {
      en: 'Marks default values in the output of `drbdsetup show` of DRBD 8.3.',
      ja: 'DRBD 8.3 の `drbdsetup show` の出力で、デフォルト値を示す印。',
    },
    source: 'drbdsetup(8) of DRBD 8.3, show',
    facts: { group: 'net-8.x', places: [], nowhere: true },
  },
};

function conflict(word: string): { word: string; doc: { en: string; ja: string } } {
  const conflicts: Readonly<Record<string, { en: string; ja: string }>> = {
    disconnect: { en: 'Disconnects.', ja: '切断します。' },
    'call-pri-lost': {
      en: 'Calls the `pri-lost` handler on the node that should become resync target.',
      ja: '同期先になるべきノードで `pri-lost` ハンドラを呼び出します。',
    },
    violently: {
      en: 'Resyncs into the primary, whose data then changes underneath.',
      ja: 'プライマリに対して再同期を行います。使用中のデータが書き換わります。',
    },
    'retry-connect': { en: 'Disconnects and tries again.', ja: '切断し、接続を再試行します。' },
    'auto-discard': {
      en: 'Turns the direction of the resync round, which gives up the last writes of a crashed primary; only with protocol A.',
      ja: '再同期の方向を逆にし、クラッシュしたプライマリの最後の書き込みを破棄します。プロトコル A でのみ使えます。',
    },
  };
  return { word, doc: conflicts[word] as { en: string; ja: string } };
}
