import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bindCib, type CibBound } from '../../server/src/languages/cib/bind.ts';
import { idProblems } from '../../server/src/languages/cib/ids.ts';
import { parseCib } from '../../server/src/languages/cib/tree.ts';
import { defaultTarget, type Target } from '../../server/src/schema/release.ts';
import { cannotAsk, fuzzCib } from '../fuzz/cib.ts';

/*
 * Does "refused by rng" say what xmllint says with Pacemaker's own schemas? Asked of the recorded verdicts of real
 * files, of the installed xmllint, and of many files that were changed at random. The corpus and the facts lie beside
 * the project (QUORUMLENS_CORPUS and QUORUMLENS_FACTS name other places).
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/cib/', import.meta.url));
const schemas = '/usr/share/pacemaker';
const xmllint = !spawnSync('xmllint', ['--version']).error;
const noXmllint = !xmllint
  ? 'xmllint is not installed'
  : !existsSync(path.join(schemas, 'pacemaker-3.0.rng'))
    ? "Pacemaker's schemas are not installed"
    : false;
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-rng-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const because = { en: '', ja: '' };
const target: Target = {
  'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
  corosync: { version: defaultTarget.corosync, from: 'default', because },
  pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
};

/** What we say: undefined where the file names no schema that we have. */
function ours(text: string): 'valid' | 'invalid' | undefined {
  const tree = parseCib(text);
  if (tree.problems.some(p => p.refusedBy?.includes('rng'))) return 'invalid';
  const bound: CibBound = bindCib(tree, target);
  if (bound.problems.some(p => p.refusedBy?.includes('rng'))) return 'invalid';
  if (!bound.validation || schemaOf(text) === undefined) return undefined;
  const ids = idProblems(tree.scan, bound.validation);
  return ids.duplicates.length + ids.dangling.length > 0 ? 'invalid' : 'valid';
}

function schemaOf(text: string): string | undefined {
  return /<cib\b[^>]*?\svalidate-with\s*=\s*["']pacemaker-([^"']+)["']/.exec(text)?.[1];
}

interface Case {
  readonly name: string;
  readonly text: string;
}

/** What the installed xmllint says to many files, asked once per schema. */
function askXmllint(cases: readonly Case[]): Map<string, 'valid' | 'invalid'> {
  const verdicts = new Map<string, 'valid' | 'invalid'>();
  const bySchema = new Map<string, Case[]>();
  for (const item of cases) {
    const schema = schemaOf(item.text);
    if (schema === undefined || !isInstalled(schema)) continue;
    bySchema.set(schema, [...(bySchema.get(schema) ?? []), item]);
  }
  for (const [schema, items] of bySchema) {
    for (let from = 0; from < items.length; from += 200) {
      const some = items.slice(from, from + 200);
      some.forEach(({ text }, i) => {
        writeFileSync(path.join(folder, `${i}.xml`), text);
      });
      const names = some.map((_, i) => `${i}.xml`);
      const { stderr } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--relaxng', path.join(schemas, `pacemaker-${schema}.rng`), ...names],
        { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
      );
      const valid = new Set([...stderr.matchAll(/^(\d+)\.xml validates$/gm)].map(([, n]) => Number(n)));
      some.forEach(({ name }, i) => {
        verdicts.set(name, valid.has(i) ? 'valid' : 'invalid');
      });
    }
  }
  return verdicts;
}

function compare(
  title: string,
  cases: readonly (Case & { readonly wanted: 'valid' | 'invalid' })[],
  say: (line: string) => void,
): void {
  const different = cases.filter(item => ours(item.text) !== item.wanted);
  say(`${title}: ${cases.length - different.length} agree of ${cases.length}`);
  for (const { name, wanted, text } of different) say(`  ${name}: xmllint says ${wanted}, we say ${ours(text)}`);
  assert.deepEqual(
    different.map(d => d.name),
    [],
  );
}

/** Files of a folder with their recorded verdict. */
function recorded(index: string): (Case & { readonly wanted: 'valid' | 'invalid' })[] {
  const [head = '', ...rows] = readFileSync(index, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  const file = columns.indexOf('file');
  const verdict = columns.indexOf('xmllint_upstream');
  return rows.flatMap(row => {
    const cells = row.split('\t');
    const wanted = { valid: 'valid', invalid: 'invalid', malformed: 'invalid' }[cells[verdict] as string] as
      | 'valid'
      | 'invalid'
      | undefined;
    const name = cells[file] as string;
    return wanted ? [{ name, text: readFileSync(path.join(path.dirname(index), name), 'utf8'), wanted }] : [];
  });
}

const indexes = [path.join(corpus, 'cib', 'index.tsv'), path.join(corpus, 'cib-scheduler', 'verdicts.tsv')];
const noCorpus = indexes.every(index => existsSync(index)) ? false : 'the corpus of real CIBs is not there';

for (const index of indexes) {
  const name = path.basename(path.dirname(index));
  test(`real CIBs (${name}): the recorded verdict of xmllint`, { skip: noCorpus }, t => {
    const cases = recorded(index);
    compare(name, cases, line => t.diagnostic(line));
    // What the installed xmllint cannot be asked about rests on the record alone.
    const missing = cases
      .map(item => schemaOf(item.text) ?? '')
      .filter(schema => schema !== '' && !isInstalled(schema));
    for (const schema of new Set(missing)) {
      t.diagnostic(`schema ${schema} is not installed: ${missing.filter(s => s === schema).length} by the record`);
    }
  });
}

function isInstalled(schema: string): boolean {
  return existsSync(path.join(schemas, `pacemaker-${schema}.rng`));
}

function allCases(): Case[] {
  const read = (dir: string): Case[] =>
    existsSync(dir)
      ? readdirSync(dir)
          .filter(name => name.endsWith('.xml'))
          .map(name => ({ name, text: readFileSync(path.join(dir, name), 'utf8') }))
      : [];
  return [
    ...read(fixtures),
    ...read(path.join(facts, 'pacemaker', 'checks')),
    ...indexes.flatMap(index => read(path.dirname(index))),
  ];
}

test('all CIBs there are: the installed xmllint', { skip: noXmllint }, t => {
  const cases = allCases();
  const verdicts = askXmllint(cases);
  const asked = cases.flatMap(item => {
    const wanted = verdicts.get(item.name);
    return wanted ? [{ ...item, wanted }] : [];
  });
  compare('installed schemas', asked, line => t.diagnostic(line));
});

test('CIBs changed at random: the installed xmllint', { skip: cannotAsk() ?? false }, async t => {
  const count = Number(process.env.QUORUMLENS_CHANGES ?? 200);
  const { judged, refused, differences } = await fuzzCib(2026, count, line => assert.fail(line));
  t.diagnostic(`changed CIBs (${refused} of them invalid): ${judged - differences.length} agree of ${judged}`);
  assert.deepEqual(
    differences.map(
      d => `${d.mutant.basis}: ${d.mutant.edits.join('; ')}: xmllint: ${d.said || 'valid'}; we: ${d.ours}`,
    ),
    [],
  );
});
