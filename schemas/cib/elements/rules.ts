import { cibDate } from '../../../server/src/schema/values/cib-date.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { numberRange } from '../../../server/src/schema/values/number-range.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import type { Text } from '../../../server/src/text/text.ts';
import { type AttributeDefinition, element } from '../define.ts';
import { explained, id, idRef, idUnlessReferred } from './common.ts';

/*
 * Rules. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const since34 = ['3.4..next'];
const since39 = ['3.9..next'];
const source = explained('Rules');

export const rule = element({
  name: 'rule',
  versions: all,
  parents: {
    cluster_property_set: all,
    instance_attributes: all,
    lifetime: ['1.0..3.10', 'next'],
    meta_attributes: all,
    rsc_location: all,
    rule: all,
    utilization: ['1.2..next'],
  },
  source,
  doc: {
    en: 'Condition under which the surrounding set or constraint applies.',
    ja: '周囲のセットや制約を適用する条件。',
  },
  attributes: {
    id: idUnlessReferred,
    'id-ref': idRef,
    'boolean-op': {
      words: {
        and: { doc: { en: 'All conditions must hold.', ja: 'すべての条件が成り立つ必要があります。' } },
        or: { doc: { en: 'One condition is enough.', ja: 'いずれか 1 つの条件が成り立てば十分です。' } },
      },
      default: 'and',
      doc: { en: 'How several conditions combine.', ja: '複数の条件の組み合わせ方。' },
    },
    score: {
      value: score({ xsd: true }),
      doc: {
        en: 'Score for the nodes that match. Only in location constraints, where either this or `score-attribute` is needed.',
        ja: '条件に一致したノードに与えるスコア。配置制約だけで使い、`score-attribute` とのいずれか一方が必要です。',
      },
    },
    'score-attribute': {
      value: freeText(),
      doc: {
        en: 'Node attribute whose value is the score of the node. Only in location constraints.',
        ja: 'その値をノードのスコアとするノード属性。配置制約だけで使います。',
      },
    },
    role: {
      value: freeText(),
      doc: {
        en: 'Role that the score is for, such as `Promoted`. Only in location constraints.',
        ja: 'スコアの対象となるロール（`Promoted` など）。配置制約だけで使います。',
      },
    },
  },
});

export const expression = element({
  name: 'expression',
  versions: all,
  parents: { rule: all },
  source,
  doc: {
    en: 'Condition on a node attribute.',
    ja: 'ノード属性に関する条件。',
  },
  attributes: {
    id,
    attribute: {
      value: freeText(),
      required: true,
      doc: {
        en: 'Name of the node attribute. Names such as `#uname` stand for what the cluster knows itself.',
        ja: 'ノード属性の名前。`#uname` などは、クラスタ自身が持つ情報を表します。',
      },
    },
    operation: {
      words: {
        eq: { doc: { en: 'Equal to `value`.', ja: '`value` と等しい。' } },
        ne: { doc: { en: 'Not equal to `value`.', ja: '`value` と等しくない。' } },
        lt: { doc: { en: 'Less than `value`.', ja: '`value` より小さい。' } },
        lte: { doc: { en: 'Less than or equal to `value`.', ja: '`value` 以下。' } },
        gt: { doc: { en: 'Greater than `value`.', ja: '`value` より大きい。' } },
        gte: { doc: { en: 'Greater than or equal to `value`.', ja: '`value` 以上。' } },
        defined: { doc: { en: 'The node has the attribute.', ja: 'ノードに属性がある。' } },
        not_defined: { doc: { en: 'The node does not have the attribute.', ja: 'ノードに属性がない。' } },
      },
      required: true,
      doc: {
        en: 'How the attribute is compared, or a test whether it exists.',
        ja: '比較の方法、または属性の有無の判定。',
      },
    },
    value: {
      value: freeText(),
      doc: {
        en: 'Value to compare with. It is needed, except with `defined` and `not_defined`, which do not allow it.',
        ja: '比較する値。`defined` と `not_defined` では書けず、それ以外では必須です。',
      },
    },
    type: {
      words: {
        string: { doc: { en: 'As text.', ja: '文字列として比較します。' } },
        integer: {
          versions: ['3.5..next'],
          doc: { en: 'As integers.', ja: '整数として比較します。' },
        },
        number: {
          doc: {
            en: 'As floating-point numbers; before Pacemaker 2.0.5, as integers.',
            ja: '浮動小数点数として比較します（Pacemaker 2.0.5 より前では整数）。',
          },
        },
        version: { doc: { en: 'As version numbers.', ja: 'バージョン番号として比較します。' } },
      },
      defaultDoc: {
        en: 'string; for lt, lte, gt and gte: integer, or number if there is a decimal point',
        ja: 'string。lt、lte、gt、gte では integer（小数点があれば number）',
      },
      facts: { default: { string: all } },
      doc: {
        en: 'How the values are compared. As `string`, 10 is less than 9.',
        ja: '値を比較するときの型。`string` では 10 は 9 より小さくなります。',
      },
    },
    'value-source': {
      versions: ['2.9..next'],
      words: {
        literal: { doc: { en: '`value` itself.', ja: '`value` の値そのもの。' } },
        param: {
          doc: {
            en: 'The parameter of the resource that `value` names.',
            ja: '`value` が示す名前のリソースのパラメータ。',
          },
        },
        meta: {
          doc: {
            en: 'The meta-attribute of the resource that `value` names.',
            ja: '`value` が示す名前のリソースのメタ属性。',
          },
        },
      },
      default: 'literal',
      facts: { default: { literal: ['2.9..next'] } },
      doc: {
        en: 'Where the value to compare with comes from. Anything but `literal` works only in location constraints.',
        ja: '比較する値の取得元。`literal` 以外は配置制約だけで使えます。',
      },
    },
  },
});

export const dateExpression = element({
  name: 'date_expression',
  versions: all,
  parents: { rule: all },
  source,
  doc: {
    en: 'Condition on the current date and time.',
    ja: '現在の日時に関する条件。',
  },
  attributes: {
    id,
    operation: {
      words: {
        gt: { doc: { en: 'After `start`.', ja: '`start` より後。' } },
        lt: { doc: { en: 'Before `end`.', ja: '`end` より前。' } },
        in_range: {
          doc: {
            en: 'From `start` to `end`, or for the length of the `duration` element. One of the ends may be left out.',
            ja: '`start` から `end` まで、または `duration` 要素の期間。`start` と `end` の一方は省略できます。',
          },
        },
        date_spec: { doc: { en: 'As the `date_spec` element says.', ja: '`date_spec` 要素の指定に一致する日時。' } },
      },
      required: true,
      doc: { en: 'How the current time is compared.', ja: '現在の日時との比較方法。' },
    },
    start: {
      value: cibDate(),
      doc: {
        en: 'Time from which the condition holds, such as `2030-01-31 22:00:00`. It is needed for `gt`.',
        ja: '条件が成り立ち始める日時（`2030-01-31 22:00:00` など）。`gt` では必須です。',
      },
    },
    end: {
      value: cibDate(),
      doc: {
        en: 'Time until which the condition holds. It is needed for `lt`.',
        ja: '条件が成り立つ最後の日時。`lt` では必須です。',
      },
    },
  },
});

/** A part of the calendar that must match. */
const part = (limits: { min?: number; max?: number }, doc: Text): AttributeDefinition => ({
  value: numberRange(limits),
  doc,
});

