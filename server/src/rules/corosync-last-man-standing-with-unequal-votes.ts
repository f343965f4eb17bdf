import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/last-man-standing-with-unequal-votes',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'last_man_standing is on, but a node has other than one vote.',
      why: 'votequorum switches the feature off with a warning ("Last Man Standing feature is supported only when all cluster nodes votes are set to 1").',
      fix: 'Remove quorum_votes, or last_man_standing.',
    },
    ja: {
      what: 'last_man_standing が有効ですが、票数が 1 でないノードがあります。',
      why: 'votequorum は警告を出して、この機能を無効にします（"Last Man Standing feature is supported only when all cluster nodes votes are set to 1"）。',
      fix: 'quorum_votes または last_man_standing を削除します。',
    },
  },
  check(model, report) {
    const option = model.number('quorum.last_man_standing');
    if (!option?.at || option.value === 0) return;
    for (const node of corosyncMembers(model)) {
      if (!node.votes || node.votes.value === 1) continue;
      report(
        node.votes.at,
        {
          en: `node "${corosyncNodeLabel(model, node)}" has ${node.votes.value} votes, so corosync switches last_man_standing off`,
          ja: `ノード "${corosyncNodeLabel(model, node)}" が ${node.votes.value} 票のため、corosync は last_man_standing を無効にします`,
        },
        { related: [{ ...option.at, message: { en: 'last_man_standing', ja: 'last_man_standing' } }] },
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
		quorum_votes: 2
                ^ node "alpha" has 2 votes, so corosync switches last_man_standing off
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	last_man_standing: 1
	wait_for_all: 1
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	last_man_standing: 1
	wait_for_all: 1
}
`,
    ],
  },
});
