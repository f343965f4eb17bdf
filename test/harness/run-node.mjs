// The extension tests in a Node extension host, through @vscode/test-electron.
// `--desktop` downloads and runs a desktop VS Code; otherwise the headless stand-in takes its place.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { tempDir } from './headless.mjs';
import { examples, project } from './locations.mjs';

const desktop = process.argv.includes('--desktop');
const workspace = tempDir('quorumlens-workspace-');
cpSync(examples, workspace.dir, { recursive: true }); // the tests edit the files
try {
  await runTests({
    vscodeExecutablePath: desktop ? undefined : fileURLToPath(new URL('code-headless.mjs', import.meta.url)),
    extensionDevelopmentPath: project,
    extensionTestsPath: path.join(project, 'dist/test/index.js'),
    launchArgs: [workspace.dir, '--disable-extensions'],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  workspace.dispose();
}
