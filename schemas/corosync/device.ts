import { section } from '../../server/src/schema/entry.ts';
import { corosyncAddress } from '../../server/src/schema/values/corosync-address.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { corosyncTieBreaker } from '../../server/src/schema/values/corosync-tie-breaker.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { cannotWork, command, noEffect, units } from './common.ts';

// `quorum.device { }` with `net { }` and `heuristics { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const device = section({
  id: 'corosync.quorum.device',
  keyword: 'device',
  in: ['corosync.quorum'],
  doc: {
    en: 'A quorum device: a vote from outside the cluster, through corosync-qdevice.',
    ja: 'クォーラムデバイスの設定。',
  },
  more: {
    en: 'It does not go together with `two_node`, `last_man_standing` and `auto_tie_breaker`.',
    ja: 'クラスタの外から corosync-qdevice を通じて票を加えます。`two_node`、`last_man_standing`、`auto_tie_breaker` とは併用できません。',
  },
  exists: [{ since: 'corosync 1.99.6' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    model: {
      value: enumeration(['net']),
      required: true,
      doc: { en: 'Kind of the quorum device; only `net` exists.', ja: 'クォーラムデバイスの種類。' },
      more: {
        en: 'Without it votequorum ignores the section.',
        ja: '使えるのは `net` だけです。省略すると votequorum はこのセクションを無視します。',
      },
      exists: [{ since: 'corosync 1.99.6' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'votequorum(5), corosync-qdevice(8)',
    },
    votes: {
      value: corosyncInteger('u32'),
      defaultDoc: {
        en: 'number of votes of all nodes − 1, where every node has one vote and `expected_votes` is not written',
        ja: '全ノードが 1 票で `expected_votes` がない場合は、ノードの票の合計 − 1',
      },
      doc: { en: 'How many votes the quorum device gives.', ja: 'クォーラムデバイスが与える票の数。' },
      more: {
        en: 'Algorithm `ffsplit` needs exactly 1; `lms` wants it left out. It is required beside `expected_votes`, and where a node has more or less than one vote.',
        ja: 'アルゴリズムが `ffsplit` の場合は 1 が必要で、`lms` の場合は省略します。`expected_votes` を書いた場合や、票数が 1 でないノードがある場合は必須です。',
      },
      exists: [{ since: 'corosync 1.99.6' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5), corosync-qdevice(8)',
    },
    timeout: {
      value: corosyncInteger('u32', { min: 1250, max: 150000, unit: units.ms, msPerUnit: 1 }),
      default: 10000,
      doc: {
        en: 'How long corosync-qdevice may stay silent before its vote is lost, in milliseconds.',
        ja: 'corosync-qdevice からの連絡がないとき、その票を失うまでの時間（ミリ秒）。',
      },
      more: {
        en: 'Heartbeats go to the QNetd server at intervals of 0.8 times this value.',
        ja: 'QNetd サーバへのハートビートの間隔は、この値の 0.8 倍です。',
      },
      exists: [{ since: 'corosync 1.99.6' }],
      outOfRange: noEffect,
      facts: { runtime: 'none', onInvalid: 'refuse', onOutOfRange: 'clamp' },
      source: 'votequorum(5), corosync-qdevice(8)',
    },
    sync_timeout: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 30000,
      doc: {
        en: 'How long votequorum waits for the vote of the quorum device while a membership is formed, in milliseconds.',
        ja: 'メンバーシップを作る間、クォーラムデバイスの票を待つ時間（ミリ秒）。',
      },
      more: { en: 'A failover can take that much longer.', ja: 'フェイルオーバはこの時間だけ長くなることがあります。' },
      exists: [{ since: 'corosync 2.3.4' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5), corosync-qdevice(8)',
    },
    master_wins: {
      value: corosyncInteger('u8'),
      doc: {
        en: 'Run-time setting of corosync-qdevice; it has no effect in the file.',
        ja: 'corosync-qdevice が実行時に使う設定。ファイルに書いても効果はありません。',
      },
      exists: [{ since: 'corosync 2.1.0' }],
      facts: { runtime: 'none', unusedSince: '2.1.0' },
      source: 'votequorum(5), corosync-qdevice(8)',
    },
  },
});

export const deviceNet = section({
  id: 'corosync.quorum.device.net',
  keyword: 'net',
  in: ['corosync.quorum.device'],
  doc: {
    en: 'Settings of the quorum device model `net`: the QNetd server and how it decides.',
    ja: 'モデル `net` のクォーラムデバイスの設定（QNetd サーバと判定の方法）。',
  },
  more: {
    en: 'Only corosync-qdevice reads them, at its start.',
    ja: '読むのは corosync-qdevice だけで、起動時に反映されます。',
  },
  exists: [{ since: 'corosync 2.4.0' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    host: {
      value: corosyncAddress(),
      invalid: cannotWork,
      required: true,
      doc: { en: 'Name or address of the QNetd server.', ja: 'QNetd サーバのホスト名またはアドレス。' },
      more: {
        en: 'The server must not be a node of the cluster.',
        ja: 'クラスタのノード以外のサーバにする必要があります。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      facts: { runtime: 'none' },
      source: 'corosync-qdevice(8)',
    },
    port: {
      value: corosyncInteger('u16', { min: 1, max: 65535 }),
      default: 5403,
      doc: { en: 'TCP port of the QNetd server.', ja: 'QNetd サーバの TCP ポート番号。' },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      outOfRange: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    tls: {
      value: enumeration(
        [
          { word: 'on', doc: { en: 'if the server offers it', ja: 'サーバが対応している場合に使う' } },
          { word: 'off', doc: { en: 'never', ja: '使わない' } },
          { word: 'required', doc: { en: 'always', ja: '必須とする' } },
          'yes',
          'no',
          '1',
          '0',
        ],
        { caseSensitive: false },
      ),
      default: 'on',
      doc: {
        en: 'Whether the connection to the QNetd server is encrypted.',
        ja: 'QNetd サーバへの接続を暗号化するかどうか。',
      },
      more: {
        en: 'The certificates are made with corosync-qdevice-net-certutil.',
        ja: '証明書は corosync-qdevice-net-certutil で作成します。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    algorithm: {
      value: enumeration([
        { word: 'ffsplit', doc: { en: 'one vote for exactly one half', ja: '一方の側に 1 票だけを与える' } },
        { word: 'lms', doc: { en: 'the last node survives', ja: '最後の 1 台まで動作を続ける' } },
        { word: '2nodelms', doc: { en: 'for developers only', ja: '開発用' } },
        {
          word: 'test',
          doc: {
            en: 'for developers; needs a command-line switch of corosync-qdevice',
            ja: '開発用（corosync-qdevice の起動オプションが必要）',
          },
        },
      ]),
      default: 'ffsplit',
      doc: {
        en: 'How the quorum device decides which partition gets its vote.',
        ja: 'クォーラムデバイスが、どの側に票を与えるかを決める方法。',
      },
      more: {
        en: 'With `ffsplit`, every node and the device must have exactly one vote.',
        ja: '`ffsplit` では、すべてのノードとデバイスの票数を 1 にする必要があります。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    tie_breaker: {
      value: corosyncTieBreaker(),
      default: 'lowest',
      doc: { en: 'Which partition wins when the algorithm finds a tie.', ja: '判定が同点のときに、票を与える側。' },
      more: {
        en: 'It is the one with the lowest or the highest node ID, or with the node ID that is written.',
        ja: '`lowest` と `highest` は最小または最大のノード ID を持つ側です。ノード ID を書くと、そのノードのいる側になります。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    connect_timeout: {
      value: corosyncInteger('u32', { min: 1000, max: 120000, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: {
        en: '0.8 × `quorum.device.timeout`, from 1000 to 120000',
        ja: '`quorum.device.timeout` の 0.8 倍（1000～120000）',
      },
      doc: {
        en: 'How long to wait for the connection to the QNetd server, in milliseconds.',
        ja: 'QNetd サーバへの接続を待つ時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      outOfRange: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    force_ip_version: {
      value: enumeration(['0', '4', '6']),
      default: '0',
      doc: {
        en: 'Which IP version is used to reach the QNetd server; 0 takes either.',
        ja: 'QNetd サーバへの接続に使う IP のバージョン。0 ではどちらも使えます。',
      },
      exists: [{ since: 'corosync 2.4.0' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    keep_active_partition_tie_breaker: {
      value: enumeration(['on', 'off', 'yes', 'no', '1', '0'], { caseSensitive: false }),
      default: 'on',
      doc: {
        en: 'Whether `ffsplit` prefers the partition that was active before the split.',
        ja: '`ffsplit` で、分断の前に動作していた側を優先するかどうか。',
      },
      exists: [{ since: 'corosync-qdevice 3.0.1' }],
      invalid: cannotWork,
      facts: { runtime: 'none', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
  },
});

export const deviceHeuristics = section({
  id: 'corosync.quorum.device.heuristics',
  keyword: 'heuristics',
  in: ['corosync.quorum.device'],
  doc: {
    en: 'Commands with which corosync-qdevice tests whether its node is fit for the vote.',
    ja: '自分のノードが票を受けるのに適しているかを、corosync-qdevice が調べるコマンドの設定。',
  },
  exists: [{ since: 'corosync 2.4.4' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    mode: {
      value: enumeration(
        [
          { word: 'on', doc: { en: 'at changes and at intervals', ja: '変更時と一定の間隔で実行する' } },
          {
            word: 'sync',
            doc: { en: 'at membership changes and when connecting', ja: 'メンバーシップの変更時と接続時に実行する' },
          },
          { word: 'off', doc: { en: 'never', ja: '実行しない' } },
          'yes',
          'no',
          '1',
          '0',
        ],
        { caseSensitive: false },
      ),
      default: 'off',
      doc: {
        en: 'When corosync-qdevice runs its test commands.',
        ja: 'corosync-qdevice がテスト用のコマンドを実行する時期。',
      },
      more: {
        en: '`sync` runs them at membership changes and when connecting, `on` also at intervals.',
        ja: '`sync` はメンバーシップの変更時と接続時に、`on` はそれに加えて一定の間隔でも実行します。',
      },
      exists: [{ since: 'corosync 2.4.4' }],
      invalid: cannotWork,
      facts: { runtime: 'reload', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    timeout: {
      value: corosyncInteger('u32', { min: 1000, max: 120000, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: { en: 'half of `quorum.device.timeout`', ja: '`quorum.device.timeout` の半分' },
      doc: {
        en: 'How long the commands may take in a run at intervals, in milliseconds.',
        ja: '一定の間隔で実行するコマンドを待つ時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 2.4.4' }],
      invalid: cannotWork,
      outOfRange: cannotWork,
      facts: { runtime: 'reload', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    sync_timeout: {
      value: corosyncInteger('u32', { min: 1000, max: 120000, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: { en: 'half of `quorum.device.sync_timeout`', ja: '`quorum.device.sync_timeout` の半分' },
      doc: {
        en: 'How long the commands may take during a membership change, in milliseconds.',
        ja: 'メンバーシップの変更時に実行するコマンドを待つ時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 2.4.4' }],
      invalid: cannotWork,
      outOfRange: cannotWork,
      facts: { runtime: 'reload', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    interval: {
      value: corosyncInteger('u32', { min: 1000, max: 3600000, unit: units.ms, msPerUnit: 1 }),
      defaultDoc: { en: '3 × `quorum.device.timeout`', ja: '`quorum.device.timeout` の 3 倍' },
      doc: {
        en: 'How long to wait between two runs of the commands, in milliseconds.',
        ja: 'コマンドを実行する間隔（ミリ秒）。',
      },
      exists: [{ since: 'corosync 2.4.4' }],
      invalid: cannotWork,
      outOfRange: cannotWork,
      facts: { runtime: 'reload', refusedBy: 'qdevice', onInvalid: 'refuse' },
      source: 'corosync-qdevice(8)',
    },
    exec_NAME: {
      value: freeText({ what: command }),
      doc: {
        en: 'Command of the heuristics with a name of its own; it passes when it exits with 0.',
        ja: 'ヒューリスティックのコマンド。',
      },
      more: {
        en: 'It needs an absolute path and runs without a shell. At most 32 commands are allowed.',
        ja: '`exec_` の後に任意の名前を付けます。終了コード 0 で成功です。絶対パスが必要で、シェルは使われません。32 個まで書けます。',
      },
      exists: [{ since: 'corosync 2.4.4' }],
      facts: { runtime: 'reload', keyPattern: '^exec_[-_/a-zA-Z0-9]+$' },
      source: 'corosync-qdevice(8)',
    },
  },
});
