import { section } from '../../server/src/schema/entry.ts';
import { deviceOptions } from './device-options.ts';
import { diskOptions } from './disk-options.ts';
import { netOptions } from './net-options.ts';
import { peerDeviceOptions } from './peer-device-options.ts';
import { bitmapOfDisk, bitmapOfPeer } from './places.ts';
import { unknownOption } from './statements.ts';
import { oldSyncerOptions } from './syncer-options.ts';

const { fencing } = netOptions as { fencing: (typeof netOptions)[string] };
const { bitmap } = diskOptions as { bitmap: (typeof diskOptions)[string] };
// The word means one or the other by release, but stands here in both.
const eitherBitmap = { ...bitmap, facts: { ...bitmap.facts, places: [...bitmapOfPeer, ...bitmapOfDisk] } };

export const disk = section({
  id: 'drbd.disk',
  keyword: 'disk',
  in: [
    'drbd.resource',
    'drbd.common',
    'drbd.on',
    'drbd.floating',
    'drbd.volume',
    'drbd.stacked-volume',
    'drbd.this-host',
  ],
  doc: {
    en: 'Options of the backing devices, and of their resync with the peers.',
    ja: '下位デバイスと、対向ノードとの再同期に関するオプション。',
  },
  source: 'drbd.conf(5), disk section',
  options: {
    ...peerDeviceOptions,
    ...diskOptions,
    bitmap: eitherBitmap,
    ...deviceOptions,
    fencing,
    ...oldSyncerOptions,
    ...unknownOption,
  },
  facts: { optionSection: true },
});

export const connectionDisk = section({
  id: 'drbd.connection-disk',
  keyword: 'disk',
  in: ['drbd.connection', 'drbd.connection-volume'],
  doc: {
    en: 'Options of the resync over this connection.',
    ja: 'この接続での再同期に関するオプション。',
  },
  source: 'drbd.conf(5), connection section',
  options: { ...peerDeviceOptions, ...unknownOption },
  facts: { optionSection: true },
});
