import { corosyncDevice } from '../cluster/corosync-device.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/option-excluded-by-qdevice',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'A quorum option does not go together with a quorum device.',
      why: 'corosync -t says nothing, but corosync does not start (exit 20): "two_node and quorum device cannot be configured at the same time", "quorum.device is not compatible with last_man_standing" (auto_tie_breaker, allow_downscale).',
      fix: 'Remove the option, or the device.',
    },
    ja: {
      what: 'クォーラムデバイスと併用できないオプションです。',
      why: 'corosync -t では検出されませんが、corosync は起動しません（終了コード 20）："two_node and quorum device cannot be configured at the same time"、"quorum.device is not compatible with last_man_standing"（auto_tie_breaker、allow_downscale も同様）。',
      fix: 'そのオプションまたはクォーラムデバイスを削除します。',
    },
  },
  check(model, report) {
    const device = corosyncDevice(model);
    if (!device) return;
    for (const name of ['two_node', 'last_man_standing', 'auto_tie_breaker', 'allow_downscale']) {
      const option = model.number(`quorum.${name}`);
      if (!option?.at || option.value === 0) continue;
      report(
        option.at,
        {
          en: `${name} does not go together with a quorum device, so corosync does not start (corosync -t says nothing)`,
          ja: `${name} はクォーラムデバイスと併用できないため、corosync は起動しません（corosync -t では検出されません）`,
        },
        {
          refusedBy: ['corosync'],
          related: [{ ...device.at, message: { en: 'the quorum device', ja: 'クォーラムデバイス' } }],
          fixes: [
            {
              title: { en: `Set ${name} to 0`, ja: `${name} を 0 に設定する` },
              safe: false,
              edits: [{ ...option.at, newText: '0' }],
            },
          ],
        },
      );
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
	two_node: 1
           ^ two_node does not go together with a quorum device, so corosync does not start (corosync -t says nothing)
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
