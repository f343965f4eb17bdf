import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/deprecated-transport',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A link runs over SCTP.',
      why: 'Corosync 3.1.10 warns that SCTP "is deprecated and will be removed in a future release"; it also needs support in the kernel.',
      fix: 'Remove knet_transport: udp is the default.',
    },
    ja: {
      what: 'リンクが SCTP を使っています。',
      why: 'Corosync 3.1.10 は、SCTP が非推奨で今後削除されると警告します（"SCTP transport is deprecated"）。カーネルの機能も必要です。',
      fix: 'knet_transport を削除します（デフォルトは udp です）。',
    },
  },
  check(model, report) {
    if (compareVersions(model.version, '3.1.10') < 0) return;
    for (const { values } of model.facts.interfaces) {
      const transport = values.get('knet_transport');
      if (transport?.value !== 'sctp') continue;
      report(
        transport.at,
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
