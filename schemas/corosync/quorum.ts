import { section } from '../../server/src/schema/entry.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { corosyncTieBreaker } from '../../server/src/schema/values/corosync-tie-breaker.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { noEffect, refused, units } from './common.ts';

// `quorum { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const quorum = section({
  id: 'corosync.quorum',
  keyword: 'quorum',
  in: ['corosync'],
  doc: {
    en: 'Who may go on when the cluster is split: votes and rules of quorum.',
    ja: '分断されたとき、動作を続ける側を決める設定（票数とクォーラムの規則）。',
  },
  once: true,
  source: 'corosync.conf(5)',
  options: {
    provider: {
      value: enumeration([
        {
          word: 'corosync_votequorum',
          doc: { en: 'votes; what Pacemaker needs', ja: '票による判定（Pacemaker に必要）' },
        },
        { word: 'corosync_ykd', doc: { en: 'an old, undocumented algorithm', ja: '文書のない古いアルゴリズム' } },
      ]),
      doc: { en: 'Which algorithm decides about quorum.', ja: 'クォーラムを決めるアルゴリズム。' },
      more: {
        en: 'Pacemaker needs `corosync_votequorum`. Without a provider, every partition counts as quorate.',
        ja: 'Pacemaker には `corosync_votequorum` が必要です。指定しないと、分断されたどの側もクォーラムがあるとみなされます。',
      },
      invalid: [
        { until: 'corosync 1.4.10', is: noEffect },
        { since: 'corosync 1.99.0', is: refused },
      ],
      facts: { runtime: 'none', refusedBy: 'start', onInvalid: 'refuse' },
      source: 'corosync sources',
    },
    expected_votes: {
      value: corosyncInteger('u32'),
      defaultDoc: {
        en: 'the sum of `quorum_votes` in the nodelist, plus the votes of the quorum device; 1024 in Corosync 1',
        ja: 'nodelist の `quorum_votes` とクォーラムデバイスの票の合計（Corosync 1 では 1024）',
      },
      doc: { en: 'How many votes the complete cluster has.', ja: '全ノードが揃ったときの票数の合計。' },
      more: {
        en: 'It is best left out where there is a nodelist: Corosync counts the votes there.',
        ja: 'nodelist がある場合は自動的に計算されるため、省略が推奨されます。',
      },
      facts: { runtime: 'reload' },
      source: 'votequorum(5)',
    },
    votes: {
      value: corosyncInteger('u32'),
      default: 1,
      doc: {
        en: 'How many votes this node has, where there is no nodelist.',
        ja: 'nodelist がない場合に、このノードが持つ票の数。',
      },
      more: {
        en: 'With a nodelist `quorum_votes` of the node counts.',
        ja: 'nodelist がある場合は、ノードの `quorum_votes` が使われます。',
      },
      facts: { runtime: 'reload' },
      source: 'votequorum(5)',
    },
    two_node: {
      value: corosyncInteger('u8', { onOff: true }),
      default: 0,
      doc: {
        en: 'Two-node mode, in which one of the two nodes keeps quorum alone.',
        ja: '2 ノードモードを使うかどうか。',
      },
      more: {
        en: 'It turns `wait_for_all` on unless that is set to 0, and needs fencing. Only for clusters of exactly two nodes without a quorum device.',
        ja: '有効にすると、一方のノードだけでもクォーラムを保ちます。`wait_for_all` も 0 を指定しない限り有効になります。フェンシングが必要で、クォーラムデバイスのない 2 ノードクラスタ専用です。',
      },
      facts: { runtime: 'reload' },
      source: 'votequorum(5)',
    },
    wait_for_all: {
      value: corosyncInteger('u8', { onOff: true }),
      defaultDoc: { en: '1 with `two_node`, else 0', ja: '`two_node` が有効なら 1、それ以外は 0' },
      doc: {
        en: 'Gives the cluster its first quorum only after all nodes have been seen together.',
        ja: '全ノードが一度揃うまで、最初のクォーラムを与えない設定。',
      },
      more: {
        en: '`two_node` turns it on unless it is set to 0.',
        ja: '`two_node` を有効にすると、0 を指定しない限り自動的に有効になります。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    auto_tie_breaker: {
      value: corosyncInteger('u8', { onOff: true }),
      default: 0,
      doc: {
        en: 'Lets one half of an even split keep quorum.',
        ja: '同数に分断されたとき、一方の側にクォーラムを残す設定。',
      },
      more: {
        en: '`auto_tie_breaker_node` says which one. It does not go together with `two_node` or a quorum device.',
        ja: 'どちらの側に残すかは `auto_tie_breaker_node` で決まります。`two_node` やクォーラムデバイスとは併用できません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    auto_tie_breaker_node: {
      value: corosyncTieBreaker({ list: true }),
      default: 'lowest',
      doc: { en: 'Which half of an even split keeps quorum.', ja: '同数に分断されたとき、クォーラムを残す側。' },
      more: {
        en: 'It is the half with the lowest or the highest node ID, or with the first member of a list of node IDs separated by blanks.',
        ja: '`lowest` と `highest` は、最小または最大のノード ID を持つ側です。ノード ID を空白で区切って並べた場合は、メンバーである最初のノードのいる側になります。',
      },
      exists: [{ since: 'corosync 2.3.4' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore' },
      source: 'votequorum(5)',
    },
    last_man_standing: {
      value: corosyncInteger('u8', { onOff: true }),
      default: 0,
      doc: {
        en: 'Lowers the expected votes step by step as nodes leave, so that the rest keeps quorum.',
        ja: 'ノードが離脱するたびに票数の合計を下げ、残りのノードのクォーラムを保つ設定。',
      },
      more: {
        en: 'Each step waits for `last_man_standing_window` (10 s by default).',
        ja: '再計算の前に `last_man_standing_window`（デフォルトは 10 秒）だけ待ちます。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    last_man_standing_window: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 10000,
      doc: {
        en: 'How long to wait after nodes have left before the expected votes are lowered, in milliseconds.',
        ja: 'ノードの離脱後、票数の合計を下げるまで待つ時間（ミリ秒）。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    expected_votes_tracking: {
      value: corosyncInteger('u8', { onOff: true }),
      default: 0,
      doc: {
        en: 'Remembers the highest number of expected votes on disk, so that quorum is never computed from fewer.',
        ja: '票数の合計の最大値をディスクに記録し、それより少ない値でクォーラムを計算しないようにする設定。',
      },
      exists: [{ since: 'corosync 2.3.3' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    allow_downscale: {
      value: corosyncInteger('u8', { onOff: true }),
      default: 0,
      doc: {
        en: 'Lowers the expected votes when nodes are shut down cleanly.',
        ja: 'ノードの正常な停止に合わせて、票数の合計を下げる設定。',
      },
      more: {
        en: 'votequorum(5) calls it incomplete and not supported in production.',
        ja: 'votequorum(5) によると未完成で、本番環境ではサポートされません。',
      },
      exists: [{ since: 'corosync 1.99.7' }],
      facts: { runtime: 'none' },
      source: 'votequorum(5)',
    },
    leaving_timeout: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      doc: {
        en: 'How long Corosync 1 waits for a leaving node, in milliseconds.',
        ja: 'Corosync 1 が離脱するノードを待つ時間（ミリ秒）。',
      },
      more: {
        en: 'Corosync 2 and later read it, but do not use it.',
        ja: 'Corosync 2 以降は値を検査するだけで、使いません。',
      },
      facts: { runtime: 'none', unusedSince: '1.99.0' },
      source: 'votequorum(5)',
    },
    quorumdev_poll: {
      value: corosyncInteger('u32', { unit: units.ms, msPerUnit: 1 }),
      default: 10000,
      doc: {
        en: 'How often Corosync 1 asks the quorum disk, in milliseconds.',
        ja: 'Corosync 1 がクォーラムディスクに問い合わせる間隔（ミリ秒）。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.99.5' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.6' },
      source: 'votequorum(5)',
    },
    disallowed: {
      value: enumeration(['1', '0']),
      default: 0,
      doc: {
        en: 'Whether Corosync 1 shuts out members that come back with state of their own.',
        ja: 'Corosync 1 が、独自の状態を持って戻ったメンバーを拒むかどうか。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'votequorum(5)',
    },
    cancel_wait_for_all: {
      value: corosyncInteger('u8'),
      doc: {
        en: 'Run-time key that tools set to end the waiting of `wait_for_all`; it does not belong in the file.',
        ja: '`wait_for_all` の待機を終わらせるための実行時のキー。ツールが cmap に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 2.3.4' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
  },
});
