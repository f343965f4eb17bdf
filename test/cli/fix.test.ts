import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cluster, folderWith, quorumlens } from './command.ts';

/** A file with one thing to fix safely: an allow comment that nothing needs. */
const unneeded = `# quorumlens: allow drbd/out-of-range no longer true\n${cluster['drbd.d/r0.res']}`;

test('safe fixes are applied, and all other bytes stay', t => {
  const bytes = Buffer.from(unneeded.replaceAll('\n', '\r\n').replace(/\r\n$/, ''));
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': bytes });
  chmodSync(join(cwd, 'drbd.d/r0.res'), 0o640);
  const { code, out, err } = quorumlens(['fix'], { cwd });
  assert.deepEqual([code, out, err], [0, 'applied 1 fix in 1 file\n', '']);
  assert.equal(
    readFileSync(join(cwd, 'drbd.d/r0.res'), 'latin1'),
    (cluster['drbd.d/r0.res'] as string).replaceAll('\n', '\r\n').replace(/\r\n$/, ''),
  );
  assert.equal(statSync(join(cwd, 'drbd.d/r0.res')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(cwd, 'drbd.d')), ['r0.res']);
  assert.equal(quorumlens(['fix'], { cwd }).out, 'nothing to fix safely\n');
});

test('--dry-run prints a diff and writes nothing', t => {
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': unneeded });
  const { code, out, err } = quorumlens(['fix', '--dry-run'], { cwd });
  assert.equal(code, 0);
  assert.equal(err, 'would apply 1 fix in 1 file\n');
  assert.match(out, /^--- a\/drbd\.d\/r0\.res\n\+\+\+ b\/drbd\.d\/r0\.res\n@@ -1,4 \+1,3 @@\n-# quorumlens: allow/);
  assert.equal(readFileSync(join(cwd, 'drbd.d/r0.res'), 'utf8'), unneeded);
});

test('--dry-run masks secrets', t => {
  const text = unneeded.replace('device ', 'net { shared-secret "hunter2hunter2"; }\n    device ');
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': text });
  const { out } = quorumlens(['fix', '--dry-run'], { cwd });
  assert.ok(out.includes('shared-secret "•••"'));
  assert.ok(!out.includes('hunter2'));
});

test('--rule chooses', t => {
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': unneeded });
  assert.equal(quorumlens(['fix', '--rule', 'drbd/syntax'], { cwd }).out, 'nothing to fix safely\n');
  assert.equal(quorumlens(['fix', '--rule', 'quorumlens/unused-allow'], { cwd }).out, 'applied 1 fix in 1 file\n');
});

test('only files that were named are written', t => {
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': unneeded });
  assert.equal(quorumlens(['fix', 'corosync.conf'], { cwd }).out, 'nothing to fix safely\n');
  assert.equal(readFileSync(join(cwd, 'drbd.d/r0.res'), 'utf8'), unneeded);
});

test('a symbolic link stays one', t => {
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': '', 'store/r0.res': unneeded });
  symlinkSync('../store/r0.res', join(cwd, 'drbd.d/link.res'));
  assert.equal(quorumlens(['fix', 'drbd.d/link.res'], { cwd }).out, 'applied 1 fix in 1 file\n');
  assert.equal(readlinkSync(join(cwd, 'drbd.d/link.res')), '../store/r0.res');
  assert.equal(readFileSync(join(cwd, 'store/r0.res'), 'utf8'), cluster['drbd.d/r0.res']);
});

test('a file that is not UTF-8 is left as it is', t => {
  const bytes = Buffer.concat([Buffer.from(unneeded), Buffer.from([0x23, 0xc6, 0xfc, 0x0a])]);
  const cwd = folderWith(t, { ...cluster, 'drbd.d/r0.res': bytes });
  const { code, out, err } = quorumlens(['fix'], { cwd });
  assert.deepEqual([code, out], [0, 'nothing to fix safely\n']);
  assert.match(err, /^quorumlens: drbd\.d\/r0\.res: the file is not UTF-8, so no fix was applied to it$/m);
  assert.deepEqual(readFileSync(join(cwd, 'drbd.d/r0.res')), bytes);
});

test('standard input cannot be fixed', t => {
  const cwd = folderWith(t, cluster);
  assert.equal(quorumlens(['fix', '-'], { cwd, input: '' }).code, 2);
});
