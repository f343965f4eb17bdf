import type { CorosyncModel, CorosyncNodeFacts } from '../cluster/corosync.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/links-differ',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The nodes do not all have the same links.',
      why: 'corosync -t of Corosync 3 refuses a nodelist where a node lacks an address on a link that another node has ("Not all nodes have the same number of links"), and an interface section for a link on which no node has an address. Corosync 2 starts, but the ring works for some nodes only.',
      fix: 'Give every node an address on every link, or remove the link.',
    },
    ja: {
      what: 'ノードによってリンクが異なります。',
      why: '一部のノードだけにアドレスがあるリンクや、どのノードにもアドレスがないリンクの interface セクションは、Corosync 3 の corosync -t がエラーにします（"Not all nodes have the same number of links"）。Corosync 2 は起動しますが、そのリングは一部のノードでしか使えません。',
      fix: 'すべてのノードに全リンクのアドレスを書くか、そのリンクを削除します。',
    },
  },
  check(model, report) {
    const { facts } = model;
    if (facts.incomplete) return;
    const nodes = corosyncMembers(model).filter(n => n.addresses.size > 0 && !hasUnknownAddress(n));
    if (nodes.length !== corosyncMembers(model).filter(n => n.addresses.size > 0 || hasUnknownAddress(n)).length)
      return;
    const refusedBy = corosyncGeneration(model.version) === 3 ? { refusedBy: ['corosync'] as const } : {};
    const severity = corosyncGeneration(model.version) === 3 ? 'error' : 'warning';
    const links = [...new Set(nodes.flatMap(n => [...n.addresses.keys()]))].sort((a, b) => a - b);
    for (const link of links) {
      const having = nodes.filter(n => n.addresses.has(link));
      const lacking = nodes.filter(n => !n.addresses.has(link));
      const example = having[0]?.addresses.get(link);
      if (lacking.length === 0 || !example) continue;
      const only = having.length === 1 && lacking.length > 1 ? having[0] : undefined;
      if (only) {
        // One node has a link more than all the others: that is the odd one.
        report(
          only.values?.get(`ring${link}_addr`)?.keyAt ?? example.at,
          {
            en: `only node "${corosyncNodeLabel(model, only)}" has ring${link}_addr, but all nodes need the same links`,
            ja: `ring${link}_addr があるのはノード "${corosyncNodeLabel(model, only)}" だけですが、全ノードに同じリンクが必要です`,
          },
          { severity, ...refusedBy },
        );
        continue;
      }
      for (const node of lacking) {
        report(
          node.at,
          {
            en: `node "${corosyncNodeLabel(model, node)}" has no ring${link}_addr, but node "${corosyncNodeLabel(model, having[0] as CorosyncNodeFacts)}" has one`,
            ja: `ノード "${corosyncNodeLabel(model, node)}" に ring${link}_addr がありませんが、ノード "${corosyncNodeLabel(model, having[0] as CorosyncNodeFacts)}" にはあります`,
          },
          {
            severity,
            ...refusedBy,
            related: [{ ...example.at, message: { en: `link ${link}`, ja: `リンク ${link}` } }],
          },
        );
      }
    }
    unusedInterfaces(model, links, (at, link) =>
      report(
        at,
        {
          en: `this section is about link ${link}, but no node has ring${link}_addr`,
          ja: `このセクションはリンク ${link} の設定ですが、ring${link}_addr のあるノードがありません`,
        },
        { ...refusedBy },
      ),
    );
  },
  examples: {
    bad: [
      `
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
 ^^^^ node "bravo" has no ring1_addr, but node "alpha" has one
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
      `
totem {
	version: 2
	interface {
 ^^^^^^^^^ this section is about link 1, but no node has ring1_addr
		linknumber: 1
		knet_link_priority: 10
	}
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
}
`,
    ],
    good: [
      `
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring2_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring2_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});

function hasUnknownAddress(node: CorosyncNodeFacts): boolean {
  return [...(node.unknown ?? [])].some(key => /^ring\d+_addr$/.test(key));
}

/** Interface sections of Corosync 3 make their link count, as soon as they have a key besides linknumber. */
function unusedInterfaces(
  model: CorosyncModel,
  links: readonly number[],
  report: (at: CorosyncNodeFacts['at'], link: number) => void,
): void {
  if (corosyncGeneration(model.version) < 3 || links.length === 0) return;
  if (model.get('totem.transport')?.value !== 'knet') return;
  for (const { link, values, unknown, at } of model.facts.interfaces) {
    const keys = [...values.keys()].filter(key => key !== 'linknumber');
    if (keys.length > 0 && link <= 7 && !links.includes(link) && !unknown.has('linknumber')) report(at, link);
  }
}
