import { rule } from './rule.ts';

export default rule({
  id: 'corosync/cluster-name-invalid',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'The cluster name is not one that all programs around Corosync take.',
      why: 'GFS2 takes at most 32 letters, digits, underscores and hyphens, and pcs refuses to set up a cluster with a name of more than 256 characters. corosync itself takes any text.',
      fix: 'Choose a short name of letters, digits, _ and -; a running cluster has to be stopped for it.',
    },
    ja: {
      what: 'クラスタ名が、関連するプログラムで使えないものになっています。',
      why: 'GFS2 で使えるのは英数字、_、- の 32 文字までで、pcs は 256 文字を超える名前のクラスタを作成しません。corosync 自体はどのような文字列でも受け付けます。',
      fix: '英数字、_、- の短い名前にします。変更するにはクラスタの停止が必要です。',
    },
  },
  check(model, report) {
    const name = model.facts.values.get('totem.cluster_name');
    if (!name || name.value === '' || /^[@%$<{]/.test(name.value)) return; // A placeholder is no name yet.
    const shown = name.value.length > 40 ? `${name.value.slice(0, 39)}…` : name.value;
    const bad = /[^A-Za-z0-9_-]/u.exec(name.value)?.[0];
    if (bad !== undefined) {
      report(name.at, {
        en: `GFS2 cannot use the cluster name "${shown}": "${bad}" is not a letter, digit, _ or -`,
        ja: `クラスタ名 "${shown}" は GFS2 では使えません（"${bad}" は英数字、_、- のいずれでもありません）`,
      });
    } else if (name.value.length > 32) {
      report(name.at, {
        en: `GFS2 cannot use the cluster name "${shown}": it has ${name.value.length} characters, but at most 32 are allowed`,
        ja: `クラスタ名 "${shown}" は GFS2 では使えません（${name.value.length} 文字ありますが、32 文字以下にする必要があります）`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: my cluster
               ^^^^^^^^^^ GFS2 cannot use the cluster name "my cluster": " " is not a letter, digit, _ or -
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
