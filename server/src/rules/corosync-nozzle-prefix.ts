import { addressFamily } from '../schema/values/corosync-address.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/nozzle-prefix',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The prefix of the nozzle device does not fit its address.',
      why: 'corosync.conf(5) allows 8 to 30 for IPv4 and 8 to 64 for IPv6; the device is not made otherwise, and corosync goes on without it.',
      fix: 'Correct ipprefix.',
    },
    ja: {
      what: 'nozzle デバイスのプレフィックス長がアドレスに合っていません。',
      why: 'corosync.conf(5) では、IPv4 は 8～30、IPv6 は 8～64 です。それ以外ではデバイスが作成されず、corosync はデバイスなしで動作します。',
      fix: 'ipprefix を直します。',
    },
  },
  check(model, report) {
    const prefix = model.number('nozzle.ipprefix');
    const address = model.facts.values.get('nozzle.ipaddr');
    // Above 64 it is out of range for both.
    if (!prefix?.at || !address || prefix.value <= 30 || prefix.value > 64) return;
    if (addressFamily(address.value) !== 'ipv4') return;
    report(prefix.at, {
      en: `ipprefix is ${prefix.value}, but must be 8 to 30 for the IPv4 address ${address.value}`,
      ja: `ipprefix が ${prefix.value} ですが、IPv4 アドレス ${address.value} では 8～30 にする必要があります`,
    });
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
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
nozzle {
	name: noz0
	ipaddr: 10.9.0.0
	ipprefix: 31
           ^^ ipprefix is 31, but must be 8 to 30 for the IPv4 address 10.9.0.0
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
nozzle {
	name: noz0
	ipaddr: 10.9.0.0
	ipprefix: 24
}
`,
    ],
  },
});
