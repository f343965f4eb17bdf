/** Runs unchanged in the Node and in the web extension host: no Node module is imported at the top. */
import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { problemsOfExample } from './problems-of-example.ts';

const folder = vscode.workspace.workspaceFolders![0]!.uri;
const uri = (path: string) => vscode.Uri.joinPath(folder, path);
const open = (path: string) => vscode.workspace.openTextDocument(uri(path));
const nameOf = (file: vscode.Uri) => file.path.slice(folder.path.length).replace(/^\//, '');

const findingsOf = (file: vscode.Uri) =>
  vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'quorumlens');

/** Findings of a file as `rule "words it points at"`, in order. */
const findings = async (file: vscode.Uri, least = vscode.DiagnosticSeverity.Hint): Promise<string[]> => {
  const found = findingsOf(file).filter(({ severity }) => severity <= least);
  if (!found.length) return [];
  const document = await vscode.workspace.openTextDocument(file);
  return found
    .toSorted((a, b) => a.range.start.compareTo(b.range.start) || ruleOf(a).localeCompare(ruleOf(b)))
    .map(finding => `${ruleOf(finding)} "${document.getText(finding.range).split('\n')[0]}"`);
};
const warnings = (file: vscode.Uri) => findings(file, vscode.DiagnosticSeverity.Warning);
const ruleOf = ({ code }: vscode.Diagnostic) => String(typeof code === 'object' ? code.value : code);

/** The place right behind the first `before` in a document. */
const behind = (document: vscode.TextDocument, before: string) => {
  const at = document.getText().indexOf(before);
  assert.isAtLeast(at, 0, `"${before}" is not in ${document.uri.path}`);
  return document.positionAt(at + before.length);
};

const replace = async (document: vscode.TextDocument, old: string, by: string) => {
  const end = behind(document, old);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(document.offsetAt(end) - old.length), end), by);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
};

const hoverText = async (document: vscode.TextDocument, before: string) => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    behind(document, before).translate(0, -1),
  );
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
};

const set = (name: string, value: unknown) =>
  vscode.workspace.getConfiguration('quorumlens').update(name, value, vscode.ConfigurationTarget.Workspace);

// Only in the Node extension host is the server a process, and only Linux tells so simply which one is ours.
const inProcess = typeof process !== 'undefined' && process.platform === 'linux' ? test : () => {};

