import { rule } from './rule.ts';

export default rule({
  id: 'corosync/heuristics-without-exec',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The heuristics of the quorum device have nothing to run.',
      why: 'corosync-qdevice switches the heuristics off when there is no exec_ key ("No valid heuristics execs defined"), or more than 32.',
      fix: 'Add a command such as exec_ping, or set mode to off.',
    },
    ja: {
      what: 'クォーラムデバイスのヒューリスティックに、実行するコマンドがありません。',
      why: 'exec_ のキーがない場合（"No valid heuristics execs defined"）や 32 個より多い場合、corosync-qdevice はヒューリスティックを無効にします。',
      fix: 'exec_ping のようなコマンドを追加するか、mode を off にします。',
    },
  },
  check(model, report) {
    const { facts } = model;
    const mode = facts.values.get('quorum.device.heuristics.mode');
    const section = facts.sections.get('quorum.device.heuristics');
    if (!mode || !section || facts.incomplete || !/^(?:on|sync|yes|1)$/i.test(mode.value)) return;
    const prefix = 'quorum.device.heuristics.exec_';
    const count = [...facts.values.keys(), ...facts.unknown].filter(key => key.startsWith(prefix)).length;
    if (count === 0) {
      report(mode.at, {
        en: `mode is ${mode.value}, but there is no exec_ command, so the heuristics stay off`,
        ja: `mode が ${mode.value} ですが、exec_ のコマンドがないため、ヒューリスティックは無効のままです`,
      });
    } else if (count > 32) {
      report(section, {
        en: `there are ${count} exec_ commands, but at most 32 are allowed, so the heuristics stay off`,
        ja: `exec_ のコマンドが ${count} 個ありますが、32 個以下にする必要があるため、ヒューリスティックは無効のままです`,
      });
    }
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
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
		}
		heuristics {
			mode: on
         ^^ mode is on, but there is no exec_ command, so the heuristics stay off
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
		heuristics {
			mode: on
			exec_ping: /usr/bin/ping -c 1 10.0.0.254
		}
	}
}
`,
    ],
  },
});
