import { dirName, joinPath, pathPart, prefixPart } from '../cluster/file-path.ts';
import type { Text } from '../text/text.ts';
import type { FileSource } from './files.ts';
import { nameOf, pathOf, schemeOf, uriOf } from './uri.ts';

/** What a path of a file leads to: a file, or why there is not exactly one. */
export async function linkTarget(
  from: string,
  path: string,
  pattern: boolean,
  known: readonly string[],
  disk: FileSource | undefined,
): Promise<{ readonly file?: string; readonly tooltip: Text } | undefined> {
  // Where the root of the file system is not that of the host, an absolute path leads nowhere.
  if (path.startsWith('/') && schemeOf(from) !== 'file') return undefined;
  const target = joinPath(dirName(pathPart(from)), path);
  const none: Text = { en: '', ja: '' };
  const named = (p: string): string => nameOf(uriOf(`${prefixPart(from)}${p}`));
  if (!pattern) return { file: named(target), tooltip: none };
  const matches = globOf(target);
  const found = new Set(known.filter(name => schemeOf(name) === schemeOf(from) && matches.test(pathOf(name))));
  if (schemeOf(from) === 'file') for (const name of (await disk?.included?.(from, path))?.names ?? []) found.add(name);
  const [first] = found;
  if (first !== undefined && found.size === 1) return { file: first, tooltip: none };
  return { tooltip: { en: `${found.size} files match`, ja: `一致するファイルは ${found.size} 個です` } };
}

/** A glob of paths as the shell reads it: no wildcard crosses a `/`. */
function globOf(pattern: string): RegExp {
  const source = pattern.replace(/[.+^${}()|[\]\\]|\*+|\?/g, c =>
    c.startsWith('*') ? '[^/]*' : c === '?' ? '[^/]' : `\\${c}`,
  );
  return new RegExp(`^${source}$`);
}
