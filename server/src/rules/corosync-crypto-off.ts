import { corosyncCrypto } from '../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/crypto-off',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'Messages between the nodes are neither encrypted nor authenticated.',
      why: 'crypto_cipher and crypto_hash are none by default in Corosync 3 (corosync.conf(5)): whoever reaches the port can read the messages and join the cluster. pcs cluster setup writes aes256 and sha256.',
      fix: 'Set crypto_cipher: aes256 and crypto_hash: sha256 on all nodes, and distribute a key made by corosync-keygen.',
    },
    ja: {
      what: 'ノード間の通信が暗号化も認証もされません。',
      why: 'Corosync 3 では crypto_cipher と crypto_hash のデフォルトは none です（corosync.conf(5)）。ポートに到達できれば、誰でも通信を読み、クラスタに参加できます。pcs cluster setup は aes256 と sha256 を設定します。',
      fix: '全ノードで crypto_cipher: aes256 と crypto_hash: sha256 を設定し、corosync-keygen で作成した認証鍵を配布します。',
    },
  },
  check(model, report) {
    const totem = model.facts.sections.get('totem');
    const crypto = corosyncCrypto(model);
    if (!totem || !crypto || !isWholeCorosync(model)) return;
    const { cipher, hash } = crypto;
    if (cipher.value !== 'none' || hash.value !== 'none') return;
    const three = corosyncGeneration(model.version) === 3;
    const transport = model.get('totem.transport')?.value;
    // The other transports of Corosync 3 have no crypto to switch on: the rule about them says so.
    if (three && transport !== 'knet') return;
    const written = cipher.at ?? hash.at;
    const secauth = model.facts.values.get('totem.secauth');
    if (!written) {
      report(totem, {
        en: 'totem sets no crypto_cipher and crypto_hash, so messages are neither encrypted nor authenticated',
        ja: 'totem に crypto_cipher と crypto_hash がないため、通信は暗号化も認証もされません',
      });
    } else if (secauth && written.span.start === secauth.at.span.start) {
      report(written, {
        en: `secauth is ${secauth.value}, so messages are neither encrypted nor authenticated`,
        ja: `secauth が ${secauth.value} のため、通信は暗号化も認証もされません`,
      });
    } else {
      report(written, {
        en: 'crypto_cipher and crypto_hash are none, so messages are neither encrypted nor authenticated',
        ja: 'crypto_cipher と crypto_hash が none のため、通信は暗号化も認証もされません',
      });
    }
  },
  examples: {
    bad: [
      `
totem {
^^^^^ totem sets no crypto_cipher and crypto_hash, so messages are neither encrypted nor authenticated
	version: 2
	cluster_name: web
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
`,
      `
totem {
	version: 2
	cluster_name: web
	crypto_cipher: none
                ^^^^ crypto_cipher and crypto_hash are none, so messages are neither encrypted nor authenticated
	crypto_hash: none
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});
