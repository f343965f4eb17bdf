// Bundles everything that is shipped into dist/, and the extension tests into dist/test/.
// `--dev`: readable, with source maps. Otherwise as in the packages; the tests run on what is shipped.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');
const project = import.meta.dirname;

/** Evaluates chevrotain when it is first asked for: a run that meets no DRBD and no Corosync file does without. */
const lazyChevrotain = {
  name: 'lazy chevrotain',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]languages[\\/]chevrotain\.ts$/ }, () => ({
      contents: "export const chevrotain = () => require('chevrotain');",
      resolveDir: project,
    }));
  },
};

const common = {
  plugins: [lazyChevrotain],
  absWorkingDir: project,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !dev,
  sourcemap: dev,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', external: ['vscode', 'mocha'] };
const browser = { ...common, platform: 'browser', external: ['vscode', 'node:*'] };
const test = { minify: false, sourcemap: 'inline' };

// The first thing the command line does is to see whether this Node can run it at all; hence ES5, before everything else.
const cliBanner = `#!/usr/bin/env node\n${readFileSync(path.join(project, 'scripts/require-node.cjs'), 'utf8').replace(/^\/\/.*\n/gm, '')}`;

await rm(path.join(project, 'dist'), { recursive: true, force: true });
await Promise.all([
  build({ ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client/extension.js' }),
  build({ ...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/web/extension.js' }),
  build({ ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server/server.js' }),
  build({ ...browser, format: 'iife', entryPoints: ['server/src/lsp/browser.ts'], outfile: 'dist/web/server.js' }),
  build({
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: cliBanner },
  }),
  build({ ...node, ...test, entryPoints: ['test/extension/index.ts', 'test/extension/suite.ts'], outdir: 'dist/test' }),
  // Mocha's browser build assigns module.exports, so the bundle has to do so after it.
  build({
    ...browser,
    ...test,
    format: 'iife',
    globalName: 'tests',
    footer: { js: 'module.exports = tests;' },
    entryPoints: ['test/extension/index.web.ts'],
    outfile: 'dist/test/web.js',
  }),
]).catch(() => process.exit(1)); // esbuild has said why
