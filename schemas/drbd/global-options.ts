/* Options of the tools themselves: parser of drbd-utils 9.22 and 9.34, drbdadm-84 and drbdadm-83. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdFlag } from '../../server/src/schema/values/drbd-flag.ts';
import { drbdInteger } from '../../server/src/schema/values/drbd-integer.ts';
import { drbdWord } from '../../server/src/schema/values/drbd-word.ts';
import { global83, global84 } from './places.ts';

const source = 'drbd.conf(5), global section';

export const globalOptions: Readonly<Record<string, OptionEntry>> = {
  'minor-count': {
    value: drbdInteger({ min: 1, max: 255, applied: true }),
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: '32, the default of the kernel module', ja: '32（カーネルモジュールのデフォルト）' },
    doc: {
      en: 'How many DRBD devices to expect; the kernel module reserves memory accordingly.',
      ja: '想定する DRBD デバイスの数。カーネルモジュールが確保するメモリの目安になります。',
    },
    source,
    facts: { group: 'global', places: global83, shape: 'integer' },
  },
  'dialog-refresh': {
    value: drbdInteger({ min: 0, max: 600, applied: true, unit: 's' }),
    default: 1,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How often the init script redraws its countdown while it waits, in seconds. 0 switches the countdown off.',
      ja: '待機中に init スクリプトが残り時間を更新する間隔（秒）。0 では残り時間を表示しません。',
    },
    source,
    facts: { group: 'global', places: global83, shape: 'integer' },
  },
  'disable-ip-verification': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'off', ja: '無効' },
    doc: {
      en: 'Skips the check that this host really has the address that the file gives it.',
      ja: '設定ファイルに書かれた自ホストのアドレスが、実際に存在するかどうかの確認を省く設定。',
    },
    source,
    facts: { group: 'global', places: global83, shape: 'flag' },
  },
  'usage-count': {
    value: drbdWord([
      { word: 'yes', doc: { en: 'Takes part.', ja: '参加します。' } },
      { word: 'no', doc: { en: 'Does not take part.', ja: '参加しません。' } },
      { word: 'ask', doc: { en: 'Asks at the first call of drbdadm.', ja: 'drbdadm の最初の実行時に確認します。' } },
    ]),
    default: 'ask',
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Whether this host takes part in the online count of DRBD users.',
      ja: 'DRBD の利用数を数えるオンライン集計に参加するかどうかの設定。',
    },
    more: {
      en: 'With `ask`, that first call may wait for an answer that nobody gives.',
      ja: '`ask` では、drbdadm が応答を待ったまま進まないことがあります。',
    },
    source,
    facts: { group: 'global', places: global83, shape: 'word' },
  },
  'udev-always-use-vnr': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.4', until: 'drbd 8.4' }, { since: 'drbd-utils 9.0.0' }],
    defaultDoc: { en: 'off', ja: '無効' },
    doc: {
      en: 'Puts the volume number into every link below `/dev/drbd/by-res`, also where a resource has one volume only.',
      ja: 'ボリュームが 1 つのリソースでも、`/dev/drbd/by-res` のリンク名にボリューム番号を付ける設定。',
    },
    source,
    facts: { group: 'global', places: global84, shape: 'flag' },
  },
  'cmd-timeout-short': timeout('cmd-timeout-short', 5, {
    en: 'How long drbdadm waits for commands that should be quick, in seconds.',
    ja: 'すぐに終わるはずのコマンドを drbdadm が待つ時間（秒）。',
  }),
  'cmd-timeout-medium': timeout('cmd-timeout-medium', 121, {
    en: 'How long drbdadm waits for commands that may take a while, in seconds.',
    ja: '多少時間のかかるコマンドを drbdadm が待つ時間（秒）。',
  }),
  'cmd-timeout-long': timeout('cmd-timeout-long', 600, {
    en: 'How long drbdadm waits for commands that may take long, in seconds.',
    ja: '時間のかかるコマンドを drbdadm が待つ時間（秒）。',
  }),
};

function timeout(name: string, is: number, doc: { en: string; ja: string }): OptionEntry {
  return {
    value: drbdInteger({ min: 0, max: 900, applied: true, unit: 's' }),
    default: is,
    exists: [{ since: 'drbd 8.4' }],
    doc,
    source,
    related: ['cmd-timeout-short', 'cmd-timeout-medium', 'cmd-timeout-long'].filter(other => other !== name),
    facts: { group: 'global', places: global84, shape: 'integer' },
  };
}
