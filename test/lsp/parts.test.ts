import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutPlaceholders } from '../../server/src/lsp/convert.ts';
import { createDocuments, linesOf } from '../../server/src/lsp/documents.ts';
import { mayBeOurs } from '../../server/src/lsp/files.ts';
import { linkTarget } from '../../server/src/lsp/link-target.ts';
import { safeError } from '../../server/src/lsp/log.ts';
import { chooseEncoding, toOffset, toPosition } from '../../server/src/lsp/positions.ts';
import { createScheduler } from '../../server/src/lsp/scheduler.ts';
import { analysisSettings } from '../../server/src/lsp/session.ts';
import { filePathOf, folderName, isInside, nameOf, nameOfPath, pathOf, uriOf } from '../../server/src/lsp/uri.ts';
import { isApart } from '../../server/src/lsp/workspace.ts';
import { readSettings } from '../../server/src/settings.ts';

test('one file has one name, however clients spell it', () => {
  const names = ['file:///c%3A/Users/A%20b/x.res', 'file:///C:/Users/A b/x.res', 'FILE:///c:/Users/A%20b/x.res'];
  assert.deepEqual([...new Set(names.map(nameOf))], ['file:///c:/Users/A b/x.res']);
  assert.equal(uriOf(nameOf(names[1] as string)), 'file:///c%3A/Users/A%20b/x.res');
  assert.equal(filePathOf(nameOf(names[0] as string)), 'c:/Users/A b/x.res');
  assert.equal(nameOfPath('C:\\Users\\A b\\x.res'), 'file:///c:/Users/A b/x.res');
  assert.equal(filePathOf('file:///etc/drbd.conf'), '/etc/drbd.conf');
  assert.equal(filePathOf('vscode-vfs://github/a/b'), undefined);
});

test('names with characters that mean something in URIs come back whole', () => {
  for (const path of ['/a/50%.res', '/a/b#c.res', '/a/what?.res', '/a/日本.res', '/a/%41.res']) {
    const name = nameOfPath(path);
    assert.equal(filePathOf(name), path);
    assert.equal(nameOf(uriOf(name)), name);
  }
  assert.equal(pathOf('git:/work/r0.res?%7B%22ref%22%3A%22%22%7D'), '/work/r0.res');
  assert.notEqual(nameOf('git:/work/r0.res?a'), nameOf('git:/work/r0.res?b'));
  assert.equal(nameOf('untitled:Untitled-1'), 'untitled:Untitled-1');
  assert.equal(nameOf('no uri'), 'no uri');
});

test('folders', () => {
  assert(isInside('file:///a/b/c.res', 'file:///a/b'));
  assert(isInside('file:///a/b/c.res', 'file:///a/b/'));
  assert(!isInside('file:///a/bc/c.res', 'file:///a/b'));
  assert(isInside('file:///a/c.res', 'file:///'));
  assert.equal(folderName('file:///a%20b/'), 'file:///a b');
});

test('positions in the three encodings, there and back', () => {
  const document = TextDocument.create('a:b', 'x', 1, 'a\r\né𠮷b\n');
  const lines = linesOf(document);
  const starts = { 'utf-8': [0, 2, 6, 7], 'utf-16': [0, 1, 3, 4], 'utf-32': [0, 1, 2, 3] } as const;
  for (const [encoding, characters] of Object.entries(starts) as [keyof typeof starts, readonly number[]][]) {
    [3, 4, 6, 7].forEach((offset, i) => {
      const position = { line: 1, character: characters[i] as number };
      assert.deepEqual(toPosition(lines, offset, encoding), position, encoding);
      assert.equal(toOffset(lines, position, encoding), offset, encoding);
    });
    assert.equal(toOffset(lines, { line: 1, character: 99 }, encoding), 7, 'behind the end of the line');
    assert.equal(toOffset(lines, { line: 0, character: 2 }, encoding), 1, 'not into the line break');
    assert.equal(toOffset(lines, { line: 99, character: 0 }, encoding), 8);
    assert.equal(toOffset(lines, { line: -1, character: 0 }, encoding), 0);
  }
  assert.equal(toOffset(lines, { line: 1, character: 3 }, 'utf-8'), 4, 'inside of a character');
  assert.equal(chooseEncoding(['utf-32', 'utf-16']), 'utf-32');
  assert.equal(chooseEncoding(undefined), 'utf-16');
});

test('changes of a document in bytes', () => {
  const documents = createDocuments();
  documents.open({ textDocument: { uri: 'file:///a', languageId: 'drbd', version: 1, text: 'é é\né' } });
  const at = (line: number, character: number) => ({ line, character });
  documents.change(
    {
      textDocument: { uri: 'file:///a', version: 2 },
      contentChanges: [
        { range: { start: at(0, 2), end: at(0, 3) }, text: '--' },
        { range: { start: at(1, 0), end: at(1, 2) }, text: 'x' },
      ],
    },
    'utf-8',
  );
  assert.equal(documents.all.get('file:///a')?.document.getText(), 'é--é\nx');
  assert.equal(documents.all.get('file:///a')?.document.version, 2);
});

