import type { Text } from '../text/text.ts';

/**
 * What an expert would look at and no file can answer: it stands in the index of rules, so that nobody takes silence
 * for approval. What another place tells (hover, inlay hint, code lens) is listed too, with that place as the reason.
 */
export interface OutOfReach {
  /** The checks of the lists that the rules are measured against, such as `DRBD E-009`. */
  readonly items: readonly string[];
  /** Where it stands in the index: the prefix of rule ids. */
  readonly of: 'drbd' | 'corosync' | 'cib' | 'cluster';
  readonly what: Text;
  readonly why: Text;
}

export const outOfReach: readonly OutOfReach[] = [
  {
    items: ['DRBD E-003'],
    of: 'drbd',
    what: {
      en: 'Times counted in tenths of a second beside times counted in seconds',
      ja: '0.1 秒単位の時間と秒単位の時間の混在',
    },
    why: {
      en: 'Both are right. Hover and inlay hints show them in seconds',
      ja: 'どちらも正しい書き方です。ホバーとインレイヒントが秒に換算して表示します',
    },
  },
  {
    items: ['DRBD E-005'],
    of: 'drbd',
    what: {
      en: 'How long writes block when a peer is stuck, against the timeouts of the cluster',
      ja: '対向ノードが応答しないときに書き込みが止まる時間と、クラスタのタイムアウトとの比較',
    },
    why: {
      en: 'Which timeout is long enough depends on the service. Hover and code lens show the time',
      ja: '十分な長さはサービスによって異なります。ホバーとコードレンズが時間を表示します',
    },
  },
  {
    items: ['DRBD E-009', 'DRBD E-137'],
    of: 'drbd',
    what: {
      en: 'Waiting for the peer without limit at boot, and a DRBD unit enabled beside Pacemaker',
      ja: '起動時に対向ノードを無期限に待つこと、Pacemaker の管理下で DRBD のユニットも有効なこと',
    },
    why: {
      en: 'Which units a host starts is not in its configuration files',
      ja: 'ホストがどのユニットを起動するかは設定ファイルからわかりません',
    },
  },
  {
    items: ['DRBD E-033'],
    of: 'drbd',
    what: {
      en: 'A handler program that does not exist or cannot be run',
      ja: '存在しない、または実行できないハンドラプログラム',
    },
    why: {
      en: 'Programs lie on the hosts, not in the configuration',
      ja: 'プログラムは各ホスト上にあり、設定ファイルには含まれません',
    },
  },
  {
    items: ['DRBD E-055', 'DRBD E-056', 'DRBD E-057'],
    of: 'drbd',
    what: {
      en: 'Copies of a DRBD file that differ between the hosts',
      ja: 'ホスト間で異なる DRBD 設定ファイルの写し',
    },
    why: {
      en: 'Files of the same resource count as alternatives: nothing says which host a copy is from',
      ja: '同じリソースのファイルは別案として扱います。どのホストの写しかを示すものがありません',
    },
  },
  {
    items: ['DRBD E-061'],
    of: 'drbd',
    what: {
      en: 'A file with a shared-secret that everybody can read',
      ja: '誰でも読める、shared-secret を含むファイル',
    },
    why: {
      en: 'The mode of a file counts on the host. Sample values and secrets that are too long are reported',
      ja: 'ファイルの権限はホスト上で決まります。サンプルの値と長すぎる値は指摘します',
    },
  },
  {
    items: ['DRBD E-074', 'DRBD E-076', 'DRBD E-085'],
    of: 'drbd',
    what: {
      en: 'Rates against the speed of the link, resync order on a shared disk, discards on thin volumes',
      ja: '回線速度に対する転送速度、ディスクを共有するときの再同期の順序、シンボリュームでの discard',
    },
    why: {
      en: 'The speed of links and what lies below a disk are not in the files',
      ja: '回線の速度やディスクの下の構成はファイルからわかりません',
    },
  },
  {
    items: ['DRBD E-084', 'DRBD E-142'],
    of: 'drbd',
    what: {
      en: 'Options without effect on newer kernels, and DRBD 9.1 releases that cannot talk to 8.4',
      ja: '新しいカーネルで効かないオプション、8.4 と通信できない DRBD 9.1 のリリース',
    },
    why: {
      en: 'The releases of the kernel and of its DRBD module are not in the files',
      ja: 'カーネルと DRBD モジュールのリリースはファイルからわかりません',
    },
  },
  {
    items: ['DRBD E-104'],
    of: 'drbd',
    what: { en: 'More hosts than bitmap slots', ja: 'ビットマップスロットより多いホスト' },
    why: {
      en: 'The number of slots was chosen when the metadata was made, and is kept there',
      ja: 'スロットの数はメタデータの作成時に決まり、メタデータに保存されています',
    },
  },
  {
    items: ['DRBD E-112'],
    of: 'drbd',
    what: { en: 'Two ends of a connection in different subnets', ja: '接続の両端が別々のサブネットにあること' },
    why: {
      en: 'Routed networks are common, and no file has the netmask',
      ja: 'ルーティングされたネットワークは珍しくなく、ネットマスクはどのファイルにもありません',
    },
  },
  {
    items: ['DRBD E-120'],
    of: 'drbd',
    what: { en: 'A node-id that was changed', ja: '変更された node-id' },
    why: { en: 'Only a comparison with the former file shows it', ja: '以前のファイルと比べなければわかりません' },
  },
  {
    items: ['Corosync S-015', 'Corosync S-018'],
    of: 'corosync',
    what: {
      en: 'Addresses and the name of the host on which corosync runs',
      ja: 'corosync が動作するホストのアドレスと名前',
    },
    why: {
      en: 'They are not in any file of the cluster. Loopback addresses and names that nearly match are reported',
      ja: 'クラスタのどのファイルにもありません。ループバックアドレスと、よく似た名前は指摘します',
    },
  },
  {
    items: ['Corosync W-001', 'Corosync W-002', 'Corosync W-003', 'Corosync W-004', 'Corosync W-005', 'Corosync W-006'],
    of: 'cluster',
    what: {
      en: 'The settings of SBD in /etc/sysconfig/sbd or /etc/default/sbd',
      ja: '/etc/sysconfig/sbd または /etc/default/sbd にある SBD の設定',
    },
    why: {
      en: 'That file is not read. What the CIB tells about it (have-watchdog, stonith-watchdog-timeout) is compared with corosync.conf',
      ja: 'このファイルは読みません。CIB に書かれた have-watchdog と stonith-watchdog-timeout を corosync.conf と照合します',
    },
  },
  {
    items: [
      'Corosync B-001',
      'Corosync B-002',
      'Corosync B-003',
      'Corosync B-004',
      'Corosync B-005',
      'Corosync B-006',
      'Corosync B-007',
      'Corosync B-008',
      'Corosync B-009',
      'Corosync B-010',
      'Corosync B-011',
      'Corosync B-012',
      'Corosync B-013',
      'Corosync B-014',
      'Corosync B-015',
      'Corosync B-016',
      'Corosync B-017',
      'Corosync B-018',
    ],
    of: 'cluster',
    what: { en: 'booth.conf', ja: 'booth.conf' },
    why: {
      en: 'It is no language of QuorumLens: boothd reports what is wrong there when it starts',
      ja: 'QuorumLens の対象外です。誤りは boothd が起動時に報告します',
    },
  },
  {
    items: ['CIB E-109'],
    of: 'cib',
    what: {
      en: 'DRBD that systemd starts as well as Pacemaker',
      ja: 'Pacemaker だけでなく systemd も起動する DRBD',
    },
    why: {
      en: 'Which units a host starts is not in its configuration files',
      ja: 'ホストがどのユニットを起動するかは設定ファイルからわかりません',
    },
  },
  {
    items: ['CIB E-075'],
    of: 'cib',
    what: {
      en: 'A port-mapping of a bundle without addresses',
      ja: 'アドレスのないバンドルの port-mapping',
    },
    why: {
      en: 'It works: the scheduler publishes the port on the addresses of the host (crm_simulate 2.1.5). Ports that collide, and mappings beside network="host", are reported',
      ja: '動作する設定です。ポートはホストのアドレスで公開されます（crm_simulate 2.1.5）。重なるポートと、network="host" での port-mapping は検出します',
    },
  },
  {
    items: [
      'cluster/lvm-locking-mismatch',
      'cluster/unresolvable-node',
      'cluster/unknown-reactor-resource',
      'cluster/resource-managed-twice',
      'cluster/gluster-ping-timeout-above-takeover',
    ],
    of: 'cluster',
    what: {
      en: 'Locking in lvm.conf, names in /etc/hosts, promoters of drbd-reactor, timeouts of GlusterFS',
      ja: 'lvm.conf のロック、/etc/hosts の名前、drbd-reactor の promoter、GlusterFS のタイムアウト',
    },
    why: {
      en: 'Those files are not read',
      ja: 'これらのファイルは読みません',
    },
  },
];
