import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bindCib, type CibBound } from '../../server/src/languages/cib/bind.ts';
import { idProblems } from '../../server/src/languages/cib/ids.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_END,
  ATTRIBUTE_NAME,
  ATTRIBUTE_START,
  ELEMENT,
  END,
  NAME,
  OPEN_END,
  START,
  VALUE_END,
  VALUE_START,
} from '../../server/src/languages/cib/layout.ts';
import { parseCib } from '../../server/src/languages/cib/tree.ts';
import { defaultTarget, type Target } from '../../server/src/schema/release.ts';
import { random } from '../cib-damage.ts';

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
    if (schema === undefined || !existsSync(path.join(schemas, `pacemaker-${schema}.rng`))) continue;
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
    compare(name, recorded(index), line => t.diagnostic(line));
  });
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

test('CIBs changed at random: the installed xmllint', { skip: noXmllint }, t => {
  const count = Number(process.env.QUORUMLENS_CHANGES ?? 600);
  const sources = allCases().filter(({ text }) => {
    const schema = schemaOf(text);
    return schema !== undefined && text.length < 20_000 && parseCib(text).problems.length === 0;
  });
  const next = random(2026);
  const cases: Case[] = [];
  for (let i = 0; i < count; i++) {
    const source = sources[Math.floor(next() * sources.length)] as Case;
    let { text } = source;
    for (let n = 1 + Math.floor(next() * 2); n > 0; n--) text = changed(text, next);
    cases.push({ name: `${i} ${source.name}`, text });
  }
  const verdicts = askXmllint(cases);
  const asked = cases.flatMap(item => {
    const wanted = verdicts.get(item.name);
    return wanted ? [{ ...item, wanted }] : [];
  });
  const invalid = asked.filter(item => item.wanted === 'invalid').length;
  compare(`changed CIBs (${invalid} of them invalid)`, asked, line => t.diagnostic(line));
});

const installed = ['1.0', '1.2', '1.3', '2.0', '2.3', '2.5', '2.8', '2.10', '3.0', '3.3', '3.5', '3.6', '3.7', '3.9'];
const values = [
  'true',
  'yes',
  '1',
  '0',
  '-1',
  'INFINITY',
  'Promoted',
  'Master',
  'start',
  'ocf',
  'lsb',
  'a b',
  '',
  ' 5 ',
];
const words = [
  'id',
  'id-ref',
  'name',
  'value',
  'score',
  'rsc',
  'class',
  'provider',
  'role',
  'kind',
  'type',
  'operation',
];

/** One change somewhere in a CIB; it stays well-formed. */
function changed(text: string, next: () => number): string {
  const { elements, elementCount, attributes, attributeCount, names } = parseCib(text).scan;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const element = Math.floor(next() * elementCount) * ELEMENT;
  const attribute = Math.floor(next() * attributeCount) * ATTRIBUTE;
  const field = (which: number): number => elements[element + which] as number;
  const part = (which: number): number => attributes[attribute + which] as number;
  const splice = (start: number, end: number, insert: string): string =>
    text.slice(0, start) + insert + text.slice(end);
  const whole = text.slice(field(START), field(END));
  switch (Math.floor(next() * 9)) {
    case 0:
      return splice(part(ATTRIBUTE_START), part(ATTRIBUTE_END), '');
    case 1: {
      const name = names[part(ATTRIBUTE_NAME)] as string;
      const other = pick(words);
      const tag = text.slice(text.lastIndexOf('<', part(ATTRIBUTE_START)), text.indexOf('>', part(ATTRIBUTE_END)));
      return new RegExp(`\\s${other}=`).test(tag)
        ? text
        : splice(part(ATTRIBUTE_START), part(ATTRIBUTE_START) + name.length, other);
    }
    case 2:
      return splice(part(VALUE_START), part(VALUE_END), pick(values));
    case 3:
      return element === 0 ? text : splice(field(START), field(END), '');
    case 4:
      return element === 0 ? text : splice(field(END), field(END), whole);
    case 5: {
      const other = Math.floor(next() * elementCount) * ELEMENT;
      const at = elements[other + START] as number;
      return other === 0 ? text : splice(at, at, whole.length < 2000 ? whole : '');
    }
    case 6: {
      const name = names[field(NAME)] as string;
      const other = names[elements[Math.floor(next() * elementCount) * ELEMENT + NAME] as number] as string;
      const renamed = whole.replace(new RegExp(`^<${name}`), `<${other}`);
      const ends = text[field(OPEN_END) - 2] === '/';
      return splice(
        field(START),
        field(END),
        ends ? renamed : renamed.replace(new RegExp(`${name}\\s*>$`), `${other}>`),
      );
    }
    case 7:
      return text.replace(/validate-with="pacemaker-[^"]+"/, `validate-with="pacemaker-${pick(installed)}"`);
    default:
      return splice(
        field(END),
        field(END),
        element === 0 ? '' : pick(['x', '<!-- c -->', ' ', '<![CDATA[ ]]>', '&amp;']),
      );
  }
}
