import { rule } from './rule.ts';

export default rule({
  id: 'corosync/device-without-votequorum',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'There is a quorum device, but votequorum is not the quorum provider.',
      why: 'Only corosync_votequorum counts the votes of a device (corosync.conf(5)); with another provider, or none, the device is never asked.',
      fix: 'Add provider: corosync_votequorum to quorum.',
    },
    ja: {
      what: 'クォーラムデバイスがありますが、provider が votequorum ではありません。',
      why: 'デバイスの票を数えるのは corosync_votequorum だけです（corosync.conf(5)）。ほかの provider の場合や省略した場合、デバイスは使われません。',
      fix: 'quorum に provider: corosync_votequorum を追加します。',
    },
  },
  check(model, report) {
    const device = model.facts.sections.get('quorum.device');
    const { values, unknown, incomplete } = model.facts;
    if (!device || incomplete || unknown.has('quorum.provider')) return;
    const provider = values.get('quorum.provider');
    if (provider?.value === 'corosync_votequorum') return;
    report(device, {
      en: 'the device has no effect, because the provider of quorum is not corosync_votequorum',
      ja: 'quorum の provider が corosync_votequorum ではないため、device に効果はありません',
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
quorum {
	device {
 ^^^^^^ the device has no effect, because the provider of quorum is not corosync_votequorum
		model: net
		net {
			host: qnetd.example.com
		}
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
quorum {
	provider: corosync_votequorum
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
			algorithm: ffsplit
		}
	}
}
`,
    ],
  },
});
