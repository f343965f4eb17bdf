import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { xmlId } from '../../../server/src/schema/values/xml-id.ts';
import { element } from '../define.ts';
import { explained, idRef, idUnlessReferred, setScore } from './common.ts';

/*
 * Sets of name-value pairs, and the sections that hold the cluster's own. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const old = ['1.0..3.10', 'next'];
const setAttributes = { id: idUnlessReferred, 'id-ref': idRef, score: setScore };

export const crmConfig = element({
  name: 'crm_config',
  versions: all,
  parents: { configuration: all },
  once: true,
  source: explained('Cluster-Wide Configuration'),
  doc: {
    en: 'Holds the sets of cluster properties.',
    ja: 'クラスタプロパティのセットを収める要素。',
  },
  attributes: {},
});

export const clusterPropertySet = element({
  name: 'cluster_property_set',
  versions: all,
  parents: { crm_config: all },
  source: explained('Cluster-Wide Configuration'),
  doc: {
    en: 'A set of cluster properties. Tools write into `cib-bootstrap-options`, which comes before all other sets; those are ranked by `score`.',
    ja: 'クラスタプロパティのセット。ツールは `cib-bootstrap-options` に書き込み、このセットは常に優先されます。ほかのセットは `score` の順に評価されます。',
  },
  attributes: setAttributes,
});

export const rscDefaults = element({
  name: 'rsc_defaults',
  versions: all,
  parents: { configuration: all },
  once: true,
  source: explained('Resources'),
  doc: {
    en: 'Meta-attributes that hold for every resource that does not set them itself.',
    ja: 'リソース自身に指定がない場合に、すべてのリソースに適用されるメタ属性。',
  },
  attributes: {},
});

export const opDefaults = element({
  name: 'op_defaults',
  versions: all,
  parents: { configuration: all },
  once: true,
  source: explained('Resource Operations'),
  doc: {
    en: 'Options such as `timeout` that hold for every operation that does not set them itself.',
    ja: 'オペレーション自身に指定がない場合に、すべてのオペレーションに適用されるオプション（`timeout` など）。',
  },
  attributes: {},
});

export const instanceAttributes = element({
  name: 'instance_attributes',
  versions: all,
  parents: {
    alert: ['2.5..next'],
    bundle: ['2.8..next'],
    clone: all,
    group: all,
    master: old,
    node: all,
    op: all,
    primitive: all,
    recipient: ['2.5..next'],
    template: ['1.2..next'],
  },
  source: explained('Resources'),
  doc: {
    en: 'A set of name-value pairs: parameters of a resource agent, attributes of a node, or variables of an alert script.',
    ja: '名前と値の組のセット。リソースエージェントのパラメータ、ノード属性、またはアラートのスクリプトに渡す変数になります。',
  },
  attributes: setAttributes,
});

export const metaAttributes = element({
  name: 'meta_attributes',
  versions: all,
  parents: {
    alert: ['2.5..next'],
    bundle: ['2.8..next'],
    clone: all,
    group: all,
    master: old,
    op: all,
    op_defaults: all,
    primitive: all,
    recipient: ['2.5..next'],
    rsc_defaults: all,
    template: ['1.2..next'],
  },
  source: explained('Resources'),
  doc: {
    en: 'A set of options that tell the cluster itself how to treat the object, such as `target-role` or `migration-threshold`.',
    ja: '対象の扱い方をクラスタに指示するオプション（`target-role`、`migration-threshold` など）のセット。',
  },
  attributes: setAttributes,
});

export const utilization = element({
  name: 'utilization',
  versions: ['1.2..next'],
  parents: { node: ['1.2..next'], primitive: ['1.2..next'], template: ['1.2..next'] },
  source: explained('Utilization and Placement Strategy'),
  doc: {
    en: 'Capacity that a node offers or a resource needs, as integers. It counts only with a `placement-strategy` other than `default`.',
    ja: 'ノードが提供する容量、またはリソースが必要とする容量（整数）。`placement-strategy` が `default` 以外の場合だけ使われます。',
  },
  attributes: setAttributes,
});

export const nvpair = element({
  name: 'nvpair',
  versions: all,
  parents: {
    cluster_property_set: all,
    instance_attributes: all,
    meta_attributes: all,
    utilization: ['1.2..next'],
  },
  source: explained('Reusing Parts of the Configuration'),
  doc: {
    en: 'One name with its value, or a reference to a pair that is defined elsewhere.',
    ja: '名前と値の組 1 つ、または別の場所で定義した組への参照。',
  },
  attributes: {
    id: {
      ...idUnlessReferred,
      value: xmlId(),
      presence: { required: ['1.0..1.2'], optional: ['3.0..next'], dependsOnContext: ['1.3..2.10'] },
    },
    'id-ref': {
      ...idRef,
      versions: ['1.3..next'],
      doc: {
        en: 'Takes over the pair that has this id. With `name`, only its value is taken over.',
        ja: 'この id を持つ組をそのまま使います。`name` も書いた場合は、値だけを使います。',
      },
    },
    name: {
      value: freeText(),
      presence: { required: ['1.0..1.2'], optional: ['3.0..next'], dependsOnContext: ['1.3..2.10'] },
      doc: { en: 'Name of the option.', ja: 'オプションの名前。' },
    },
    value: {
      value: freeText(),
      doc: {
        en: 'Value of the option. A pair without a value counts as not set.',
        ja: 'オプションの値。値のない組は、指定されていないものとみなされます。',
      },
    },
  },
});
