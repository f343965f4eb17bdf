import { section } from '../../server/src/schema/entry.ts';
import { drbdInteger } from '../../server/src/schema/values/drbd-integer.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { address, alternateLinkAddress, nodeId, volumeStatements } from './statements.ts';

const { device } = volumeStatements as { device: (typeof volumeStatements)[string] };

export const stacked = section({
  id: 'drbd.stacked-on-top-of',
  keyword: 'stacked-on-top-of',
  in: ['drbd.resource'],
  args: [
    {
      value: drbdName({ en: 'DRBD resource', ja: 'DRBD リソース' }),
      label: { space: 'drbdResource', role: 'refersTo' },
      doc: { en: 'The lower DRBD resource.', ja: '下位の DRBD リソース。' },
    },
  ],
  doc: {
    en: 'The end of a stacked resource that uses the device of another DRBD resource as its disk.',
    ja: '別の DRBD リソースのデバイスをディスクとして使う、スタックリソースの一端。',
  },
  more: {
    en: 'DRBD 9 replicates to several nodes without stacking, so new set-ups do not need it.',
    ja: 'DRBD 9 ではスタッキングなしに 3 台以上へレプリケーションできるため、新しい構成では必要ありません。',
  },
  source: 'drbd.conf(5), stacked-on-top-of section',
  options: { ...nodeId, ...address, device, ...alternateLinkAddress },
});

export const stackedVolume = section({
  id: 'drbd.stacked-volume',
  keyword: 'volume',
  in: ['drbd.stacked-on-top-of'],
  args: [
    {
      value: drbdInteger({ min: 0, max: 99999999, kernelMax: 65534 }),
      doc: { en: 'The number of the volume.', ja: 'ボリューム番号。' },
    },
  ],
  doc: {
    en: 'A volume of the stacked resource; its disk is the device of the lower resource.',
    ja: 'スタックリソースのボリューム。ディスクは下位リソースのデバイスです。',
  },
  source: 'drbd.conf(5), stacked-on-top-of section',
  options: { device },
});
