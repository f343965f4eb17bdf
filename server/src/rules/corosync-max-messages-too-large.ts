import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/max-messages-too-large',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'max_messages is above what Corosync 1 takes.',
      why: 'Corosync 1 refuses more than 1048576 / netmtu messages, 699 with the usual netmtu of 1500 ("The max_messages parameter (700 messages) may not be greater than (699 messages)", Corosync 1.4.9).',
      fix: 'Lower max_messages; 20 is usual.',
    },
    ja: {
      what: 'max_messages が Corosync 1 の上限を超えています。',
      why: 'Corosync 1 では、1048576 / netmtu を超える値はエラーになります。通常の netmtu（1500）では 699 が上限です（"The max_messages parameter (700 messages) may not be greater than (699 messages)"、Corosync 1.4.9 で確認）。',
      fix: 'max_messages を小さくします（通常は 20 です）。',
    },
  },
  check(model, report) {
    if (corosyncGeneration(model.version) > 1) return;
    const messages = model.number('totem.max_messages');
    const size = model.number('totem.netmtu')?.value ?? 1500;
    if (!messages?.at || size <= 0) return;
    const most = Math.floor(1_048_576 / size);
    if (messages.value <= most) return;
    report(
      messages.at,
      {
        en: `max_messages is ${messages.value}, but with a netmtu of ${size} at most ${most} are allowed`,
        ja: `max_messages が ${messages.value} ですが、netmtu が ${size} の場合は ${most} 以下にする必要があります`,
      },
      { refusedBy: ['corosync'] },
    );
  },
  examples: {
    bad: [
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
