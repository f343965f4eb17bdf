import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { xmlBoolean } from '../../../server/src/schema/values/xml-boolean.ts';
import { xmlIdRef } from '../../../server/src/schema/values/xml-id.ts';
import { xmlInteger } from '../../../server/src/schema/values/xml-integer.ts';
import { type AttributeDefinition, element, type SchemaWord } from '../define.ts';
import { actions, explained, id, idRef, idUnlessReferred, roles } from './common.ts';

/*
 * Constraints. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const since12 = ['1.2..next'];
const source = explained('Resource Constraints');

const resource: Pick<AttributeDefinition, 'value' | 'label'> = {
  value: xmlIdRef(),
  label: { space: 'resource', role: 'refersTo' },
};

/** Only the development schema knew single instances of a clone. */
const instance: AttributeDefinition = {
  value: xmlInteger(),
  versions: ['next'],
  doc: {
    en: 'Number of one instance of a clone. Only the schema `pacemaker-next` had it, which ended with Pacemaker 3.0.0.',
    ja: 'クローンのインスタンスの番号。Pacemaker 3.0.0 で廃止された `pacemaker-next` スキーマだけで使えます。',
  },
};

const kinds: Readonly<Record<'Mandatory' | 'Optional' | 'Serialize', SchemaWord['doc']>> = {
  Mandatory: {
    en: 'The second action never happens before the first has succeeded.',
    ja: '先のアクションが成功するまで、後のアクションは行われません。',
  },
  Optional: {
    en: 'Counts only when both actions happen in the same transition.',
    ja: '両方のアクションが同じ遷移で行われる場合だけ、順序を守ります。',
  },
  Serialize: {
    en: 'The actions never run at the same time; their order is free.',
    ja: '両方のアクションを同時に行いません。順序は問いません。',
  },
};

export const constraints = element({
  name: 'constraints',
  versions: all,
  parents: { configuration: all },
  once: true,
  source,
  doc: {
    en: 'Constraints on where resources run, with which others, in which order, and with which ticket.',
    ja: 'リソースの配置、同居、順序、チケットに関する制約。',
  },
  attributes: {},
});

export const rscLocation = element({
  name: 'rsc_location',
  versions: all,
  parents: { constraints: all },
  source,
  doc: {
    en: 'Location constraint: lets a resource prefer or avoid nodes, by `node` and `score` or by rules.',
    ja: '配置制約。リソースを優先して動かすノード、または避けるノードを、`node` と `score`、または `rule` で指定します。',
  },
  attributes: {
    id,
    rsc: {
      ...resource,
      presence: { required: ['1.0'], optional: since12 },
      doc: {
        en: 'Resource that the constraint is about; a tag or template stands for all its resources.',
        ja: '制約の対象となるリソース。`tag` やテンプレートを指定すると、そのすべてのリソースが対象になります。',
      },
    },
    'rsc-pattern': {
      value: freeText(),
      versions: ['2.6..next'],
      doc: {
        en: 'Extended regular expression for the ids of the resources; `!` in front selects those that do not match.',
        ja: 'リソースの id に対する拡張正規表現。先頭に `!` を付けると、一致しないリソースが対象になります。',
      },
    },
    node: {
      value: freeText(),
      label: { space: 'node', role: 'refersTo' },
      doc: { en: 'Node that the score is for.', ja: 'スコアを適用するノード。' },
    },
    score: {
      value: score({ xsd: true }),
      doc: {
        en: 'How strongly the node is preferred (positive) or avoided (negative). `-INFINITY` forbids it.',
        ja: 'ノードを優先する強さ（正の値）、または避ける強さ（負の値）。`-INFINITY` では、そのノードで動作できなくなります。',
      },
    },
    role: {
      versions: since12,
      words: roles(since12, {
        Started: {
          en: 'Weighs on where all instances run.',
          ja: 'すべてのインスタンスの配置に影響します。',
        },
        Unpromoted: {
          en: 'The same as `Started`: an instance must be unpromoted before it is promoted.',
          ja: '`Started` と同じです（インスタンスは昇格の前に必ず Unpromoted になるためです）。',
        },
        Promoted: {
          en: 'Weighs only on which instances are promoted.',
          ja: 'どのインスタンスを昇格させるかだけに影響します。',
        },
        Stopped: { en: 'Has no use in a location constraint.', ja: '配置制約では意味がありません。' },
      }),
      default: 'Started',
      doc: {
        en: 'Role that the constraint is about; it matters only for promotable clones.',
        ja: '制約の対象となるロール。promotable クローンの場合だけ意味があります。',
      },
    },
    'resource-discovery': {
      versions: ['2.2..next'],
      words: {
        always: { doc: { en: 'Probe for the resource on this node.', ja: 'このノードでリソースの状態を確認します。' } },
        never: {
          doc: {
            en: 'Never probe there; for nodes that lack the software, together with score `-INFINITY`.',
            ja: 'このノードでは確認しません。ソフトウェアのないノードに、スコア `-INFINITY` とともに使います。',
          },
        },
        exclusive: {
          doc: {
            en: 'Probe only on nodes marked in this way, and run the resource only there.',
            ja: 'この指定のあるノードだけで確認し、リソースもそのノードだけで動かします。',
          },
        },
      },
      default: 'always',
      doc: {
        en: 'Whether the cluster probes for the resource on the node, and so notices one that was started elsewhere by mistake.',
        ja: 'このノードでプローブを行い、誤って起動されたリソースを検知するかどうか。',
      },
    },
  },
});

