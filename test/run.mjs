#!/usr/bin/env node
// npm test: everything that can be tested here. The last line is `N passed, N failed, N skipped`.
// Usage: node test/run.mjs [PART ...], of: types lint unit node web ui electron; without any, all but electron.
import { spawn } from 'node:child_process';
import { globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from './harness/chromium.mjs';
import { examples, project, results, vsix } from './harness/locations.mjs';

process.chdir(project);
mkdirSync(results, { recursive: true });

const parts = {
  types: { title: 'type check', run: () => check(() => run(bin('tsc'), ['-p', '.'])) },
  lint: { title: 'format and lint', run: () => check(() => run(bin('biome'), ['check', '.'])) },
  unit: { title: 'units, scenarios, language server, command line, packages', run: () => nodeTests(unitTests()) },
  node: { title: 'extension in a Node extension host', vscode: 'server', run: () => node('test/harness/run-node.mjs') },
  web: { title: 'extension in a web extension host', vscode: 'web', run: () => node('test/harness/run-web.mjs') },
  ui: {
    title: 'packaged extension on the screen',
    vscode: 'server',
    run: () => nodeTests(globSync('test/ui/*.test.ts')),
  },
  electron: { title: 'extension in a desktop VS Code', run: () => node('test/harness/run-node.mjs', '--desktop') },
};

/** Log lines of @vscode/test-web's web server. */
const noise = /^\S*GET \/static\//;

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in parts));
if (unknown.length) {
  console.error(`unknown: ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const total = { passed: 0, failed: 0, skipped: [] };
const bad = [];
const selected = wanted.length ? wanted : Object.keys(parts).filter(name => name !== 'electron');
const built = await part('bundles and packages', () => check(build));
for (const name of selected) {
  const { title, vscode, run: start } = parts[name];
  await part(title, async () => {
    if (!vscode) return start();
    const obstacle = headlessObstacle();
    if (obstacle) return { passed: 0, failed: 0, skipped: [{ name: title, reason: obstacle }] };
    if (!built) throw new Error('there is no extension to test');
    const installed = await node('test/harness/install.mjs', vscode, 'chromium');
    if (installed.code !== 0) throw new Error('the VS Code to test in could not be installed');
    return start();
  });
}
summary();

/** Runs one part and adds up its result; a part that cannot say how it went has failed. */
async function part(title, start) {
  const begin = Date.now();
  console.log(`\n== ${title}`);
  let result;
  try {
    result = await start();
  } catch (error) {
    console.error(error.message);
    result = {};
  }
  const { passed = 0, skipped = [] } = result;
  let { failed = 0 } = result;
  if (!failed && (result.code || passed + skipped.length === 0)) failed = 1;
  if (failed) bad.push(title);
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped);
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`-- ${title}: ${passed} passed, ${failed} failed, ${skipped.length} skipped (${seconds} s)`);
  return !failed;
}

function summary() {
  if (total.skipped.length) {
    console.log('\nSkipped:');
    for (const { name, reason } of total.skipped) console.log(`  ${name} (${reason})`);
  }
  if (bad.length) console.log(`\nFailed: ${bad.join('; ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
  process.exitCode = total.failed ? 1 : 0;
}

/** Something that works or not, counted as one test. */
async function check(start) {
  const { code } = await start();
  return code === 0 ? { passed: 1 } : { failed: 1 };
}

async function build() {
  const bundled = await node('esbuild.mjs');
  return bundled.code === 0 ? node('scripts/package.mjs', vsix) : bundled;
}

function unitTests() {
  const elsewhere = /^test[\\/](ui|extension|harness)[\\/]/;
  return globSync('test/**/*.test.ts')
    .filter(file => !elsewhere.test(file))
    .sort();
}

function nodeTests(files) {
  // A test that hangs is to fail by its name, not to hold up the rest.
  return node('--test', '--test-timeout=900000', '--test-reporter=./test/harness/tally-reporter.mjs', ...files);
}

function node(...args) {
  return run(process.execPath, args);
}

function bin(name) {
  return path.join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** Why the headless VS Code cannot run on this machine at all; what can be installed is no reason. */
function headlessObstacle() {
  const { platform, arch } = process;
  if (platform !== 'linux') return `the headless VS Code needs Linux; on ${platform} there is npm run test:electron`;
  if (arch !== 'x64' && !findChromium())
    return `no Chromium, Chrome or Edge is installed, nor fetched for linux-${arch}`;
  return undefined;
}

/** Runs a program, shows what it prints, and picks out the tally that test programs print. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, QUORUMLENS_VSIX: vsix, QUORUMLENS_EXAMPLES: examples },
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let tally = {};
    createInterface({ input: child.stdout }).on('line', line => {
      const found = /##tally (\{.*\})/.exec(line)?.[1];
      if (found) tally = JSON.parse(found);
      else if (!noise.test(line)) console.log(line);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ ...tally, code: code ?? signal }));
  });
}
