import { corosyncDevice } from '../cluster/corosync-device.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/lms-with-device-votes',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The quorum device works with the algorithm lms, but its votes are written.',
      why: 'With lms the device has to carry one vote less than there are nodes, which corosync computes when votes is absent (corosync-qdevice(8)). Another number lets the last node lose quorum, or two halves keep it.',
      fix: 'Remove votes from device.',
    },
    ja: {
      what: 'クォーラムデバイスのアルゴリズムが lms ですが、votes が書かれています。',
      why: 'lms では、デバイスの票はノード数より 1 少ない必要があり、votes を省略すると自動的に計算されます（corosync-qdevice(8)）。ほかの値では、最後の 1 台がクォーラムを失ったり、分断された両側がクォーラムを持ったりするおそれがあります。',
      fix: 'device の votes を削除します。',
    },
  },
  check(model, report) {
    const votes = model.facts.values.get('quorum.device.votes');
    const algorithm = model.facts.values.get('quorum.device.net.algorithm');
    if (!corosyncDevice(model) || !votes || !/^(?:2node)?lms$/.test(algorithm?.value ?? '')) return;
    report(
      votes.at,
      {
        en: 'votes of the device should be absent with the algorithm lms, so that it is one less than there are nodes',
        ja: 'アルゴリズムが lms の場合、device の votes は書かずに自動計算（ノード数 − 1）にします',
      },
      algorithm ? { related: [{ ...algorithm.at, message: { en: 'algorithm', ja: 'algorithm' } }] } : {},
    );
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	device {
		model: net
		votes: 1
         ^ votes of the device should be absent with the algorithm lms, so that it is one less than there are nodes
		net {
			host: qnetd.example.com
			algorithm: lms
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	device {
		model: net
		net {
			host: qnetd.example.com
			algorithm: lms
		}
	}
}
`,
    ],
  },
});
