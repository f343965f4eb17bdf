import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/nodeid-not-in-sequence',
  severity: 'hint',
  on: 'corosync',
  doc: {
    en: {
      what: 'The node IDs are not 1, 2, 3 and so on.',
      why: 'It works, but DLM and GFS2 reserve room by the highest ID, and a large one (as Corosync 2 made from addresses) is hard to tell from an address in logs. A node keeps its ID for life: Pacemaker and DLM remember it.',
      fix: 'Number the nodes from 1 when the cluster is set up anew; to renumber a running cluster, stop it first.',
    },
    ja: {
      what: 'ノード ID が 1、2、3… の連番になっていません。',
      why: '動作に問題はありませんが、DLM と GFS2 は最大の ID に応じて領域を確保します。また、Corosync 2 がアドレスから作ったような大きな ID は、ログで見分けにくくなります。ノード ID は Pacemaker や DLM も記憶します。',
      fix: '新しくクラスタを構成するときは 1 から番号を付けます。動作中のクラスタで変更する場合は、先にクラスタを停止します。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model);
    const ids = nodes.flatMap(n => (n.nodeId ? [n.nodeId] : []));
    if (ids.length !== nodes.length || ids.length < 2 || model.facts.incomplete) return;
    const values = new Set(ids.map(id => id.value));
    const wrong = ids.filter(id => id.value > ids.length);
    const first = wrong[0];
    // Two nodes with one ID, and an ID of 0, are worse than a gap: other rules speak of them.
    if (!first || values.size !== ids.length || values.has(0)) return;
    const highest = Math.max(...values);
    report(
      first.at,
      {
        en: `nodeid is ${first.value}, although ${ids.length} nodes could be numbered 1 to ${ids.length}`,
        ja: `nodeid が ${first.value} です（${ids.length} ノードなら 1～${ids.length} の番号で足ります）`,
      },
      {
        severity: highest > 10_000 ? 'info' : 'hint',
        fixes: [
          {
            title: { en: `Number the nodes 1 to ${ids.length}`, ja: `ノードに 1～${ids.length} の番号を付ける` },
            safe: false,
            edits: ids.map((id, n) => ({ ...id.at, newText: String(n + 1) })),
          },
        ],
      },
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
		nodeid: 3
          ^ nodeid is 3, although 2 nodes could be numbered 1 to 2
	}
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
`,
    ],
  },
});
