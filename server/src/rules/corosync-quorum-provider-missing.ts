import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/quorum-provider-missing',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'No quorum provider is set, or one that counts no votes.',
      why: 'Without one every part of a split cluster counts as quorate (Corosync 3.1.7), and Pacemaker does not start at all. With corosync_ykd, one of two nodes was quorate as soon as it had started alone.',
      fix: 'Add provider: corosync_votequorum to the quorum section.',
    },
    ja: {
      what: 'クォーラムの provider がないか、票を数えない provider です。',
      why: 'provider がないと、分断された側のどれもがクォーラムを持つものとみなされます（Corosync 3.1.7 で確認）。また、Pacemaker は起動しません。corosync_ykd では、2 ノードの一方だけを起動した時点でクォーラムを得ました。',
      fix: 'quorum セクションに provider: corosync_votequorum を追加します。',
    },
  },
  check(model, report, { pacemaker }) {
    const { facts } = model;
    const totem = facts.sections.get('totem');
    // Pacemaker as a plugin of Corosync 1 had a quorum of its own.
    if (!totem || !isWholeCorosync(model) || corosyncGeneration(model.version) === 1) return;
    if (facts.unknown.has('quorum.provider')) return;
    const provider = facts.values.get('quorum.provider');
    if (provider?.value === 'corosync_ykd') {
      report(
        provider.at,
        {
          en: 'corosync_ykd counts no votes, and a node that starts alone is quorate with it (use corosync_votequorum)',
          ja: 'corosync_ykd は票を数えず、単独で起動したノードもクォーラムを得ます（corosync_votequorum を使います）',
        },
        {
          fixes: [
            {
              title: { en: 'Use corosync_votequorum', ja: 'corosync_votequorum を使う' },
              safe: false,
              edits: [{ ...provider.at, newText: 'corosync_votequorum' }],
            },
          ],
        },
      );
      return;
    }
    if (provider?.value) return;
    const quorum = facts.sections.get('quorum');
    const managed = pacemaker.some(p => p.facts.whole);
    const effect = managed
      ? { en: 'so Pacemaker does not start', ja: 'Pacemaker は起動しません' }
      : {
          en: 'so every part of a split cluster is quorate',
          ja: '分断された側のどれもがクォーラムを持つとみなされます',
        };
    report(
      quorum ?? totem,
      quorum
        ? { en: `quorum has no provider, ${effect.en}`, ja: `quorum に provider がないため、${effect.ja}` }
        : {
            en: `there is no quorum section with a provider, ${effect.en}`,
            ja: `provider を書いた quorum セクションがないため、${effect.ja}`,
          },
      { severity: managed ? 'error' : 'warning' },
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
}
quorum {
^^^^^^ warning quorum has no provider, so every part of a split cluster is quorate
	two_node: 1
}
`,
      `
totem {
	version: 2
	cluster_name: web
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
	provider: corosync_ykd
           ^^^^^^^^^^^^ warning corosync_ykd counts no votes, and a node that starts alone is quorate with it (use corosync_votequorum)
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
	two_node: 1
}
`,
    ],
  },
});
