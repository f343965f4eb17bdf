import type { OptionEntry } from '../../../server/src/schema/entry.ts';
import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { cibPort } from '../../../server/src/schema/values/cib-port.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { orDefault } from '../../../server/src/schema/values/or-default.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { pairs } from '../define.ts';
import { words } from '../words.ts';
import { formerly, ignored, refused, since, withoutEffect } from './common.ts';

/*
 * Meta-attributes of resources. Facts: option lists of Pacemaker 3.0.2 (crm_resource --list-options), and the sources
 * of 0.6 to 3.0.2 for clones and for releases.
 */

const boolean = cibBoolean();
const count = cibInteger({ min: 0 });

/** Options that read the bare word `default` as well. */
const bareDefault = ['default'];

const promotedMax: OptionEntry = {
  value: count,
  default: '1',
  exists: since('2.0.0'),
  ...ignored,
  facts: { for: ['clone'], formerly: ['master-max'] },
  doc: {
    en: 'How many instances may be promoted in the whole cluster.',
    ja: 'クラスタ全体で昇格できるインスタンスの数。',
  },
  related: ['promotable', 'promoted-node-max'],
};

const promotedNodeMax: OptionEntry = {
  value: count,
  default: '1',
  exists: since('2.0.0'),
  ...ignored,
  facts: { for: ['clone'], formerly: ['master-node-max'] },
  doc: {
    en: 'How many instances may be promoted on one node. More than 1 needs a globally unique clone.',
    ja: '1 台のノードで昇格できるインスタンスの数。2 以上にするには `globally-unique` が必要です。',
  },
  related: ['promotable', 'promoted-max', 'globally-unique'],
};

