import { corosyncMembers } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { addressFamily, canonicalAddress } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/links-share-network',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'Two links of a node seem to lie in one network.',
      why: 'Two links protect against the failure of a network only if they do not share it. With both addresses in one subnet, the kernel also sends the traffic of both through the same interface. The file has no prefix length, so /24 (IPv4) and /64 (IPv6) are assumed.',
      fix: 'Use addresses of different networks, on different switches, for the links.',
    },
    ja: {
      what: 'ノードの 2 本のリンクが同じネットワークにあるようです。',
      why: 'リンクを 2 本にしても、同じネットワークを使っていると、その故障で両方が止まります。また、両方のアドレスが同じサブネットにある場合、カーネルはどちらの通信も同じインタフェースから送信します。ファイルにプレフィックス長がないため、IPv4 では /24、IPv6 では /64 とみなして判断しています。',
      fix: '各リンクに、別々のスイッチにつながる別々のネットワークのアドレスを使います。',
    },
  },
  check(model, report) {
    for (const node of corosyncMembers(model)) {
      const seen = new Map<string, { link: number; at: Place; value: string }>();
      for (const [link, address] of node.addresses) {
        const network = networkOf(address.value);
        const other = network === undefined ? undefined : seen.get(network);
        if (network !== undefined && !other) seen.set(network, { link, at: address.at, value: address.value });
        // The same address twice is worse, and another rule says so.
        if (!other || other.value === address.value) continue;
        report(
          address.at,
          {
            en: `${address.value} seems to be of the same network as ${other.value} of link ${other.link}, so both links fail together`,
            ja: `${address.value} はリンク ${other.link} の ${other.value} と同じネットワークのようです（故障すると両方のリンクが切れます）`,
          },
          { related: [{ ...other.at, message: { en: `link ${other.link}`, ja: `リンク ${other.link}` } }] },
        );
      }
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
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.0.101
              ^^^^^^^^^^ 10.0.0.101 seems to be of the same network as 10.0.0.1 of link 0, so both links fail together
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

function networkOf(address: string): string | undefined {
  switch (addressFamily(address)) {
    case 'ipv4':
      return /^\d+\.\d+\.\d+\.\d+$/.test(address) ? address.slice(0, address.lastIndexOf('.')) : undefined;
    case 'ipv6':
      return canonicalAddress(address).split(':').slice(0, 4).join(':');
    default:
      return undefined;
  }
}
