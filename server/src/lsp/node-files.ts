import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { includedFiles } from '../disk/includes.ts';
import { surroundings } from '../disk/surroundings.ts';
import { type FileSource, largestFile, mayBeOurs, mostFiles } from './files.ts';
import { filePathOf, nameOfPath } from './uri.ts';

/** Files on the disk. Every walk is bounded; what cannot be read is not there. */
export function nodeFiles(): FileSource {
  return {
    async find(folders, cancelled) {
      const found = new Map<string, string>();
      for (const folder of folders) {
        const path = filePathOf(folder);
        if (path !== undefined) await walk(path, found, cancelled);
      }
      return [...found.values()].map(nameOfPath);
    },
    async read(name) {
      const path = filePathOf(name);
      if (path === undefined) return undefined;
      try {
        const { size } = await stat(path);
        return size > largestFile ? undefined : await readFile(path);
      } catch {
        return undefined;
      }
    },
    async included(from, pattern) {
      const path = filePathOf(from);
      if (path === undefined) return { names: [], outcome: undefined };
      const { files, outcome } = includedFiles(path, pattern);
      return { names: files.map(f => nameOfPath(f.path)), outcome };
    },
    async around(name) {
      const path = filePathOf(name);
      return path === undefined ? [] : surroundings(path, false).map(f => nameOfPath(f.path));
    },
    async stamp(name) {
      const path = filePathOf(name);
      if (path === undefined) return undefined;
      try {
        const { mtimeMs, size } = await stat(path);
        return `${mtimeMs}:${size}`;
      } catch {
        return undefined;
      }
    },
  };
}

const deepest = 32;
const mostEntries = 500_000;
const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test', '.vscode-test-web']);

/** Files below a folder by real path, so that one found by two ways counts once; real ones before links to them. */
async function walk(root: string, found: Map<string, string>, cancelled: () => boolean): Promise<void> {
  const visited = new Set<string>();
  const links: { path: string; depth: number }[] = [];
  const folders = [{ path: root.replace(/(?<=.)[\\/]+$/, ''), depth: 0 }];
  let left = mostEntries;
  const take = (path: string, real: string): void => {
    if (found.size < mostFiles && !found.has(real)) found.set(real, path);
  };
  while (left > 0 && found.size < mostFiles && !cancelled()) {
    const folder = folders.pop();
    if (folder) {
      try {
        const real = await realpath(folder.path);
        if (visited.has(real)) continue;
        visited.add(real);
        for await (const entry of await opendir(folder.path)) {
          if (left-- <= 0) return;
          const path = `${folder.path}/${entry.name}`;
          if (entry.isSymbolicLink()) links.push({ path, depth: folder.depth });
          else if (entry.isDirectory()) {
            if (folder.depth < deepest && !skippedFolders.has(entry.name)) {
              folders.push({ path, depth: folder.depth + 1 });
            }
          } else if (entry.isFile() && mayBeOurs(path)) take(path, `${real}/${entry.name}`);
        }
      } catch {
        // A folder that cannot be read holds nothing for us.
      }
      continue;
    }
    const link = links.pop();
    if (!link) return;
    try {
      const real = await realpath(link.path);
      const target = await stat(real);
      if (target.isDirectory()) {
        if (link.depth < deepest) folders.push({ path: link.path, depth: link.depth + 1 });
      } else if (target.isFile() && mayBeOurs(link.path)) take(link.path, real);
    } catch {
      // A dangling link leads to nothing.
    }
  }
}
