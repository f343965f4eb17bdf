import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { element } from '../define.ts';
import { explained, id } from './common.ts';

/*
 * Tags. Facts: Pacemaker's RELAX NG schemas 1.3 to 4.0.
 */

const since13 = ['1.3..next'];
const source = explained('Reusing Parts of the Configuration');

export const tags = element({
  name: 'tags',
  versions: since13,
  parents: { configuration: since13 },
  once: true,
  source,
  doc: {
    en: 'Names that stand for several elements of the configuration.',
    ja: '設定の複数の要素をまとめて表す名前の一覧。',
  },
  attributes: {},
});

export const tag = element({
  name: 'tag',
  versions: since13,
  parents: { tags: since13 },
  source,
  doc: {
    en: 'A name for several elements. A constraint that names the tag means all its resources, and commands accept it too.',
    ja: '複数の要素に付ける名前。制約で指定すると、含まれるすべてのリソースが対象になります。コマンドでも使えます。',
  },
  attributes: { id },
});

export const objRef = element({
  name: 'obj_ref',
  versions: since13,
  parents: { tag: since13 },
  source,
  doc: { en: 'One element that the tag stands for.', ja: '`tag` に含まれる要素 1 つ。' },
  attributes: {
    id: {
      value: freeText(),
      required: true,
      label: { space: 'id', role: 'refersTo' },
      facts: { types: { IDREF: ['1.3..3.2'], text: ['3.3..next'] } },
      doc: {
        en: 'Id of the element. Since schema 3.3 nothing checks that it exists.',
        ja: '要素の id。スキーマ 3.3 以降では、存在するかどうか検査されません。',
      },
    },
  },
});
