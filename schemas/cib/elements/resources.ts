import { cibDate } from '../../../server/src/schema/values/cib-date.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { xmlBoolean } from '../../../server/src/schema/values/xml-boolean.ts';
import { xmlIdRef } from '../../../server/src/schema/values/xml-id.ts';
import { type AttributeDefinition, element, type SchemaWord } from '../define.ts';
import { description, explained, id, idUnlessReferred, resourceId, roles } from './common.ts';
import { onFailWords, operationOptions } from './operation-options.ts';

/*
 * Resources and their operations. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const old = ['1.0..3.10', 'next'];
const source = explained('Resources');
const collective = explained('Collective Resources');

export const resources = element({
  name: 'resources',
  versions: all,
  parents: { configuration: all },
  once: true,
  source,
  doc: {
    en: 'All resources and resource templates.',
    ja: 'すべてのリソースとリソーステンプレート。',
  },
  attributes: {},
});

/** Agent standards. A template lists some of them later than a primitive does. */
const classes = (from: string, later: string): Readonly<Record<string, SchemaWord>> => ({
  ocf: {
    versions: [`${from}..next`],
    doc: {
      en: 'Agent of the Open Cluster Framework, named with its provider.',
      ja: 'OCF のリソースエージェント。`provider` も指定します。',
    },
  },
  systemd: { versions: [`${later}..next`], doc: { en: 'Unit of systemd.', ja: 'systemd のユニット。' } },
  service: {
    versions: [`${later}..next`],
    doc: {
      en: 'System service: a systemd unit or an init script, whichever the node has.',
      ja: 'システムのサービス。ノードにある systemd のユニットまたは init スクリプトを使います。',
    },
  },
  lsb: { versions: [`${from}..next`], doc: { en: 'Init script.', ja: 'init スクリプト。' } },
  stonith: { versions: [`${from}..next`], doc: { en: 'Fencing device.', ja: 'フェンシングデバイス。' } },
  upstart: {
    versions: [`${from}..3.10`, 'next'],
    doc: { en: 'Job of Upstart; gone in Pacemaker 3.0.0.', ja: 'Upstart のジョブ。Pacemaker 3.0.0 で廃止されました。' },
  },
  nagios: {
    versions: [`${later}..3.10`, 'next'],
    doc: { en: 'Nagios plugin; gone in Pacemaker 3.0.0.', ja: 'Nagios プラグイン。Pacemaker 3.0.0 で廃止されました。' },
  },
  heartbeat: {
    versions: [`${from}..next`],
    doc: { en: 'Script of Heartbeat 1.', ja: 'Heartbeat 1 のスクリプト。' },
  },
});

const agentClass: AttributeDefinition = {
  words: classes('1.0', '1.2'),
  doc: { en: 'Standard that the agent follows.', ja: 'エージェントが従う規格。' },
};

const provider: AttributeDefinition = {
  value: freeText(),
  doc: {
    en: 'Provider of an OCF agent, the directory that it lies in, such as `heartbeat`, `pacemaker` or `linbit`. Only with class `ocf`.',
    ja: 'OCF リソースエージェントの提供元（置かれているディレクトリの名前）。`heartbeat`、`pacemaker`、`linbit` などで、`class` が `ocf` の場合だけ使います。',
  },
};

const agentType: AttributeDefinition = {
  value: freeText(),
  doc: {
    en: 'Name of the agent, such as `IPaddr2` or `Filesystem`.',
    ja: 'エージェントの名前（`IPaddr2`、`Filesystem` など）。',
  },
};

export const primitive = element({
  name: 'primitive',
  versions: all,
  parents: { bundle: ['2.8..next'], clone: all, group: all, master: old, resources: all },
  source,
  doc: {
    en: 'One resource, which one agent starts, stops and monitors.',
    ja: '1 つのエージェントが起動、停止、監視を行うリソース。',
  },
  attributes: {
    id: resourceId,
    class: { ...agentClass, presence: { required: ['1.0'], optional: ['1.2..next'] } },
    provider,
    type: { ...agentType, presence: { required: ['1.0'], optional: ['1.2..next'] } },
    template: {
      value: xmlIdRef(),
      versions: ['1.2..next'],
      label: { space: 'resource', role: 'refersTo' },
      doc: {
        en: 'Template that the agent and all settings come from, in place of `class` and `type`. What the primitive sets itself has priority.',
        ja: '`class` と `type` の代わりに、エージェントと設定を引き継ぐテンプレート。プリミティブ自身の設定が優先されます。',
      },
    },
    description,
  },
});

