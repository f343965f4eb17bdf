import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirName, joinPath } from '../cluster/file-path.ts';
import type { FoundFile } from './discover.ts';

/** Files that an `include` of a DRBD file names; relative names start at the folder of the including file. */
export function includedFiles(from: string, pattern: string): FoundFile[] {
  const parts = joinPath(dirName(from), pattern).split('/').slice(1);
  let paths = [''];
  for (const part of parts) {
    paths = paths.flatMap(path => {
      if (!/[*?[]/.test(part)) return [`${path}/${part}`];
      const matches = glob(part);
      return names(path || '/')
        .filter(name => matches.test(name) && (part.startsWith('.') || !name.startsWith('.')))
        .map(name => `${path}/${name}`);
    });
    if (paths.length > mostFiles) return [];
  }
  return paths.flatMap(path => {
    try {
      const { size } = statSync(path);
      return statSync(path).isFile() ? [{ path, real: realpathSync(path), size }] : [];
    } catch {
      return [];
    }
  });
}

/** More than this is no configuration. */
const mostFiles = 10_000;

/** A glob of one path segment as a regular expression: `*`, `?`, `[a-z]`, `[!a]`. */
function glob(pattern: string): RegExp {
  const source = pattern.replace(/\[[!^]?\]?[^\]]*\]|[*?]|[^*?[]+|\[/g, part => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 2 && part.startsWith('[') && part.endsWith(']')) {
      const body = part
        .slice(1, -1)
        .replace(/^!/, '^')
        .replace(/[\\\]]/g, '\\$&');
      return `[${body}]`;
    }
    return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /(?!)/;
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
