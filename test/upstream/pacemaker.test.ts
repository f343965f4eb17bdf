import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createAnalysis } from '../../server/src/analysis.ts';
import type { Finding } from '../../server/src/cluster/finding.ts';
import { fuzzSemantics } from '../fuzz/cib-semantic.ts';

/*
 * Does "refused by crm_verify" say what crm_verify says, and is what it reports found at its word? Asked of the
 * recorded verdicts on minimal cases and on real CIBs, and of the installed crm_verify. Cases and corpus lie beside
 * the project (QUORUMLENS_FACTS and QUORUMLENS_CORPUS name other places).
 */

const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const casesFile = path.join(facts, 'pacemaker/checks.json');
const verdictsFile = path.join(facts, 'verdicts.tsv');
const noCases = existsSync(casesFile) && existsSync(verdictsFile) ? false : 'the cases of the facts are not there';
const noCorpus = existsSync(path.join(corpus, 'cib/index.tsv')) ? false : 'the corpus is not there';
const installed: string | undefined = /Pacemaker (\d+\.\d+\.\d+)/.exec(
  spawnSync('crm_verify', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];
const noTool = installed ? false : 'crm_verify is not installed';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly outOfReach: string | null;
  readonly expect: Readonly<Record<string, string>>;
  readonly place: Place | null;
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly word: string;
}

/** A row of the recorded verdicts. */
interface Row {
  readonly id: string;
  readonly version: string;
  readonly verdict: string;
  readonly expect: string;
  readonly file: string;
}

const cases = new Map<string, Case>(
  noCases ? [] : (JSON.parse(readFileSync(casesFile, 'utf8')) as Case[]).map(c => [c.id, c]),
);
const rows: readonly Row[] = noCases
  ? []
  : table(verdictsFile)
      .filter(row => row.tool === 'crm_verify')
      .map(row => ({
        id: row.id as string,
        version: row.version as string,
        verdict: row.verdict as string,
        expect: row.expect as string,
        file: path.join(facts, row.case as string),
      }));

/** What is not found as crm_verify finds it, and why. A version in front: only there. */
const apart: Readonly<Record<string, string>> = {
  'P-003': 'an element of a CIB without cib around it is judged as an excerpt',
  'P-231': 'whether a stop is due depends on the recorded state of the resource',
  'P-237': 'about the record of a node, which the cluster writes',
  'P-241': 'about the record of a node, which the cluster writes',
};

/** Found, but said at another word than the record has, and why. */
const atOtherWord: Readonly<Record<string, string>> = {
  'P-020': 'what is missing is said at the element that lacks it; the class that asks for it is the related place',
  'P-047': 'said at the resources, which do not start',
  'P-214': 'what is missing is said at the element that lacks it; the operation that asks for it is the related place',
};

for (const version of ['2.1.5', '3.0.2']) {
  test(`minimal cases, as crm_verify ${version} was recorded`, { skip: noCases }, t => {
    const wrong: string[] = [];
    const counts = { reported: 0, found: 0, atWord: 0, severe: 0, refused: 0, silent: 0 };
    const left: string[] = [];
    for (const row of rows) {
      if (row.version !== version) continue;
      const text = textFor(row);
      const findings = judge(text, version);
      const isRefused = row.verdict === 'refused' || row.verdict === 'crashes';
      const refusals = findings.filter(f => f.refusedBy?.includes('crm_verify'));
      const say = (what: string, which: readonly Finding[] = findings): void => {
        const title = cases.get(row.id)?.title ?? '';
        wrong.push(`${row.id} ${title}: ${what}: ${which.map(f => `${f.severity} ${f.message.en}`).join('; ')}`);
      };
      for (const f of findings) if (f.rule === 'quorumlens/internal') say('internal', [f]);
      if (!isRefused && refusals.length > 0) say('said to be refused', refusals);
      if (apart[row.id]) {
        left.push(row.id);
        continue;
      }
      const isReported = isRefused || row.verdict === 'warns';
      if (!isReported) {
        counts.silent++;
        const errors = findings.filter(f => f.severity === 'error');
        if (row.id.startsWith('P-') && row.expect !== 'error' && errors.length > 0) say('error', errors);
        continue;
      }
      const wanted = rank[row.expect] ?? 0;
      if (wanted === 0) continue;
      counts.reported++;
      const severe = findings.filter(f => weight(f, row.expect) >= wanted);
      const place = cases.get(row.id)?.place;
      const there = place ? findings.filter(f => isAt(f, text, place)) : findings;
      if (there.length > 0) counts.atWord++;
      if (findings.length > 0) counts.found++;
      if (severe.length > 0) counts.severe++;
      if (severe.length === 0) say(`nothing that is ${row.expect}`);
      else if (!severe.some(f => there.includes(f)) && !atOtherWord[row.id]) say(`not at "${place?.word}"`, severe);
      if (isRefused && refusals.length === 0) say('not said to be refused');
      else if (isRefused) counts.refused++;
    }
    t.diagnostic(
      `crm_verify ${version}: of ${counts.reported} cases ${counts.found} found, ${counts.atWord} at the word, ` +
        `${counts.severe} as severe, ${counts.refused} said to be refused; ${counts.silent} that it accepts`,
    );
    for (const id of left) t.diagnostic(`left out: ${id} (${apart[id]})`);
    for (const [id, why] of Object.entries(atOtherWord)) t.diagnostic(`at another word: ${id} (${why})`);
    assert.deepEqual(wrong, []);
  });
}

