// Which Chromium the tests use: an installed Chromium, Chrome or Edge, else the one install.mjs has unpacked.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromiumDir } from './locations.mjs';

const { env, platform } = process;

function* installed() {
  const apps = { chrome: 'Google/Chrome/Application/chrome.exe', edge: 'Microsoft/Edge/Application/msedge.exe' };
  if (platform === 'win32') {
    for (const app of Object.values(apps))
      for (const base of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA])
        if (base) yield path.join(base, app);
  } else if (platform === 'darwin') {
    for (const app of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
      yield `/Applications/${app}.app/Contents/MacOS/${app}`;
  } else {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'])
      for (const dir of (env.PATH ?? '').split(':')) yield path.join(dir, name);
  }
}

/** On Linux a file of that name can be a mere pointer to a package that is not installed, or lack libraries. */
function starts(executable) {
  if (platform !== 'linux') return true;
  try {
    execFileSync(executable, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns {{ executablePath: string, env?: NodeJS.ProcessEnv } | undefined} for `launch` of playwright-core;
 *   CHROMIUM_PATH goes before everything else, and is not tried out.
 */
export function findChromium() {
  if (env.CHROMIUM_PATH) return { executablePath: env.CHROMIUM_PATH };
  for (const executablePath of installed())
    if (existsSync(executablePath) && starts(executablePath)) return { executablePath };
  const executablePath = path.join(chromiumDir, 'chromium');
  if (!existsSync(executablePath)) return undefined;
  // Libraries of its own before those of the system; its fonts beside those of the system.
  return {
    executablePath,
    env: {
      ...env,
      LD_LIBRARY_PATH: path.join(chromiumDir, 'lib'),
      FONTCONFIG_FILE: path.join(chromiumDir, 'fonts.conf'),
    },
  };
}
