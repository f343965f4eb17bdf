#!/usr/bin/env node
// `npx quorumlens` in the checkout: npm links the commands of workspaces, but not those of the package itself.
const { existsSync } = require('node:fs');
const path = require('node:path');

const cli = path.join(__dirname, '../../dist/cli.js');
if (existsSync(cli)) {
  require(cli);
} else {
  process.stderr.write('quorumlens is not built yet; run: npm run build\n');
  process.exitCode = 2;
}
