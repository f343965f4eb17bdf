import { section } from '../../server/src/schema/entry.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { address, alternateLinkAddress, nodeId, tiebreaker, volumeStatements } from './statements.ts';

export const on = section({
  id: 'drbd.on',
  keyword: 'on',
  in: ['drbd.resource'],
  args: [
    {
      value: drbdName({ en: 'host name (uname -n)', ja: 'ホスト名（uname -n）' }),
      label: { space: 'node', role: 'refersTo' },
      many: true,
      doc: {
        en: 'The host name that `uname -n` prints; case does not count, and a short name matches a full one.',
        ja: '`uname -n` が表示するホスト名。大文字と小文字は区別されず、短い名前は完全修飾名とも一致します。',
      },
    },
  ],
  doc: {
    en: 'What holds on one host: its node ID, address, devices and disks.',
    ja: 'ホストごとの設定。ノード ID、アドレス、デバイス、ディスクを書きます。',
  },
  more: {
    en: 'Several names may share one section where an address moves between hosts.',
    ja: 'アドレスがホスト間を移動する構成では、1 つのセクションに複数の名前を書けます。',
  },
  source: 'drbd.conf(5), on section',
  options: { ...nodeId, ...address, ...volumeStatements, ...tiebreaker, ...alternateLinkAddress },
});
