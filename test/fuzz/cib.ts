import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { grammar } from '../../schemas/cib/grammar.ts';
import { createAnalysis } from '../../server/src/analysis.ts';
import { generatedCib } from './cib-generate.ts';
import { type Mutant, mutant } from './cib-mutants.ts';
import { random } from './random.ts';

/*
 * CIBs that are valid in one of the installed schemas, changed at random, judged by `xmllint --relaxng` and by us:
 * `npm run fuzz:cib -- --seed 1 --count 1000`. The bases are the corpus, the cases of the facts, the fixtures, and
 * CIBs written at random from our own table. The corpus and the facts lie beside the project (QUORUMLENS_CORPUS and
 * QUORUMLENS_FACTS name other places).
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/cib/', import.meta.url));
const schemas = process.env.QUORUMLENS_SCHEMAS ?? '/usr/share/pacemaker';

export interface Difference {
  readonly mutant: Mutant;
  readonly schema: string;
  readonly refused: boolean;
  readonly said: string;
  readonly ours: string | undefined;
}

export interface FuzzResult {
  readonly bases: number;
  readonly schemas: readonly string[];
  readonly judged: number;
  readonly refused: number;
  /** Mutants that name no schema that could be asked: what we say of them is checked all the same. */
  readonly unnamed: number;
  readonly missing: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

/** Why xmllint cannot be asked; undefined where it can. */
export function cannotAsk(): string | undefined {
  if (spawnSync('xmllint', ['--version']).error) return 'xmllint is not installed';
  if (installedSchemas().length === 0) return "Pacemaker's schemas are not installed";
  return undefined;
}

export async function fuzzCib(
  seed: number,
  count: number,
  say: (line: string) => void = () => {},
): Promise<FuzzResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-fuzz-'));
  try {
    const source = random(seed);
    const names = installedSchemas();
    const bases = await validBases(folder, names, seed, Math.min(40, 2 + Math.ceil(count / 50)), say);
    const mutants = Array.from({ length: count }, () => {
      // Each schema is as likely as the others, however many files speak of it.
      const all = bases.get(source.pick(names)) as readonly Basis[];
      return mutant(source.pick(all), source);
    });
    const missing = new Map<string, number>();
    const questions: Question[] = [];
    let unnamed = 0;
    const differences: Difference[] = [];
    for (const one of mutants) {
      const schema = schemaOf(one.text);
      if (schema !== undefined && names.includes(schema)) questions.push({ mutant: one, schema, text: one.text });
      else if (schema !== undefined && schema in grammar.starts) missing.set(schema, (missing.get(schema) ?? 0) + 1);
      else {
        unnamed++;
        const { refusal, schemaFinding } = ask(one.text);
        if (refusal === undefined && !schemaFinding) {
          differences.push({ mutant: one, schema: 'none', refused: true, said: 'names no schema', ours: undefined });
        }
      }
    }
    const said = await askXmllint(questions, folder);
    let refused = 0;
    for (const [i, { mutant: one, schema }] of questions.entries()) {
      const answer = said[i];
      if (answer === undefined) continue;
      if (answer !== '') refused++;
      const ours = ask(one.text).refusal;
      if ((ours !== undefined) !== (answer !== '')) {
        differences.push({ mutant: one, schema, refused: answer !== '', said: answer, ours });
      }
    }
    return {
      bases: [...bases.values()].reduce((sum, list) => sum + list.length, 0),
      schemas: names,
      judged: questions.length + unnamed,
      refused,
      unnamed,
      missing,
      differences,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      /** Keeps the changed files that we judge differently. */
      keep: { type: 'string' },
      show: { type: 'string', default: '20' },
    },
  });
  const cannot = cannotAsk();
  if (cannot !== undefined) {
    console.log(`skipped: ${cannot}`);
    return;
  }
  const seed = Number(values.seed);
  const result = await fuzzCib(seed, Number(values.count), line => console.log(line));
  console.log(`${result.schemas.length} schemas, ${result.bases} valid files, seed ${seed}`);
  result.differences.slice(0, Number(values.show)).forEach((d, i) => {
    const theirs = d.refused ? `refuses: ${d.said.slice(0, 300)}` : 'accepts';
    console.log(
      `${i}: ${d.mutant.basis} (${d.schema}): xmllint ${theirs}; ours: ${d.ours ?? 'accepts'}; ${d.mutant.edits.join('; ')}`,
    );
  });
  if (values.keep !== undefined) {
    mkdirSync(values.keep, { recursive: true });
    for (const [i, d] of result.differences.entries()) {
      writeFileSync(path.join(values.keep, `${i}.xml`), d.mutant.text);
      writeFileSync(path.join(values.keep, `${i}.txt`), `${d.mutant.edits.join('\n')}\n${d.said}\n${d.ours ?? ''}\n`);
    }
  }
  console.log(`refused by xmllint: ${result.refused}; without a schema that can be asked: ${result.unnamed}`);
  for (const [schema, n] of result.missing) console.log(`left out: ${n}, schema ${schema} is not installed`);
  console.log(`agreement ${result.judged - result.differences.length}/${result.judged}`);
}

interface Basis {
  readonly name: string;
  readonly text: string;
}

