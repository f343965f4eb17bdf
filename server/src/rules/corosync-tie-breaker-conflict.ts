import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/tie-breaker-conflict',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'auto_tie_breaker does not go together with the other quorum options.',
      why: 'votequorum switches two_node off beside auto_tie_breaker. With an odd number of votes it switches auto_tie_breaker off unless wait_for_all is on, and with last_man_standing, too, corosync does not start (exit 20, Corosync 3.1.7). auto_tie_breaker_node alone has no effect.',
      fix: 'Turn wait_for_all on, or leave out one of the options.',
    },
    ja: {
      what: 'auto_tie_breaker がほかのクォーラムのオプションと併用できません。',
      why: 'auto_tie_breaker と一緒に書いた two_node は、votequorum が無効にします。票数が奇数の場合、wait_for_all が有効でないと auto_tie_breaker が無効になり、last_man_standing も有効な場合は corosync が起動しません（終了コード 20、Corosync 3.1.7 で確認）。auto_tie_breaker_node だけでは効果がありません。',
      fix: 'wait_for_all を有効にするか、どちらかのオプションを削除します。',
    },
  },
  check(model, report) {
    if (model.get('quorum.provider')?.value !== 'corosync_votequorum' || model.facts.incomplete) return;
    const on = (name: string) => {
      const option = model.number(`quorum.${name}`);
      return option && option.value !== 0 ? option : undefined;
    };
    const breaker = on('auto_tie_breaker');
    const node = model.facts.values.get('quorum.auto_tie_breaker_node');
    if (!breaker?.at) {
      if (node && !model.facts.unknown.has('quorum.auto_tie_breaker')) {
        report(node.at, {
          en: 'auto_tie_breaker_node has no effect without auto_tie_breaker',
          ja: 'auto_tie_breaker が無効のため、auto_tie_breaker_node に効果はありません',
        });
      }
      return;
    }
    const twoNode = on('two_node');
    if (twoNode?.at) {
      report(twoNode.at, {
        en: 'corosync switches two_node off, because auto_tie_breaker is on',
        ja: 'auto_tie_breaker が有効のため、corosync は two_node を無効にします',
      });
    }
    const nodes = corosyncMembers(model);
    const votes = nodes.reduce((sum, n) => sum + (n.votes?.value ?? 1), 0);
    const waits = model.get('quorum.wait_for_all');
    if (votes % 2 === 0 || !waits || Number(waits.value) !== 0) return;
    if (on('last_man_standing')) {
      report(
        breaker.at,
        {
          en: `auto_tie_breaker and last_man_standing with ${votes} votes need wait_for_all: corosync does not start (corosync -t says nothing)`,
          ja: `票数が ${votes} のとき auto_tie_breaker と last_man_standing には wait_for_all が必要なため、corosync は起動しません（corosync -t では検出されません）`,
        },
        { severity: 'error', refusedBy: ['corosync'] },
      );
    } else {
      report(breaker.at, {
        en: `auto_tie_breaker with ${votes} votes needs wait_for_all, so corosync switches it off`,
        ja: `票数が ${votes} のとき auto_tie_breaker には wait_for_all が必要なため、corosync はこれを無効にします`,
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	auto_tie_breaker: 1
                   ^ auto_tie_breaker with 3 votes needs wait_for_all, so corosync switches it off
}
`,
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
	auto_tie_breaker_node: lowest
                        ^^^^^^ auto_tie_breaker_node has no effect without auto_tie_breaker
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	auto_tie_breaker: 1
	wait_for_all: 1
}
`,
    ],
  },
});
