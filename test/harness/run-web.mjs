// The same extension tests in VS Code for the Web: the extension in a Web Worker, its folder virtual.
import { createServer } from 'node:net';
import path from 'node:path';
import { open } from '@vscode/test-web';
import { openChromium, runExtensionTests } from './headless.mjs';
import { examples, project, results, webCommit, webDataDir } from './locations.mjs';

const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
const server = await open({
  browserType: 'none', // the browser is ours: @vscode/test-web would want one of Playwright's own
  quality: 'stable',
  commit: webCommit,
  testRunnerDataDir: webDataDir, // already there, so nothing is downloaded
  host: 'localhost', // not 127.0.0.1: web views live on subdomains of localhost
  port,
  extensionDevelopmentPath: project,
  extensionTestsPath: path.join(project, 'dist/test/web.js'),
  folderPath: examples, // edits stay in memory
});
let browser;
try {
  browser = await openChromium();
  const screenshot = path.join(results, 'web-failure.png');
  process.exitCode = await runExtensionTests(browser, `http://localhost:${port}`, { screenshot });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await browser?.close();
  server.dispose();
}
