import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-nodelist',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'There are two nodelist sections.',
      why: 'The nodes of the second section overwrite those of the first, counted from the top, so nodes vanish without a word (seen with Corosync 3.1.7).',
      fix: 'Put all nodes into one nodelist.',
    },
    ja: {
      what: 'nodelist セクションが 2 つあります。',
      why: '2 つ目のセクションのノードは 1 つ目のノードを先頭から上書きするため、ノードが何の報告もなく消えます（Corosync 3.1.7 で確認）。',
      fix: 'すべてのノードを 1 つの nodelist にまとめます。',
    },
  },
  check(model, report) {
    const [first, ...others] = model.facts.nodelists;
    if (!first || model.facts.incomplete) return;
    for (const list of others) {
      report(
        list,
        {
          en: 'a second nodelist overwrites the nodes of the first',
          ja: '2 つ目の nodelist は、1 つ目のノードを上書きします',
        },
        { related: [{ ...first, message: { en: 'the first nodelist', ja: '1 つ目の nodelist' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
}
nodelist {
^^^^^^^^ a second nodelist overwrites the nodes of the first
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
