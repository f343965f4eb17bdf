import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/expected-votes-mismatch',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'expected_votes is not the number of votes that the nodes (and the quorum device) have together.',
      why: 'A written value wins over the sum of the nodelist (Corosync 3.1.7): if it is too low, one half of a split is quorate alone; if it is too high, more nodes must be up than a majority, and with 5 for two nodes quorum was never reached.',
      fix: 'Remove expected_votes: with a nodelist it is counted there.',
    },
    ja: {
      what: 'expected_votes が、ノード（とクォーラムデバイス）の票の合計と一致していません。',
      why: '書いた値は nodelist の合計より優先されます（Corosync 3.1.7 で確認）。小さすぎると、分断された一部のノードだけでクォーラムを得ます。大きすぎると過半数より多いノードが必要になり、2 ノードで 5 とした場合はクォーラムを得られませんでした。',
      fix: 'expected_votes を削除します。nodelist があれば自動的に計算されます。',
    },
  },
  check(model, report) {
    const expected = model.number('quorum.expected_votes');
    const { facts } = model;
    if (!expected?.at || facts.incomplete || !facts.hasNodelist) return;
    const nodes = corosyncMembers(model);
    if (nodes.length === 0 || nodes.some(n => n.unknown?.has('quorum_votes'))) return;
    const own = nodes.reduce((sum, node) => sum + (node.votes?.value ?? 1), 0);
    const hasDevice = facts.values.has('quorum.device.model') || facts.unknown.has('quorum.device.model');
    const device = hasDevice ? model.number('quorum.device.votes')?.value : 0;
    // Without votes of its own a device forbids expected_votes: another rule says so.
    if (device === undefined) return;
    const total = own + device;
    if (expected.value === total) return;
    if (expected.value === 0) {
      report(
        expected.at,
        {
          en: `expected_votes 0 counts as not written, so the nodelist decides (${total} ${total === 1 ? 'vote' : 'votes'})`,
          ja: `expected_votes 0 は書いていないのと同じで、nodelist から計算されます（${total} 票）`,
        },
        { severity: 'info' },
      );
      return;
    }
    const who = hasDevice
      ? { en: 'the nodes and the quorum device have', ja: 'ノードとクォーラムデバイスの票の合計は' }
      : { en: 'the nodes have', ja: 'ノードの票の合計は' };
    const quorum = Math.floor(expected.value / 2) + 1;
    const never = quorum > total;
    const end = expected.at;
    const key = facts.values.get('quorum.expected_votes')?.keyAt ?? end;
    report(
      end,
      {
        en: `expected_votes is ${expected.value}, but ${who.en} ${total} ${total === 1 ? 'vote' : 'votes'}${never ? `, so quorum (${quorum}) is never reached` : ''}`,
        ja: `expected_votes が ${expected.value} ですが、${who.ja} ${total} 票${never ? `のため、クォーラム（${quorum} 票）を得られません` : 'です'}`,
      },
      {
        severity: never ? 'error' : 'warning',
        fixes: [
          {
            title: { en: `Set expected_votes to ${total}`, ja: `expected_votes を ${total} に設定する` },
            safe: false,
            edits: [{ ...end, newText: String(total) }],
          },
          {
            title: { en: 'Remove expected_votes', ja: 'expected_votes を削除する' },
            safe: false,
            edits: [{ file: key.file, span: { start: key.span.start, end: end.span.end }, newText: '' }],
          },
        ],
      },
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
}
quorum {
	provider: corosync_votequorum
	expected_votes: 1
                 ^ warning expected_votes is 1, but the nodes have 2 votes
}
`,
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
	expected_votes: 5
                 ^ error expected_votes is 5, but the nodes have 2 votes, so quorum (3) is never reached
}
`,
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
	expected_votes: 0
                 ^ info expected_votes 0 counts as not written, so the nodelist decides (2 votes)
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
		quorum_votes: 2
	}
}
quorum {
	provider: corosync_votequorum
	expected_votes: 3
}
`,
    ],
  },
});
