import { section } from '../../server/src/schema/entry.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { noEffect, refused } from './common.ts';

// Sections of Corosync 1 and 2, and such that are no sections of the file.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const qb = section({
  id: 'corosync.qb',
  keyword: 'qb',
  in: ['corosync'],
  doc: {
    en: 'IPC of Corosync 2; Corosync 3 has `system` instead.',
    ja: 'Corosync 2 の IPC の設定。Corosync 3 では `system` セクションを使います。',
  },
  exists: [{ since: 'corosync 2.1.1', until: 'corosync 2.99.3' }],
  once: true,
  facts: { removed: '2.99.4', use: 'system' },
  source: 'corosync.conf(5)',
  options: {
    ipc_type: {
      value: enumeration(['native', 'shm', 'socket']),
      default: 'native',
      doc: {
        en: 'How programs on the same node talk to Corosync 2.',
        ja: '同じノードのプログラムと Corosync 2 の通信方式。',
      },
      more: {
        en: 'Corosync 3 has `system.qb_ipc_type` instead.',
        ja: 'Corosync 3 では `system.qb_ipc_type` を使います。',
      },
      exists: [{ since: 'corosync 2.1.1', until: 'corosync 2.99.3' }],
      invalid: [{ until: 'corosync 2.4.6', is: refused }],
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '2.99.4', use: 'system.qb_ipc_type' },
      source: 'corosync.conf(5)',
    },
  },
});

