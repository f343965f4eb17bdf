import type { SectionEntry } from '../../../server/src/schema/entry.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { xmlId, xmlIdRef } from '../../../server/src/schema/values/xml-id.ts';
import type { Text } from '../../../server/src/text/text.ts';
import { type AttributeDefinition, element } from '../define.ts';
import { description, explained, id } from './common.ts';

/*
 * Access control lists. Facts: Pacemaker's RELAX NG schemas 1.2 to 4.0.
 */

const since12 = ['1.2..next'];
const since20 = ['2.0..next'];
const oldSyntax = ['1.2..1.3'];
const source = explained('Access Control Lists (ACLs)');

export const acls = element({
  name: 'acls',
  versions: since12,
  parents: { configuration: since12 },
  once: true,
  source,
  doc: {
    en: 'Who may read and change which parts of the CIB. It counts only when the cluster property `enable-acl` is true.',
    ja: 'CIB の読み取りと変更の権限（ACL）。クラスタプロパティ `enable-acl` が true の場合だけ有効です。',
  },
  attributes: {},
});

export const aclRole = element({
  name: 'acl_role',
  versions: since12,
  parents: { acls: since12 },
  source,
  doc: { en: 'A named list of permissions.', ja: '権限の一覧に名前を付けた ACL ロール。' },
  attributes: {
    id: {
      ...id,
      label: { space: 'role', role: 'defines' },
      doc: {
        en: 'Name of the role, unique in the whole configuration.',
        ja: 'ACL ロールの名前。設定全体で一意にする必要があります。',
      },
    },
    description: { ...description, versions: since20 },
  },
});

export const aclPermission = element({
  name: 'acl_permission',
  versions: since20,
  parents: { acl_role: since20 },
  source,
  doc: {
    en: 'Allows or denies access to one part of the CIB, named by `reference`, `xpath` or `object-type`, with all that it contains.',
    ja: 'CIB の一部へのアクセスを許可または拒否する権限。対象は `reference`、`xpath`、`object-type` のいずれか 1 つで指定し、その内側の要素も含みます。',
  },
  attributes: {
    id,
    kind: {
      words: {
        read: { doc: { en: 'Reading is allowed.', ja: '読み取りを許可します。' } },
        write: { doc: { en: 'Reading and changing are allowed.', ja: '読み取りと変更を許可します。' } },
        deny: {
          doc: {
            en: 'All access is denied. For one and the same element it has priority over the others.',
            ja: 'すべてのアクセスを拒否します。同じ要素に対しては、ほかの権限より優先されます。',
          },
        },
      },
      required: true,
      doc: { en: 'Kind of access.', ja: '権限の種類。' },
    },
    reference: {
      value: xmlIdRef(),
      label: { space: 'id', role: 'refersTo' },
      doc: { en: 'Id of the element that the permission is for.', ja: '権限の対象となる要素の id。' },
    },
    xpath: {
      value: freeText(),
      doc: { en: 'XPath of the elements that the permission is for.', ja: '権限の対象となる要素を示す XPath。' },
    },
    'object-type': {
      value: freeText(),
      doc: {
        en: 'Name of the elements that the permission is for, such as `primitive`.',
        ja: '権限の対象となる要素の名前（`primitive` など）。',
      },
    },
    attribute: {
      value: freeText(),
      doc: {
        en: 'Limits `object-type` to elements that have this attribute.',
        ja: '`object-type` の対象を、この属性を持つ要素に限ります。',
      },
    },
    description,
  },
});

export const aclTarget = element({
  name: 'acl_target',
  versions: since20,
  parents: { acls: since20 },
  source,
  doc: {
    en: 'A user of the system, and the roles that it has.',
    ja: 'システムのユーザと、そのユーザに与える ACL ロール。',
  },
  attributes: {
    id: {
      value: freeText(),
      required: true,
      doc: {
        en: 'Name of the user account, unless `name` says it.',
        ja: 'ユーザアカウントの名前（`name` がない場合）。',
      },
    },
    name: {
      value: freeText(),
      versions: ['3.8..next'],
      doc: {
        en: 'Name of the user account, where the `id` must be another.',
        ja: 'ユーザアカウントの名前。`id` を別の名前にする必要がある場合に使います。',
      },
    },
  },
});