test('minimal cases: the installed crm_verify', { skip: noCases || noTool, timeout: 400_000 }, async t => {
  const version = installed as string;
  const list = rows.filter(row => row.version === '2.1.5' && row.id.startsWith('P-') && !apart[row.id]);
  const said = await askAll(list.map(row => row.file));
  const wrong: string[] = [];
  let refused = 0;
  list.forEach((row, i) => {
    const tool = said[i] as Said;
    const findings = judge(readFileSync(row.file, 'utf8'), version);
    const refusals = findings.filter(f => f.refusedBy?.includes('crm_verify'));
    if (tool.refuses) refused++;
    // Some that is refused is only warned of in words.
    const recorded = row.verdict === 'refused' || row.verdict === 'crashes';
    if (tool.exit !== 0 && recorded !== refusals.length > 0) wrong.push(`${row.id}: ${tool.text}`);
    if (tool.exit === 0 && refusals.length > 0) wrong.push(`${row.id}: ${refusals.map(f => f.message.en).join('; ')}`);
  });
  t.diagnostic(`crm_verify ${version}: ${list.length} cases asked, ${refused} refused with errors`);
  assert.deepEqual(wrong, []);
});

test('random changes of meaning: the installed crm_verify', { skip: noCases || noTool, timeout: 400_000 }, async t => {
  const result = await fuzzSemantics(1, 80);
  t.diagnostic(
    `crm_verify ${result.version}: ${result.judged} changed files, ${result.refused} refused, ${result.warned} warned of`,
  );
  assert.deepEqual(
    result.differences.map(d => `${d.basis}: ${d.edits.join('; ')}: ${d.refused ? d.said : d.ours.join('; ')}`),
    [],
  );
});

/** Real CIBs that are judged otherwise than recorded, and why. A record of messages may be cut, one of exits is whole. */
const apartInCorpus: Readonly<Record<string, string>> = {
  'bug-1822.xml': 'whether a stop is due, whose on-fail is not allowed, depends on the record',
  'promoted-failed-demote.xml': 'whether a stop is due, whose on-fail is not allowed, depends on the record',
  'ClusterLabs_hawk__hawk_test_cib_rename-clone-instance.xml':
    'whether a stop is due, whose on-fail is not allowed, depends on the record',
  '797.xml': 'resources are recorded as active on two nodes',
  'failcount-block.xml': 'a recorded node has no id',
  'stonith-0.xml': 'resources are recorded as active on two nodes',
  'whitebox-orphan-ms.xml': 'resources are recorded as active on two nodes',
  'whitebox-ms-ordering.xml':
    'the record has an instance of a clone by the name of its member, which a constraint names',
  'ClusterLabs_pcs__pcs_test_resources_cib-fencing-levels.xml': 'only warned of: nodes are not in the record',
  'jnpkrn_clufter__tests_filled.cib__L1.xml': 'only warned of: nodes are not in the record',
  'ClusterLabs_pacemaker__doc_sphinx_Pacemaker_Explained_ap-samples.rst__L80.xml':
    'only warned of: nodes are not in the record',
};

