import type { OptionEntry } from '../../../server/src/schema/entry.ts';
import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { cibPercentage } from '../../../server/src/schema/values/cib-percentage.ts';
import { cibVersion } from '../../../server/src/schema/values/cib-version.ts';
import { epochTime } from '../../../server/src/schema/values/epoch-time.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { pairs } from '../define.ts';
import { words } from '../words.ts';
import { formerly, ignored, refused, refusedSince3, since, withoutEffect } from './common.ts';

/*
 * Cluster properties. Facts: option list of Pacemaker 3.0.2 (crm_attribute --list-options=cluster), metadata of the
 * daemons of 2.1.5, and the sources of 0.6 to 3.0.2 for releases.
 */

const boolean = cibBoolean();
const time = cibDuration();
const integer = cibInteger({ infinity: true });

const fencingEnabled: OptionEntry = {
  value: boolean,
  default: 'true',
  exists: since('3.0.2'),
  ...refused,
  facts: { formerly: ['stonith-enabled'] },
  doc: {
    en: 'Whether the cluster fences nodes. With `false`, an unresponsive node counts as harmless and its resources start elsewhere, so two nodes may use the same data.',
    ja: 'クラスタがノードをフェンシングするかどうか。`false` では、応答のないノードを無害とみなしてそのリソースを別のノードで起動するため、データを二重に使用するおそれがあります。',
  },
  related: ['fencing-action', 'fencing-timeout', 'have-watchdog'],
};

const fencingAction: OptionEntry = {
  value: words(
    {
      reboot: {
        doc: { en: 'Turn the node off and on again.', ja: 'ノードの電源を切り、入れ直します。' },
      },
      off: { doc: { en: 'Turn the node off and leave it off.', ja: 'ノードの電源を切ったままにします。' } },
    },
    { caseSensitive: true },
  ),
  default: 'reboot',
  exists: since('3.0.2'),
  ...refused,
  facts: { formerly: ['stonith-action'] },
  doc: {
    en: 'What the fencing device is told to do with a node that must be fenced.',
    ja: 'フェンシングするノードについて、フェンシングデバイスに指示する動作。',
  },
};

const fencingReaction: OptionEntry = {
  value: words({
    stop: {
      doc: { en: 'Stop Pacemaker and leave it stopped.', ja: 'Pacemaker を停止し、停止したままにします。' },
    },
    panic: {
      doc: {
        en: 'Reboot at once; stop Pacemaker if that fails.',
        ja: 'ノードを直ちに再起動します。できない場合は Pacemaker を停止します。',
      },
    },
  }),
  default: 'stop',
  exists: since('3.0.2'),
  invalid: [
    { until: 'pacemaker 2.1.11', is: { severity: 'info' } },
    { since: 'pacemaker 3.0.0', is: { severity: 'warning' } },
  ],
  facts: { formerly: ['fence-reaction'] },
  doc: {
    en: 'What a node does when it hears that it has been fenced itself, as with fabric fencing, which leaves the node running.',
    ja: '自分がフェンシングされたと通知されたノードの動作。ノードが動き続けるファブリックフェンシングなどで起こります。',
  },
};

const fencingTimeout: OptionEntry = {
  value: time,
  default: '60s',
  exists: since('3.0.2'),
  ...refused,
  facts: { formerly: ['stonith-timeout'] },
  doc: {
    en: 'How long fencing actions (on, off, reboot) may take, where the device has no time limit of its own.',
    ja: 'フェンシングのアクション（on、off、reboot）の制限時間。デバイスに個別の指定がない場合に使われます。',
  },
  related: ['pcmk_reboot_timeout', 'pcmk_off_timeout'],
};

