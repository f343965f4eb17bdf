import { corosyncDevice } from '../cluster/corosync-device.ts';
import { corosyncMembers, corosyncNodeLabel } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/ffsplit-votes',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The votes do not fit the algorithm ffsplit of the quorum device.',
      why: 'corosync starts, but corosync-qdevice does not (qdevice 3.0.3): "50:50 split algorithm works only if quorum.device.votes configuration key is set to 1", and only if all nodes have one vote. ffsplit is the default.',
      fix: 'Write votes: 1 in device and leave quorum_votes out, or use algorithm lms.',
    },
    ja: {
      what: '票数が、クォーラムデバイスのアルゴリズム ffsplit に合っていません。',
      why: 'corosync は起動しますが、corosync-qdevice は起動しません（qdevice 3.0.3 で確認）："50:50 split algorithm works only if quorum.device.votes configuration key is set to 1"。全ノードの票数も 1 にする必要があります。ffsplit はデフォルトです。',
      fix: 'device に votes: 1 を書いて quorum_votes を削除するか、アルゴリズムを lms にします。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const section = facts.sections.get('quorum.device');
    if (!corosyncDevice(model) || !section || facts.incomplete || facts.unknown.has('quorum.device.votes')) return;
    if (model.get('quorum.device.net.algorithm')?.value !== 'ffsplit' || !facts.sections.has('quorum.device.net'))
      return;
    const votes = model.number('quorum.device.votes');
    if (!votes) {
      report(section, {
        en: 'device has no votes, but algorithm ffsplit needs votes: 1, so corosync-qdevice does not start',
        ja: 'device に votes がありません（アルゴリズム ffsplit では 1 が必須のため、corosync-qdevice は起動しません）',
      });
    } else if (votes.value !== 1 && votes.at) {
      report(votes.at, {
        en: `votes is ${votes.value}, but algorithm ffsplit needs 1, so corosync-qdevice does not start`,
        ja: `votes が ${votes.value} ですが、アルゴリズム ffsplit では 1 が必要なため、corosync-qdevice は起動しません`,
      });
    }
    for (const node of corosyncMembers(model)) {
      if (!node.votes || node.votes.value === 1) continue;
      report(node.votes.at, {
        en: `node "${corosyncNodeLabel(model, node)}" has ${node.votes.value} votes, but algorithm ffsplit needs 1, so corosync-qdevice does not start`,
        ja: `ノード "${corosyncNodeLabel(model, node)}" は ${node.votes.value} 票ですが、アルゴリズム ffsplit では 1 票が必要なため、corosync-qdevice は起動しません`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
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
quorum {
	provider: corosync_votequorum
	device {
		model: net
		votes: 2
         ^ votes is 2, but algorithm ffsplit needs 1, so corosync-qdevice does not start
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
quorum {
	provider: corosync_votequorum
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
		}
	}
}
`,
    ],
  },
});
