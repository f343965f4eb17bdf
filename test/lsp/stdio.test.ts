import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Client, folderWith, type Json, modern, positionOf, simple, startClient } from './client.ts';

const corosyncConf = `totem {
  version: 2
  cluster_name: east
  token: 3000
  crypto_cipher: aes256
  crypto_hash: sha256
}
nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
    ring1_addr: 10.0.1.1
  }
  node {
    name: bravo
    nodeid: 2
    ring0_addr: 10.0.0.2
    ring1_addr: 10.0.1.2
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1
}
`;
const r0 = `resource r0 {
  device /dev/drbd0;
  disk /dev/vg0/r0;
  meta-disk internal;
  net {
    timeout 60;
    cram-hmac-alg sha256;
    shared-secret east;
  }
  on alpha {
    node-id 0;
    address 10.0.2.1:7789;
  }
  on bravo {
    node-id 1;
    address 10.0.2.2:7789;
  }
}
`;
const cluster = { 'corosync.conf': corosyncConf, 'r0.res': r0 };

/** A server for one test; it is ended however the test ends. */
function clientFor(t: TestContext, ...args: Parameters<typeof startClient>): Client {
  const client = startClient(...args);
  t.after(() => client.process.kill());
  return client;
}

function foldersOf(folder: { uri: string }): Json {
  return { workspaceFolders: [{ uri: folder.uri, name: 'cluster' }] };
}

function rules(diagnostics: Json[]): string[] {
  return diagnostics.map(d => d.code).sort();
}

