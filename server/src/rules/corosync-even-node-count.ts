import { corosyncMembers } from '../cluster/corosync-members.ts';
import { disklessSbd } from '../cluster/diskless-sbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/even-node-count',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'An even number of nodes has nothing that breaks a tie.',
      why: 'When the cluster splits into halves, neither has more than half of the votes, and both stop (votequorum(5)).',
      fix: 'Add a quorum device, or set auto_tie_breaker: 1 with wait_for_all: 1.',
    },
    ja: {
      what: 'ノード数が偶数ですが、同数に分断されたときの対策がありません。',
      why: 'クラスタが半分ずつに分断されると、どちらも過半数の票を持たず、両側とも停止します（votequorum(5)）。',
      fix: 'クォーラムデバイスを追加するか、auto_tie_breaker: 1 と wait_for_all: 1 を設定します。',
    },
  },
  check(model, report, { pacemaker }) {
    const { facts } = model;
    const nodes = corosyncMembers(model);
    const list = facts.nodelists.at(-1);
    const quorum = facts.sections.get('quorum');
    if (!list || !quorum || facts.incomplete || nodes.length < 4 || nodes.length % 2 !== 0) return;
    if (model.get('quorum.provider')?.value !== 'corosync_votequorum') return;
    if (nodes.some(n => n.unknown?.has('quorum_votes') || (n.votes && n.votes.value !== 1))) return;
    if (facts.sections.has('quorum.device') || facts.unknown.has('quorum.auto_tie_breaker')) return;
    if (model.number('quorum.auto_tie_breaker')?.value || model.number('quorum.last_man_standing')?.value) return;
    // With such an SBD it is worse, and another rule says so.
    if (pacemaker.some(disklessSbd)) return;
    report(
      quorum,
      {
        en: `a split of the ${nodes.length} nodes into halves leaves both without quorum: there is no auto_tie_breaker and no device`,
        ja: `${nodes.length} ノードが半分ずつに分断されると、auto_tie_breaker も device もないため、どちらもクォーラムを失います`,
      },
      { related: [{ ...list, message: { en: 'the nodelist', ja: 'nodelist' } }] },
    );
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
	node {
		ring0_addr: 10.0.0.4
		name: delta
		nodeid: 4
	}
}
quorum {
^^^^^^ a split of the 4 nodes into halves leaves both without quorum: there is no auto_tie_breaker and no device
	provider: corosync_votequorum
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
	}
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
`,
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
	}
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
	node {
		ring0_addr: 10.0.0.4
		name: delta
		nodeid: 4
	}
}
quorum {
	provider: corosync_votequorum
	auto_tie_breaker: 1
}
`,
    ],
  },
});
