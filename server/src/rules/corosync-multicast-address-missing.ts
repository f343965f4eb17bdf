import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/multicast-address-missing',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Transport udp has no multicast address.',
      why: 'corosync -t refuses such a file ("No multicast address specified"): since Corosync 2 the address is computed from cluster_name where mcastaddr is not written, and with broadcast: yes none is needed. Corosync 1 always wants mcastaddr.',
      fix: 'Write cluster_name in totem, or mcastaddr in the interface.',
    },
    ja: {
      what: 'udp で使うマルチキャストアドレスがありません。',
      why: 'corosync -t がエラーにします（"No multicast address specified"）。Corosync 2 以降では、mcastaddr を省略すると cluster_name から計算されます。broadcast: yes の場合は不要です。Corosync 1 では mcastaddr が必須です。',
      fix: 'totem に cluster_name を書くか、interface に mcastaddr を書きます。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const generation = corosyncGeneration(model.version);
    const transport = model.get('totem.transport')?.value;
    const udp = transport === 'udp' || (generation === 2 && transport !== 'udpu' && transport !== 'iba');
    if (!udp || transport === undefined || facts.incomplete) return;
    if (facts.interfaces.some(i => i.values.get('broadcast')?.value === 'yes' || i.unknown.has('broadcast'))) return;
    const has = (i: (typeof facts.interfaces)[number]): boolean =>
      i.values.has('mcastaddr') || i.unknown.has('mcastaddr');
    if (generation === 1) {
      for (const i of facts.interfaces) {
        if (has(i)) continue;
        report(
          i.at,
          {
            en: 'interface has no mcastaddr, which Corosync 1 requires with transport udp',
            ja: 'interface に mcastaddr がありません（Corosync 1 の transport udp では必須です）',
          },
          { refusedBy: ['corosync'] },
        );
      }
      return;
    }
    const name = facts.values.has('totem.cluster_name') || facts.unknown.has('totem.cluster_name');
    const totem = facts.sections.get('totem');
    const nodes = corosyncMembers(model);
    const used = new Set([
      ...nodes.flatMap(n => [...n.addresses.keys()]),
      ...facts.interfaces.filter(i => i.values.has('bindnetaddr')).map(i => i.link),
    ]);
    const bare = [...used].some(link => !facts.interfaces.some(i => i.link === link && has(i)));
    if (name || !totem || !bare) return;
    report(
      totem,
      {
        en: 'totem has no cluster_name and no mcastaddr, and transport udp needs one of them',
        ja: 'totem に cluster_name も mcastaddr もありません（transport udp ではどちらかが必須です）',
      },
      { refusedBy: ['corosync'] },
    );
  },
  examples: {
    bad: [
      `
totem {
^^^^^ totem has no cluster_name and no mcastaddr, and transport udp needs one of them
	version: 2
	transport: udp
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
	transport: udp
	cluster_name: cluster1
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
