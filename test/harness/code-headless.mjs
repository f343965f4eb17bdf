#!/usr/bin/env node
// Stands in for the desktop `code` executable in extension test runs (vscodeExecutablePath of @vscode/test-electron,
// useInstallation.fromPath of @vscode/test-cli): takes the same arguments, runs the tests in a VS Code server with a
// headless Chromium, exits with their result. Other arguments of the desktop are ignored.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openChromium, remoteUri, runExtensionTests, startServer, workbenchUrl } from './headless.mjs';
import { results } from './locations.mjs';

const {
  values,
  positionals: [folder],
} = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string', default: '.vscode-test/user-data' },
    'extensions-dir': { type: 'string', default: '.vscode-test/extensions' },
  },
});
if (!values.extensionTestsPath || !values.extensionDevelopmentPath)
  throw new Error('--extensionDevelopmentPath and --extensionTestsPath are needed');

let server, browser;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (server ? void server.stop() : process.exit(1)));
server = await startServer({
  userDataDir: path.resolve(values['user-data-dir']),
  extensionsDir: path.resolve(values['extensions-dir']),
  log: process.env.VSCODE_HEADLESS_VERBOSE ? line => console.error(`[server] ${line}`) : undefined,
});
try {
  browser = await openChromium();
  const url = workbenchUrl(server, folder, {
    extensionDevelopmentPath: remoteUri(server.authority, values.extensionDevelopmentPath[0]),
    extensionTestsPath: remoteUri(server.authority, values.extensionTestsPath),
  });
  process.exitCode = await runExtensionTests(browser, url, {
    screenshot: path.join(results, 'node-failure.png'),
    serverExited: server.exited,
  });
} catch (e) {
  console.error(String(e));
  process.exitCode = 1;
} finally {
  await browser?.close();
  await server.stop();
}
