import { section } from '../../server/src/schema/entry.ts';
import { endAddress, host, internalEnds } from './statements.ts';

export const path = section({
  id: 'drbd.path',
  keyword: 'path',
  in: ['drbd.connection'],
  exists: [{ since: 'drbd-utils 8.9.4' }],
  doc: {
    en: 'One pair of addresses of a connection; it holds two `host` statements.',
    ja: '接続で使うアドレスの組（パス）。`host` を 2 つ書きます。',
  },
  more: {
    en: 'Several paths make a connection survive the loss of a network.',
    ja: 'パスを複数書くと、1 つのネットワークが故障しても接続を維持できます。',
  },
  source: 'drbd.conf(5), path section',
  options: { host, address: endAddress, ...internalEnds },
});
