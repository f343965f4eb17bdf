import { rule } from './rule.ts';

export default rule({
  id: 'corosync/last-man-standing-without-wait-for-all',
  severity: 'info',
  on: 'corosync',
  doc: {
    en: {
      what: 'last_man_standing is on without wait_for_all.',
      why: 'votequorum(5) recommends both together: after a full stop, a few nodes that boot first could otherwise become a cluster of their own beside the rest.',
      fix: 'Add wait_for_all: 1.',
    },
    ja: {
      what: 'last_man_standing が有効ですが、wait_for_all が有効ではありません。',
      why: 'votequorum(5) は両方を合わせて使うことを推奨しています。そうしないと、全停止後に先に起動した一部のノードだけで別のクラスタになるおそれがあります。',
      fix: 'wait_for_all: 1 を追加します。',
    },
  },
  check(model, report) {
    const lms = model.number('quorum.last_man_standing');
    const all = model.number('quorum.wait_for_all');
    if (!lms?.at || lms.value === 0 || !all || all.value !== 0 || model.facts.incomplete) return;
    const key = model.facts.values.get('quorum.last_man_standing')?.keyAt;
    report(
      lms.at,
      {
        en: 'last_man_standing is on without wait_for_all, which votequorum(5) recommends with it',
        ja: 'last_man_standing が有効ですが、votequorum(5) が推奨する wait_for_all が有効ではありません',
      },
      {
        ...(key && !all.at
          ? {
              fixes: [
                {
                  title: { en: 'Add wait_for_all: 1', ja: 'wait_for_all: 1 を追加する' },
                  safe: false,
                  edits: [
                    {
                      file: key.file,
                      span: { start: key.span.start, end: key.span.start },
                      newText: 'wait_for_all: 1\n\t',
                    },
                  ],
                },
              ],
            }
          : {}),
      },
    );
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	last_man_standing: 1
                    ^ last_man_standing is on without wait_for_all, which votequorum(5) recommends with it
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
	wait_for_all: 1
	last_man_standing: 1
}
`,
    ],
  },
});
