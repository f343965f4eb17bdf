import { corosyncValues } from '../cluster/corosync-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/switch-above-one',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A switch has a value other than 0 and 1.',
      why: 'Every number but 0 switches it on (two_node 5 did with Corosync 3.1.7), which is hardly what a number was meant for; pcs allows 0 and 1 only.',
      fix: 'Write 1 or 0.',
    },
    ja: {
      what: '有効・無効の設定に 0 と 1 以外の値が書かれています。',
      why: '0 以外の値はすべて有効とみなされます（two_node 5 で有効になることを Corosync 3.1.7 で確認）。pcs で指定できるのは 0 と 1 だけです。',
      fix: '1 または 0 にします。',
    },
  },
  check(model, report) {
    for (const { name, written, type } of corosyncValues(model)) {
      if (!(type?.data as { onOff?: boolean } | undefined)?.onOff || !/^\s*\+?\d{1,3}$/.test(written.value)) continue;
      const value = Number(written.value);
      if (value < 2 || value > 255) continue;
      report(
        written.at,
        {
          en: `${name} is a switch, and ${value} counts as 1 (on)`,
          ja: `${name} は有効か無効かの設定のため、${value} は 1（有効）とみなされます`,
        },
        {
          fixes: [
            {
              title: { en: `Set ${name} to 1`, ja: `${name} を 1 に設定する` },
              safe: true,
              edits: [{ ...written.at, newText: '1' }],
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
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 2
           ^ two_node is a switch, and 2 counts as 1 (on)
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
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
  },
});
