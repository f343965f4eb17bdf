import { execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { installExtension, startServer, workbenchUrl } from './headless.mjs';
import { project } from './locations.mjs';

/** The desktop's `code` command, where it can open a window; it refuses to run as root. */
export function desktopCode() {
  const { env, platform } = process;
  if (env.VSCODE_OPEN === 'server' || process.getuid?.() === 0) return undefined;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY && !env.VSCODE_IPC_HOOK_CLI) return undefined;
  const shell = platform === 'win32'; // there it is a .cmd file
  try {
    execFileSync('code', ['--version'], { stdio: 'ignore', shell });
  } catch {
    return undefined;
  }
  return args =>
    spawn(shell ? `code ${args.map(arg => `"${arg}"`).join(' ')}` : 'code', shell ? [] : args, {
      stdio: 'inherit',
      shell,
    });
}

/** Opens a file or folder in a desktop VS Code with the extension loaded from the checkout. */
export function openOnDesktop(code, target) {
  const args = ['--new-window', `--extensionDevelopmentPath=${path.resolve(project)}`, folderOf(target)];
  if (folderOf(target) !== target) args.push(target);
  return new Promise(resolve => code(args).once('exit', resolve));
}

/** Opens a file or folder in a VS Code server for the browser, until Ctrl+C. Settings made there stay in .vscode-test/open/. */
export async function openInBrowser(vsix, target) {
  const dir = path.join(project, '.vscode-test/open');
  const options = { userDataDir: path.join(dir, 'data'), extensionsDir: path.join(dir, 'extensions') };
  let server;
  let wanted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      wanted = true;
      if (server) void server.stop();
      else process.exit(1);
    });
  }
  await installExtension(vsix, options);
  server = await startServer({
    ...options,
    testing: false,
    port: process.env.PORT,
    settings: { 'security.workspace.trust.enabled': true }, // as on a desktop
    log: process.env.VSCODE_HEADLESS_VERBOSE ? line => console.error(`[server] ${line}`) : undefined,
  });
  const folder = folderOf(target);
  console.log(`\n${folder} is open at\n\n  ${workbenchUrl(server, folder)}\n`);
  console.log('Keep the address to yourself: whoever has it can act as you. Ctrl+C ends the server.');
  const code = await server.exited;
  if (!wanted) throw new Error(`the VS Code server ended (${code})`);
}

const folderOf = target =>
  target.endsWith('.code-workspace') || statSync(target).isDirectory() ? target : path.dirname(target);
