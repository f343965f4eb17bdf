import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { compareVersions } from '../schema/release.ts';
import { addressFamily } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/nodeid-missing',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A node has no nodeid, although the transport needs one.',
      why: 'corosync -t refuses a node without nodeid, or with 0, with transport knet ("Knet requires an explicit nodeid"), and with udp and udpu when the address is IPv6. From an IPv4 address udp and udpu compute a number themselves.',
      fix: 'Write a nodeid that no other node has.',
    },
    ja: {
      what: 'nodeid のないノードがあります（このトランスポートでは必須です）。',
      why: 'transport が knet の場合、nodeid がない、または 0 のノードは corosync -t がエラーにします（"Knet requires an explicit nodeid"）。udp と udpu でも、アドレスが IPv6 の場合はエラーになります。IPv4 アドレスの場合は番号が自動的に計算されます。',
      fix: 'ほかのノードと異なる nodeid を書きます。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport')?.value;
    if (transport === undefined) return;
    const knet = corosyncGeneration(model.version) === 3 && transport === 'knet';
    const nodes = corosyncMembers(model);
    const splits = compareVersions(model.version, '3.1.10') < 0;
    const used = new Set(nodes.map(n => n.nodeId?.value));
    let free = 1;
    for (const node of nodes) {
      const written = node.values?.get('nodeid');
      // What a section inside a node cuts off is a node of its own, and the host finds itself there by its name.
      const cutOff =
        knet && splits && node.name && nodes.some(n => n !== node && n.at.span.start === node.at.span.start);
      if ((node.addresses.size === 0 && !cutOff) || node.unknown?.has('nodeid')) continue;
      if (written && node.nodeId?.value !== 0) continue;
      const ipv6 = addressFamily(node.addresses.get(0)?.value ?? '') === 'ipv6';
      if (!knet && !(ipv6 && transport !== 'knet')) continue;
      while (used.has(free)) free++;
      used.add(free);
      const label = corosyncNodeLabel(model, node);
      const needs = knet
        ? { en: 'which transport knet requires', ja: 'transport が knet の場合は必須です' }
        : { en: 'which an IPv6 address requires', ja: 'IPv6 アドレスの場合は必須です' };
      if (written) {
        report(
          written.at,
          {
            en: `nodeid 0 counts as no nodeid, ${needs.en}`,
            ja: `nodeid 0 は省略とみなされます（${needs.ja}）`,
          },
          { refusedBy: ['corosync'] },
        );
        continue;
      }
      const end = (node.name ?? [...node.addresses.values()].at(-1))?.at.span.end;
      report(
        node.at,
        {
          en: `node "${label}" has no nodeid, ${needs.en}`,
          ja: `ノード "${label}" に nodeid がありません（${needs.ja}）`,
        },
        {
          refusedBy: ['corosync'],
          ...(end === undefined
            ? {}
            : {
                fixes: [
                  {
                    title: { en: `Add nodeid ${free}`, ja: `nodeid ${free} を追加する` },
                    safe: false,
                    edits: [{ file: model.file, span: { start: end, end }, newText: `\n\t\tnodeid: ${free}` }],
                  },
                ],
              }),
        },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	transport: knet
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
 ^^^^ node "charlie" has no nodeid, which transport knet requires
		ring0_addr: 10.0.0.3
		name: charlie
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	transport: udpu
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
	}
}
`,
    ],
  },
});
