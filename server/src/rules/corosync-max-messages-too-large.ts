import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/max-messages-too-large',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'max_messages is too large for netmtu.',
      why: 'Corosync 1 refuses more than 1048576 / netmtu messages, 699 with the usual netmtu of 1500 ("The max_messages parameter (700 messages) may not be greater than (699 messages)", Corosync 1.4.9). Later releases check nothing, but corosync.conf(5) limits the number to 256000 / netmtu (170): the transmit buffers of the kernel overflow with more.',
      fix: 'Lower max_messages; 20 is usual.',
    },
    ja: {
      what: 'max_messages が netmtu に対して大きすぎます。',
      why: 'Corosync 1 では、1048576 / netmtu を超える値はエラーになります。通常の netmtu（1500）では 699 が上限です（"The max_messages parameter (700 messages) may not be greater than (699 messages)"、Corosync 1.4.9 で確認）。Corosync 2 以降は検査しませんが、corosync.conf(5) は 256000 / netmtu（170）を上限としています。これを超えるとカーネルの送信バッファがあふれるおそれがあります。',
      fix: 'max_messages を小さくします（通常は 20 です）。',
    },
  },
  check(model, report) {
    const messages = model.number('totem.max_messages');
    const size = model.number('totem.netmtu')?.value ?? 1500;
    if (!messages?.at || size <= 0) return;
    const refused = corosyncGeneration(model.version) === 1;
    const most = Math.floor((refused ? 1_048_576 : 256_000) / size);
    if (messages.value <= most) return;
    report(
      messages.at,
      {
        en: `max_messages is ${messages.value}, but with a netmtu of ${size} at most ${most} are allowed`,
        ja: `max_messages が ${messages.value} ですが、netmtu が ${size} の場合は ${most} 以下にする必要があります`,
      },
      refused ? { refusedBy: ['corosync'] } : { severity: 'warning' },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	max_messages: 300
               ^^^ warning max_messages is 300, but with a netmtu of 1500 at most 170 are allowed
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
`,
      `
totem {
	version: 2
	cluster_name: web
	max_messages: 700
               ^^^ max_messages is 700, but with a netmtu of 1500 at most 699 are allowed
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
	max_messages: 20
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
}
`,
    ],
  },
});
