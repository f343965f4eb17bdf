import { rule } from './rule.ts';

export default rule({
  id: 'corosync/window-size-too-large',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'window_size is so large that Corosync aborts.',
      why: 'corosync -t says nothing, and the daemon aborts as soon as messages flow: window_size and max_messages together must stay below 16384 (16383 aborted, 16300 ran with Corosync 3.1.7). corosync.conf(5) advises at most 256000 / netmtu.',
      fix: 'Remove window_size; the default is 50.',
    },
    ja: {
      what: 'window_size が大きすぎ、corosync が異常終了します。',
      why: 'corosync -t では検出されませんが、メッセージが流れると corosync が異常終了します。window_size と max_messages の合計を 16384 より小さくする必要があります（Corosync 3.1.7 では 16383 で異常終了し、16300 では動作しました）。corosync.conf(5) は 256000 / netmtu 以下を推奨しています。',
      fix: 'window_size を削除します（デフォルトは 50 です）。',
    },
  },
  check(model, report) {
    const size = model.number('totem.window_size');
    const messages = model.number('totem.max_messages');
    if (!size?.at || !messages) return;
    const most = Math.max(50, 16383 - messages.value);
    if (size.value <= most) return;
    report(size.at, {
      en: `window_size is ${size.value}, but above ${most} corosync aborts when messages flow`,
      ja: `window_size が ${size.value} ですが、${most} より大きいと、メッセージが流れたときに corosync が異常終了します`,
    });
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	window_size: 100000
              ^^^^^^ window_size is 100000, but above 16366 corosync aborts when messages flow
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
