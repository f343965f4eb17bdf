import { section } from '../../server/src/schema/entry.ts';
import { corosyncAddress } from '../../server/src/schema/values/corosync-address.ts';
import { corosyncInteger } from '../../server/src/schema/values/corosync-integer.ts';
import { corosyncMac } from '../../server/src/schema/values/corosync-mac.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { noEffect } from './common.ts';

// `nozzle { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const nozzle = section({
  id: 'corosync.nozzle',
  keyword: 'nozzle',
  in: ['corosync'],
  doc: {
    en: 'A network device whose traffic travels over the knet links.',
    ja: 'knet のリンクを通る仮想ネットワークデバイスの設定。',
  },
  more: { en: 'At most one such section.', ja: '1 つだけ書けます。' },
  exists: [{ since: 'corosync 3.0.2' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    name: {
      value: freeText({ maxLength: 15 }),
      required: true,
      doc: { en: 'Name of the network device, at most 15 characters.', ja: 'ネットワークデバイスの名前。' },
      more: {
        en: 'Without it the section is ignored.',
        ja: '15 文字以下です。省略するとこのセクションは無視されます。',
      },
      exists: [{ since: 'corosync 3.0.2' }],
      facts: { runtime: 'reload', transports: ['knet'], hostDependent: true },
      source: 'corosync.conf(5)',
    },
    ipaddr: {
      value: corosyncAddress(),
      required: true,
      doc: { en: 'Base address of the device; the node ID fills the host part.', ja: 'デバイスの基になるアドレス。' },
      more: {
        en: 'An IPv6 address must end in `::`.',
        ja: 'ホスト部にはノード ID が入ります。IPv6 の場合は `::` で終わる必要があります。',
      },
      exists: [{ since: 'corosync 3.0.2' }],
      invalid: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
    ipprefix: {
      value: corosyncInteger('u8', { min: 8, max: 64 }),
      required: true,
      doc: {
        en: 'Length of the network prefix: 8 to 30 for IPv4, 8 to 64 for IPv6.',
        ja: 'ネットワークのプレフィックス長。IPv4 では 8～30、IPv6 では 8～64 です。',
      },
      exists: [{ since: 'corosync 3.0.2' }],
      invalid: noEffect,
      outOfRange: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'ignore', onOutOfRange: 'ignore' },
      source: 'corosync.conf(5)',
    },
    macaddr: {
      value: corosyncMac(),
      default: '54:54:01:00:00:00',
      doc: {
        en: 'MAC address of the device; its last two bytes become the node ID.',
        ja: 'デバイスの MAC アドレス。末尾の 2 バイトはノード ID になります。',
      },
      exists: [{ since: 'corosync 3.0.2' }],
      invalid: noEffect,
      facts: { runtime: 'reload', transports: ['knet'], onInvalid: 'ignore' },
      source: 'corosync.conf(5)',
    },
  },
});