export const rscColocation = element({
  name: 'rsc_colocation',
  versions: all,
  parents: { constraints: all },
  source,
  doc: {
    en: 'Colocation constraint: `rsc` is placed with `with-rsc`, or away from it. It says nothing about the order of starts.',
    ja: '同居制約。`rsc` を `with-rsc` と同居させる、または別のノードに置くための指定で、起動の順序は決めません。',
  },
  attributes: {
    id,
    rsc: {
      ...resource,
      doc: {
        en: 'The dependent resource: it is placed after `with-rsc`, and with score `INFINITY` it runs only where that one runs.',
        ja: '依存する側のリソース。`with-rsc` の後に配置され、スコアが `INFINITY` の場合は `with-rsc` のあるノードだけで動作します。',
      },
    },
    'with-rsc': {
      ...resource,
      doc: {
        en: 'The resource that is placed first. It runs whether `rsc` can follow or not.',
        ja: '先に配置される基準のリソース。`rsc` が動作できなくても動作します。',
      },
    },
    score: {
      value: score({ xsd: true }),
      default: '0',
      doc: {
        en: 'Positive: together; negative: apart. `INFINITY` and `-INFINITY` are binding, other scores are preferences.',
        ja: '正の値では同居、負の値では別のノードへの配置。`INFINITY` と `-INFINITY` は必須、それ以外の値は希望として扱われます。',
      },
    },
    'rsc-role': {
      words: roles(all),
      default: 'Started',
      doc: {
        en: 'Role of `rsc` that the constraint is about; it matters only for promotable clones.',
        ja: '制約の対象となる `rsc` のロール。promotable クローンの場合だけ意味があります。',
      },
    },
    'with-rsc-role': {
      words: roles(all),
      default: 'Started',
      doc: {
        en: 'Role of `with-rsc` that counts. `Promoted` puts `rsc` where the promoted instance is, such as a file system on the DRBD primary.',
        ja: '基準となる `with-rsc` のロール。`Promoted` では、昇格したインスタンスのあるノードに配置されます（DRBD のプライマリにファイルシステムを置く場合など）。',
      },
    },
    'node-attribute': {
      value: freeText(),
      default: '#uname',
      doc: {
        en: 'Node attribute whose value must be the same for both resources, in place of the node itself.',
        ja: '同じノードである代わりに、両方のリソースのノードで値が一致すべきノード属性。',
      },
    },
    influence: {
      value: cibBoolean(),
      versions: ['3.6..next'],
      defaultDoc: { en: 'meta-attribute critical of rsc', ja: 'rsc のメタ属性 critical の値' },
      doc: {
        en: 'Whether the preferences of `rsc` may move a `with-rsc` that is already running.',
        ja: '`rsc` の都合で、動作中の `with-rsc` を移動してよいかどうか。',
      },
      invalid: { severity: 'error', refusedBy: ['crm_verify'] },
    },
    'score-attribute': {
      value: freeText(),
      versions: ['1.0..2.10'],
      doc: {
        en: 'Node attribute that holds the score. Schema 3.0 dropped it.',
        ja: 'スコアを保持するノード属性。スキーマ 3.0 で廃止されました。',
      },
    },
    'score-attribute-mangle': {
      value: freeText(),
      versions: ['1.0..2.10'],
      doc: {
        en: 'Node attribute that holds the score, with the resource in its name. Schema 3.0 dropped it.',
        ja: 'スコアを保持する、リソース名付きのノード属性。スキーマ 3.0 で廃止されました。',
      },
    },
    'rsc-instance': instance,
    'with-rsc-instance': instance,
  },
});

