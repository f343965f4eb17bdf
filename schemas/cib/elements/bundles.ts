import type { SectionEntry } from '../../../server/src/schema/entry.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { cibPort } from '../../../server/src/schema/values/cib-port.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { ipv4Address } from '../../../server/src/schema/values/ipv4-address.ts';
import { portRange } from '../../../server/src/schema/values/port-range.ts';
import { xmlBoolean } from '../../../server/src/schema/values/xml-boolean.ts';
import type { Text } from '../../../server/src/text/text.ts';
import { type AttributeDefinition, element } from '../define.ts';
import { description, explained, id, resourceId } from './common.ts';

/*
 * Bundles. Facts: Pacemaker's RELAX NG schemas 2.8 to 4.0, and its sources for defaults and releases.
 */

const since28 = ['2.8..next'];
const source = explained('Collective Resources');
const since = (release: string) => ({ pacemaker: [{ since: `pacemaker ${release}` }] });

export const bundle = element({
  name: 'bundle',
  versions: since28,
  parents: { resources: since28 },
  source,
  doc: {
    en: 'A container image that runs as one or more replicas, with their network, storage, and optionally a primitive inside.',
    ja: '1 つ以上のレプリカとして動作するコンテナイメージ。ネットワーク、ストレージ、コンテナ内のプリミティブ（省略可能）を指定します。',
  },
  more: {
    en: 'Replicas are called by the id, a hyphen and a number from 0 on: `web-0`, `web-1`.',
    ja: 'レプリカの名前は、id にハイフンと 0 からの番号を付けたもの（`web-0`、`web-1`）です。',
  },
  attributes: { id: resourceId, description },
});

export const docker = container('docker', since28, {
  doc: {
    en: 'Runs the containers of the bundle with Docker.',
    ja: 'バンドルのコンテナを Docker で実行するための設定。',
  },
  masters: ['2.8..3.10', 'next'],
  promotedMax: ['3.0..next'],
});

export const podman = container('podman', ['3.2..next'], {
  doc: {
    en: 'Runs the containers of the bundle with Podman.',
    ja: 'バンドルのコンテナを Podman で実行するための設定。',
  },
  masters: ['3.2..3.10', 'next'],
  promotedMax: ['3.2..next'],
});

export const rkt = container('rkt', ['2.10..3.10', 'next'], {
  doc: {
    en: 'Runs the containers of the bundle with rkt. Schema 4.0 and Pacemaker 3 no longer know it.',
    ja: 'バンドルのコンテナを rkt で実行するための設定。スキーマ 4.0 と Pacemaker 3 では廃止されました。',
  },
  masters: ['2.10..3.10', 'next'],
  promotedMax: ['3.0..3.10', 'next'],
});

function container(
  name: string,
  versions: readonly string[],
  { doc, masters, promotedMax }: { doc: Text; masters: readonly string[]; promotedMax: readonly string[] },
): SectionEntry {
  const attributes: Record<string, AttributeDefinition> = {
    image: {
      value: freeText(),
      required: true,
      facts: since('1.1.17'),
      doc: {
        en: 'Container image to run. It must be there, or be pulled, on every node that may run the bundle.',
        ja: '実行するコンテナイメージ。バンドルを動かすすべてのノードで使える必要があります。',
      },
    },
    replicas: {
      value: cibInteger({ min: 1 }),
      defaultDoc: {
        en: 'promoted-max if positive, else 1',
        ja: 'promoted-max が 1 以上ならその値、それ以外は 1',
      },
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      facts: since('1.1.17'),
      related: ['replicas-per-host', 'promoted-max', 'ip-range-start'],
      doc: {
        en: 'How many instances of the container run in the cluster.',
        ja: 'クラスタ全体で動かすコンテナのインスタンス数。',
      },
    },
    'replicas-per-host': {
      value: cibInteger({ min: 1 }),
      default: '1',
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      facts: since('1.1.17'),
      doc: {
        en: 'How many replicas may run on one node. A number above 1 excludes `ip-range-start` and `control-port`.',
        ja: '1 台のノードで動かせるレプリカの数。2 以上の値は、`ip-range-start`、`control-port` と併用できません。',
      },
    },
    'promoted-max': {
      value: cibInteger({ min: 0 }),
      versions: promotedMax,
      default: '0',
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      facts: since('2.0.0'),
      doc: {
        en: 'How many replicas may be promoted. Any number above 0 makes the bundle promotable.',
        ja: '昇格できるレプリカの数。1 以上にすると、バンドルは promotable になります。',
      },
    },
    masters: {
      value: cibInteger({ min: 0 }),
      versions: masters,
      default: '0',
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      deprecated: { since: 'pacemaker 2.0.0', use: 'promoted-max' },
      facts: { pacemaker: [{ since: 'pacemaker 1.1.17', until: 'pacemaker 2.1.11' }] },
      doc: {
        en: 'How many replicas may be promoted: the name of `promoted-max` before Pacemaker 2.0.0.',
        ja: '昇格できるレプリカの数。Pacemaker 2.0.0 より前の `promoted-max` の名前です。',
      },
    },
    network: {
      value: freeText(),
      facts: since('1.1.17'),
      doc: {
        en: `Network mode handed to \`${name} run\`, such as \`host\`.`,
        ja: `\`${name} run\` に渡すネットワークモード（\`host\` など）。`,
      },
    },
    'run-command': {
      value: freeText(),
      defaultDoc: {
        en: 'the remote daemon if a primitive is inside, else none',
        ja: 'プリミティブを収める場合は Pacemaker のリモートデーモン、それ以外はなし',
      },
      facts: since('1.1.17'),
      doc: {
        en: "Command that the container starts with. With a primitive inside, it must start Pacemaker's remote daemon.",
        ja: 'コンテナの起動時に実行するコマンド。プリミティブを収める場合は、Pacemaker のリモートデーモンを起動する必要があります。',
      },
    },
    options: {
      value: freeText(),
      facts: since('0.6.0'),
      doc: {
        en: `Further command-line options for \`${name} run\`.`,
        ja: `\`${name} run\` に追加するコマンドラインオプション。`,
      },
    },
  };
  return element({ name, versions, parents: { bundle: versions }, once: true, source, doc, attributes });
}

