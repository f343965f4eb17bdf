import type { NameUse } from '../cluster/facts.ts';
import type { ClusterFile } from '../cluster/model.ts';
import type { Context } from './context.ts';

/** A use of a name, with its file. */
export interface FileName extends NameUse {
  readonly file: string;
}

/** Every use of the same thing in the files of the cluster, the given file's first, in text order. */
export function usesOf(context: Context, name: NameUse): FileName[] {
  const found: FileName[] = [];
  for (const { file, facts } of filesFor(context, name)) {
    const seen = new Set<number>();
    for (const use of facts.names) {
      if (!isSame(use, name) || (use.local && file !== context.file.file) || seen.has(use.span.start)) continue;
      seen.add(use.span.start);
      found.push({ ...use, file });
    }
  }
  return found;
}

/** Names that are defined in a space, as seen from the file: each once, in order. */
export function definedNames(context: Context, space: NameUse['space'], scope?: string): string[] {
  const found = new Set<string>();
  for (const { file, facts } of allFiles(context)) {
    for (const use of facts.names) {
      if (use.space !== space || use.role !== 'definition') continue;
      if (use.local && file !== context.file.file) continue;
      if (scope !== undefined && use.scope !== undefined && use.scope !== scope) continue;
      found.add(use.name);
    }
  }
  return [...found];
}

/** XML identifiers are unique in a document, whatever they name: a tag may refer to a resource by its id. */
const identifiers: readonly NameUse['space'][] = ['id', 'resource', 'role'];

function isSame(a: NameUse, b: NameUse): boolean {
  if (a.name !== b.name || a.scope !== b.scope) return false;
  return a.space === b.space || (isIdentifier(a) && isIdentifier(b));
}

function isIdentifier(use: NameUse): boolean {
  return use.local === true && identifiers.includes(use.space);
}

function filesFor(context: Context, name: NameUse): { file: string; facts: ClusterFile['facts'] }[] {
  return name.local ? [context.file] : allFiles(context);
}

/** Files of the cluster; a document under review is not one of them, but sees itself instead of its original. */
function allFiles(context: Context): { file: string; facts: ClusterFile['facts'] }[] {
  const others = (context.model?.files ?? []).filter(f => f.file !== context.file.file);
  return [context.file, ...others];
}