export const rscOrder = element({
  name: 'rsc_order',
  versions: all,
  parents: { constraints: all },
  source,
  doc: {
    en: 'Order constraint: an action of `then` waits for an action of `first`. It says nothing about nodes.',
    ja: '順序制約。`first` のアクションの後に `then` のアクションを行うための指定で、ノードは決めません。',
  },
  attributes: {
    id,
    first: { ...resource, doc: { en: 'Resource that acts first.', ja: '先に動作するリソース。' } },
    // biome-ignore lint/suspicious/noThenProperty: the attribute has this name
    then: {
      ...resource,
      doc: { en: 'Resource that acts afterwards.', ja: '後で動作するリソース。' },
    },
    'first-action': {
      words: actions,
      default: 'start',
      doc: {
        en: 'Action of `first` that must have succeeded. For what needs a DRBD primary this is `promote`: `start` is too early.',
        ja: '先に完了すべき `first` のアクション。DRBD のプライマリが必要な場合は `promote` を指定します（`start` では昇格を待ちません）。',
      },
    },
    'then-action': {
      words: actions,
      defaultDoc: { en: 'same as first-action', ja: 'first-action と同じ' },
      doc: {
        en: 'Action of `then` that waits. Beside `first-action="promote"`, a plain resource needs `start` here.',
        ja: '待つ側の `then` のアクション。`first-action` が `promote` のとき、昇格しないリソースには `start` を指定する必要があります。',
      },
    },
    kind: {
      words: {
        Mandatory: { doc: kinds.Mandatory },
        Optional: { doc: kinds.Optional },
        Serialize: { doc: kinds.Serialize },
      },
      default: 'Mandatory',
      doc: { en: 'How binding the order is.', ja: '順序をどこまで守るかの種類。' },
    },
    symmetrical: {
      value: xmlBoolean(),
      defaultDoc: { en: 'true, but false for kind Serialize', ja: 'true（kind が Serialize の場合は false）' },
      doc: {
        en: 'Whether the opposite actions happen in the reverse order: what starts last stops first.',
        ja: '逆のアクションを逆の順序で行うかどうか（後に起動したものを先に停止します）。',
      },
    },
    'require-all': {
      value: xmlBoolean(),
      versions: ['2.3..next'],
      default: 'true',
      deprecated: { use: 'clone-min' },
      doc: {
        en: 'With `false`, one started instance of the clone in `first` is enough. Today the meta-attribute `clone-min` serves for this.',
        ja: '`false` では、`first` のクローンのインスタンスが 1 つ起動すれば先に進みます。現在は代わりにメタ属性 `clone-min` を使います。',
      },
    },
    score: {
      value: score({ xsd: true }),
      deprecated: { use: 'kind' },
      doc: {
        en: 'Old form of `kind`: above 0 it means `Mandatory`, 0 means `Optional`.',
        ja: '`kind` の以前の書き方。0 より大きい値は `Mandatory`、0 は `Optional` を表します。',
      },
    },
    'first-instance': instance,
    'then-instance': instance,
  },
});

export const rscTicket = element({
  name: 'rsc_ticket',
  versions: since12,
  parents: { constraints: since12 },
  source: explained('Multi-Site Clusters and Tickets'),
  doc: {
    en: 'Ticket constraint: resources run only while this site holds a ticket.',
    ja: 'チケット制約。このサイトがチケットを保持している間だけ、リソースが動作します。',
  },
  attributes: {
    id,
    ticket: {
      value: freeText(),
      required: true,
      label: { space: 'ticket', role: 'refersTo' },
      doc: {
        en: 'Name of the ticket, as in the configuration of booth.',
        ja: 'チケットの名前。booth の設定と同じ名前にします。',
      },
    },
    rsc: { ...resource, doc: { en: 'Resource that needs the ticket.', ja: 'チケットを必要とするリソース。' } },
    'rsc-role': {
      words: roles(since12),
      default: 'Started',
      doc: {
        en: 'Role that needs the ticket. With `Promoted`, the resource may run unpromoted without it.',
        ja: 'チケットを必要とするロール。`Promoted` では、チケットがなくても昇格せずに動作できます。',
      },
    },
    'loss-policy': {
      words: {
        stop: { doc: { en: 'Stop the resources.', ja: 'リソースを停止します。' } },
        demote: { doc: { en: 'Demote promoted resources.', ja: '昇格したリソースを降格させます。' } },
        fence: {
          doc: {
            en: 'Fence the nodes that run the resources; the quickest way to free them.',
            ja: 'リソースが動作しているノードをフェンシングします。最も早く解放できます。',
          },
        },
        freeze: { doc: { en: 'Leave the resources as they are.', ja: 'リソースに何もしません。' } },
      },
      default: 'stop',
      doc: {
        en: 'What happens to the resources when the ticket is lost.',
        ja: 'チケットを失ったときのリソースの扱い。',
      },
    },
  },
});

