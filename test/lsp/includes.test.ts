import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, type Json, modern, startClient } from './client.ts';

const text = `resource r0 {
  template-file "quorum.tmpl";
  device minor 0;
  disk /dev/vg0/r0;
  on alpha { node-id 0; address 10.0.1.1:7788; }
  on bravo { node-id 1; address 10.0.1.2:7788; }
}
`;

test('a template that is not there is reported until it is', async t => {
  const folder = await folderWith(t, { 'r0.res': text });
  const client = startClient();
  t.after(() => client.process.kill());
  await client.initialize({ rootUri: folder.uri, capabilities: modern });
  const uri = folder.fileUri('r0.res');
  client.open(uri, text, 'drbd');
  const missing = async (): Promise<string[]> => {
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    return report.items.filter((i: Json) => i.code === 'drbd/include-missing').map((i: Json) => i.message);
  };
  // The editor is told to ask again as soon as the disk has been looked at.
  for (let n = 0; n < 50 && (await missing()).length === 0; n++) await new Promise(resolve => setTimeout(resolve, 100));
  assert.deepEqual(await missing(), ['there is no file "quorum.tmpl"']);
  writeFileSync(join(folder.path, 'quorum.tmpl'), 'common { }\n');
  client.change(uri, 2, { text: `${text}\n` });
  for (let n = 0; n < 50 && (await missing()).length > 0; n++) await new Promise(resolve => setTimeout(resolve, 100));
  assert.deepEqual(await missing(), []);
  assert.equal(await client.stop(), 0);
});
