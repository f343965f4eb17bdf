import type { Span } from '../text/span.ts';
import type { Context } from './context.ts';

export interface DocumentLink {
  readonly span: Span;
  /** As written; relative to the folder of the file. */
  readonly path: string;
  /** A glob: the host opens it when one file matches, else it says how many do. */
  readonly pattern: boolean;
}

/** Paths in the file that an editor can open: includes, keys, log files. */
export function documentLinks(context: Context): DocumentLink[] {
  return context.file.facts.paths
    .filter(({ path }) => path !== '' && !path.startsWith('/dev/'))
    .map(({ span, path, pattern }) => ({ span, path, pattern: pattern === true }));
}
