import { rule } from './rule.ts';

export default rule({
  id: 'corosync/unusual-timer',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'A timer of the membership protocol is far from its default.',
      why: 'join (50 ms), merge (200 ms) and send_join (0 ms) suit all but the largest clusters (corosync.conf(5)). Values of a second and more slow down every change of the membership.',
      fix: 'Remove the key, unless the support asked for the value.',
    },
    ja: {
      what: 'メンバーシップの時間の設定が、デフォルトと大きく異なっています。',
      why: 'join（50 ミリ秒）、merge（200 ミリ秒）、send_join（0 ミリ秒）のデフォルトは、ごく大きなクラスタを除いて適切です（corosync.conf(5)）。1 秒以上にすると、メンバーシップの変更のたびに時間がかかります。',
      fix: 'サポートの指示による値でなければ、キーを削除します。',
    },
  },
  check(model, report) {
    const usual = { join: [50, 1000], merge: [200, 4000], send_join: [0, 1000] } as const;
    for (const [key, [standard, most]] of Object.entries(usual)) {
      const found = model.number(`totem.${key}`);
      if (!found?.at || found.value < most) continue;
      report(found.at, {
        en: `${key} is ${found.value} ms, far above the default of ${standard} ms`,
        ja: `${key} が ${found.value} ミリ秒で、デフォルトの ${standard} ミリ秒より大幅に長くなっています`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	join: 2000
       ^^^^ join is 2000 ms, far above the default of 50 ms
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
	send_join: 45
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
