import { section } from '../../server/src/schema/entry.ts';
import { corosyncDecimal } from '../../server/src/schema/values/corosync-decimal.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { filePath, noEffect, units } from './common.ts';

// `resources { }`: watchdog and monitoring.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const resources = section({
  id: 'corosync.resources',
  keyword: 'resources',
  in: ['corosync'],
  doc: {
    en: 'Watchdog and monitoring of system resources by Corosync.',
    ja: 'watchdog と、システムのリソースの監視の設定。',
  },
  exists: [{ since: 'corosync 1.99.0' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    watchdog_device: {
      value: freeText({ what: filePath }),
      doc: {
        en: 'Watchdog device that Corosync feeds; `off` or nothing means none.',
        ja: 'corosync が使う watchdog のデバイス。',
      },
      more: {
        en: 'A watchdog has one user only: leave it out where SBD runs.',
        ja: '`off` または省略で使いません。watchdog を使えるのは 1 つのプログラムだけのため、SBD を使うノードでは省略します。',
      },
      exists: [{ since: 'corosync 2.3.6' }],
      invalid: noEffect,
      facts: { runtime: 'none', onInvalid: 'ignore', hostDependent: true },
      source: 'corosync.conf(5)',
    },
    watchdog_timeout: {
      value: corosyncInteger('u32', { min: 2, max: 120, unit: units.s, msPerUnit: 1000 }),
      default: 6,
      doc: {
        en: 'How long Corosync may be silent before the watchdog resets the node, in seconds.',
        ja: 'corosync が応答しないとき、watchdog がノードを再起動するまでの時間（秒）。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'refuse', onOutOfRange: 'default' },
      source: 'corosync.conf(5)',
    },
  },
});

export const resourcesSystem = section({
  id: 'corosync.resources.system',
  keyword: 'system',
  in: ['corosync.resources'],
  doc: { en: 'System resources that Corosync monitors.', ja: 'corosync が監視するシステムのリソースの設定。' },
  exists: [{ since: 'corosync 1.99.0' }],
  once: true,
  source: 'corosync sources',
  options: {},
});

export const memoryUsed = section({
  id: 'corosync.resources.system.memory_used',
  keyword: 'memory_used',
  in: ['corosync.resources.system'],
  doc: { en: 'Monitoring of memory and swap in use.', ja: 'メモリとスワップの使用率の監視の設定。' },
  exists: [{ since: 'corosync 1.99.0' }],
  once: true,
  source: 'corosync sources',
  options: {
    max: {
      value: corosyncInteger('i32', { unit: units.percent }),
      doc: {
        en: 'Limit of memory and swap in use, in percent; above it the resource counts as failed.',
        ja: 'メモリとスワップの使用率（%）の上限。超えると、そのリソースは故障とみなされます。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'default' },
      source: 'corosync sources',
    },
    poll_period: {
      value: corosyncInteger('u64', { min: 500, max: 120000, unit: units.ms, msPerUnit: 1 }),
      default: 3000,
      doc: {
        en: 'How often Corosync measures the value, in milliseconds.',
        ja: 'corosync が値を測定する間隔（ミリ秒）。',
      },
      more: {
        en: 'Corosync 3 checks the value, but always uses 3000.',
        ja: 'Corosync 3 は値を検査しますが、常に 3000 を使います。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'refuse', onOutOfRange: 'default' },
      source: 'corosync sources',
    },
    recovery: {
      value: enumeration(['watchdog', 'reboot', 'shutdown', 'quit', 'none']),
      doc: { en: 'What happens when the limit is exceeded.', ja: '上限を超えたときの動作。' },
      more: {
        en: '`watchdog` lets the watchdog reset the node, `reboot` and `shutdown` act at once, `quit` ends Corosync, `none` does nothing.',
        ja: '`watchdog` は watchdog によるノードの再起動、`reboot` と `shutdown` はノードの再起動と停止、`quit` は corosync の終了、`none` は何もしません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'default' },
      source: 'corosync sources',
    },
    state: {
      value: freeText(),
      doc: { en: 'State of the resource; Corosync writes it at run time.', ja: 'リソースの状態。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
    current: {
      value: freeText(),
      doc: { en: 'Value measured last; Corosync writes it at run time.', ja: '最後に測定した値。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
    last_updated: {
      value: freeText(),
      doc: { en: 'Time of the last measurement; Corosync writes it at run time.', ja: '最後に測定した時刻。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
  },
});

export const load15min = section({
  id: 'corosync.resources.system.load_15min',
  keyword: 'load_15min',
  in: ['corosync.resources.system'],
  doc: { en: 'Monitoring of the load average over 15 minutes.', ja: '15 分間の平均負荷の監視の設定。' },
  exists: [{ since: 'corosync 1.99.0' }],
  once: true,
  source: 'corosync sources',
  options: {
    max: {
      value: corosyncDecimal(),
      doc: {
        en: 'Limit of the load average over 15 minutes; above it the resource counts as failed.',
        ja: '15 分間の平均負荷の上限。超えると、そのリソースは故障とみなされます。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'default' },
      source: 'corosync sources',
    },
    poll_period: {
      value: corosyncInteger('u64', { min: 500, max: 120000, unit: units.ms, msPerUnit: 1 }),
      default: 3000,
      doc: {
        en: 'How often Corosync measures the value, in milliseconds.',
        ja: 'corosync が値を測定する間隔（ミリ秒）。',
      },
      more: {
        en: 'Corosync 3 checks the value, but always uses 3000.',
        ja: 'Corosync 3 は値を検査しますが、常に 3000 を使います。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      outOfRange: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'refuse', onOutOfRange: 'default' },
      source: 'corosync sources',
    },
    recovery: {
      value: enumeration(['watchdog', 'reboot', 'shutdown', 'quit', 'none']),
      doc: { en: 'What happens when the limit is exceeded.', ja: '上限を超えたときの動作。' },
      more: {
        en: '`watchdog` lets the watchdog reset the node, `reboot` and `shutdown` act at once, `quit` ends Corosync, `none` does nothing.',
        ja: '`watchdog` は watchdog によるノードの再起動、`reboot` と `shutdown` はノードの再起動と停止、`quit` は corosync の終了、`none` は何もしません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'default' },
      source: 'corosync sources',
    },
    state: {
      value: freeText(),
      doc: { en: 'State of the resource; Corosync writes it at run time.', ja: 'リソースの状態。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
    current: {
      value: freeText(),
      doc: { en: 'Value measured last; Corosync writes it at run time.', ja: '最後に測定した値。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
    last_updated: {
      value: freeText(),
      doc: { en: 'Time of the last measurement; Corosync writes it at run time.', ja: '最後に測定した時刻。' },
      more: {
        en: 'It does not belong in the file.',
        ja: 'corosync が実行時に設定するもので、ファイルには書きません。',
      },
      exists: [{ since: 'corosync 1.99.0' }],
      invalid: noEffect,
      facts: { runtime: 'cmap', onInvalid: 'ignore', fileKey: false },
      source: 'corosync sources',
    },
  },
});

export const resourcesProcess = section({
  id: 'corosync.resources.process',
  keyword: 'process',
  in: ['corosync.resources'],
  doc: {
    en: 'Process resources, which programs create at run time; nothing belongs in the file.',
    ja: 'プログラムが実行時に作る、プロセスのリソース。ファイルには書きません。',
  },
  exists: [{ since: 'corosync 1.99.0' }],
  source: 'corosync sources',
  options: {},
});
