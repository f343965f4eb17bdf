import type { Place } from '../cluster/finding.ts';
import type { NameSpace } from '../schema/entry.ts';
import type { Sources } from './context.ts';

export interface WorkspaceSymbol extends Place {
  readonly name: string;
  readonly makes: NameSpace;
}

/** Names that are made anywhere, by a query whose letters they contain in order. */
export function workspaceSymbols(sources: Sources, query: string, limit = 500): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  for (const file of sources.files()) {
    const seen = new Set<number>();
    for (const use of sources.get(file)?.facts.names ?? []) {
      // An element's id may be listed as an id and as a resource: once is enough.
      if (use.role !== 'definition' || seen.has(use.span.start) || !matches(use.name.toLowerCase(), wanted)) continue;
      seen.add(use.span.start);
      found.push({ file, span: use.span, name: use.name, makes: use.space });
      if (found.length >= limit) return found;
    }
  }
  return found;
}

function matches(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