test('an editor that asks: findings, hover, completion, navigation, rename, fix, change, end', async t => {
  const folder = await folderWith(t, cluster);
  const client = clientFor(t);
  const progress: Json[] = [];
  const { capabilities, serverInfo } = await client.initialize({ ...foldersOf(folder), capabilities: modern });
  assert.equal(serverInfo.name, 'quorumlens');
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.equal(capabilities.diagnosticProvider.interFileDependencies, true);
  const uri = folder.fileUri('r0.res');
  const textDocument = { uri };
  const text = r0.replace('on bravo', 'on bravoo').replace('timeout 60;', 'timeoutt 60;');
  client.open(uri, text, 'drbd');

  await t.test('pulled diagnostics', async () => {
    const report = await client.request('textDocument/diagnostic', { textDocument });
    assert.equal(report.kind, 'full');
    const found = report.items.find((d: Json) => d.code === 'drbd/unknown-option');
    assert.deepEqual(found?.range.start, positionOf(text, 'timeoutt'));
    assert.equal(found.source, 'quorumlens');
    const again = await client.request('textDocument/diagnostic', { textDocument, previousResultId: report.resultId });
    assert.deepEqual(again, { kind: 'unchanged', resultId: report.resultId });
    const all = await client.request('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(
      all.items.map((i: Json) => i.uri),
      [uri],
      'files without findings are not worth a word',
    );
    assert(
      !client.notifications.some(n => n.method === 'textDocument/publishDiagnostics'),
      'nothing is pushed as well',
    );
  });

  await t.test('hover', async () => {
    const hover = await client.request('textDocument/hover', { textDocument, position: positionOf(text, 'meta-disk') });
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /\*\*meta-disk\*\*/);
    assert.deepEqual(hover.range.start, positionOf(text, 'meta-disk'));
  });

  await t.test('completion', async () => {
    const at = positionOf(text, 'timeoutt');
    const items = await client.request('textDocument/completion', { textDocument, position: at });
    const labels = items.map((i: Json) => i.label);
    for (const label of ['timeout', 'ping-int', 'protocol']) assert(labels.includes(label), `${label} is not offered`);
    const item = items.find((i: Json) => i.label === 'ping-int');
    assert.deepEqual(item.textEdit.range, { start: at, end: { line: at.line, character: at.character + 8 } });
  });

  await t.test('definition in another file', async () => {
    const links = await client.request('textDocument/definition', {
      textDocument,
      position: positionOf(text, 'alpha'),
    });
    const target = links.find((l: Json) => l.targetUri === folder.fileUri('corosync.conf'));
    assert.deepEqual(target?.targetSelectionRange.start, positionOf(corosyncConf, 'alpha'));
  });

  await t.test('rename in all files', async () => {
    const position = positionOf(text, 'alpha');
    const prepared = await client.request('textDocument/prepareRename', { textDocument, position });
    assert.equal(prepared.placeholder, 'alpha');
    const edit = await client.request('textDocument/rename', { textDocument, position, newName: 'delta' });
    const byUri = new Map<string, Json>(edit.documentChanges.map((c: Json) => [c.textDocument.uri, c]));
    assert.deepEqual([...byUri.keys()].sort(), [folder.fileUri('corosync.conf'), uri].sort());
    assert.equal(byUri.get(uri).textDocument.version, 1);
    assert.equal(byUri.get(folder.fileUri('corosync.conf')).textDocument.version, null);
    assert.deepEqual(
      byUri.get(folder.fileUri('corosync.conf')).edits[0].range.start,
      positionOf(corosyncConf, 'alpha'),
    );
    const refused = await client.start('textDocument/rename', { textDocument, position, newName: 'a b' }).answer;
    assert.match(refused.error.message, /blank/);
  });

  await t.test('quick fix and incremental change', async () => {
    const start = positionOf(text, 'timeoutt');
    const range = { start, end: { line: start.line, character: start.character + 8 } };
    const actions = await client.request('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    const fix = actions.find((a: Json) => a.title === 'Change "timeoutt" to "timeout"');
    assert.equal(fix?.kind, 'quickfix');
    assert.equal(fix.diagnostics[0].code, 'drbd/unknown-option');
    const allow = actions.find((a: Json) => a.title === 'Allow drbd/unknown-option here');
    assert.match(allow.edit.documentChanges[0].edits[0].newText, /^ {4}# quorumlens: allow drbd\/unknown-option\n$/);
    const [edit] = fix.edit.documentChanges[0].edits;
    client.change(uri, 2, { range: edit.range, text: edit.newText });
    const report = await client.request('textDocument/diagnostic', { textDocument });
    assert(!rules(report.items).includes('drbd/unknown-option'), 'the finding is gone');
  });

  await t.test('outline, folding, selection, tokens, highlights, references, symbols, links', async () => {
    const symbols = await client.request('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      symbols.map((s: Json) => s.name),
      ['resource r0'],
    );
    assert(symbols[0].children.some((s: Json) => s.name === 'on alpha'));
    const folds = await client.request('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds[0], { startLine: 0, endLine: 16 });
    const position = positionOf(text, 'alpha');
    const [selection] = await client.request('textDocument/selectionRange', { textDocument, positions: [position] });
    assert.deepEqual(selection.range.start, position);
    assert.equal(selection.parent.range.start.line, position.line);
    const tokens = await client.request('textDocument/semanticTokens/full', { textDocument });
    assert.equal(tokens.data.length % 5, 0);
    assert(tokens.data.length > 50);
    const highlights = await client.request('textDocument/documentHighlight', { textDocument, position });
    assert.equal(highlights.length, 1);
    const references = await client.request('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration: true },
    });
    assert.equal(references.length, 2);
    const found = await client.request('workspace/symbol', { query: 'brv' });
    assert(found.some((s: Json) => s.name === 'bravo' && s.location.uri === folder.fileUri('corosync.conf')));
    assert.deepEqual(await client.request('textDocument/documentLink', { textDocument }), []);
  });

  await t.test('progress of the first scan', () => {
    progress.push(...client.notifications.filter(n => n.method === '$/progress').map(n => n.params.value.kind));
    assert.deepEqual([progress[0], progress.at(-1)], ['begin', 'end']);
  });

  await t.test('close and end', async () => {
    client.notify('textDocument/didClose', { textDocument });
    const report = await client.request('textDocument/diagnostic', { textDocument });
    assert.deepEqual(rules(report.items), [], 'what the disk has counts again');
    assert.equal(await client.stop(), 0);
  });
});

test('an editor that waits: findings are pushed when they change, and only then', async t => {
  const folder = await folderWith(t, cluster);
  const client = clientFor(t);
  const { capabilities } = await client.initialize({ ...foldersOf(folder), capabilities: simple });
  assert.equal(capabilities.diagnosticProvider, undefined);
  const uri = folder.fileUri('r0.res');
  client.open(uri, r0.replace('node-id 1', 'node-id 0'), 'drbd');
  const first = await client.until('textDocument/publishDiagnostics', p => p.uri === uri && p.diagnostics.length > 0);
  assert.deepEqual([...new Set(rules(first.diagnostics))], ['drbd/duplicate-node-id']);
  assert.equal(first.version, 1);
  assert(first.diagnostics[0].relatedInformation.length > 0);
  const at = positionOf(r0, 'node-id 1');
  const character = at.character + 'node-id '.length;
  client.change(uri, 2, {
    range: { start: { ...at, character }, end: { ...at, character: character + 1 } },
    text: '1',
  });
  const second = await client.until('textDocument/publishDiagnostics', p => p.uri === uri);
  assert.deepEqual([second.diagnostics, second.version], [[], 2]);
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(r0, 'timeout'),
  });
  assert.equal(hover.contents.kind, 'plaintext');
  assert(!hover.contents.value.includes('**'));
  // A change in one file is told for the other, and for no third.
  const conf = folder.fileUri('corosync.conf');
  client.open(conf, corosyncConf.replace('nodeid: 2', 'nodeid: 1'), 'corosync');
  const third = await client.until('textDocument/publishDiagnostics', p => p.diagnostics.length > 0);
  assert.equal(third.uri, conf);
  assert.equal(await client.stop(), 0);
});

