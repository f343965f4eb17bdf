import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { changed, cluster, folderWith, quorumlens } from './command.ts';

interface Json {
  version: number;
  summary: Record<string, number>;
  diagnostics: {
    file: string;
    language: string;
    rule: string;
    severity: string;
    message: string;
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
    related: { file: string; message: string }[];
    fixes: { title: string; safe: boolean }[];
    refusedBy: string[];
    docs: string;
  }[];
}

const json = (text: string): Json => JSON.parse(text) as Json;
/** Findings at warning or above as `file rule`. */
const loud = (text: string): string[] =>
  json(text)
    .diagnostics.filter(d => d.severity === 'error' || d.severity === 'warning')
    .map(d => `${d.file} ${d.rule}`);

const mesh: [string, string, string] = ['drbd.d/r0.res', 'on bravo {', 'on brvao {'];
const range: [string, string, string] = ['drbd.d/r0.res', 'device ', 'net { timeout 700; }\n    device '];

test('a good cluster: exit code 0 and a summary', t => {
  const cwd = folderWith(t, cluster);
  const { code, out, err } = quorumlens(['check'], { cwd });
  assert.equal(err, '');
  assert.match(out, /^2 files: 0 errors, 0 warnings, /m);
  assert.equal(code, 0);
});

test('the JSON contract', t => {
  const cwd = folderWith(t, changed(range));
  const { code, out } = quorumlens(['check', '--format', 'json'], { cwd });
  const report = json(out);
  assert.equal(report.version, 1);
  assert.deepEqual(Object.keys(report.summary), ['files', 'errors', 'warnings', 'infos', 'hints']);
  assert.equal(report.summary.files, 2);
  assert.equal(report.summary.errors, 1);
  const found = report.diagnostics.find(d => d.rule === 'drbd/out-of-range');
  assert.ok(found);
  assert.deepEqual(found, {
    file: 'drbd.d/r0.res',
    language: 'drbd',
    rule: 'drbd/out-of-range',
    severity: 'error',
    message: found.message,
    range: { start: { line: 1, character: 18 }, end: { line: 1, character: 21 } },
    related: [],
    fixes: [],
    refusedBy: ['drbdadm'],
    docs: 'docs/rules/drbd/out-of-range.md',
  });
  assert.match(found.message, /^"700" is out of range \(1 to 600/);
  const order = report.diagnostics.map(d => `${d.file}\0${String(d.range.start.line).padStart(6)}`);
  assert.deepEqual(order, order.toSorted());
  assert.equal(code, 1);
});

test('the sources run as they are on Node 24', t => {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    t.skip('this Node does not run TypeScript');
    return;
  }
  const cwd = folderWith(t, changed(range));
  const main = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [main, 'check'], {
    cwd,
    encoding: 'utf8',
    env: { LANG: 'C' },
  });
  assert.equal(status, 1);
  assert.match(stdout, /\[drbd\/out-of-range\]/);
});

test('exit codes: the bar decides, and errors of use win', t => {
  const cwd = folderWith(t, changed(range));
  assert.equal(quorumlens(['check', '--fail-on', 'never'], { cwd }).code, 0);
  assert.equal(quorumlens(['check', '--fail-on', 'error'], { cwd }).code, 1);
  assert.equal(quorumlens(['check', '--rule', 'drbd/out-of-range=warning'], { cwd }).code, 0);
  assert.equal(quorumlens(['check', '--rule', 'drbd/out-of-range=warning', '--fail-on', 'warning'], { cwd }).code, 1);
  assert.equal(quorumlens(['check', '--show', 'hint', '--rule', 'drbd/out-of-range=hint'], { cwd }).code, 0);
  assert.equal(quorumlens(['check', '--rule', 'drbd/out-of-range=off', '--fail-on', 'warning'], { cwd }).code, 0);
  const missing = quorumlens(['check', '.', 'nowhere.conf'], { cwd });
  assert.equal(missing.code, 2);
  assert.match(missing.err, /^quorumlens: nowhere\.conf: no such file or folder$/m);
  assert.match(missing.out, /drbd\/out-of-range/);
  assert.equal(quorumlens(['check', '--frob'], { cwd }).code, 2);
  assert.equal(quorumlens([], { cwd }).code, 2);
  assert.equal(quorumlens(['--help'], { cwd }).code, 0);
  assert.match(quorumlens(['--version'], { cwd }).out, /^quorumlens \d+\.\d+\.\d+\n$/);
});

