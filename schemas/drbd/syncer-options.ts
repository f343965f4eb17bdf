/*
 * The syncer section of DRBD 8.3: later tools spread its options over net, disk and options, and take every option
 * of those sections here.
 */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { diskOptions } from './disk-options.ts';
import { netOptions } from './net-options.ts';
import { peerDeviceOptions } from './peer-device-options.ts';
import { after, type OptionPlace, probes, rate } from './places.ts';
import { resourceOptions } from './resource-options.ts';

/** Options that have a name of their own in syncer; 8.4 takes them in disk too. */
export const oldSyncerOptions: Readonly<Record<string, OptionEntry>> = {
  rate: {
    value: drbdNumber({ min: 1, max: 4194304, unit: 'KiB/s' }),
    default: 250,
    exists: [{ since: 'drbd 8.3' }],
    deprecated: { since: 'drbd 8.4', use: 'resync-rate' },
    doc: {
      en: 'The old name of `resync-rate`: the bandwidth of a resync in KiB/s.',
      ja: '`resync-rate` の旧名。再同期に使う帯域（KiB/s）です。',
    },
    more: {
      en: 'drbd-utils 8.9 to 9.28 refuse it, 9.29 and later take it again.',
      ja: 'drbd-utils 8.9～9.28 ではエラーになり、9.29 以降では再び使えます。',
    },
    source: 'drbd.conf(5) of DRBD 8.3, syncer section',
    related: ['resync-rate', 'c-plan-ahead'],
    facts: { group: 'syncer-8.x', places: rate },
  },
  after: {
    value: drbdName({ en: 'DRBD resource, or RESOURCE/VOLUME', ja: 'DRBD リソース、またはリソース/ボリューム番号' }),
    exists: [{ since: 'drbd 8.3' }],
    label: { space: 'drbdResource', role: 'refersTo' },
    deprecated: { since: 'drbd 8.4', use: 'resync-after' },
    defaultDoc: { en: 'none', ja: 'なし' },
    doc: {
      en: 'The old name of `resync-after`: the DRBD resource whose resync must be finished first.',
      ja: '`resync-after` の旧名。再同期の完了を待つ相手の DRBD リソースです。',
    },
    source: 'drbd.conf(5) of DRBD 8.3, syncer section',
    related: ['resync-after'],
    facts: { group: 'syncer-8.x', places: after },
  },
  'delay-probe-volume': withoutEffect('delay-probe-volume'),
  'delay-probe-interval': withoutEffect('delay-probe-interval'),
  'throttle-threshold': withoutEffect('throttle-threshold'),
  'hold-off-threshold': withoutEffect('hold-off-threshold'),
};

export const syncerOptions: Readonly<Record<string, OptionEntry>> = {
  ...inSyncer(netOptions),
  ...inSyncer(peerDeviceOptions),
  ...inSyncer(diskOptions),
  ...inSyncer(resourceOptions),
  ...oldSyncerOptions,
};

function inSyncer(options: Readonly<Record<string, OptionEntry>>): Record<string, OptionEntry> {
  return Object.fromEntries(
    Object.entries(options).filter(([, entry]) =>
      ((entry.facts?.places ?? []) as readonly OptionPlace[]).some(p => p.path === 'resource/syncer'),
    ),
  );
}

function withoutEffect(name: string): OptionEntry {
  return {
    value: drbdNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'count' }),
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
    deprecated: {
      since: 'drbd 8.3',
      doc: { en: `${name} has no effect`, ja: `${name} は無視されます` },
    },
    doc: {
      en: 'A switch of an early resync controller; DRBD 8.3 and 8.4 read it and ignore it.',
      ja: '初期の再同期制御の設定。DRBD 8.3 と 8.4 では読み込まれますが、無視されます。',
    },
    source: 'option tables of drbdadm 8.3 and 8.4',
    facts: { group: 'syncer-8.x', places: probes },
  };
}
