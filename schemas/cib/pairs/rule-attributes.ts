import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibVersion } from '../../../server/src/schema/values/cib-version.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { words } from '../words.ts';
import { ignored, since } from './common.ts';

/*
 * Node attributes that the cluster itself provides to rules. Facts: sources of Pacemaker 0.6 to 3.0.2.
 */

export const builtInRuleAttributes = pairs('Pacemaker Explained, "Built-in Node Attributes"', {
  '#uname': {
    value: freeText({ what: { en: 'node name', ja: 'ノード名' } }),
    exists: since('0.6.0'),
    doc: { en: 'Name of the node.', ja: 'ノードの名前。' },
  },
  '#id': {
    value: freeText(),
    exists: since('0.6.0'),
    doc: { en: 'Id of the node; with Corosync, its `nodeid`.', ja: 'ノードの id。Corosync では `nodeid` です。' },
  },
  '#kind': {
    value: words(
      {
        cluster: { doc: { en: 'A node that runs Corosync.', ja: 'Corosync が動作するノード。' } },
        container: {
          doc: { en: 'A guest node or a replica of a bundle.', ja: 'ゲストノード、またはバンドルのレプリカ。' },
        },
        remote: { doc: { en: 'A remote node.', ja: 'リモートノード。' } },
      },
      { caseSensitive: true },
    ),
    exists: since('1.1.11'),
    ...ignored,
    doc: { en: 'Kind of the node.', ja: 'ノードの種類。' },
  },
  '#is_dc': {
    value: cibBoolean(),
    exists: since('1.1.2'),
    ...ignored,
    doc: {
      en: 'Whether the node is the DC (designated controller).',
      ja: 'ノードが DC かどうか。',
    },
  },
  '#cluster-name': {
    value: freeText(),
    exists: since('1.1.12'),
    doc: { en: 'Value of the cluster property `cluster-name`.', ja: 'クラスタプロパティ `cluster-name` の値。' },
  },
  '#site-name': {
    value: freeText(),
    exists: since('1.1.12'),
    doc: {
      en: 'Value of the node attribute `site-name`, else of the cluster property `cluster-name`.',
      ja: 'ノード属性 `site-name` の値。なければクラスタプロパティ `cluster-name` の値になります。',
    },
  },
  '#role': {
    value: words({
      Started: {},
      Promoted: { since: '2.1.0' },
      Unpromoted: { since: '2.1.0' },
      Master: { deprecatedSince: '2.1.0' },
      Slave: { deprecatedSince: '2.1.0' },
    }),
    exists: since('0.6.0'),
    ...ignored,
    doc: {
      en: 'Role of the promotable clone on the node. Only in location constraints.',
      ja: 'そのノードでの promotable クローンのロール。配置制約だけで使えます。',
    },
  },
  '#ra-version': {
    value: cibVersion(),
    exists: since('1.1.17', '2.1.11'),
    deprecated: { since: 'pacemaker 3.0.0' },
    doc: {
      en: 'Version of the resource agent on the node. It was experimental; Pacemaker 3.0.0 dropped it.',
      ja: 'そのノードのリソースエージェントのバージョン。試験的な機能で、Pacemaker 3.0.0 で廃止されました。',
    },
  },
});
