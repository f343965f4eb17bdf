import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesIndex } from './rules-index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rulesFolder = join(root, 'server/src/rules');

// The list of rules comes first: the pages are made from it.
const sourceNames = readdirSync(rulesFolder).filter(name => name.endsWith('.ts'));
const sources = sourceNames.map(name => [name, readFileSync(join(rulesFolder, name), 'utf8')] as const);
write('server/src/rules/index.ts', rulesIndex(new Map(sources)));
const { generatedFiles, generatedFolders } = await import('./generated-files.ts');
const files = generatedFiles();
for (const folder of generatedFolders) {
  for (const path of filesIn(folder)) if (!files.has(path)) rmSync(join(root, path));
}
for (const [path, text] of files) write(path, text);

function write(path: string, text: string): void {
  const full = join(root, path);
  try {
    if (readFileSync(full, 'utf8') === text) return;
  } catch {
    mkdirSync(dirname(full), { recursive: true });
  }
  writeFileSync(full, text);
  console.log(path);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'));
  } catch {
    return [];
  }
}
