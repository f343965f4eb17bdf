import { section } from '../../server/src/schema/entry.ts';
import { corosyncDscp } from '../../server/src/schema/values/corosync-dscp.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { filePath, noEffect, refused, units, zeroIsDefault } from './common.ts';

// `totem { }`: how the nodes talk to each other.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const totem = section({
  id: 'corosync.totem',
  keyword: 'totem',
  in: ['corosync'],
  doc: {
    en: 'How the nodes talk to each other: transport, security and timers.',
    ja: 'ノード間の通信の設定（トランスポート、暗号化、各種の時間）。',
  },
  more: {
    en: 'Several `totem` sections are merged; of a key written twice the last one counts.',
    ja: '`totem` セクションが複数ある場合は合わせて読まれ、同じキーは最後のものが使われます。',
  },
  once: true,
  source: 'corosync.conf(5)',
  options: {
    version: {
      value: corosyncInteger('u32', { min: 2, max: 2 }),
      required: true,
      doc: { en: 'Format of the configuration file; it must be 2.', ja: '設定ファイルの形式のバージョン。' },
      more: {
        en: 'Every release of Corosync refuses any other value, and a file without it.',
        ja: '必ず 2 を指定します。ほかの値や省略は、どのリリースの Corosync もエラーにします。',
      },
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    token: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: [
        { until: 'corosync 3.0.4', is: 1000 },
        { since: 'corosync 3.1.0', is: 3000 },
      ],
      defaultDoc: {
        en: 'the effective value is `token` + (nodes − 2) × `token_coefficient` with three or more nodes in the nodelist',
        ja: 'nodelist が 3 ノード以上の場合、実際の値は、3 台目からの 1 台ごとに `token_coefficient` を `token` に加えたもの',
      },
      doc: {
        en: 'How long to wait for the token before it counts as lost, in milliseconds.',
        ja: 'トークンが届かないとき、失われたとみなすまでの時間（ミリ秒）。',
      },
      more: {
        en: 'From the third node on, each node adds `token_coefficient`.',
        ja: '3 台目のノードからは、1 台ごとに `token_coefficient` が加算されます。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    token_coefficient: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 650,
      doc: {
        en: 'How much each node from the third on adds to `token`, in milliseconds.',
        ja: '3 台目以降のノード 1 台ごとに `token` へ加算する時間（ミリ秒）。',
      },
      more: {
        en: 'It counts only with a nodelist. 0 keeps the token timeout as written.',
        ja: 'nodelist がある場合だけ使われます。0 にすると、トークンタイムアウトは書いた値のままです。',
      },
      exists: [{ since: 'corosync 2.3.4' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    token_warning: {
      value: corosyncInteger('u32', { min: 0, max: 100, unit: units.percent }),
      default: 75,
      doc: {
        en: 'At which share of the token timeout a missing token is logged, in percent.',
        ja: 'トークンの遅れをログに記録する、トークンタイムアウトに対する割合（%）。',
      },
      more: { en: '0 switches the warning off.', ja: '0 で警告を無効にします。' },
      exists: [{ since: 'corosync 2.99.4' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    token_retransmit: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: {
        en: '`token` / (`token_retransmits_before_loss_const` + 0.2), cut to a whole number; `token` is the effective one',
        ja: '実際の `token` / (`token_retransmits_before_loss_const` + 0.2)（小数点以下切り捨て）',
      },
      doc: {
        en: 'How long to wait before the token is sent again, in milliseconds.',
        ja: 'トークンを再送するまでの時間（ミリ秒）。',
      },
      more: {
        en: 'It is computed from `token` and `token_retransmits_before_loss_const`; corosync.conf(5) advises against writing it, since a written value does not follow when nodes are added.',
        ja: '`token` と `token_retransmits_before_loss_const` から計算されます。書いた値はノードを追加しても変わらないため、corosync.conf(5) は指定しないことを推奨しています。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    hold: {
      value: corosyncInteger('u32', {
        min: [
          { until: 'corosync 3.0.1', is: 30 },
          { since: 'corosync 3.0.2', is: 14 },
        ],
        zero: zeroIsDefault,
        unit: units.ms,
        msPerUnit: 1,
      }),
      defaultDoc: {
        en: '0.8 × `token_retransmit` − 10, cut to a whole number',
        ja: '0.8 × `token_retransmit` − 10（小数点以下切り捨て）',
      },
      doc: {
        en: 'How long the representative of the ring keeps the token when there is nothing to send, in milliseconds.',
        ja: '送るものがないとき、リングの代表ノードがトークンを保持する時間（ミリ秒）。',
      },
      more: {
        en: 'It is computed from `token_retransmit`; corosync.conf(5) advises against writing it.',
        ja: '`token_retransmit` から計算されるため、corosync.conf(5) は指定しないことを推奨しています。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    token_retransmits_before_loss_const: {
      value: corosyncInteger('u32'),
      default: 4,
      doc: {
        en: 'How many times the token is sent again within one token timeout.',
        ja: '1 回のトークンタイムアウトの間にトークンを再送する回数。',
      },
      more: {
        en: 'It sets only the distance between the tries: a lost node is not noticed sooner or later.',
        ja: '再送の間隔が変わるだけで、ノードの喪失を検知するまでの時間は変わりません。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    join: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: 50,
      doc: {
        en: 'How long to wait between join messages while a membership is formed, in milliseconds.',
        ja: 'メンバーシップを作る間、join メッセージを送る間隔（ミリ秒）。',
      },
      more: { en: '`consensus` must not be below it.', ja: '`consensus` はこの値以上にする必要があります。' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    send_join: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 0,
      doc: {
        en: 'Upper limit of a random delay before a join message is sent, in milliseconds.',
        ja: 'join メッセージを送る前に置く、ランダムな遅延の上限（ミリ秒）。',
      },
      more: {
        en: 'Useful from about 32 nodes on, where all nodes would otherwise send at once.',
        ja: '全ノードが同時に送るのを避けるもので、32 台程度からのクラスタで役立ちます。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    consensus: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: [{ until: 'corosync 1.1.2', is: 800 }],
      defaultDoc: { en: '1.2 × `token`; `token` is the effective one', ja: '実際の `token` の 1.2 倍' },
      doc: {
        en: 'How long to wait for agreement on the new membership after a token loss, in milliseconds.',
        ja: 'トークンの喪失後、新しいメンバーシップの合意を待つ時間（ミリ秒）。',
      },
      more: {
        en: 'It must be at least 1.2 times the token timeout (corosync.conf(5)), although Corosync only checks that it is not below `join`. A lost node is acted on after `token` + `consensus`.',
        ja: 'トークンタイムアウトの 1.2 倍以上にする必要があります（corosync.conf(5)）。ただし corosync が検査するのは `join` 以上であることだけです。ノードの喪失は `token` と `consensus` の合計の時間で検知します。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    merge: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: 200,
      doc: {
        en: 'How long the cluster is idle before it looks for a partition that has come back, in milliseconds.',
        ja: '通信がないとき、分断されていたノードの復帰を調べるまでの時間（ミリ秒）。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    downcheck: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: 1000,
      doc: {
        en: 'How long to wait before a network interface that went down is checked again, in milliseconds.',
        ja: '停止したネットワークインタフェースを再び調べるまでの時間（ミリ秒）。',
      },
      more: {
        en: 'Only transports udp and udpu use it, but the value is checked with every transport.',
        ja: '使うのは transport が udp と udpu の場合だけですが、値の検査はどの場合にも行われます。',
      },
      facts: { runtime: 'reload', transports: ['udp', 'udpu'] },
      source: 'corosync.conf(5)',
    },
    fail_recv_const: {
      value: corosyncInteger('u32'),
      default: [
        { until: 'corosync 1.3.6', is: 50 },
        { since: 'corosync 1.4.0', is: 2500 },
      ],
      doc: {
        en: 'How many token rotations may pass without expected messages before a new membership is formed.',
        ja: '届くはずのメッセージがないまま、新しいメンバーシップを作るまでに許すトークンの周回数。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    seqno_unchanged_const: {
      value: corosyncInteger('u32'),
      default: 30,
      doc: {
        en: 'How many token rotations without traffic must pass before the token is held.',
        ja: 'トークンを保持し始めるまでに必要な、通信のない周回数。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    heartbeat_failures_allowed: {
      value: corosyncInteger('u32'),
      default: 0,
      doc: {
        en: 'How many missed heartbeats the heartbeat detector tolerates; 0 switches it off.',
        ja: 'ハートビートによる故障検知で許す、ハートビートの欠落回数。',
      },
      more: {
        en: 'It finds failures faster on a network that loses no packets. Corosync drops it silently when its timeout would reach the token timeout.',
        ja: '0 で無効になります。パケットを失わないネットワークでは故障を早く検知できますが、その時間が token 以上になる場合は警告なしに無効になります。',
      },
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    max_network_delay: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: 50,
      doc: {
        en: 'Estimated delay of a packet on the network, in milliseconds, for the heartbeat detector.',
        ja: 'ハートビートによる故障検知で使う、ネットワークの遅延の見積もり（ミリ秒）。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    window_size: {
      value: corosyncInteger('u32'),
      default: 50,
      doc: {
        en: 'How many messages all nodes together may send in one rotation of the token.',
        ja: 'トークンの 1 周で、全ノードが送信できるメッセージの合計数。',
      },
      more: {
        en: 'corosync.conf(5) advises at most 256000 / `netmtu`. When `window_size` and `max_messages` together exceed 16384, the daemon aborts at its start.',
        ja: 'corosync.conf(5) は 256000 / `netmtu` 以下を推奨しています。`max_messages` との合計が 16384 を超えると、corosync は起動時に異常終了します。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    max_messages: {
      value: corosyncInteger('u32'),
      default: 17,
      doc: {
        en: 'How many messages one node may send each time it gets the token.',
        ja: 'トークンを受け取ったノードが、1 回に送信できるメッセージの数。',
      },
      more: {
        en: 'corosync.conf(5) limits it to 256000 / `netmtu`; only Corosync 1 has a limit of its own (1048576 / `netmtu`).',
        ja: 'corosync.conf(5) による上限は 256000 / `netmtu` です。実際に検査するのは Corosync 1 だけです（上限は 1048576 / `netmtu`）。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    miss_count_const: {
      value: corosyncInteger('u32'),
      default: 5,
      doc: {
        en: 'How many times a message must be missed before it is asked for again.',
        ja: 'メッセージの再送を求めるまでの、未着の回数。',
      },
      more: {
        en: 'On networks that reorder packets a larger value avoids needless retransmits.',
        ja: 'パケットの順序が入れ替わるネットワークでは、大きくすると不要な再送を避けられます。',
      },
      exists: [{ since: 'corosync 1.3.1' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    transport: {
      value: enumeration([
        {
          since: 'corosync 1.1.0',
          until: 'corosync 1.2.8',
          is: [
            {
              word: 'udp',
              doc: {
                en: 'one link, multicast or broadcast UDP',
                ja: 'リンク 1 本、マルチキャストまたはブロードキャストの UDP',
              },
            },
            {
              word: 'iba',
              doc: {
                en: 'InfiniBand, in builds of Corosync 1 and 2 with RDMA',
                ja: 'InfiniBand（RDMA 付きの Corosync 1 と 2）',
              },
            },
          ],
        },
        {
          since: 'corosync 1.3.0',
          until: 'corosync 2.4.6',
          is: [
            {
              word: 'udp',
              doc: {
                en: 'one link, multicast or broadcast UDP',
                ja: 'リンク 1 本、マルチキャストまたはブロードキャストの UDP',
              },
            },
            { word: 'udpu', doc: { en: 'one link, unicast UDP', ja: 'リンク 1 本、ユニキャストの UDP' } },
            {
              word: 'iba',
              doc: {
                en: 'InfiniBand, in builds of Corosync 1 and 2 with RDMA',
                ja: 'InfiniBand（RDMA 付きの Corosync 1 と 2）',
              },
            },
          ],
        },
        {
          since: 'corosync 2.99.0',
          is: [
            {
              word: 'knet',
              doc: { en: 'several links, encryption, IPv4 and IPv6', ja: '複数のリンク、暗号化、IPv4 と IPv6' },
            },
            {
              word: 'udp',
              doc: {
                en: 'one link, multicast or broadcast UDP',
                ja: 'リンク 1 本、マルチキャストまたはブロードキャストの UDP',
              },
            },
            { word: 'udpu', doc: { en: 'one link, unicast UDP', ja: 'リンク 1 本、ユニキャストの UDP' } },
          ],
        },
      ]),
      default: [
        { until: 'corosync 2.4.6', is: 'udp' },
        { since: 'corosync 2.99.0', is: 'knet' },
      ],
      doc: { en: 'How messages travel between the nodes.', ja: 'ノード間の通信に使うトランスポート。' },
      more: {
        en: '`knet` has several links and encryption; `udpu` and `udp` have one link, and since Corosync 3 no encryption.',
        ja: '`knet` はリンクの冗長化と暗号化ができます。`udpu` と `udp` はリンク 1 本で、Corosync 3 以降では暗号化できません。',
      },
      exists: [{ since: 'corosync 1.1.0' }],
      invalid: [
        { until: 'corosync 1.4.10', is: refused },
        { since: 'corosync 1.99.0', until: 'corosync 3.0.4', is: noEffect },
        { since: 'corosync 3.1.0', is: refused },
      ],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    cluster_name: {
      value: freeText(),
      doc: { en: 'Name of the cluster.', ja: 'クラスタの名前。' },
      more: {
        en: 'The multicast address of transport udp follows from it, and Pacemaker, DLM, GFS2 and the quorum device take it from here.',
        ja: '`udp` のマルチキャストアドレスの計算に使うほか、Pacemaker、DLM、GFS2、クォーラムデバイスがこの名前を参照します。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    config_version: {
      value: corosyncInteger('u64'),
      default: 0,
      doc: {
        en: 'Revision of the file: a node whose number is lower than that of another node leaves the cluster.',
        ja: '設定ファイルの改訂番号。',
      },
      more: {
        en: '0 switches the comparison off.',
        ja: 'ほかのノードより小さい番号のノードは、クラスタから離脱します。0 で比較を無効にします。',
      },
      exists: [{ since: 'corosync 2.1.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    ip_version: {
      value: enumeration([
        {
          until: 'corosync 2.4.6',
          is: [
            { word: 'ipv4', doc: { en: 'IPv4 only', ja: 'IPv4 だけ' } },
            { word: 'ipv6', doc: { en: 'IPv6 only', ja: 'IPv6 だけ' } },
          ],
        },
        {
          since: 'corosync 2.99.0',
          is: [
            { word: 'ipv4', doc: { en: 'IPv4 only', ja: 'IPv4 だけ' } },
            { word: 'ipv6', doc: { en: 'IPv6 only', ja: 'IPv6 だけ' } },
            { word: 'ipv4-6', doc: { en: 'IPv4 first', ja: 'IPv4 を優先する' } },
            { word: 'ipv6-4', doc: { en: 'IPv6 first', ja: 'IPv6 を優先する' } },
          ],
        },
      ]),
      defaultDoc: {
        en: '`ipv6-4` with knet and udpu, `ipv4` with udp and in Corosync 2',
        ja: '`knet` と `udpu` では `ipv6-4`、`udp` と Corosync 2 では `ipv4`',
      },
      doc: {
        en: 'Which address family a node name is resolved to, and in which order.',
        ja: 'ノード名の解決に使うアドレスファミリと、その優先順。',
      },
      more: {
        en: 'Corosync 2 knows `ipv4` and `ipv6` only.',
        ja: 'Corosync 2 で使えるのは `ipv4` と `ipv6` だけです。',
      },
      exists: [{ since: 'corosync 2.1.1' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    ip_dscp: {
      value: corosyncDscp(),
      default: 0,
      doc: {
        en: 'DSCP value in the IP header of cluster traffic.',
        ja: 'クラスタの通信の IP ヘッダに付ける DSCP の値。',
      },
      more: {
        en: 'A number from 0 to 63 (also hexadecimal or octal) or a name such as `cs6` or `ef`; it takes effect only where the network honours it.',
        ja: '0～63 の数値（16 進数と 8 進数も可）または `cs6` や `ef` などの名前です。ネットワークが対応している場合だけ効果があります。',
      },
      exists: [{ since: 'corosync 3.1.10' }],
      invalid: [
        { until: 'corosync 3.1.9', is: noEffect },
        { since: 'corosync 3.1.10', is: refused },
      ],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    netmtu: {
      value: corosyncInteger('u32', {
        max: [
          { until: 'corosync 1.4.10', is: 10000 },
          { since: 'corosync 1.99.0', is: 4294967295 },
        ],
        unit: units.bytes,
      }),
      defaultDoc: { en: '65536 with knet, 1500 with udp and udpu', ja: '`knet` では 65536、`udp` と `udpu` では 1500' },
      doc: {
        en: 'Largest packet that Corosync sends, in bytes.',
        ja: 'Corosync が送るパケットの最大の大きさ（バイト）。',
      },
      more: {
        en: 'For udp and udpu it is the MTU of the network; with knet it limits what is handed to knet, which finds the MTU itself.',
        ja: '`udp` と `udpu` ではネットワークの MTU です。`knet` は MTU を自動で調べるため、knet に渡す大きさの上限になります。',
      },
      outOfRange: refused,
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    threads: {
      value: corosyncInteger('u32'),
      default: 0,
      doc: {
        en: 'How many threads Corosync 1 uses to encrypt and send.',
        ja: 'Corosync 1 が暗号化と送信に使うスレッドの数。',
      },
      more: {
        en: 'Corosync 2 and later read it, but do not use it.',
        ja: 'Corosync 2 以降は値を検査するだけで、使いません。',
      },
      facts: { runtime: 'none', unusedSince: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    nodeid: {
      value: corosyncInteger('u32'),
      doc: {
        en: 'Node ID of this node in Corosync 1 and 2 without a nodelist.',
        ja: 'nodelist のない Corosync 1 と 2 で使う、このノードのノード ID。',
      },
      more: {
        en: 'With a nodelist the `nodeid` of the node counts.',
        ja: 'nodelist がある場合は、ノードの `nodeid` が使われます。',
      },
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    clear_node_high_bit: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether bit 31 of node IDs that come from IPv4 addresses is cleared, so that they are positive as signed numbers.',
        ja: 'IPv4 アドレスから作るノード ID の最上位ビットを 0 にするかどうか。',
      },
      more: {
        en: 'All nodes need the same value. It does nothing where `nodeid` is written.',
        ja: '全ノードで同じ値にする必要があります。`nodeid` を書いた場合は使われません。',
      },
      invalid: noEffect,
      facts: { runtime: 'none', transports: ['udp', 'udpu'], onInvalid: 'default' },
      source: 'corosync.conf(5)',
    },
    secauth: {
      value: enumeration(['on', 'off']),
      default: [
        { until: 'corosync 2.99.3', is: 'on' },
        { since: 'corosync 2.99.4', is: 'off' },
      ],
      doc: {
        en: 'Short form that switches on encryption with AES-256 and authentication for all messages.',
        ja: 'すべての通信を AES-256 で暗号化し、認証する設定の省略形。',
      },
      more: {
        en: 'In Corosync 3 only the exact word `on` switches it on (aes256 and sha256). In Corosync 2 it is on by default, and anything but `off` means on. `crypto_cipher` and `crypto_hash` are the clearer way.',
        ja: 'Corosync 3 では `on` と書いた場合だけ有効です（aes256 と sha256）。Corosync 2 ではデフォルトで有効で、`off` 以外はすべて有効とみなされます。`crypto_cipher` と `crypto_hash` で指定する方が明確です。',
      },
      invalid: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'default' },
      source: 'corosync.conf(5)',
    },
    crypto_model: {
      value: enumeration(['nss', 'openssl', 'gcrypt']),
      default: 'nss',
      doc: { en: 'Which library knet uses for encryption.', ja: 'knet が暗号化に使うライブラリ。' },
      more: {
        en: 'The choice depends on the plug-ins of knet that are installed.',
        ja: '使えるものは、インストール済みの knet のプラグインによって決まります。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'], hostDependent: true },
      source: 'corosync.conf(5)',
    },
    crypto_cipher: {
      value: enumeration([
        { since: 'corosync 1.99.8', until: 'corosync 2.4.6', is: ['none', 'aes256', 'aes192', 'aes128', '3des'] },
        { since: 'corosync 2.99.0', is: ['none', 'aes256', 'aes192', 'aes128'] },
      ]),
      default: [
        { since: 'corosync 1.99.8', until: 'corosync 2.99.3', is: 'aes256' },
        { since: 'corosync 2.99.4', is: 'none' },
      ],
      doc: { en: 'How cluster traffic is encrypted.', ja: 'クラスタの通信の暗号方式。' },
      more: {
        en: 'In Corosync 3 it needs transport knet and a `crypto_hash` other than none.',
        ja: 'Corosync 3 では transport が knet で、`crypto_hash` が none 以外である必要があります。',
      },
      exists: [{ since: 'corosync 1.99.8' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    crypto_hash: {
      value: enumeration(['none', 'md5', 'sha1', 'sha256', 'sha384', 'sha512']),
      default: [
        { since: 'corosync 1.99.8', until: 'corosync 2.99.3', is: 'sha1' },
        { since: 'corosync 2.99.4', is: 'none' },
      ],
      doc: {
        en: 'How cluster messages are authenticated (HMAC).',
        ja: 'クラスタの通信を認証するハッシュ方式（HMAC）。',
      },
      more: {
        en: 'md5 and sha1 are weak; pcs writes sha256.',
        ja: 'md5 と sha1 は強度が不足しています。pcs は sha256 を書きます。',
      },
      exists: [{ since: 'corosync 1.99.8' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    crypto_type: {
      value: enumeration([
        { until: 'corosync 1.4.10', is: ['sober', 'nss'] },
        { since: 'corosync 1.99.0', is: ['nss', 'aes256', 'aes192', 'aes128', '3des'] },
      ]),
      doc: {
        en: 'Encryption method of Corosync 1; Corosync 2 only checks the word, and Corosync 3 ignores the key.',
        ja: 'Corosync 1 の暗号化の方式。',
      },
      more: {
        en: 'Use `crypto_cipher` and `crypto_hash`.',
        ja: 'Corosync 2 は値を検査するだけで、Corosync 3 では無視されます。`crypto_cipher` と `crypto_hash` を使います。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 3.0.1' }],
      invalid: [
        { until: 'corosync 1.4.10', is: noEffect },
        { since: 'corosync 1.99.0', until: 'corosync 2.4.6', is: refused },
      ],
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '3.0.2', use: 'crypto_cipher and crypto_hash' },
      source: 'corosync.conf(5)',
    },
    crypto_accept: {
      value: enumeration(['old', 'new']),
      default: 'old',
      doc: {
        en: 'Whether Corosync 1 accepts packets in the old form only or in both forms.',
        ja: 'Corosync 1 が、古い形式のパケットだけを受け付けるか、両方の形式を受け付けるか。',
      },
      more: {
        en: 'It was needed only while a cluster moved to the new encryption.',
        ja: '新しい暗号化への移行中だけ必要だった設定です。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.99.7' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.8' },
      source: 'corosync.conf(5)',
    },
    keyfile: {
      value: freeText({ what: filePath }),
      default: '/etc/corosync/authkey',
      doc: { en: 'File that holds the shared key.', ja: '認証鍵のファイル。' },
      more: {
        en: 'It must be the same on all nodes, at least 128 bytes long, and is read only when encryption or authentication is on.',
        ja: '全ノードで同じ内容、128 バイト以上にする必要があります。暗号化または認証が有効な場合だけ読み込まれます。',
      },
      path: true,
      facts: { runtime: 'reload', hostDependent: true },
      source: 'corosync.conf(5)',
    },
    key: {
      value: freeText(),
      doc: { en: 'The shared key itself, instead of a key file.', ja: '認証鍵そのもの。' },
      more: {
        en: 'Everyone who can read the file then knows the key, so a `keyfile` is better. With encryption on, at least 127 characters are needed.',
        ja: 'この設定ファイルを読める人すべてに鍵が知られるため、`keyfile` が推奨されます。暗号化を使う場合は 127 文字以上が必要です。',
      },
      secret: true,
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    link_mode: {
      value: enumeration([
        { word: 'passive', doc: { en: 'the best link that is up', ja: '動作中で優先度の最も高いリンク' } },
        { word: 'active', doc: { en: 'all links at once', ja: 'すべてのリンクを同時に使う' } },
        { word: 'rr', doc: { en: 'one link after the other', ja: 'リンクを順番に使う' } },
      ]),
      default: 'passive',
      doc: { en: 'How several knet links are used.', ja: '複数の knet リンクの使い方。' },
      more: {
        en: 'With `passive`, `knet_link_priority` says which link is the best.',
        ja: '`passive` での優先度は `knet_link_priority` で指定します。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'none', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    rrp_mode: {
      value: enumeration([
        { word: 'none', doc: { en: 'one ring', ja: 'リング 1 本' } },
        { word: 'active', doc: { en: 'both rings at once', ja: '両方のリングを同時に使う' } },
        { word: 'passive', doc: { en: 'one ring after the other', ja: 'リングを順番に使う' } },
      ]),
      default: 'none',
      doc: { en: 'How Corosync 1 and 2 use two rings.', ja: 'Corosync 1 と 2 で、2 つのリングを使う方法。' },
      more: {
        en: 'Two rings need `passive` or `active`; `passive` is the supported one. Corosync 3 has `link_mode` instead.',
        ja: 'リングが 2 つの場合は `passive` または `active` が必要で、サポートされるのは `passive` です。Corosync 3 では `link_mode` を使います。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.99.5' }],
      invalid: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '3.0.0', use: 'link_mode' },
      source: 'corosync.conf(5)',
    },
    rrp_problem_count_timeout: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      default: 2000,
      doc: {
        en: 'How long to wait before the problem counter of a ring is lowered by one, in milliseconds.',
        ja: 'リングの異常カウンタを 1 つ減らすまでの時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.99.5' }],
      invalid: [
        { until: 'corosync 3.1.9', is: refused },
        { since: 'corosync 3.1.10', is: noEffect },
      ],
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', removed: '3.0.0' },
      source: 'corosync.conf(5)',
    },
    rrp_problem_count_threshold: {
      value: corosyncInteger('u32', {
        min: [
          { until: 'corosync 1.4.1', is: 5 },
          { since: 'corosync 1.4.2', is: 2 },
        ],
        zero: zeroIsDefault,
      }),
      default: 10,
      doc: {
        en: 'How many problems it takes to mark a ring as faulty.',
        ja: 'リングを異常とみなすまでの、異常の回数。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.99.5' }],
      invalid: [
        { until: 'corosync 3.1.9', is: refused },
        { since: 'corosync 3.1.10', is: noEffect },
      ],
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', removed: '3.0.0' },
      source: 'corosync.conf(5)',
    },
    rrp_problem_count_mcast_threshold: {
      value: corosyncInteger('u32', { min: 2, zero: zeroIsDefault }),
      defaultDoc: { en: '10 × `rrp_problem_count_threshold`', ja: '`rrp_problem_count_threshold` の 10 倍' },
      doc: {
        en: 'How many multicast problems it takes to mark a ring as faulty with `rrp_mode: passive`.',
        ja: '`rrp_mode: passive` で、リングを異常とみなすまでのマルチキャストの異常の回数。',
      },
      exists: [{ since: 'corosync 1.4.2', until: 'corosync 2.99.5' }],
      invalid: [
        { until: 'corosync 3.1.9', is: refused },
        { since: 'corosync 3.1.10', is: noEffect },
      ],
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', removed: '3.0.0' },
      source: 'corosync.conf(5)',
    },
    rrp_token_expired_timeout: {
      value: corosyncInteger('u32', { min: 30, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: { en: 'the value of `token_retransmit`', ja: '`token_retransmit` の値' },
      doc: {
        en: 'How long a ring may stay without a token before that counts as one problem, in milliseconds.',
        ja: 'リングにトークンが届かないとき、異常 1 回とみなすまでの時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.99.5' }],
      invalid: [
        { until: 'corosync 3.1.9', is: refused },
        { since: 'corosync 3.1.10', is: noEffect },
      ],
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', removed: '3.0.0' },
      source: 'corosync.conf(5)',
    },
    rrp_autorecovery_check_timeout: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 1000,
      doc: {
        en: 'How often Corosync checks whether a faulty ring works again, in milliseconds.',
        ja: '異常になったリングの回復を調べる間隔（ミリ秒）。',
      },
      exists: [{ since: 'corosync 1.4.0', until: 'corosync 2.99.5' }],
      invalid: [
        { until: 'corosync 3.1.9', is: refused },
        { since: 'corosync 3.1.10', is: noEffect },
      ],
      facts: { runtime: 'none', removed: '3.0.0' },
      source: 'corosync.conf(5)',
    },
    vsftype: {
      value: enumeration(['ykd', 'none']),
      default: 'none',
      doc: { en: 'Virtual synchrony filter of Corosync 1.', ja: 'Corosync 1 の仮想同期フィルタ。' },
      more: {
        en: 'Quorum is decided by the `quorum` section since Corosync 2.',
        ja: 'Corosync 2 以降のクォーラムは `quorum` セクションで決まります。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.3.3' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '2.3.4' },
      source: 'corosync.conf(5)',
    },
    knet_pmtud_interval: {
      value: corosyncInteger('u32', { min: 1, max: 86400, zero: zeroIsDefault, unit: units.s, msPerUnit: 1000 }),
      default: 30,
      doc: { en: 'How often knet looks for the path MTU, in seconds.', ja: 'knet が経路の MTU を調べる間隔（秒）。' },
      exists: [{ since: 'corosync 2.99.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'refuse', onOutOfRange: 'ignore' },
      source: 'corosync.conf(5)',
    },
    knet_mtu: {
      value: corosyncInteger('u32', { min: 0, max: 65535, unit: units.bytes }),
      default: 0,
      doc: { en: 'Fixed MTU of knet, in bytes; with 0, knet looks for it.', ja: 'knet の MTU（バイト）。' },
      more: {
        en: 'For networks where that search fails.',
        ja: '0 では knet が自動で調べます。MTU の検出がうまくいかないネットワークで指定します。',
      },
      exists: [{ since: 'corosync 3.1.7' }],
      outOfRange: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'refuse', onOutOfRange: 'ignore' },
      source: 'corosync.conf(5)',
    },
    knet_compression_model: {
      value: enumeration(['zlib', 'lz4', 'lz4hc', 'lzo2', 'lzma', 'bzip2', 'zstd']),
      defaultDoc: { en: 'no compression', ja: '圧縮なし' },
      doc: {
        en: 'Which library knet uses for compression; left out, nothing is compressed.',
        ja: 'knet が圧縮に使うライブラリ。',
      },
      more: {
        en: 'The word `none` is refused although corosync.conf(5) names it as the default.',
        ja: '指定しない場合は圧縮しません。corosync.conf(5) がデフォルトとする `none` を書くとエラーになります。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'], hostDependent: true },
      source: 'corosync.conf(5)',
    },
    knet_compression_level: {
      value: corosyncInteger('i32'),
      default: 0,
      doc: { en: 'Compression level; which numbers are valid depends on the library.', ja: '圧縮レベル。' },
      more: {
        en: 'It needs `knet_compression_model`.',
        ja: '有効な値はライブラリによります。`knet_compression_model` が必要です。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    knet_compression_threshold: {
      value: corosyncInteger('u32', { unit: units.bytes }),
      default: 0,
      doc: {
        en: 'Size up to which packets are not compressed, in bytes.',
        ja: '圧縮しないパケットの大きさの上限（バイト）。',
      },
      more: {
        en: '0 means 100 bytes, 1 compresses everything. It needs `knet_compression_model`.',
        ja: '0 では 100 バイト、1 ではすべてを圧縮します。`knet_compression_model` が必要です。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    block_unlisted_ips: {
      value: enumeration(['yes', 'no']),
      default: 'yes',
      doc: {
        en: 'Whether packets from addresses that are not in the nodelist are dropped.',
        ja: 'nodelist にないアドレスからのパケットを破棄するかどうか。',
      },
      more: {
        en: 'Any other word than `yes` or `no` silently means the default.',
        ja: '`yes` と `no` 以外の値は、警告なしにデフォルトとみなされます。',
      },
      exists: [{ since: 'corosync 2.4.5', until: 'corosync 2.4.6' }, { since: 'corosync 3.0.2' }],
      invalid: noEffect,
      facts: { runtime: 'reload', transports: ['knet', 'udpu'], onInvalid: 'default' },
      source: 'corosync.conf(5)',
    },
    cancel_token_hold_on_retransmit: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether the token is passed on at once, instead of held, while messages are retransmitted.',
        ja: 'メッセージの再送中は、トークンを保持せずにすぐ渡すかどうか。',
      },
      more: {
        en: 'Any other word than `yes` or `no` silently means the default.',
        ja: '`yes` と `no` 以外の値は、警告なしにデフォルトとみなされます。',
      },
      exists: [{ since: 'corosync 2.4.6', until: 'corosync 2.4.6' }, { since: 'corosync 3.1.6' }],
      invalid: noEffect,
      facts: { runtime: 'reload', onInvalid: 'default' },
      source: 'corosync.conf(5)',
    },
  },
});
