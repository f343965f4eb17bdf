import { section } from '../../server/src/schema/entry.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { proxyOptions } from './proxy-options.ts';
import { proxyAddresses } from './statements.ts';

export const proxy = section({
  id: 'drbd.proxy',
  keyword: 'proxy',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  doc: { en: 'Options of DRBD Proxy.', ja: 'DRBD Proxy のオプション。' },
  source: 'drbd.conf(5), proxy section',
  options: proxyOptions,
  facts: { optionSection: true },
});

export const proxyOn = section({
  id: 'drbd.proxy-on',
  keyword: 'proxy',
  in: ['drbd.on', 'drbd.floating', 'drbd.stacked-on-top-of', 'drbd.this-host'],
  args: [
    {
      value: drbdName({ en: 'on, then host names', ja: 'on とホスト名' }),
      many: true,
      doc: { en: 'The hosts on which DRBD Proxy runs.', ja: 'DRBD Proxy を実行するホスト。' },
    },
  ],
  doc: {
    en: 'Reaches this host through DRBD Proxy: its addresses, and the hosts it runs on.',
    ja: 'このホストへ DRBD Proxy 経由で接続する設定。アドレスと、DRBD Proxy を実行するホストを書きます。',
  },
  source: 'drbd.conf(5), proxy section',
  options: proxyAddresses,
});

export const proxyOnOptions = section({
  id: 'drbd.proxy-on-options',
  keyword: 'options',
  in: ['drbd.proxy-on', 'drbd.connection-host'],
  doc: { en: 'Options of DRBD Proxy for this host.', ja: 'このホストでの DRBD Proxy のオプション。' },
  source: 'drbd.conf(5), proxy section',
  options: proxyOptions,
  facts: { optionSection: true },
});
