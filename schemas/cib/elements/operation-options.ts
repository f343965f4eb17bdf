import type { OptionEntry } from '../../../server/src/schema/entry.ts';
import type { Text } from '../../../server/src/text/text.ts';

/*
 * Options of operations, which may be written as attributes of op and as meta-attributes, also in op_defaults.
 * Facts: Pacemaker's RELAX NG schemas, and its sources of 0.6 to 3.0.2 for defaults and releases.
 */

export const onFailWords: Readonly<Record<string, { since?: string; schema?: readonly string[]; doc: Text }>> = {
  ignore: {
    doc: { en: 'Go on as if the action had not failed.', ja: '失敗しなかったものとして扱います。' },
  },
  block: {
    doc: {
      en: 'Do nothing more with the resource until the failure is cleaned up.',
      ja: '故障がクリーンアップされるまで、リソースを操作しません。',
    },
  },
  stop: {
    doc: { en: 'Stop the resource and leave it stopped.', ja: 'リソースを停止し、停止したままにします。' },
  },
  restart: {
    doc: {
      en: 'Stop the resource and start it again, perhaps on another node.',
      ja: 'リソースを停止し、再び起動します（別のノードの場合もあります）。',
    },
  },
  fence: {
    doc: { en: 'Fence the node on which the resource failed.', ja: 'リソースが故障したノードをフェンシングします。' },
  },
  standby: {
    doc: {
      en: 'Put the node into standby, so that all resources leave it.',
      ja: 'ノードをスタンバイ状態にし、すべてのリソースを別のノードに移動します。',
    },
  },
  demote: {
    since: '2.0.5',
    schema: ['3.4..next'],
    doc: {
      en: 'Demote the resource without a full restart. Only for `promote`, and for recurring monitors with role `Promoted`.',
      ja: '再起動せずに降格させます。`promote` と、ロールが `Promoted` の定期的な `monitor` でだけ使えます。',
    },
  },
  'restart-container': {
    since: '1.1.9',
    schema: ['1.2..next'],
    doc: {
      en: 'Restart the container or virtual machine that holds the resource.',
      ja: 'リソースを収めているコンテナまたは仮想マシンを再起動します。',
    },
  },
};

/** All but the values: the schema types attributes more strictly than the scheduler reads pairs. */
export const operationOptions = {
  interval: {
    default: '0',
    doc: {
      en: 'Time between the runs of a recurring operation. 0 describes the runs that the cluster schedules when needed.',
      ja: '定期的に実行するオペレーションの間隔。0 は、クラスタが必要に応じて実行する場合の設定を表します。',
    },
    more: {
      en: 'Within a resource, each combination of `name` and `interval` may occur only once. Days need the ISO form: `1d` cannot be read, and the operation then never recurs.',
      ja: '同じリソースの中で、`name` と `interval` の組は一意にする必要があります。日数は `P1D` の形式で書きます（`1d` は読めず、定期的な実行が行われなくなります）。',
    },
  },
  timeout: {
    default: '20s',
    doc: {
      en: 'How long one run may take before it counts as failed.',
      ja: '1 回の実行の制限時間。過ぎると失敗とみなされます。',
    },
    more: {
      en: 'Where it is missing, `op_defaults` decides. What the metadata of the agent says is advice, which the cluster does not apply by itself.',
      ja: '指定がなければ `op_defaults` の値が使われます。エージェントのメタデータにある値は推奨値で、自動的には使われません。',
    },
  },
  'on-fail': {
    defaultDoc: {
      en: 'stop: fence if fencing is enabled, else block; demote: as the promoted monitor says, else restart; others: restart',
      ja: 'stop ではフェンシングが有効なら fence、無効なら block。demote では Promoted の monitor の指定、なければ restart。その他は restart',
    },
    doc: {
      en: 'What the cluster does when the operation fails.',
      ja: 'オペレーションが失敗したときのクラスタの動作。',
    },
    related: ['migration-threshold', 'failure-timeout'],
  },
  enabled: {
    default: 'true',
    doc: {
      en: 'Whether this definition counts. `false` is the usual way to pause a recurring monitor.',
      ja: 'この定義を使うかどうか。定期的な監視を一時的に止めるときは `false` にします。',
    },
  },
  role: {
    doc: {
      en: 'Runs a recurring monitor only where the resource should be in this role.',
      ja: '定期的な監視を、リソースがこのロールであるべきノードだけで行うための指定。',
    },
    more: {
      en: 'A promotable clone needs two monitors, for `Promoted` and `Unpromoted`, with different intervals.',
      ja: 'promotable クローンでは、`Promoted` と `Unpromoted` の `monitor` を、異なる `interval` で設定する必要があります。',
    },
  },
  'interval-origin': {
    doc: {
      en: 'Time from which the runs of a recurring operation are counted, such as the hour of a nightly check. It excludes `start-delay`.',
      ja: '定期的な実行の起点となる日時。毎日決まった時刻に検査する場合などに使い、`start-delay` とは併用できません。',
    },
    related: ['start-delay'],
  },
  'start-delay': {
    default: '0',
    doc: {
      en: 'How long to wait before the first run. It hides a start that returns too early; better mend the agent. It excludes `interval-origin`.',
      ja: '最初の実行までの待ち時間。起動の完了前に戻るエージェントへの対策で、本来はエージェントを修正します。`interval-origin` とは併用できません。',
    },
    related: ['interval-origin'],
  },
  'record-pending': {
    default: [
      { until: 'pacemaker 1.1.24', is: 'false' },
      { since: 'pacemaker 2.0.0', is: 'true' },
    ],
    deprecated: { since: 'pacemaker 3.0.0' },
    doc: {
      en: 'Whether the start of a run is recorded too, so that status displays show it as pending.',
      ja: '実行の開始も記録するかどうか。記録すると、実行中であることが状態表示に現れます。',
    },
  },
} as const satisfies Readonly<Record<string, Omit<OptionEntry, 'value'>>>;
