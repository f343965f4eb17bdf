import { section } from '../../server/src/schema/entry.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { facilities, filePath, noEffect, onOff, priorities, yesNoOnOff } from './common.ts';

// `logging { }` with `logger_subsys { }` and `logging_daemon { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const logging = section({
  id: 'corosync.logging',
  keyword: 'logging',
  in: ['corosync'],
  doc: { en: 'Where Corosync logs, and how much.', ja: 'Corosync のログの出力先と詳しさの設定。' },
  once: true,
  source: 'corosync.conf(5)',
  options: {
    fileline: {
      value: enumeration(onOff),
      default: 'off',
      doc: {
        en: 'Whether log lines show the file and line in the source of Corosync.',
        ja: 'ログに corosync のソースファイル名と行番号を出力するかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    function_name: {
      value: enumeration(onOff),
      default: 'off',
      doc: {
        en: 'Whether log lines show the name of the function in the source of Corosync.',
        ja: 'ログに corosync の関数名を出力するかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    timestamp: {
      value: enumeration([
        {
          until: 'corosync 2.99.3',
          is: [
            { word: 'on', doc: { en: 'to the second', ja: '秒まで' } },
            { word: 'off', doc: { en: 'none', ja: '出力しない' } },
          ],
        },
        {
          since: 'corosync 2.99.4',
          is: [
            { word: 'on', doc: { en: 'to the second', ja: '秒まで' } },
            { word: 'off', doc: { en: 'none', ja: '出力しない' } },
            { word: 'hires', doc: { en: 'to the millisecond', ja: 'ミリ秒まで' } },
          ],
        },
      ]),
      default: [
        { until: 'corosync 2.99.3', is: 'off' },
        { since: 'corosync 2.99.4', is: 'hires' },
      ],
      doc: {
        en: 'Whether lines in the log file and on standard error carry the time.',
        ja: 'ログファイルと標準エラー出力の各行に、時刻を出力するかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    blackbox: {
      value: enumeration(onOff),
      default: 'on',
      doc: {
        en: 'Whether Corosync keeps its latest messages in memory, in a flight recorder that corosync-blackbox prints.',
        ja: '直近のログをメモリに残すフライトレコーダを使うかどうか。内容は corosync-blackbox で表示します。',
      },
      exists: [
        { since: 'corosync 1.3.0', until: 'corosync 1.4.10' },
        { since: 'corosync 2.4.4', until: 'corosync 2.4.6' },
        { since: 'corosync 2.99.1' },
      ],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_stderr: {
      value: enumeration(yesNoOnOff),
      default: 'yes',
      doc: { en: 'Whether messages go to standard error.', ja: 'ログを標準エラー出力に出すかどうか。' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_syslog: {
      value: enumeration(yesNoOnOff),
      default: 'yes',
      doc: { en: 'Whether messages go to syslog.', ja: 'ログを syslog に出すかどうか。' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_logfile: {
      value: enumeration(yesNoOnOff),
      default: 'no',
      doc: {
        en: 'Whether messages go to the file that `logfile` names.',
        ja: 'ログを `logfile` のファイルに出すかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_file: {
      value: enumeration(yesNoOnOff),
      default: 'no',
      doc: { en: 'Old name of `to_logfile`.', ja: '`to_logfile` の古い名前。' },
      deprecated: { use: 'to_logfile' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    logfile: {
      value: freeText({ what: filePath }),
      doc: { en: 'File for messages.', ja: 'ログの出力先のファイル。' },
      more: {
        en: 'Corosync opens it even with `to_logfile: no`, and does not start when its directory is missing.',
        ja: '`to_logfile: no` でも開かれ、ディレクトリがないと corosync は起動しません。',
      },
      path: true,
      facts: { runtime: 'reload', hostDependent: true },
      source: 'corosync.conf(5)',
    },
    logfile_priority: {
      value: enumeration(priorities),
      default: 'info',
      doc: {
        en: 'Lowest severity of messages that go to the log file.',
        ja: 'ログファイルに出力するメッセージの重要度の下限。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_facility: {
      value: enumeration(facilities),
      default: 'daemon',
      doc: { en: 'Facility under which messages go to syslog.', ja: 'syslog に出力するときのファシリティ。' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_priority: {
      value: enumeration(priorities),
      default: 'info',
      doc: { en: 'Lowest severity of messages that go to syslog.', ja: 'syslog に出力するメッセージの重要度の下限。' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_level: {
      value: enumeration(priorities),
      doc: { en: 'Old name of `syslog_priority`.', ja: '`syslog_priority` の古い名前。' },
      deprecated: { use: 'syslog_priority' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    debug: {
      value: enumeration([
        {
          until: 'corosync 1.4.4',
          is: [
            { word: 'on', doc: { en: 'debug messages', ja: 'デバッグ用のメッセージ' } },
            { word: 'off', doc: { en: 'none', ja: '出力しない' } },
          ],
        },
        {
          since: 'corosync 1.4.5',
          is: [
            { word: 'on', doc: { en: 'debug messages', ja: 'デバッグ用のメッセージ' } },
            { word: 'off', doc: { en: 'none', ja: '出力しない' } },
            { word: 'trace', doc: { en: 'trace messages as well', ja: 'トレースのメッセージも出力する' } },
          ],
        },
      ]),
      default: 'off',
      doc: { en: 'Whether debug messages are logged.', ja: 'デバッグ用のメッセージを出力するかどうか。' },
      more: {
        en: 'Either of `on` and `trace` overrides the priorities.',
        ja: '`on` と `trace` は、重要度の設定より優先されます。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    tags: {
      value: freeText(),
      doc: {
        en: 'Which trace messages Corosync 1 logs; Corosync 2 and later ignore it.',
        ja: 'Corosync 1 が出力するトレースの種類。Corosync 2 以降では無視されます。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'reload', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
  },
});

export const loggerSubsys = section({
  id: 'corosync.logging.logger_subsys',
  keyword: 'logger_subsys',
  in: ['corosync.logging'],
  doc: {
    en: 'Logging of one subsystem of Corosync, where it differs from the rest.',
    ja: 'サブシステムごとのログの設定。',
  },
  source: 'corosync.conf(5)',
  options: {
    subsys: {
      value: freeText({ maxLength: 63 }),
      required: true,
      doc: {
        en: 'Name of the subsystem that the section is about, such as `TOTEM`, `QUORUM` or `CPG`.',
        ja: 'このセクションが対象とするサブシステムの名前。`TOTEM`、`QUORUM`、`CPG` などです。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_stderr: {
      value: enumeration(yesNoOnOff),
      defaultDoc: { en: 'the value of `to_stderr` in `logging`', ja: '`logging` の `to_stderr` の値' },
      doc: {
        en: 'Whether messages of this subsystem go to standard error.',
        ja: 'このサブシステムのログを標準エラー出力に出すかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_syslog: {
      value: enumeration(yesNoOnOff),
      defaultDoc: { en: 'the value of `to_syslog` in `logging`', ja: '`logging` の `to_syslog` の値' },
      doc: {
        en: 'Whether messages of this subsystem go to syslog.',
        ja: 'このサブシステムのログを syslog に出すかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_logfile: {
      value: enumeration(yesNoOnOff),
      defaultDoc: { en: 'the value of `to_logfile` in `logging`', ja: '`logging` の `to_logfile` の値' },
      doc: {
        en: 'Whether messages of this subsystem go to a log file.',
        ja: 'このサブシステムのログをログファイルに出すかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    to_file: {
      value: enumeration(yesNoOnOff),
      defaultDoc: { en: 'the value of `to_file` in `logging`', ja: '`logging` の `to_file` の値' },
      doc: { en: 'Old name of `to_logfile`.', ja: '`to_logfile` の古い名前。' },
      deprecated: { use: 'to_logfile' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    logfile: {
      value: freeText({ what: filePath }),
      defaultDoc: { en: 'the value of `logfile` in `logging`', ja: '`logging` の `logfile` の値' },
      doc: { en: 'File for messages of this subsystem.', ja: 'このサブシステムのログの出力先のファイル。' },
      path: true,
      facts: { runtime: 'reload', hostDependent: true },
      source: 'corosync.conf(5)',
    },
    logfile_priority: {
      value: enumeration(priorities),
      defaultDoc: { en: 'the value of `logfile_priority` in `logging`', ja: '`logging` の `logfile_priority` の値' },
      doc: {
        en: 'Lowest severity of messages of this subsystem that go to the log file.',
        ja: 'ログファイルに出力する、このサブシステムのメッセージの重要度の下限。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_facility: {
      value: enumeration(facilities),
      defaultDoc: { en: '`daemon`', ja: '`daemon`' },
      doc: {
        en: 'Facility under which messages of this subsystem go to syslog.',
        ja: 'このサブシステムのメッセージを syslog に出力するときのファシリティ。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_priority: {
      value: enumeration(priorities),
      defaultDoc: { en: 'the value of `syslog_priority` in `logging`', ja: '`logging` の `syslog_priority` の値' },
      doc: {
        en: 'Lowest severity of messages of this subsystem that go to syslog.',
        ja: 'syslog に出力する、このサブシステムのメッセージの重要度の下限。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    syslog_level: {
      value: enumeration(priorities),
      defaultDoc: { en: 'the value of `syslog_level` in `logging`', ja: '`logging` の `syslog_level` の値' },
      doc: { en: 'Old name of `syslog_priority`.', ja: '`syslog_priority` の古い名前。' },
      deprecated: { use: 'syslog_priority' },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    debug: {
      value: enumeration([
        { word: 'on', doc: { en: 'debug messages', ja: 'デバッグ用のメッセージ' } },
        { word: 'off', doc: { en: 'none', ja: '出力しない' } },
        { word: 'trace', doc: { en: 'trace messages as well', ja: 'トレースのメッセージも出力する' } },
      ]),
      defaultDoc: { en: '`off`', ja: '`off`' },
      doc: {
        en: 'Whether debug messages of this subsystem are logged.',
        ja: 'このサブシステムのデバッグ用のメッセージを出力するかどうか。',
      },
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    // Not in a table of upstream's, but in every default file of Corosync 1.
    tags: {
      value: freeText(),
      doc: {
        en: 'Which trace messages Corosync 1 logs; Corosync 2 and later ignore it.',
        ja: 'Corosync 1 が出力するトレースの種類。Corosync 2 以降では無視されます。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.4.10' }],
      invalid: noEffect,
      facts: { runtime: 'reload', onInvalid: 'ignore', removed: '1.99.0' },
      source: 'corosync.conf(5)',
    },
  },
});

export const loggingDaemon = section({
  id: 'corosync.logging.logging_daemon',
  keyword: 'logging_daemon',
  in: ['corosync.logging'],
  doc: {
    en: 'Logging of one daemon; Corosync reads only the one with `name: corosync`.',
    ja: 'デーモンごとのログの設定。corosync が読むのは `name: corosync` のものだけです。',
  },
  exists: [{ since: 'corosync 1.99.0' }],
  source: 'corosync sources',
  options: {
    // For the daemon "corosync" they are stored as the keys of `logging` itself.
    ...logging.options,
    name: {
      value: freeText(),
      required: true,
      doc: { en: 'Name of the daemon that the section is about.', ja: 'このセクションが対象とするデーモンの名前。' },
      more: { en: 'Corosync reads only `corosync` itself.', ja: 'corosync が読むのは `corosync` だけです。' },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
    subsys: {
      value: freeText(),
      doc: { en: 'Name of a subsystem of the daemon.', ja: 'デーモンの中のサブシステムの名前。' },
      exists: [{ since: 'corosync 1.99.0' }],
      facts: { runtime: 'reload' },
      source: 'corosync.conf(5)',
    },
  },
});
