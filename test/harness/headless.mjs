// Starts a real VS Code without a desktop: the VS Code server, and its workbench in a headless Chromium.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { serverDir } from './locations.mjs';
import { node24 } from './node24.mjs';

/** User settings that keep the workbench quiet and the same for every run. */
export const baseSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // in a browser the default is to save after a second, which would change test data on disk
  'files.hotExit': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

// Messages of the workbench and its server that say nothing about the extension under test.
const noise = new RegExp(
  [
    '^\\s*$',
    'vsda',
    '[sS]ervice ?[wW]orker',
    'connection token',
    'Creating a socket',
    'reconnection-grace-time',
    'AgentHost',
    'AccountPolicyGate',
    'Extension host agent',
    '(Started|Completed) initializing default profile',
    'additional builtin extensions',
    'Web UI available',
    'Server bound',
    'authentication provider',
    'No file system provider found',
    '^\\[lifecycle\\]',
    '^Canceled',
    'mermaid-markdown-features', // not installed, see install.mjs
    'Could not load markdown it plugin',
    'No search provider registered',
  ].join('|'),
);

export function tempDir(prefix = 'vscode-e2e-') {
  const dir = mkdtempSync(path.join(tmpdir(), prefix));
  return { dir, dispose: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

// The VS Code server proper, not the code-server command around it: that one rejects --enable-smoke-test-driver.
function runServer({ userDataDir, extensionsDir, env }, args) {
  if (!existsSync(serverDir)) throw new Error('VS Code server missing; run: node test/harness/install.mjs');
  const temp = tempDir('vscode-'); // other users cannot look into it
  const tokenFile = path.join(temp.dir, 'token');
  const token = randomBytes(24).toString('hex');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const child = spawn(
    node24,
    [
      path.join(serverDir, 'out/server-main.js'),
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--connection-token-file',
      tokenFile,
      '--server-data-dir',
      userDataDir,
      '--user-data-dir',
      userDataDir,
      '--extensions-dir',
      extensionsDir,
      ...args,
    ],
    {
      // No gallery, so nothing is looked up outside; sockets and the like go to a directory of its own.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', TMPDIR: temp.dir, XDG_RUNTIME_DIR: temp.dir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const kill = () => {
    child.kill('SIGKILL');
    temp.dispose();
  };
  process.once('exit', kill);
  const exited = new Promise(resolve =>
    child.once('exit', (code, signal) => {
      process.off('exit', kill);
      temp.dispose();
      resolve(code ?? signal);
    }),
  );
  const onLine = listener =>
    [child.stdout, child.stderr].forEach(stream => {
      let rest = '';
      stream.setEncoding('utf8').on('data', text => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        lines.forEach(listener);
      });
    });
  return { child, exited, onLine, token };
}

export async function installExtension(vsix, dirs) {
  const { exited, onLine } = runServer(dirs, ['--install-extension', path.resolve(vsix), '--force']);
  const output = [];
  onLine(line => output.push(line));
  if ((await exited) !== 0) throw new Error(`installing ${vsix} failed:\n${output.join('\n')}`);
}

/**
 * Starts a VS Code server that listens on 127.0.0.1 only and answers only who knows its token (see workbenchUrl).
 * For tests the user settings are written anew; for a person (`testing: false`) only where there are none.
 *
 * @param {{ userDataDir: string, extensionsDir: string, testing?: boolean, port?: number | string, settings?: object,
 *   env?: object, log?: (line: string) => void }} options
 */
export async function startServer({ testing = true, port: wantedPort = 0, settings, log = () => {}, ...options }) {
  const settingsFile = path.join(options.userDataDir, 'User', 'settings.json');
  if (testing || !existsSync(settingsFile)) {
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify({ ...baseSettings, ...settings }, null, 2));
  }
  const { child, exited, onLine, token } = runServer(options, [
    '--host',
    '127.0.0.1',
    '--port',
    String(wantedPort),
    ...(testing ? ['--enable-smoke-test-driver'] : []), // without it a built workbench ignores the payload of its address
  ]);
  const port = await new Promise((resolve, reject) => {
    onLine(line => {
      if (!noise.test(line)) log(line);
      const match = /agent listening on (\d+)/.exec(line);
      if (match) resolve(match[1]);
      const error = /Error: (listen .*)/.exec(line); // it would go on without listening
      if (error) {
        child.kill('SIGKILL');
        reject(new Error(`the VS Code server cannot ${error[1]}`));
      }
    });
    void exited.then(code => reject(new Error(`the VS Code server ended early (${code})`)));
  });
  return {
    authority: `127.0.0.1:${port}`,
    token,
    exited,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** The address of a workbench with `folder` (or .code-workspace file) open; `payload` holds what are command line options on a desktop. */
export function workbenchUrl({ authority, token }, folder, payload = {}) {
  const url = new URL(`http://${authority}/?tkn=${token}`);
  if (folder) url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(folder));
  else url.searchParams.set('ew', 'true');
  if (Object.keys(payload).length) url.searchParams.set('payload', JSON.stringify(Object.entries(payload)));
  return url.href;
}

/** A local path as the workbench in the browser addresses it. */
export const remoteUri = (authority, file) =>
  `vscode-remote://${authority}${pathToFileURL(path.resolve(file)).pathname}`;

/**
 * A Chromium with a profile of its own in which third-party cookies are allowed. Otherwise (always so in a
 * Playwright "new context") Chromium denies the service worker without which VS Code for the Web shows no web views.
 */
export async function openChromium(options = {}) {
  const executable = findChromium();
  if (!executable) throw new Error('Chromium missing; run: node test/harness/install.mjs');
  const profile = tempDir('vscode-e2e-chromium-');
  mkdirSync(path.join(profile.dir, 'Default'));
  writeFileSync(
    path.join(profile.dir, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0 } }),
  );
  const context = await chromium.launchPersistentContext(profile.dir, {
    ...executable,
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...options,
  });
  // Only loopback: the workbench would otherwise ask outside services, and wait for them.
  await context.route(
    url => !/^(localhost|127\.0\.0\.1|.*\.localhost)$/.test(url.hostname),
    route => route.abort(),
  );
  return {
    context,
    async close() {
      await context.close();
      profile.dispose();
    },
  };
}

