import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/option-of-other-transport',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A link option does not go with the transport.',
      why: 'corosync -t refuses a ttl other than 1 where nothing is multicast ("Can only set ttl on multicast transport types"), and a knet_link_priority other than 1 without knet.',
      fix: 'Remove the option.',
    },
    ja: {
      what: 'このトランスポートでは使えないリンクのオプションです。',
      why: 'マルチキャストを使わないトランスポートで 1 以外の ttl を書くと、corosync -t がエラーにします（"Can only set ttl on multicast transport types"）。knet 以外での 1 以外の knet_link_priority も同様です。',
      fix: 'そのオプションを削除します。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport')?.value;
    const generation = corosyncGeneration(model.version);
    if (transport === undefined || generation === 1) return;
    const multicast = transport === 'udp' || (generation === 2 && transport !== 'udpu' && transport !== 'iba');
    for (const { values } of model.facts.interfaces) {
      for (const key of ['ttl', 'knet_link_priority']) {
        const written = values.get(key);
        if (!written || !/^\s*\+?\d+$/.test(written.value) || Number(written.value) === 1) continue;
        const fits = key === 'ttl' ? multicast : generation === 2 || transport === 'knet';
        if (fits) continue;
        const needs =
          key === 'ttl'
            ? { en: 'multicast (transport udp)', ja: 'マルチキャスト（transport udp）' }
            : { en: 'transport knet', ja: 'transport knet' };
        report(
          written.at,
          {
            en: `${key} ${written.value} needs ${needs.en}, but transport is ${transport}`,
            ja: `${key} ${written.value} には${needs.ja.startsWith('t') ? ` ${needs.ja} ` : needs.ja}が必要ですが、transport は ${transport} です`,
          },
          { refusedBy: ['corosync'] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	transport: knet
	interface {
		ttl: 2
       ^ ttl 2 needs multicast (transport udp), but transport is knet
	}
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
	transport: knet
	interface {
		knet_link_priority: 10
	}
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
