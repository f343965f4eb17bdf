import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { canonicalAddress } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/loopback-address',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A node of a cluster with several nodes has a loopback address.',
      why: 'Packets to 127.0.0.0/8 and ::1 never leave a host: with knet Corosync starts and never connects, with udpu it hangs (seen with Corosync 3.1.7).',
      fix: 'Write the address that the other nodes reach the node by.',
    },
    ja: {
      what: '複数のノードがあるクラスタのノードに、ループバックアドレスが書かれています。',
      why: '127.0.0.0/8 と ::1 へのパケットはホストの外に出ません。knet では起動しても接続できず、udpu では応答しなくなります（Corosync 3.1.7 で確認）。',
      fix: 'ほかのノードから通信できるアドレスを書きます。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model);
    if (nodes.length < 2) return;
    for (const node of nodes) {
      for (const address of node.addresses.values()) {
        if (!/^127\.|^0:0:0:0:0:0:0:1$|^localhost$/.test(canonicalAddress(address.value))) continue;
        report(address.at, {
          en: `${address.value} is a loopback address, so no other node can reach node "${corosyncNodeLabel(model, node)}"`,
          ja: `${address.value} はループバックアドレスのため、ほかのノードからノード "${corosyncNodeLabel(model, node)}" へ通信できません`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
nodelist {
	node {
		ring0_addr: 127.0.0.1
              ^^^^^^^^^ 127.0.0.1 is a loopback address, so no other node can reach node "alpha"
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
nodelist {
	node {
		ring0_addr: 127.0.0.1
		name: alpha
		nodeid: 1
	}
}
`,
    ],
  },
});