const fencingWatchdogTimeout: OptionEntry = {
  value: cibDuration({ as: 'timeout', negative: true }),
  default: '0',
  exists: since('3.0.2'),
  invalid: { severity: 'error' },
  facts: { formerly: ['stonith-watchdog-timeout'] },
  doc: {
    en: 'How long the cluster waits until a lost node counts as reset by its own watchdog (diskless SBD). 0 turns this off; a negative value takes twice `SBD_WATCHDOG_TIMEOUT`.',
    ja: '失われたノードが、自身の watchdog（ディスクレス SBD）で自己フェンシングしたとみなすまでの時間。0 で無効になり、負の値では `SBD_WATCHDOG_TIMEOUT` の 2 倍になります。',
  },
  more: {
    en: 'It must be above `SBD_WATCHDOG_TIMEOUT`, or Pacemaker refuses to start on the node.',
    ja: '`SBD_WATCHDOG_TIMEOUT` より大きくする必要があります。そうでないノードでは Pacemaker が起動しません。',
  },
  related: ['have-watchdog'],
};

const fencingMaxAttempts: OptionEntry = {
  value: cibInteger({ min: 1, infinity: true }),
  default: '10',
  exists: since('3.0.2'),
  ...refusedSince3,
  facts: { formerly: ['stonith-max-attempts'] },
  doc: {
    en: 'After how many failures in a row fencing of a node is no longer retried at once.',
    ja: 'ノードのフェンシングの再試行をすぐには行わなくなるまでの、連続した失敗の回数。',
  },
};

const stopRemovedResources: OptionEntry = {
  value: boolean,
  default: 'true',
  exists: since('3.0.2'),
  deprecated: { since: 'pacemaker 3.0.2' },
  ...refused,
  facts: { formerly: ['stop-orphan-resources'] },
  doc: {
    en: 'Whether a running resource is stopped once it has been removed from the configuration.',
    ja: '設定から削除された、動作中のリソース（孤立リソース）を停止するかどうか。',
  },
};

const cancelRemovedActions: OptionEntry = {
  value: boolean,
  default: 'true',
  exists: since('3.0.2'),
  deprecated: { since: 'pacemaker 3.0.2' },
  ...refused,
  facts: { formerly: ['stop-orphan-actions'] },
  doc: {
    en: 'Whether a recurring operation is cancelled once it has been removed from the configuration.',
    ja: '設定から削除された、定期的なオペレーションを取り消すかどうか。',
  },
};

const joinIntegrationTimeout: OptionEntry = {
  value: time,
  default: '3min',
  exists: since('2.0.0'),
  ...refusedSince3,
  facts: { formerly: ['crmd-integration-timeout'], advanced: true },
  doc: {
    en: 'Time limit for the first phase of a join, in which the DC takes nodes into the cluster. Having to change it points to a bug.',
    ja: 'DC がノードをクラスタに取り込む、参加処理の最初の段階の制限時間。変更が必要な場合は不具合が疑われます。',
  },
};

const joinFinalizationTimeout: OptionEntry = {
  value: time,
  default: '30min',
  exists: since('2.0.0'),
  ...refusedSince3,
  facts: { formerly: ['crmd-finalization-timeout'], advanced: true },
  doc: {
    en: 'Time limit for the last phase of a join, in which the nodes take over the CIB of the DC. Having to change it points to a bug.',
    ja: 'ノードが DC の CIB を受け取る、参加処理の最後の段階の制限時間。変更が必要な場合は不具合が疑われます。',
  },
};

const transitionDelay: OptionEntry = {
  value: time,
  default: '0s',
  exists: since('2.0.0'),
  ...refusedSince3,
  facts: { formerly: ['crmd-transition-delay'], advanced: true },
  doc: {
    en: 'How long the cluster waits before it reacts to an event, so that more events can arrive. It slows down every recovery.',
    ja: 'イベントに対処する前に、ほかのイベントを待つ時間。すべての復旧が遅くなります。',
  },
};

const renamedIn302 = (entry: OptionEntry, use: string, exists: OptionEntry['exists']): OptionEntry =>
  formerly(entry, use, { exists: exists ?? [], deprecated: '3.0.2' });

const renamedIn200 = (entry: OptionEntry, use: string, first: string): OptionEntry => {
  const { default: _default, ...rest } = formerly(entry, use, {
    exists: since(first, '2.1.11'),
    deprecated: '2.0.0',
    gone: '3.0.0',
  });
  return rest;
};

