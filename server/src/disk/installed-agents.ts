import { execFile, spawnSync } from 'node:child_process';

/** Metadata of agents that are installed on this machine, as crm_resource prints it. */
export interface InstalledAgents {
  readonly files: readonly { readonly file: string; readonly text: string; readonly name: string }[];
  /** There is no crm_resource. */
  readonly noTool: boolean;
}

/**
 * Asks the installed agents of these names what they are. This runs programs of the machine: only ever on the explicit
 * request of a user who trusts the files that the names are from.
 */
export async function readInstalledAgents(names: readonly string[]): Promise<InstalledAgents> {
  const files: InstalledAgents['files'][number][] = [];
  let noTool = false;
  const queue = askable(names);
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined && !noTool; name = queue.shift()) {
      const { text, missing } = await ask(name);
      if (missing) noTool = true;
      if (text !== undefined) files.push(fileOf(name, text));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { files, noTool };
}

/** The same, for the command line. */
export function readInstalledAgentsNow(names: readonly string[]): InstalledAgents {
  const files: InstalledAgents['files'][number][] = [];
  for (const name of askable(names)) {
    const { error, status, stdout } = spawnSync(tool, argumentsFor(name), { ...limits, encoding: 'utf8' });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return { files, noTool: true };
    if (status === 0) files.push(fileOf(name, stdout));
  }
  return { files, noTool: false };
}

const tool = 'crm_resource';
const atOnce = 4;
const most = 300;
/** In the folder of nobody: a relative entry of PATH must not lead into a workspace. */
const limits = { timeout: 10_000, maxBuffer: 4 * 1024 * 1024, cwd: '/' } as const;

const argumentsFor = (name: string): string[] => ['--show-metadata', name];

/** Only whole names of agents that have metadata; no shell ever reads them. */
function askable(names: readonly string[]): string[] {
  return [...new Set(names)].filter(name => /^(?:ocf:[\w.-]+|stonith):[\w./-]+$/.test(name)).slice(0, most);
}

function fileOf(name: string, text: string): InstalledAgents['files'][number] {
  return { file: name, text, name };
}

function ask(name: string): Promise<{ text?: string; missing: boolean }> {
  return new Promise(resolve => {
    execFile(tool, argumentsFor(name), { ...limits, encoding: 'utf8' }, (error, stdout) => {
      if (error) resolve({ missing: (error as NodeJS.ErrnoException).code === 'ENOENT' });
      else resolve({ text: stdout, missing: false });
    });
  });
}
