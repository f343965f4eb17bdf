import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, type Json, modern, startClient } from './client.ts';

const hosts = 'on alpha { address 10.0.0.1:7789; }\n  on bravo { address 10.0.0.2:7789; }';
const resource = (inside: string): string =>
  `resource r0 {\n  device minor 0;\n  disk /dev/vg0/r0;\n  meta-disk internal;\n  ${inside}\n  ${hosts}\n}\n`;

test('the status says for which release a DRBD file is judged, and why', async t => {
  const folder = await folderWith(t, {
    'old/r0.res': resource('syncer { rate 10M; }'),
    'new/r0.res': resource('options { quorum off; }'),
    'whole/drbd.conf': 'include "drbd.d/*.res";\n',
    'whole/drbd.d/r0.res': resource('syncer { rate 10M; }'),
    'whole/drbd.d/r1.res': resource('').replace('r0', 'r1'),
  });
  const client = startClient();
  t.after(() => client.process.kill());
  let settings: Json = {};
  client.answers.set('workspace/configuration', () => [settings]);
  await client.initialize({ rootUri: folder.uri, capabilities: modern });
  const of = async (name: string): Promise<[string, string, string]> => {
    const { targets } = await client.request('quorumlens/status', { uri: folder.fileUri(name) });
    const { version, from, because } = targets.find((one: Json) => one.product === 'drbd-utils');
    return [version, from, because];
  };
  assert.deepEqual(await of('old/r0.res'), ['8.4.11', 'file', 'syncer is syntax of DRBD 8']);
  assert.deepEqual(await of('new/r0.res'), ['9.34', 'default', 'default']);
  // What drbd.conf reads together is for one release.
  const [version, from, because] = await of('whole/drbd.d/r1.res');
  assert.deepEqual([version, from], ['8.4.11', 'cluster']);
  assert.match(because, /^syncer is syntax of DRBD 8 \(.*r0\.res\)$/);
  settings = { targets: { 'drbd-utils': '9.22' } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  for (let n = 0; n < 50 && (await of('new/r0.res'))[1] !== 'settings'; n++)
    await new Promise(resolve => setTimeout(resolve, 100));
  assert.deepEqual(await of('new/r0.res'), ['9.22', 'settings', 'set by the user']);
  assert.equal(await client.stop(), 0);
});