export const clusterProperties = pairs('Pacemaker Explained, "Cluster Options"', {
  'dc-version': {
    value: cibVersion(),
    exists: since('0.6.0'),
    facts: { generated: true },
    doc: {
      en: 'Pacemaker version of the DC (designated controller); set by the cluster.',
      ja: 'DC の Pacemaker のバージョン。クラスタが書き込みます。',
    },
  },
  'cluster-infrastructure': {
    value: freeText(),
    exists: since('1.0.4'),
    facts: { generated: true },
    doc: {
      en: 'Messaging layer below Pacemaker, such as `corosync`; set by the cluster.',
      ja: 'Pacemaker が使用している通信基盤（`corosync` など）。クラスタが書き込みます。',
    },
  },
  'cluster-name': {
    value: freeText(),
    exists: since('1.1.12'),
    doc: {
      en: 'Name of the cluster. Rules can use it as `#cluster-name`, and some agents read it.',
      ja: 'クラスタの名前。`rule` では `#cluster-name` として使え、参照するエージェントもあります。',
    },
  },
  'dc-deadtime': {
    value: time,
    default: '20s',
    exists: since('1.0.2'),
    ...refusedSince3,
    doc: {
      en: 'How long a starting node waits to hear from the others before it has a DC elected.',
      ja: '起動したノードがほかのノードからの応答を待つ時間。過ぎると DC の選出を始めます。',
    },
  },
  'cluster-recheck-interval': {
    value: time,
    default: '15min',
    exists: since('1.0.2'),
    ...refusedSince3,
    doc: {
      en: 'How often the cluster evaluates its configuration again when nothing happens. 0 turns this off.',
      ja: 'イベントがないときに、クラスタが設定を評価し直す間隔。0 で無効になります。',
    },
    more: {
      en: '`date_spec` rules, and in old releases `failure-timeout`, take effect only at such a moment or at an event.',
      ja: '`date_spec` の条件（古いリリースでは `failure-timeout` も）は、この時点かイベントの発生時に初めて反映されます。',
    },
    related: ['failure-timeout'],
  },
  'election-timeout': {
    value: time,
    default: '2min',
    exists: since('1.0.2'),
    ...refusedSince3,
    facts: { advanced: true },
    doc: {
      en: 'Time after which an election of the DC counts as failed. Having to change it points to a bug.',
      ja: 'DC の選出が決着しないとき、失敗とみなすまでの時間。変更が必要な場合は不具合が疑われます。',
    },
  },
  'shutdown-escalation': {
    value: time,
    default: '20min',
    exists: since('1.0.2'),
    ...refusedSince3,
    facts: { advanced: true },
    doc: {
      en: 'How long an orderly shutdown of a node may take. After that, Pacemaker exits at once. Having to change it points to a bug.',
      ja: 'ノードの通常の停止処理の制限時間。過ぎると Pacemaker は直ちに終了します。変更が必要な場合は不具合が疑われます。',
    },
  },
  'join-integration-timeout': joinIntegrationTimeout,
  'join-finalization-timeout': joinFinalizationTimeout,
  'transition-delay': transitionDelay,
  'no-quorum-policy': {
    value: words({
      stop: {
        doc: {
          en: 'Stop all resources in the partition without quorum.',
          ja: 'クォーラムのない側のすべてのリソースを停止します。',
        },
      },
      freeze: {
        doc: {
          en: 'Go on with what runs, but take over nothing from nodes outside the partition.',
          ja: '動作中のリソースは続け、分断された相手側のリソースは引き継ぎません。',
        },
      },
      ignore: {
        doc: {
          en: 'Go on as if there were quorum. Without reliable fencing, both sides may run the same resources.',
          ja: 'クォーラムがあるものとして動作を続けます。フェンシングが確実でないと、二重起動のおそれがあります。',
        },
      },
      demote: {
        since: '2.0.5',
        doc: {
          en: 'Demote promoted resources and stop all others.',
          ja: '昇格したリソースを降格させ、それ以外のリソースを停止します。',
        },
      },
      fence: {
        since: '2.1.9',
        doc: {
          en: 'Fence all nodes of the partition without quorum.',
          ja: 'クォーラムのない側のすべてのノードをフェンシングします。',
        },
      },
      suicide: {
        deprecatedSince: '2.1.9',
        doc: { en: 'Old name of `fence`.', ja: '`fence` の以前の名前。' },
      },
    }),
    default: 'stop',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'What the nodes of a partition do when it has no quorum.',
      ja: 'クォーラムを失った側のノードの動作。',
    },
  },
  'shutdown-lock': {
    value: boolean,
    default: 'false',
    exists: since('2.0.4'),
    ...refused,
    doc: {
      en: 'Whether the resources of a cleanly stopped node wait for it: they start nowhere else until it is back.',
      ja: '正常に停止したノードのリソースを、そのノードが戻るまで別のノードで起動しないようにするかどうか。',
    },
    related: ['shutdown-lock-limit'],
  },
  'shutdown-lock-limit': {
    value: time,
    default: '0',
    exists: since('2.0.4'),
    ...refused,
    doc: {
      en: 'How long `shutdown-lock` keeps the resources of a node after its shutdown. 0 is without limit.',
      ja: 'ノードの停止後、`shutdown-lock` が有効な時間。0 では無期限になります。',
    },
  },
  'enable-acl': {
    value: boolean,
    default: 'false',
    exists: since('1.1.5'),
    ...refusedSince3,
    doc: {
      en: 'Whether the access rights of the `acls` section are enforced.',
      ja: '`acls` セクションのアクセス権を有効にするかどうか。',
    },
  },
  'symmetric-cluster': {
    value: boolean,
    default: 'true',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'Whether resources may run on any node. With `false`, each needs a location constraint that allows a node.',
      ja: 'リソースがどのノードでも動作できるかどうか。`false` では、リソースごとにノードを許可する配置制約が必要です。',
    },
  },
  'maintenance-mode': {
    value: boolean,
    default: 'false',
    exists: since('0.7.3'),
    ...refused,
    doc: {
      en: 'Maintenance mode: the cluster neither starts nor stops nor monitors any resource.',
      ja: 'クラスタ全体のメンテナンスモード。すべてのリソースの起動、停止、監視を行いません。',
    },
  },
  'start-failure-is-fatal': {
    value: boolean,
    default: 'true',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'Whether one failed start bans the resource from the node. With `false`, its `migration-threshold` decides.',
      ja: '起動に 1 回失敗しただけで、そのノードでの起動を禁止するかどうか。`false` では `migration-threshold` に従います。',
    },
    related: ['migration-threshold'],
  },
  'enable-startup-probes': {
    value: boolean,
    default: 'true',
    exists: since('1.1.1'),
    deprecated: { since: 'pacemaker 3.0.2' },
    ...refused,
    doc: {
      en: 'Whether the cluster probes, when a node joins, what already runs there.',
      ja: 'ノードの参加時に、既に動作しているリソースをプローブで確認するかどうか。',
    },
  },
  'fence-remote-without-quorum': {
    value: boolean,
    default: 'false',
    exists: [...since('2.1.10', '2.1.11'), ...since('3.0.1')],
    ...refusedSince3,
    facts: { advanced: true },
    doc: {
      en: 'Whether a partition without quorum may fence remote nodes that belong to it.',
      ja: 'クォーラムのない側のノードが、自分に接続しているリモートノードをフェンシングしてよいかどうか。',
    },
  },
  'fencing-enabled': fencingEnabled,
  'stonith-enabled': renamedIn302(fencingEnabled, 'fencing-enabled', since('0.6.0')),
  'fencing-action': fencingAction,
  'stonith-action': {
    ...renamedIn302(fencingAction, 'fencing-action', since('0.6.0')),
    value: words(
      {
        reboot: { doc: { en: 'Turn the node off and on again.', ja: 'ノードの電源を切り、入れ直します。' } },
        off: { doc: { en: 'Turn the node off and leave it off.', ja: 'ノードの電源を切ったままにします。' } },
        poweroff: {
          until: '2.1.11',
          deprecatedSince: '1.1.18',
          doc: {
            en: 'Old word for `off`; schema 4.0 refuses it.',
            ja: '`off` の以前の書き方。スキーマ 4.0 では使えません。',
          },
        },
      },
      { caseSensitive: true },
    ),
  },
  'fencing-reaction': fencingReaction,
  'fence-reaction': renamedIn302(fencingReaction, 'fencing-reaction', [
    ...since('1.1.22', '1.1.24'),
    ...since('2.0.3'),
  ]),
  'fencing-timeout': fencingTimeout,
  'stonith-timeout': renamedIn302(fencingTimeout, 'fencing-timeout', since('1.0.0')),
  'have-watchdog': {
    value: boolean,
    default: 'false',
    exists: since('1.1.13'),
    ...refused,
    facts: { generated: true },
    doc: {
      en: 'Whether SBD was found in use; set by the cluster.',
      ja: 'SBD が使用されているかどうか。クラスタが書き込みます。',
    },
  },
  'fencing-watchdog-timeout': fencingWatchdogTimeout,
  'stonith-watchdog-timeout': {
    ...renamedIn302(fencingWatchdogTimeout, 'fencing-watchdog-timeout', since('1.1.13')),
    more: {
      en: 'It must be above `SBD_WATCHDOG_TIMEOUT`, or Pacemaker refuses to start on the node. Pacemaker 3.0.2 renamed it to `fencing-watchdog-timeout`; the old name still works.',
      ja: '`SBD_WATCHDOG_TIMEOUT` より大きくする必要があります。そうでないノードでは Pacemaker が起動しません。Pacemaker 3.0.2 で `fencing-watchdog-timeout` に改名されましたが、以前の名前も使えます。',
    },
  },
  'fencing-max-attempts': fencingMaxAttempts,
  'stonith-max-attempts': renamedIn302(fencingMaxAttempts, 'fencing-max-attempts', since('1.1.17')),
  'concurrent-fencing': {
    value: boolean,
    default: [
      { until: 'pacemaker 2.1.11', is: 'false' },
      { since: 'pacemaker 3.0.0', is: 'true' },
    ],
    defaultDoc: {
      en: 'true (false before 3.0.0 unless built otherwise)',
      ja: 'true（3.0.0 より前は、ビルド時の指定がなければ false）',
    },
    exists: since('1.1.15'),
    deprecated: { since: 'pacemaker 3.0.2' },
    ...refused,
    doc: {
      en: 'Whether several nodes may be fenced at the same time.',
      ja: '複数のノードのフェンシングを同時に行ってよいかどうか。',
    },
  },
  'startup-fencing': {
    value: boolean,
    default: 'true',
    exists: since('0.6.0'),
    ...refused,
    facts: { advanced: true },
    doc: {
      en: 'Whether nodes that have not been seen since the cluster started are fenced. `false` risks that they run resources unnoticed.',
      ja: 'クラスタの起動後に一度も現れないノードをフェンシングするかどうか。`false` では、そのノードがリソースを動かしていても気付けないおそれがあります。',
    },
  },
  'priority-fencing-delay': {
    value: time,
    default: '0',
    exists: [...since('1.1.23', '1.1.24'), ...since('2.0.4')],
    ...refused,
    doc: {
      en: 'Delay before the side with the higher total `priority` of resources is fenced, so that it wins when two nodes fence each other.',
      ja: 'リソースの `priority` の合計が高い側をフェンシングする前に置く遅延。2 ノードが互いをフェンシングするとき、その側を残すために使います。',
    },
    more: {
      en: 'It should be at least twice the largest `pcmk_delay_base` or `pcmk_delay_max`, which are added to it.',
      ja: '`pcmk_delay_base` と `pcmk_delay_max` は、この遅延に加算されます。その最大値の 2 倍以上が推奨されます。',
    },
    related: ['priority', 'pcmk_delay_base', 'pcmk_delay_max'],
  },
  'node-pending-timeout': {
    value: time,
    default: '0',
    exists: since('2.1.7'),
    ...refusedSince3,
    doc: {
      en: 'How long a node that Corosync knows may take to join Pacemaker before it is fenced. 0 waits for ever.',
      ja: 'Corosync に現れたノードを、Pacemaker に参加しないままフェンシングするまでの時間。0 では待ち続けます。',
    },
  },
  'cluster-delay': {
    value: time,
    default: '60s',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'How long, beyond the time limit of an action, the DC waits for its result from another node.',
      ja: '別のノードで行うアクションの結果を、DC がアクションの制限時間に加えて待つ時間。',
    },
  },
  'load-threshold': {
    value: cibPercentage(),
    default: '80%',
    exists: since('1.1.11'),
    ...refusedSince3,
    doc: {
      en: 'System load above which the cluster starts fewer actions at once. 0% turns the limit off.',
      ja: 'クラスタが同時に始めるアクションを減らす、システム負荷の上限。0% で無効になります。',
    },
  },
  'node-action-limit': {
    value: integer,
    default: '0',
    exists: since('1.1.11'),
    ...refusedSince3,
    doc: {
      en: 'How many actions may run on one node at the same time. 0 means twice the number of cores.',
      ja: '1 台のノードで同時に行えるアクションの数。0 ではコア数の 2 倍になります。',
    },
  },
  'batch-limit': {
    value: integer,
    default: '0',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'How many actions the whole cluster runs at the same time. 0 lets the cluster decide by its load.',
      ja: 'クラスタ全体で同時に行うアクションの数。0 では負荷に応じて自動的に決まります。',
    },
  },
  'migration-limit': {
    value: integer,
    default: '-1',
    exists: since('1.1.7'),
    ...refused,
    doc: {
      en: 'How many live migrations may run on one node at the same time. -1 is without limit.',
      ja: '1 台のノードで同時に行えるライブマイグレーションの数。-1 では無制限になります。',
    },
  },
  'cluster-ipc-limit': {
    value: cibInteger({ min: 0 }),
    default: [
      { until: 'pacemaker 2.1.11', is: '500' },
      { since: 'pacemaker 3.0.0', is: null },
    ],
    defaultDoc: {
      en: '500; Pacemaker 3 ignores the option',
      ja: '500（Pacemaker 3 では無視されます）',
    },
    exists: since('1.1.17'),
    deprecated: { since: 'pacemaker 3.0.2' },
    invalid: [
      { until: 'pacemaker 2.1.11', is: { severity: 'info' } },
      { since: 'pacemaker 3.0.0', is: { severity: 'warning' } },
    ],
    outOfRange: { severity: 'info' },
    doc: {
      en: 'How many messages may pile up for a client before a daemon drops it. Pacemaker 3 ignores it.',
      ja: 'クライアント宛てのメッセージがたまったとき、デーモンが接続を切断するまでの件数。Pacemaker 3 では無視されます。',
    },
  },
  'stop-all-resources': {
    value: boolean,
    default: 'false',
    exists: since('0.6.4'),
    ...refused,
    doc: {
      en: 'Whether all resources of the cluster are stopped, for maintenance of something that all of them need.',
      ja: 'クラスタのすべてのリソースを停止するかどうか。共通の基盤を保守する場合などに使います。',
    },
  },
  'stop-removed-resources': stopRemovedResources,
  'stop-orphan-resources': renamedIn302(stopRemovedResources, 'stop-removed-resources', since('0.6.0')),
  'cancel-removed-actions': cancelRemovedActions,
  'stop-orphan-actions': renamedIn302(cancelRemovedActions, 'cancel-removed-actions', since('0.6.0')),
  'pe-error-series-max': {
    value: integer,
    default: '-1',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'How many scheduler inputs that led to errors are kept on disk. -1 keeps all, 0 none.',
      ja: 'エラーになったスケジューラの入力ファイルを保存する数。-1 ではすべて、0 では保存しません。',
    },
  },
  'pe-warn-series-max': {
    value: integer,
    default: '5000',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'How many scheduler inputs that led to warnings are kept on disk. -1 keeps all, 0 none.',
      ja: '警告になったスケジューラの入力ファイルを保存する数。-1 ではすべて、0 では保存しません。',
    },
  },
  'pe-input-series-max': {
    value: integer,
    default: '4000',
    exists: since('0.6.0'),
    ...refused,
    doc: {
      en: 'How many other scheduler inputs are kept on disk. -1 keeps all, 0 none.',
      ja: 'そのほかのスケジューラの入力ファイルを保存する数。-1 ではすべて、0 では保存しません。',
    },
  },
  'node-health-strategy': {
    value: words({
      none: { doc: { en: 'Node health does not matter.', ja: 'ノードの健全性を考慮しません。' } },
      'migrate-on-red': {
        doc: { en: '`red` means -INFINITY, everything else 0.', ja: '`red` を -INFINITY、それ以外を 0 とします。' },
      },
      'only-green': {
        doc: {
          en: '`red` and `yellow` mean -INFINITY, `green` means 0.',
          ja: '`red` と `yellow` を -INFINITY、`green` を 0 とします。',
        },
      },
      progressive: {
        doc: {
          en: 'Adds the scores of `node-health-red`, `-yellow` and `-green` to `node-health-base`.',
          ja: '`node-health-red`、`node-health-yellow`、`node-health-green` のスコアを `node-health-base` に加算します。',
        },
      },
      custom: {
        doc: {
          en: 'Leaves it to rules in location constraints.',
          ja: '配置制約の `rule` に任せます。',
        },
      },
    }),
    default: 'none',
    exists: since('1.0.4'),
    ...refused,
    doc: {
      en: 'How node attributes that start with `#health` weigh on where resources run.',
      ja: '`#health` で始まるノード属性を、リソースの配置にどう反映するか。',
    },
  },
  'node-health-base': {
    value: score(),
    default: '0',
    exists: since('1.1.16'),
    ...refused,
    doc: {
      en: 'Health score that a node starts from. Only with the strategy `progressive`.',
      ja: 'ノードの健全性スコアの初期値。`node-health-strategy` が `progressive` の場合だけ使われます。',
    },
  },
  'node-health-green': {
    value: score(),
    default: '0',
    exists: since('1.0.4'),
    ...refused,
    doc: {
      en: 'Score that stands for `green` in a health attribute. Only with the strategies `progressive` and `custom`.',
      ja: '健全性の値 `green` に対するスコア。`node-health-strategy` が `progressive` または `custom` の場合だけ使われます。',
    },
  },
  'node-health-yellow': {
    value: score(),
    default: '0',
    exists: since('1.0.4'),
    ...refused,
    doc: {
      en: 'Score that stands for `yellow` in a health attribute. Only with the strategies `progressive` and `custom`.',
      ja: '健全性の値 `yellow` に対するスコア。`node-health-strategy` が `progressive` または `custom` の場合だけ使われます。',
    },
  },
  'node-health-red': {
    value: score(),
    default: '-INFINITY',
    exists: since('1.0.4'),
    ...refused,
    doc: {
      en: 'Score that stands for `red` in a health attribute. Only with the strategies `progressive` and `custom`.',
      ja: '健全性の値 `red` に対するスコア。`node-health-strategy` が `progressive` または `custom` の場合だけ使われます。',
    },
  },
  'placement-strategy': {
    value: words({
      default: {
        doc: {
          en: 'Ignore utilization; spread resources by their number.',
          ja: '容量を考慮せず、リソースの数で分散します。',
        },
      },
      utilization: {
        doc: {
          en: 'Use only nodes with enough free capacity; spread resources by their number.',
          ja: '容量の足りるノードだけを使い、リソースの数で分散します。',
        },
      },
      balanced: {
        doc: {
          en: 'Use only nodes with enough free capacity; spread resources by capacity.',
          ja: '容量の足りるノードだけを使い、容量で分散します。',
        },
      },
      minimal: {
        doc: {
          en: 'Use only nodes with enough free capacity, and as few of them as possible.',
          ja: '容量の足りるノードだけを使い、できるだけ少ないノードにまとめます。',
        },
      },
    }),
    default: 'default',
    exists: since('1.1.0'),
    ...refused,
    doc: {
      en: 'How `utilization` (capacity of nodes, needs of resources) weighs on placement.',
      ja: '`utilization`（ノードの容量とリソースの必要量）を、リソースの配置にどう反映するか。',
    },
  },
  'crmd-integration-timeout': renamedIn200(joinIntegrationTimeout, 'join-integration-timeout', '0.6.0'),
  'crmd-finalization-timeout': renamedIn200(joinFinalizationTimeout, 'join-finalization-timeout', '0.6.0'),
  'crmd-transition-delay': renamedIn200(transitionDelay, 'transition-delay', '1.1.6'),
  'remove-after-stop': {
    value: boolean,
    default: 'false',
    exists: since('0.6.0', '2.1.11'),
    deprecated: { since: 'pacemaker 2.1.0' },
    ...refused,
    doc: {
      en: 'Whether the operation history of a resource is erased when it stops. Pacemaker 3.0.0 and schema 4.0 dropped it.',
      ja: '停止したリソースのオペレーションの履歴を消すかどうか。Pacemaker 3.0.0 とスキーマ 4.0 で廃止されました。',
    },
  },
  'default-action-timeout': {
    value: time,
    default: '20s',
    exists: since('0.6.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'op_defaults timeout' },
    ...withoutEffect,
    doc: {
      en: 'Time limit of all actions, before there was `op_defaults`. Pacemaker 2.0.0 dropped it.',
      ja: '`op_defaults` より前に使われた、すべてのアクションの制限時間。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'default-resource-stickiness': {
    value: score({ colours: 'read' }),
    default: '0',
    exists: since('0.6.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'rsc_defaults resource-stickiness' },
    ...withoutEffect,
    doc: {
      en: 'Stickiness of all resources, before there was `rsc_defaults`. Pacemaker 2.0.0 dropped it.',
      ja: '`rsc_defaults` より前に使われた、すべてのリソースの `resource-stickiness`。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'is-managed-default': {
    value: boolean,
    default: 'true',
    exists: since('0.6.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'rsc_defaults is-managed' },
    ...withoutEffect,
    doc: {
      en: 'Whether resources are managed, before there was `rsc_defaults`. Pacemaker 2.0.0 dropped it.',
      ja: '`rsc_defaults` より前に使われた、すべてのリソースの `is-managed`。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'default-resource-failure-stickiness': {
    value: score({ colours: 'read' }),
    default: '0',
    exists: since('0.6.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'rsc_defaults migration-threshold' },
    ...withoutEffect,
    doc: {
      en: 'Score that each failure cost a resource on a node, before there was `migration-threshold`. Pacemaker 2.0.0 dropped it.',
      ja: '`migration-threshold` より前に使われた、故障のたびに加算するスコア。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'notification-agent': {
    value: freeText(),
    exists: since('1.1.14', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'alert path' },
    doc: {
      en: 'Script that was called at events, before there were alerts. Pacemaker 2.0.0 dropped it.',
      ja: 'アラートより前に使われた、イベントで呼び出すスクリプト。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'notification-recipient': {
    value: freeText(),
    exists: since('1.1.14', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'recipient value' },
    doc: {
      en: 'Destination for the script of `notification-agent`. Pacemaker 2.0.0 dropped it.',
      ja: '`notification-agent` のスクリプトに渡す送信先。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  'expected-quorum-votes': {
    value: cibInteger(),
    exists: since('1.0.3', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0' },
    ...ignored,
    doc: {
      en: 'Expected votes, with the Pacemaker plug-in of Corosync 1. Today Corosync counts votes (`quorum.expected_votes`).',
      ja: 'Corosync 1 の Pacemaker プラグインで使われた票数の合計。現在は Corosync の `quorum.expected_votes` で指定します。',
    },
  },
  'last-lrm-refresh': {
    value: epochTime(),
    exists: since('0.6.0'),
    ...withoutEffect,
    facts: { generated: true },
    doc: {
      en: 'Time stamp that tools write to make the cluster look at its resources again. It has no other meaning.',
      ja: 'クラスタにリソースの状態を確認し直させるために、ツールが書き込む時刻。それ以外の意味はありません。',
    },
  },
});