export const pload = section({
  id: 'corosync.pload',
  keyword: 'pload',
  in: ['corosync'],
  doc: {
    en: 'Test load; values in the file are not used.',
    ja: 'テスト用の負荷の設定。ファイルに書いた値は使われません。',
  },
  exists: [{ since: 'corosync 1.99.8' }],
  source: 'corosync sources',
  options: {
    count: {
      value: corosyncInteger('u32'),
      doc: { en: 'Number of messages of the test load.', ja: 'テスト用の負荷のメッセージ数。' },
      more: { en: 'It works only as a run-time key.', ja: '実行時のキーとしてだけ使えます。' },
      exists: [{ since: 'corosync 1.99.8' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
    size: {
      value: corosyncInteger('u32'),
      doc: { en: 'Size of the messages of the test load.', ja: 'テスト用の負荷のメッセージの大きさ。' },
      more: { en: 'It works only as a run-time key.', ja: '実行時のキーとしてだけ使えます。' },
      exists: [{ since: 'corosync 1.99.8' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
    start: {
      value: freeText(),
      doc: { en: 'Starts the test load.', ja: 'テスト用の負荷を開始するキー。' },
      more: { en: 'It works only as a run-time key.', ja: '実行時のキーとしてだけ使えます。' },
      exists: [{ since: 'corosync 1.99.8' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
  },
});

export const service = section({
  id: 'corosync.service',
  keyword: 'service',
  in: ['corosync'],
  doc: { en: 'A plug-in of Corosync 1, such as Pacemaker.', ja: 'Corosync 1 のプラグイン（Pacemaker など）の設定。' },
  more: {
    en: 'Corosync 1 also reads it from the files of service.d. Corosync 2 and later have no plug-ins and ignore it.',
    ja: 'Corosync 1 は service.d ディレクトリのファイルからも読みます。Corosync 2 以降では無視されます。',
  },
  exists: [{ until: 'corosync 1.4.10' }],
  facts: { removed: '1.99.0' },
  source: 'corosync.conf(5)',
  options: {
    name: {
      value: freeText(),
      doc: {
        en: 'Plug-in that Corosync 1 loads, such as `pacemaker`.',
        ja: 'Corosync 1 が読み込むプラグインの名前（`pacemaker` など）。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    ver: {
      value: enumeration(['0', '1']),
      default: '0',
      doc: {
        en: 'How the plug-in works: with 0 it starts the daemons of Pacemaker itself, with 1 they are started by their own service.',
        ja: 'プラグインの動作の種類。0 では Pacemaker のデーモンもプラグインが起動し、1 では別のサービスとして起動します。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    use_logd: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether the Pacemaker plug-in logs through logd.',
        ja: 'Pacemaker のプラグインが logd でログを出力するかどうか。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    use_mgmtd: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether the Pacemaker plug-in starts the management daemon.',
        ja: 'Pacemaker のプラグインが管理デーモンを起動するかどうか。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    clustername: {
      value: freeText(),
      default: 'pcmk',
      doc: { en: 'Name of the cluster for the Pacemaker plug-in.', ja: 'Pacemaker のプラグインが使うクラスタの名前。' },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
  },
});

export const aisexec = section({
  id: 'corosync.aisexec',
  keyword: 'aisexec',
  in: ['corosync'],
  doc: { en: 'Options of the openais daemon, from Corosync 1 times.', ja: 'openais のデーモンの設定。' },
  more: { en: 'Corosync 2 and later ignore it.', ja: 'Corosync 2 以降では無視されます。' },
  exists: [{ until: 'corosync 1.4.10' }],
  once: true,
  facts: { removed: '1.99.0' },
  source: 'corosync sources',
  options: {
    user: {
      value: freeText(),
      doc: {
        en: 'User under whom openais was to run; Corosync does not read it.',
        ja: 'openais を実行するユーザ。corosync は読みません。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    group: {
      value: freeText(),
      doc: {
        en: 'Group under which openais was to run; Corosync does not read it.',
        ja: 'openais を実行するグループ。corosync は読みません。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
    defaultservices: {
      value: enumeration(['yes', 'no']),
      doc: {
        en: 'Whether Corosync 1 loads its default services.',
        ja: 'Corosync 1 がデフォルトのサービスを読み込むかどうか。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
  },
});

export const amf = section({
  id: 'corosync.amf',
  keyword: 'amf',
  in: ['corosync'],
  doc: { en: 'Availability management framework of openais.', ja: 'openais の AMF（可用性管理）の設定。' },
  more: { en: 'Corosync itself does not read it.', ja: 'corosync 自体は読みません。' },
  exists: [{ until: 'corosync 1.4.10' }],
  once: true,
  facts: { removed: '1.99.0' },
  source: 'corosync sources',
  options: {
    mode: {
      value: enumeration(['disabled', 'enabled']),
      doc: {
        en: 'Whether the availability management framework of openais was on; Corosync does not read it.',
        ja: 'openais の AMF（可用性管理）を使うかどうか。corosync は読みません。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
  },
});

export const event = section({
  id: 'corosync.event',
  keyword: 'event',
  in: ['corosync'],
  doc: { en: 'Event service of openais.', ja: 'openais のイベントサービスの設定。' },
  more: { en: 'Corosync itself does not read it.', ja: 'corosync 自体は読みません。' },
  exists: [{ until: 'corosync 1.4.10' }],
  once: true,
  open: true,
  facts: { removed: '1.99.0' },
  source: 'corosync sources',
  options: {},
});

export const network = section({
  id: 'corosync.network',
  keyword: 'network',
  in: ['corosync'],
  doc: { en: 'Other name of `totem` in Corosync 1.', ja: 'Corosync 1 での `totem` の別名。' },
  more: {
    en: 'Where it is written, Corosync 1 reads it instead of `totem`.',
    ja: '書かれている場合、Corosync 1 は `totem` の代わりにこれを読みます。',
  },
  exists: [{ until: 'corosync 1.4.10' }],
  once: true,
  open: true,
  facts: { removed: '1.99.0' },
  source: 'corosync sources',
  options: {},
});

export const cluster = section({
  id: 'corosync.cluster',
  keyword: 'cluster',
  in: ['corosync'],
  doc: {
    en: 'An object of cman in Corosync 1, built from cluster.conf; no section of corosync.conf.',
    ja: 'Corosync 1 の cman が cluster.conf から作るオブジェクト。corosync.conf のセクションではありません。',
  },
  exists: [{ until: 'corosync 0.0' }],
  open: true,
  source: 'corosync sources',
  options: {},
});
