import { rule } from './rule.ts';

export default rule({
  id: 'corosync/token-retransmit-fixed',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A timer that Corosync computes is written by hand.',
      why: 'token_retransmit and hold follow from token and token_retransmits_before_loss_const; corosync.conf(5) advises against changing them. A written value stays as it is when nodes are added and the token timeout grows.',
      fix: 'Remove the key; change token_retransmits_before_loss_const if the token shall be repeated more often.',
    },
    ja: {
      what: '自動的に計算される時間が手で書かれています。',
      why: 'token_retransmit と hold は token と token_retransmits_before_loss_const から計算されるため、corosync.conf(5) は変更しないことを推奨しています。書いた値は、ノードを追加してトークンタイムアウトが長くなっても変わりません。',
      fix: 'キーを削除します。トークンの再送回数を増やす場合は token_retransmits_before_loss_const を変更します。',
    },
  },
  check(model, report) {
    for (const key of ['token_retransmit', 'hold']) {
      const written = model.facts.values.get(`totem.${key}`);
      const value = model.number(`totem.${key}`);
      // A written 0 is the computed value.
      if (!written || !value?.at || !/[1-9]/.test(written.value)) continue;
      report(written.at, {
        en: `${key} is written, so it does not follow token (corosync.conf(5) advises against it)`,
        ja: `${key} が書かれているため、token に合わせて変わりません（corosync.conf(5) は指定しないことを推奨しています）`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 5000
	token_retransmit: 300
                   ^^^ token_retransmit is written, so it does not follow token (corosync.conf(5) advises against it)
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
	token: 5000
	token_retransmits_before_loss_const: 10
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
