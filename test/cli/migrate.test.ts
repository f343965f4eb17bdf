import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, quorumlens } from './command.ts';

const old = `common {
  syncer { rate 30M; }
  net { shared-secret "hunter2hunter2"; cram-hmac-alg sha1; }
}
resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
`;

test('fix --to drbd9 migrates files of DRBD 8, once', t => {
  const cwd = folderWith(t, { 'drbd.d/r0.res': old, 'corosync.conf': 'totem {\n    version: 2\n}\n' });
  const { code, out, err } = quorumlens(['fix', '--to', 'drbd9'], { cwd });
  assert.deepEqual([code, out, err], [0, 'migrated 1 file\n', '']);
  const after = readFileSync(join(cwd, 'drbd.d/r0.res'), 'utf8');
  assert.match(after, /disk \{\n {4}resync-rate 30M;\n {2}\}/);
  assert.match(after, /net \{\n {4}protocol C;\n {2}\}/);
  assert.match(after, /on bravo \{ node-id 1; /);
  assert.doesNotMatch(after, /syncer/);
  assert.equal(quorumlens(['fix', '--to=drbd9'], { cwd }).out, 'nothing to migrate\n');
  assert.equal(quorumlens(['fix', '--to=drbd9', '--lang', 'ja'], { cwd }).out, '移行するファイルはありません\n');
});

test('fix --to --dry-run prints a diff without secrets and writes nothing', t => {
  const cwd = folderWith(t, { 'r0.res': old });
  const { code, out, err } = quorumlens(['fix', '--to', 'drbd9', '--dry-run', 'r0.res'], { cwd });
  assert.deepEqual([code, err], [0, 'would migrate 1 file\n']);
  assert.match(out, /^--- a\/r0\.res\n\+\+\+ b\/r0\.res\n/);
  assert.doesNotMatch(out, /hunter2/);
  assert.equal(readFileSync(join(cwd, 'r0.res'), 'utf8'), old);
});

test('fix --to pacemaker-4.0 upgrades the schema of CIBs, and says where it cannot', t => {
  const cib = (inside: string): string =>
    `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">\n  <configuration>\n    <crm_config/>\n    <nodes/>\n    <resources>\n${inside}    </resources>\n    <constraints/>\n  </configuration>\n</cib>\n`;
  const master =
    '      <master id="ms">\n        <primitive id="d" class="ocf" provider="linbit" type="drbd"/>\n      </master>\n';
  const cwd = folderWith(t, { 'a/cib.xml': cib(master), 'b/cib.xml': cib('<wrong/>\n'), 'r0.res': old });
  const { code, out, err } = quorumlens(['fix', '--to', 'pacemaker-4.0'], { cwd });
  assert.deepEqual([code, out], [0, 'migrated 1 file\n']);
  assert.equal(
    err,
    'quorumlens: b/cib.xml: left as it is, since it does not fit its own schema, or would not fit pacemaker-4.0 (check says where)\n',
  );
  const after = readFileSync(join(cwd, 'a/cib.xml'), 'utf8');
  assert.match(after, /validate-with="pacemaker-4\.0"[\s\S]*<clone id="ms">\n {8}<meta_attributes /);
  assert.equal(readFileSync(join(cwd, 'r0.res'), 'utf8'), old);
  assert.equal(quorumlens(['fix', '--to', 'pacemaker-4.0', 'a'], { cwd }).out, 'nothing to migrate\n');
  assert.match(
    quorumlens(['fix', '--help']).out,
    /drbd9, pacemaker-2\.10, pacemaker-3\.0 … pacemaker-3\.10, pacemaker-4\.0/,
  );
});

test('fix --to takes the names that there are', t => {
  const cwd = folderWith(t, { 'r0.res': old });
  const { code, err } = quorumlens(['fix', '--to', 'drbd8'], { cwd });
  assert.equal(code, 2);
  assert.match(err, /--to: "drbd8" is not one of .*drbd9/);
});