export const network = element({
  name: 'network',
  versions: since28,
  parents: { bundle: since28 },
  once: true,
  source,
  doc: {
    en: 'Addresses, ports and host settings of the replicas.',
    ja: 'レプリカのアドレス、ポート番号、ホスト側の設定。',
  },
  attributes: {
    'ip-range-start': {
      value: ipv4Address(),
      invalid: { severity: 'error' },
      facts: since('1.1.17'),
      doc: {
        en: 'First IPv4 address for the replicas; each further replica takes the next address. The cluster makes an `IPaddr2` resource for each.',
        ja: 'レプリカに割り当てる最初の IPv4 アドレス。以降のレプリカには続きのアドレスを割り当て、それぞれに `IPaddr2` のリソースが作られます。',
      },
      related: ['replicas', 'host-netmask', 'host-interface'],
    },
    'control-port': {
      value: cibPort(),
      default: '3121',
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      facts: since('1.1.17'),
      doc: {
        en: 'Port on which the cluster talks to the remote daemon in the container. Change it where the containers share the network of the host.',
        ja: 'コンテナ内のリモートデーモンとの通信に使うポート番号。ホストのネットワークを共有する場合などに変更します。',
      },
    },
    'host-interface': {
      value: freeText(),
      facts: since('1.1.17'),
      doc: {
        en: 'Network interface of the host that gets the addresses of the replicas. By default the address decides.',
        ja: 'レプリカのアドレスを付与するホストのネットワークインタフェース。デフォルトではアドレスから決まります。',
      },
    },
    'host-netmask': {
      value: cibInteger({ min: 0, max: 32 }),
      default: '32',
      invalid: { severity: 'warning' },
      outOfRange: { severity: 'warning' },
      facts: since('1.1.17'),
      doc: {
        en: 'Prefix length of the addresses of the replicas, in bits.',
        ja: 'レプリカのアドレスのプレフィックス長（ビット数）。',
      },
    },
    'add-host': {
      value: xmlBoolean(),
      versions: ['3.0..next'],
      default: 'true',
      facts: since('2.0.0'),
      doc: {
        en: 'Whether `/etc/hosts` in the containers lists the replicas. It needs `ip-range-start`.',
        ja: 'コンテナ内の `/etc/hosts` にレプリカを記載するかどうか。`ip-range-start` がある場合だけ有効です。',
      },
    },
  },
});

export const portMapping = element({
  name: 'port-mapping',
  versions: since28,
  parents: { network: since28 },
  source,
  doc: {
    en: 'Forwards a port of the host, or a range of ports, into the container. It has either `port` or `range`.',
    ja: 'ホストのポート（または範囲）をコンテナに転送する設定。`port` と `range` のいずれか一方を指定します。',
  },
  attributes: {
    id,
    port: {
      value: cibPort(),
      doc: {
        en: 'Port on the host, or on the address of the replica where `ip-range-start` is set.',
        ja: 'ホスト側のポート番号。`ip-range-start` がある場合は、レプリカのアドレスのポート番号です。',
      },
    },
    'internal-port': {
      value: cibPort(),
      defaultDoc: { en: 'same as port', ja: 'port と同じ' },
      doc: { en: 'Port in the container that `port` leads to.', ja: '`port` の転送先となる、コンテナ内のポート番号。' },
    },
    range: {
      value: portRange(),
      doc: {
        en: 'First and last port, such as `5000-5010`. The numbers are the same inside and outside.',
        ja: '最初と最後のポート番号（`5000-5010` など）。コンテナの内外で同じ番号になります。',
      },
    },
  },
});

export const storage = element({
  name: 'storage',
  versions: since28,
  parents: { bundle: since28 },
  once: true,
  source,
  doc: {
    en: 'Directories and files of the host that the containers see.',
    ja: 'コンテナから使うホスト側のディレクトリとファイル。',
  },
  attributes: {},
});

export const storageMapping = element({
  name: 'storage-mapping',
  versions: since28,
  parents: { storage: since28 },
  source,
  doc: {
    en: 'Mounts one path of the host into the container. It has either `source-dir` or `source-dir-root`.',
    ja: 'ホストのパス 1 つをコンテナにマウントする設定。`source-dir` と `source-dir-root` のいずれか一方を指定します。',
  },
  attributes: {
    id,
    'source-dir': {
      value: freeText(),
      doc: {
        en: 'Path on the host that all replicas mount.',
        ja: 'すべてのレプリカがマウントする、ホスト側のパス。',
      },
    },
    'source-dir-root': {
      value: freeText(),
      doc: {
        en: 'Path on the host below which each replica mounts a directory of its own, named after the replica.',
        ja: 'レプリカごとのディレクトリを置く、ホスト側の親パス。各レプリカは、自分の名前のディレクトリをマウントします。',
      },
    },
    'target-dir': {
      value: freeText(),
      required: true,
      doc: { en: 'Path in the container.', ja: 'コンテナ内のパス。' },
    },
    options: {
      value: freeText(),
      doc: {
        en: 'Mount options, such as `rw` or `ro`.',
        ja: 'マウントオプション（`rw`、`ro` など）。',
      },
    },
  },
});
