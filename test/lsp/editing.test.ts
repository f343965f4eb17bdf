import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startClient } from './client.ts';

const text = 'resource r0 {\nnet {\ntimeout 60;\n}\non alpha { }\non bravo { }\n}\n';

test('formatting, hints and lenses over a real connection', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'quorumlens-editing-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'r0.res'), text);
  const client = startClient();
  t.after(() => client.process.kill());
  const settings = { inlayHints: true };
  client.answers.set('workspace/configuration', () => [settings]);
  const { capabilities } = await client.initialize({
    rootUri: String(pathToFileURL(folder)),
    capabilities: { workspace: { configuration: true, inlayHint: { refreshSupport: true } } },
  });
  assert.equal(capabilities.documentFormattingProvider, true);
  assert.deepEqual(capabilities.documentOnTypeFormattingProvider, {
    firstTriggerCharacter: '}',
    moreTriggerCharacter: [';', '\n'],
  });
  const uri = String(pathToFileURL(join(folder, 'r0.res')));
  const textDocument = { uri };
  const options = { tabSize: 2, insertSpaces: true };
  client.open(uri, text);

  const edits = await client.request('textDocument/formatting', { textDocument, options });
  assert.deepEqual(edits[0], { range: range(1, 0, 1, 0), newText: '  ' });
  const some = await client.request('textDocument/rangeFormatting', {
    textDocument,
    options,
    range: range(2, 0, 2, 5),
  });
  assert.deepEqual(some, [{ range: range(2, 0, 2, 0), newText: '    ' }]);
  const typed = await client.request('textDocument/onTypeFormatting', {
    textDocument,
    options,
    position: { line: 2, character: 11 },
    ch: ';',
  });
  assert.deepEqual(typed, [{ range: range(2, 0, 2, 0), newText: '    ' }]);

  const hints = () => client.request('textDocument/inlayHint', { textDocument, range: range(0, 0, 7, 0) });
  assert.deepEqual(await hints(), [{ position: { line: 2, character: 10 }, label: '6 s', kind: 1, paddingLeft: true }]);
  const [lens] = await client.request('textDocument/codeLens', { textDocument });
  assert.match(lens.command.title, /^1 connection; /);
  assert.deepEqual(lens.range, range(0, 0, 0, 8));

  settings.inlayHints = false;
  client.notify('workspace/didChangeConfiguration', { settings: null });
  assert.equal(await hints(), null);
  assert.equal(await client.stop(), 0);
});

function range(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
