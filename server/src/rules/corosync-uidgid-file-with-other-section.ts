import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { pathPart } from '../cluster/file-path.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/uidgid-file-with-other-section',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'A file of uidgid.d holds another section than uidgid.',
      why: 'Corosync reads these files together with corosync.conf and refuses the whole configuration (Corosync 3.1.7: it cannot add a subsection different than uidgid).',
      fix: 'Move the section to corosync.conf.',
    },
    ja: {
      what: 'uidgid.d のファイルに uidgid 以外のセクションがあります。',
      why: 'Corosync は corosync.conf と一緒にこれらのファイルを読み、設定全体をエラーにします（Corosync 3.1.7 で確認）。',
      fix: 'セクションを corosync.conf に移します。',
    },
  },
  check({ files }, report) {
    for (const { file, facts, target } of files) {
      if (!/(?:^|\/)uidgid\.d\/[^/]+$/.test(pathPart(file)) || corosyncGeneration(target.corosync.version) === 1)
        continue;
      for (const [path, at] of facts.corosync?.sections ?? []) {
        if (path === 'uidgid' || path.includes('.')) continue;
        report(
          at,
          {
            en: `only uidgid may stand in a file of uidgid.d, not ${path}`,
            ja: `uidgid.d のファイルに書けるのは uidgid だけで、${path} は書けません`,
          },
          { refusedBy: ['corosync'] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
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
-- uidgid.d/hacluster --
uidgid {
	uid: hacluster
}
logging {
^^^^^^^ only uidgid may stand in a file of uidgid.d, not logging
	to_syslog: yes
}
`,
    ],
    good: [
      `
-- corosync.conf --
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
-- uidgid.d/hacluster --
uidgid {
	uid: hacluster
	gid: haclient
}
`,
    ],
  },
});
