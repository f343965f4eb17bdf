import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { cibVersion } from '../../../server/src/schema/values/cib-version.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { xmlBoolean } from '../../../server/src/schema/values/xml-boolean.ts';
import { xmlInteger } from '../../../server/src/schema/values/xml-integer.ts';
import { element, type SchemaWord } from '../define.ts';
import { firstReleaseOfSchema, schemaVersions } from '../releases.ts';
import { words } from '../words.ts';
import { explained } from './common.ts';

/*
 * The outermost elements. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const source = explained('Cluster-Wide Configuration');

/** Every numbered schema names all others, except that the development schema stops at 3.9. */
const namedBy: Readonly<Record<string, readonly string[]>> = {
  none: all,
  ...Object.fromEntries(
    schemaVersions.map(version => [
      `pacemaker-${version}`,
      version === 'next' ? ['next'] : version === '3.10' || version === '4.0' ? ['1.0..4.0'] : all,
    ]),
  ),
  'pacemaker-0.6': ['next'],
  'transitional-0.6': ['next'],
  'pacemaker-0.7': ['next'],
  'pacemaker-1.1': ['next'],
};

const validateWith = words(
  Object.fromEntries(
    Object.keys(namedBy)
      .filter(word => !/next|0\.\d|1\.1$/.test(word))
      .map((word): [string, { since?: string; deprecatedSince?: string; doc?: SchemaWord['doc'] }] => {
        if (word === 'none') {
          return [
            word,
            {
              deprecatedSince: '2.1.8',
              doc: { en: 'No schema: nothing is checked.', ja: 'スキーマを使わず、構文を検査しません。' },
            },
          ];
        }
        const since = firstReleaseOfSchema(word.slice('pacemaker-'.length));
        return [word, since ? { since } : {}];
      }),
  ),
  { caseSensitive: true, accepted: Object.keys(namedBy) },
);

