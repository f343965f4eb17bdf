import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { addressFamily } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/mcastaddr-not-multicast',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'mcastaddr is not a multicast address that the nodes can use.',
      why: 'With transport udp corosync -t refuses an address outside 224.0.0.0/4 and ff00::/8 ("mcastaddr is not a correct multicast address"), and one of another family than the addresses of the nodes. An address that ip_version does not allow is refused with every transport.',
      fix: 'Write an address such as 239.255.1.1, or remove mcastaddr.',
    },
    ja: {
      what: 'mcastaddr が、ノードの使えるマルチキャストアドレスではありません。',
      why: 'transport が udp の場合、224.0.0.0/4 と ff00::/8 以外のアドレスは corosync -t がエラーにします（"mcastaddr is not a correct multicast address"）。ノードのアドレスと異なるファミリの場合も同様です。ip_version で使えないアドレスは、どのトランスポートでもエラーになります。',
      fix: '239.255.1.1 のようなアドレスを書くか、mcastaddr を削除します。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const generation = corosyncGeneration(model.version);
    const transport = model.get('totem.transport')?.value;
    if (transport === undefined || generation === 1) return;
    const udp = transport === 'udp' || (generation === 2 && transport !== 'udpu' && transport !== 'iba');
    const broadcast = facts.interfaces.some(i => i.values.get('broadcast')?.value === 'yes');
    const ipVersion = facts.unknown.has('totem.ip_version')
      ? undefined
      : (facts.values.get('totem.ip_version')?.value ?? (generation === 2 || transport === 'udp' ? 'ipv4' : 'ipv6-4'));
    for (const { values, link } of facts.interfaces) {
      const address = values.get('mcastaddr');
      const family = address && addressFamily(address.value);
      if (!address || (family !== 'ipv4' && family !== 'ipv6')) continue;
      const refuse = (en: string, ja: string): void => report(address.at, { en, ja }, { refusedBy: ['corosync'] });
      const wrong = ipVersion === 'ipv4' ? 'ipv6' : ipVersion === 'ipv6' ? 'ipv4' : undefined;
      if (family === wrong && (generation === 3 || (udp && !broadcast))) {
        refuse(
          `${address.value} does not go with ip_version ${ipVersion}`,
          `${address.value} は ip_version が ${ipVersion} の場合は使えません`,
        );
        continue;
      }
      if (!udp || broadcast) continue;
      const multicast = family === 'ipv4' ? /^(?:22[4-9]|23\d)\./.test(address.value) : /^ff/i.test(address.value);
      if (!multicast) {
        refuse(
          `${address.value} is not a multicast address (such as 239.255.1.1)`,
          `${address.value} はマルチキャストアドレスではありません（239.255.1.1 など）`,
        );
        continue;
      }
      const own = corosyncMembers(model).map(n => addressFamily(n.addresses.get(link)?.value ?? ''));
      if (own.length > 0 && own.every(f => (f === 'ipv4' || f === 'ipv6') && f !== family)) {
        const [mine, theirs] = family === 'ipv6' ? ['IPv6', 'IPv4'] : ['IPv4', 'IPv6'];
        refuse(
          `${address.value} is an ${mine} address, but the nodes have ${theirs} addresses on this link`,
          `${address.value} は ${mine} アドレスですが、このリンクのノードは ${theirs} アドレスです`,
        );
      }
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	transport: udp
	interface {
		mcastaddr: 192.168.1.1
             ^^^^^^^^^^^ 192.168.1.1 is not a multicast address (such as 239.255.1.1)
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
	transport: udp
	interface {
		mcastaddr: 239.255.1.1
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
