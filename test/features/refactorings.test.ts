import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import { contextOf } from '../../server/src/features/context.ts';
import { migrations } from '../../server/src/features/migrations/index.ts';
import { refactorings } from '../../server/src/features/refactorings.ts';
import { walk } from '../../server/src/syntax/cursor.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { parseScenario } from '../scenario.ts';
import { opened } from './helpers.ts';

function titles(source: string, lang: Lang = 'en', name?: string): string[] {
  const { context, offset, end } = opened(source, name);
  return refactorings(context(lang), { start: offset, end }).map(r => r.title);
}

/** All files after the refactoring with a title, as a scenario. */
function rewrite(source: string, title: string, expected: string, name?: string): void {
  const { scenario, context, offset, end } = opened(source, name);
  const offers = refactorings(context(), { start: offset, end });
  const found = offers.find(r => r.title === title);
  assert(found, `"${title}" is not offered, but: ${offers.map(r => r.title).join(' | ')}`);
  const after = scenario.files.map(f => ({
    name: f.name,
    text: applyEdits(
      f.text,
      found.edits.filter(e => e.file === f.name),
    ),
  }));
  const wanted = parseScenario(expected, scenario.files[0]?.name);
  assert.deepEqual(
    after,
    wanted.files.map(f => ({ name: f.name, text: f.text })),
  );
}

test('DRBD: the missing node-ids', () => {
  rewrite(
    `resource <|>r0 {
  on alpha {
    # first
    address 10.0.0.1:7788;
  }
  on bravo { node-id 0; address 10.0.0.2:7788; }
  on charlie { address 10.0.0.3:7788; }
}
`,
    'Write the missing node-ids',
    `resource r0 {
  on alpha {
    # first
    node-id 1;
    address 10.0.0.1:7788;
  }
  on bravo { node-id 0; address 10.0.0.2:7788; }
  on charlie { node-id 2; address 10.0.0.3:7788; }
}
`,
  );
});

test('DRBD: a mesh of the hosts, and a mesh as connections', () => {
  const hosts = `  on alpha { node-id 0; address 10.0.0.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; }
  on charlie { node-id 2; address 10.0.0.3:7788; }
`;
  const mesh = `resource <|>r0 {
${hosts}  connection-mesh {
    hosts alpha bravo charlie;
  }
}
`;
  const connections = `resource <|>r0 {
${hosts}  connection {
    host alpha;
    host bravo;
  }
  connection {
    host alpha;
    host charlie;
  }
  connection {
    host bravo;
    host charlie;
  }
}
`;
  const plain = (text: string): string => text.replace('<|>', '');
  rewrite(`resource <|>r0 {\n${hosts}}\n`, 'Make a connection-mesh of all hosts', plain(mesh));
  rewrite(connections, 'Make a connection-mesh of all hosts', plain(mesh));
  rewrite(mesh, 'Expand the connection-mesh into connections', plain(connections));
  assert.deepEqual(titles(mesh, 'ja'), ['connection-mesh を個々の connection に展開する']);
  assert.deepEqual(
    titles(connections.replace('host bravo;\n    host charlie;', 'host bravo;\n    host charlie port 1;')),
    [],
  );
});

test('DRBD: options of a mesh go into each of its connections', () => {
  rewrite(
    'resource <|>r0 { on alpha { node-id 0; } on bravo { node-id 1; } connection-mesh { hosts alpha bravo; net { protocol A; } } }',
    'Expand the connection-mesh into connections',
    'resource r0 { on alpha { node-id 0; } on bravo { node-id 1; } connection {\n  host alpha;\n  host bravo;\n  net {\n    protocol A;\n  }\n} }',
  );
});

test('DRBD: an option goes where it belongs', () => {
  rewrite(
    'resource r0 {\n  disk {\n    <|>timeout 60;\n    al-extents 67;\n  }\n  net {\n    protocol C;\n  }\n}\n',
    'Move timeout to net',
    'resource r0 {\n  disk {\n    al-extents 67;\n  }\n  net {\n    protocol C;\n    timeout 60;\n  }\n}\n',
  );
  rewrite(
    'resource r0 {\n  options { quorum majority; }\n  disk {\n    <|>fencing resource-only; # why\n  }\n}\n',
    'Move fencing to net',
    'resource r0 {\n  options { quorum majority; }\n  disk {\n    # why\n  }\n  net {\n    fencing resource-only;\n  }\n}\n',
  );
  assert.deepEqual(titles('common {\n  net {\n    <|>timeout 60;\n  }\n}\n'), []);
});

