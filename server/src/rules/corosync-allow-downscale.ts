import { rule } from './rule.ts';

export default rule({
  id: 'corosync/allow-downscale',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'allow_downscale is on.',
      why: 'votequorum(5) calls it not supported for production: with it, nodes that leave cleanly lower the quorum, and a few nodes can end up quorate alone.',
      fix: 'Remove allow_downscale.',
    },
    ja: {
      what: 'allow_downscale が有効です。',
      why: 'votequorum(5) は、本番環境ではサポートされないとしています。正常に離脱したノードの分だけクォーラムが下がり、少数のノードだけでクォーラムを得るおそれがあります。',
      fix: 'allow_downscale を削除します。',
    },
  },
  check(model, report) {
    const found = model.number('quorum.allow_downscale');
    if (!found?.at || found.value === 0) return;
    report(found.at, {
      en: 'allow_downscale is on, which votequorum(5) does not support for production',
      ja: 'allow_downscale が有効ですが、votequorum(5) では本番環境でサポートされていません',
    });
  },
  examples: {
    bad: [
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
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	allow_downscale: 1
                  ^ allow_downscale is on, which votequorum(5) does not support for production
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
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	allow_downscale: 0
}
`,
    ],
  },
});
