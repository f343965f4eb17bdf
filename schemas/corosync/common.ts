import type { Verdict } from '../../server/src/schema/entry.ts';

// What several sections of corosync.conf share.

/** corosync -t, and so every start, refuses it. */
export const refused: Verdict = { severity: 'error', refusedBy: ['corosync'] };

/** Corosync starts, but what was written has no effect. */
export const noEffect: Verdict = { severity: 'warning' };

/** Corosync starts, but another daemon (corosync-qdevice) or the cluster cannot do what is written. */
export const cannotWork: Verdict = { severity: 'error' };

export const units = {
  ms: { en: 'ms', ja: 'ミリ秒' },
  s: { en: 's', ja: '秒' },
  percent: { en: '%', ja: '%' },
  bytes: { en: 'bytes', ja: 'バイト' },
} as const;

/** Corosync takes a written 0 of most timers as "not written". */
export const zeroIsDefault = { en: 'the default', ja: 'デフォルト' };

export const filePath = { en: 'path', ja: 'ファイルパス' };
export const command = { en: 'command with an absolute path', ja: '絶対パスのコマンド' };

/** Three families of switches; all lower case, none takes the words of another. */
export const yesNoOnOff = ['yes', 'no', 'on', 'off'];
export const onOff = ['on', 'off'];

export const priorities = ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'];

export const facilities = [
  'auth',
  'authpriv',
  'cron',
  'daemon',
  'ftp',
  'kern',
  'lpr',
  'mail',
  'news',
  'syslog',
  'user',
  'uucp',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
];
