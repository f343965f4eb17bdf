import { corosyncCrypto } from '../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/key-too-short',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The key in the file is too short.',
      why: 'With encryption or authentication on, corosync -t of Corosync 3 refuses a totem.key of less than 127 characters ("key is too short"). A key in the file can be read by everyone who can read the file.',
      fix: 'Create a key file with corosync-keygen, and remove key.',
    },
    ja: {
      what: '設定ファイルに書かれた鍵が短すぎます。',
      why: '暗号化または認証が有効な場合、127 文字より短い totem.key は Corosync 3 の corosync -t がエラーにします（"key is too short"）。また、設定ファイルの鍵は、ファイルを読める人すべてに知られます。',
      fix: 'corosync-keygen で鍵ファイルを作り、key を削除します。',
    },
  },
  check(model, report) {
    const key = model.facts.values.get('totem.key');
    const crypto = corosyncCrypto(model);
    if (!key || !crypto || corosyncGeneration(model.version) < 3 || model.facts.values.has('totem.keyfile')) return;
    if ((crypto.cipher.value === 'none' && crypto.hash.value === 'none') || key.value.length >= 127) return;
    report(
      key.at,
      {
        en: `the key has ${key.value.length} characters, but at least 127 are needed`,
        ja: `key が ${key.value.length} 文字ですが、127 文字以上にする必要があります`,
      },
      { refusedBy: ['corosync'] },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	crypto_cipher: aes256
	crypto_hash: sha256
	key: abcdefgh
      ^^^^^^^^ the key has 8 characters, but at least 127 are needed
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
	crypto_cipher: aes256
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
