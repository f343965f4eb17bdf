/* Statements that are no option: their shape is their own (`facts.shape`). Parsers of drbd-utils 9.22, 9.34, 8.4. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdAddress } from '../../server/src/schema/values/drbd-address.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdInteger } from '../../server/src/schema/values/drbd-integer.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';

const resource = 'drbd.conf(5), resource section';
const on = 'drbd.conf(5), on section';
const volume = 'drbd.conf(5), volume section';
const connection = 'drbd.conf(5), connection section';

/** What says where a volume lives. */
export const volumeStatements: Readonly<Record<string, OptionEntry>> = {
  device: {
    value: drbdName({ en: '/dev/drbdN, or minor N', ja: '/dev/drbdN、または minor N' }),
    doc: {
      en: 'The DRBD device of the volume: its name, its minor number, or both.',
      ja: 'ボリュームの DRBD デバイス。名前、マイナー番号、またはその両方で指定します。',
    },
    more: {
      en: 'A name alone ends in the minor number, as in `/dev/drbd0`. Minor numbers go up to 1048575.',
      ja: '名前だけの場合は、`/dev/drbd0` のようにマイナー番号で終わります。マイナー番号は 1048575 まで使えます。',
    },
    source: volume,
    related: ['disk', 'meta-disk'],
    facts: { shape: 'device', words: ['minor'] },
  },
  disk: {
    value: drbdName({ en: 'block device, or none', ja: 'ブロックデバイス、または none' }, [
      { word: 'none', doc: { en: 'No disk: a diskless node.', ja: 'ディスクなし（ディスクレス）。' } },
    ]),
    doc: {
      en: 'The backing device of the volume. `none` makes the host diskless.',
      ja: 'ボリュームの下位デバイス。`none` を指定したホストはディスクレスになります。',
    },
    more: {
      en: 'A name that does not change (LVM, `/dev/disk/by-id`) is the better choice. `none` exists since DRBD 9.',
      ja: '起動のたびに名前が変わらないデバイス（LVM、`/dev/disk/by-id` など）が推奨されます。`none` は DRBD 9 以降で使えます。',
    },
    source: volume,
    related: ['meta-disk', 'device'],
    facts: { shape: 'name' },
  },
  'meta-disk': {
    value: drbdName({ en: 'internal, or a block device', ja: 'internal、またはブロックデバイス' }, [
      { word: 'internal', doc: { en: 'At the end of the backing device.', ja: '下位デバイスの末尾に置きます。' } },
    ]),
    doc: {
      en: 'Where the metadata of the volume lives: `internal`, or a device of its own.',
      ja: 'ボリュームのメタデータの置き場所。`internal`（下位デバイスの末尾）または専用のデバイスを指定します。',
    },
    more: {
      en: 'Since drbd-utils 9.7 it may be left out. An index in brackets, as in `/dev/sdb[0]`, takes a slot of 128 MiB on a device that several volumes share.',
      ja: 'drbd-utils 9.7 以降では省略できます。`/dev/sdb[0]` のように角括弧の番号を付けると、複数のボリュームで共有するデバイスの 128 MiB の区画を使います。',
    },
    defaultDoc: { en: 'internal', ja: 'internal' },
    source: volume,
    related: ['disk'],
    facts: { shape: 'meta-disk' },
  },
  'flexible-meta-disk': {
    value: drbdName({ en: 'internal, or a block device', ja: 'internal、またはブロックデバイス' }, [
      { word: 'internal', doc: { en: 'At the end of the backing device.', ja: '下位デバイスの末尾に置きます。' } },
    ]),
    deprecated: { since: 'drbd 8.4', use: 'meta-disk' },
    doc: {
      en: 'The old spelling of `meta-disk` with a device of its own and no index.',
      ja: '番号なしの専用デバイスを指定する `meta-disk` の旧表記。',
    },
    source: 'drbd.conf(5) of DRBD 8.4, on section',
    related: ['meta-disk'],
    facts: { shape: 'name' },
  },
};

/** Since 9.34 a volume can refuse to be a tiebreaker. */
export const tiebreaker: Readonly<Record<string, OptionEntry>> = {
  tiebreaker: {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd-utils 9.34' }],
    doc: {
      en: 'Whether this host, being diskless, counts as a tiebreaker for the quorum of the volume.',
      ja: 'ディスクレスのこのホストを、ボリュームのクォーラムのタイブレーカとして数えるかどうかの設定。',
    },
    source: volume,
    related: ['quorum', 'peer-tiebreaker'],
    facts: { shape: 'yes-no' },
  },
};

export const nodeId: Readonly<Record<string, OptionEntry>> = {
  'node-id': {
    value: drbdInteger({ min: 0, max: 32, kernelMax: 31, applied: true }),
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'The number by which the node is known in the protocol and in the metadata; unique in the resource.',
      ja: 'プロトコルとメタデータでノードを識別する番号。リソース内で重複しない値にします。',
    },
    more: {
      en: 'It must not change once there is metadata. In a resource of two hosts it may be left out, and then follows from the addresses.',
      ja: 'メタデータの作成後は変更できません。2 台構成では省略でき、その場合はアドレスから決まります。',
    },
    source: on,
    facts: { shape: 'integer' },
  },
};

