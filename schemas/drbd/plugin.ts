import { section } from '../../server/src/schema/entry.ts';

export const plugin = section({
  id: 'drbd.plugin',
  keyword: 'plugin',
  in: ['drbd.proxy', 'drbd.proxy-on-options'],
  doc: {
    en: 'The plugins of DRBD Proxy, one per statement: `zlib level 9;`, `lzma contexts 4;`, `zstd level 3;`, `lz4;`.',
    ja: 'DRBD Proxy のプラグイン。`zlib level 9;`、`lzma contexts 4;`、`zstd level 3;`、`lz4;` のように 1 文に 1 つ書きます。',
  },
  more: {
    en: 'DRBD Proxy gets the text as it is; drbdadm does not check it.',
    ja: '内容は drbdadm では検査されず、そのまま DRBD Proxy に渡されます。',
  },
  source: 'drbd.conf(5), proxy section',
  open: true,
  options: {},
  facts: { freeText: true },
});
