import { section } from '../../server/src/schema/entry.ts';
import { hosts } from './statements.ts';

export const connectionMesh = section({
  id: 'drbd.connection-mesh',
  keyword: 'connection-mesh',
  in: ['drbd.resource', 'drbd.common'],
  exists: [{ since: 'drbd 9.0' }],
  doc: {
    en: 'Connects every pair of the listed hosts.',
    ja: '列挙したホストをフルメッシュ接続する設定。',
  },
  more: {
    en: 'Every host needs an `on` section with an address. Only `hosts` and `net` may stand here.',
    ja: '各ホストに、アドレスを書いた `on` セクションが必要です。書けるのは `hosts` と `net` だけです。',
  },
  source: 'drbd.conf(5), connection-mesh section',
  options: { hosts },
});
