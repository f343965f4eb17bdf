import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import { type Context, say } from './context.ts';
import { migrations } from './migrations/index.ts';
import { cibRefactorings } from './refactorings-cib.ts';
import { clusterRefactorings } from './refactorings-cluster.ts';
import { drbdRefactorings } from './refactorings-drbd.ts';

/** A change that is offered at a place, whether or not something is wrong there; one reviewed edit of all its files. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

export type FileEdit = Edit & { readonly file: string };

/** Before it is said in the reader's language. */
export interface Offer {
  readonly title: Text;
  readonly edits: readonly FileEdit[];
}

/** What can be rewritten at a place. */
export function refactorings(context: Context, at: Span): Refactoring[] {
  const offers = [
    ...drbdRefactorings(context, at),
    ...clusterRefactorings(context, at),
    ...cibRefactorings(context, at),
    ...migrationsOf(context),
  ];
  return offers
    .filter(o => o.edits.length > 0)
    .map(({ title, edits }) => ({ title: say(context, title), edits: [...edits].sort(byPlace) }));
}

/** Editors ask at every move of the cursor; a file of this length is better migrated on the command line. */
const longest = 200_000;

function migrationsOf({ file, model }: Context): Offer[] {
  if (file.text.length > longest) return [];
  return Object.values(migrations)
    .filter(m => m.language === file.language.id && m.applies(file))
    .map(m => ({ title: m.title, edits: m.migrate(file, model).map(e => ({ ...e, file: file.file })) }));
}

function byPlace(a: FileEdit, b: FileEdit): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
