import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { addressFamily } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/node-name-missing',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'A node has no name.',
      why: 'With two or more links corosync -t of Corosync 3 refuses a nodelist where a node has no name. With one link it starts, and Pacemaker takes the host name in ring0_addr, or what the host calls itself.',
      fix: 'Write the name that `uname -n` prints on that node.',
    },
    ja: {
      what: 'name のないノードがあります。',
      why: 'リンクが 2 本以上の場合、name のないノードがあると Corosync 3 の corosync -t がエラーにします。リンクが 1 本の場合は起動し、Pacemaker は ring0_addr のホスト名、またはホスト自身の名前を使います。',
      fix: 'そのノードの `uname -n` の値を name に書きます。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model).filter(n => n.addresses.size > 0);
    const three = corosyncGeneration(model.version) === 3;
    const links = new Set(nodes.flatMap(n => [...n.addresses.keys()]));
    for (const node of nodes) {
      if (node.name || node.unknown?.has('name')) continue;
      const first = [...node.addresses.values()][0];
      if (!first) continue;
      const related = [{ ...first.at, message: { en: 'its first address', ja: '最初のアドレス' } }];
      if (three && links.size > 1) {
        report(
          node.at,
          {
            en: `node "${first.value}" has no name, which all nodes need with more than one link`,
            ja: `ノード "${first.value}" に name がありません（リンクが 2 本以上の場合は全ノードに必須です）`,
          },
          { severity: 'error', refusedBy: ['corosync'] },
        );
      } else if (addressFamily(first.value) === 'name') {
        report(
          node.at,
          {
            en: `the node has no name, so Pacemaker takes "${first.value}" from ring0_addr`,
            ja: `ノードに name がないため、Pacemaker は ring0_addr の "${first.value}" を使います`,
          },
          { related },
        );
      } else {
        report(
          node.at,
          {
            en: `node "${first.value}" has no name, so Pacemaker takes the name that the host gives itself`,
            ja: `ノード "${first.value}" に name がないため、Pacemaker はホスト自身の名前を使います`,
          },
          { related },
        );
      }
    }
  },
  examples: {
    bad: [
      `
nodelist {
	node {
 ^^^^ the node has no name, so Pacemaker takes "alpha" from ring0_addr
		ring0_addr: alpha
		nodeid: 1
	}
}
`,
      `
nodelist {
	node {
 ^^^^ node "10.0.0.1" has no name, which all nodes need with more than one link
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
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
