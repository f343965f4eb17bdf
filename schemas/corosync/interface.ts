import { section } from '../../server/src/schema/entry.ts';
import { corosyncAddress } from '../../server/src/schema/values/corosync-address.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { cannotWork, noEffect, refused, units, zeroIsDefault } from './common.ts';

// `totem.interface { }` and its `member { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const linkInterface = section({
  id: 'corosync.totem.interface',
  keyword: 'interface',
  in: ['corosync.totem'],
  doc: { en: 'Settings of one link; in Corosync 1 and 2, of one ring.', ja: 'リンク 1 本の設定。' },
  more: {
    en: 'Where the nodelist has the addresses, it is needed only for values that differ from the defaults.',
    ja: 'Corosync 1 と 2 ではリング 1 本の設定です。nodelist にアドレスがある場合は、デフォルト以外の値を使うときだけ書きます。',
  },
  source: 'corosync.conf(5)',
  options: {
    linknumber: {
      value: corosyncInteger('u8', { min: 0, max: 7 }),
      default: 0,
      doc: {
        en: 'Which knet link the section is about, 0 to 7.',
        ja: 'このセクションが対象とする knet のリンクの番号。',
      },
      more: {
        en: 'It matches the X of `ringX_addr`. A section without it is about link 0.',
        ja: '`ringX_addr` の X に対応します。省略するとリンク 0 の設定になります。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    ringnumber: {
      value: corosyncInteger('u8', { max: 1 }),
      default: 0,
      doc: {
        en: 'Which ring the section is about, 0 or 1, in Corosync 1 and 2.',
        ja: 'Corosync 1 と 2 で、このセクションが対象とするリングの番号。',
      },
      more: {
        en: 'Corosync 3 ignores it and reads `linknumber`.',
        ja: 'Corosync 3 では無視され、`linknumber` が使われます。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 2.4.6' }],
      invalid: [{ since: 'corosync 1.99.0', until: 'corosync 2.4.6', is: refused }],
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', onInvalid: 'ignore', onOutOfRange: 'ignore', removed: '2.99.0', use: 'linknumber' },
      source: 'corosync.conf(5)',
    },
    bindnetaddr: {
      value: corosyncAddress(),
      doc: {
        en: 'Network or address of the local interface that the ring uses.',
        ja: 'リングが使うローカルのネットワークまたはアドレス。',
      },
      more: {
        en: 'A network address such as 192.168.1.0 lets all nodes share one file. With a nodelist the address of the node counts instead.',
        ja: '192.168.1.0 のようなネットワークアドレスを書くと、全ノードで同じファイルを使えます。nodelist がある場合は、ノードのアドレスが使われます。',
      },
      invalid: [
        { until: 'corosync 2.4.6', is: cannotWork },
        { since: 'corosync 2.99.0', is: refused },
      ],
      facts: { runtime: 'none', transports: ['udp', 'udpu'], onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
    mcastaddr: {
      value: corosyncAddress({ literal: true }),
      defaultDoc: { en: 'computed from `cluster_name`', ja: '`cluster_name` から計算' },
      doc: { en: 'Multicast address of transport udp.', ja: '`udp` で使うマルチキャストアドレス。' },
      more: {
        en: 'Without it, one is computed from `cluster_name`. 239.0.0.0/8 is meant for such use.',
        ja: '省略すると `cluster_name` から計算されます。239.0.0.0/8 の範囲が推奨されます。',
      },
      facts: { runtime: 'none', transports: ['udp'] },
      source: 'corosync.conf(5)',
    },
    mcastport: {
      value: corosyncInteger('u16', {
        min: 1,
        zero: [
          { until: 'corosync 2.4.6', is: null },
          { since: 'corosync 2.99.0', is: zeroIsDefault },
        ],
      }),
      defaultDoc: {
        en: '5405 + `linknumber`; 5405 in Corosync 2; with broadcast 5405 + 2 × the number; Corosync 1 has none',
        ja: '5405 + `linknumber`（Corosync 2 では 5405、ブロードキャストでは 5405 + 番号の 2 倍、Corosync 1 ではなし）',
      },
      doc: { en: 'UDP port of the link.', ja: 'リンクが使う UDP のポート番号。' },
      more: {
        en: 'Transports udp and udpu also use the port below it, so two clusters on one network need ports at least two apart.',
        ja: '`udp` と `udpu` は 1 つ小さい番号も使うため、同じネットワークのクラスタ同士は 2 以上離す必要があります。',
      },
      outOfRange: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', transports: ['knet', 'udp', 'udpu'] },
      source: 'corosync.conf(5)',
    },
    broadcast: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether transport udp sends to the broadcast address instead of a multicast address.',
        ja: '`udp` で、マルチキャストの代わりにブロードキャストを使うかどうか。',
      },
      more: {
        en: 'Only the exact word `yes` switches it on; `mcastaddr` must then be left out.',
        ja: '`yes` と書いた場合だけ有効で、`mcastaddr` とは併用できません。',
      },
      invalid: noEffect,
      facts: { runtime: 'none', transports: ['udp'], onInvalid: 'default' },
      source: 'corosync.conf(5)',
    },
    ttl: {
      value: corosyncInteger('u8', { min: 0, max: 255 }),
      default: 1,
      doc: {
        en: 'How many routers a multicast packet may pass.',
        ja: 'マルチキャストパケットが越えられるルータの数（TTL）。',
      },
      more: {
        en: 'With knet and udpu only 1 is accepted.',
        ja: 'transport が knet と udpu の場合は 1 だけが使えます。',
      },
      exists: [{ since: 'corosync 1.4.0' }],
      facts: { runtime: 'none', transports: ['udp'] },
      source: 'corosync.conf(5)',
    },
    knet_link_priority: {
      value: corosyncInteger('u8'),
      default: 1,
      doc: {
        en: 'Priority of the link with `link_mode: passive`; the highest one that is up is used.',
        ja: '`link_mode: passive` でのリンクの優先度。',
      },
      more: {
        en: 'Among equal priorities, the lowest link number wins.',
        ja: '動作中のリンクのうち、最も大きい値のものを使います。同じ値の場合は番号の小さいリンクを使います。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    knet_ping_interval: {
      value: corosyncInteger('u32', { min: 1, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: {
        en: '`token` / (2 × `knet_pong_count`); `token` is the effective one',
        ja: '実際の `token` / (2 × `knet_pong_count`)',
      },
      doc: {
        en: 'How often knet pings over the link, in milliseconds.',
        ja: 'knet がリンクへ ping を送る間隔（ミリ秒）。',
      },
      more: {
        en: 'Write it together with `knet_ping_timeout`. knet looks at its links every 200 ms.',
        ja: '`knet_ping_timeout` と一緒に指定します。knet がリンクを調べるのは 200 ミリ秒ごとです。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    knet_ping_timeout: {
      value: corosyncInteger('u32', { min: 1, zero: zeroIsDefault, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: {
        en: '`token` / `knet_pong_count`; `token` is the effective one',
        ja: '実際の `token` / `knet_pong_count`',
      },
      doc: {
        en: 'How long a ping may stay unanswered before the link counts as down, in milliseconds.',
        ja: 'ping の応答がないとき、リンクを切断とみなすまでの時間（ミリ秒）。',
      },
      more: {
        en: 'It should stay below the token timeout, so that traffic moves to another link before the token is lost.',
        ja: 'トークンの喪失より先に別のリンクへ切り替わるように、トークンタイムアウトより小さくします。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    knet_ping_precision: {
      value: corosyncInteger('u32'),
      default: 2048,
      doc: {
        en: 'How many values knet takes for the average latency of the link.',
        ja: 'リンクのレイテンシの平均に使う値の数。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'reload', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
    knet_pong_count: {
      value: corosyncInteger('u32', { min: 1, max: 255, zero: zeroIsDefault }),
      default: 2,
      doc: {
        en: 'How many pings in a row must be answered before the link counts as up.',
        ja: 'リンクを接続とみなすまでに必要な、続けて届く応答の数。',
      },
      more: {
        en: 'The default ping interval and timeout are computed from it as well.',
        ja: 'ping の間隔とタイムアウトのデフォルト値も、この値から計算されます。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'refuse', onOutOfRange: 'ignore' },
      source: 'corosync.conf(5)',
    },
    knet_transport: {
      value: enumeration(['udp', 'sctp']),
      default: 'udp',
      doc: { en: 'Protocol that carries the knet link.', ja: 'knet リンクの通信プロトコル。' },
      more: {
        en: '`sctp` is deprecated since Corosync 3.1.10 and needs support in the kernel.',
        ja: '`sctp` は Corosync 3.1.10 以降では非推奨で、カーネルの機能も必要です。',
      },
      exists: [{ since: 'corosync 2.99.0' }],
      facts: { runtime: 'none', transports: ['knet'] },
      source: 'corosync.conf(5)',
    },
  },
});

export const member = section({
  id: 'corosync.totem.interface.member',
  keyword: 'member',
  in: ['corosync.totem.interface'],
  doc: {
    en: 'One member of a udpu cluster without a nodelist.',
    ja: 'nodelist のない udpu クラスタの、メンバー 1 台の設定。',
  },
  more: {
    en: 'Deprecated since Corosync 2: write a nodelist.',
    ja: 'Corosync 2 以降では非推奨です。nodelist を使います。',
  },
  exists: [{ since: 'corosync 1.3.0' }],
  deprecated: {
    since: 'corosync 2.0.0',
    doc: {
      en: 'member is deprecated since Corosync 2 (use nodelist)',
      ja: 'member は Corosync 2 以降では非推奨です（nodelist を使います）',
    },
  },
  source: 'corosync.conf(5)',
  options: {
    memberaddr: {
      value: corosyncAddress(),
      doc: { en: 'Address of the member.', ja: 'メンバーのアドレス。' },
      more: {
        en: 'Since Corosync 2, it belongs in the nodelist.',
        ja: 'Corosync 2 以降では nodelist に書きます。',
      },
      exists: [{ since: 'corosync 1.3.0' }],
      repeatable: true,
      invalid: noEffect,
      facts: { runtime: 'none', transports: ['udpu'], onInvalid: 'ignore', hostDependent: true },
      source: 'corosync.conf(5)',
    },
  },
});
