import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

// One bundle for all tests of a file: it starts several times faster than the sources do.
const bundle = mkdtempSync(join(tmpdir(), 'quorumlens-bundle-'));
chmodSync(bundle, 0o755);
const main = join(bundle, 'cli.cjs');
buildSync({
  entryPoints: [fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'error',
  outfile: main,
});
after(() => rmSync(bundle, { recursive: true, force: true }));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own. */
export function quorumlens(
  args: readonly string[],
  {
    cwd,
    env = {},
    input,
    uid,
  }: { cwd?: string; env?: Record<string, string>; input?: string | Uint8Array; uid?: number } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    input,
    ...(uid === undefined ? {} : { uid }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH ?? '', LANG: 'C', ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with these files, gone after the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quorumlens-cli-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A small cluster in which nothing is wrong. */
export const cluster: Readonly<Record<string, string>> = {
  'corosync.conf': `totem {
    version: 2
    cluster_name: example
    transport: knet
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
`,
  'drbd.d/r0.res': `resource r0 {
    device /dev/drbd0;
    disk /dev/vg0/r0;
    meta-disk internal;
    on alpha { node-id 0; address 10.0.1.1:7788; }
    on bravo { node-id 1; address 10.0.1.2:7788; }
}
`,
};

/** The same with changes: each replaces the first text by the second in one file. */
export function changed(...changes: readonly [file: string, from: string, to: string][]): Record<string, string> {
  const files = { ...cluster };
  for (const [file, from, to] of changes) {
    if (!files[file]?.includes(from)) throw new Error(`no "${from}" in ${file}`);
    files[file] = files[file].replace(from, to);
  }
  return files;
}
