import { rule } from './rule.ts';

export default rule({
  id: 'corosync/mcastaddr-link-local',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The multicast address is one of the control range 224.0.0.0/24.',
      why: 'Routers and switches treat these addresses specially: they never forward them, and IGMP snooping passes them to every port. corosync.conf(5) advises 239.0.0.0/8 for own use.',
      fix: 'Choose an address from 239.0.0.0/8, such as 239.255.1.1.',
    },
    ja: {
      what: 'マルチキャストアドレスが制御用の範囲 224.0.0.0/24 にあります。',
      why: 'この範囲のアドレスはルータやスイッチが特別に扱い、転送されません。corosync.conf(5) は 239.0.0.0/8 の使用を推奨しています。',
      fix: '239.0.0.0/8 のアドレス（239.255.1.1 など）にします。',
    },
  },
  check(model, report) {
    if (model.get('totem.transport')?.value !== 'udp') return;
    for (const { values } of model.facts.interfaces) {
      const address = values.get('mcastaddr');
      if (!address || !/^224\.0\.0\.\d{1,3}$/.test(address.value) || values.get('broadcast')?.value === 'yes') continue;
      report(address.at, {
        en: `${address.value} is of the control range 224.0.0.0/24 (use 239.0.0.0/8)`,
        ja: `${address.value} は制御用の範囲 224.0.0.0/24 のアドレスです（239.0.0.0/8 を使います）`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: udp
	interface {
		mcastaddr: 224.0.0.18
             ^^^^^^^^^^ 224.0.0.18 is of the control range 224.0.0.0/24 (use 239.0.0.0/8)
	}
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
	transport: udp
	interface {
		mcastaddr: 239.255.1.1
	}
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
