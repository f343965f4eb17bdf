import { rule } from './rule.ts';

export default rule({
  id: 'corosync/totem-missing',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'There is no totem section.',
      why: 'Every release of Corosync refuses a file without version: 2 in totem ("This totem parser can only parse version 2 configurations").',
      fix: 'Add a totem section with version: 2 and the cluster_name.',
    },
    ja: {
      what: 'totem セクションがありません。',
      why: 'totem に version: 2 のないファイルは、すべての版の Corosync がエラーにします（"This totem parser can only parse version 2 configurations"）。',
      fix: 'version: 2 と cluster_name を書いた totem セクションを追加します。',
    },
  },
  check(model, report) {
    const { facts } = model;
    if (facts.incomplete || facts.sections.size === 0 || facts.sections.has('totem')) return;
    // A file with network alone is of another program.
    if (facts.sections.has('network') && !facts.hasNodelist && !facts.sections.has('quorum')) return;
    report(
      { file: model.file, span: { start: 0, end: 0 } },
      {
        en: 'there is no totem section, which must say version: 2',
        ja: 'totem セクションがありません（version: 2 が必須です）',
      },
      { refusedBy: ['corosync'] },
    );
  },
  examples: {
    bad: [
      `
-- corosync.conf --
nodelist {
! there is no totem section, which must say version: 2
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
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
