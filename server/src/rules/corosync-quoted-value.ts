import { corosyncValues } from '../cluster/corosync-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/quoted-value',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A value stands in quotes.',
      why: 'corosync.conf knows no quotes: they become a part of the value, so the name of a node is "alpha" with the quotes, and nothing finds it (Corosync 3.1.7).',
      fix: 'Remove the quotes.',
    },
    ja: {
      what: '値が引用符で囲まれています。',
      why: 'corosync.conf に引用符の書式はなく、引用符も値の一部になります。たとえばノード名は引用符を含む "alpha" となり、ほかの設定と一致しません（Corosync 3.1.7 で確認）。',
      fix: '引用符を削除します。',
    },
  },
  check(model, report) {
    for (const { name, written, type } of corosyncValues(model)) {
      const inner = /^"(.+)"$|^'(.+)'$/.exec(written.value);
      // Other kinds of values cannot be read with quotes, and that is said there.
      if (!inner || type?.kind !== 'text' || name === 'key') continue;
      const value = inner[1] ?? inner[2] ?? '';
      report(
        written.at,
        {
          en: `the quotes count as a part of the value of ${name}`,
          ja: `引用符は ${name} の値の一部とみなされます`,
        },
        {
          fixes: [
            {
              title: { en: 'Remove the quotes', ja: '引用符を削除する' },
              safe: false,
              edits: [{ ...written.at, newText: value }],
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
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: "alpha"
        ^^^^^^^ the quotes count as a part of the value of name
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