test('messages come in the language of the client', async t => {
  const folder = await folderWith(t, cluster);
  const uri = folder.fileUri('r0.res');
  const hoverIn = async (params: Json, settings: Json = {}): Promise<string> => {
    const client = clientFor(t);
    client.answers.set('workspace/configuration', () => [settings]);
    await client.initialize({ ...foldersOf(folder), capabilities: modern, ...params });
    client.open(uri, r0, 'drbd');
    const position = positionOf(r0, 'timeout');
    const { contents } = await client.request('textDocument/hover', { textDocument: { uri }, position });
    assert.equal(await client.stop(), 0);
    return contents.value;
  };
  const japanese = /対向ノード/;
  assert.match(await hoverIn({ locale: 'ja' }), japanese);
  assert.match(await hoverIn({ locale: 'ja-JP' }), japanese);
  assert.doesNotMatch(await hoverIn({ locale: 'de' }), japanese);
  assert.doesNotMatch(await hoverIn({ locale: 'ja' }, { language: 'en' }), japanese);
  assert.match(await hoverIn({ locale: 'en', initializationOptions: { language: 'ja' } }), japanese);
});

test('positions count in the encoding that the client prefers', async t => {
  // 𠮷 has 4 bytes, 2 UTF-16 units, 1 character; é has 2 bytes.
  const before = '# é 𠮷\nresource r0 { /* no comment here */';
  const text = '# é𠮷\nresource "é𠮷" { net { timeoutt 60; } }\n';
  assert(before.length > 0);
  const lengths = { 'utf-8': 10 + 6, 'utf-16': 10 + 3, 'utf-32': 10 + 2 } as const;
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
    const client = clientFor(t);
    const capabilities = { ...modern, general: { positionEncodings: [encoding, 'utf-16'] } };
    const result = await client.initialize({ capabilities });
    assert.equal(result.capabilities.positionEncoding, encoding);
    const uri = 'untitled:Untitled-1';
    client.open(uri, text, 'drbd');
    const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    const found = items.find((d: Json) => d.code === 'drbd/unknown-option');
    const character = lengths[encoding] + '" { net { '.length;
    assert.deepEqual(found?.range.start, { line: 1, character }, encoding);
    // The same place in a change: `timeoutt` becomes `timeout`.
    const range = { start: { line: 1, character: character + 7 }, end: { line: 1, character: character + 8 } };
    client.change(uri, 2, { range, text: '' });
    const after = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    assert(!rules(after.items).includes('drbd/unknown-option'), encoding);
    assert.equal(await client.stop(), 0);
  }
  const client = clientFor(t);
  const { capabilities } = await client.initialize({ capabilities: { general: { positionEncodings: ['utf-7'] } } });
  assert.equal(capabilities.positionEncoding, 'utf-16', 'the default of the protocol');
  assert.equal(await client.stop(), 0);
});

