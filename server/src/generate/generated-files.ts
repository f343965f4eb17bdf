import { readFileSync } from 'node:fs';
import { cibSchema, pairTables } from '../../../schemas/cib/index.ts';
import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import { drbdSchema } from '../../../schemas/drbd/index.ts';
import { grammarFile } from './grammar.ts';
import { cibGrammar } from './grammar-cib.ts';
import { corosyncGrammar } from './grammar-corosync.ts';
import { drbdGrammar } from './grammar-drbd.ts';
import { manifest } from './manifest.ts';
import { referencePages } from './reference-pages.ts';
import { rulePages } from './rule-pages.ts';
import { rulesOfOptions, rulesOfOptionsFile } from './rules-of-options.ts';
import { settingsSchema } from './settings-schema.ts';

/** Folders that hold nothing but generated files. */
export const generatedFolders: readonly string[] = [
  'docs/rules',
  'docs/ja/rules',
  'docs/reference',
  'docs/ja/reference',
];

/** Every generated file but the list of rules: path from the root of the project → text. */
export function generatedFiles(): Map<string, string> {
  const ofOptions = rulesOfOptions();
  return new Map([
    ['server/src/features/rules-of-options.ts', rulesOfOptionsFile(ofOptions)],
    ['syntaxes/drbd.tmLanguage.json', grammarFile(drbdGrammar(drbdSchema))],
    ['syntaxes/corosync.tmLanguage.json', grammarFile(corosyncGrammar(corosyncSchema))],
    ['syntaxes/cib.tmLanguage.json', grammarFile(cibGrammar(cibSchema, pairTables))],
    ['schemas/quorumlens.schema.json', settingsSchema()],
    ['package.json', manifest(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))],
    ...rulePages(),
    ...referencePages(ofOptions),
  ]);
}
