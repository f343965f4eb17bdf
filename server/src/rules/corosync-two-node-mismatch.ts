import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/two-node-mismatch',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'two_node is on in a cluster that does not have exactly two nodes.',
      why: 'two_node sets the quorum to 1. With three nodes and wait_for_all 0 a lone node was quorate (Corosync 3.1.7), so a split ends in two active halves; votequorum(5) allows the mode for two nodes only.',
      fix: 'Remove two_node, or correct the nodelist.',
    },
    ja: {
      what: 'ノードが 2 台ではないクラスタで two_node が有効です。',
      why: 'two_node を有効にすると、1 票でクォーラムを得られます。3 ノードで wait_for_all が 0 の場合、1 台だけでクォーラムを得ました（Corosync 3.1.7 で確認）。分断されると両側が動作するおそれがあり、votequorum(5) でも 2 ノード専用とされています。',
      fix: 'two_node を削除するか、nodelist を直します。',
    },
  },
  check(model, report) {
    const twoNode = model.number('quorum.two_node');
    if (!twoNode?.at || twoNode.value === 0 || model.facts.incomplete) return;
    const at = twoNode.at;
    const fixes = [
      {
        title: { en: 'Set two_node to 0', ja: 'two_node を 0 に設定する' },
        safe: false,
        edits: [{ ...at, newText: '0' }],
      },
    ];
    if (model.facts.hasNodelist) {
      const count = corosyncMembers(model).length;
      // Of a nodelist without nodes, another rule speaks.
      if (count === 2 || count === 0) return;
      const list = model.facts.nodelists.at(-1);
      report(
        at,
        {
          en: `two_node is ${twoNode.value}, but the nodelist has ${count} ${count === 1 ? 'node' : 'nodes'}`,
          ja: `two_node が ${twoNode.value} ですが、nodelist には ${count} ノードあります`,
        },
        { fixes, ...(list ? { related: [{ ...list, message: { en: 'the nodelist', ja: 'nodelist' } }] } : {}) },
      );
      return;
    }
    const expected = model.number('quorum.expected_votes');
    if (!expected?.at || expected.value === 2 || expected.value === 0) return;
    report(
      at,
      {
        en: `two_node is ${twoNode.value}, but expected_votes is ${expected.value}`,
        ja: `two_node が ${twoNode.value} ですが、expected_votes は ${expected.value} です`,
      },
      { fixes, related: [{ ...expected.at, message: { en: 'expected_votes', ja: 'expected_votes' } }] },
    );
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
quorum {
	provider: corosync_votequorum
	two_node: 1
           ^ two_node is 1, but the nodelist has 3 nodes
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
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
  },
});
