import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, type Json, modern, startClient } from './client.ts';

const metadata =
  '<resource-agent name="web"><parameters><parameter name="site" required="1"><shortdesc>Name of the site</shortdesc><content type="string"/></parameter></parameters><actions/></resource-agent>\n';
const cib =
  '<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources><primitive id="p" class="ocf" provider="acme" type="web"><instance_attributes id="i"><nvpair id="n" name="sit" value="x"/></instance_attributes></primitive></resources><constraints/></configuration></cib>\n';

test("metadata in the workspace makes the user's agents known, also while it is edited", async t => {
  const folder = await folderWith(t, {
    'quorumlens.json': '{ "agents": ["agents/*.xml"] }',
    'agents/web.xml': metadata,
    'cib.xml': cib,
  });
  const client = startClient();
  t.after(() => client.process.kill());
  await client.initialize({ workspaceFolders: [{ uri: folder.uri, name: 'c' }], capabilities: modern });
  const uri = folder.fileUri('cib.xml');
  client.open(uri, cib, 'cib');
  const messages = async (): Promise<string[]> => {
    const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    return items.map((d: Json) => d.message).filter((m: string) => /acme:web/.test(m));
  };
  assert.deepEqual(await messages(), [
    'the resource lacks site, which ocf:acme:web needs',
    'ocf:acme:web has no parameter "sit" (did you mean "site"?)',
  ]);
  const character = cib.indexOf('"sit"') + 2;
  const { items } = await client
    .request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character } })
    .then((found: Json) => (Array.isArray(found) ? { items: found } : found));
  assert(
    items.some((i: Json) => i.label === 'site'),
    JSON.stringify(items).slice(0, 300),
  );
  client.open(folder.fileUri('agents/web.xml'), metadata.replace('"site"', '"sit"'), 'xml');
  assert.deepEqual(await messages(), []);
  await client.stop();
});
