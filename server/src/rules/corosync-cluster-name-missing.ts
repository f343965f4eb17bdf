import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/cluster-name-missing',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'totem has no cluster_name.',
      why: 'Pacemaker, DLM and GFS2 take the name of the cluster from here; transport udp makes its multicast address from it, and a quorum device needs it (corosync.conf(5)).',
      fix: 'Add cluster_name to totem, the same on all nodes.',
    },
    ja: {
      what: 'totem に cluster_name がありません。',
      why: 'Pacemaker、DLM、GFS2 はクラスタの名前をここから取得します。transport が udp の場合のマルチキャストアドレスにも使われ、クォーラムデバイスを使う場合は必須です（corosync.conf(5)）。',
      fix: '全ノードの totem に同じ cluster_name を追加します。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const totem = facts.sections.get('totem');
    if (!totem || !isWholeCorosync(model) || corosyncGeneration(model.version) === 1) return;
    if (facts.unknown.has('totem.cluster_name') || facts.values.get('totem.cluster_name')?.value) return;
    // Where something really fails without it, another rule says so.
    if (facts.sections.has('quorum.device')) return;
    const multicast = facts.interfaces.some(i =>
      ['mcastaddr', 'broadcast'].some(key => i.values.has(key) || i.unknown.has(key)),
    );
    if (model.get('totem.transport')?.value === 'udp' && !multicast) return;
    report(totem, {
      en: 'totem has no cluster_name, which Pacemaker, DLM and GFS2 take from here',
      ja: 'totem に cluster_name がありません（Pacemaker、DLM、GFS2 が参照します）',
    });
  },
  examples: {
    bad: [
      `
totem {
^^^^^ totem has no cluster_name, which Pacemaker, DLM and GFS2 take from here
	version: 2
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
