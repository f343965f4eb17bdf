import { rule } from './rule.ts';

export default rule({
  id: 'corosync/token-grows-with-nodes',
  severity: 'hint',
  on: 'corosync',
  doc: {
    en: {
      what: 'The token timeout that is in force is larger than the written one.',
      why: 'From the third node on, Corosync adds token_coefficient (650 ms) for each node (corosync.conf(5)). What follows from the token timeout, such as consensus and the time until a dead node is noticed, grows with it.',
      fix: 'Nothing needs to be done; the hover of token shows the values at run time.',
    },
    ja: {
      what: '実際のトークンタイムアウトは、書かれた値より長くなります。',
      why: '3 台目のノードからは、1 台ごとに token_coefficient（650 ミリ秒）が加算されます（corosync.conf(5)）。consensus や、ノードの故障を検知するまでの時間も、それに合わせて長くなります。',
      fix: '対応は不要です。token のホバーに実行時の値が表示されます。',
    },
  },
  check(model, report) {
    const { timing } = model;
    if (!timing?.tokenWritten.at || timing.tokenMs.value <= timing.tokenWritten.value) return;
    report(timing.tokenWritten.at, {
      en: `token is ${timing.tokenMs.value} ms at run time = ${timing.tokenWritten.value} + (${timing.nodes} − 2) × ${timing.tokenCoefficientMs.value}`,
      ja: `実行時の token は ${timing.tokenMs.value} ミリ秒です（${timing.tokenWritten.value} + (${timing.nodes} − 2) × ${timing.tokenCoefficientMs.value}）`,
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 20000
        ^^^^^ token is 20650 ms at run time = 20000 + (3 − 2) × 650
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
`,
    ],
    good: [
      `
totem {
	version: 2
	token: 20000
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
