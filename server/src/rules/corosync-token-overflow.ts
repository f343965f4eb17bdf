import { rule } from './rule.ts';

export default rule({
  id: 'corosync/token-overflow',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The token timeout is too large for the arithmetic of corosync.',
      why: 'token + (nodes − 2) × token_coefficient is computed with 32 bits and wraps around: 4294967000 with three nodes ran with 354 ms (Corosync 3.1.7). consensus is computed as 1.2 × token with 31 bits: from a token of 1789569707 ms on, it stays at 2147483648 ms, which may even be below token.',
      fix: 'Choose a token timeout of seconds, not days.',
    },
    ja: {
      what: 'トークンタイムアウトが大きすぎて、正しく計算されません。',
      why: '実行時の値は 32 ビットで計算され、あふれると小さな値になります。3 ノードで 4294967000 とした場合、354 ミリ秒になりました（Corosync 3.1.7 で確認）。consensus は 1.2 × token を 31 ビットで計算するため、token が 1789569707 ミリ秒以上になると 2147483648 ミリ秒に固定され、token を下回ることもあります。',
      fix: 'トークンタイムアウトを数秒から数十秒にします。',
    },
  },
  check(model, report) {
    const { timing } = model;
    const at = timing?.tokenWritten.at ?? timing?.tokenCoefficientMs.at;
    if (!timing || !at) return;
    const sum = timing.tokenWritten.value + Math.max(0, timing.nodes - 2) * timing.tokenCoefficientMs.value;
    if (sum < 2 ** 32) {
      // A written consensus is taken as it is.
      if (timing.consensusMs.at || timing.consensusMs.value < 2 ** 31) return;
      report(at, {
        en: `token is ${sum} ms at run time, and 1.2 × token does not fit in consensus, which becomes ${timing.consensusMs.value} ms`,
        ja: `実行時の token が ${sum} ミリ秒となり、consensus（1.2 × token）があふれて ${timing.consensusMs.value} ミリ秒になります`,
      });
      return;
    }
    report(at, {
      en: `token is ${sum} ms at run time, which wraps around to ${timing.tokenMs.value} ms`,
      ja: `実行時の token が ${sum} ミリ秒となり、あふれて ${timing.tokenMs.value} ミリ秒になります`,
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 4294967295
        ^^^^^^^^^^ token is 4294967295 ms at run time, and 1.2 × token does not fit in consensus, which becomes 2147483648 ms
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
      `
totem {
	version: 2
	token: 4294967000
        ^^^^^^^^^^ token is 4294967650 ms at run time, which wraps around to 354 ms
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
`,
    ],
  },
});
