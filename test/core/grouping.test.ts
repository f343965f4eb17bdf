import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CorosyncFacts } from '../../server/src/cluster/corosync.ts';
import { groupFiles } from '../../server/src/cluster/grouping.ts';

const file = (name: string, language: string, corosync?: CorosyncFacts) => ({ file: name, language, corosync });
const roots = (files: Parameters<typeof groupFiles>[0], set?: string[]) =>
  Object.fromEntries(groupFiles(files, set).map(c => [c.root, c.files]));

test('the files of a live host are one cluster', () => {
  assert.deepEqual(
    roots([
      file('/etc/corosync/corosync.conf', 'corosync'),
      file('/etc/drbd.conf', 'drbd'),
      file('/etc/drbd.d/r0.res', 'drbd'),
      file('/var/lib/pacemaker/cib/cib.xml', 'cib'),
      file('/root/notes/r9.res', 'drbd'),
    ]),
    {
      '/': ['/etc/corosync/corosync.conf', '/etc/drbd.conf', '/etc/drbd.d/r0.res', '/var/lib/pacemaker/cib/cib.xml'],
      '/root/notes': ['/root/notes/r9.res'],
    },
  );
});

test('the nearest folder with a corosync.conf decides, in paths and in URIs', () => {
  for (const base of ['', 'file:///w/']) {
    const found = roots([
      file(`${base}a/corosync.conf`, 'corosync'),
      file(`${base}a/drbd.d/r0.res`, 'drbd'),
      file(`${base}b/etc/corosync/corosync.conf`, 'corosync'),
      file(`${base}b/etc/drbd.d/r0.res`, 'drbd'),
      file(`${base}b/var/lib/pacemaker/cib/cib.xml`, 'cib'),
      file(`${base}c/cib.xml`, 'cib'),
    ]);
    assert.deepEqual(Object.keys(found), [`${base}a`, `${base}b`, `${base}c`]);
    assert.equal(found[`${base}b`]?.length, 3);
  }
});

test('cluster roots that the user set win', () => {
  const files = [file('x/one/corosync.conf', 'corosync'), file('x/two/r0.res', 'drbd')];
  assert.deepEqual(Object.keys(roots(files, ['x'])), ['x']);
});

test('copies per node are joined when cluster_name and a node agree, and only then', () => {
  const said = (cluster: string, node: string): CorosyncFacts => {
    const at = { file: '', span: { start: 0, end: 0 } };
    return {
      values: new Map([['totem.cluster_name', { value: cluster, at, keyAt: at }]]),
      unknown: new Set(),
      nodelists: [],
      sections: new Map(),
      nodes: [{ at, section: at, name: { value: node, at }, addresses: new Map() }],
      hasNodelist: true,
      interfaces: [],
      generation: 3,
      incomplete: false,
    };
  };
  const conf = (folder: string, cluster: string, node: string) =>
    file(`${folder}/corosync.conf`, 'corosync', said(cluster, node));
  assert.equal(groupFiles([conf('n1', 'ha', 'alpha'), conf('n2', 'ha', 'alpha')]).length, 1);
  assert.equal(groupFiles([conf('n1', 'ha', 'alpha'), conf('n2', 'ha', 'xray')]).length, 2);
  assert.equal(groupFiles([conf('n1', 'ha', 'alpha'), conf('n2', 'hb', 'alpha')]).length, 2);
});

test('a file that drbd.conf includes belongs to its cluster, wherever it lies', () => {
  const start = { ...file('a/drbd.conf', 'drbd'), includes: ['../shared/*.res', 'more/r1.res'] };
  const found = roots([
    file('a/corosync.conf', 'corosync'),
    start,
    file('a/more/r1.res', 'drbd'),
    file('shared/r0.res', 'drbd'),
    file('shared/notes.txt', 'drbd'),
  ]);
  assert.deepEqual(found, {
    a: ['a/corosync.conf', 'a/drbd.conf', 'a/more/r1.res', 'shared/r0.res'],
    shared: ['shared/notes.txt'],
  });
});
