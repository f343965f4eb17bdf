import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { element } from '../define.ts';
import { description, explained, id } from './common.ts';

/*
 * Alerts. Facts: Pacemaker's RELAX NG schemas 2.5 to 4.0.
 */

const since25 = ['2.5..next'];
const since210 = ['2.10..next'];
const source = explained('Alerts');

export const alerts = element({
  name: 'alerts',
  versions: since25,
  parents: { configuration: since25 },
  once: true,
  source,
  doc: {
    en: 'Scripts that the cluster calls when something happens.',
    ja: 'クラスタでイベントが起きたときに呼び出すスクリプト。',
  },
  attributes: {},
});

export const alert = element({
  name: 'alert',
  versions: since25,
  parents: { alerts: since25 },
  source,
  doc: {
    en: 'One alert script. It is called on cluster nodes, once for each recipient, or once if there is none.',
    ja: 'アラートのスクリプト 1 つ。クラスタのノードで、送信先ごとに 1 回（送信先がなければ 1 回だけ）呼び出されます。',
  },
  attributes: {
    id,
    path: {
      value: freeText(),
      required: true,
      path: true,
      doc: {
        en: 'Full path of the script. It must be there on every node.',
        ja: 'スクリプトの絶対パス。すべてのノードに同じパスで置く必要があります。',
      },
    },
    description,
  },
});

export const recipient = element({
  name: 'recipient',
  versions: since25,
  parents: { alert: since25 },
  source,
  doc: {
    en: 'One destination, for which the script is called separately.',
    ja: '送信先 1 つ。スクリプトは送信先ごとに呼び出されます。',
  },
  attributes: {
    id,
    value: {
      value: freeText(),
      required: true,
      doc: {
        en: 'Destination in the form that the script understands, such as a mail address or a file.',
        ja: 'スクリプトに渡す送信先（メールアドレス、ファイルなど）。',
      },
    },
    description,
  },
});

export const select = element({
  name: 'select',
  versions: since210,
  parents: { alert: since210 },
  once: true,
  source,
  doc: {
    en: 'Limits the alert to the kinds of events that are listed. Without it, the script is called for nodes, fencing and resources.',
    ja: 'アラートを出すイベントの種類。省略すると、ノード、フェンシング、リソースのイベントで呼び出されます。',
  },
  attributes: {},
});

export const selectNodes = element({
  name: 'select_nodes',
  versions: since210,
  parents: { select: since210 },
  once: true,
  source,
  doc: {
    en: 'Calls the script when a node joins or is lost.',
    ja: 'ノードの参加と離脱でスクリプトを呼び出す指定。',
  },
  attributes: {},
});

export const selectFencing = element({
  name: 'select_fencing',
  versions: since210,
  parents: { select: since210 },
  once: true,
  source,
  doc: {
    en: 'Calls the script when a fencing action has ended, well or not.',
    ja: 'フェンシングの成功と失敗でスクリプトを呼び出す指定。',
  },
  attributes: {},
});

export const selectResources = element({
  name: 'select_resources',
  versions: since210,
  parents: { select: since210 },
  once: true,
  source,
  doc: {
    en: 'Calls the script for actions of resources.',
    ja: 'リソースのアクションでスクリプトを呼び出す指定。',
  },
  attributes: {},
});

export const selectAttributes = element({
  name: 'select_attributes',
  versions: since210,
  parents: { select: since210 },
  once: true,
  source,
  doc: {
    en: 'Calls the script when node attributes change: all of them, or those that are listed.',
    ja: 'ノード属性の変化でスクリプトを呼び出す指定。属性を列挙すると、その属性だけが対象になります。',
  },
  attributes: {},
});

export const attribute = element({
  name: 'attribute',
  versions: since210,
  parents: { select_attributes: since210 },
  source,
  doc: {
    en: 'A node attribute whose changes call the script.',
    ja: '変化したときにスクリプトを呼び出すノード属性。',
  },
  attributes: {
    id,
    name: { value: freeText(), required: true, doc: { en: 'Name of the node attribute.', ja: 'ノード属性の名前。' } },
  },
});