suite('example cluster', () => {
  let common: vscode.TextDocument;
  let r0: vscode.TextDocument;
  let r1: vscode.TextDocument;
  let corosync: vscode.TextDocument;
  let cib: vscode.TextDocument;

  suiteSetup(async () => {
    console.log(`VS Code ${vscode.version} (${vscode.env.appName}), folder scheme ${folder.scheme}`);
    common = await open('drbd.d/global_common.conf');
    r0 = await open('drbd.d/r0.res');
    r1 = await open('drbd.d/r1.res');
    corosync = await open('corosync.conf');
    cib = await open('cib.xml');
    await vscode.window.showTextDocument(common);
  });

  test('files have their languages', async () => {
    assert.equal((await open('drbd.conf')).languageId, 'drbd');
    assert.equal(common.languageId, 'drbd');
    assert.equal(r0.languageId, 'drbd');
    assert.equal(corosync.languageId, 'corosync');
    assert.equal(cib.languageId, 'cib');
  });

  test('Problems are exactly those of the example', async () => {
    for (const [path, expected] of Object.entries(problemsOfExample)) {
      await eventually(`findings of ${path}`, () => findingsOf(uri(path)).length >= expected.length).catch(() => {});
      assert.deepEqual(await warnings(uri(path)), expected, path);
    }
    const files = vscode.languages
      .getDiagnostics()
      .filter(([, all]) => all.some(({ source }) => source === 'quorumlens'));
    const unexpected = files.map(([file]) => nameOf(file)).filter(name => !(name in problemsOfExample));
    assert.deepEqual(unexpected, []);
  });

  inProcess('Problems are those of the command line, down to the hints', async () => {
    const { execFileSync } = await import('node:child_process');
    const cli = `${vscode.extensions.getExtension('quorumlens.quorumlens')!.extensionPath}/dist/cli.js`;
    const options = {
      cwd: folder.fsPath,
      encoding: 'utf8' as const,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    };
    const args = [cli, 'check', '--format', 'json', '--show', 'hint', '--fail-on', 'never', '--lang', 'en'];
    const report = JSON.parse(execFileSync(process.execPath, args, options));
    const key = (file: string, rule: string, line: number, character: number, message: string) =>
      `${file}:${line}:${character} ${rule}: ${message}`;
    const printed = report.diagnostics.map(
      (found: { file: string; rule: string; message: string; range: vscode.Range }) =>
        key(
          found.file.replace(/^\.\//, ''),
          found.rule,
          found.range.start.line,
          found.range.start.character,
          found.message,
        ),
    );
    const shown = vscode.languages.getDiagnostics().flatMap(([file]) =>
      findingsOf(file).map(found => {
        const { line, character } = found.range.start;
        return key(nameOf(file), ruleOf(found), line, character, found.message);
      }),
    );
    assert.deepEqual(shown.sort(), printed.sort());
  });

  test('a finding leads to its page and to the other place', () => {
    const finding = vscode.languages.getDiagnostics(r1.uri).find(found => ruleOf(found) === 'drbd/duplicate-node-id');
    assert.isDefined(finding);
    const { code, relatedInformation } = finding!;
    assert.equal(
      typeof code === 'object' ? code.target.toString() : code,
      'quorumlens-rules:/drbd/duplicate-node-id.md',
    );
    assert.isNotEmpty(relatedInformation);
  });

  test('hover tells meaning, unit, default and effective value', async () => {
    const text = await hoverText(common, 'timeout');
    assert.include(text, 'timeout');
    assert.match(text, /0\.1|tenth/);
    assert.include(text, 'ping-int');
  });

  test('hover in Japanese, once the setting says so', async () => {
    await set('language', 'ja');
    try {
      const text = await eventually('Japanese hover', async () => {
        const hover = await hoverText(common, 'timeout');
        return /[ぁ-ん]/.test(hover) && hover;
      });
      assert.include(text, '対向ノード');
      await eventually('Japanese findings', () =>
        vscode.languages
          .getDiagnostics(r1.uri)
          .filter(({ source }) => source === 'quorumlens')
          .every(({ message }) => /[ぁ-ん]/.test(message)),
      );
    } finally {
      await set('language', undefined);
    }
    await eventually('English hover', async () => !/[ぁ-ん]/.test(await hoverText(common, 'timeout')));
  });

  test('completion knows the options of a section and the names of the cluster', async () => {
    const labels = async (document: vscode.TextDocument, position: vscode.Position) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await replace(common, 'ping-int 10;', 'ping-int 10;\n        ');
    assert.includeMembers(await labels(common, behind(common, 'ping-int 10;\n        ')), [
      'ping-timeout',
      'max-buffers',
    ]);
    await replace(common, 'ping-int 10;\n        ', 'ping-int 10;');
    assert.includeMembers(await labels(common, behind(common, 'protocol ')), ['A', 'B', 'C']);
    assert.includeMembers(await labels(r1, behind(r1, 'hosts alpha ')), ['bravo']);
    assert.includeMembers(await labels(cib, behind(cib, 'rsc="db" node="')), ['alpha', 'bravo', 'charlie']);
    assert.includeMembers(await labels(cib, behind(cib, 'with-rsc="')), ['drbd-db-clone', 'drbd-web-clone']);
  });

  test('definition leads into the other file', async () => {
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      cib.uri,
      behind(cib, 'name="drbd_resource" value="r'),
    );
    const files = places.map(place => nameOf('uri' in place ? place.uri : place.targetUri));
    assert.deepEqual(files, ['drbd.d/r0.res']);
  });

  test('references span the files', async () => {
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      corosync.uri,
      behind(corosync, 'name: char'),
    );
    const files = new Set(places.map(place => nameOf(place.uri)));
    assert.sameMembers([...files], ['corosync.conf', 'cib.xml', 'drbd.d/r0.res', 'drbd.d/r1.res']);
  });

  test('rename changes a node in every file', async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      r0.uri,
      behind(r0, 'on char'),
      'delta',
    );
    const changes = new Map(edit.entries().map(([file, edits]) => [nameOf(file), edits]));
    assert.sameMembers([...changes.keys()], ['corosync.conf', 'cib.xml', 'drbd.d/r0.res', 'drbd.d/r1.res']);
    for (const edits of changes.values()) for (const { newText } of edits) assert.equal(newText, 'delta');
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    assert.include(cib.getText(), 'uname="delta"');
    assert.include(cib.getText(), 'name="pcmk_host_list" value="delta"');
    assert.notMatch(r0.getText() + r1.getText() + corosync.getText(), /charlie/);
    // Nothing new is wrong: the cluster is the same under another name.
    const same = Object.entries(problemsOfExample);
    for (const [path, expected] of same) {
      await eventually(`findings of ${path} after the rename`, async () => {
        const found = await warnings(uri(path));
        return found.join() === expected.join().replaceAll('charlie', 'delta');
      });
    }
  });

  test('a quick fix clears its finding', async () => {
    const wrong = () =>
      vscode.languages
        .getDiagnostics(r1.uri)
        .filter(found => found.source === 'quorumlens' && r1.getText(found.range) === 'brvao');
    const [finding] = wrong();
    assert.isDefined(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      r1.uri,
      finding!.range,
    );
    const action = actions.find(({ title }) => title === 'Change "brvao" to "bravo"');
    assert.isDefined(action, actions.map(({ title }) => title).join());
    assert.isTrue(await vscode.workspace.applyEdit(action!.edit!));
    assert.include(r1.getText(), 'on bravo {');
    await eventually('the finding is gone', () => wrong().length === 0);
  });

  test('what is typed counts at once, saved or not', async () => {
    const before = await findings(r0.uri);
    const start = Date.now();
    await replace(r0, 'node-id 2;', 'node-id 1;');
    await eventually('a duplicate node-id', async () =>
      (await findings(r0.uri)).some(finding => finding.startsWith('drbd/duplicate-node-id')),
    );
    console.log(`edit to finding: ${Date.now() - start} ms`);
    await replace(r0, 'node-id 1;\n        address 10.0.1.3', 'node-id 2;\n        address 10.0.1.3');
    await eventually('as before', async () => (await findings(r0.uri)).join() === before.join());
  });

  test('a file that another program makes is noticed, and its end', async () => {
    const added = uri('drbd.d/r2.res');
    const text = r0.getText().replace('resource r0', 'resource r2').replaceAll('7788', '7790');
    const bytes = new TextEncoder().encode(text);
    if (folder.scheme === 'file') await (await import('node:fs/promises')).writeFile(added.fsPath, bytes);
    else await vscode.workspace.fs.writeFile(added, bytes);
    await eventually('a minor used twice', () =>
      vscode.languages.getDiagnostics(added).some(finding => ruleOf(finding) === 'drbd/duplicate-minor'),
    );
    await vscode.workspace.fs.delete(added);
    await eventually('nothing of it is left', () => vscode.languages.getDiagnostics(added).length === 0);
  });

  test('a rule can be switched off in the settings', async () => {
    const isThere = async () => (await findings(r1.uri)).some(finding => finding.startsWith('drbd/duplicate-node-id'));
    assert.isTrue(await isThere());
    await set('rules', { 'drbd/duplicate-node-id': 'off' });
    await eventually('the finding is gone', async () => !(await isThere()));
    await set('rules', undefined);
    await eventually('the finding is back', isThere);
  });

  test('outline, folding and links', async () => {
    const run = <T>(command: string) => vscode.commands.executeCommand<T>(command, r0.uri);
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    assert.include(symbols[0]?.name, 'r0');
    const folds = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert.isAtLeast(folds.length, 6);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri('drbd.conf'),
    );
    assert.include(links.map(link => link.target?.path.split('/').pop()).join(), 'global_common.conf');
  });
});