test('several changes in one message count one after the other', async t => {
  const client = clientFor(t);
  await client.initialize({ capabilities: modern });
  const uri = 'untitled:Untitled-1';
  client.open(uri, 'resource r0 {\n  net {\n  }\n}\n', 'drbd');
  client.change(
    uri,
    2,
    { range: { start: { line: 1, character: 7 }, end: { line: 1, character: 7 } }, text: '\n    timeoutt 60;' },
    { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 12 } }, text: 'ping-intt' },
  );
  const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  const found = items.find((d: Json) => d.code === 'drbd/unknown-option');
  assert.deepEqual(found?.range, { start: { line: 2, character: 4 }, end: { line: 2, character: 13 } });
  client.change(uri, 3, { text: 'resource r0 { }\n' });
  const whole = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  assert(!rules(whole.items).includes('drbd/unknown-option'));
  assert.equal(await client.stop(), 0);
});

test('a cancelled request says so, and the next one is answered', async t => {
  const client = clientFor(t);
  await client.initialize({ capabilities: modern });
  const uri = 'untitled:Untitled-1';
  client.open(uri, r0, 'drbd');
  const textDocument = { uri };
  const cancelled = client.start('textDocument/hover', { textDocument, position: positionOf(r0, 'timeout') });
  client.notify('$/cancelRequest', { id: cancelled.id });
  assert.equal((await cancelled.answer).error.code, -32800);
  // A pull of the workspace stays open while nothing changes; it can be cancelled, and a change answers it.
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const previousResultIds = [...items, { uri, resultId: 'none' }].map((i: Json) => ({ uri: i.uri, value: i.resultId }));
  const known = (await client.request('workspace/diagnostic', { previousResultIds })).items;
  const ids = known.map((i: Json) => ({ uri: i.uri, value: i.resultId }));
  const open = client.start('workspace/diagnostic', { previousResultIds: ids });
  client.notify('$/cancelRequest', { id: open.id });
  assert.equal((await open.answer).error.code, -32800);
  const waits = client.start('workspace/diagnostic', { previousResultIds: ids });
  client.change(uri, 2, { text: r0.replace('timeout', 'timeoutt') });
  const { result } = await waits.answer;
  assert(result.items.some((i: Json) => i.uri === uri && rules(i.items ?? []).includes('drbd/unknown-option')));
  assert.equal(await client.stop(), 0);
});

test('nonsense from the client does not end the server', async t => {
  const client = clientFor(t);
  const early = await client.start('textDocument/hover', { textDocument: { uri: 'file:///x' } }).answer;
  assert.equal(early.error.code, -32002, 'not initialized');
  await client.initialize({ capabilities: modern, initializationOptions: 'nonsense' });
  const unknown = await client.start('textDocument/nonsense', {}).answer;
  assert.equal(unknown.error.code, -32601);
  client.raw('Content-Length: 12\r\n\r\nthis is junk');
  client.raw(`Content-Length: 2\r\n\r\n[]`);
  client.raw('no header at all\r\n\r\n');
  client.raw('Content-Length: many\r\n\r\n');
  client.notify('textDocument/didChange', {
    textDocument: { uri: 'file:///never-opened', version: 3 },
    contentChanges: [],
  });
  client.notify('textDocument/didOpen', {});
  client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never-opened' } });
  const bad = [
    ['textDocument/hover', { textDocument: { uri: '::::' }, position: { line: -5, character: -5 } }],
    ['textDocument/hover', {}],
    ['textDocument/completion', { textDocument: { uri: 'untitled:1' }, position: { line: 1e9, character: 1e9 } }],
    ['textDocument/rename', { textDocument: { uri: 'untitled:1' }, position: { line: 0, character: 0 } }],
    ['quorumlens/explain', { id: { not: 'a name' } }],
    ['quorumlens/status', {}],
  ] as const;
  client.open('untitled:1', `\u0000\u0001\uFEFF{{{{}}}}<cib><<<"'\uD800${'{'.repeat(5000)}`, 'drbd');
  for (const [method, params] of bad) await client.start(method, params).answer;
  for (const line of [-1, 0, 1, 99]) {
    for (const method of [
      'hover',
      'completion',
      'definition',
      'documentHighlight',
      'prepareRename',
      'linkedEditingRange',
    ]) {
      const params = { textDocument: { uri: 'untitled:1' }, position: { line, character: 7 } };
      const { error } = await client.start(`textDocument/${method}`, params).answer;
      assert.equal(error, undefined, `${method} on line ${line}`);
    }
  }
  client.open('untitled:2', r0, 'drbd');
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri: 'untitled:2' },
    position: positionOf(r0, 'timeout'),
  });
  assert(hover, 'it still answers');
  assert.equal(await client.stop(), 0);
});

