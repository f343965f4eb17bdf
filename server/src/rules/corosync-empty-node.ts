import { rule } from './rule.ts';

export default rule({
  id: 'corosync/empty-node',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A node section is empty.',
      why: 'Corosync passes over a node without any key and says nothing (Corosync 3.1.7).',
      fix: 'Write nodeid, name and ring0_addr, or remove the section.',
    },
    ja: {
      what: 'node セクションが空です。',
      why: 'キーのない node は無視され、何も報告されません（Corosync 3.1.7 で確認）。',
      fix: 'nodeid、name、ring0_addr を書くか、セクションを削除します。',
    },
  },
  check(model, report) {
    // Not more than a cluster can have: the rest is no configuration.
    for (const node of model.nodes.slice(0, 1000)) {
      if ((node.values?.size ?? 0) > 0 || (node.unknown?.size ?? 0) > 0 || model.facts.incomplete) continue;
      report(node.at, { en: 'the node is empty, and corosync passes over it', ja: 'node が空のため、無視されます' });
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
}
nodelist {
	node {
 ^^^^ the node is empty, and corosync passes over it
	}
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