suite('other documents', () => {
  test('a *.res elsewhere gets its language by its content', async () => {
    const file = uri('spare.res');
    await vscode.workspace.fs.writeFile(
      file,
      new TextEncoder().encode('# spare\nresource spare {\n  net { protocol D; }\n}\n'),
    );
    await vscode.workspace.openTextDocument(file);
    await eventually('language', () =>
      vscode.workspace.textDocuments.some(
        document => document.uri.path === file.path && document.languageId === 'drbd',
      ),
    );
    await eventually('its finding', async () => (await findings(file)).includes('drbd/wrong-value "D"'));
    await vscode.workspace.fs.delete(file);
  });

  test('XML is ours only as a CIB or a part of one, and stays XML', async () => {
    const write = async (name: string, text: string) => {
      await vscode.workspace.fs.writeFile(uri(name), new TextEncoder().encode(text));
      const document = await open(name);
      await vscode.window.showTextDocument(document); // findings are asked for where somebody looks
      return document;
    };
    const constraint = '<rsc_order id="o" first="a" then="b" kind="Sometimes"/>';
    const other = await write('pom.xml', `<project>${constraint}</project>`);
    const part = await write('part.xml', `<constraints>${constraint}</constraints>`);
    await eventually('a finding in the part', async () =>
      (await findings(part.uri)).includes('cib/wrong-value "Sometimes"'),
    );
    assert.equal(part.languageId, 'xml');
    assert.deepEqual(await findings(other.uri), []);
    await vscode.workspace.fs.delete(other.uri);
    await vscode.workspace.fs.delete(part.uri);
  });

  test('a document under review has hovers and findings, but is no part of the cluster', async () => {
    const text = (await open('drbd.d/r0.res')).getText().replace('node-id 2;', 'node-id 1;');
    const provider = vscode.workspace.registerTextDocumentContentProvider('review', {
      provideTextDocumentContent: () => text,
    });
    try {
      const before = [await findings(uri('drbd.d/r0.res')), await findings(uri('drbd.d/r1.res'))];
      const review = await vscode.workspace.openTextDocument(uri('drbd.d/r0.res').with({ scheme: 'review' }));
      assert.equal(review.languageId, 'drbd');
      await vscode.window.showTextDocument(review);
      await eventually('its finding', async () =>
        (await findings(review.uri)).some(finding => finding.startsWith('drbd/duplicate-node-id')),
      );
      assert.include(await hoverText(review, 'node-id'), 'node-id');
      assert.deepEqual([await findings(uri('drbd.d/r0.res')), await findings(uri('drbd.d/r1.res'))], before);
    } finally {
      provider.dispose();
    }
  });
});