test('a secret is in no answer and in no log', async t => {
  const secret = 'hunter2-very-secret';
  const text = r0.replace('timeout 60;', `cram-hmac-alg sha1; shared-secret "${secret}"; timeoutt "${secret}`);
  const client = clientFor(t);
  await client.initialize({ capabilities: modern });
  const textDocument = { uri: 'untitled:r0.res' };
  client.open(textDocument.uri, text, 'drbd');
  const answers: Json[] = [];
  for (const word of ['shared-secret', secret, 'cram-hmac-alg']) {
    const position = positionOf(text, word);
    answers.push(await client.request('textDocument/hover', { textDocument, position }));
    answers.push(await client.request('textDocument/completion', { textDocument, position }));
  }
  answers.push(await client.request('textDocument/documentSymbol', { textDocument }));
  assert(!JSON.stringify(answers).includes(secret), 'in an answer');
  assert(!client.log.join('\n').includes(secret), 'in the log');
  assert.equal(await client.stop(), 0);
});

test('an open buffer wins over the disk; files that come, change and go are noticed', async t => {
  const folder = await folderWith(t, { 'corosync.conf': corosyncConf });
  const client = clientFor(t);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const textDocument = { uri: folder.fileUri('r0.res') };
  const codes = async (uri = textDocument.uri): Promise<string[]> => {
    const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
    return rules(items.find((i: Json) => i.uri === uri)?.items ?? []);
  };
  const happened = (type: number, uri = textDocument.uri): void =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  assert.deepEqual(await codes(), []);
  writeFileSync(join(folder.path, 'r0.res'), r0.replace('timeout', 'timeoutt'));
  happened(1);
  await client.request('quorumlens/checkWorkspace');
  assert.deepEqual(await codes(), ['drbd/unknown-option']);
  client.open(textDocument.uri, r0, 'drbd');
  assert.deepEqual(await codes(), []);
  happened(2);
  assert.deepEqual(await codes(), [], 'the buffer counts');
  client.notify('textDocument/didClose', { textDocument });
  await client.request('quorumlens/checkWorkspace');
  assert.deepEqual(await codes(), ['drbd/unknown-option'], 'the disk counts again');
  client.process.stdin.cork();
  writeFileSync(join(folder.path, 'r0.res'), r0);
  happened(2);
  client.process.stdin.uncork();
  await client.request('quorumlens/checkWorkspace');
  assert.deepEqual(await codes(), []);
  assert.equal(await client.stop(), 0);
});