for (const [folder, index, version, exit, messages] of [
  ['cib', 'index.tsv', '2.1.5', 'crm_verify_rc', 'crm_verify_messages'],
  ['cib', 'index.tsv', '3.0.2', 'crm_verify2_rc', undefined],
  ['cib-scheduler', 'verdicts.tsv', '2.1.5', 'crm_verify_rc', 'crm_verify_messages'],
  ['cib-scheduler', 'verdicts.tsv', '3.0.2', 'crm_verify2_rc', 'crm_verify2_messages'],
] as const) {
  test(`${folder}, as crm_verify ${version} was recorded`, { skip: noCorpus, timeout: 400_000 }, t => {
    const wrong: string[] = [];
    const counts = { all: 0, refused: 0, warned: 0, agree: 0 };
    for (const row of table(path.join(corpus, folder, index))) {
      const name = row.file as string;
      const file = path.join(corpus, folder, name);
      if (!existsSync(file)) continue;
      const findings = judge(readFileSync(file, 'utf8'), version);
      const refusals = findings.filter(f => f.refusedBy?.includes('crm_verify'));
      for (const f of findings) if (f.rule === 'quorumlens/internal') wrong.push(`${name}: ${f.message.en}`);
      const isAccepted = row[exit] === '0';
      const isError = !isAccepted && (messages === undefined || refuses(row[messages] ?? ''));
      counts.all++;
      if (isError) counts.refused++;
      else if (!isAccepted) counts.warned++;
      // Warnings alone exit as errors do, and the record of what was said may be cut in front of the error.
      const isRight = isError
        ? refusals.length > 0 || (messages === undefined && findings.some(f => f.severity === 'warning'))
        : !isAccepted || refusals.length === 0;
      if (isRight) counts.agree++;
      else if (!apartInCorpus[name]) {
        const said = messages === undefined ? 'refused' : row[messages];
        wrong.push(`${name}: ${isError ? said : refusals.map(f => f.message.en).join('; ')}`);
      }
    }
    t.diagnostic(
      `crm_verify ${version}, ${folder}: ${counts.agree} of ${counts.all} agree (${counts.refused} refused, ${counts.warned} warned of)`,
    );
    for (const [name, why] of Object.entries(apartInCorpus)) t.diagnostic(`left out: ${name} (${why})`);
    assert.deepEqual(wrong, []);
  });
}

/** Whether messages hold an error: a warning alone exits with the same code. */
function refuses(said: string): boolean {
  return /\berror\b|no fencing device configured|Relax-NG|validity error|will NOT be able|not valid/i.test(
    said.replaceAll(/warning: [^|]*/g, ''),
  );
}

const rank: Readonly<Record<string, number>> = { none: 0, hint: 1, information: 2, info: 2, warning: 3, error: 4 };

/** A name that is merely deprecated may be a hint with the deprecated tag. */
function weight(finding: Finding, wanted: string): number {
  const own = rank[finding.severity] as number;
  return wanted === 'warning' && finding.tags?.includes('deprecated') ? 3 : own;
}

function isAt({ span }: Finding, text: string, { line, column, word }: Place): boolean {
  const lines = text.split('\n').slice(0, line - 1);
  const start = lines.reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
  return span.start < start + word.length && start < Math.max(span.end, span.start + 1);
}

/** Since 3.0.2 the properties have newer names: the record was made with them, but for the case about that. */
function textFor({ id, version, file }: Row): string {
  const text = readFileSync(file, 'utf8');
  return version === '3.0.2' && id !== 'P-084'
    ? text.replaceAll(/"stonith-(enabled|action|timeout|max-attempts|watchdog-timeout)"/g, '"fencing-$1"')
    : text;
}

function judge(text: string, version: string): readonly Finding[] {
  const analysis = createAnalysis({ targets: { pacemaker: version } });
  analysis.set('cib.xml', text);
  return analysis.findings('cib.xml');
}

interface Said {
  readonly exit: number;
  readonly refuses: boolean;
  readonly text: string;
}

async function askAll(files: readonly string[]): Promise<Said[]> {
  const run = promisify(execFile);
  const answers: Said[] = [];
  for (let i = 0; i < files.length; i += 2) {
    const pair = files.slice(i, i + 2).map(async file => {
      try {
        const { stderr } = await run('crm_verify', ['-VV', '--xml-file', file]);
        return { exit: 0, refuses: false, text: stderr };
      } catch (failure) {
        const { stderr, code } = failure as { stderr?: string; code?: number | null };
        const text = String(stderr ?? '');
        return { exit: code ?? -1, refuses: text.includes('Errors found during check'), text };
      }
    });
    answers.push(...(await Promise.all(pair)));
  }
  return answers;
}

function table(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const names = head.split('\t');
  return lines
    .filter(line => line !== '')
    .map(line => Object.fromEntries(line.split('\t').map((cell, i) => [names[i] as string, cell])));
}
