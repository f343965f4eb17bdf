import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnalysisSettings, createAnalysis } from '../server/src/analysis.ts';
import { defaultTarget, type TargetRelease } from '../server/src/schema/release.ts';

/* Which release of Corosync a file is judged for, and why: the status item says both. */

const ring = (votes: boolean): string =>
  `totem {\n\tversion: 2\n\tinterface {\n\t\tringnumber: 0\n\t\tbindnetaddr: 10.0.0.0\n\t\tmcastaddr: 239.255.1.1\n\t\tmcastport: 5405\n\t}\n}\n${
    votes ? 'quorum {\n\tprovider: corosync_votequorum\n\texpected_votes: 2\n}\n' : ''
  }`;
const nodes = 'totem {\n\tversion: 2\n}\nnodelist {\n\tnode {\n\t\tring0_addr: 10.0.0.1\n\t\tnodeid: 1\n\t}\n}\n';

function target(
  files: Readonly<Record<string, string>>,
  name: string,
  settings: AnalysisSettings = {},
): TargetRelease | undefined {
  const analysis = createAnalysis(settings);
  for (const [file, text] of Object.entries(files)) analysis.set(file, text);
  return analysis.get(name)?.target.corosync;
}

const own = 'etc/corosync/corosync.conf';

test('a file says by its form which Corosync it is for', () => {
  const one = target({ [own]: ring(false) }, own);
  assert.equal(one?.version, '1.4');
  assert.equal(one.from, 'file');
  assert.equal(one.because.en, 'an interface with bindnetaddr and no nodelist is the form of Corosync 1');
  assert.match(one.because.ja, /Corosync 1 の書き方/);
  const two = target({ [own]: ring(true) }, own);
  assert.equal(two?.version, '2.4');
  assert.equal(two.from, 'file');
});

test('with a nodelist, it is for the newest', () => {
  const newest = target({ [own]: nodes }, own);
  assert.equal(newest?.version, defaultTarget.corosync);
  assert.equal(newest.from, 'default');
});

test('the user decides before the file does', () => {
  const set = target({ [own]: ring(true) }, own, { targets: { corosync: '3.1.7' } });
  assert.equal(set?.version, '3.1.7');
  assert.equal(set.from, 'settings');
});

test('a part of the configuration follows corosync.conf', () => {
  const service = 'service {\n\tname: pacemaker\n\tver: 0\n}\n';
  const part = 'etc/corosync/service.d/pcmk';
  const old = target({ [own]: ring(false), [part]: service }, part);
  assert.equal(old?.version, '1.4');
  assert.equal(old.from, 'cluster');
  assert.match(old.because.en, /Corosync 1 \(etc\/corosync\/corosync\.conf\)$/);
  assert.equal(target({ [own]: nodes, [part]: service }, part)?.from, 'default');
});

test('templates are read like what they become', () => {
  const erb = target({ 'corosync.conf.erb': ring(true).replace('10.0.0.0', '<%= @network %>') }, 'corosync.conf.erb');
  assert.equal(erb?.version, '2.4');
  const jinja = nodes.replace('10.0.0.1', '{{ address }}');
  assert.equal(target({ 'corosync.conf.j2': jinja }, 'corosync.conf.j2')?.version, defaultTarget.corosync);
});