export const dateSpec = element({
  name: 'date_spec',
  versions: all,
  parents: { date_expression: all },
  once: true,
  source,
  doc: {
    en: 'Calendar pattern: every part that is given must match the current time.',
    ja: '暦のパターン。指定したすべての要素が、現在の日時と一致する必要があります。',
  },
  more: {
    en: 'The cluster looks at it only at an event or after `cluster-recheck-interval`, so a change may come that much late.',
    ja: 'イベントの発生時と `cluster-recheck-interval` ごとにだけ評価されるため、反映がその分遅れることがあります。',
  },
  attributes: {
    id,
    years: part({ min: 1 }, { en: 'Years that match, such as `2030-2032`.', ja: '一致する年（`2030-2032` など）。' }),
    months: part({ min: 1, max: 12 }, { en: 'Months that match.', ja: '一致する月。' }),
    monthdays: part({ min: 1, max: 31 }, { en: 'Days of the month that match.', ja: '一致する日（月の中の日）。' }),
    weekdays: part(
      { min: 1, max: 7 },
      {
        en: 'Days of the week that match: 1 is Monday, 7 is Sunday. `1-5` are the working days.',
        ja: '一致する曜日。1 が月曜日、7 が日曜日で、`1-5` は平日です。',
      },
    ),
    hours: part(
      { min: 0, max: 23 },
      {
        en: 'Hours that match. `9-16` holds from 9:00 to 16:59:59.',
        ja: '一致する時。`9-16` は 9:00 から 16:59:59 までです。',
      },
    ),
    minutes: { ...part({ min: 0, max: 59 }, { en: 'Minutes that match.', ja: '一致する分。' }), versions: since39 },
    seconds: { ...part({ min: 0, max: 59 }, { en: 'Seconds that match.', ja: '一致する秒。' }), versions: since39 },
    yeardays: {
      ...part(
        { min: 1, max: 366 },
        { en: 'Days of the year that match, counted from 1 January.', ja: '一致する年間通算日（1 月 1 日が 1）。' },
      ),
      versions: since39,
    },
    yearsdays: {
      value: freeText(),
      doc: {
        en: 'Misspelling of `yeardays` that the schemas accept. It has no effect.',
        ja: 'スキーマが受け付ける `yeardays` の誤記。指定しても効果はありません。',
      },
    },
    weeks: part({ min: 1, max: 53 }, { en: 'ISO weeks of the year that match.', ja: '一致する ISO 週番号。' }),
    weekyears: part(
      { min: 1 },
      {
        en: 'Years that match, counted in ISO weeks: they differ from calendar years around New Year.',
        ja: '一致する ISO 週番号の年。年末年始では暦の年と異なることがあります。',
      },
    ),
    moon: {
      ...part(
        { min: 0, max: 7 },
        {
          en: 'Phase of the moon that matches: 0 is the new moon, 4 the full moon. Schema 4.0 dropped it.',
          ja: '一致する月齢の段階。0 が新月、4 が満月で、スキーマ 4.0 で廃止されました。',
        },
      ),
      versions: ['1.0..3.10', 'next'],
      deprecated: { since: 'pacemaker 2.1.6' },
    },
  },
});

