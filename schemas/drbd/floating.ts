import { section } from '../../server/src/schema/entry.ts';
import { drbdAddress } from '../../server/src/schema/values/drbd-address.ts';
import { nodeId, tiebreaker, volumeStatements } from './statements.ts';

export const floating = section({
  id: 'drbd.floating',
  keyword: 'floating',
  in: ['drbd.resource'],
  args: [
    {
      value: drbdAddress(),
      many: true,
      doc: { en: 'The address and port that the host must have.', ja: 'ホストが持つアドレスとポート番号。' },
    },
  ],
  doc: {
    en: 'A host that is found by its address instead of its name.',
    ja: 'ホスト名の代わりにアドレスで判定するホストの設定。',
  },
  more: {
    en: 'The address is a virtual one that moves between hosts, and exists once.',
    ja: 'ホスト間を移動し、同時に 1 か所だけに存在する仮想 IP アドレスを指定します。',
  },
  source: 'drbd.conf(5), floating section',
  options: { ...nodeId, ...volumeStatements, ...tiebreaker },
});
