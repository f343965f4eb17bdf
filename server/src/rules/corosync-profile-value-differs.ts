import { isWholeCorosync } from '../cluster/corosync-whole.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/profile-value-differs',
  severity: 'hint',
  on: 'corosync',
  profiles: ['aws', 'azure', 'gcp', 'sles15'],
  doc: {
    en: {
      what: 'A timer differs from the value of the chosen profile.',
      why: 'SUSE and the providers of clouds publish values for their platforms, and Trento checks them: token 5000 (SUSE, sles15), 30000 (azure, aws) or 20000 (gcp), consensus 1.2 times as much, join 60, max_messages 20, token_retransmits_before_loss_const 10 (aws: 6). They contradict each other and the defaults of Corosync, so they are compared only where a profile is switched on.',
      fix: 'Set the value of the profile, or leave the profile out.',
    },
    ja: {
      what: '選択したプロファイルの値と異なります。',
      why: 'SUSE とクラウドの事業者は、各プラットフォーム向けの値を公開しており、Trento もその値を検査します。token は SUSE（sles15）で 5000、azure と aws で 30000、gcp で 20000、consensus はその 1.2 倍、join は 60、max_messages は 20、token_retransmits_before_loss_const は 10（aws では 6）です。これらは互いに、また Corosync のデフォルトとも異なるため、プロファイルを有効にした場合だけ比較します。',
      fix: 'プロファイルの値にするか、プロファイルを無効にします。',
    },
  },
  check(model, report, { settings }) {
    const totem = model.facts.sections.get('totem');
    const { timing } = model;
    // A cloud knows its network better than the distribution does.
    const profile = ['azure', 'aws', 'gcp', 'sles15'].find(p => settings.profiles.includes(p));
    if (!totem || !timing || !profile || !isWholeCorosync(model)) return;
    for (const [key, wanted] of Object.entries(values[profile] ?? {})) {
      const found = key === 'token' ? timing.tokenWritten : model.number(`totem.${key}`);
      // A computed consensus follows the token.
      if (!found || found.value === wanted || (key === 'consensus' && !found.at)) continue;
      report(
        found.at ?? totem,
        {
          en: `${key} is ${found.value}${found.at ? '' : ' by default'}, but the profile ${profile} wants ${wanted}`,
          ja: `${key} が${found.at ? '' : 'デフォルトの'} ${found.value} ですが、プロファイル ${profile} の値は ${wanted} です`,
        },
        found.at
          ? {
              fixes: [
                {
                  title: { en: `Set ${key} to ${wanted}`, ja: `${key} を ${wanted} に設定する` },
                  safe: false,
                  edits: [{ ...found.at, newText: String(wanted) }],
                },
              ],
            }
          : {},
      );
    }
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
	token: 10000
        ^^^^^ token is 10000, but the profile azure wants 30000
	consensus: 36000
	join: 60
	max_messages: 20
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
    good: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	token: 30000
	consensus: 36000
	join: 60
	max_messages: 20
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

/** What Trento (checks 156F64, A1244C, 21FCA6, 24ABCB, 845CC9) and the guides of the providers ask for. */
const values: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sles15: profile(5000, 10),
  azure: profile(30_000, 10),
  aws: profile(30_000, 6),
  gcp: profile(20_000, 10),
};

function profile(token: number, retransmits: number): Readonly<Record<string, number>> {
  return {
    token,
    consensus: token * 1.2,
    join: 60,
    max_messages: 20,
    token_retransmits_before_loss_const: retransmits,
  };
}
