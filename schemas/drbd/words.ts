import type { Text } from '../../server/src/text/text.ts';

/** A word inside a statement: neither an option nor a section. */
export interface InnerWord {
  readonly word: string;
  /** Statements that it belongs to. */
  readonly in: readonly string[];
  readonly doc: Text;
  readonly deprecated?: boolean;
}

const addressed = ['address', 'floating', 'host', 'inside', 'outside', 'alternate-link-address'];

export const drbdWords: readonly InnerWord[] = [
  {
    word: 'minor',
    in: ['device'],
    doc: { en: 'The minor number of the DRBD device.', ja: 'DRBD デバイスのマイナー番号。' },
  },
  {
    word: 'ipv4',
    in: addressed,
    doc: { en: 'An IPv4 address follows; the default.', ja: 'IPv4 アドレスの指定（デフォルト）。' },
  },
  {
    word: 'ipv6',
    in: addressed,
    doc: { en: 'An IPv6 address in brackets follows.', ja: '角括弧で囲んだ IPv6 アドレスの指定。' },
  },
  {
    word: 'ssocks',
    in: addressed,
    doc: { en: 'Dolphin SuperSockets, with an IPv4 address.', ja: 'Dolphin SuperSockets の指定（IPv4 アドレス）。' },
  },
  {
    word: 'sci',
    in: addressed,
    doc: { en: 'The old name of `ssocks`.', ja: '`ssocks` の旧名。' },
    deprecated: true,
  },
  {
    word: 'sdp',
    in: addressed,
    doc: { en: 'Sockets Direct Protocol over InfiniBand.', ja: 'InfiniBand の Sockets Direct Protocol の指定。' },
  },
  {
    word: 'port',
    in: ['host'],
    doc: {
      en: 'The port that replaces that of the `on` section.',
      ja: '`on` セクションのポート番号を置き換える指定。',
    },
  },
  {
    word: 'via',
    in: ['host'],
    doc: {
      en: 'Reaches this end through DRBD Proxy or network address translation.',
      ja: 'DRBD Proxy またはアドレス変換を経由する指定。',
    },
  },
  {
    word: 'outside-address',
    in: ['host'],
    doc: {
      en: 'The address that the peer has to use, behind network address translation; since drbd-utils 9.23.',
      ja: 'アドレス変換を経由するときに対向ノードが使うアドレス。drbd-utils 9.23 以降で使えます。',
    },
  },
  { word: 'yes', in: ['tiebreaker', 'usage-count'], doc: { en: 'On.', ja: '有効。' } },
  { word: 'no', in: ['tiebreaker', 'usage-count'], doc: { en: 'Off.', ja: '無効。' } },
  { word: 'ask', in: ['usage-count'], doc: { en: 'Ask at the first call.', ja: '最初の実行時に確認します。' } },
];