suite('commands', () => {
  test('Explain Rule shows the page as a page', async () => {
    await vscode.commands.executeCommand('quorumlens.explainRule', 'drbd/duplicate-node-id');
    const page = await eventually(
      'a tab',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input as vscode.TabInputCustom | undefined,
    );
    assert.equal(page.uri.toString(), 'quorumlens-rules:/drbd/duplicate-node-id.md');
    assert.equal(page.viewType, 'vscode.markdown.preview.editor');
    const document = await vscode.workspace.openTextDocument(page.uri);
    assert.include(document.getText(), 'drbd/duplicate-node-id');
  });

  test('Check Workspace counts what the Problems panel shows', async () => {
    const result = await vscode.commands.executeCommand<Record<string, number>>('quorumlens.checkWorkspace');
    const shown = vscode.languages
      .getDiagnostics()
      .flatMap(([, all]) => all.filter(({ source }) => source === 'quorumlens'));
    const count = (severity: vscode.DiagnosticSeverity) => shown.filter(found => found.severity === severity).length;
    assert.equal(result.errors, count(vscode.DiagnosticSeverity.Error));
    assert.equal(result.warnings, count(vscode.DiagnosticSeverity.Warning));
    assert.isAtLeast(result.files!, 6);
  });

  test('Restart Language Server brings the findings back', async () => {
    await vscode.commands.executeCommand('quorumlens.restartServer');
    await eventually('findings', () => vscode.languages.getDiagnostics(uri('cib.xml')).length > 0);
  });

  inProcess('a server that ends by itself is started again', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const read = (file: string) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    };
    const servers = () =>
      readdirSync('/proc').filter(
        pid =>
          /^\d+$/.test(pid) &&
          read(`/proc/${pid}/cmdline`).includes('dist/server/server.js') &&
          read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === String(process.pid),
      );
    const [server] = servers();
    assert.isDefined(server);
    process.kill(Number(server), 'SIGKILL');
    await eventually('another server', () => servers().some(pid => pid !== server));
    const r0 = await open('drbd.d/r0.res');
    await eventually('a hover', async () => (await hoverText(r0, 'node-id')).includes('node-id'));
  });
});
