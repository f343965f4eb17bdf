import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { canonicalAddress } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-address',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'An address occurs twice in the nodelist.',
      why: 'Corosync starts without a word, but two nodes with one address can never talk to each other, and two links of a node over one address are no redundancy (seen with Corosync 3.1.7; pcs refuses both).',
      fix: 'Write the address that the node really has on this link.',
    },
    ja: {
      what: 'nodelist に同じアドレスが 2 回書かれています。',
      why: 'corosync は何も報告せずに起動しますが、同じアドレスのノード同士は通信できません。1 台のノードの 2 本のリンクが同じアドレスでは、冗長化になりません（Corosync 3.1.7 で確認、pcs はどちらもエラーにします）。',
      fix: 'このリンクでの実際のノードのアドレスを書きます。',
    },
  },
  check(model, report) {
    const seen = new Map<string, { node: string; index: number; link: number; at: Place }>();
    corosyncMembers(model).forEach((node, index) => {
      for (const [link, address] of node.addresses) {
        const key = canonicalAddress(address.value);
        const first = seen.get(key);
        if (!first) {
          seen.set(key, { node: corosyncNodeLabel(model, node), index, link, at: address.at });
          continue;
        }
        const related = [{ ...first.at, message: { en: `node "${first.node}"`, ja: `ノード "${first.node}"` } }];
        if (first.index !== index) {
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
