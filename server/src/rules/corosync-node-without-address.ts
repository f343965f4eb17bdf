import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/node-without-address',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A node of the nodelist has no address.',
      why: 'Corosync 3 starts, but never talks to such a node and still counts its vote in expected_votes (seen with 3.1.7). Corosync 2 refuses a node without ring0_addr.',
      fix: 'Write ring0_addr, or remove the node.',
    },
    ja: {
      what: 'nodelist にアドレスのないノードがあります。',
      why: 'Corosync 3 は起動しますが、そのノードとは通信できず、票だけが票数の合計に加えられます（3.1.7 で確認）。Corosync 2 は ring0_addr のないノードをエラーにします。',
      fix: 'ring0_addr を書くか、そのノードを削除します。',
    },
  },
  check(model, report) {
    const generation = corosyncGeneration(model.version);
    const known = (key: string) => (n: (typeof model.nodes)[number]) => n.values?.get(key) || n.unknown?.has(key);
    if (generation === 2) {
      for (const node of corosyncMembers(model)) {
        if (known('ring0_addr')(node)) continue;
        report(
          node.at,
          {
            en: `node "${corosyncNodeLabel(model, node)}" has no ring0_addr, which Corosync 2 requires`,
            ja: `ノード "${corosyncNodeLabel(model, node)}" に ring0_addr がありません（Corosync 2 では必須です）`,
          },
          { refusedBy: ['corosync'] },
        );
      }
    }
    if (generation < 3) return;
    const nodes = corosyncMembers(model);
    const without = nodes.filter(
      n => n.addresses.size === 0 && ![...(n.unknown ?? [])].some(k => k.startsWith('ring')),
    );
    // Without any address at all the nodelist itself is at fault.
    if (without.length === nodes.length) return;
    const bound = model.facts.interfaces.some(i => i.link === 0 && i.values.has('bindnetaddr'));
    for (const node of without) {
      // With bindnetaddr, the search for the local node ends at a first node without name and address.
      if (bound && node === nodes[0] && !node.name) {
        report(
          node.at,
          {
            en: 'the first node has neither name nor ringX_addr, and with bindnetaddr no host finds itself in the nodelist',
            ja: '最初のノードに name も ringX_addr もないため、bindnetaddr がある場合はどのホストも nodelist に自身を見つけられません',
          },
          { refusedBy: ['corosync'] },
        );
        continue;
      }
      report(node.at, {
        en: `node "${corosyncNodeLabel(model, node)}" has no ringX_addr, so its vote counts, but nobody can reach it`,
        ja: `ノード "${corosyncNodeLabel(model, node)}" に ringX_addr がないため、票は数えられますが通信できません`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
 ^^^^ node "bravo" has no ringX_addr, so its vote counts, but nobody can reach it
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
