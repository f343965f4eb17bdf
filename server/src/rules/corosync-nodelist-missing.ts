import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/nodelist-missing',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'There is nothing that tells Corosync the address of a node.',
      why: 'Since Corosync 3 every node needs an entry for itself in the nodelist, with multicast too: corosync -t ends with "No valid name found for local host" or "No interfaces defined". Corosync 1 and 2 also take an interface with bindnetaddr.',
      fix: 'Write a nodelist with name, nodeid and ring0_addr of every node.',
    },
    ja: {
      what: 'Corosync がノードのアドレスを知るための設定がありません。',
      why: 'Corosync 3 以降では、マルチキャストでもすべてのノードのエントリが nodelist に必要です。ない場合、corosync -t は "No valid name found for local host" または "No interfaces defined" で終了します。Corosync 1 と 2 では、bindnetaddr のある interface でも構いません。',
      fix: '全ノードの name、nodeid、ring0_addr を nodelist に書きます。',
    },
  },
  check(model, report) {
    const { facts } = model;
    if (facts.incomplete) return;
    const generation = corosyncGeneration(model.version);
    const start = { file: model.file, span: { start: 0, end: 0 } };
    const bound = facts.interfaces.some(i => i.values.has('bindnetaddr') || i.unknown.has('bindnetaddr'));
    const addressed = corosyncMembers(model).some(
      n => n.addresses.size > 0 || [...(n.unknown ?? [])].some(key => key.startsWith('ring')),
    );
    if (addressed || (generation < 3 && bound)) return;
    const refusedBy = { refusedBy: ['corosync'] as const };
    const list = facts.nodelists.at(-1);
    if (list && generation > 1) {
      report(
        list,
        { en: 'no node of the nodelist has an address', ja: 'nodelist にアドレスのあるノードがありません' },
        refusedBy,
      );
    } else if (generation === 3) {
      report(
        start,
        {
          en: 'there is no nodelist, and Corosync 3 does not start without one',
          ja: 'nodelist がなく、Corosync 3 は起動しません',
        },
        refusedBy,
      );
    } else if (generation === 2) {
      report(
        start,
        {
          en: 'there is neither a nodelist nor an interface with bindnetaddr, and Corosync 2 does not start without',
          ja: 'nodelist も bindnetaddr のある interface もなく、Corosync 2 は起動しません',
        },
        refusedBy,
      );
    } else if (facts.interfaces.length === 0) {
      report(
        start,
        {
          en: 'there is no interface in totem, and Corosync 1 does not start without one',
          ja: 'totem に interface がなく、Corosync 1 は起動しません',
        },
        refusedBy,
      );
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
! there is no nodelist, and Corosync 3 does not start without one
	version: 2
	cluster_name: cluster1
}
`,
      `
totem {
	version: 2
}
nodelist {
^^^^^^^^ no node of the nodelist has an address
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