export const aclGroup = element({
  name: 'acl_group',
  versions: since20,
  parents: { acls: since20 },
  source,
  doc: {
    en: 'A group of the system, and the roles that its users have. Pacemaker honours it since 2.1.5.',
    ja: 'システムのグループと、そのユーザに与える ACL ロール。Pacemaker 2.1.5 以降で使えます。',
  },
  attributes: {
    id: {
      value: xmlId(),
      required: true,
      doc: { en: 'Name of the group, unless `name` says it.', ja: 'グループの名前（`name` がない場合）。' },
    },
    name: {
      value: freeText(),
      versions: ['3.8..next'],
      doc: {
        en: 'Name of the group, where the `id` must be another.',
        ja: 'グループの名前。`id` を別の名前にする必要がある場合に使います。',
      },
    },
  },
});

const roleId: AttributeDefinition = {
  value: xmlIdRef(),
  required: true,
  label: { space: 'role', role: 'refersTo' },
  doc: { en: 'Id of the `acl_role`.', ja: '`acl_role` の id。' },
};

export const role = element({
  name: 'role',
  versions: since20,
  parents: { acl_group: since20, acl_target: since20 },
  source,
  doc: { en: 'A role that the user or group has.', ja: 'ユーザまたはグループに与える ACL ロール 1 つ。' },
  attributes: { id: roleId },
});

export const aclUser = element({
  name: 'acl_user',
  versions: oldSyntax,
  parents: { acls: oldSyntax },
  source,
  doc: {
    en: 'A user with its permissions, in the syntax before schema 2.0. Newer schemas have `acl_target`.',
    ja: 'ユーザとその権限（スキーマ 2.0 より前の書き方）。新しいスキーマでは `acl_target` を使います。',
  },
  attributes: {
    id: { value: xmlId(), required: true, doc: { en: 'Name of the user account.', ja: 'ユーザアカウントの名前。' } },
  },
});

export const roleRef = element({
  name: 'role_ref',
  versions: oldSyntax,
  parents: { acl_user: oldSyntax },
  source,
  doc: {
    en: 'A role that the user has, in the syntax before schema 2.0.',
    ja: 'ユーザに与える ACL ロール（スキーマ 2.0 より前の書き方）。',
  },
  attributes: { id: roleId },
});

export const read = oldPermission('read', {
  en: 'Permission to read, in the syntax before schema 2.0.',
  ja: '読み取りの許可（スキーマ 2.0 より前の書き方）。',
});

export const write = oldPermission('write', {
  en: 'Permission to read and change, in the syntax before schema 2.0.',
  ja: '読み取りと変更の許可（スキーマ 2.0 より前の書き方）。',
});

export const deny = oldPermission('deny', {
  en: 'Denial of access, in the syntax before schema 2.0.',
  ja: 'アクセスの拒否（スキーマ 2.0 より前の書き方）。',
});

function oldPermission(name: string, doc: Text): SectionEntry {
  return element({
    name,
    versions: oldSyntax,
    parents: { acl_role: oldSyntax, acl_user: oldSyntax },
    source,
    doc,
    attributes: {
      id,
      ref: {
        value: xmlIdRef(),
        label: { space: 'id', role: 'refersTo' },
        doc: { en: 'Id of the element that is meant.', ja: '対象となる要素の id。' },
      },
      tag: { value: freeText(), doc: { en: 'Name of the elements that are meant.', ja: '対象となる要素の名前。' } },
      xpath: {
        value: freeText(),
        doc: { en: 'XPath of the elements that are meant.', ja: '対象となる要素を示す XPath。' },
      },
      attribute: {
        value: freeText(),
        doc: { en: 'Limits it to this attribute of the elements.', ja: '対象を要素のこの属性に限ります。' },
      },
    },
  });
}