test('settings: of the editor, and of quorumlens.json in the workspace', async t => {
  const text = r0.replace('timeout', 'timeoutt');
  const folder = await folderWith(t, {
    'r0.res': text,
    'quorumlens.json': '{ "rules": { "drbd/unknown-option": "hint" } }',
  });
  const client = clientFor(t);
  let settings: Json = {};
  client.answers.set('workspace/configuration', () => [settings]);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const textDocument = { uri: folder.fileUri('r0.res') };
  const severity = async (): Promise<number | undefined> => {
    const { items } = await client.request('textDocument/diagnostic', { textDocument });
    return items.find((d: Json) => d.code === 'drbd/unknown-option')?.severity;
  };
  assert.equal(await severity(), 4);
  settings = { rules: { 'drbd/unknown-option': 'off' } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.request('quorumlens/checkWorkspace');
  assert.equal(await severity(), undefined, 'the editor has the last word');
  settings = {};
  client.notify('workspace/didChangeConfiguration', { settings: null });
  client.open(
    folder.fileUri('quorumlens.json'),
    '{ "rules": { "drbd/unknown-option": "warning", "no/rule": "off" } }',
    'json',
  );
  await client.request('quorumlens/checkWorkspace');
  assert.equal(await severity(), 2, 'the buffer of the settings counts');
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const own = items.find((i: Json) => i.uri === folder.fileUri('quorumlens.json'));
  assert.deepEqual(rules(own.items), ['quorumlens/settings']);
  assert.equal(await client.stop(), 0);
});

test('a client that asks is told when findings of another file changed, and only then', async t => {
  const folder = await folderWith(t, cluster);
  const client = clientFor(t);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const [res, conf] = [folder.fileUri('r0.res'), folder.fileUri('corosync.conf')];
  client.open(res, r0, 'drbd');
  client.open(conf, corosyncConf, 'corosync');
  const pull = async (uri: string): Promise<string[]> =>
    rules((await client.request('textDocument/diagnostic', { textDocument: { uri } })).items);
  const refreshes = (): number => client.asked.filter(a => a.method === 'workspace/diagnostic/refresh').length;
  const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 500));
  assert.deepEqual([await pull(res), await pull(conf)], [[], []]);
  await settled();
  const before = refreshes();
  client.change(conf, 2, { text: corosyncConf.replace('token: 3000', 'token: 3000\n  tokenn: 1') });
  assert.deepEqual(await pull(conf), ['corosync/unknown-option']);
  await settled();
  assert.equal(refreshes(), before, 'its own findings it asks for itself');
  client.change(conf, 3, { text: corosyncConf.replace('name: alpha', 'name: alhpa') });
  await pull(conf);
  await settled();
  assert.equal(refreshes(), before + 1);
  assert(!(await pull(res)).includes('drbd/unknown-option'));
  assert.equal(await client.stop(), 0);
});

test('documents under review are judged with their cluster and do not change it', async t => {
  const folder = await folderWith(t, cluster);
  const client = clientFor(t);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const file = folder.fileUri('r0.res');
  const base = `${file.replace('file://', 'git:')}?${encodeURIComponent('{"ref":"HEAD"}')}`;
  const text = r0.replace('on alpha', 'on alhpa');
  client.open(file, r0, 'drbd');
  client.open(base, text, 'drbd');
  const of = async (uri: string): Promise<string[]> =>
    rules((await client.request('textDocument/diagnostic', { textDocument: { uri } })).items);
  assert.deepEqual(await of(file), [], 'no duplicate of itself');
  assert((await of(base)).includes('cluster/unknown-node'), 'judged with the nodelist');
  const position = positionOf(text, 'timeout');
  assert(await client.request('textDocument/hover', { textDocument: { uri: base }, position }));
  const symbols = await client.request('workspace/symbol', { query: 'alhpa' });
  assert.deepEqual(symbols, []);
  assert.equal(await client.stop(), 0);
});