export const address: Readonly<Record<string, OptionEntry>> = {
  address: {
    value: drbdAddress(),
    doc: {
      en: 'The address and port of the host for replication.',
      ja: 'レプリケーションに使うホストのアドレスとポート番号。',
    },
    more: {
      en: 'IPv4 is written `10.0.0.1:7789`, IPv6 `ipv6 [fd00::1]:7789`. Every resource needs a port of its own.',
      ja: 'IPv4 は `10.0.0.1:7789`、IPv6 は `ipv6 [fd00::1]:7789` と書きます。ポート番号はリソースごとに別の値にします。',
    },
    source: on,
    facts: { shape: 'address', words: ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
  },
};

export const alternateLinkAddress: Readonly<Record<string, OptionEntry>> = {
  'alternate-link-address': {
    value: drbdAddress(),
    exists: [{ since: 'drbd 8.4.6', until: 'drbd 8.4' }],
    doc: {
      en: 'The address and port of a second link; DRBD 9 has `path` sections for that.',
      ja: '2 本目のリンクのアドレスとポート番号。DRBD 9 では `path` セクションを使います。',
    },
    source: 'parser of drbdadm 8.4.6',
    related: ['path'],
    facts: { shape: 'address', words: ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
  },
};

export const include: OptionEntry = {
  value: drbdName({ en: 'file, or pattern', ja: 'ファイルパス、またはパターン' }),
  repeatable: true,
  path: true,
  doc: {
    en: 'Reads other files here; a pattern may have `*`, `?` and `[…]`.',
    ja: '別のファイルを読み込む指定。`*`、`?`、`[…]` のパターンを使えます。',
  },
  more: {
    en: 'A relative path starts at the folder of this file. A pattern may match nothing, but a plain name must exist. No file is read twice.',
    ja: '相対パスはこのファイルのフォルダーが起点です。パターンは一致するファイルがなくても構いませんが、単独の名前は存在する必要があります。同じファイルが 2 回読み込まれることはありません。',
  },
  source: 'drbd.conf(5), file format',
  facts: { shape: 'include' },
};

export const templateFile: OptionEntry = {
  value: drbdName({ en: 'file', ja: 'ファイルパス' }),
  path: true,
  exists: [{ since: 'drbd-utils 8.9.3' }],
  doc: {
    en: 'Takes the defaults from the `common` section of that file instead of the global one.',
    ja: '全体の `common` の代わりに、指定したファイルの `common` セクションからデフォルト値を取る指定。',
  },
  more: {
    en: 'Only that section of the file is read. A relative path starts at the folder of this file.',
    ja: 'ファイルのうち `common` セクションだけが読み込まれます。相対パスはこのファイルのフォルダーが起点です。',
  },
  source: resource,
  related: ['common'],
  facts: { shape: 'name' },
};

export const ignoreOn: OptionEntry = {
  value: drbdName({ en: 'host', ja: 'ホスト名' }),
  repeatable: true,
  exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
  deprecated: { since: 'drbd 8.3' },
  label: { space: 'node', role: 'refersTo' },
  doc: {
    en: 'Does not complain that the resource has no section for that host.',
    ja: '指定したホストのセクションがなくても警告しない指定。',
  },
  source: 'drbd.conf(5) of DRBD 8.3, resource section',
  facts: { shape: 'name' },
};

export const floatingStatement: OptionEntry = {
  value: drbdAddress(),
  repeatable: true,
  doc: {
    en: 'A host that is found by its address instead of its name.',
    ja: 'ホスト名の代わりにアドレスで自ホストを判定する指定。',
  },
  source: resource,
  facts: { shape: 'address', words: ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
};

export const host: OptionEntry = {
  value: drbdName({ en: 'host', ja: 'ホスト名' }),
  repeatable: true,
  exists: [{ since: 'drbd 9.0' }],
  label: { space: 'node', role: 'refersTo' },
  doc: {
    en: 'One end of the connection or path: a host of the resource.',
    ja: '接続またはパスの一端となる、リソースのホスト。',
  },
  more: {
    en: '`address` or `port` behind the name replaces what the `on` section says.',
    ja: '名前の後の `address` や `port` は、`on` セクションの指定を置き換えます。',
  },
  source: connection,
  facts: {
    shape: 'host',
    words: ['address', 'port', 'via', 'proxy', 'outside-address', 'ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'],
  },
};

export const endAddress: OptionEntry = {
  value: drbdAddress(),
  repeatable: true,
  exists: [{ since: 'drbd 9.0' }],
  doc: {
    en: 'One end of the connection or path: the address of a floating host.',
    ja: '接続またはパスの一端となる、floating のホストのアドレス。',
  },
  source: connection,
  facts: { shape: 'end-address', words: ['via', 'ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
};

export const hosts: OptionEntry = {
  value: drbdName({ en: 'host', ja: 'ホスト名' }),
  repeatable: true,
  manyValues: true,
  exists: [{ since: 'drbd 9.0' }],
  label: { space: 'node', role: 'refersTo' },
  doc: {
    en: 'The hosts to connect, each one with every other.',
    ja: '相互に接続するホスト。すべての組み合わせで接続されます。',
  },
  source: 'drbd.conf(5), connection-mesh section',
  facts: { shape: 'hosts' },
};

export const proxyAddresses: Readonly<Record<string, OptionEntry>> = {
  inside: {
    value: drbdAddress(),
    doc: {
      en: 'The address and port of DRBD Proxy towards DRBD.',
      ja: 'DRBD Proxy が DRBD 側で使うアドレスとポート番号。',
    },
    source: 'drbd.conf(5), proxy section',
    related: ['outside'],
    facts: { shape: 'address', words: ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
  },
  outside: {
    value: drbdAddress(),
    doc: {
      en: 'The address and port of DRBD Proxy towards the other site.',
      ja: 'DRBD Proxy が相手サイト側で使うアドレスとポート番号。',
    },
    source: 'drbd.conf(5), proxy section',
    related: ['inside'],
    facts: { shape: 'address', words: ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'] },
  },
};

/** The comparisons gt, ge, lt and le do not work: the difference is computed without a sign. */
export const moduleVersions: Readonly<Record<string, OptionEntry>> = Object.fromEntries(
  (
    [
      ['eq', 'Stops reading unless the kernel module has exactly this version.', 'この値と一致しない'],
      ['ne', 'Stops reading if the kernel module has exactly this version.', 'この値と一致する'],
      ['gt', 'Stops reading unless the kernel module is newer than this version.', 'この値より新しくない'],
      ['ge', 'Stops reading if the kernel module is older than this version.', 'この値より古い'],
      ['lt', 'Stops reading unless the kernel module is older than this version.', 'この値より古くない'],
      ['le', 'Stops reading if the kernel module is newer than this version.', 'この値より新しい'],
    ] as const
  ).map(([operator, en, ja]): [string, OptionEntry] => [
    `require-drbd-module-version-${operator}`,
    {
      value: drbdName({ en: 'version (9.1.4)', ja: 'バージョン（9.1.4）' }),
      repeatable: true,
      exists: [{ since: 'drbd-utils 9.7.0' }],
      doc: {
        en,
        ja: `カーネルモジュールのバージョンが${ja}場合に、読み込みを中止する指定。`,
      },
      ...(operator === 'eq' || operator === 'ne'
        ? {}
        : {
            more: {
              en: 'Up to drbd-utils 9.34 the comparison gives wrong results; only `eq` and `ne` work.',
              ja: 'drbd-utils 9.34 までは比較の結果が正しくありません。正しく動作するのは `eq` と `ne` だけです。',
            },
          }),
      source: 'parser of drbd-utils 9.7',
      facts: { shape: 'version' },
    },
  ]),
);

/** Statements of `drbdsetup show`. */
export const internalEnds: Readonly<Record<string, OptionEntry>> = {
  _this_host: {
    value: drbdAddress(),
    doc: {
      en: 'The address of this host in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力に現れる自ホストのアドレス。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'end-address', internal: true },
  },
  _remote_host: {
    value: drbdAddress(),
    doc: {
      en: 'The address of the peer in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力に現れる対向ノードのアドレス。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'end-address', internal: true },
  },
};

export const internalConnection: Readonly<Record<string, OptionEntry>> = {
  _peer_node_id: {
    value: drbdInteger({ min: 0, max: 32, kernelMax: 31, applied: true }),
    repeatable: true,
    doc: {
      en: 'The node ID of the peer in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力に現れる対向ノードのノード ID。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'integer', internal: true },
  },
  _cstate: {
    value: drbdName({ en: 'connection state', ja: '接続の状態' }),
    repeatable: true,
    exists: [{ since: 'drbd-utils 9.32' }],
    doc: {
      en: 'The state of the connection in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力に現れる接続の状態。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'name', internal: true },
  },
  _is_standalone: {
    value: drbdName({ en: 'no value', ja: '値なし' }),
    repeatable: true,
    exists: [{ since: 'drbd-utils 8.9.3', until: 'drbd-utils 9.31' }],
    doc: {
      en: 'Marks a connection that is switched off in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力で、停止している接続を示す印。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'flag', internal: true },
  },
};

/** In option sections of the output of `drbdsetup show`. */
export const unknownOption: Readonly<Record<string, OptionEntry>> = {
  _unknown: {
    value: drbdName({ en: 'option', ja: 'オプション' }),
    repeatable: true,
    exists: [{ since: 'drbd-utils 9.32' }],
    doc: {
      en: 'Marks an option that the kernel does not know in the output of `drbdsetup show`.',
      ja: '`drbdsetup show` の出力で、カーネルが認識しないオプションを示す印。',
    },
    source: 'drbdsetup(8), show',
    facts: { shape: 'unknown-option', internal: true },
  },
};
