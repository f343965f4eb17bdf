import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/replaced-by-nodelist',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'An old setting has no effect beside a nodelist.',
      why: 'Corosync warns at its start that bindnetaddr, member sections and the nodeid of totem are ignored where there is a nodelist ("Please migrate config file to nodelist"); quorum.votes is ignored without a word. The values of the nodes count.',
      fix: 'Remove it.',
    },
    ja: {
      what: 'nodelist があるため、古い設定に効果がありません。',
      why: 'nodelist がある場合、bindnetaddr、member セクション、totem の nodeid は無視され、corosync は起動時に警告します（"Please migrate config file to nodelist"）。quorum の votes は何の報告もなく無視されます。使われるのはノードの値です。',
      fix: '削除します。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const generation = corosyncGeneration(model.version);
    if (!facts.hasNodelist || model.nodes.length === 0 || generation === 1) return;
    const tags = { tags: ['unnecessary'] as const };
    const ignored = (name: string, use: { en: string; ja: string }) => ({
      en: `${name} is ignored, because there is a nodelist${use.en}`,
      ja: `nodelist があるため、${name} は無視されます${use.ja}`,
    });
    const nodeid = facts.values.get('totem.nodeid');
    const ofNode = (key: string) => ({ en: ` (${key} of the node counts)`, ja: `（ノードの ${key} が使われます）` });
    const none = { en: '', ja: '' };
    if (nodeid) report(nodeid.at, ignored('nodeid', ofNode('nodeid')), tags);
    for (const { values, link } of facts.interfaces) {
      const address = values.get('bindnetaddr');
      if (address && link === 0) report(address.at, ignored('bindnetaddr', ofNode('ring0_addr')), tags);
    }
    const member = facts.sections.get('totem.interface.member');
    if (member) report(member, ignored('member', none), tags);
    const votes = facts.values.get('quorum.votes');
    if (votes) report(votes.at, ignored('votes', ofNode('quorum_votes')), tags);
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	interface {
		bindnetaddr: 10.0.0.0
               ^^^^^^^^ bindnetaddr is ignored, because there is a nodelist (ring0_addr of the node counts)
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
		mcastport: 5405
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
