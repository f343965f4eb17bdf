import type { CorosyncModel, WrittenKey } from '../cluster/corosync.ts';
import { baseName, pathPart } from '../cluster/file-path.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/copies-differ',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'The corosync.conf of two nodes of a cluster differ.',
      why: 'Every node reads its own copy, and Corosync compares nothing but config_version. With different node IDs, transports, crypto or ports the nodes never join; with different timers or quorum settings they do, and each acts by its own file (two nodes, Corosync 3.1.7).',
      fix: 'Bring the file of one node to all others (pcs cluster sync, csync2), and reload.',
    },
    ja: {
      what: 'クラスタの 2 ノードの corosync.conf が異なります。',
      why: '各ノードは自身のファイルを読み、Corosync が比較するのは config_version だけです。ノード ID、トランスポート、暗号化、ポート番号が異なるとノードは互いに参加できません。時間やクォーラムの設定が異なる場合は参加でき、それぞれが自身のファイルに従って動作します（Corosync 3.1.7、2 ノードで確認）。',
      fix: '1 台のファイルをほかの全ノードに配布し（pcs cluster sync や csync2）、再読み込みします。',
    },
  },
  check({ corosync }, report) {
    // Backups and templates are no copies; a file that is not whole says nothing about the rest.
    const copies = corosync.filter(m => baseName(pathPart(m.file)) === 'corosync.conf' && !m.facts.incomplete);
    const [first, ...others] = copies;
    if (!first) return;
    const there = valuesOf(first);
    for (const other of others) {
      const here = valuesOf(other);
      const firstName = shownBeside(first.file, other.file);
      const otherName = shownBeside(other.file, first.file);
      for (const [path, { written, label }] of here) {
        const counterpart = there.get(path);
        if (other.facts.unknown.has(path) || first.facts.unknown.has(path)) continue;
        if (counterpart && counterpart.written.value === written.value) continue;
        const severity = separates(path) ? 'error' : 'warning';
        if (counterpart) {
          const secret = path === 'totem.key';
          report(
            written.at,
            secret
              ? { en: `${label} differs from ${firstName}`, ja: `${label} が ${firstName} と異なります` }
              : {
                  en: `${label} is "${written.value}" here, but "${counterpart.written.value}" in ${firstName}`,
                  ja: `${label} がここでは "${written.value}"、${firstName} では "${counterpart.written.value}" です`,
                },
            { severity, related: [{ ...counterpart.written.at, message: { en: label, ja: label } }] },
          );
        } else {
          report(
            written.keyAt,
            {
              en: `${label} is written here, but not in ${firstName}`,
              ja: `${label} がここにはありますが、${firstName} にはありません`,
            },
            { severity },
          );
        }
      }
      for (const [path, { written, label }] of there) {
        if (here.has(path) || other.facts.unknown.has(path)) continue;
        report(
          written.keyAt,
          {
            en: `${label} is written here, but not in ${otherName}`,
            ja: `${label} がここにはありますが、${otherName} にはありません`,
          },
          { severity: separates(path) ? 'error' : 'warning' },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- alpha/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 5000
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
-- bravo/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 10000
        ^^^^^ warning token is "10000" here, but "5000" in alpha/corosync.conf
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
      `
-- alpha/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 5000
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
-- bravo/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: udpu
            ^^^^ error transport is "udpu" here, but "knet" in alpha/corosync.conf
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 5000
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
    good: [
      `
-- alpha/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 5000
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
-- bravo/corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 5000
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
  },
});

interface Value {
  readonly written: WrittenKey;
  readonly label: string;
}

/** The path of a copy from where it parts from that of the other one. */
function shownBeside(file: string, other: string): string {
  const own = pathPart(file).split('/');
  const others = pathPart(other).split('/');
  const at = own.findIndex((part, n) => part !== others[n]);
  return own.slice(Math.max(0, at)).join('/');
}

/** What has to be the same on all nodes; logs, local resources and the address to bind to are the host's own. */
function valuesOf({ facts }: CorosyncModel): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [path, written] of facts.values) {
    if (!/^(?:totem|quorum)\./.test(path) || /^totem\.(?:interface|nodeid$)/.test(path)) continue;
    found.set(path, { written, label: path.slice(path.lastIndexOf('.') + 1) });
  }
  for (const { link, values } of facts.interfaces) {
    for (const [key, written] of values) {
      if (key === 'bindnetaddr' || key === 'linknumber' || key === 'ringnumber') continue;
      found.set(`totem.interface.${link}.${key}`, { written, label: `${key} of link ${link}` });
    }
  }
  facts.nodes.forEach((node, n) => {
    const name = node.name?.value ?? String(n + 1);
    for (const [key, written] of node.values ?? []) {
      found.set(`node.${name}.${key}`, { written, label: `${key} of node "${name}"` });
    }
  });
  return found;
}

/** Settings that keep nodes apart when they differ (measured with two nodes). */
function separates(path: string): boolean {
  return /^totem\.(?:transport|config_version|secauth|crypto_cipher|crypto_hash|key|ip_version)$|mcast(?:port|addr)$|\.nodeid$/.test(
    path,
  );
}
