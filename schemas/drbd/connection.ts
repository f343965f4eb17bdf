import { section } from '../../server/src/schema/entry.ts';
import { drbdInteger } from '../../server/src/schema/values/drbd-integer.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { endAddress, host, internalConnection, internalEnds, proxyAddresses } from './statements.ts';

const source = 'drbd.conf(5), connection section';

export const connection = section({
  id: 'drbd.connection',
  keyword: 'connection',
  in: ['drbd.resource', 'drbd.common'],
  exists: [{ since: 'drbd 9.0' }],
  args: [
    {
      value: drbdName({ en: 'name', ja: '名前' }),
      optional: true,
      doc: { en: 'Deprecated, and ignored.', ja: '非推奨で、無視されます。' },
    },
  ],
  doc: {
    en: 'The connection between two hosts of the resource.',
    ja: 'リソースの 2 台のホスト間の接続。',
  },
  more: {
    en: 'It holds two `host` statements, or a `path` section for each pair of addresses.',
    ja: '`host` を 2 つ、またはアドレスの組ごとに `path` セクションを書きます。',
  },
  source,
  options: { host, address: endAddress, ...internalEnds, ...internalConnection },
});

/** `host NAME via proxy on HOST { … }`: the end of a connection with a block. */
export const connectionHost = section({
  id: 'drbd.connection-host',
  keyword: 'host',
  in: ['drbd.connection', 'drbd.path'],
  exists: [{ since: 'drbd 9.0' }],
  args: [
    {
      value: drbdName({ en: 'host', ja: 'ホスト名' }),
      label: { space: 'node', role: 'refersTo' },
      doc: { en: 'The host at this end.', ja: 'この一端のホスト。' },
    },
    {
      value: drbdName({ en: 'via proxy on, then host names', ja: 'via proxy on とホスト名' }),
      many: true,
      doc: { en: 'The hosts on which DRBD Proxy runs.', ja: 'DRBD Proxy を実行するホスト。' },
    },
  ],
  doc: {
    en: 'One end of the connection or path, reached through DRBD Proxy.',
    ja: 'DRBD Proxy を経由する、接続またはパスの一端。',
  },
  source,
  options: proxyAddresses,
});

/** `address ADDRESS via proxy on HOST { … }`. */
export const connectionAddress = section({
  id: 'drbd.connection-address',
  keyword: 'address',
  in: ['drbd.connection', 'drbd.path'],
  exists: [{ since: 'drbd 9.0' }],
  args: [
    {
      value: drbdName({
        en: 'address, then via proxy on and host names',
        ja: 'アドレスの後に via proxy on とホスト名',
      }),
      many: true,
      doc: {
        en: 'The address, and the hosts on which DRBD Proxy runs.',
        ja: 'アドレスと、DRBD Proxy を実行するホスト。',
      },
    },
  ],
  doc: {
    en: 'One end of the connection or path, reached through DRBD Proxy.',
    ja: 'DRBD Proxy を経由する、接続またはパスの一端。',
  },
  source,
  options: proxyAddresses,
});

export const connectionVolume = section({
  id: 'drbd.connection-volume',
  keyword: 'volume',
  in: ['drbd.connection'],
  args: [
    {
      value: drbdInteger({ min: 0, max: 99999999, kernelMax: 65534 }),
      doc: { en: 'The number of a volume of the resource.', ja: 'リソースのボリューム番号。' },
    },
  ],
  doc: {
    en: 'Options of one volume over this connection; it holds one disk section.',
    ja: 'この接続での 1 つのボリュームのオプション。disk セクションを 1 つだけ書きます。',
  },
  source,
  options: {},
});
