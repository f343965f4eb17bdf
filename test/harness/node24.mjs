#!/usr/bin/env node
// The Node 24 of this project, which tools/node/package.json lists as one package per platform.
// As a command, `node test/harness/node24.mjs FILE [ARGUMENT ...]` runs FILE on it, and with it first in PATH.
// npm 11.6.2 and later do that for every script, by node_modules/.bin/node; older ones lose this link (npm/cli#4362).
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { platform, arch } = process;
const os = { darwin: arch === 'arm64' ? 'bin-darwin' : 'darwin', win32: 'win' }[platform] ?? platform;

/** Path of Node 24; where there is no package of it, of the Node that is running. */
export const node24 = (() => {
  try {
    return createRequire(import.meta.url).resolve(`node-${os}-${arch}/bin/node${platform === 'win32' ? '.exe' : ''}`);
  } catch {
    return process.execPath;
  }
})();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status, signal } = spawnSync(node24, process.argv.slice(2), {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.dirname(node24)}${path.delimiter}${process.env.PATH}` },
  });
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
}
