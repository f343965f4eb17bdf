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
      doc: { en: 'The address and port by which the host is found.', ja: 'ホストの判定に使うアドレスとポート番号。' },
    },
  ],
  doc: {
    en: 'A host that is found by its address instead of its name.',
    ja: 'ホスト名の代わりにアドレスで判定するホストの設定。',
  },
  more: {
    en: 'Only the host that holds the address takes the section as its own, as with a virtual address that moves between the hosts of a site. `node-id` is required here.',
    ja: 'そのアドレスを持つホストだけが、このセクションを自分の設定とみなします。拠点内のホスト間を移動する仮想 IP アドレスなどで使います。`node-id` は必須です。',
  },
  source: 'drbd.conf(5), floating section',
  options: { ...nodeId, ...volumeStatements, ...tiebreaker },
});