export const resourceSet = element({
  name: 'resource_set',
  versions: all,
  parents: { rsc_colocation: all, rsc_location: since12, rsc_order: all, rsc_ticket: since12 },
  source,
  doc: {
    en: 'Several resources that one constraint treats alike, in place of `rsc`, or `first` and `then`.',
    ja: '1 つの制約の中で同じように扱うリソースのまとまり（リソースセット）。`rsc` や、`first` と `then` の代わりに使います。',
  },
  attributes: {
    id: idUnlessReferred,
    'id-ref': idRef,
    sequential: {
      value: xmlBoolean(),
      default: 'true',
      doc: {
        en: 'Whether the members depend on each other in the listed order. In a colocation set, each member is placed with the one before it.',
        ja: 'メンバーが記載順に依存し合うかどうか。同居制約では、各メンバーが 1 つ前のメンバーと同居します。',
      },
    },
    'require-all': {
      value: xmlBoolean(),
      versions: since12,
      default: 'true',
      doc: {
        en: 'Whether all members must be active before the next set goes on. With `false`, one is enough. Only in order constraints.',
        ja: 'すべてのメンバーの起動を待ってから次のセットに進むかどうか。`false` では 1 つ起動すれば進みます。順序制約だけで使います。',
      },
    },
    action: {
      words: actions,
      default: 'start',
      doc: {
        en: 'Action of all members that the order is about. Only in order constraints.',
        ja: '順序の対象となる、全メンバーのアクション。順序制約だけで使います。',
      },
    },
    role: {
      words: roles(all),
      doc: {
        en: 'Role of the members that is meant. Not in order constraints.',
        ja: '対象となるメンバーのロール。順序制約では使いません。',
      },
    },
    score: {
      value: score({ xsd: true }),
      doc: {
        en: 'Score for this set alone. Only in colocation and location constraints.',
        ja: 'このセットだけに適用するスコア。同居制約と配置制約だけで使います。',
      },
    },
    kind: {
      versions: ['3.0..next'],
      words: {
        Optional: { doc: kinds.Optional },
        Mandatory: { doc: kinds.Mandatory },
        Serialize: { doc: kinds.Serialize },
      },
      doc: {
        en: 'How binding the order inside this set is. Only in order constraints.',
        ja: 'このセット内の順序をどこまで守るかの種類。順序制約だけで使います。',
      },
    },
    ordering: {
      versions: ['2.1..next'],
      words: {
        group: {
          doc: {
            en: 'As in a group: each member with the one before it.',
            ja: 'グループと同じく、各メンバーが 1 つ前のメンバーと同居します。',
          },
        },
        listed: { deprecatedSince: '2.1.7', doc: { en: 'The other way round.', ja: '逆向きに解釈します。' } },
      },
      doc: {
        en: 'Direction of a sequential colocation set; a leftover for files of old releases.',
        ja: '同居制約のセットで依存する向き。古いリリースの設定のために残されています。',
      },
    },
  },
});

export const resourceRef = element({
  name: 'resource_ref',
  versions: all,
  parents: { resource_set: all },
  source,
  doc: {
    en: 'One member of a resource set.',
    ja: 'リソースセットのメンバー 1 つ。',
  },
  attributes: {
    id: {
      ...resource,
      required: true,
      doc: {
        en: 'Id of the resource, template or tag.',
        ja: 'リソース、テンプレート、または `tag` の id。',
      },
    },
  },
});

export const lifetime = element({
  name: 'lifetime',
  versions: ['1.0..3.10', 'next'],
  parents: {
    rsc_colocation: ['1.0..3.10', 'next'],
    rsc_location: ['1.0..3.10', 'next'],
    rsc_order: ['1.0..3.10', 'next'],
  },
  once: true,
  source: explained('Rules'),
  deprecated: { use: 'rule' },
  doc: {
    en: 'Rules that say when a constraint applies. Schema 4.0 dropped it: a location constraint takes the rule directly.',
    ja: '制約が適用される期間を示す `rule`。スキーマ 4.0 で廃止され、配置制約では `rule` を直接書きます。',
  },
  attributes: {},
});
