import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { LookupOutcome } from '../cluster/drbd-lookups.ts';
import { dirName, joinPath } from '../cluster/file-path.ts';
import type { FoundFile } from './discover.ts';

/** What was found where a file names others. */
export interface Included {
  readonly files: readonly FoundFile[];
  /** Undefined where nobody can know: more files than any configuration has, or a folder that may not be read. */
  readonly outcome: LookupOutcome | undefined;
}

/** Files that an `include` of a DRBD file names; relative names start at the folder of the including file. */
export function includedFiles(from: string, pattern: string): Included {
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
    if (paths.length > mostFiles) return { files: [], outcome: undefined };
  }
  const files: FoundFile[] = [];
  // A pattern that matches nothing is no fault; a plain name always stands for one file.
  const isPattern = /[*?[]/.test(pattern);
  const outcomes = new Set<LookupOutcome | undefined>();
  for (const path of paths) {
    try {
      const stat = statSync(path);
      if (stat.isFile()) files.push({ path, real: realpathSync(path), size: stat.size });
      outcomes.add(stat.isDirectory() ? 'folder' : 'there');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const gone = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
      outcomes.add(gone ? (isPattern ? 'vanished' : 'missing') : undefined);
    }
  }
  const worst = (['folder', 'vanished', 'missing'] as const).find(outcome => outcomes.has(outcome));
  return {
    files,
    outcome: worst ?? (outcomes.has(undefined) ? undefined : isPattern && paths.length === 0 ? 'missing' : 'there'),
  };
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
