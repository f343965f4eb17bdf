import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/no-votes',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'No node has a vote.',
      why: 'With quorum_votes 0 on all nodes, expected votes are 0 and the quorum is 1, which nobody ever has (Corosync 3.1.7).',
      fix: 'Remove quorum_votes (every node then has one vote), or give at least one node votes.',
    },
    ja: {
      what: '票を持つノードがありません。',
      why: '全ノードの quorum_votes が 0 の場合、票数の合計が 0 でクォーラムは 1 票となり、どのノードもクォーラムを得られません（Corosync 3.1.7 で確認）。',
      fix: 'quorum_votes を削除するか（各ノード 1 票になります）、少なくとも 1 台のノードに票を与えます。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model);
    if (model.facts.incomplete || nodes.length === 0 || nodes.some(n => n.unknown?.has('quorum_votes'))) return;
    if (!nodes.every(n => n.votes?.value === 0) || model.facts.values.has('quorum.expected_votes')) return;
    const { at } = nodes[0]?.votes ?? {};
    if (!at || model.facts.values.has('quorum.device.model')) return;
    report(at, {
      en: 'quorum_votes is 0 for all nodes, so quorum is never reached',
      ja: '全ノードの quorum_votes が 0 のため、クォーラムを得られません',
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
		quorum_votes: 0
                ^ quorum_votes is 0 for all nodes, so quorum is never reached
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
		quorum_votes: 0
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
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
		quorum_votes: 0
	}
}
`,
    ],
  },
});