test('DRBD: handlers of the release', () => {
  const target = 'resource r0 { on alpha { node-id 0; } }';
  rewrite(
    `resource r0 {
  handlers {
    fence-peer <|>"/usr/lib/drbd/crm-fence-peer.sh --timeout 90";
    after-resync-target "/usr/lib/drbd/unsnapshot-resync-target-lvm.sh; /usr/lib/drbd/crm-unfence-peer.sh";
  }
}
${target.replace('r0', 'r1')}
`,
    'Use the handlers of DRBD 9',
    `resource r0 {
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 90";
    after-resync-target "/usr/lib/drbd/unsnapshot-resync-target-lvm.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
}
${target.replace('r0', 'r1')}
`,
  );
});

test('DRBD 8.4: the handlers of DRBD 9 are the pair of 8.4', () => {
  const resource = (handlers: string): string =>
    `resource r0 {
  syncer { rate 10M; }
  handlers {
${handlers}
  }
  on alpha { address 10.0.0.1:7788; }
  on bravo { address 10.0.0.2:7788; }
}
`;
  const title = 'Use the handlers of DRBD 8.4';
  rewrite(
    resource(
      '    fence-peer <|>"/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";',
    ),
    title,
    resource(
      '    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";',
    ),
  );
  rewrite(
    resource(
      '    unfence-peer <|>"/usr/lib/drbd/crm-unfence-peer.9.sh";\n    after-resync-target "/usr/local/bin/done.sh";',
    ),
    title,
    resource('    after-resync-target "/usr/local/bin/done.sh; /usr/lib/drbd/crm-unfence-peer.sh";'),
  );
  const right = resource(
    '    fence-peer <|>"/usr/lib/drbd/crm-fence-peer.sh";\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";',
  );
  assert(!titles(right).includes(title));
});

const node = (name: string, n: number): string => `    node {
        name: ${name}
        nodeid: ${n}
        ring0_addr: 10.0.0.${n}
        ring1_addr: 10.0.1.${n}
    }
`;
const files = (
  nodes: string,
  twoNode: number,
  drbd: string,
  cib: string,
  cursor: 'list' | 'node' | '' = '',
) => `-- corosync.conf --
totem {
    version: 2
    cluster_name: example
}
nodelist {${cursor === 'list' ? '<|>' : ''}
${cursor === 'node' ? nodes.replace(/nodeid: 3/, 'nodeid: <|>3') : nodes}}
quorum {
    provider: corosync_votequorum
    two_node: ${twoNode}
}
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/vg0/r0;
  on alpha { node-id 0; address 10.0.1.1:7788; }
  on bravo { node-id 1; address 10.0.1.2:7788; }
${drbd}}
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
${cib}    </nodes>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`;
const host = (name: string): string =>
  `  on ${name} { node-id 2; address 10.0.1.3:7788; }
  connection-mesh {
    hosts alpha bravo ${name};
  }
`;

test('a node of the nodelist comes into all other files', () => {
  const three = node('alpha', 1) + node('bravo', 2) + node('charlie', 3);
  rewrite(
    files(three, 0, '', '', 'node'),
    'Add node "charlie" to the other files of the cluster',
    files(three, 0, host('charlie'), '      <node id="3" uname="charlie"/>\n'),
  );
});

test('one more node, in all files', () => {
  const two = node('alpha', 1) + node('bravo', 2);
  rewrite(
    files(two, 1, '', '', 'list'),
    'Add a node ("node3") in all files of the cluster',
    files(two + node('node3', 3), 0, host('node3'), '      <node id="3" uname="node3"/>\n'),
  );
  assert.deepEqual(titles(files(two, 1, '', '', 'list'), 'ja'), ['ノード（"node3"）をクラスタの全ファイルに追加する']);
});

test('DRBD: the section of a node that is no host yet', () => {
  const three = node('alpha', 1) + node('bravo', 2) + node('charlie', 3);
  const mesh = '  connection-mesh { hosts alpha bravo; }\n';
  const source = files(three, 0, mesh, '').replace('resource r0', 'resource <|>r0');
  rewrite(
    source,
    'Add host "charlie" to this resource',
    files(
      three,
      0,
      '  on charlie { node-id 2; address 10.0.1.3:7788; }\n  connection-mesh { hosts alpha bravo charlie; }\n',
      '',
    ),
  );
});

