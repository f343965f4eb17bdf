import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/two-node-missing',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'A cluster of two nodes has no two_node.',
      why: 'Each node then needs the vote of the other: when one fails, the other loses quorum too and stops its services. pcs and crmsh set two_node for two nodes.',
      fix: 'Add two_node: 1 (with fencing), or a quorum device.',
    },
    ja: {
      what: '2 ノードのクラスタに two_node がありません。',
      why: 'この場合、どちらのノードも相手の票が必要なため、一方が故障すると残ったノードもクォーラムを失い、サービスが停止します。pcs と crmsh は、2 ノードの場合に two_node を設定します。',
      fix: 'two_node: 1 を追加するか（フェンシングが必要です）、クォーラムデバイスを使います。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const quorum = facts.sections.get('quorum');
    const nodes = corosyncMembers(model);
    if (!quorum || facts.incomplete || nodes.length !== 2 || facts.sections.has('quorum.device')) return;
    if (model.get('quorum.provider')?.value !== 'corosync_votequorum') return;
    const others = ['two_node', 'auto_tie_breaker', 'last_man_standing', 'expected_votes'];
    if (others.some(key => facts.values.has(`quorum.${key}`) || facts.unknown.has(`quorum.${key}`))) return;
    if (nodes.some(n => n.unknown?.has('quorum_votes') || (n.votes && n.votes.value !== 1))) return;
    const provider = facts.values.get('quorum.provider');
    report(
      quorum,
      {
        en: 'without two_node: 1, either of the two nodes loses quorum when the other fails',
        ja: 'two_node: 1 がないため、一方のノードが故障すると、残ったノードもクォーラムを失います',
      },
      provider
        ? {
            fixes: [
              {
                title: { en: 'Add two_node: 1', ja: 'two_node: 1 を追加する' },
                safe: false,
                edits: [
                  {
                    file: provider.at.file,
                    span: { start: provider.at.span.end, end: provider.at.span.end },
                    newText: '\n\ttwo_node: 1',
                  },
                ],
              },
            ],
          }
        : {},
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
}
quorum {
^^^^^^ without two_node: 1, either of the two nodes loses quorum when the other fails
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
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
  },
});
