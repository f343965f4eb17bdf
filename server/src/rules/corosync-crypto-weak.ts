import { rule } from './rule.ts';

export default rule({
  id: 'corosync/crypto-weak',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'Messages are authenticated with MD5 or SHA-1, or with 3DES encrypted.',
      why: 'Both hashes are broken for new designs, and crmsh changes them to sha256 when it migrates a cluster to Corosync 3.',
      fix: 'Set crypto_hash to sha256 or better, and crypto_cipher to aes256, on all nodes at once.',
    },
    ja: {
      what: '通信の認証に MD5 または SHA-1、あるいは暗号化に 3DES が使われています。',
      why: 'どちらのハッシュ方式も、新しい構成には推奨されません。crmsh は、クラスタを Corosync 3 に移行するときに sha256 へ変更します。',
      fix: '全ノードで同時に、crypto_hash を sha256 以上に、crypto_cipher を aes256 に変更します。',
    },
  },
  check(model, report) {
    const weak: Readonly<Record<string, string>> = { md5: 'sha256', sha1: 'sha256', '3des': 'aes256' };
    for (const key of ['crypto_cipher', 'crypto_hash'] as const) {
      const written = model.facts.values.get(`totem.${key}`);
      const better = written && weak[written.value];
      if (!better) continue;
      report(
        written.at,
        {
          en: `${written.value} is weak (use ${better})`,
          ja: `${written.value} は安全とはいえません（${better} を使います）`,
        },
        {
          fixes: [
            {
              title: { en: `Set ${key} to ${better}`, ja: `${key} を ${better} に設定する` },
              safe: false,
              edits: [{ ...written.at, newText: better }],
            },
          ],
        },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	crypto_cipher: aes256
	crypto_hash: sha1
              ^^^^ sha1 is weak (use sha256)
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
}
`,
    ],
  },
});
