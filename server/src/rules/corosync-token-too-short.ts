import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/token-too-short',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The token timeout leaves too little time between the retransmits of the token.',
      why: 'Below a second (the least default of any release), a load peak or a migrated virtual machine counts as a failure. Corosync itself computes the time between two retransmits as token / (token_retransmits_before_loss_const + 0.2) and refuses less than 30 ms ("Not appropriate token or token_retransmits_before_loss_const value set"), and a computed hold below 14 ms (30 ms before 3.0.2).',
      fix: 'Raise token, or lower token_retransmits_before_loss_const.',
    },
    ja: {
      what: 'トークンタイムアウトが短く、トークンの再送間隔が足りません。',
      why: '1 秒（デフォルトの最小値）より短いと、一時的な負荷や仮想マシンの移行も故障とみなされます。トークンの再送間隔は token / (token_retransmits_before_loss_const + 0.2) で計算され、30 ミリ秒より小さいとエラーになります（"Not appropriate token or token_retransmits_before_loss_const value set"）。計算された hold が 14 ミリ秒（3.0.2 より前は 30 ミリ秒）より小さい場合も同様です。',
      fix: 'token を大きくするか、token_retransmits_before_loss_const を小さくします。',
    },
  },
  check(model, report) {
    const { timing } = model;
    if (!timing) return;
    const token = timing.tokenMs.value;
    const retransmits = timing.tokenRetransmits;
    const leastHold = compareVersions(model.version, '3.0.2') >= 0 ? 14 : 30;
    const short = !timing.tokenRetransmitMs.at && timing.tokenRetransmitMs.value < 30;
    const shortHold = !timing.holdMs.at && timing.holdMs.value < leastHold;
    // A written value below 30 is out of range by itself.
    if (timing.tokenWritten.value < 30) return;
    if (!short && !shortHold) {
      const written = timing.tokenWritten;
      if (!written.at || written.value >= 1000) return;
      report(
        written.at,
        {
          en: `token is ${written.value} ms, so a short load or pause of a node counts as its failure (the default is ${standard(model.version)} ms)`,
          ja: `token が ${written.value} ミリ秒のため、ノードの一時的な負荷や停止も故障とみなされます（デフォルトは ${standard(model.version)} ミリ秒です）`,
        },
        { severity: 'warning' },
      );
      return;
    }
    if (!short && timing.tokenRetransmitMs.at && timing.tokenRetransmitMs.value < 30) return;
    const interval = Math.max(30, Math.ceil((leastHold + 10) / 0.8));
    const least = Math.ceil(interval * (retransmits.value + 0.2));
    const at = retransmits.at && retransmits.value > 4 ? retransmits.at : (timing.tokenWritten.at ?? retransmits.at);
    if (!at) return;
    report(
      at,
      {
        en: `token is ${token} ms, but must be at least ${least} ms with ${retransmits.value} retransmits (token_retransmits_before_loss_const)`,
        ja: `token が ${token} ミリ秒ですが、再送 ${retransmits.value} 回（token_retransmits_before_loss_const）では ${least} ミリ秒以上にする必要があります`,
      },
      { refusedBy: ['corosync'] },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	token: 500
        ^^^ warning token is 500 ms, so a short load or pause of a node counts as its failure (the default is 3000 ms)
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
	token: 125
        ^^^ token is 125 ms, but must be at least 126 ms with 4 retransmits (token_retransmits_before_loss_const)
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
	token: 1000
	token_retransmits_before_loss_const: 40
                                      ^^ token is 1000 ms, but must be at least 1206 ms with 40 retransmits (token_retransmits_before_loss_const)
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
	token: 1000
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

function standard(version: string): number {
  return compareVersions(version, '3.1.0') >= 0 ? 3000 : 1000;
}
