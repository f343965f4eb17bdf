/** What the packages hold, and that they work where nothing else is installed. Built before by test/run.mjs. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { project, vsix } from './harness/locations.mjs';

const cli = path.join(project, 'dist/cli.js');
const mebibyte = 1024 * 1024;
const shell = process.platform === 'win32'; // there npm is a .cmd file

suite('npm package', () => {
  let temp: string;
  let files: string[];
  let tarball: string;
  const installed = (...parts: string[]) => path.join(temp, 'node_modules', ...parts);

  before(() => {
    assert.ok(existsSync(cli), 'not built yet; run: npm run build');
    temp = mkdtempSync(path.join(tmpdir(), 'quorumlens-npm-'));
    const args = ['pack', '--json', '--loglevel=error', '--pack-destination', temp];
    const [packed] = Object.values(
      JSON.parse(execFileSync('npm', args, { cwd: project, encoding: 'utf8', shell })),
    ) as [{ filename: string; size: number; files: { path: string }[] }];
    files = packed.files.map(file => file.path);
    tarball = path.join(temp, packed.filename);
    assert.ok(packed.size < 2 * mebibyte, `${packed.size} bytes`);
    writeFileSync(path.join(temp, 'package.json'), '{ "private": true }');
    const install = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball];
    execFileSync('npm', install, { cwd: temp, stdio: ['ignore', 'ignore', 'inherit'], shell });
  });
  after(() => rmSync(temp, { recursive: true, force: true }));

  test('holds the command, the rule pages and the schema of quorumlens.json', () => {
    assert.deepEqual(files.filter(file => !/^docs\/(?:rules|reference)\/.+\.md$/.test(file)).sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'package.json',
      'schemas/quorumlens.schema.json',
    ]);
    assert.ok(files.includes('docs/rules/README.md'));
  });

  test('brings nothing else along', () => {
    const names = readdirSync(installed()).filter(name => !name.startsWith('.'));
    assert.deepEqual(names, ['quorumlens']);
    const manifest = JSON.parse(readFileSync(installed('quorumlens', 'package.json'), 'utf8'));
    for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies'])
      assert.equal(manifest[key], undefined);
  });

  test('checks a file', () => {
    writeFileSync(path.join(temp, 'r0.res'), 'resource r0 {\n  net {\n    protocol D;\n  }\n}\n');
    const run = spawnSync(installed('.bin', 'quorumlens'), ['check', '--format', 'json', 'r0.res'], {
      cwd: temp,
      encoding: 'utf8',
      shell,
    });
    const report = JSON.parse(run.stdout);
    assert.equal(report.version, 1);
    assert.ok(
      report.diagnostics.some((finding: { rule: string }) => finding.rule === 'drbd/wrong-value'),
      run.stdout,
    );
    assert.equal(run.status, 1, run.stderr);
  });
});

suite('command on an old Node', () => {
  let temp: string;
  let fake: string;
  before(() => {
    temp = mkdtempSync(path.join(tmpdir(), 'quorumlens-node-'));
    fake = path.join(temp, 'old-node.cjs');
    writeFileSync(
      fake,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });\n",
    );
  });
  after(() => rmSync(temp, { recursive: true, force: true }));
  const run = (file: string) =>
    spawnSync(process.execPath, ['--require', fake, file, '--version'], { encoding: 'utf8' });

  test('goes on with the Node beside it in a checkout', t => {
    if (!process.execPath.includes('node_modules')) return t.skip('tools/node has no Node for this platform');
    const { status, stdout } = run(cli);
    assert.match(stdout, /\d+\.\d+\.\d+/);
    assert.equal(status, 0);
  });

  test('says what it needs where there is no other', () => {
    const alone = path.join(temp, 'cli.js');
    copyFileSync(cli, alone);
    const { status, stderr } = run(alone);
    assert.equal(stderr, 'quorumlens needs Node.js 22 or later; this is 20.19.0\n');
    assert.equal(status, 2);
  });
});

suite('.vsix', () => {
  let entries: Map<string, Buffer>;
  before(() => {
    assert.ok(existsSync(vsix), 'not packaged yet; run: npm run package');
    entries = readZip(readFileSync(vsix));
  });

  test('holds what the extension needs, and no more', () => {
    assert.deepEqual([...entries.keys()].sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/client/extension.js',
      'extension/dist/server/server.js',
      'extension/dist/web/extension.js',
      'extension/dist/web/server.js',
      'extension/docs/images/icon.png',
      'extension/l10n/bundle.l10n.ja.json',
      'extension/package.json',
      'extension/package.nls.ja.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/schemas/quorumlens.schema.json',
      ...['cib', 'corosync', 'drbd'].flatMap(id => [
        `extension/syntaxes/${id}.language-configuration.json`,
        `extension/syntaxes/${id}.tmLanguage.json`,
      ]),
    ]);
    assert.ok(readFileSync(vsix).length < 2 * mebibyte, `${readFileSync(vsix).length} bytes`);
  });

  test('says nothing about the machine it was made on', () => {
    for (const [name, content] of entries) {
      assert.ok(!content.includes(project), `${name} names ${project}`);
      assert.ok(!content.includes('sourceMappingURL=data'), `${name} carries a source map`);
    }
  });

  test('carries the minified bundles of the checkout', () => {
    for (const file of [
      'dist/client/extension.js',
      'dist/web/extension.js',
      'dist/server/server.js',
      'dist/web/server.js',
    ]) {
      const content = readFileSync(path.join(project, file));
      assert.ok(entries.get(`extension/${file}`)?.equals(content), `${file} was built after the .vsix`);
    }
  });
});

/** Name → content, by the central directory of a zip file. */
function readZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(offset => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    entries.set(zip.toString('utf8', at + 46, at + 46 + nameLength), method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
