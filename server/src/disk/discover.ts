import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../languages/index.ts';
import { type Failure, failureOf } from './failure.ts';

/** A file met on a walk. */
export interface FoundFile {
  /** Absolute, with `/`. */
  readonly path: string;
  /** The same file by whatever way it is found. */
  readonly real: string;
  readonly size: number;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  readonly failures: readonly (Failure & { readonly path: string })[];
}

export interface WalkLimits {
  /** Levels of folders below the first. */
  readonly depth: number;
  /** Entries looked at altogether. */
  readonly entries: number;
}

/**
 * Files below a folder that may be ours, by their names; real ones before the symbolic links that lead to them.
 * Folders that lead in a circle are visited once.
 */
export function walk(folder: string, limits: WalkLimits = { depth: 64, entries: Number.POSITIVE_INFINITY }): Walk {
  const files: FoundFile[] = [];
  const failures: (Failure & { path: string })[] = [];
  const visited = new Set<string>();
  const links: { path: string; name: string; depth: number }[] = [];
  let left = limits.entries;
  const fail = (path: string, error: unknown): void => void failures.push({ ...failureOf(path, error), path });

  const stack = [{ path: folder, depth: 0 }];
  for (;;) {
    const next = stack.pop();
    if (next) visit(next.path, next.depth);
    else {
      // What a link leads to may have been met under its own name; so links come last, in order.
      const link = links.shift();
      if (!link) return { files, failures };
      follow(link);
    }
  }

  function visit(path: string, depth: number): void {
    let entries: Dirent[];
    let real: string;
    try {
      real = realpathSync(path);
      if (visited.has(real)) return;
      visited.add(real);
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      fail(path, error);
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: { path: string; depth: number }[] = [];
    for (const entry of entries) {
      if (left-- <= 0) return;
      const inside = joined(path, entry.name);
      if (entry.isSymbolicLink()) links.push({ path: inside, name: entry.name, depth });
      else if (entry.isDirectory()) {
        if (depth < limits.depth && !skippedFolders.has(entry.name)) folders.push({ path: inside, depth: depth + 1 });
      } else if (entry.isFile() && mayBeOurs(inside)) take(inside, join(real, entry.name));
    }
    stack.push(...folders.reverse());
  }

  function follow(link: { path: string; name: string; depth: number }): void {
    try {
      const target = statSync(link.path);
      if (target.isDirectory()) {
        if (link.depth < limits.depth && !skippedFolders.has(link.name)) {
          stack.push({ path: link.path, depth: link.depth + 1 });
        }
      } else if (target.isFile() && mayBeOurs(link.path)) take(link.path, undefined);
    } catch (error) {
      // A dangling link matters where its name says that a configuration is behind it.
      if (isOursByName(link.path)) fail(link.path, error);
    }
  }

  /** `real` where it is known: of what is no link in a folder. */
  function take(path: string, real: string | undefined): void {
    try {
      files.push({ path, real: real ?? realpathSync(path), size: statSync(path).size });
    } catch (error) {
      fail(path, error);
    }
  }
}

/** Whether the name of a file lets us look inside. */
export function mayBeOurs(path: string): boolean {
  return ourNames.test(path) || languages.some(language => language.claims(path, '') >= 2);
}

/** Whether the name alone says that the file is ours. */
export function isOursByName(path: string): boolean {
  return languages.some(language => language.claims(path, '') >= 2);
}

function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

const ourNames =
  /\.(?:conf|res)(?:\.[\w-]+)?$|\.xml$|\/corosync\.conf[^/]*$|\/(?:corosync|drbd\.d|pacemaker\/cib)\/[^/]+$/i;
const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test', '.vscode-test-web']);
