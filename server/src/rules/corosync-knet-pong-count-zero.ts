import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/knet-pong-count-zero',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'knet_pong_count is 0.',
      why: 'corosync takes 0 for the default and uses 2 (Corosync 3.1.7), so a link does not count as up at once.',
      fix: 'Remove knet_pong_count, or write the number that is meant.',
    },
    ja: {
      what: 'knet_pong_count が 0 です。',
      why: '0 はデフォルトとみなされ、2 が使われます（Corosync 3.1.7 で確認）。リンクがすぐに接続とみなされるわけではありません。',
      fix: 'knet_pong_count を削除するか、意図した値を書きます。',
    },
  },
  check(model, report) {
    if (corosyncGeneration(model.version) < 3) return;
    for (const { values } of model.facts.interfaces) {
      const count = values.get('knet_pong_count');
      if (!count || !/^\s*\+?0+$/.test(count.value)) continue;
      report(count.at, {
        en: 'knet_pong_count 0 counts as the default, which is 2',
        ja: 'knet_pong_count の 0 はデフォルト（2）とみなされます',
      });
    }
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
	interface {
		linknumber: 0
		knet_pong_count: 0
                   ^ knet_pong_count 0 counts as the default, which is 2
	}
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
	interface {
		linknumber: 0
		knet_pong_count: 5
	}
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