test('snippets for clients without snippets', () => {
  assert.equal(withoutPlaceholders('timeout ${1:60};'), 'timeout 60;');
  assert.equal(withoutPlaceholders('a ${1|yes,no|} $0'), 'a yes ');
  assert.equal(withoutPlaceholders('id="$1" \\$x'), 'id="" $x');
});

test('settings: quorumlens.json outermost first, then the editor; folders become names', () => {
  const read = (text: string) => readSettings(text);
  const settings = analysisSettings(
    [
      { name: 'file:///w/inner/quorumlens.json', read: read('{ "host": "alpha", "clusterRoots": ["a", "../b"] }') },
      { name: 'file:///w/quorumlens.json', read: read('{ "host": "bravo", "targets": { "corosync": "2.4" } }') },
    ],
    { clusterRoots: ['east', '/srv/west'], targets: { 'drbd-utils': '9.22' }, host: '' },
    ['file:///w'],
  );
  assert.equal(settings.host, 'alpha');
  assert.deepEqual(settings.targets, { corosync: '2.4', 'drbd-utils': '9.22' });
  assert.deepEqual(settings.clusterRoots, ['file:///w/inner/a', 'file:///w/b', 'file:///w/east', 'file:///srv/west']);
  assert.deepEqual(analysisSettings([], { rules: 'x', profiles: 3 } as never, []), {});
});

test('documents of other schemes than the workspace show another state of a file', () => {
  const folders = ['file:///w'];
  assert(!isApart('file:///w/a.res', folders));
  assert(!isApart('untitled:1', folders));
  for (const scheme of ['git', 'gitlens', 'review', 'pr', 'conflictResolution']) {
    assert(isApart(`${scheme}:/w/a.res`, folders));
  }
  assert(!isApart('vscode-vfs://github/a/b', ['vscode-vfs://github/a']));
  assert(!isApart('special:/a/b', ['special:/a']));
});

test('names that are worth a look', () => {
  const ours = ['/a/r0.res', '/etc/drbd.conf', '/a/corosync.conf.example', '/etc/corosync/service.d/pcmk', '/a/x.xml'];
  for (const path of [...ours, '/a/corosync.conf.erb', '/a/quorumlens.json']) assert(mayBeOurs(path), path);
  for (const path of ['/a/b.txt', '/a/package.json', '/a/.git/x.conf', '/a/node_modules/b/c.xml']) {
    assert(!mayBeOurs(path), path);
  }
});

test('links: a path, a pattern with one match, and one with more', async () => {
  const from = 'file:///etc/drbd.conf';
  const known = ['file:///etc/drbd.d/a.res', 'file:///etc/drbd.d/b.res', 'file:///etc/drbd.d/global.conf'];
  const link = (path: string, pattern: boolean) => linkTarget(from, path, pattern, known, undefined);
  assert.equal((await link('drbd.d/a.res', false))?.file, 'file:///etc/drbd.d/a.res');
  assert.equal((await link('/srv/x.res', false))?.file, 'file:///srv/x.res');
  assert.equal((await link('drbd.d/*.conf', true))?.file, 'file:///etc/drbd.d/global.conf');
  assert.equal((await link('drbd.d/*.res', true))?.tooltip.en, '2 files match');
  assert.equal(await linkTarget('vscode-vfs://h/a/drbd.conf', '/etc/x', false, [], undefined), undefined);
});

test('what is logged of an error holds nothing of its message', () => {
  const logged = safeError(new Error('cannot read "hunter2"'));
  assert(!logged.includes('hunter2'));
  assert.match(logged, /^Error\n {2}at /);
});

test('work is done at once after a rest, and coalesced while the user types', async t => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1000 });
  let runs = 0;
  let costMs = 0;
  const scheduler = createScheduler(() => {
    runs++;
    t.mock.timers.setTime(Date.now() + costMs);
  });
  const settle = () => new Promise<void>(resolve => setImmediate(resolve));
  costMs = 80;
  scheduler.request();
  t.mock.timers.tick(0);
  assert.equal(runs, 1, 'the first change waits for nothing');
  await settle();
  for (let i = 0; i < 5; i++) {
    t.mock.timers.tick(30);
    scheduler.request();
  }
  assert.equal(runs, 1, 'keys that follow quickly wait');
  t.mock.timers.tick(200);
  assert.equal(runs, 2, 'and are one run');
  await settle();
  for (let i = 0; i < 40; i++) {
    t.mock.timers.tick(20);
    scheduler.request();
    await settle();
  }
  assert(runs >= 3, 'who types without a pause is not left without findings');
  t.mock.timers.tick(1000);
  await settle();
  costMs = 20;
  scheduler.request();
  t.mock.timers.tick(0);
  await settle();
  const before = runs;
  for (let i = 0; i < 3; i++) {
    t.mock.timers.tick(40);
    scheduler.request();
    t.mock.timers.tick(0);
    await settle();
  }
  assert.equal(runs, before + 3, 'a run that is over before the next key follows every one');
  scheduler.stop();
});