test('nodeids from 1, in the CIB as well', () => {
  const list = (a: number, b: number): string => node('alpha', a) + node('bravo', b);
  const source = files(list(1, 2), 1, '', '', 'list');
  const wrong = source
    .replace('nodeid: 1', 'nodeid: 5')
    .replace('nodeid: 2', 'nodeid: 1')
    .replace('id="1"', 'id="5"')
    .replace('id="2"', 'id="1"');
  rewrite(wrong, 'Renumber the nodeids from 1', source.replace('<|>', ''));
});

test('two_node for two nodes', () => {
  const nodes = node('alpha', 1) + node('bravo', 2);
  const source = `totem {\n    version: 2\n}\nnodelist {\n${nodes}}\nquorum {<|>\n    provider: corosync_votequorum\n}\n`;
  rewrite(
    source,
    'Set two_node to 1',
    source.replace('<|>', '').replace('votequorum\n', 'votequorum\n    two_node: 1\n'),
  );
  assert.deepEqual(titles(source.replace('provider', 'two_node: 1\n    provider')), []);
});

// ── migration ────────────────────────────────────────────────────────────────

function migrated(text: string, name = 'r0.res'): string {
  const analysis = createAnalysis();
  analysis.set(name, text, { language: 'drbd' });
  const file = analysis.get(name);
  assert(file);
  return applyEdits(text, migrations.drbd9?.migrate(file, analysis.model(name)) ?? []);
}

function migrates(before: string, after: string): void {
  assert.equal(migrated(before), after);
  assert.equal(migrated(after), after);
}

test('DRBD 8 to 9: syncer, fencing, protocol, negated flags, node-ids, handlers', () => {
  migrates(
    `common {
  protocol C;
  syncer { rate 30M; verify-alg sha1; }
}
resource r0 {
  startup { become-primary-on both; }
  syncer {
    # not too fast
    rate 10M; # per second
    after r1;
    cpu-mask 3;
  }
  disk {
    fencing resource-only;
    no-disk-barrier;
    max-bio-bvecs 1;
  }
  handlers { outdate-peer "/usr/lib/drbd/crm-fence-peer.sh"; }
  on alpha { device /dev/drbd0; disk /dev/sda; address 10.0.0.1:7788; flexible-meta-disk internal; }
  on bravo { device /dev/drbd0; disk /dev/sda; address 10.0.0.2:7788; flexible-meta-disk internal; }
}
`,
    `common {
  net {
    protocol C;
    verify-alg sha1;
  }
  disk {
    resync-rate 30M;
  }
}
resource r0 {
  options {
    cpu-mask 3;
  }
  net {
    fencing resource-only;
  }
  disk {
    disk-barrier no;
    # not too fast
    resync-rate 10M; # per second
    resync-after r1;
  }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda; address 10.0.0.1:7788; meta-disk internal; }
  on bravo { node-id 1; device /dev/drbd0; disk /dev/sda; address 10.0.0.2:7788; meta-disk internal; }
}
`,
  );
});

test('DRBD 8 to 9: what is in both sections stays as it is in the newer one', () => {
  migrates('resource r0 {\n  protocol A;\n  net { protocol C; }\n}\n', 'resource r0 {\n  net { protocol C; }\n}\n');
});

test('DRBD 8.4.6 to 9: a second address is a second path', () => {
  migrates(
    `resource r0 {
  on alpha { node-id 0; address 10.0.0.1:7788; alternate-link-address 10.0.1.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; alternate-link-address 10.0.1.2:7788; }
}
`,
    `resource r0 {
  on alpha { node-id 0; address 10.0.0.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; }
  connection {
    path {
      host alpha address 10.0.0.1:7788;
      host bravo address 10.0.0.2:7788;
    }
    path {
      host alpha address 10.0.1.1:7788;
      host bravo address 10.0.1.2:7788;
    }
  }
}
`,
  );
});

