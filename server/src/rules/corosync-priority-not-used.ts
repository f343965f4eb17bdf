import { rule } from './rule.ts';

export default rule({
  id: 'corosync/priority-not-used',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'The process priority is written, but real-time scheduling takes its place.',
      why: 'priority counts only while sched_rr is no; by default corosync runs with real-time scheduling (corosync.conf(5)).',
      fix: 'Remove priority, or set sched_rr: no.',
    },
    ja: {
      what: 'プロセスの優先度が書かれていますが、リアルタイムスケジューリングが使われます。',
      why: 'priority が使われるのは sched_rr が no の場合だけです。デフォルトでは、corosync はリアルタイムスケジューリングで動作します（corosync.conf(5)）。',
      fix: 'priority を削除するか、sched_rr: no を設定します。',
    },
  },
  check(model, report) {
    const priority = model.facts.values.get('system.priority');
    const scheduling = model.get('system.sched_rr');
    if (!priority || !scheduling || scheduling.value === 'no') return;
    report(priority.at, {
      en: 'priority has no effect, because sched_rr is not no',
      ja: 'sched_rr が no ではないため、priority に効果はありません',
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
}
system {
	priority: -10
           ^^^ priority has no effect, because sched_rr is not no
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
system {
	sched_rr: no
	priority: -10
}
`,
    ],
  },
});
