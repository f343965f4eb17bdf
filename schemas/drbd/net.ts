import { section } from '../../server/src/schema/entry.ts';
import { netOptions } from './net-options.ts';
import { unknownOption } from './statements.ts';

export const net = section({
  id: 'drbd.net',
  keyword: 'net',
  in: ['drbd.resource', 'drbd.common', 'drbd.connection', 'drbd.connection-mesh'],
  once: true,
  doc: { en: 'Options of the network connections.', ja: 'ネットワーク接続のオプション。' },
  more: {
    en: 'A value in a connection replaces that of the resource, which replaces that of common.',
    ja: '接続に書いた値はリソースの値を、リソースに書いた値は common の値を置き換えます。',
  },
  source: 'drbd.conf(5), net section',
  options: { ...netOptions, ...unknownOption },
  facts: { optionSection: true },
});