test('the editor offers the migration for files of DRBD 8 only', () => {
  const title = 'Migrate this file to DRBD 9';
  assert(titles('resource <|>r0 {\n  syncer { rate 10M; }\n}\n').includes(title));
  assert(!titles('resource <|>r0 {\n  disk { resync-rate 10M; }\n  on alpha { node-id 0; }\n}\n').includes(title));
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const version = /DRBDADM_VERSION=(\S+)/.exec(
  spawnSync('drbdadm', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

test('drbdadm 9 accepts what was migrated', { skip: version === undefined && 'drbdadm is not installed' }, t => {
  const folder = mkdtempSync(join(tmpdir(), 'quorumlens-drbd9-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  if (!existsSync(corpus)) t.diagnostic('the corpus is not there: fixtures only');
  const sources = [join(root, 'test/fixtures/drbd'), join(corpus, 'drbd')].filter(existsSync).flatMap(f =>
    readdirSync(f, { withFileTypes: true })
      .filter(e => e.isFile())
      .map(e => join(f, e.name)),
  );
  let n = 0;
  for (const path of sources) {
    const text = readFileSync(path, 'utf8');
    const analysis = createAnalysis();
    analysis.set(path, text, { language: 'drbd' });
    const file = analysis.get(path);
    // A file that its own release refuses is refused by the next one too.
    if (!file || !migrations.drbd9?.applies(file) || analysis.findings(path).some(f => f.refusedBy)) continue;
    const after = migrated(text, path);
    assert.equal(migrated(after, path), after, path);
    const out = join(folder, 'r.res');
    writeFileSync(out, after);
    const { status, stderr } = spawnSync('drbdadm', ['-c', out, 'sh-nop'], { encoding: 'utf8', timeout: 6000 });
    assert.equal(status, 0, `${path}\n${stderr}\n${after}`);
    n++;
  }
  t.diagnostic(`${n} files of DRBD 8 migrated, all accepted by drbdadm ${version}`);
  assert(n > 0);
});

test('drbdadm accepts what is offered', { skip: version === undefined && 'drbdadm is not installed' }, t => {
  const folder = mkdtempSync(join(tmpdir(), 'quorumlens-offers-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const accepts = (text: string): boolean => {
    const path = join(folder, 'r.res');
    writeFileSync(path, text);
    return spawnSync('drbdadm', ['-c', path, 'sh-nop'], { timeout: 6000 }).status === 0;
  };
  // One more node in every network that the fixtures use.
  const links = [0, 1, 2, 3, 4, 5].map(n => `    ring${n}_addr: 10.${n}.0.99\n`).join('');
  const corosync = `totem {\n  version: 2\n}\nnodelist {\n  node {\n    name: zulu\n    nodeid: 9\n${links}  }\n}\n`;
  let n = 0;
  for (const name of readdirSync(join(root, 'test/fixtures/drbd')).filter(f => f.endsWith('.res'))) {
    const text = readFileSync(join(root, 'test/fixtures/drbd', name), 'utf8');
    const analysis = createAnalysis();
    analysis.set(name, text, { language: 'drbd' });
    analysis.set('corosync.conf', corosync);
    const context = contextOf(analysis, name);
    assert(context);
    if (!accepts(text)) continue;
    const seen = new Set<string>();
    for (const { keyword } of walk(context.file.tree.root)) {
      for (const { title, edits } of refactorings(context, { start: keyword.span.start, end: keyword.span.start })) {
        const after = applyEdits(
          text,
          edits.filter(e => e.file === name),
        );
        if (seen.has(after)) continue;
        seen.add(after);
        assert(accepts(after), `${name}: ${title}\n${after}`);
        n++;
      }
    }
  }
  t.diagnostic(`${n} offers, all accepted by drbdadm ${version}`);
  assert(n > 5);
});

test('half-typed files: offers throw nothing and overlap nothing', () => {
  const sources = ['drbd84.res', 'three-nodes-mesh.res', 'stacked.res'].map(f => `test/fixtures/drbd/${f}`);
  sources.push('test/fixtures/corosync/three-nodes-two-links/corosync.conf');
  for (const name of sources) {
    const text = readFileSync(join(root, name), 'utf8');
    for (let n = 0; n <= text.length; n += 7) {
      const { context } = opened(`-- ${name} --\n${text.slice(0, n)}`, name);
      const { file } = safely(context) ?? {};
      if (!file) continue;
      for (const at of [n >> 1, Math.max(0, n - 1)]) {
        for (const { edits } of refactorings(context(), { start: at, end: at })) {
          let end = -1;
          for (const { span } of edits) {
            assert(span.start >= end, `${name}, ${n} characters: edits overlap`);
            end = span.end;
          }
        }
      }
    }
  }
});

function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
