import { section } from '../../server/src/schema/entry.ts';
import { address, nodeId, tiebreaker, volumeStatements } from './statements.ts';

/** Parts that the parser takes but nobody reads. */
export const skip = section({
  id: 'drbd.skip',
  keyword: 'skip',
  in: [
    'drbd',
    'drbd.resource',
    'drbd.common',
    'drbd.on',
    'drbd.floating',
    'drbd.volume',
    'drbd.connection',
    'drbd.this-host',
  ],
  doc: {
    en: 'Ignores everything up to the end of the next block.',
    ja: '次のブロックの終わりまでを無視する指定。',
  },
  more: {
    en: 'DRBD 8 knows it at the top level only, with one word before the block. In front of a statement without block it swallows that statement and the next block.',
    ja: 'DRBD 8 ではトップレベルでのみ使え、ブロックの前の語は 1 つまでです。ブロックのない文の前に書くと、その文と次のブロックまで無視されます。',
  },
  source: 'drbd.conf(5), skip',
  open: true,
  options: {},
  facts: { skips: true, freeText: true },
});

/** The section of the local host in the output of `drbdsetup show`. */
export const thisHost = section({
  id: 'drbd.this-host',
  keyword: '_this_host',
  in: ['drbd.resource', 'drbd.common'],
  doc: {
    en: 'The local host in the output of `drbdsetup show`.',
    ja: '`drbdsetup show` の出力に現れる自ホストのセクション。',
  },
  source: 'drbdsetup(8), show',
  options: { ...nodeId, ...address, ...volumeStatements, ...tiebreaker },
  facts: { internal: true },
});
