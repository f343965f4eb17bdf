import { section } from '../../server/src/schema/entry.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';

// `uidgid { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const uidgid = section({
  id: 'corosync.uidgid',
  keyword: 'uidgid',
  in: ['corosync'],
  doc: {
    en: 'Users and groups, besides root, who may talk to Corosync.',
    ja: 'root のほかに、corosync との通信を許すユーザとグループの設定。',
  },
  more: {
    en: 'Files of the folder uidgid.d beside corosync.conf hold such sections, too.',
    ja: 'corosync.conf と同じ場所の uidgid.d ディレクトリのファイルにも書けます。',
  },
  source: 'corosync.conf(5)',
  options: {
    uid: {
      value: freeText({ what: { en: 'user name or number', ja: 'ユーザ名または番号' } }),
      doc: {
        en: 'User, by name or number, who may talk to Corosync.',
        ja: 'corosync との通信を許すユーザ（名前または番号）。',
      },
      repeatable: true,
      facts: { runtime: 'reload', hostDependent: true },
      source: 'corosync.conf(5)',
    },
    gid: {
      value: freeText({ what: { en: 'group name or number', ja: 'グループ名または番号' } }),
      doc: {
        en: 'Group, by name or number, whose members may talk to Corosync.',
        ja: 'corosync との通信を許すグループ（名前または番号）。',
      },
      repeatable: true,
      facts: { runtime: 'reload', hostDependent: true },
      source: 'corosync.conf(5)',
    },
  },
});