test('files through the client: no disk is touched', async t => {
  const client = clientFor(t);
  const files: Record<string, string> = {
    'vscode-vfs://github/team/cluster/corosync.conf': corosyncConf,
    'vscode-vfs://github/team/cluster/r0.res': r0.replace('on alpha', 'on alhpa'),
  };
  client.answers.set('quorumlens/findFiles', () => Object.keys(files));
  client.answers.set('quorumlens/readFile', ({ uri }) =>
    uri in files ? { base64: Buffer.from(files[uri] as string).toString('base64') } : { error: 'not there' },
  );
  await client.initialize({
    workspaceFolders: [{ uri: 'vscode-vfs://github/team/cluster', name: 'cluster' }],
    capabilities: modern,
    initializationOptions: { clientFiles: true, rulePages: 'quorumlens-rules' },
  });
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const [report] = items;
  assert.equal(report.uri, 'vscode-vfs://github/team/cluster/r0.res');
  const found = report.items.find((d: Json) => d.code === 'cluster/unknown-node');
  assert.equal(found?.codeDescription.href, 'quorumlens-rules:/cluster/unknown-node.md');
  const status = await client.request('quorumlens/status', { uri: report.uri });
  assert.equal(status.language, 'drbd');
  assert.equal(status.cluster.name, 'east');
  assert.equal(status.cluster.files.length, 2);
  assert.deepEqual(
    status.targets.map((target: Json) => target.product),
    ['drbd-utils', 'corosync', 'pacemaker'],
  );
  const { markdown } = await client.request('quorumlens/explain', { id: 'cluster/unknown-node' });
  assert.match(markdown, /^# cluster\/unknown-node/);
  const page = await client.request('quorumlens/explain', { id: 'totem.token' });
  assert.match(page.markdown, /milliseconds/);
  assert.equal(await client.request('quorumlens/explain', { id: 'no/rule' }), null);
  const textDocument = { uri: 'vscode-vfs://github/team/cluster/r0.res' };
  client.open(textDocument.uri, files[textDocument.uri] as string, 'drbd');
  const hover = await client.request('textDocument/hover', { textDocument, position: positionOf(r0, 'timeout') });
  assert.match(hover.contents.value, /\]\(quorumlens-rules:\/drbd\.net\.timeout\.md\)$/);
  const timeout = await client.request('quorumlens/explain', { id: 'drbd.net.timeout' });
  assert.match(timeout.markdown, /^# drbd\.net\.timeout\n\nHow long to wait/);
  const checked = await client.request('quorumlens/checkWorkspace');
  assert.equal(checked.files, 2);
  await client.until('quorumlens/statusChanged');
  assert.equal(await client.stop(), 0);
});

test('included files outside of the folder are read, and not reported unless they are open', async t => {
  const outside = await folderWith(t, {
    'shared/global.conf': 'common {\n  net {\n    timeoutt 50;\n    ping-int 7;\n  }\n}\n',
  });
  const main = `include "${outside.path}/shared/*.conf";\n${r0}`;
  const folder = await folderWith(t, { 'drbd.conf': main });
  const client = clientFor(t);
  // The folder of both is one cluster.
  client.answers.set('workspace/configuration', () => [{ clusterRoots: [dirname(outside.path)] }]);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const textDocument = { uri: folder.fileUri('drbd.conf') };
  client.open(textDocument.uri, main.replace('timeout 60;', 'timeout 60;\n    ping-timeout 5;'), 'drbd');
  const position = positionOf(main, 'timeout');
  const hover = await client.request('textDocument/hover', { textDocument, position });
  assert.match(hover.contents.value, /7\.5 s when idle/, 'ping-int of the included file counts');
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  assert(!items.some((i: Json) => i.uri.startsWith(outside.uri)));
  const links = await client.request('textDocument/documentLink', { textDocument });
  assert.equal(links[0].target, outside.fileUri('shared/global.conf'));
  client.open(outside.fileUri('shared/global.conf'), 'common {\n  net {\n    timeoutt 50;\n  }\n}\n', 'drbd');
  const report = await client.request('textDocument/diagnostic', {
    textDocument: { uri: outside.fileUri('shared/global.conf') },
  });
  assert(rules(report.items).includes('drbd/unknown-option'));
  assert.equal(await client.stop(), 0);
});

test('files that are not ours, or not UTF-8', async t => {
  const comment = Buffer.concat([Buffer.from('# '), Buffer.from([0xc6, 0xfc, 0xcb, 0xdc]), Buffer.from(`\n${r0}`)]);
  const folder = await folderWith(t, {
    'eucjp.res': comment,
    'pom.xml': '<project><resources><resource/></resources></project>',
    'nginx.conf': 'server { listen 80; }',
    'empty.res': '',
    'binary.res': new Uint8Array([0, 1, 2, 255, 0, 10, 123]),
  });
  const client = clientFor(t);
  await client.initialize({ ...foldersOf(folder), capabilities: modern });
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const found = new Map<string, string[]>(items.map((i: Json) => [i.uri, rules(i.items)]));
  assert(found.get(folder.fileUri('eucjp.res'))?.includes('quorumlens/not-utf8'), [...found].join(' '));
  for (const name of ['pom.xml', 'nginx.conf']) assert.equal(found.get(folder.fileUri(name)), undefined, name);
  const uri = folder.fileUri('pom.xml');
  client.open(uri, '<project><resources><resource/></resources></project>', 'xml');
  const position = { line: 0, character: 3 };
  assert.equal(await client.request('textDocument/hover', { textDocument: { uri }, position }), null);
  assert.equal(await client.request('textDocument/completion', { textDocument: { uri }, position }), null);
  assert.equal(await client.stop(), 0);
});

test('a file alone on a live host: its cluster is read beside it', async t => {
  const folder = await folderWith(t, {
    'etc/drbd.conf': 'include "drbd.d/*.res";\n',
    'etc/drbd.d/r0.res': r0.replace('on alpha', 'on alhpa'),
    'etc/corosync/corosync.conf': corosyncConf,
  });
  const client = clientFor(t);
  await client.initialize({ capabilities: modern });
  const textDocument = { uri: folder.fileUri('etc/drbd.d/r0.res') };
  client.open(textDocument.uri, r0.replace('on alpha', 'on alhpa'), 'drbd');
  for (let i = 0; ; i++) {
    const { items } = await client.request('textDocument/diagnostic', { textDocument });
    if (rules(items).includes('cluster/unknown-node')) break;
    assert(i < 100, 'the nodelist was never read');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  assert.deepEqual(
    items.map((i: Json) => i.uri),
    [textDocument.uri],
    'only what is open is reported',
  );
  assert.equal(await client.stop(), 0);
});

test('over the channel of a parent process, as an extension starts it', async t => {
  const child = fork(fileURLToPath(new URL('../../server/src/lsp/node.ts', import.meta.url)), ['--node-ipc'], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  t.after(() => child.kill());
  const answer = (id: number): Promise<Json> =>
    new Promise(resolve => {
      child.on('message', (message: Json) => message.id === id && resolve(message));
    });
  const send = (message: Json): void => void child.send({ jsonrpc: '2.0', ...message });
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  assert.equal((await answer(1)).result.serverInfo.name, 'quorumlens');
  send({ id: 2, method: 'shutdown' });
  assert.equal((await answer(2)).result, null);
  const exited = new Promise(resolve => child.on('exit', resolve));
  send({ method: 'exit' });
  assert.equal(await exited, 0);
});

test('the server ends when its client does', async t => {
  const client = clientFor(t, [fileURLToPath(new URL('../../server/src/lsp/node.ts', import.meta.url)), '--stdio']);
  await client.initialize({ capabilities: modern });
  const exited = new Promise(resolve => client.process.on('exit', resolve));
  client.process.stdin.end();
  assert.equal(await exited, 1, 'without a shutdown that is an error');
});

test('an editor shows what the command line prints', async t => {
  const examples = new URL('../../examples/', import.meta.url);
  const client = clientFor(t);
  await client.initialize({ workspaceFolders: [{ uri: examples.href, name: 'examples' }], capabilities: modern });
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const shown = items.flatMap((i: Json) =>
    i.items.map((d: Json) => `${i.uri.slice(examples.href.length)} ${JSON.stringify(d.range)} ${d.code} ${d.message}`),
  );
  const cli = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url)),
      'check',
      '.',
      '--format',
      'json',
      '--lang',
      'en',
    ],
    { cwd: fileURLToPath(examples), encoding: 'utf8' },
  );
  const printed = JSON.parse(cli.stdout).diagnostics.map(
    (d: Json) => `${d.file} ${JSON.stringify(d.range)} ${d.rule} ${d.message}`,
  );
  assert(printed.length > 0);
  assert.deepEqual(shown.sort(), printed.sort());
  assert.equal(await client.stop(), 0);
});