export const template = element({
  name: 'template',
  versions: ['1.2..next'],
  parents: { resources: ['1.2..next'] },
  source: explained('Reusing Parts of the Configuration'),
  doc: {
    en: 'Settings that several primitives take over by name. The template itself is never started.',
    ja: '複数のプリミティブが引き継ぐ設定のひな形。テンプレート自体は起動されません。',
  },
  more: {
    en: 'A constraint that names the template applies to all primitives made from it.',
    ja: '制約でテンプレートを指定すると、それを引き継ぐすべてのプリミティブに適用されます。',
  },
  attributes: {
    id: resourceId,
    class: { ...agentClass, words: classes('1.2', '2.7'), required: true },
    provider,
    type: { ...agentType, required: true },
    description,
  },
});

export const group = element({
  name: 'group',
  versions: all,
  parents: { clone: all, master: old, resources: all },
  source: collective,
  doc: {
    en: 'Primitives that run on one node: they start in the listed order and stop in the reverse order.',
    ja: '同じノードで動作するプリミティブのまとまり。記載順に起動し、逆順に停止します。',
  },
  more: {
    en: 'When a member cannot run, the members behind it cannot either.',
    ja: 'あるメンバーが動作できないときは、それより後のメンバーも動作できません。',
  },
  attributes: { id: resourceId, description },
});

export const clone = element({
  name: 'clone',
  versions: all,
  parents: { resources: all },
  source: collective,
  doc: {
    en: 'A primitive or group that runs as several instances, by default one on each node.',
    ja: '複数のインスタンスとして動作するプリミティブまたはグループ。デフォルトでは各ノードで 1 つずつ動作します。',
  },
  more: {
    en: 'Constraints name the clone, never the resource inside it.',
    ja: '制約では、中のリソースではなくクローンを指定します。',
  },
  attributes: { id: resourceId, description },
});

export const master = element({
  name: 'master',
  versions: old,
  parents: { resources: old },
  source: collective,
  deprecated: { since: 'pacemaker 2.0.0', use: 'clone' },
  doc: {
    en: 'Old spelling of a promotable clone. Pacemaker 3 turns it into a `clone` with `promotable=true`.',
    ja: 'promotable クローンの以前の書き方。Pacemaker 3 では、`promotable=true` の `clone` に変換されます。',
  },
  attributes: { id: resourceId, description },
});

export const operations = element({
  name: 'operations',
  versions: all,
  parents: { primitive: all, template: ['1.2..next'] },
  once: true,
  source: explained('Resource Operations'),
  doc: {
    en: 'Operations of the resource whose settings differ from the defaults, and the monitors to run.',
    ja: 'デフォルトと異なる設定が必要なオペレーションと、定期的に行う監視の定義。',
  },
  attributes: {
    id: idUnlessReferred,
    'id-ref': {
      value: xmlIdRef(),
      label: { space: 'id', role: 'refersTo' },
      doc: {
        en: 'Takes over the operations that are defined under this id.',
        ja: 'この id で定義されたオペレーションをそのまま使います。',
      },
    },
  },
});

export const op = element({
  name: 'op',
  versions: all,
  parents: { operations: all },
  source: explained('Resource Operations'),
  doc: {
    en: 'One operation: how the cluster runs an action of the agent, and what follows when it fails.',
    ja: '1 つのオペレーション。エージェントのアクションの実行方法と、失敗したときの動作を指定します。',
  },
  attributes: {
    id,
    name: {
      value: freeText(),
      required: true,
      doc: {
        en: 'Action of the agent, such as `start`, `stop`, `monitor`, `promote` or `demote`.',
        ja: 'エージェントのアクション（`start`、`stop`、`monitor`、`promote`、`demote` など）。',
      },
    },
    interval: { ...operationOptions.interval, value: cibDuration(), required: true },
    timeout: { ...operationOptions.timeout, value: cibDuration({ as: 'timeout' }) },
    'on-fail': {
      ...operationOptions['on-fail'],
      words: Object.fromEntries(
        Object.entries(onFailWords).map(([word, { schema, doc }]) => [word, { versions: schema ?? all, doc }]),
      ),
    },
    role: { ...operationOptions.role, words: roles(all) },
    enabled: { ...operationOptions.enabled, value: xmlBoolean() },
    'interval-origin': { ...operationOptions['interval-origin'], value: cibDate() },
    'start-delay': { ...operationOptions['start-delay'], value: cibDuration() },
    'record-pending': { ...operationOptions['record-pending'], value: xmlBoolean() },
    requires: {
      versions: ['1.0..2.10'],
      words: {
        nothing: { versions: ['1.0..2.10'] },
        quorum: { versions: ['1.0..2.10'] },
        fencing: { versions: ['1.0..2.10'] },
        unfencing: { versions: ['1.3..2.10'] },
      },
      doc: {
        en: 'Old place of the meta-attribute `requires` of the resource.',
        ja: 'リソースのメタ属性 `requires` の以前の書き方。',
      },
    },
    description,
  },
});
