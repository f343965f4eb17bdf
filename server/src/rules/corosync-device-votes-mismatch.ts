import { corosyncDevice } from '../cluster/corosync-device.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/device-votes-mismatch',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The votes of the quorum device do not go with the votes of the cluster.',
      why: 'corosync -t says nothing, but corosync does not start (exit 20): device.votes must be written beside expected_votes, or when a node has other than one vote, and expected_votes must be at least two above it.',
      fix: 'Write votes in device (1 for ffsplit), or remove expected_votes.',
    },
    ja: {
      what: 'クォーラムデバイスの票数が、クラスタの票数と合っていません。',
      why: 'corosync -t では検出されませんが、corosync は起動しません（終了コード 20）。expected_votes を書いた場合や、票数が 1 でないノードがある場合は device に votes が必要で、expected_votes はそれより 2 以上大きくする必要があります。',
      fix: 'device に votes を書くか（ffsplit では 1）、expected_votes を削除します。',
    },
  },
  check(model, report) {
    const device = corosyncDevice(model);
    const { facts } = model;
    if (!device || facts.unknown.has('quorum.device.votes') || facts.unknown.has('quorum.expected_votes')) return;
    const votes = model.number('quorum.device.votes');
    const expected = model.number('quorum.expected_votes');
    const start = {
      en: ', so corosync does not start (corosync -t says nothing)',
      ja: 'corosync は起動しません（corosync -t では検出されません）',
    };
    const written = expected && expected.value !== 0 ? expected.at : undefined;
    if (!votes) {
      if (written) {
        report(
          written,
          {
            en: `expected_votes needs votes in device${start.en}`,
            ja: `expected_votes には device の votes が必要なため、${start.ja}`,
          },
          { refusedBy: ['corosync'] },
        );
        return;
      }
      const nodes = corosyncMembers(model);
      const sum = nodes.reduce((total, n) => total + (n.votes?.value ?? 1), 0);
      const uneven = nodes.find(n => n.votes && n.votes.value !== 1)?.votes;
      if (!uneven || sum === nodes.length) return;
      report(
        uneven.at,
        {
          en: `a node with ${uneven.value} votes needs votes in device${start.en}`,
          ja: `${uneven.value} 票のノードがあるときは device の votes が必要なため、${start.ja}`,
        },
        { refusedBy: ['corosync'] },
      );
      return;
    }
    if (!written || !votes.at || votes.value === 0 || (expected?.value ?? 0) - votes.value >= 2) return;
    report(
      votes.at,
      {
        en: `expected_votes (${expected?.value}) must be at least 2 above the ${votes.value} votes of the device${start.en}`,
        ja: `expected_votes（${expected?.value}）は device の votes（${votes.value}）より 2 以上大きくする必要があるため、${start.ja}`,
      },
      { refusedBy: ['corosync'], related: [{ ...written, message: { en: 'expected_votes', ja: 'expected_votes' } }] },
    );
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
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	expected_votes: 3
                 ^ expected_votes needs votes in device, so corosync does not start (corosync -t says nothing)
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
    good: [
      `
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
