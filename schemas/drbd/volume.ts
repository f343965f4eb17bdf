import { section } from '../../server/src/schema/entry.ts';
import { drbdInteger } from '../../server/src/schema/values/drbd-integer.ts';
import { tiebreaker, volumeStatements } from './statements.ts';

export const volume = section({
  id: 'drbd.volume',
  keyword: 'volume',
  in: ['drbd.resource', 'drbd.common', 'drbd.on', 'drbd.floating', 'drbd.this-host'],
  args: [
    {
      value: drbdInteger({ min: 0, max: 99999999, kernelMax: 65534 }),
      doc: { en: 'The number of the volume.', ja: 'ボリューム番号。' },
    },
  ],
  exists: [{ since: 'drbd 8.4' }],
  doc: {
    en: 'One replicated device of the resource. Written in the resource, it holds on every host that does not say otherwise.',
    ja: 'レプリケーションされるデバイス。リソースに書いた内容は、ホストで上書きしない限りすべてのホストに適用されます。',
  },
  more: {
    en: 'All hosts must have the same volume numbers. Without volume sections there is one volume, number 0.',
    ja: 'すべてのホストで同じボリューム番号が必要です。volume セクションがない場合は、番号 0 のボリュームが 1 つあるとみなされます。',
  },
  source: 'drbd.conf(5), volume section',
  options: { ...volumeStatements, ...tiebreaker },
});
