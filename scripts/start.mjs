// npm start [-- [--no-open] [PATH]]: builds, checks the folder on the terminal, then opens it in VS Code.
// A desktop VS Code where there is one; else the VS Code server, for a browser, until Ctrl+C.
//   VSCODE_OPEN=server   the server although there is a desktop
//   PORT=8080            its port, otherwise any free one
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { project, vsix } from '../test/harness/locations.mjs';
import { desktopCode, openInBrowser, openOnDesktop } from '../test/harness/open.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-open': { type: 'boolean', default: false } },
});
// npm runs this in the project, wherever it was typed.
const typedIn = process.env.INIT_CWD ?? process.cwd();
const target = positionals[0] ? path.resolve(typedIn, positionals[0]) : path.join(project, 'examples');
if (!existsSync(target)) fail(`no such file or folder: ${target}`, 2);

process.chdir(project);
console.log('Building ...');
run(path.join('node_modules', '.bin', process.platform === 'win32' ? 'tsc.cmd' : 'tsc'), '-p', '.');
run(process.execPath, 'esbuild.mjs');

const shown = path.relative(typedIn, target) || '.';
console.log(`\n$ quorumlens check ${shown}\n`);
const check = spawnSync(process.execPath, [path.join(project, 'dist/cli.js'), 'check', '--fail-on', 'never', shown], {
  cwd: typedIn,
  stdio: 'inherit',
});
if (check.status !== 0) fail(undefined, check.status ?? 1);
if (values['no-open']) process.exit(0);

console.log('\nOpening it in VS Code ...');
const code = desktopCode();
if (code) {
  process.exitCode = (await openOnDesktop(code, target)) ?? 1;
} else {
  execFileSync(process.execPath, ['scripts/package.mjs', vsix], { stdio: ['ignore', 'ignore', 'inherit'] });
  run(process.execPath, 'test/harness/install.mjs', 'server');
  await openInBrowser(vsix, target);
}

function run(command, ...args) {
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell });
  if (status !== 0) fail(error?.message, status || 1);
}

function fail(message, status) {
  if (message) console.error(message);
  process.exit(status);
}