/**
 * Opens `url` and waits for VS Code to report the end of an extension test run, by two functions of the window
 * which VS Code calls for automation (@vscode/test-web uses the same). Returns the exit code.
 *
 * A dying extension host is reported as exit code 0 too. So a run only counts as passed when Mocha's summary
 * ("N passing") has been logged.
 */
export async function runExtensionTests(
  { context },
  url,
  { timeout = Number(process.env.VSCODE_HEADLESS_TIMEOUT ?? 300_000), screenshot, serverExited } = {},
) {
  const page = await context.newPage();
  let timer,
    passed,
    over = false;
  try {
    const finished = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationLog', (type, args) => {
        const text = format(...args);
        if (over || noise.test(text)) return;
        passed ??= /^\s*(\d+) pass(?:ing|ed)\b/m.exec(text)?.[1];
        console[type]?.(text);
      });
      void page.exposeFunction('codeAutomationExit', code => {
        over = true;
        resolve(code);
      });
      page.on('crash', () => reject(new Error('the workbench page crashed')));
      page.on('pageerror', e => over || noise.test(e.message) || console.error('workbench page error:', e.message));
      void serverExited?.then(code => reject(new Error(`the VS Code server ended (${code}) before the tests did`)));
      timer = setTimeout(() => reject(new Error(`no test result after ${timeout} ms`)), timeout);
    });
    finished.catch(() => {});
    await page.goto(url);
    const code = await finished;
    if (code === 0 && !(Number(passed) > 0))
      throw new Error('the extension host ended without a report of passed tests');
    return code;
  } catch (e) {
    over = true;
    if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
    throw e;
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}

/**
 * A workbench with the packaged extension installed and a copy of `folder` open, for tests that act on the page.
 *
 * @param {{ vsix: string, folder: string, settings?: object, browser?: object }} options `browser`: of its launch
 */
export async function openWorkbench({ vsix, folder, settings, browser: browserOptions }) {
  const temp = tempDir();
  const dirs = { userDataDir: path.join(temp.dir, 'data'), extensionsDir: path.join(temp.dir, 'extensions') };
  const workspace = path.join(temp.dir, 'workspace');
  cpSync(folder, workspace, { recursive: true });
  await installExtension(vsix, dirs);
  const server = await startServer({ ...dirs, settings });
  const browser = await openChromium(browserOptions);
  const page = await browser.context.newPage();
  await page.goto(workbenchUrl(server, workspace));
  await page.waitForSelector('.monaco-workbench');
  return {
    page,
    workspace,
    async close() {
      await browser.close();
      await server.stop();
      temp.dispose();
    },
  };
}
