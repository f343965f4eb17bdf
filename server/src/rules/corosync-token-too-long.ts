import { rule } from './rule.ts';

export default rule({
  id: 'corosync/token-too-long',
  severity: 'warning',
  on: 'corosync',
  profiles: ['rhel'],
  doc: {
    en: {
      what: 'The token timeout is above what Red Hat supports.',
      why: 'Red Hat supports at most 300000 ms: a dead node is noticed only after token + consensus, and its services stay away as long.',
      fix: 'Lower token to 300000 or less.',
    },
    ja: {
      what: 'トークンタイムアウトが、Red Hat のサポートする上限を超えています。',
      why: 'Red Hat がサポートする上限は 300000 ミリ秒です。ノードの故障は token + consensus の時間が経つまで検知されず、その間サービスは止まったままになります。',
      fix: 'token を 300000 以下にします。',
    },
  },
  check(model, report) {
    const token = model.timing?.tokenMs;
    const at = model.timing?.tokenWritten.at;
    if (!token || !at || token.value <= 300_000) return;
    report(at, {
      en: `token is ${token.value} ms at run time, but Red Hat supports at most 300000 ms`,
      ja: `実行時の token が ${token.value} ミリ秒ですが、Red Hat のサポートは 300000 ミリ秒までです`,
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 600000
        ^^^^^^ token is 600000 ms at run time, but Red Hat supports at most 300000 ms
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
	token: 30000
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