test('a file is judged with its whole cluster, and only its own findings are shown', t => {
  const cwd = folderWith(t, {
    ...changed(mesh, ['corosync.conf', 'two_node: 1', 'two_node: 1\n    expected_votes: x']),
  });
  const all = loud(quorumlens(['check', '--format', 'json'], { cwd }).out);
  assert.ok(all.some(d => d.startsWith('corosync.conf ')));
  assert.ok(all.includes('drbd.d/r0.res cluster/unknown-node'));
  const one = quorumlens(['check', '--format=json', 'drbd.d/r0.res'], { cwd });
  assert.ok(loud(one.out).includes('drbd.d/r0.res cluster/unknown-node'));
  assert.deepEqual([...new Set(json(one.out).diagnostics.map(d => d.file))], ['drbd.d/r0.res']);
  assert.equal(json(one.out).summary.files, 1);
  const inside = quorumlens(['check', '--format=json', 'r0.res'], { cwd: join(cwd, 'drbd.d') });
  assert.deepEqual(
    loud(inside.out),
    loud(one.out).map(d => d.replace('drbd.d/', '')),
  );
});

test('a file of a host is judged with the rest of the host', t => {
  const { 'corosync.conf': corosync, 'drbd.d/r0.res': r0 } = changed(mesh) as Record<string, string>;
  const cib =
    '<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/>';
  const cwd = folderWith(t, {
    'host/etc/corosync/corosync.conf': corosync as string,
    'host/etc/drbd.d/r0.res': r0 as string,
    'host/etc/drbd.conf': 'include "drbd.d/*.res";\n',
    'host/etc/apache2/apache2.conf': 'ServerName alpha\n',
    'host/var/lib/pacemaker/cib/cib.xml': `${cib}<nodes><node id="7" uname="alpha"/></nodes><resources/><constraints/></configuration><status/></cib>\n`,
  });
  const one = quorumlens(['check', 'host/etc/drbd.d/r0.res', '--format=json', '--show-clusters'], { cwd });
  assert.ok(loud(one.out).includes('host/etc/drbd.d/r0.res cluster/unknown-node'), one.out);
  const { clusters } = JSON.parse(one.out) as { clusters: { files: { file: string }[] }[] };
  assert.deepEqual(clusters[0]?.files.map(f => f.file).sort(), [
    'host/etc/corosync/corosync.conf',
    'host/etc/drbd.conf',
    'host/etc/drbd.d/r0.res',
    'host/var/lib/pacemaker/cib/cib.xml',
  ]);
  const conf = quorumlens(['check', 'host/etc/corosync/corosync.conf', '--format=json'], { cwd });
  assert.deepEqual(loud(conf.out), ['host/etc/corosync/corosync.conf cluster/nodeid-mismatch']);
});

test('copies of the other nodes belong to the cluster of a file', t => {
  const { 'corosync.conf': corosync, 'drbd.d/r0.res': r0 } = cluster as Record<string, string>;
  const cwd = folderWith(t, {
    'alpha/corosync.conf': corosync as string,
    'bravo/corosync.conf': corosync as string,
    'bravo/drbd.d/r0.res': r0 as string,
    'other/corosync.conf': (corosync as string).replace('cluster_name: example', 'cluster_name: other'),
  });
  const { out } = quorumlens(['check', 'alpha/corosync.conf', '--format=json', '--show-clusters'], { cwd });
  const { clusters } = JSON.parse(out) as { clusters: { files: { file: string }[] }[] };
  assert.deepEqual(
    clusters.map(c => c.files.map(f => f.file).sort()),
    [['alpha/corosync.conf', 'bravo/corosync.conf', 'bravo/drbd.d/r0.res']],
  );
});

