import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Client, folderWith, type Json, modern, startClient } from './client.ts';

const cib = (type: string, name: string): string =>
  `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources><primitive id="p" class="ocf" provider="${type.split(':')[0]}" type="${type.split(':')[1]}"><instance_attributes id="i"><nvpair id="n" name="${name}" value="x"/></instance_attributes></primitive></resources><constraints/></configuration></cib>\n`;

/** Answers as crm_resource does, and writes down that it was asked. */
const fake = `#!/bin/sh
echo "$PWD $*" >> "\${0%/*}/asked"
[ "$2" = ocf:acme:web ] || exit 1
echo '<resource-agent name="web"><parameters><parameter name="site" required="1"><content type="string"/></parameter></parameters><actions/></resource-agent>'
`;
const command = 'quorumlens.readInstalledAgents';
const request = 'quorumlens/readInstalledAgents';

async function started(
  t: TestContext,
  options: Json,
  files: Readonly<Record<string, string>> = { 'cib.xml': cib('acme:web', 'sit') },
) {
  const folder = await folderWith(t, { ...files, 'bin/crm_resource': fake, 'bin/asked': '' });
  const bin = fileURLToPath(folder.fileUri('bin'));
  await chmod(join(bin, 'crm_resource'), 0o755);
  const client = startClient(undefined, { PATH: `${bin}:/usr/bin:/bin` });
  t.after(() => client.process.kill());
  const { capabilities } = await client.initialize({
    workspaceFolders: [{ uri: folder.uri, name: 'c' }],
    capabilities: modern,
    initializationOptions: options,
  });
  const asked = (): string => spawnSync('cat', [join(bin, 'asked')], { encoding: 'utf8' }).stdout;
  return { client, capabilities, asked, uri: folder.fileUri('cib.xml') };
}

async function messages(client: Client, uri: string): Promise<string[]> {
  const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  return items.map((d: Json) => d.message).filter((m: string) => /acme:web/.test(m));
}

test('installed agents are asked on the command only, and then count', async t => {
  const { client, capabilities, asked, uri } = await started(t, {});
  assert.deepEqual(capabilities.executeCommandProvider, { commands: [command] });
  assert.deepEqual(await messages(client, uri), []);
  assert.equal(asked(), '');
  const result = await client.request('workspace/executeCommand', { command, arguments: [] });
  assert.deepEqual(result, { asked: 1, read: 1 });
  // In the root of the disk: nothing in the workspace is run.
  assert.equal(asked(), '/ --show-metadata ocf:acme:web\n');
  assert.deepEqual(await messages(client, uri), [
    'the resource lacks site, which ocf:acme:web needs',
    'ocf:acme:web has no parameter "sit" (did you mean "site"?)',
  ]);
  const said = await client.until('window/showMessage');
  assert.equal(said.message, 'QuorumLens: metadata of 1 of 1 agents was read');
  assert.equal(await client.request('workspace/executeCommand', { command: 'other', arguments: [] }), null);
  await client.stop();
});

test('the extension says whether the workspace is trusted; without that no program runs', async t => {
  const { client, capabilities, asked, uri } = await started(t, { rulePages: 'x', clientFiles: true });
  assert.equal(capabilities.executeCommandProvider, undefined);
  client.open(uri, cib('acme:web', 'sit'), 'cib');
  assert.equal(await client.request('workspace/executeCommand', { command, arguments: [] }), null);
  for (const params of [{ trusted: false }, {}, { trusted: 'yes' }]) {
    assert.deepEqual(await client.request(request, params), { asked: 0, read: 0, refused: 'untrusted' });
  }
  assert.equal(asked(), '');
  assert.deepEqual(await client.request(request, { trusted: true }), { asked: 1, read: 1 });
  assert.equal((await messages(client, uri)).length, 2);
  await client.stop();
});

test('names that are none are never asked for', async t => {
  const odd = cib('acme:web', 'sit').replace('type="web"', 'type="web; touch /tmp/x"');
  const { client, asked } = await started(t, {}, { 'cib.xml': odd });
  assert.deepEqual(await client.request('workspace/executeCommand', { command, arguments: [] }), { asked: 1, read: 0 });
  assert.equal(asked(), '');
  await client.stop();
});

test('the real crm_resource', async t => {
  if (spawnSync('crm_resource', ['--version']).error) return t.skip('crm_resource is not installed');
  const folder = await folderWith(t, { 'cib.xml': cib('heartbeat:IPaddr2', 'ipp') });
  const client = startClient();
  t.after(() => client.process.kill());
  await client.initialize({ workspaceFolders: [{ uri: folder.uri, name: 'c' }], capabilities: modern });
  const result = await client.request('workspace/executeCommand', { command, arguments: [] });
  assert.deepEqual(result, { asked: 1, read: 1 });
  await client.stop();
});
