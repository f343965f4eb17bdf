import { section } from '../../server/src/schema/entry.ts';
import { corosyncAddress } from '../../server/src/schema/values/corosync-address.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { noEffect } from './common.ts';

// `nodelist { }` and its `node { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const nodelist = section({
  id: 'corosync.nodelist',
  keyword: 'nodelist',
  in: ['corosync'],
  doc: { en: 'The nodes of the cluster.', ja: 'クラスタのノードの一覧。' },
  more: {
    en: 'Corosync 3 needs it with every transport. A second nodelist overwrites the nodes of the first.',
    ja: 'Corosync 3 では、どのトランスポートでも必須です。2 つ目の nodelist は、1 つ目のノードを上書きします。',
  },
  exists: [{ since: 'corosync 1.99.0' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    local_node_pos: {
      value: freeText(),
      doc: {
        en: 'Position of the local node in the nodelist; Corosync writes it at run time.',
        ja: 'nodelist でのローカルノードの位置。',
      },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
  },
});

export const node = section({
  id: 'corosync.nodelist.node',
  keyword: 'node',
  in: ['corosync.nodelist'],
  doc: { en: 'One node of the cluster.', ja: 'クラスタのノード 1 台の設定。' },
  exists: [{ since: 'corosync 1.99.0' }],
  source: 'corosync.conf(5)',
  options: {
    ringX_addr: {
      value: corosyncAddress(),
      doc: { en: 'Address or host name of the node on link X.', ja: 'リンク X でのノードのアドレスまたはホスト名。' },
      more: {
        en: 'X is 0 to 7, in Corosync 2 only 0 and 1. Every node needs the same set of links, and one link has either IPv4 or IPv6 addresses.',
        ja: 'X は 0～7、Corosync 2 では 0 と 1 だけです。全ノードに同じリンクが必要で、1 本のリンクのアドレスは IPv4 と IPv6 のどちらかに揃えます。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: {
        runtime: 'none',
        transports: ['knet', 'udp', 'udpu'],
        hostDependent: true,
        keyPattern: '^ring[0-7]_addr$',
        maxLink: [
          { until: 'corosync 2.4.6', is: 1 },
          { since: 'corosync 2.99.0', is: 7 },
        ],
      },
      source: 'corosync.conf(5)',
    },
    nodeid: {
      value: corosyncInteger('u32', { min: 1, max: 65535 }),
      defaultDoc: {
        en: 'none with knet; with udp and udpu the IPv4 address of `ring0_addr` as a number',
        ja: '`knet` ではなし、`udp` と `udpu` では `ring0_addr` の IPv4 アドレスを数値にしたもの',
      },
      doc: { en: 'Number of the node, unique in the cluster.', ja: 'クラスタの中で一意なノードの番号。' },
      more: {
        en: 'knet needs it on every node (1 to 65535). With udp and udpu it is computed from the IPv4 address of `ring0_addr` when left out.',
        ja: '`knet` では全ノードに必要です（1～65535）。`udp` と `udpu` では、省略すると `ring0_addr` の IPv4 アドレスから計算されます。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none', transports: ['knet', 'udp', 'udpu'] },
      source: 'corosync.conf(5)',
    },
    name: {
      value: freeText(),
      doc: { en: 'Name of the node.', ja: 'ノードの名前。' },
      more: {
        en: 'Corosync finds its own entry by it, and Pacemaker takes it as the node name. With two or more links every node needs one.',
        ja: 'corosync が自分のエントリを探すのに使い、Pacemaker のノード名にもなります。リンクが 2 本以上の場合は全ノードに必要です。',
      },
      exists: [{ since: 'corosync 2.3.4' }],
      label: { space: 'node', role: 'defines' },
      facts: { runtime: 'reload', transports: ['knet', 'udp', 'udpu'] },
      source: 'corosync.conf(5)',
    },
    quorum_votes: {
      value: corosyncInteger('u32'),
      default: 1,
      doc: { en: 'How many votes the node has.', ja: 'ノードが持つ票の数。' },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    datacenterid: {
      value: corosyncInteger('u32'),
      default: 0,
      doc: {
        en: 'Number of the data centre of the node, which corosync-qdevice asks for.',
        ja: 'corosync-qdevice が参照するデータセンタの番号。',
      },
      more: {
        en: 'Corosync stores it as text, so the quorum device always sees 0.',
        ja: 'corosync が文字列として保存するため、クォーラムデバイスからは常に 0 に見えます。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'default' },
      source: 'corosync sources',
    },
  },
});
