/* Options of the DRBD device itself: drbdsetup xml-help new-minor of drbd-utils 9.22 and 9.34. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { deviceSince } from './places.ts';

const source = 'drbd.conf(5), disk section';

export const deviceOptions: Readonly<Record<string, OptionEntry>> = {
  'max-bio-size': {
    value: drbdNumber({ min: 512, max: 1048576, unit: 'B' }),
    default: 1048576,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'The largest single request that the DRBD device accepts, in bytes.',
      ja: 'DRBD デバイスが受け付ける 1 つの要求の最大サイズ（バイト）。',
    },
    more: {
      en: 'Before drbd-utils 9.24, only `drbdsetup` took it.',
      ja: '設定ファイルに書けるのは drbd-utils 9.24 以降で、それまでは `drbdsetup` でのみ指定できました。',
    },
    source,
    facts: { group: 'device', places: deviceSince('drbd-utils 9.24') },
  },
  diskless: {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd-utils 8.9.11' }],
    doc: {
      en: 'Whether the volume is diskless on purpose.',
      ja: 'ボリュームを意図的にディスクレスとするかどうかの設定。',
    },
    more: {
      en: 'drbdadm sets it by itself for a host with `disk none`. It may stand in a file since drbd-utils 9.24.',
      ja: 'ホストに `disk none` と書くと、drbdadm が自動的に設定します。設定ファイルに書けるのは drbd-utils 9.24 以降です。',
    },
    source,
    facts: { group: 'device', places: deviceSince('drbd-utils 9.24') },
  },
  'block-size': {
    value: drbdNumber({ min: 512, max: 4096, unit: 'B' }),
    default: 512,
    exists: [{ since: 'drbd-utils 9.24.0' }],
    doc: {
      en: 'The logical block size of the DRBD device in bytes: 512, 1024, 2048 or 4096.',
      ja: 'DRBD デバイスの論理ブロックサイズ（バイト）。512、1024、2048、4096 のいずれかです。',
    },
    more: {
      en: 'It must be at least the largest block size among the backing devices of the volume.',
      ja: 'ボリュームのすべての下位デバイスのうち、最大のブロックサイズ以上にする必要があります。',
    },
    source,
    facts: { group: 'device', places: deviceSince('drbd-utils 9.24.0') },
  },
  'discard-granularity': {
    value: drbdNumber({ min: 0, max: 134217728, unit: 'B' }),
    default: 4294967295,
    defaultDoc: {
      en: 'nothing is set, and the backing device decides',
      ja: '未設定を表し、下位デバイスの値が使われます',
    },
    exists: [{ since: 'drbd-utils 9.34.0' }],
    doc: {
      en: 'The discard granularity that the DRBD device announces, in bytes. 0 switches discards off.',
      ja: 'DRBD デバイスが通知する discard の粒度（バイト）。0 にすると discard は無効になります。',
    },
    more: {
      en: 'Other values must be a multiple of `block-size`.',
      ja: '0 以外は `block-size` の倍数にする必要があります。',
    },
    source,
    related: ['block-size'],
    facts: { group: 'device', places: deviceSince('drbd-utils 9.34.0') },
  },
};
