import { corosyncValues } from '../cluster/corosync-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/heuristics-command-not-absolute',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A heuristics command does not start with an absolute path.',
      why: 'corosync-qdevice starts commands without a shell and without searching PATH, so a relative one always fails, and with it the vote (corosync-qdevice 3.0.3).',
      fix: 'Write the absolute path of the command.',
    },
    ja: {
      what: 'ヒューリスティックのコマンドが絶対パスではありません。',
      why: 'corosync-qdevice はシェルも PATH も使わずにコマンドを実行するため、相対パスでは必ず失敗し、票の判定にも失敗します（corosync-qdevice 3.0.3 で確認）。',
      fix: 'コマンドを絶対パスで書きます。',
    },
  },
  check(model, report) {
    for (const { path, name, written } of corosyncValues(model)) {
      if (!path.startsWith('quorum.device.heuristics.exec_')) continue;
      if (written.value === '' || written.value.startsWith('/')) continue;
      report(written.at, {
        en: `the command of ${name} has no absolute path, so it always fails`,
        ja: `${name} のコマンドが絶対パスではないため、必ず失敗します`,
      });
    }
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
	provider: corosync_votequorum
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
			algorithm: ffsplit
		}
		heuristics {
			mode: on
			exec_ping: ping -q -c 1 10.0.0.254
              ^^^^^^^^^^^^^^^^^^^^^^^ the command of exec_ping has no absolute path, so it always fails
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
		heuristics {
			mode: on
			exec_ping: /usr/bin/ping -q -c 1 10.0.0.254
		}
	}
}
`,
    ],
  },
});