export const cib = element({
  name: 'cib',
  versions: all,
  parents: {},
  source,
  doc: {
    en: 'Root of the cluster information base (CIB): the configuration, and the state that the cluster records.',
    ja: 'CIB（クラスタの設定と状態を保持するデータ）のルート要素。設定と、クラスタが記録した状態を収めます。',
  },
  attributes: {
    'validate-with': {
      value: validateWith,
      required: true,
      presence: { required: ['1.0..4.0'], optional: ['next'] },
      facts: { values: namedBy },
      doc: {
        en: 'Schema that the configuration is written for, such as `pacemaker-3.9`. It decides which elements and attributes are allowed.',
        ja: 'この設定が従うスキーマ（`pacemaker-3.9` など）。使える要素と属性はスキーマで決まります。',
      },
      more: {
        en: 'An older schema still works: Pacemaker converts the configuration in memory. `cibadmin --upgrade` makes the change permanent.',
        ja: '古いスキーマでも、Pacemaker がメモリ上で変換して使用します。変換を確定するには `cibadmin --upgrade` を実行します。',
      },
    },
    admin_epoch: {
      value: xmlInteger({ min: 0 }),
      required: true,
      doc: {
        en: 'Version number for administrators. When the CIBs of nodes differ, the higher `admin_epoch` wins, before `epoch` and `num_updates` are compared.',
        ja: '管理者用のバージョン番号。ノード間で CIB が異なるときは、`epoch` と `num_updates` より先に比較され、大きいほうの CIB が使われます。',
      },
    },
    epoch: {
      value: xmlInteger({ min: 0 }),
      required: true,
      doc: {
        en: 'Version number that rises with each change of the configuration. It is compared after `admin_epoch`.',
        ja: '設定を変更するたびに増えるバージョン番号。`admin_epoch` の次に比較されます。',
      },
    },
    num_updates: {
      value: xmlInteger({ min: 0 }),
      required: true,
      doc: {
        en: 'Version number that rises with each change of configuration or status. It is compared last.',
        ja: '設定または状態が変わるたびに増えるバージョン番号。最後に比較されます。',
      },
    },
    crm_feature_set: {
      value: cibVersion(),
      doc: {
        en: 'Feature set of the Pacemaker that wrote the CIB; set by the cluster. Tools with an older feature set may refuse the file.',
        ja: 'CIB を書き込んだ Pacemaker の機能セット。クラスタが書き込みます。これより古い機能セットのツールでは扱えないことがあります。',
      },
    },
    'cib-last-written': {
      value: freeText(),
      doc: {
        en: 'When the CIB was last written to disk; set by the cluster.',
        ja: 'CIB が最後にディスクへ書き込まれた日時。クラスタが書き込みます。',
      },
    },
    'update-origin': {
      value: freeText(),
      versions: ['1.2..next'],
      label: { space: 'node', role: 'refersTo' },
      doc: {
        en: 'Node that the last change came from; set by the cluster.',
        ja: '最後の変更を行ったノード。クラスタが書き込みます。',
      },
    },
    'update-client': {
      value: freeText(),
      versions: ['1.2..next'],
      doc: {
        en: 'Program that made the last change, such as `crm_attribute`; set by the cluster.',
        ja: '最後の変更を行ったプログラム（`crm_attribute` など）。クラスタが書き込みます。',
      },
    },
    'update-user': {
      value: freeText(),
      versions: ['1.2..next'],
      doc: {
        en: 'User who made the last change; set by the cluster.',
        ja: '最後の変更を行ったユーザ。クラスタが書き込みます。',
      },
    },
    'have-quorum': {
      value: xmlBoolean(),
      doc: {
        en: 'Whether the cluster had quorum when the CIB was written; set by the cluster.',
        ja: 'CIB が書き込まれた時点でクォーラムがあったかどうか。クラスタが書き込みます。',
      },
    },
    'dc-uuid': {
      value: freeText(),
      doc: {
        en: 'Id of the node that was the DC (designated controller); set by the cluster.',
        ja: 'DC であったノードの id。クラスタが書き込みます。',
      },
    },
    'no-quorum-panic': {
      value: xmlBoolean(),
      doc: {
        en: 'Internal mark for the `suicide` policy on loss of quorum; set by the cluster.',
        ja: 'クォーラムを失ったときの `suicide` ポリシーで使われる内部の印。クラスタが書き込みます。',
      },
    },
    'execution-date': {
      value: cibInteger({ unit: { en: 'seconds since 1970', ja: '1970 年からの秒数' } }),
      versions: ['1.2..next'],
      doc: {
        en: 'Time that a simulation takes as now, in seconds since 1970.',
        ja: 'シミュレーションで現在とみなす時刻（1970 年からの秒数）。',
      },
    },
    'remote-tls-port': {
      value: xmlInteger({ min: 0 }),
      doc: {
        en: 'TCP port for encrypted access to the CIB from hosts outside the cluster. Without it, or with 0, there is none.',
        ja: 'クラスタ外のホストから CIB に暗号化して接続するための TCP ポート番号。省略または 0 で無効になります。',
      },
    },
    'remote-clear-port': {
      value: xmlInteger({ min: 0 }),
      deprecated: { since: 'pacemaker 3.0.2', use: 'remote-tls-port' },
      doc: {
        en: 'TCP port for unencrypted access to the CIB from hosts outside the cluster. Passwords cross the network in the clear.',
        ja: 'クラスタ外のホストから CIB に暗号化せずに接続するための TCP ポート番号。パスワードも平文で送られます。',
      },
    },
  },
});

export const configuration = element({
  name: 'configuration',
  versions: all,
  parents: { cib: all },
  once: true,
  source,
  doc: {
    en: 'Everything that administrators write. The rest of the CIB is kept by the cluster itself.',
    ja: '管理者が記述する設定の全体。CIB の残りの部分はクラスタ自身が管理します。',
  },
  attributes: {},
});

export const status = element({
  name: 'status',
  versions: all,
  parents: { cib: all },
  once: true,
  open: true,
  source: explained('Status'),
  doc: {
    en: 'Live state that the cluster records. It is not checked against the schema and not meant to be edited.',
    ja: 'クラスタが記録した現在の状態。スキーマでは検査されず、編集するものではありません。',
  },
  attributes: {},
});
