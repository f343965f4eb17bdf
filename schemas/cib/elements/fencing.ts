import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { idList } from '../../../server/src/schema/values/id-list.ts';
import { xmlInteger } from '../../../server/src/schema/values/xml-integer.ts';
import { element } from '../define.ts';
import { explained, id } from './common.ts';

/*
 * Fencing topology. Facts: Pacemaker's RELAX NG schemas 1.2 to 4.0.
 */

const since12 = ['1.2..next'];
const since24 = ['2.4..next'];
const source = explained('Fencing');

export const fencingTopology = element({
  name: 'fencing-topology',
  versions: since12,
  parents: { configuration: since12 },
  once: true,
  source,
  doc: {
    en: 'Which fencing devices are tried for a node, and in which order.',
    ja: 'ノードごとに試すフェンシングデバイスと、その順序（フェンシングトポロジ）。',
  },
  attributes: {},
});

export const fencingLevel = element({
  name: 'fencing-level',
  versions: since12,
  parents: { 'fencing-topology': since12 },
  source,
  doc: {
    en: 'One level of the topology. All its devices must succeed; else the next level is tried.',
    ja: 'フェンシングレベル 1 つ。すべてのデバイスが成功しなければ、次のレベルを試します。',
  },
  more: {
    en: 'The target is a node by name (`target`), by pattern (`target-pattern`) or by attribute (`target-attribute`).',
    ja: '対象は、ノード名（`target`）、パターン（`target-pattern`）、ノード属性（`target-attribute`）のいずれかで指定します。',
  },
  attributes: {
    id,
    target: {
      value: freeText(),
      label: { space: 'node', role: 'refersTo' },
      doc: { en: 'Node that the level is for.', ja: 'このレベルの対象となるノード。' },
    },
    'target-pattern': {
      value: freeText(),
      doc: {
        en: 'Regular expression for the names of the nodes that the level is for.',
        ja: '対象となるノードの名前に対する正規表現。',
      },
    },
    'target-attribute': {
      value: freeText(),
      versions: since24,
      doc: {
        en: 'Node attribute that selects the nodes, such as `rack`; `target-value` says its value.',
        ja: '対象を選ぶノード属性（`rack` など）。値は `target-value` で指定します。',
      },
    },
    'target-value': {
      value: freeText(),
      versions: since24,
      doc: {
        en: 'Value that `target-attribute` must have on the node.',
        ja: '対象のノードで `target-attribute` が持つべき値。',
      },
    },
    index: {
      value: xmlInteger({ min: 1, max: 9 }),
      required: true,
      facts: {
        types: { positiveInteger: ['1.2..3.10', 'next'], 'positiveInteger (maxInclusive 9)': ['4.0'] },
      },
      doc: {
        en: 'Order of the levels of one target; the lowest number is tried first.',
        ja: '同じ対象のレベルを試す順序。小さい番号から試します。',
      },
      more: {
        en: 'Schemas before 4.0 accept numbers above 9, but the upgrade to 4.0 drops such levels.',
        ja: '4.0 より前のスキーマでは 10 以上も書けますが、4.0 への変換で削除されます。',
      },
    },
    devices: {
      value: idList(),
      required: true,
      facts: {
        types: { 'string (pattern ([a-zA-Z0-9_\\.\\-]+)(,[a-zA-Z0-9_\\.\\-]+)*)': since12 },
        list: { space: 'resource', separator: ',' },
      },
      doc: {
        en: 'Ids of the fencing devices, joined by commas. All of them must succeed.',
        ja: 'コンマで区切ったフェンシングデバイスの id。すべて成功する必要があります。',
      },
    },
  },
});
