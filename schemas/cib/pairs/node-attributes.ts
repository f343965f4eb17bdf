import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { epochTime } from '../../../server/src/schema/values/epoch-time.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { pairs } from '../define.ts';
import { ignored, since } from './common.ts';

/*
 * Node attributes that mean something to the cluster itself; any other name is the administrator's own. A name that
 * ends with * stands for all names with that beginning. Facts: sources of Pacemaker 0.6 to 3.0.2.
 */

export const nodeAttributes = pairs('Pacemaker Explained, "Special node attributes"', {
  standby: {
    value: cibBoolean({ words: ['on', 'off', 'true', 'false', 'yes', 'no', '1', '0'] }),
    default: 'false',
    exists: since('0.6.0'),
    ...ignored,
    doc: {
      en: 'Whether the node is in standby: no resources run on it, but it stays a member of the cluster.',
      ja: 'ノードをスタンバイ状態にするかどうか。リソースは動かなくなりますが、クラスタのメンバーのままです。',
    },
  },
  maintenance: {
    value: cibBoolean(),
    default: 'false',
    exists: since('1.1.10'),
    ...ignored,
    doc: {
      en: 'Maintenance mode for this node: the cluster neither starts, stops nor monitors resources there.',
      ja: 'このノードのメンテナンスモード。リソースの起動、停止、監視を行いません。',
    },
    related: ['maintenance-mode'],
  },
  terminate: {
    value: cibBoolean({ number: true }),
    default: 'false',
    exists: since('0.7.3'),
    ...ignored,
    doc: {
      en: 'Has the node fenced. Tools set it; it is not meant for a configuration.',
      ja: 'ノードをフェンシングさせる属性。ツールが設定するもので、設定ファイルには書きません。',
    },
  },
  'resource-discovery-enabled': {
    value: cibBoolean(),
    default: 'true',
    exists: since('1.1.13'),
    deprecated: { since: 'pacemaker 2.1.8' },
    ...ignored,
    doc: {
      en: 'Whether the cluster probes for resources on a remote node. `resource-discovery` in a location constraint is the better way.',
      ja: 'リモートノードでプローブを行うかどうか。現在は代わりに配置制約の `resource-discovery` を使います。',
    },
  },
  'site-name': {
    value: freeText(),
    defaultDoc: { en: 'cluster-name', ja: 'cluster-name の値' },
    exists: since('1.1.12'),
    doc: {
      en: 'Site that the node belongs to: the value of `#site-name` in rules.',
      ja: 'ノードが属するサイト。`rule` での `#site-name` の値になります。',
    },
  },
  probe_complete: {
    value: cibBoolean(),
    exists: since('0.6.0'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'Mark of older releases that the node has been probed; set by the cluster.',
      ja: 'ノードのプローブが済んだことを示す、古いリリースの印。クラスタが書き込みます。',
    },
  },
  shutdown: {
    value: epochTime(),
    exists: since('0.6.0'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'When the node was asked to shut down; set by the cluster.',
      ja: 'ノードの停止が要求された時刻。クラスタが書き込みます。',
    },
  },
  'fail-count-*': {
    value: score({ colours: 'read' }),
    exists: since('0.6.0'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'How often an operation of a resource has failed on this node; kept by the cluster. `crm_resource --cleanup` clears it.',
      ja: 'このノードでのオペレーションのフェイルカウント。クラスタが管理し、`crm_resource --cleanup` で消去できます。',
    },
    related: ['migration-threshold'],
  },
  'last-failure-*': {
    value: epochTime(),
    exists: since('0.6.4'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'When an operation of a resource last failed on this node; kept by the cluster.',
      ja: 'このノードでオペレーションが最後に失敗した時刻。クラスタが管理します。',
    },
    related: ['failure-timeout'],
  },
  '#health*': {
    value: score({ colours: 'expected' }),
    exists: since('1.0.4'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'One aspect of the health of the node, set by an agent such as `ocf:pacemaker:HealthCPU`. `node-health-strategy` says what follows.',
      ja: 'ノードの健全性の 1 項目。`ocf:pacemaker:HealthCPU` などのエージェントが設定し、扱いは `node-health-strategy` で決まります。',
    },
    related: ['node-health-strategy'],
  },
  '#node-unfenced': {
    value: epochTime(),
    exists: since('1.1.18'),
    ...ignored,
    facts: { generated: true },
    doc: {
      en: 'When the node was last unfenced; kept by the cluster.',
      ja: 'ノードの unfencing が最後に行われた時刻。クラスタが管理します。',
    },
  },
  '#digests-all': {
    value: freeText(),
    exists: since('1.1.18'),
    facts: { generated: true },
    doc: {
      en: 'Digest of the devices that unfenced the node, by which the cluster notices changes; kept by the cluster.',
      ja: 'ノードの unfencing に使ったデバイスの設定のダイジェスト。設定の変更を検知するためにクラスタが管理します。',
    },
  },
  '#digests-secure': {
    value: freeText(),
    exists: since('1.1.18'),
    facts: { generated: true },
    doc: {
      en: 'The same digest without secret parameters; kept by the cluster.',
      ja: '秘密のパラメータを除いたダイジェスト。クラスタが管理します。',
    },
  },
});
