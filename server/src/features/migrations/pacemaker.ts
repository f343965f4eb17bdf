import { schemaVersions } from '../../../../schemas/cib/releases.ts';
import { idProblems } from '../../languages/cib/ids.ts';
import { chooseSchema, targetOfSchema } from '../../languages/cib/schema-choice.ts';
import { type CibTree, parseCib } from '../../languages/cib/tree.ts';
import { fits, validate } from '../../languages/cib/validate.ts';
import type { Section } from '../../syntax/tree.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { childrenOf, setAttribute, valueIn } from '../xml-edits.ts';
import type { Migration } from './index.ts';
import { from1 } from './pacemaker-from-1.ts';
import { from2 } from './pacemaker-from-2.ts';
import { from3 } from './pacemaker-from-3.ts';

/*
 * What cibadmin --upgrade does to a CIB, as edits: only what the newer schema wants otherwise is touched. Facts: the
 * style sheets upgrade-1.3, upgrade-2.10 and upgrade-3.10 of Pacemaker. Between two schemas of one generation nothing
 * changes but validate-with. Where the result would not fit the newer schema, there is none.
 */

/** One round of edits of a whole CIB. */
export type Round = (cib: Section, text: string) => readonly Edit[];

/** The schemas that a CIB can be brought to: the last one of Pacemaker 1.1, and all from 2.0 on. */
const goals = schemaVersions.filter(v => v === '2.10' || Number.parseInt(v, 10) >= 3);

/** By the name that `quorumlens fix --to` takes. */
export const toPacemaker: Readonly<Record<string, Migration>> = Object.fromEntries(
  goals.map(version => [`pacemaker-${version}`, toSchema(version)]),
);

function toSchema(version: string): Migration {
  return {
    language: 'cib',
    title: {
      en: `Upgrade the schema to pacemaker-${version}`,
      ja: `スキーマを pacemaker-${version} に更新する`,
    },
    // The editor offers it at the root only (refactorings-cib.ts).
    applies: () => false,
    migrate: ({ text, tree }) => upgrade(text, tree as CibTree, version),
    refuses: ({ text, tree }) =>
      newerSchemas(tree as CibTree).includes(version) && upgrade(text, tree as CibTree, version).length === 0
        ? {
            en: `left as it is, since it does not fit its own schema, or would not fit pacemaker-${version} (check says where)`,
            ja: `現在のスキーマ、または pacemaker-${version} に適合しないため、変更していません（check で確認できます）`,
          }
        : undefined,
  };
}

/** The schemas that a CIB can be upgraded to, oldest first; none where it names none. */
export function newerSchemas(tree: CibTree): string[] {
  const own = versionOf(tree);
  const at = own === undefined ? -1 : schemaVersions.indexOf(own);
  return at < 0 || own === 'next' ? [] : goals.filter(v => schemaVersions.indexOf(v) > at);
}

/** Edits that bring a CIB to a newer schema; none where it has that one already, or where nothing valid comes of it. */
export function upgrade(text: string, tree: CibTree, version: string): Edit[] {
  const own = versionOf(tree);
  if (own === undefined || tree.problems.length > 0 || tree.incomplete || !newerSchemas(tree).includes(version)) {
    return [];
  }
  const generation = (v: string): number => Number.parseInt(v, 10);
  const steps: Round[] = [];
  for (let g = generation(own); g < generation(version); g++) steps.push(...(rounds[g] ?? []));
  steps.push(cib => [setAttribute(cib, 'validate-with', `pacemaker-${version}`)]);
  const edits = composeEdits(
    text,
    steps.map(step => current => {
      const cib = rootOf(current === text ? tree : parseCib(current));
      return cib ? step(cib, current) : [];
    }),
  );
  return isValid(applyEdits(text, edits), version) ? edits : [];
}

const rounds: Readonly<Record<number, readonly Round[]>> = { 1: [from1], 2: [from2], 3: from3 };

function versionOf(tree: CibTree): string | undefined {
  const cib = rootOf(tree);
  const named = cib && valueIn(cib, 'validate-with');
  return named?.startsWith('pacemaker-') ? named.slice('pacemaker-'.length) : undefined;
}

function rootOf(tree: CibTree): Section | undefined {
  return childrenOf(tree.root, 'cib')[0];
}

function isValid(text: string, version: string): boolean {
  const tree = parseCib(text);
  const { task } = chooseSchema(tree, targetOfSchema(version) ?? '');
  if (tree.problems.length > 0 || task?.version !== version || !fits(tree.scan, task.roots)) return false;
  const { duplicates, dangling } = idProblems(tree.scan, validate(tree.scan, task));
  return duplicates.length === 0 && dangling.length === 0;
}
