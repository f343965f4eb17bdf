import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/window-size-too-large',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'window_size is so large that corosync aborts.',
      why: "corosync -t says nothing, but the daemon aborts when it starts (fcc_rtr_limit: Assertion `check >= 0' failed): the sum of window_size and max_messages may be 16384 at most, where max_messages counts no higher than window_size. Corosync 3.1.7 ran with 16367 + 17 and aborted with 16368 + 17. corosync.conf(5) advises at most 256000 / netmtu.",
      fix: 'Remove window_size; the default is 50.',
    },
    ja: {
      what: 'window_size が大きすぎ、corosync が異常終了します。',
      why: "corosync -t では検出されませんが、corosync は起動時に異常終了します（fcc_rtr_limit: Assertion `check >= 0' failed）。window_size と max_messages の合計は 16384 以下にする必要があります（max_messages は window_size までしか数えません）。Corosync 3.1.7 では 16367 + 17 で動作し、16368 + 17 で異常終了しました。corosync.conf(5) は 256000 / netmtu 以下を推奨しています。",
      fix: 'window_size を削除します（デフォルトは 50 です）。',
    },
  },
  check(model, report) {
    const size = model.number('totem.window_size');
    const messages = model.number('totem.max_messages');
    if (!size?.at || !messages) return;
    const together = size.value + Math.min(size.value, messages.value);
    if (together <= 16384) return;
    const most = Math.max(8192, 16384 - messages.value);
    const message = {
      en: `window_size is ${size.value}, but above ${most} corosync aborts when it starts (corosync -t says nothing)`,
      ja: `window_size が ${size.value} ですが、${most} より大きいと corosync は起動時に異常終了します（corosync -t では検出されません）`,
    };
    // Measured with Corosync 3 only.
    report(size.at, message, corosyncGeneration(model.version) === 3 ? { refusedBy: ['corosync'] } : {});
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	window_size: 100000
              ^^^^^^ window_size is 100000, but above 16367 corosync aborts when it starts (corosync -t says nothing)
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
    ],
    good: [
      `
totem {
	version: 2
	window_size: 300
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
    ],
  },
});
