import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { addressFamily } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/address-outside-ip-version',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'An address is not of the family that ip_version allows.',
      why: 'corosync -t cannot parse an IPv6 address with ip_version: ipv4, nor an IPv4 address with ip_version: ipv6 ("failed to parse node address"). With transport udp, and in Corosync 2, ip_version is ipv4 unless it is written.',
      fix: 'Change the address, or ip_version.',
    },
    ja: {
      what: 'ip_version で使えないファミリのアドレスです。',
      why: 'ip_version: ipv4 では IPv6 アドレスを、ip_version: ipv6 では IPv4 アドレスを、corosync -t が解釈できません（"failed to parse node address"）。transport が udp の場合と Corosync 2 では、ip_version を書かないと ipv4 になります。',
      fix: 'アドレスまたは ip_version を変更します。',
    },
  },
  check(model, report) {
    const generation = corosyncGeneration(model.version);
    if (generation < 2 || model.facts.unknown.has('totem.ip_version')) return;
    const transport = model.get('totem.transport')?.value;
    const written = model.facts.values.get('totem.ip_version');
    const version = written?.value ?? (generation === 2 || transport === 'udp' ? 'ipv4' : 'ipv6-4');
    if (transport === undefined || (version !== 'ipv4' && version !== 'ipv6')) return;
    const wrong = version === 'ipv4' ? 'ipv6' : 'ipv4';
    const nodes = corosyncMembers(model);
    const found = nodes.flatMap(n => [...n.addresses.values()].filter(a => addressFamily(a.value) === wrong));
    // Corosync 2 skips what it cannot parse on other nodes: only if every node is affected, the local one surely is.
    if (generation === 2 && !nodes.every(n => addressFamily(n.addresses.get(0)?.value ?? '') === wrong)) return;
    for (const address of found) {
      report(
        address.at,
        {
          en: `${address.value} does not go with ip_version ${version}${written ? '' : ' (the default here)'}`,
          ja: `${address.value} は ip_version が ${version}${written ? ' ' : '（ここでのデフォルト）'}の場合は使えません`,
        },
        {
          refusedBy: ['corosync'],
          ...(written ? { related: [{ ...written.at, message: { en: 'ip_version', ja: 'ip_version' } }] } : {}),
        },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	ip_version: ipv4
}
nodelist {
	node {
		ring0_addr: fd00::1
              ^^^^^^^ fd00::1 does not go with ip_version ipv4
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
	ip_version: ipv6
}
nodelist {
	node {
		ring0_addr: fd00::1
		name: alpha
		nodeid: 1
	}
}
`,
    ],
  },
});
