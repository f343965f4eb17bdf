import { corosyncValues } from '../cluster/corosync-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/poll-period-not-used',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'poll_period of a system resource is overwritten.',
      why: 'The monitoring plugin sets poll_period of the resources of the system to 3000 when it starts (Corosync 3.1.7).',
      fix: 'Remove poll_period.',
    },
    ja: {
      what: 'システムリソースの poll_period は上書きされます。',
      why: '監視プラグインは、起動時にシステムリソースの poll_period を 3000 に設定します（Corosync 3.1.7 で確認）。',
      fix: 'poll_period を削除します。',
    },
  },
  check(model, report) {
    for (const { path, written } of corosyncValues(model)) {
      if (!/^resources\.system\.[^.]+\.poll_period$/.test(path) || written.value === '3000') continue;
      report(written.at, {
        en: 'poll_period has no effect here: corosync sets it to 3000 when it starts',
        ja: 'ここでの poll_period に効果はありません（起動時に 3000 に設定されます）',
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
resources {
	system {
		memory_used {
			recovery: none
			max: 90
			poll_period: 5000
                ^^^^ poll_period has no effect here: corosync sets it to 3000 when it starts
		}
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
resources {
	system {
		memory_used {
			recovery: none
			max: 90
		}
	}
}
`,
    ],
  },
});
