import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { xmlId, xmlIdRef } from '../../../server/src/schema/values/xml-id.ts';
import type { AttributeDefinition, SchemaWord } from '../define.ts';

/*
 * Attributes that many elements share. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

/** Chapter of the manual that a table's words follow. */
export const explained = (chapter: string): string => `Pacemaker Explained, "${chapter}"`;

export const description: AttributeDefinition = {
  value: freeText(),
  doc: {
    en: 'Free text for people; the cluster does not use it.',
    ja: '人が読むための説明。クラスタは使用しません。',
  },
};

/** An id that other elements may name. */
export const id: AttributeDefinition = {
  value: xmlId(),
  required: true,
  label: { space: 'id', role: 'defines' },
  doc: {
    en: 'Name of this element, unique in the whole configuration.',
    ja: 'この要素の名前。設定全体で一意にする必要があります。',
  },
};

/** The id of a resource: constraints, groups and commands name it. */
export const resourceId: AttributeDefinition = {
  ...id,
  label: { space: 'resource', role: 'defines' },
  doc: {
    en: 'Name of the resource, unique in the whole configuration; constraints and commands use it.',
    ja: 'リソースの名前。設定全体で一意にする必要があり、制約やコマンドで使われます。',
  },
};

/** An id where `id-ref` may stand in its place. */
export const idUnlessReferred: AttributeDefinition = { ...id, required: false };

export const idRef: AttributeDefinition = {
  value: xmlIdRef(),
  label: { space: 'id', role: 'refersTo' },
  doc: {
    en: 'Takes over the content of another element of the same kind: the id of that element. It stands in place of `id` and of content.',
    ja: '同じ種類の別の要素の内容をそのまま使うための、その要素の id。`id` と内容の代わりに書きます。',
  },
};

/** The rank of a set of name-value pairs. */
export const setScore: AttributeDefinition = {
  value: score({ xsd: true }),
  default: '0',
  doc: {
    en: 'Rank of this set: where several sets have the same name, the value of the set with the highest score counts.',
    ja: 'このセットの順位。同じ名前が複数のセットにあるときは、スコアが最も高いセットの値が使われます。',
  },
};

/** Roles of a resource; Promoted and Unpromoted came with schema 3.7, the old names still pass. */
export function roles(
  versions: readonly string[],
  docs: Readonly<Record<'Stopped' | 'Started' | 'Promoted' | 'Unpromoted', SchemaWord['doc']>> = roleDocs,
): Readonly<Record<string, SchemaWord>> {
  const since37 = ['3.7..next'];
  return {
    Stopped: { versions, doc: docs.Stopped },
    Started: { versions, doc: docs.Started },
    Promoted: { versions: since37, doc: docs.Promoted },
    Unpromoted: { versions: since37, doc: docs.Unpromoted },
    Master: {
      versions,
      deprecatedSince: '2.1.0',
      doc: { en: 'Old name of `Promoted`.', ja: '`Promoted` の以前の名前。' },
    },
    Slave: {
      versions,
      deprecatedSince: '2.1.0',
      doc: { en: 'Old name of `Unpromoted`.', ja: '`Unpromoted` の以前の名前。' },
    },
  };
}

const roleDocs = {
  Stopped: { en: 'The resource is stopped.', ja: 'リソースが停止している状態。' },
  Started: {
    en: 'The resource is active, in whatever role.',
    ja: 'リソースが起動している状態（昇格の有無は問いません）。',
  },
  Promoted: { en: 'Promoted instances of a promotable clone.', ja: 'promotable クローンの昇格したインスタンス。' },
  Unpromoted: {
    en: 'Started but not promoted instances of a promotable clone.',
    ja: 'promotable クローンの、起動しているが昇格していないインスタンス。',
  },
};

/** Actions that a constraint can order. */
export const actions: Readonly<Record<string, SchemaWord>> = {
  start: { doc: { en: 'The resource is started.', ja: 'リソースの起動。' } },
  promote: {
    doc: { en: 'An instance of a promotable clone is promoted.', ja: 'promotable クローンのインスタンスの昇格。' },
  },
  demote: { doc: { en: 'A promoted instance is demoted.', ja: '昇格したインスタンスの降格。' } },
  stop: { doc: { en: 'The resource is stopped.', ja: 'リソースの停止。' } },
};
