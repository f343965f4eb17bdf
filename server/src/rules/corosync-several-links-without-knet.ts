import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/several-links-without-knet',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A transport with one link has several.',
      why: 'In Corosync 3 only knet has more than one link: corosync -t refuses the others with udp and udpu ("too many configured interfaces for non-Knet transport").',
      fix: 'Use transport knet, or leave one link.',
    },
    ja: {
      what: 'リンクが 1 本のトランスポートに、複数のリンクがあります。',
      why: 'Corosync 3 で複数のリンクを使えるのは knet だけです。udp と udpu では、corosync -t がエラーにします（"too many configured interfaces for non-Knet transport"）。',
      fix: 'transport を knet にするか、リンクを 1 本にします。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport');
    if (corosyncGeneration(model.version) < 3 || (transport?.value !== 'udp' && transport?.value !== 'udpu')) return;
    const nodes = corosyncMembers(model);
    const links = new Map(
      nodes
        .flatMap(n => [...n.addresses])
        .map(([link, address]) => [link, address.at] as const)
        .reverse(),
    );
    for (const { link, values, at } of model.facts.interfaces) {
      const counts =
        transport.value === 'udp' ? values.has('bindnetaddr') : [...values.keys()].some(k => k !== 'linknumber');
      if (counts && !links.has(link)) links.set(link, at);
    }
    const second = [...links.keys()].sort((a, b) => a - b)[1];
    const at = second === undefined ? undefined : links.get(second);
    if (!at) return;
    report(
      at,
      {
        en: `transport ${transport.value} has one link only, but there are ${links.size}`,
        ja: `transport が ${transport.value} の場合に使えるリンクは 1 本ですが、${links.size} 本あります`,
      },
      {
        refusedBy: ['corosync'],
        ...(transport.at ? { related: [{ ...transport.at, message: { en: 'transport', ja: 'transport' } }] } : {}),
      },
    );
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
		ring1_addr: 10.0.1.1
              ^^^^^^^^ transport udpu has one link only, but there are 2
		name: alpha
		nodeid: 1
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	transport: knet
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
}
`,
    ],
  },
});
