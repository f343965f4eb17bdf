import { corosyncCrypto } from '../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/crypto-without-knet',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Encryption is configured with a transport that cannot encrypt.',
      why: 'Since Corosync 3 only knet encrypts: corosync -t refuses crypto_cipher, crypto_hash and secauth: on with udp and udpu. Corosync 2 allowed them.',
      fix: 'Use transport knet, or switch the encryption off.',
    },
    ja: {
      what: '暗号化できないトランスポートで暗号化が設定されています。',
      why: 'Corosync 3 以降で暗号化できるのは knet だけです。udp と udpu で crypto_cipher、crypto_hash、secauth: on を書くと、corosync -t がエラーにします。Corosync 2 では使えました。',
      fix: 'transport を knet にするか、暗号化を無効にします。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport');
    const crypto = corosyncCrypto(model);
    if (!crypto || corosyncGeneration(model.version) < 3) return;
    if (transport?.value !== 'udp' && transport?.value !== 'udpu') return;
    const set = [crypto.cipher, crypto.hash].find(c => c.value !== 'none' && c.at);
    if (!set?.at) return;
    report(
      set.at,
      {
        en: `${set.origin.en} needs transport knet in Corosync 3, but transport is ${transport.value}`,
        ja: `Corosync 3 では ${set.origin.ja} に transport knet が必要ですが、transport は ${transport.value} です`,
      },
      {
        refusedBy: ['corosync'],
        ...(transport.at ? { related: [{ ...transport.at, message: { en: 'transport', ja: 'transport' } }] } : {}),
      },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	transport: udpu
	crypto_cipher: aes256
                ^^^^^^ crypto_cipher needs transport knet in Corosync 3, but transport is udpu
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
    good: [
      `
totem {
	version: 2
	transport: knet
	crypto_cipher: aes256
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
