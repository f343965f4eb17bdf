import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import type { Located } from '../cluster/effective.ts';
import { addressFamily } from '../schema/values/corosync-address.ts';
import { type Report, rule } from './rule.ts';

export default rule({
  id: 'corosync/mixed-ip-families',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The addresses of one link mix IPv4 and IPv6.',
      why: 'corosync -t of Corosync 3 refuses them ("Nodes for link 0 have different IP families"); different links may differ. Corosync 2 wants one family for all rings of a node.',
      fix: 'Write addresses of one family for each link.',
    },
    ja: {
      what: '1 本のリンクに IPv4 と IPv6 のアドレスが混在しています。',
      why: 'Corosync 3 の corosync -t がエラーにします（"Nodes for link 0 have different IP families"）。リンクごとに異なるのは構いません。Corosync 2 では、1 台のノードのすべてのリングを同じファミリに揃える必要があります。',
      fix: 'リンクごとに、どちらかのファミリのアドレスに揃えます。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model);
    if (corosyncGeneration(model.version) === 3) {
      for (const link of new Set(nodes.flatMap(n => [...n.addresses.keys()]))) {
        inOneFamily(
          nodes.flatMap(n => n.addresses.get(link) ?? []),
          'link',
          report,
          link,
        );
      }
    } else {
      for (const node of nodes) inOneFamily([...node.addresses.values()], 'node', report, 0);
    }
  },
  examples: {
    bad: [
      `
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: fd00::2
              ^^^^^^^ fd00::2 is an IPv6 address, but link 0 has 10.0.0.1, which is IPv4
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
		ring0_addr: 10.0.0.1
		ring1_addr: fd00::1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: fd00::2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});

/** Names may resolve to either family: only written addresses are compared. */
function inOneFamily(addresses: readonly Located<string>[], of: 'link' | 'node', report: Report, link: number): void {
  const literal = addresses.flatMap(address => {
    const family = addressFamily(address.value);
    return family === 'ipv4' || family === 'ipv6' ? [{ address, family }] : [];
  });
  const first = literal[0];
  for (const { address, family } of literal) {
    if (!first || family === first.family) continue;
    const [own, other] = family === 'ipv6' ? ['IPv6', 'IPv4'] : ['IPv4', 'IPv6'];
    const what =
      of === 'link'
        ? { en: `link ${link} has`, ja: `リンク ${link} の` }
        : { en: 'the first ring is', ja: '最初のリングの' };
    report(
      address.at,
      {
        en: `${address.value} is an ${own} address, but ${what.en} ${first.address.value}, which is ${other}`,
        ja: `${address.value} は ${own} アドレスですが、${what.ja} ${first.address.value} は ${other} です`,
      },
      {
        refusedBy: ['corosync'],
        related: [{ ...first.address.at, message: { en: 'the first address', ja: '最初のアドレス' } }],
      },
    );
  }
}