interface Question {
  readonly mutant: Mutant;
  readonly schema: string;
  readonly text: string;
}

function installedSchemas(): string[] {
  return Object.keys(grammar.starts).filter(v => existsSync(path.join(schemas, `pacemaker-${v}.rng`)));
}

export function schemaOf(text: string): string | undefined {
  return /<cib\b[^>]*?\svalidate-with\s*=\s*["']pacemaker-([^"']+)["']/.exec(text)?.[1];
}

/** What we say: the first refusal by the schema, and whether something is said about the schema itself. */
function ask(text: string): { readonly refusal: string | undefined; readonly schemaFinding: boolean } {
  const analysis = createAnalysis();
  analysis.set('cib.xml', text, { language: 'cib' });
  const findings = analysis.findings('cib.xml');
  const internal = findings.find(f => f.rule === 'quorumlens/internal');
  if (internal) console.log(`internal: ${internal.message.en}`);
  const found = findings.find(f => f.refusedBy?.includes('rng'));
  const line = found && (analysis.get('cib.xml')?.lines.positionAt(found.span.start).line ?? 0) + 1;
  return {
    refusal: found && `${line}: ${found.rule}: ${found.message.en}`,
    schemaFinding: findings.some(f => f.rule === 'cib/unknown-schema' || f.severity === 'error'),
  };
}

/** For each schema the files that are valid in it: as they are, under another schema than their own, or made up. */
async function validBases(
  folder: string,
  names: readonly string[],
  seed: number,
  each: number,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Basis[]>> {
  const files = basisFiles();
  const source = random(seed + 1000);
  const questions: Question[] = [];
  for (const schema of names) {
    for (let i = 0; i < each; i++) {
      const name = `made up ${schema} ${i}`;
      const text = generatedCib(schema, source);
      questions.push({ mutant: { basis: name, text, edits: [] }, schema, text });
    }
    const own = files.filter(f => schemaOf(f.text) === schema);
    for (const file of [...own, ...Array.from({ length: each }, () => source.pick(files))]) {
      const text = file.text.replace(
        /(<cib\b[^>]*?\svalidate-with\s*=\s*["'])pacemaker-[^"']+/,
        `$1pacemaker-${schema}`,
      );
      questions.push({ mutant: { basis: file.name, text, edits: [] }, schema, text });
    }
  }
  const said = await askXmllint(questions, folder);
  const found = new Map<string, Basis[]>(names.map(name => [name, []]));
  for (const [i, { mutant: one, schema }] of questions.entries()) {
    const answer = said[i];
    if (answer === '') (found.get(schema) as Basis[]).push({ name: one.basis, text: one.text });
    // What our table allows is valid, or our table is wrong.
    else if (one.basis.startsWith('made up')) say(`${one.basis} is refused: ${answer}`);
  }
  return found;
}

function basisFiles(): Basis[] {
  const folders = [
    fixtures,
    path.join(facts, 'pacemaker', 'checks'),
    path.join(corpus, 'cib'),
    path.join(corpus, 'cib-scheduler'),
  ];
  return folders.flatMap(folder =>
    (existsSync(folder) ? readdirSync(folder).sort() : [])
      .filter(name => name.endsWith('.xml'))
      .map(name => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
      .filter(({ text }) => text.length < 16_000 && schemaOf(text) !== undefined && !text.includes('<!DOCTYPE')),
  );
}

const perProcess = 100;

/** Asks xmllint about many files of one schema at a time. An empty answer is yes; undefined: it could not be asked. */
async function askXmllint(questions: readonly Question[], folder: string): Promise<(string | undefined)[]> {
  const answers: (string | undefined)[] = [];
  const bySchema = new Map<string, number[]>();
  for (const [i, { schema }] of questions.entries()) bySchema.set(schema, [...(bySchema.get(schema) ?? []), i]);
  const batches = [...bySchema].flatMap(([schema, numbers]) =>
    Array.from({ length: Math.ceil(numbers.length / perProcess) }, (_, i) => ({
      schema,
      numbers: numbers.slice(i * perProcess, (i + 1) * perProcess),
    })),
  );
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < batches.length; i = next++) {
      const { schema, numbers } = batches[i] as (typeof batches)[number];
      const place = path.join(folder, `batch-${i}`);
      mkdirSync(place);
      for (const n of numbers) writeFileSync(path.join(place, `${n}.xml`), (questions[n] as Question).text);
      const output = await run(
        [
          '--noout',
          '--nonet',
          '--relaxng',
          path.join(schemas, `pacemaker-${schema}.rng`),
          ...numbers.map(n => `${n}.xml`),
        ],
        place,
      );
      const valid = new Set([...output.matchAll(/^(\d+)\.xml validates$/gm)].map(m => Number(m[1])));
      for (const n of numbers) {
        const lines = output.split('\n').filter(line => line.startsWith(`${n}.xml`));
        answers[n] = valid.has(n) ? '' : lines.length > 0 ? lines.join(' ').slice(0, 1000) : undefined;
      }
      rmSync(place, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

function run(args: readonly string[], cwd: string): Promise<string> {
  return new Promise(resolve => {
    const child = spawn('xmllint', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
    const parts: string[] = [];
    child.stderr.setEncoding('utf8').on('data', part => parts.push(part));
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(parts.join('')));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
