import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/multicast-in-cloud',
  severity: 'warning',
  on: 'corosync',
  profiles: ['aws', 'azure', 'gcp'],
  doc: {
    en: {
      what: 'The nodes talk by multicast or broadcast in a cloud.',
      why: 'The networks of Azure, AWS and Google Cloud carry neither, so the nodes never see each other.',
      fix: 'Use transport knet (Corosync 3) or udpu (Corosync 2) with a nodelist.',
    },
    ja: {
      what: 'クラウドでマルチキャストまたはブロードキャストを使っています。',
      why: 'Azure、AWS、Google Cloud のネットワークではどちらも使えないため、ノードが互いに見えません。',
      fix: 'nodelist を書き、transport に knet（Corosync 3）または udpu（Corosync 2）を使います。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport');
    const at = transport?.at ?? model.facts.sections.get('totem');
    if (transport?.value !== 'udp' || !at || !isWholeCorosync(model)) return;
    report(at, {
      en: `transport udp needs multicast, which the network of a cloud does not carry (use ${corosyncGeneration(model.version) === 3 ? 'knet' : 'udpu'})`,
      ja: `transport が udp ですが、クラウドのネットワークではマルチキャストを使えません（${corosyncGeneration(model.version) === 3 ? 'knet' : 'udpu'} を使います）`,
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: udp
            ^^^ transport udp needs multicast, which the network of a cloud does not carry (use knet)
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
