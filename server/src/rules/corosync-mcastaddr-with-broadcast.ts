import { rule } from './rule.ts';

export default rule({
  id: 'corosync/mcastaddr-with-broadcast',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'mcastaddr is written together with broadcast: yes.',
      why: 'With broadcast, corosync replaces the multicast address by 255.255.255.255 and says nothing (Corosync 3.1.7); pcs refuses the pair.',
      fix: 'Remove one of the two.',
    },
    ja: {
      what: 'mcastaddr と broadcast: yes の両方が書かれています。',
      why: 'broadcast が有効な場合、マルチキャストアドレスは 255.255.255.255 に置き換えられ、何も報告されません（Corosync 3.1.7 で確認）。pcs はこの組み合わせをエラーにします。',
      fix: 'どちらか一方を削除します。',
    },
  },
  check(model, report) {
    for (const { values } of model.facts.interfaces) {
      const address = values.get('mcastaddr');
      const broadcast = values.get('broadcast');
      if (!address || broadcast?.value !== 'yes') continue;
      report(
        address.at,
        {
          en: 'mcastaddr has no effect, because broadcast is yes',
          ja: 'broadcast が yes のため、mcastaddr に効果はありません',
        },
        { related: [{ ...broadcast.at, message: { en: 'broadcast', ja: 'broadcast' } }] },
      );
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
		mcastaddr: 239.255.1.1
             ^^^^^^^^^^^ mcastaddr has no effect, because broadcast is yes
		broadcast: yes
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
		broadcast: no
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