/** An amount that is added to the start of a range. */
const amount = (doc: Text): AttributeDefinition => ({ value: cibInteger(), default: '0', doc });

const noEffect: AttributeDefinition = {
  value: freeText(),
  doc: {
    en: 'The schemas accept it here, but a duration does not use it.',
    ja: 'スキーマは受け付けますが、期間の計算には使われません。',
  },
};

export const duration = element({
  name: 'duration',
  versions: all,
  parents: { date_expression: all },
  once: true,
  source,
  doc: {
    en: 'Length of a range: it is added to `start` to give the end, when there is no `end`.',
    ja: '範囲の長さ。`end` がないとき、`start` にこの期間を加えた日時が範囲の終わりになります。',
  },
  attributes: {
    id,
    years: amount({ en: 'How many years the range lasts.', ja: '範囲の年数。' }),
    months: amount({ en: 'How many months the range lasts.', ja: '範囲の月数。' }),
    weeks: amount({ en: 'How many weeks the range lasts.', ja: '範囲の週数。' }),
    days: { ...amount({ en: 'How many days the range lasts.', ja: '範囲の日数。' }), versions: since39 },
    hours: amount({ en: 'How many hours the range lasts.', ja: '範囲の時間数。' }),
    minutes: { ...amount({ en: 'How many minutes the range lasts.', ja: '範囲の分数。' }), versions: since39 },
    seconds: { ...amount({ en: 'How many seconds the range lasts.', ja: '範囲の秒数。' }), versions: since39 },
    monthdays: noEffect,
    weekdays: noEffect,
    weekyears: noEffect,
    yearsdays: noEffect,
    moon: noEffect,
  },
});

export const rscExpression = element({
  name: 'rsc_expression',
  versions: since34,
  parents: { rule: since34 },
  source,
  doc: {
    en: 'Condition on the agent of a resource, for `rsc_defaults` and `op_defaults`. What is left out matches everything.',
    ja: 'リソースのエージェントに関する条件。`rsc_defaults` と `op_defaults` で使います。省略した属性は、すべてに一致します。',
  },
  attributes: {
    id,
    class: {
      value: freeText(),
      doc: { en: 'Standard of the agent, such as `ocf`.', ja: 'エージェントの規格（`ocf` など）。' },
    },
    provider: {
      value: freeText(),
      doc: { en: 'Provider of the agent, such as `heartbeat`.', ja: 'エージェントの提供元（`heartbeat` など）。' },
    },
    type: {
      value: freeText(),
      doc: { en: 'Name of the agent, such as `IPaddr2`.', ja: 'エージェントの名前（`IPaddr2` など）。' },
    },
  },
});

export const opExpression = element({
  name: 'op_expression',
  versions: since34,
  parents: { rule: since34 },
  source,
  doc: {
    en: 'Condition on an operation, for `op_defaults`.',
    ja: 'オペレーションに関する条件。`op_defaults` で使います。',
  },
  attributes: {
    id,
    name: {
      value: freeText(),
      required: true,
      doc: { en: 'Action of the operation, such as `monitor`.', ja: 'オペレーションのアクション（`monitor` など）。' },
    },
    interval: {
      value: cibDuration(),
      doc: {
        en: 'Interval that the operation must have. Without it, any interval matches.',
        ja: 'オペレーションの間隔。省略すると、どの間隔にも一致します。',
      },
    },
  },
});
