import { corosyncMembers } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-node-name',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Two nodes have the same name.',
      why: 'Corosync starts without a word, but a node finds its own entry by the name, so both take the first one, and Pacemaker maps both to one node (seen with Corosync 3.1.7).',
      fix: 'Give each node its own name: what `uname -n` prints there.',
    },
    ja: {
      what: '2 台のノードの name が同じです。',
      why: 'corosync は何も報告せずに起動しますが、ノードは name で自分のエントリを探すため、どちらも最初のエントリを使い、Pacemaker は 2 台を 1 つのノードとみなします（Corosync 3.1.7 で確認）。',
      fix: 'ノードごとの名前（そのノードの `uname -n` の値）にします。',
    },
  },
  check(model, report) {
    const seen = new Map<string, Place>();
    for (const { name } of corosyncMembers(model)) {
      if (!name) continue;
      const first = seen.get(name.value);
      if (!first) {
        seen.set(name.value, name.at);
        continue;
      }
      report(
        name.at,
        { en: `another node already has the name "${name.value}"`, ja: `"${name.value}" は既に別のノードの name です` },
        { related: [{ ...first, message: { en: 'the first node of this name', ja: 'この name の最初のノード' } }] },
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
	node {
		ring0_addr: 10.0.0.2
		name: alpha
        ^^^^^ another node already has the name "alpha"
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
