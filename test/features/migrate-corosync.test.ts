import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type AnalysisSettings, createAnalysis } from '../../server/src/analysis.ts';
import { migrations } from '../../server/src/features/migrations/index.ts';
import { applyEdits } from '../../server/src/text/edit.ts';

const migration = migrations.corosync3;
assert.ok(migration);

test('udpu with members of Corosync 2 becomes a nodelist with knet', () => {
  migrated(
    `totem {
	version: 2
	cluster_name: web
	crypto_cipher: none
	crypto_hash: none
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		member {
			memberaddr: 10.0.0.1
		}
		member {
			memberaddr: 10.0.0.2
		}
		mcastport: 5405
	}
	transport: udpu
}
quorum {
	provider: corosync_votequorum
	expected_votes: 2
	two_node: 1
}
`,
    `totem {
	version: 2
	cluster_name: web
	crypto_cipher: none
	crypto_hash: none
	interface {
		linknumber: 0
		mcastport: 5405
	}
	transport: knet
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		# name: (as uname -n says)
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		# name: (as uname -n says)
		nodeid: 2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
  );
});

test('two rings become two links, secauth becomes cipher and hash, names come from DRBD', () => {
  migrated(
    `compatibility: whitetank
totem {
	version: 2
	secauth: on
	threads: 0
	rrp_mode: active
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		member {
			memberaddr: 10.0.0.1
		}
		member {
			memberaddr: 10.0.0.2
		}
	}
	interface {
		ringnumber: 1
		bindnetaddr: 10.0.1.0
		ttl: 1
		member {
			memberaddr: 10.0.1.1
		}
		member {
			memberaddr: 10.0.1.2
		}
	}
}
service {
	name: pacemaker
	ver: 1
}
logging {
	to_file: yes
	logfile: /var/log/cluster/corosync.log
	logger_subsys {
		subsys: AMF
		debug: off
	}
}
`,
    `totem {
	version: 2
	link_mode: active
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		ring1_addr: 10.0.1.2
		name: bravo
		nodeid: 2
	}
}
logging {
	to_logfile: yes
	logfile: /var/log/cluster/corosync.log
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    {
      'r0.res': `resource r0 {
  device /dev/drbd0;
  disk /dev/sda1;
  meta-disk internal;
  on alpha { node-id 0; address 10.0.0.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; }
}
`,
    },
  );
});

test('nodes of Pacemaker stand in where the file names none', () => {
  migrated(
    `totem {
	version: 2
	interface {
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
	}
	secauth: off
}
quorum {
	provider: corosync_votequorum
}
`,
    `totem {
	version: 2
}
nodelist {
	node {
		ring0_addr: alpha
		name: alpha
		nodeid: 11
	}
	node {
		ring0_addr: bravo
		name: bravo
		nodeid: 12
	}
}
quorum {
	provider: corosync_votequorum
}
`,
    {
      'cib.xml': `<cib validate-with="pacemaker-2.5"><configuration><crm_config/><nodes><node id="11" uname="alpha"/><node id="12" uname="bravo"/></nodes><resources/><constraints/></configuration></cib>`,
    },
  );
});

test('lines that Corosync 2 passes over become comments', () => {
  migrated(
    `compatibility whitetank
totem { # the protocol
	version: 2
	transport: udpu
} # end
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	x }
}
quorum {
	provider: corosync_votequorum
}
`,
    `# compatibility whitetank
totem {
	# the protocol
	version: 2
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
# end
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	# x
	}
}
quorum {
	provider: corosync_votequorum
}
`,
    {},
    { targets: { corosync: '2.4' } },
  );
});

test('a file of Corosync 3 only loses what Corosync 3 passes over', () => {
  migrated(
    `totem {
	version: 2
	transport: udpu
	rrp_mode: none
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		nodeid: 1
	}
}
`,
    `totem {
	version: 2
	transport: udpu
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		nodeid: 1
	}
}
`,
  );
});

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const folder = `${corpus}/corosync`;

test('what the migration makes of real files is of Corosync 3', { skip: !existsSync(folder) && 'no corpus' }, () => {
  let migratedFiles = 0;
  for (const name of readdirSync(folder).filter(n => n.endsWith('.conf'))) {
    const analysis = createAnalysis();
    analysis.set('corosync.conf', readFileSync(`${folder}/${name}`, 'utf8'));
    const file = analysis.get('corosync.conf');
    if (!file || !migration.applies(file) || /%[A-Z]+\d*%/.test(file.text)) continue;
    // What cannot be parsed as meant cannot be moved.
    if (analysis.findings('corosync.conf').some(f => f.refusedBy || f.rule === 'corosync/syntax')) continue;
    const text = applyEdits(file.text, migration.migrate(file, analysis.model('corosync.conf')));
    analysis.set('corosync.conf', text);
    const left = analysis
      .findings('corosync.conf')
      .filter(f => f.refusedBy || f.rule === 'corosync/wrong-version' || f.rule === 'corosync/old-generation')
      // Nobody can know addresses and names that are written nowhere.
      .filter(f => !['corosync/nodelist-missing', 'corosync/node-name-missing'].includes(f.rule))
      .map(f => `${name}: ${f.rule}: ${f.message.en}`);
    assert.deepEqual(left, []);
    migratedFiles++;
  }
  assert.ok(migratedFiles > 20, `only ${migratedFiles} files`);
});

/** The migration of corosync.conf, once; a second time there is nothing left to do. */
function migrated(
  before: string,
  after: string,
  others: Readonly<Record<string, string>> = {},
  settings: AnalysisSettings = {},
): void {
  const analysis = createAnalysis(settings);
  analysis.set('corosync.conf', before);
  for (const [name, text] of Object.entries(others)) analysis.set(name, text);
  const once = (): string => {
    const file = analysis.get('corosync.conf');
    assert.ok(file);
    return applyEdits(file.text, migration?.migrate(file, analysis.model('corosync.conf')) ?? []);
  };
  const text = once();
  assert.equal(text, after);
  analysis.set('corosync.conf', text);
  assert.equal(once(), after);
}
