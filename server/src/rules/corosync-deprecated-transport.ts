import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/deprecated-transport',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The transport is an old one: udp, udpu, or knet over SCTP.',
      why: 'Corosync 3.1.10 warns that SCTP "is deprecated and will be removed in a future release"; it also needs support in the kernel. With udp and udpu, Corosync 3 has one link and no crypto; corosync.conf(5) of 3.1.10 calls them deprecated, and the next release is built without them unless asked for.',
      fix: 'Remove knet_transport (udp is its default); use transport knet, on all nodes at once.',
    },
    ja: {
      what: 'トランスポートが古い方式（udp、udpu、または SCTP 上の knet）です。',
      why: 'Corosync 3.1.10 は、SCTP が非推奨で今後削除されると警告します（"SCTP transport is deprecated"）。カーネルの機能も必要です。Corosync 3 の udp と udpu はリンクが 1 本だけで、暗号化もできません。3.1.10 の corosync.conf(5) では非推奨とされ、次の版では標準では組み込まれません。',
      fix: 'knet_transport を削除します（デフォルトは udp です）。transport には、全ノードで同時に knet を設定します。',
    },
  },
  check(model, report) {
    const transport = model.facts.values.get('totem.transport');
    if (compareVersions(model.version, '2.99') >= 0 && transport && /^udpu?$/.test(transport.value)) {
      report(
        transport.at,
        {
          en: `transport ${transport.value} has one link and no crypto in Corosync 3, and is deprecated (use knet)`,
          ja: `Corosync 3 の transport ${transport.value} はリンクが 1 本で暗号化もできず、非推奨です（knet を使います）`,
        },
        { severity: 'info', tags: ['deprecated'] },
      );
    }
    if (compareVersions(model.version, '3.1.10') < 0) return;
    for (const { values } of model.facts.interfaces) {
      const overSctp = values.get('knet_transport');
      if (overSctp?.value !== 'sctp') continue;
      report(
        overSctp.at,
        {
          en: 'knet_transport sctp is deprecated since Corosync 3.1.10 (use udp)',
          ja: 'knet_transport sctp は Corosync 3.1.10 以降では非推奨です（udp を使います）',
        },
        { tags: ['deprecated'] },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: udpu
            ^^^^ info transport udpu has one link and no crypto in Corosync 3, and is deprecated (use knet)
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
	interface {
		knet_transport: sctp
                  ^^^^ knet_transport sctp is deprecated since Corosync 3.1.10 (use udp)
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
	interface {
		knet_transport: udp
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
