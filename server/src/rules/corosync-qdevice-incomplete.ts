import { corosyncDevice } from '../cluster/corosync-device.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/qdevice-incomplete',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Something that corosync-qdevice needs is missing.',
      why: 'corosync starts, but corosync-qdevice does not (exit 1, qdevice 3.0.3): it needs the QNetd server in net and the cluster_name of totem.',
      fix: 'Write net with host, and cluster_name in totem.',
    },
    ja: {
      what: 'corosync-qdevice に必要な設定がありません。',
      why: 'corosync は起動しますが、corosync-qdevice は起動しません（終了コード 1、qdevice 3.0.3 で確認）。net の QNetd サーバと totem の cluster_name が必要です。',
      fix: 'host のある net セクションと、totem の cluster_name を書きます。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const device = corosyncDevice(model);
    const section = facts.sections.get('quorum.device');
    if (!device || !section || facts.incomplete) return;
    if (!facts.sections.has('quorum.device.net')) {
      report(section, {
        en: 'device has no net section with the host of the QNetd server, so corosync-qdevice does not start',
        ja: 'device に QNetd サーバの host を書いた net セクションがないため、corosync-qdevice は起動しません',
      });
    }
    const totem = facts.sections.get('totem');
    if (totem && !facts.values.get('totem.cluster_name')?.value && !facts.unknown.has('totem.cluster_name')) {
      report(totem, {
        en: 'totem has no cluster_name, so corosync-qdevice does not start',
        ja: 'totem に cluster_name がないため、corosync-qdevice は起動しません',
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
 ^^^^^^ device has no net section with the host of the QNetd server, so corosync-qdevice does not start
		model: net
		votes: 1
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
