import { inCloud } from '../cluster/cloud-profiles.ts';
import type { CorosyncInterfaceFacts, CorosyncNodeFacts } from '../cluster/corosync.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/single-link',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'All nodes have one link only.',
      why: 'When the network of the only link fails, the nodes lose each other although they run, and fencing decides. Corosync 3 takes up to eight links with knet, Corosync 1 and 2 two rings. A bonded interface below the link, or the network of a cloud, makes one link right; the file cannot show that, so this is no warning, and the profiles of clouds (aws, azure, gcp) switch it off.',
      fix: 'Add ring1_addr to every node, or keep one link on a bonded interface.',
    },
    ja: {
      what: '全ノードのリンクが 1 本だけです。',
      why: '唯一のリンクのネットワークが故障すると、ノードが動作していても互いに見えなくなり、フェンシングが行われます。Corosync 3 では knet で最大 8 本のリンク、Corosync 1 と 2 では 2 本のリングを使えます。ボンディングしたインタフェースやクラウドのネットワークでは 1 本で十分ですが、ファイルからは判断できないため、情報として示します。クラウドのプロファイル（aws、azure、gcp）では報告しません。',
      fix: '全ノードに ring1_addr を追加します。リンクが 1 本の場合は、ボンディングしたインタフェースを使います。',
    },
  },
  check(model, report, { settings }) {
    if (!isWholeCorosync(model) || inCloud(settings.profiles)) return;
    const { facts } = model;
    const word = corosyncGeneration(model.version) === 3 ? 'link' : 'ring';
    const ja = word === 'link' ? 'リンク' : 'リング';
    const say = (at: Place): void =>
      report(at, {
        en: `the cluster has one ${word} only, so a failure of its network stops all communication`,
        ja: `${ja}が 1 本だけのため、そのネットワークが故障するとすべての通信が止まります`,
      });
    const list = facts.nodelists.at(-1);
    if (list && corosyncGeneration(model.version) > 1) {
      const nodes = corosyncMembers(model);
      const single = (n: CorosyncNodeFacts): boolean =>
        n.addresses.size === 1 && ![...(n.unknown ?? [])].some(key => /^ring\d+_addr$/.test(key));
      if (nodes.length > 1 && nodes.every(single)) say(list);
    } else if (facts.interfaces.length === 1 && corosyncGeneration(model.version) < 3) {
      say((facts.interfaces[0] as CorosyncInterfaceFacts).at);
    }
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
^^^^^^^^ the cluster has one link only, so a failure of its network stops all communication
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
