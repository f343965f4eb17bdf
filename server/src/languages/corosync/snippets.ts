import type { Snippet } from '../language.ts';

const node = (n: number, name: string): string =>
  `\tnode {\n\t\tring0_addr: \${${n * 2 + 1}:10.0.0.${n + 1}}\n\t\tname: \${${n * 2 + 2}:${name}}\n\t\tnodeid: ${n + 1}\n\t}`;

const totem = (cluster: number): string =>
  `totem {\n\tversion: 2\n\tcluster_name: \${${cluster}:cluster1}\n\ttransport: knet\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n}`;

const logging =
  'logging {\n\tto_logfile: yes\n\tlogfile: /var/log/cluster/corosync.log\n\tto_syslog: yes\n\ttimestamp: on\n}';

/** A node with an address on each of two links. */
const twoLinks = (n: number, name: string): string =>
  `\tnode {\n\t\tring0_addr: \${${n * 3 + 1}:10.0.0.${n + 1}}\n\t\tring1_addr: \${${n * 3 + 2}:10.0.1.${n + 1}}\n\t\tname: \${${n * 3 + 3}:${name}}\n\t\tnodeid: ${n + 1}\n\t}`;

/** Minimal, correct pieces of a corosync.conf for Corosync 3. */
export const snippets: readonly Snippet[] = [
  {
    name: 'two-node cluster',
    doc: {
      en: 'A complete corosync.conf for two nodes, with two_node and encryption.',
      ja: '2 ノードクラスタの corosync.conf 全体（two_node と暗号化を使う構成）。',
    },
    body: `${totem(5)}\n\nnodelist {\n${node(0, 'alpha')}\n${node(1, 'bravo')}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n\n${logging}\n$0`,
    in: 'corosync',
  },
  {
    name: 'three-node cluster',
    doc: {
      en: 'A complete corosync.conf for three nodes, with encryption.',
      ja: '3 ノードクラスタの corosync.conf 全体（暗号化を使う構成）。',
    },
    body: `${totem(7)}\n\nnodelist {\n${node(0, 'alpha')}\n${node(1, 'bravo')}\n${node(2, 'charlie')}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n}\n\n${logging}\n$0`,
    in: 'corosync',
  },
  {
    name: 'two-node cluster with two links',
    doc: {
      en: 'A complete corosync.conf for two nodes on two networks: the second link takes over where the first one fails.',
      ja: '2 つのネットワークでつながる 2 ノードの corosync.conf 全体（1 本目のリンクの故障時は 2 本目を使う構成）。',
    },
    body: `${totem(7)}\n\nnodelist {\n${twoLinks(0, 'alpha')}\n${twoLinks(1, 'bravo')}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n\n${logging}\n$0`,
    in: 'corosync',
  },
  {
    name: 'two-node cluster with a quorum device',
    doc: {
      en: 'A complete corosync.conf for two nodes and a QNetd server that decides between them.',
      ja: '2 ノードと、どちらが動作を続けるかを決める QNetd サーバを使う corosync.conf 全体。',
    },
    body: `${totem(5)}\n\nnodelist {\n${node(0, 'alpha')}\n${node(1, 'bravo')}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: \${6:qnetd.example.com}\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n}\n\n${logging}\n$0`,
    in: 'corosync',
  },
  {
    name: 'two-node cluster in a cloud (udpu)',
    doc: {
      en: 'A complete corosync.conf for two nodes with unicast and the timers that SUSE recommends on Azure and AWS. udpu has one link and no encryption.',
      ja: '2 ノードの corosync.conf 全体（ユニキャストと、SUSE が Azure と AWS で推奨する時間を使う構成）。udpu ではリンクは 1 本で、暗号化は使えません。',
    },
    body: `totem {\n\tversion: 2\n\tcluster_name: \${5:cluster1}\n\ttransport: udpu\n\ttoken: \${6:30000}\n\tconsensus: \${7:36000}\n\tjoin: 60\n\tmax_messages: 20\n\ttoken_retransmits_before_loss_const: 10\n}\n\nnodelist {\n${node(0, 'alpha')}\n${node(1, 'bravo')}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n\n${logging}\n$0`,
    in: 'corosync',
  },
  {
    name: 'node',
    doc: { en: 'One node of the nodelist.', ja: 'nodelist のノード 1 台。' },
    body: 'node {\n\tring0_addr: ${1:10.0.0.1}\n\tname: ${2:alpha}\n\tnodeid: ${3:1}\n}$0',
    in: 'corosync.nodelist',
  },
  {
    name: 'node with two links',
    doc: { en: 'One node with addresses on two links.', ja: 'リンク 2 本のアドレスを持つノード 1 台。' },
    body: 'node {\n\tring0_addr: ${1:10.0.0.1}\n\tring1_addr: ${2:10.0.1.1}\n\tname: ${3:alpha}\n\tnodeid: ${4:1}\n}$0',
    in: 'corosync.nodelist',
  },
  {
    name: 'second link',
    doc: {
      en: 'Address of a node on a second link; every node needs one.',
      ja: '2 本目のリンクのアドレス（全ノードに必要です）。',
    },
    body: 'ring1_addr: ${1:10.0.1.1}$0',
    in: 'corosync.nodelist.node',
  },
  {
    name: 'quorum',
    doc: { en: 'Quorum by votes, as Pacemaker needs it.', ja: '票によるクォーラム（Pacemaker に必要）。' },
    body: 'quorum {\n\tprovider: corosync_votequorum$0\n}',
    in: 'corosync',
  },
  {
    name: 'quorum of two nodes',
    doc: { en: 'Quorum of a cluster of two nodes.', ja: '2 ノードクラスタのクォーラム。' },
    body: 'quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1$0\n}',
    in: 'corosync',
  },
  {
    name: 'quorum device',
    doc: {
      en: 'A quorum device with a QNetd server, for an even number of nodes.',
      ja: 'QNetd サーバを使うクォーラムデバイス（偶数ノードのクラスタ向け）。',
    },
    body: 'device {\n\tmodel: net\n\tvotes: 1\n\tnet {\n\t\thost: ${1:qnetd.example.com}\n\t\talgorithm: ffsplit\n\t}\n}$0',
    in: 'corosync.quorum',
  },
  {
    name: 'link settings',
    doc: { en: 'Settings of one knet link.', ja: 'knet のリンク 1 本の設定。' },
    body: 'interface {\n\tlinknumber: ${1:0}\n\tknet_link_priority: ${2:1}$0\n}',
    in: 'corosync.totem',
  },
  {
    name: 'logging',
    doc: { en: 'Log to a file and to syslog.', ja: 'ログファイルと syslog への出力。' },
    body: `${logging}$0`,
    in: 'corosync',
  },
];
