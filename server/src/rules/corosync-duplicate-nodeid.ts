import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { ipv4Number } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-nodeid',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Two nodes have the same nodeid.',
      why: 'corosync -t refuses such a file ("Nodeid 1 appears twice in corosync.conf"). With transports udp and udpu it also compares the numbers that it computes from the address of link 0 where no nodeid is written.',
      fix: 'Give each node a number of its own.',
    },
    ja: {
      what: '2 台のノードの nodeid が同じです。',
      why: 'corosync -t がエラーにします（"Nodeid 1 appears twice in corosync.conf"）。transport が udp と udpu の場合は、nodeid を省略したノードでリンク 0 のアドレスから計算される番号も比較されます。',
      fix: 'ノードごとに異なる番号にします。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport')?.value;
    const generates =
      transport !== undefined && transport !== 'knet' && !model.facts.unknown.has('totem.clear_node_high_bit');
    const highBit = model.get('totem.clear_node_high_bit')?.value === 'yes';
    const seen = new Map<number, { label: string; at: Place }>();
    const used = new Set(model.nodes.flatMap(n => (n.nodeId ? [n.nodeId.value] : [])));
    let free = 1;
    for (const node of corosyncMembers(model)) {
      const address = node.addresses.get(0);
      const number = generates && !node.unknown?.has('nodeid') && address ? ipv4Number(address.value) : undefined;
      const computed = number === undefined ? undefined : highBit ? number % 2 ** 31 : number;
      const id = node.nodeId && node.nodeId.value !== 0 ? node.nodeId.value : computed;
      const at = node.nodeId && node.nodeId.value !== 0 ? node.nodeId.at : address?.at;
      if (id === undefined || !at) continue;
      const first = seen.get(id);
      if (!first) {
        seen.set(id, { label: corosyncNodeLabel(model, node), at });
        continue;
      }
      while (used.has(free)) free++;
      const written = node.nodeId?.at === at;
      report(
        at,
        written
          ? {
              en: `nodeid ${id} is already used by node "${first.label}"`,
              ja: `nodeid ${id} は既にノード "${first.label}" が使用しています`,
            }
          : {
              en: `nodeid ${id}, which ${transport} computes from this address, is already used by node "${first.label}"`,
              ja: `${transport} がこのアドレスから計算する nodeid ${id} は、既にノード "${first.label}" が使用しています`,
            },
        {
          ...(corosyncGeneration(model.version) > 1 ? { refusedBy: ['corosync'] } : {}),
          related: [{ ...first.at, message: { en: `node "${first.label}"`, ja: `ノード "${first.label}"` } }],
          ...(written
            ? {
                fixes: [
                  {
                    title: { en: `Change nodeid to ${free}`, ja: `nodeid を ${free} に変更する` },
                    safe: false,
                    edits: [{ ...at, newText: String(free) }],
                  },
                ],
              }
            : {}),
        },
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
		name: bravo
		nodeid: 1
          ^ nodeid 1 is already used by node "alpha"
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
