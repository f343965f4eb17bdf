import { rule } from './rule.ts';

export default rule({
  id: 'corosync/several-qdevices',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'More than one quorum device, or more than one QNetd server, is written.',
      why: 'A cluster has one quorum device with one QNetd server. corosync merges sections of one name: the keys of the later section replace those of the earlier one, and nobody says so (Corosync 3.1.7).',
      fix: 'Keep one device section with one net section.',
    },
    ja: {
      what: 'クォーラムデバイスまたは QNetd サーバが 2 つ以上書かれています。',
      why: 'クラスタで使えるのは、1 台の QNetd サーバを使うクォーラムデバイス 1 つだけです。同じ名前のセクションは 1 つにまとめられ、後のセクションのキーが前のキーを警告なしに置き換えます（Corosync 3.1.7 で確認）。',
      fix: 'device セクションと、その中の net セクションを 1 つだけ残します。',
    },
  },
  check({ facts }, report) {
    const { devices = [], qnetds = [] } = facts;
    const several = devices.length > 1 ? devices : qnetds;
    const [first, ...others] = several;
    if (!first) return;
    for (const other of others.slice(0, 100)) {
      report(
        other,
        several === devices
          ? {
              en: 'quorum already has a device, and the keys of this one replace those of the first',
              ja: 'quorum には既に device があり、このセクションのキーが最初のキーを置き換えます',
            }
          : {
              en: 'the device already has a QNetd server, and the keys of this section replace those of the first',
              ja: 'device には既に QNetd サーバがあり、このセクションのキーが最初のキーを置き換えます',
            },
        { related: [{ ...first, message: { en: 'the first one', ja: '最初の記述' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
quorum {
	provider: corosync_votequorum
	device {
		model: net
		net {
			host: qnetd1.example.com
			algorithm: ffsplit
		}
	}
	device {
 ^^^^^^ quorum already has a device, and the keys of this one replace those of the first
		model: net
		net {
			host: qnetd2.example.com
			algorithm: ffsplit
		}
	}
}
`,
      `
quorum {
	provider: corosync_votequorum
	device {
		model: net
		net {
			host: qnetd1.example.com
			algorithm: ffsplit
		}
		net {
  ^^^ the device already has a QNetd server, and the keys of this section replace those of the first
			host: qnetd2.example.com
		}
	}
}
`,
    ],
    good: [
      `
quorum {
	provider: corosync_votequorum
	device {
		model: net
		net {
			host: qnetd1.example.com
			algorithm: ffsplit
		}
	}
}
`,
      `
quorum {
	provider: corosync_votequorum
	device {
		model: net
	}
	device {
		net {
			host: qnetd1.example.com
			algorithm: ffsplit
		}
	}
}
`,
    ],
  },
});