test('paths are shown as they were given', t => {
  const cwd = folderWith(t, Object.fromEntries(Object.entries(changed(range)).map(([n, text]) => [`a/${n}`, text])));
  const files = (...args: string[]): string[] => [
    ...new Set(loud(quorumlens(['check', '--format=json', ...args], { cwd }).out).map(d => d.split(' ')[0] as string)),
  ];
  assert.deepEqual(files(), ['a/drbd.d/r0.res']);
  assert.deepEqual(files('.'), ['a/drbd.d/r0.res']);
  assert.deepEqual(files('a'), ['a/drbd.d/r0.res']);
  assert.deepEqual(files('a/'), ['a/drbd.d/r0.res']);
  assert.deepEqual(files('./a'), ['./a/drbd.d/r0.res']);
  assert.deepEqual(files('./a/drbd.d/r0.res'), ['./a/drbd.d/r0.res']);
  assert.deepEqual(files(join(cwd, 'a')), [`${cwd}/a/drbd.d/r0.res`]);
  assert.deepEqual(files('a', 'a/drbd.d', 'a/drbd.d/r0.res'), ['a/drbd.d/r0.res']);
});

test('a file found by two ways counts once', t => {
  const cwd = folderWith(t, changed(range));
  symlinkSync('r0.res', join(cwd, 'drbd.d/a.res'));
  symlinkSync('.', join(cwd, 'circle'));
  symlinkSync('nowhere', join(cwd, 'unrelated'));
  const { out, code } = quorumlens(['check', '--format=json', '.', 'drbd.d'], { cwd });
  assert.equal(json(out).summary.files, 2);
  assert.deepEqual(loud(out), ['drbd.d/r0.res drbd/out-of-range']);
  assert.equal(code, 1);
  symlinkSync('nowhere', join(cwd, 'drbd.d/gone.res'));
  const dangling = quorumlens(['check', '--format=json'], { cwd });
  assert.equal(dangling.code, 2);
  assert.match(dangling.err, /^quorumlens: drbd\.d\/gone\.res: /m);
  assert.deepEqual(loud(dangling.out), ['drbd.d/r0.res drbd/out-of-range']);
});

test('a file that cannot be read is named, and the others are checked', t => {
  const cwd = folderWith(t, changed(range));
  writeFileSync(join(cwd, 'drbd.d/closed.res'), '');
  chmodSync(join(cwd, 'drbd.d/closed.res'), 0);
  // The superuser may read everything; nobody may not.
  chmodSync(cwd, 0o755);
  const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const { out, err, code } = quorumlens(['check', '--format=json'], { cwd, ...uid });
  if (code === null) {
    t.skip('no process of another user can be started');
    return;
  }
  assert.match(err, /^quorumlens: drbd\.d\/closed\.res: permission denied$/m);
  assert.deepEqual(loud(out), ['drbd.d/r0.res drbd/out-of-range']);
  assert.equal(code, 2);
});

test('standard input stands for a file of the cluster', t => {
  const cwd = folderWith(t, cluster);
  const input = (changed(mesh)['drbd.d/r0.res'] as string).replaceAll('\n', '\r\n');
  const { out, code } = quorumlens(['check', '-', '--stdin-filename', 'drbd.d/r0.res', '--format=json'], {
    cwd,
    input,
  });
  assert.ok(loud(out).includes('drbd.d/r0.res cluster/unknown-node'), out);
  assert.deepEqual([...new Set(json(out).diagnostics.map(d => d.file))], ['drbd.d/r0.res']);
  assert.notEqual(code, 2);
  const nameless = quorumlens(['check', '-', '--format=json'], {
    cwd,
    input: changed(range)['drbd.d/r0.res'] as string,
  });
  assert.deepEqual(loud(nameless.out), ['stdin drbd/out-of-range']);
  const stranger = quorumlens(['check', '-'], { cwd, input: 'hello\n' });
  assert.match(stranger.err, /^quorumlens: stdin: not a DRBD, Corosync or Pacemaker configuration/);
  assert.equal(stranger.code, 0);
});

