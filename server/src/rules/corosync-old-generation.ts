import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/old-generation',
  severity: 'hint',
  on: 'corosync',
  doc: {
    en: {
      what: 'The file is written for Corosync 1 or 2.',
      why: 'Corosync 3 needs a nodelist (it refuses a file without one), uses knet by default and does not read rrp_mode, ringnumber and the sections of openais. A file with bindnetaddr and without a nodelist is judged for the release that it was written for, so that its own faults are seen.',
      fix: 'Let quorumlens fix --to corosync3 write the form of Corosync 3, review it, and change all nodes at once: the releases do not talk to each other.',
    },
    ja: {
      what: 'Corosync 1 または 2 の書き方のファイルです。',
      why: 'Corosync 3 では nodelist が必須で（ない場合はエラーになります）、デフォルトで knet を使い、rrp_mode、ringnumber や openais のセクションは読まれません。bindnetaddr があり nodelist のないファイルは、書かれた当時の版のものとして検査します。',
      fix: 'quorumlens fix --to corosync3 で Corosync 3 の形式に書き換え、内容を確認してから全ノードを同時に変更します（異なる世代の Corosync は互いに通信できません）。',
    },
  },
  check(model, report, { files }) {
    const target = files.find(f => f.file === model.file)?.target.corosync;
    const { generation } = model.facts;
    if (!target || generation === 3 || corosyncGeneration(model.version) === 3) return;
    const form = `an interface with bindnetaddr and no nodelist is the form of Corosync ${generation}`;
    const formJa = `bindnetaddr のある interface と nodelist のない構成は Corosync ${generation} の書き方`;
    report(
      { file: model.file, span: { start: 0, end: 0 } },
      target.from === 'file'
        ? {
            en: `${form}, so the file is judged for ${model.version}; Corosync 3 needs a nodelist`,
            ja: `${formJa}のため、${model.version} として検査しています（Corosync 3 では nodelist が必須です）`,
          }
        : {
            en: `${form}; Corosync 3 needs a nodelist`,
            ja: `${formJa}です（Corosync 3 では nodelist が必須です）`,
          },
    );
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
! an interface with bindnetaddr and no nodelist is the form of Corosync 2, so the file is judged for 2.4; Corosync 3 needs a nodelist
	version: 2
	cluster_name: web
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
}
quorum {
	provider: corosync_votequorum
	expected_votes: 2
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
