import { rule } from './rule.ts';

export default rule({
  id: 'corosync/netmtu-too-small',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'netmtu is too small for the messages of the protocol.',
      why: 'With transport udpu and netmtu 100, corosync 3.1.7 aborted at the first message; 500 ran. Nothing is checked at the start.',
      fix: 'Remove netmtu, or set it to the MTU of the network.',
    },
    ja: {
      what: 'netmtu が小さすぎます。',
      why: 'transport が udpu、netmtu が 100 の場合、corosync 3.1.7 は最初のメッセージで異常終了しました（500 では動作しました）。起動時には検査されません。',
      fix: 'netmtu を削除するか、ネットワークの MTU に合わせます。',
    },
  },
  check(model, report) {
    const size = model.number('totem.netmtu');
    const transport = model.get('totem.transport')?.value;
    if (!size?.at || size.value >= 500 || size.value === 0 || transport === undefined || transport === 'knet') return;
    report(
      size.at,
      size.value <= 100
        ? {
            en: `netmtu is ${size.value}, so corosync aborts at the first message`,
            ja: `netmtu が ${size.value} のため、最初のメッセージで corosync が異常終了します`,
          }
        : {
            en: `netmtu is ${size.value}, but less than 500 may make corosync abort`,
            ja: `netmtu が ${size.value} ですが、500 より小さいと corosync が異常終了するおそれがあります`,
          },
      { severity: size.value <= 100 ? 'error' : 'warning' },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: udpu
	netmtu: 100
         ^^^ error netmtu is 100, so corosync aborts at the first message
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
	transport: udpu
	netmtu: 1400
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