test('pretty: excerpt, carets and notes; no colours in a pipe', t => {
  const cwd = folderWith(
    t,
    changed(['drbd.d/r0.res', 'device ', '# 名前\n    net { timeout 700; /* */ }\n    device ']),
  );
  const plain = quorumlens(['check', 'drbd.d/r0.res', '--rule', 'drbd/syntax=off'], { cwd }).out;
  assert.match(
    plain,
    /^drbd\.d\/r0\.res:3:19: error: "700" is out of range \(1 to 600, [^\n]*\) \[drbd\/out-of-range\]\n3 \| {5}net \{ timeout 700; [^\n]*\n {2}\| {19}\^\^\^\n {2}= refused by drbdadm\n/m,
  );
  assert.ok(!plain.includes('\u001b'));
  const colour = quorumlens(['check'], { cwd, env: { FORCE_COLOR: '1' } }).out;
  assert.ok(colour.includes('\u001b['));
  assert.ok(!quorumlens(['check'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out.includes('\u001b'));
  assert.ok(!quorumlens(['check'], { cwd, env: { FORCE_COLOR: '0' } }).out.includes('\u001b'));
});

test('the language of the messages: option, else locale', t => {
  const cwd = folderWith(t, changed(range));
  assert.match(quorumlens(['check'], { cwd, env: { LANG: 'ja_JP.UTF-8' } }).out, /"700" は範囲外です/);
  assert.match(quorumlens(['check', '--lang', 'ja'], { cwd }).out, /ファイル 2 件、エラー 1 件/);
  assert.match(quorumlens(['check', '--lang=en'], { cwd, env: { LC_ALL: 'ja_JP.UTF-8' } }).out, /is out of range/);
});

test('github: workflow commands, escaped', t => {
  const cwd = folderWith(t, { 'a,b:100%/r0.res': changed(range)['drbd.d/r0.res'] as string });
  const { out } = quorumlens(['check', '--format', 'github', '--show', 'error'], { cwd });
  assert.match(
    out,
    /^::error file=a%2Cb%3A100%25\/r0\.res,line=2,endLine=2,col=19,endColumn=22,title=drbd\/out-of-range::"700" is out of range/,
  );
});

test('--show hides, --show-clusters tells', t => {
  const cwd = folderWith(t, changed(range));
  const hidden = quorumlens(['check', '--show', 'error', '--rule', 'drbd/out-of-range=warning'], { cwd });
  assert.match(hidden.out, /^2 files: 0 errors, 1 warning, .*not shown/m);
  assert.ok(!hidden.out.includes('out of range'));
  const { out } = quorumlens(['check', '--show-clusters', '--target', 'corosync=3.1.7'], { cwd });
  assert.match(out, /^cluster example: .* \(nearest corosync\.conf: /m);
  assert.match(out, /^ {2}corosync\.conf: corosync, for corosync 3\.1\.7 \(set by the user\)$/m);
  assert.match(out, /^ {2}drbd\.d\/r0\.res: drbd, for drbd-utils /m);
});

test('quorumlens.json: the nearest one holds, options win, faults are findings', t => {
  const cwd = folderWith(t, {
    ...changed(range),
    'quorumlens.json': '{ "rules": { "drbd/out-of-range": "info" } }',
    'other/drbd.d/r0.res': changed(range)['drbd.d/r0.res'] as string,
    'other/quorumlens.json': '{ "rules": { "drbd/out-of-range": "off" }, "hots": "alpha" }',
  });
  const severities = (...args: string[]): string[] =>
    json(quorumlens(['check', '--format=json', ...args], { cwd }).out)
      .diagnostics.filter(d => /out-of-range|settings/.test(d.rule))
      .map(d => `${d.file} ${d.severity} ${d.message}`.replace(/ "700".*/, ''));
  assert.deepEqual(severities(), [
    'drbd.d/r0.res info',
    'other/quorumlens.json warning there is no setting "hots" (did you mean "host"?)',
  ]);
  assert.deepEqual(severities('drbd.d/r0.res', '--rule', 'drbd/out-of-range=error'), ['drbd.d/r0.res error']);
  assert.deepEqual(severities('other/drbd.d/r0.res', '--rule', 'quorumlens/settings=off'), []);
});

test('what a start file includes is read, wherever it lies', t => {
  const cwd = folderWith(t, {
    'host/drbd.conf': 'include "../elsewhere/*.res";\n',
    'elsewhere/r0.res': changed(range)['drbd.d/r0.res'] as string,
    'elsewhere/loop.res': 'include "../host/drbd.conf";\ninclude "*.res";\n',
  });
  const { out, code } = quorumlens(['check', 'host', '--format=json', '--show-clusters'], { cwd });
  const shown = JSON.parse(out) as { clusters: { files: { file: string }[] }[]; summary: { files: number } };
  assert.equal(shown.summary.files, 1);
  assert.equal(code, 0);
});

test('secrets never appear', t => {
  const secret = 'hunter2hunter2';
  const cwd = folderWith(t, {
    'drbd.d/r0.res': (changed(range)['drbd.d/r0.res'] as string).replace(
      'timeout 700;',
      `timeout 700; shared-secret "${secret}"; shared-secrt "${secret}";`,
    ),
    'drbd.d/r1.res': `resource r1 { net { shared-secret ${secret.repeat(30)}; } }\n`,
    'cib.xml': `<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources>
<primitive id="f" class="stonith" type="fence_ipmilan"><instance_attributes id="f-p"><nvpair id="f-1" name="passwd" value="${secret}" bad="1"/></instance_attributes></primitive>
</resources><constraints/></configuration><status/></cib>\n`,
  });
  for (const format of ['pretty', 'json', 'github', 'sarif']) {
    const { out, err } = quorumlens(['check', '--format', format, '--show', 'hint'], { cwd });
    assert.ok(out.includes('out-of-range'));
    assert.ok(!(out + err).includes('hunter2'), format);
  }
  assert.match(quorumlens(['check'], { cwd }).out, /•••/);
});

test('odd files: silence or a clear word', t => {
  const cwd = folderWith(t, {
    'app.conf': 'key = value\n[section]\n',
    'pom.xml': '<project><cib/></project>\n',
    'image.res': new Uint8Array([1, 2, 0, 0, 255]),
    'notes.txt': 'resource r0 { }\n',
    'node_modules/x/corosync.conf': 'broken\n',
    '.git/corosync.conf': 'broken\n',
    'empty/corosync.conf': '',
    'utf16/corosync.conf': Buffer.from('\uFEFFtotem {\n  version: 2\n}\n', 'utf16le'),
    'euc/r0.res': Buffer.concat([
      Buffer.from('# '),
      Buffer.from([0xc6, 0xfc]),
      Buffer.from(`\n${cluster['drbd.d/r0.res']}`),
    ]),
  });
  mkdirSync(join(cwd, 'folder.conf'));
  const { out, err } = quorumlens(['check', '--format=json'], { cwd });
  assert.equal(err, '');
  assert.deepEqual(
    json(out)
      .diagnostics.filter(d => d.rule.startsWith('quorumlens/'))
      .map(d => `${d.file} ${d.rule} ${d.severity}`),
    ['euc/r0.res quorumlens/not-utf8 info', 'utf16/corosync.conf quorumlens/not-text error'],
  );
  assert.ok(!/app\.conf|pom\.xml|image\.res|node_modules|\.git/.test(out));
  const named = quorumlens(['check', 'notes.txt', 'app.conf', 'image.res'], { cwd });
  assert.match(named.err, /^quorumlens: app\.conf: not a DRBD/m);
  assert.match(named.out, /image\.res:1:1: error: the file holds binary data/);
});

test('sarif is valid SARIF 2.1.0', async t => {
  const { Ajv } = await import('ajv');
  const schema = JSON.parse(
    readFileSync(
      new URL('../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url),
      'utf8',
    ),
  ) as Record<string, unknown>;
  // The schema is written in draft 4, of which it uses nothing that draft 7 lacks but the name of its id.
  const { id: _, $schema: __, ...rules } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    rules,
  );
  const cwd = folderWith(t, { ...changed(range, mesh), 'odd name %41.res': 'resource r9 { net { timeout 700; } }\n' });
  for (const args of [['.'], ['.', 'nowhere'], [cwd], ['.', '--lang', 'ja', '--show', 'error']]) {
    const { out } = quorumlens(['check', '--format', 'sarif', ...args], { cwd });
    const log = JSON.parse(out) as { runs: { results: { ruleId: string; level: string; locations: unknown[] }[] }[] };
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
    assert.ok(log.runs[0]?.results.some(r => r.ruleId === 'drbd/out-of-range' && r.level === 'error'));
  }
  const { out } = quorumlens(['check', '--format', 'sarif'], { cwd });
  assert.ok(out.includes('"uri": "odd%20name%20%2541.res"'));
});
