import { rule } from './rule.ts';

export default rule({
  id: 'corosync/consensus-too-low',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'consensus is below 1.2 times the token timeout.',
      why: 'corosync.conf(5) asks for at least 1.2 × token, but the daemon compares only with join. With a smaller value nodes give up on each other before all have agreed, so one failure can form several memberships. From the third node on, the token timeout grows by token_coefficient for each node, and consensus has to follow.',
      fix: 'Remove consensus, so that it is computed, or raise it.',
    },
    ja: {
      what: 'consensus がトークンタイムアウトの 1.2 倍より小さい値です。',
      why: 'corosync.conf(5) は token の 1.2 倍以上を求めていますが、corosync が検査するのは join との大小だけです。小さい値では全ノードが合意する前に見切りをつけるため、1 回の故障で複数のメンバーシップができるおそれがあります。3 台目のノードからは 1 台ごとに token_coefficient が加算されるため、consensus もそれに合わせる必要があります。',
      fix: 'consensus を削除して自動計算にするか、大きくします。',
    },
  },
  check(model, report) {
    const { timing } = model;
    const consensus = timing?.consensusMs;
    if (!timing || !consensus?.at) return;
    const token = timing.tokenMs.value;
    const least = Math.trunc(Math.fround(1.2 * token));
    // What corosync itself refuses is said elsewhere.
    if (consensus.value >= least || consensus.value < Math.max(30, timing.joinMs.value)) return;
    const scaled = token !== timing.tokenWritten.value;
    const related = [
      [timing.tokenWritten.at, 'token'],
      [scaled ? timing.tokenCoefficientMs.at : undefined, 'token_coefficient'],
    ].flatMap(([at, name]) =>
      at && typeof at === 'object' ? [{ ...at, message: { en: String(name), ja: String(name) } }] : [],
    );
    report(
      consensus.at,
      {
        en: `consensus is ${consensus.value} ms, but must be at least ${least} ms (1.2 × ${scaled ? `the runtime token of ${token} ms` : 'token'})`,
        ja: `consensus が ${consensus.value} ミリ秒ですが、${least} ミリ秒（${scaled ? `実行時の token ${token} ミリ秒` : 'token '}の 1.2 倍）以上にする必要があります`,
      },
      {
        related,
        fixes: [
          {
            title: { en: `Change consensus to ${least}`, ja: `consensus を ${least} に変更する` },
            safe: false,
            edits: [{ ...consensus.at, newText: String(least) }],
          },
        ],
      },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 3000
	consensus: 3000
            ^^^^ consensus is 3000 ms, but must be at least 3600 ms (1.2 × token)
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
	token: 3000
	consensus: 3600
            ^^^^ consensus is 3600 ms, but must be at least 4380 ms (1.2 × the runtime token of 3650 ms)
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
	token: 3000
	consensus: 3600
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
