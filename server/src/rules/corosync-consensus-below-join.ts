import { rule } from './rule.ts';

export default rule({
  id: 'corosync/consensus-below-join',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'consensus is below join.',
      why: 'corosync -t refuses it ("The consensus timeout parameter may not be less than join timeout"): no join message could be answered in time.',
      fix: 'Remove consensus, so that it is computed, or lower join.',
    },
    ja: {
      what: 'consensus が join より小さい値です。',
      why: 'corosync -t がエラーにします（"The consensus timeout parameter may not be less than join timeout"）。join メッセージへの応答が間に合わないためです。',
      fix: 'consensus を削除して自動計算にするか、join を小さくします。',
    },
  },
  check(model, report) {
    const { timing } = model;
    if (!timing) return;
    const { consensusMs: consensus, joinMs: join } = timing;
    // Values below 30 are out of range by themselves.
    if (consensus.value >= join.value || consensus.value < 30 || join.value < 30) return;
    const at = consensus.at ?? join.at;
    if (!at) return;
    report(
      at,
      consensus.at
        ? {
            en: `consensus is ${consensus.value} ms, but must be at least join (${join.value} ms)`,
            ja: `consensus が ${consensus.value} ミリ秒ですが、join（${join.value} ミリ秒）以上にする必要があります`,
          }
        : {
            en: `join is ${join.value} ms, but must be at most consensus (${consensus.value} ms)`,
            ja: `join が ${join.value} ミリ秒ですが、consensus（${consensus.value} ミリ秒）以下にする必要があります`,
          },
      {
        refusedBy: ['corosync'],
        ...(consensus.at && join.at ? { related: [{ ...join.at, message: { en: 'join', ja: 'join' } }] } : {}),
      },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	consensus: 40
            ^^ consensus is 40 ms, but must be at least join (50 ms)
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
	join: 60
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