export const resourceMeta = pairs('Pacemaker Explained, "Resource Options"', {
  priority: {
    value: score({ colours: 'read' }),
    default: '0',
    exists: since('0.6.0'),
    ...ignored,
    facts: { for: ['primitive', 'group', 'clone', 'bundle'] },
    doc: {
      en: 'When not all resources can run, those with a lower priority are stopped first.',
      ja: 'すべてのリソースを動かせないときの優先度。低いリソースから停止します。',
    },
    related: ['priority-fencing-delay'],
  },
  critical: {
    value: boolean,
    default: 'true',
    exists: since('2.1.0'),
    ...ignored,
    doc: {
      en: 'Default of `influence` for colocations in which this resource is the dependent one, in groups too. With `false`, its failure does not move the others.',
      ja: 'このリソースが依存する側となる同居制約（グループ内も含む）での `influence` のデフォルト値。`false` では、このリソースが故障しても相手のリソースは移動しません。',
    },
  },
  'target-role': {
    value: orDefault(
      words({
        Stopped: { doc: { en: 'Keep the resource stopped.', ja: 'リソースを停止したままにします。' } },
        Started: {
          doc: {
            en: 'Start the resource, and promote it where that is due.',
            ja: 'リソースを起動し、必要に応じて昇格させます。',
          },
        },
        Unpromoted: {
          since: '2.1.0',
          doc: { en: 'Start the resource, but do not promote it.', ja: 'リソースを起動しますが、昇格させません。' },
        },
        Promoted: { since: '2.1.0', doc: { en: 'The same as `Started`.', ja: '`Started` と同じです。' } },
        Slave: {
          deprecatedSince: '2.1.0',
          doc: { en: 'Old name of `Unpromoted`.', ja: '`Unpromoted` の以前の名前。' },
        },
        Master: {
          deprecatedSince: '2.1.0',
          doc: { en: 'Old name of `Promoted`.', ja: '`Promoted` の以前の名前。' },
        },
      }),
      bareDefault,
    ),
    default: 'Started',
    exists: since('0.6.4'),
    ...refused,
    doc: {
      en: 'State that the cluster tries to keep the resource in.',
      ja: 'クラスタが維持しようとするリソースの状態。',
    },
  },
  'is-managed': {
    value: orDefault(boolean, bareDefault),
    default: 'true',
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'Whether the cluster may start and stop the resource. With `false` it still monitors.',
      ja: 'クラスタがリソースを起動、停止してよいかどうか。`false` でも監視は続きます。',
    },
    related: ['maintenance'],
  },
  maintenance: {
    value: boolean,
    default: 'false',
    exists: since('1.1.10'),
    ...ignored,
    doc: {
      en: 'Maintenance mode for this resource: the cluster neither starts, stops nor monitors it.',
      ja: 'このリソースのメンテナンスモード。起動、停止、監視を行いません。',
    },
    related: ['is-managed', 'maintenance-mode'],
  },
  'resource-stickiness': {
    value: orDefault(score({ colours: 'read' }), bareDefault),
    defaultDoc: { en: '1 for clone instances, else 0', ja: 'クローンのインスタンスでは 1、それ以外は 0' },
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'How strongly a resource prefers to stay on its current node. The default is 0, and 1 for clone instances.',
      ja: 'リソースが現在のノードに留まろうとする強さ。デフォルトは 0、クローンのインスタンスでは 1 です。',
    },
  },
  requires: {
    value: words({
      nothing: { doc: { en: 'It may always start.', ja: '常に起動できます。' } },
      quorum: { doc: { en: 'The cluster must have quorum.', ja: 'クラスタにクォーラムがある必要があります。' } },
      fencing: {
        doc: {
          en: 'The cluster must have quorum, and failed nodes must be fenced first.',
          ja: 'クォーラムがあり、故障したノードのフェンシングが済んでいる必要があります。',
        },
      },
      unfencing: {
        doc: {
          en: 'As `fencing`, and the node itself must be unfenced.',
          ja: '`fencing` の条件に加えて、起動するノードの unfencing が済んでいる必要があります。',
        },
      },
    }),
    defaultDoc: {
      en: 'quorum for fencing devices; else unfencing if in use, fencing if fencing is enabled, quorum otherwise',
      ja: 'フェンシングデバイスでは quorum。それ以外は、unfencing を使う場合は unfencing、フェンシングが有効なら fencing、無効なら quorum',
    },
    exists: since('1.0.0'),
    ...refused,
    doc: {
      en: 'What must hold before the resource may start.',
      ja: 'リソースを起動するための条件。',
    },
  },
  'migration-threshold': {
    value: orDefault(score({ colours: 'read', min: 0 }), bareDefault),
    default: 'INFINITY',
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'How many failures on a node ban the resource from it. 0 turns this off; the default is `INFINITY`.',
      ja: 'リソースがそのノードで起動できなくなるまでの故障回数。0 で無効になり、デフォルトは `INFINITY` です。',
    },
    more: {
      en: 'A failed start bans the resource at once, unless `start-failure-is-fatal` is false. The ban ends with `failure-timeout` or a cleanup.',
      ja: '起動の失敗では、`start-failure-is-fatal` が false でない限り、1 回で起動できなくなります。この状態は `failure-timeout` の経過またはクリーンアップで解除されます。',
    },
    related: ['failure-timeout', 'start-failure-is-fatal'],
  },
  'failure-timeout': {
    value: cibDuration(),
    default: '0',
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'Time after which failures of the resource are forgotten, so that it may return to the node. 0 keeps them until a cleanup.',
      ja: 'リソースの故障を忘れるまでの時間。過ぎると、故障したノードでも再び起動できます。0 ではクリーンアップするまで忘れません。',
    },
    related: ['migration-threshold', 'cluster-recheck-interval'],
  },
  'multiple-active': {
    value: words({
      block: {
        doc: { en: 'Leave the resource alone from then on.', ja: '以後、そのリソースを操作しません。' },
      },
      stop_only: {
        doc: { en: 'Stop it everywhere and leave it stopped.', ja: 'すべて停止し、停止したままにします。' },
      },
      stop_start: {
        doc: { en: 'Stop it everywhere and start it once.', ja: 'すべて停止し、1 か所で起動します。' },
      },
      stop_unexpected: {
        since: '2.1.3',
        doc: {
          en: 'Stop it everywhere but where it should be. The agent must stand that.',
          ja: '本来のノード以外で停止します。エージェントがこの動作に耐える必要があります。',
        },
      },
    }),
    default: 'stop_start',
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'What the cluster does when it finds the resource active on more nodes than it should be.',
      ja: 'リソースの二重起動を検知したときのクラスタの動作。',
    },
  },
  'allow-migrate': {
    value: boolean,
    defaultDoc: {
      en: 'true for ocf:pacemaker:remote, else false',
      ja: 'ocf:pacemaker:remote では true、それ以外は false',
    },
    exists: since('0.6.4'),
    ...ignored,
    doc: {
      en: 'Whether the resource is moved by live migration (`migrate_to`, `migrate_from`) where the agent knows how.',
      ja: 'エージェントが対応している場合に、ライブマイグレーション（`migrate_to`、`migrate_from`）で移動するかどうか。',
    },
  },
  'allow-unhealthy-nodes': {
    value: boolean,
    default: 'false',
    exists: since('2.1.3'),
    ...ignored,
    doc: {
      en: 'Whether the resource may run on a node whose health score would forbid it.',
      ja: '健全性スコアにより除外されるノードでも、リソースを動かしてよいかどうか。',
    },
    related: ['node-health-strategy'],
  },
  'container-attribute-target': {
    value: words({
      host: { doc: { en: 'The host that runs the container.', ja: 'コンテナを動かしているホスト。' } },
    }),
    exists: since('1.1.18'),
    ...withoutEffect,
    doc: {
      en: 'For bundles: `host` looks up the node attributes of the resource inside on the host that runs the container. Otherwise they are those of the replica.',
      ja: 'バンドル内のリソースについて、どこのノード属性を参照するかの指定。`host` ではコンテナを動かしているホスト、それ以外ではレプリカの属性を参照します。',
    },
  },
  'remote-node': {
    value: freeText(),
    exists: since('1.1.9'),
    facts: { for: ['primitive'] },
    label: { space: 'node', role: 'defines' },
    doc: {
      en: 'Makes the resource, a virtual machine, a guest node of this name. No node or resource may have the same name.',
      ja: 'このリソース（仮想マシン）をゲストノードにするための、ノード名。ほかのノードやリソースと同じ名前は使えません。',
    },
    related: ['remote-addr', 'remote-port', 'remote-connect-timeout'],
  },
  'remote-addr': {
    value: freeText(),
    defaultDoc: { en: 'value of remote-node', ja: 'remote-node の値' },
    exists: since('1.1.9'),
    facts: { for: ['primitive'] },
    doc: {
      en: 'Address or host name at which the guest node is reached.',
      ja: 'ゲストノードへの接続に使うアドレスまたはホスト名。',
    },
  },
  'remote-port': {
    value: cibPort(),
    default: '3121',
    exists: since('1.1.9'),
    ...ignored,
    facts: { for: ['primitive'] },
    doc: {
      en: 'Port of the remote daemon on the guest node.',
      ja: 'ゲストノードのリモートデーモンのポート番号。',
    },
  },
  'remote-connect-timeout': {
    value: cibDuration({ as: 'timeout' }),
    default: '60s',
    exists: since('1.1.10'),
    ...ignored,
    facts: { for: ['primitive'] },
    doc: {
      en: 'How long a connection to the guest node may take to come up.',
      ja: 'ゲストノードとの接続を確立するまでの制限時間。',
    },
  },
  'remote-allow-migrate': {
    value: boolean,
    default: 'true',
    exists: since('1.1.12'),
    ...ignored,
    facts: { for: ['primitive'] },
    doc: {
      en: 'Whether the connection to the guest node may move to another cluster node without a stop.',
      ja: 'ゲストノードとの接続を、停止せずに別のノードへ移動してよいかどうか。',
    },
  },
  provides: {
    value: words({
      unfencing: {
        doc: {
          en: 'Nodes must be turned on by this device before they run resources.',
          ja: 'リソースを動かす前に、このデバイスでノードを有効にする必要があります。',
        },
      },
    }),
    exists: since('1.1.12'),
    ...withoutEffect,
    facts: { for: ['primitive'] },
    doc: {
      en: 'For fencing devices whose agent does not say so itself: `unfencing` makes the cluster turn a node on before it runs resources.',
      ja: 'フェンシングデバイスの機能。エージェントのメタデータに記載がない場合に `unfencing` を指定すると、リソースを動かす前にノードを有効にします。',
    },
  },
  'globally-unique': {
    value: boolean,
    default: [{ until: 'pacemaker 2.1.11', is: 'false' }],
    defaultDoc: {
      en: 'true if clone-node-max is above 1 (since 3.0.0), else false',
      ja: '3.0.0 以降では clone-node-max が 2 以上なら true、それ以外は false',
    },
    exists: since('0.6.4'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'Whether each instance does a job of its own, so that one node may run several of them.',
      ja: '各インスタンスが別々の役目を持つかどうか。true では、1 台のノードで複数のインスタンスを動かせます。',
    },
    related: ['clone-node-max'],
  },
  'clone-max': {
    value: count,
    defaultDoc: { en: 'number of nodes', ja: 'ノードの台数' },
    exists: since('0.6.4'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'How many instances of the clone run in the whole cluster at most. 0 runs none.',
      ja: 'クラスタ全体で動かすインスタンスの最大数。0 では 1 つも動きません。',
    },
    related: ['clone-node-max', 'clone-min'],
  },
  'clone-node-max': {
    value: count,
    default: '1',
    exists: since('0.6.4'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'How many instances of the clone run on one node at most. More than 1 needs `globally-unique`.',
      ja: '1 台のノードで動かすインスタンスの最大数。2 以上にするには `globally-unique` が必要です。',
    },
    related: ['globally-unique', 'clone-max'],
  },
  'clone-min': {
    value: count,
    default: '0',
    exists: since('1.1.14'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'How many instances must be able to run before what is ordered after the clone may start. 0 asks for no number.',
      ja: 'クローンの後に起動するリソースが起動できるようになるまでに、動作できる必要のあるインスタンスの数。0 では数を問いません。',
    },
  },
  notify: {
    value: boolean,
    default: 'false',
    exists: since('0.6.0'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'Whether all instances are told before and after one of them starts, stops, is promoted or demoted. `ocf:linbit:drbd` needs it.',
      ja: 'インスタンスの起動、停止、昇格、降格の前後に、すべてのインスタンスへ通知するかどうか。`ocf:linbit:drbd` では true が必要です。',
    },
  },
  ordered: {
    value: boolean,
    defaultDoc: { en: 'false (clone), true (group)', ja: 'クローンでは false、グループでは true' },
    exists: since('0.6.0'),
    ...ignored,
    facts: { for: ['clone', 'group'], deprecatedInGroupsSince: '2.1.5' },
    doc: {
      en: 'Whether the instances of a clone start one after another instead of all at once.',
      ja: 'クローンのインスタンスを同時にではなく 1 つずつ起動するかどうか。',
    },
    more: {
      en: 'In a group it says whether the members wait for each other; that use is deprecated in favour of a resource set.',
      ja: 'グループでは、メンバーを順に起動するかどうかを表します。この使い方は非推奨で、代わりにリソースセットを使います。',
    },
  },
  collocated: {
    value: boolean,
    default: 'true',
    exists: since('0.6.0'),
    deprecated: { since: 'pacemaker 2.1.5' },
    ...ignored,
    facts: { for: ['group'] },
    doc: {
      en: 'Whether the members of a group share a node. A resource set replaces a group without that.',
      ja: 'グループのメンバーを同じノードに置くかどうか。同居が不要な場合は、代わりにリソースセットを使います。',
    },
  },
  interleave: {
    value: boolean,
    default: 'false',
    exists: since('0.6.0'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'Whether an order against another clone looks only at the instance on the same node. With `false`, it waits for all instances, and one that restarts takes the others along.',
      ja: '別のクローンとの順序を、同じノードのインスタンスだけで判断するかどうか。`false` ではすべてのインスタンスを待つため、1 つの再起動がほかのノードにも影響します。',
    },
  },
  promotable: {
    value: boolean,
    default: 'false',
    exists: since('2.0.0'),
    ...ignored,
    facts: { for: ['clone'] },
    doc: {
      en: 'Whether instances of the clone can be promoted (promotable clone), as a DRBD resource is. The agent must know `promote` and `demote`.',
      ja: 'クローンのインスタンスを昇格できるかどうか（promotable クローン）。DRBD などで使い、エージェントに `promote` と `demote` が必要です。',
    },
    related: ['promoted-max', 'promoted-node-max', 'notify'],
  },
  'promoted-max': promotedMax,
  'promoted-node-max': promotedNodeMax,
  'master-max': {
    ...formerly(promotedMax, 'promoted-max', { exists: since('0.6.4'), deprecated: '2.0.0' }),
    facts: { for: ['clone', 'master'] },
  },
  'master-node-max': {
    ...formerly(promotedNodeMax, 'promoted-node-max', { exists: since('0.6.4'), deprecated: '2.0.0' }),
    facts: { for: ['clone', 'master'] },
  },
  container: {
    value: freeText(),
    exists: since('1.1.9'),
    label: { space: 'resource', role: 'refersTo' },
    facts: { names: 'resource id' },
    doc: {
      en: 'Resource that this one runs inside, such as a virtual machine. The cluster sets it for bundles and guest nodes; it is rarely written by hand.',
      ja: 'このリソースを収めているリソース（仮想マシンなど）。バンドルとゲストノードではクラスタが設定するため、手で書くことはまれです。',
    },
  },
  'restart-type': {
    value: words({
      ignore: { doc: { en: 'Leave it running.', ja: '再起動しません。' } },
      restart: {
        doc: {
          en: 'Restart it when the resource of an optional order restarts.',
          ja: '任意（Optional）の順序制約の相手が再起動したとき、再起動します。',
        },
      },
    }),
    default: 'ignore',
    exists: since('0.6.4', '2.1.11'),
    deprecated: { since: 'pacemaker 2.0.0' },
    ...ignored,
    doc: {
      en: 'Whether an optional order restarts this resource. Pacemaker 3.0.0 and schema 4.0 dropped it.',
      ja: '任意（Optional）の順序制約で、このリソースを再起動するかどうか。Pacemaker 3.0.0 とスキーマ 4.0 で廃止されました。',
    },
  },
  'resource-failure-stickiness': {
    value: score({ colours: 'read' }),
    exists: since('1.0.1', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'migration-threshold' },
    ...withoutEffect,
    doc: {
      en: 'Score that each failure cost the resource on a node, before there was `migration-threshold`. Pacemaker 2.0.0 dropped it.',
      ja: '`migration-threshold` より前に使われた、故障のたびに加算するスコア。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  isolation: {
    value: freeText(),
    exists: since('1.1.13', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'bundle' },
    doc: {
      en: 'Early attempt to run a resource in a container. Pacemaker 2.0.0 dropped it; bundles took its place.',
      ja: 'リソースをコンテナ内で動かすための初期の機能。Pacemaker 2.0.0 で廃止され、代わりにバンドルを使います。',
    },
  },
});
