import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { canonicalAddress, ipv4Number } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-address',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'An address occurs twice in the nodelist.',
      why: 'Corosync starts without a word, but two nodes with one address can never talk to each other, and two links of a node over one address are no redundancy (seen with Corosync 3.1.7; pcs refuses both). Without nodeids, udp and udpu compute them from the addresses, and then corosync does refuse the file: "Nodeid 167772161 appears twice in corosync.conf".',
      fix: 'Write the address that the node really has on this link.',
    },
    ja: {
      what: 'nodelist に同じアドレスが 2 回書かれています。',
      why: 'corosync は何も報告せずに起動しますが、同じアドレスのノード同士は通信できません。1 台のノードの 2 本のリンクが同じアドレスでは、冗長化になりません（Corosync 3.1.7 で確認、pcs はどちらもエラーにします）。udp と udpu で nodeid を省略すると、アドレスから計算した値が重複し、この場合は corosync もエラーにします（"Nodeid 167772161 appears twice in corosync.conf"）。',
      fix: 'このリンクでの実際のノードのアドレスを書きます。',
    },
  },
  check(model, report) {
    const seen = new Map<string, { node: string; index: number; link: number; at: Place; numbered: boolean }>();
    const transport = corosyncGeneration(model.version) === 3 ? model.get('totem.transport')?.value : undefined;
    const computes = transport === 'udp' || transport === 'udpu';
    corosyncMembers(model).forEach((node, index) => {
      for (const [link, address] of node.addresses) {
        const key = canonicalAddress(address.value);
        const first = seen.get(key);
        const numbered = Boolean(node.nodeId?.value) || node.unknown?.has('nodeid') === true;
        if (!first) {
          seen.set(key, { node: corosyncNodeLabel(model, node), index, link, at: address.at, numbered });
          continue;
        }
        const related = [{ ...first.at, message: { en: `node "${first.node}"`, ja: `ノード "${first.node}"` } }];
        // Without a nodeid, these transports compute it from the address of the first link.
        const sameId = computes && !numbered && !first.numbered && link === 0 && first.link === 0;
        if (first.index !== index && sameId && ipv4Number(address.value) !== undefined) {
          report(
            address.at,
            {
              en: `address ${address.value} is already used by node "${first.node}", so both nodes compute the same nodeid from it`,
              ja: `アドレス ${address.value} は既にノード "${first.node}" が使用しており、両ノードの nodeid が同じ値になります`,
            },
            { related, refusedBy: ['corosync'] },
          );
        } else if (first.index !== index) {
          report(
            address.at,
            {
              en: `address ${address.value} is already used by node "${first.node}"`,
              ja: `アドレス ${address.value} は既にノード "${first.node}" が使用しています`,
            },
            { related },
          );
        } else {
          report(
            address.at,
            {
              en: `address ${address.value} is already used for link ${first.link} of the same node`,
              ja: `アドレス ${address.value} は既に同じノードのリンク ${first.link} で使用しています`,
            },
            { related, severity: 'warning' },
          );
        }
      }
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	transport: udpu
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
	}
	node {
		ring0_addr: 10.0.0.1
              ^^^^^^^^ address 10.0.0.1 is already used by node "alpha", so both nodes compute the same nodeid from it
		name: bravo
	}
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
		ring0_addr: 10.0.0.1
              ^^^^^^^^ address 10.0.0.1 is already used by node "alpha"
		name: bravo
		nodeid: 2
	}
}
`,
      `
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.0.1
              ^^^^^^^^ warning address 10.0.0.1 is already used for link 0 of the same node
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
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});
