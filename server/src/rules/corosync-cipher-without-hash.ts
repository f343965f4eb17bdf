import { corosyncCrypto } from '../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/cipher-without-hash',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Encryption is on, but authentication is off.',
      why: 'corosync -t refuses a cipher without a hash ("crypto_cipher requires crypto_hash with value other than none"). In Corosync 3 crypto_hash is none unless it is written.',
      fix: 'Write crypto_hash: sha256.',
    },
    ja: {
      what: '暗号化が有効ですが、認証が無効です。',
      why: '暗号方式だけでハッシュ方式のない設定は、corosync -t がエラーにします（"crypto_cipher requires crypto_hash with value other than none"）。Corosync 3 の crypto_hash は、書かないと none です。',
      fix: 'crypto_hash: sha256 を書きます。',
    },
  },
  check(model, report) {
    const crypto = corosyncCrypto(model);
    if (!crypto || corosyncGeneration(model.version) < 2) return;
    const { cipher, hash } = crypto;
    if (cipher.value === 'none' || hash.value !== 'none') return;
    const written = model.facts.values.get('totem.crypto_hash');
    const cipherKey = model.facts.values.get('totem.crypto_cipher');
    const at = cipherKey?.at ?? written?.at ?? cipher.at;
    if (!at) return;
    const name = cipher.origin.en === 'secauth' ? 'secauth' : 'crypto_cipher';
    report(
      at,
      {
        en: `${name} needs a crypto_hash, but that is none${written ? '' : ' (the default)'}`,
        ja: `${name} には crypto_hash が必要ですが、none${written ? ' ' : '（デフォルト）'}です`,
      },
      {
        refusedBy: ['corosync'],
        ...(written
          ? {
              fixes: [
                {
                  title: { en: 'Change crypto_hash to sha256', ja: 'crypto_hash を sha256 に変更する' },
                  safe: false,
                  edits: [{ ...written.at, newText: 'sha256' }],
                },
              ],
            }
          : {}),
      },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	crypto_cipher: aes256
                ^^^^^^ crypto_cipher needs a crypto_hash, but that is none (the default)
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
