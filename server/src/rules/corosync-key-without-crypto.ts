import { corosyncCrypto } from '../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/key-without-crypto',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A key is set, but neither encryption nor authentication is on.',
      why: 'Corosync 3 reads the key only when crypto_cipher or crypto_hash is other than none (or secauth is on): messages go over the network in plain text, and nobody has to know the key.',
      fix: 'Write crypto_cipher: aes256 and crypto_hash: sha256.',
    },
    ja: {
      what: '鍵が設定されていますが、暗号化も認証も無効です。',
      why: 'Corosync 3 は crypto_cipher または crypto_hash が none 以外（または secauth が on）の場合だけ鍵を使います。通信は暗号化されず、鍵を知らなくても参加できます。',
      fix: 'crypto_cipher: aes256 と crypto_hash: sha256 を書きます。',
    },
  },
  check(model, report) {
    const crypto = corosyncCrypto(model);
    if (!crypto || model.facts.incomplete || corosyncGeneration(model.version) < 3) return;
    if (crypto.cipher.value !== 'none' || crypto.hash.value !== 'none') return;
    for (const name of ['key', 'keyfile']) {
      const key = model.facts.values.get(`totem.${name}`);
      if (!key) continue;
      report(key.keyAt, {
        en: `${name} is set, but crypto_cipher and crypto_hash are not, so it is never used`,
        ja: `${name} が設定されていますが、crypto_cipher と crypto_hash がないため使われません`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	keyfile: /etc/corosync/authkey
 ^^^^^^^ keyfile is set, but crypto_cipher and crypto_hash are not, so it is never used
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
`,
    ],
    good: [
      `
totem {
	version: 2
	crypto_hash: sha256
	keyfile: /etc/corosync/authkey
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
`,
    ],
  },
});
