import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Analysis, createAnalysis } from '../server/src/analysis.ts';
import type { Finding } from '../server/src/cluster/finding.ts';
import { contextOf } from '../server/src/features/context.ts';
import { hover } from '../server/src/features/hover.ts';
import { withoutMarkdown } from '../server/src/features/markdown.ts';

/*
 * Whole configurations with what a perfect checker says about them, if they lie beside the project
 * (QUORUMLENS_SEEDS names another place). Rows of later issues may be open; the rest is exact.
 */
const folder = process.env.QUORUMLENS_SEEDS ?? fileURLToPath(new URL('../../shared/seeds/', import.meta.url));

interface Row {
  readonly file: string;
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly match: string;
  readonly kind: 'finding' | 'hover';
  readonly severity: Finding['severity'] | null;
  readonly rule: string | null;
  readonly refusedBy: readonly string[] | null;
  readonly issue: string;
  readonly message: string;
  readonly shows?: { readonly en: readonly string[]; readonly ja: readonly string[] };
}

interface Seed {
  readonly files: Readonly<
    Record<string, { language: string | null; judged: boolean; complete: boolean; as?: string }>
  >;
  readonly findings: readonly Row[];
  readonly runs: readonly {
    readonly name: string;
    readonly arguments: readonly string[];
    readonly edits: readonly { readonly file: string; readonly deleteLines: readonly number[] }[];
    readonly findings: readonly Row[];
  }[];
}

const seeds = existsSync(folder)
  ? readdirSync(folder).filter(name => existsSync(`${folder}/${name}/expected-findings.json`))
  : [];
const open = new Map<string, number>();
const met = new Map<string, number>();

test('seeds', { skip: seeds.length > 0 ? false : 'no seeds beside the project' }, async t => {
  for (const name of seeds) {
    const seed = JSON.parse(readFileSync(`${folder}/${name}/expected-findings.json`, 'utf8')) as Seed;
    const texts = new Map(
      Object.keys(seed.files).map(file => [file, readFileSync(`${folder}/${name}/${file}`, 'utf8')]),
    );
    await t.test(name, async t => {
      const analysis = analyse(seed, texts, {});
      await t.test('findings', () => checkFindings(seed, analysis, texts));
      for (const row of seed.findings.filter(r => r.kind === 'hover')) {
        const title = `hover ${row.file}:${row.line}:${row.startColumn} (${row.issue})`;
        if (row.issue === 'main') await t.test(title, () => checkHover(seed, analysis, texts, row));
        else count(row.issue, hoverShows(seed, analysis, texts, row).length === 0);
      }
      for (const run of seed.runs) await t.test(`run ${run.name}`, () => checkRun(seed, run, texts));
    });
  }
  const issues = [...new Set([...met.keys(), ...open.keys()])].sort();
  for (const issue of issues)
    t.diagnostic(`rows of issue ${issue}: ${met.get(issue) ?? 0} met, ${open.get(issue) ?? 0} open`);
});

function count(issue: string, isMet: boolean): void {
  const map = isMet ? met : open;
  map.set(issue, (map.get(issue) ?? 0) + 1);
}

/** Where a file counts as lying: `as` says so for files whose own name would not be recognised. */
function pathOf(seed: Seed, file: string): string {
  const as = seed.files[file]?.as;
  return as ? `/seed/${file.split('/')[0]}${as}` : `/seed/${file}`;
}

function analyse(seed: Seed, texts: ReadonlyMap<string, string>, targets: Record<string, string>): Analysis {
  const analysis = createAnalysis({ targets });
  for (const [file, text] of texts) analysis.set(pathOf(seed, file), text);
  return analysis;
}

function checkFindings(seed: Seed, analysis: Analysis, texts: ReadonlyMap<string, string>): void {
  const faults: string[] = [];
  const rows = seed.findings.filter(r => r.kind === 'finding');
  for (const [file, { language, judged, complete }] of Object.entries(seed.files)) {
    const found = analysis.findings(pathOf(seed, file));
    const text = texts.get(file) as string;
    if (language === null) {
      faults.push(...found.map(f => `not ours, but ${show(f, file, text)}`));
      continue;
    }
    const left = new Set(found);
    for (const row of rows.filter(r => r.file === file)) {
      const hit = [...left].find(f => isRow(f, row, text));
      if (hit) left.delete(hit);
      count(row.issue, hit !== undefined);
      if (!hit && row.issue === 'main') faults.push(`missing: ${showRow(row)}`);
    }
    if (!judged) continue;
    const loud = complete ? ['error', 'warning', 'info'] : ['error', 'warning'];
    faults.push(...[...left].filter(f => loud.includes(f.severity)).map(f => `too much: ${show(f, file, text)}`));
  }
  assert.equal(faults.join('\n'), '');
}

function checkRun(seed: Seed, run: Seed['runs'][number], texts: ReadonlyMap<string, string>): void {
  const edited = new Map(texts);
  for (const { file, deleteLines } of run.edits) {
    const lines = (edited.get(file) as string).split('\n');
    edited.set(file, lines.filter((_, n) => !deleteLines.includes(n + 1)).join('\n'));
  }
  const targets: Record<string, string> = {};
  run.arguments.forEach((word, n) => {
    const [product, release] = (run.arguments[n + 1] ?? '').split('=');
    if (word === '--target' && product && release) targets[product] = release;
  });
  const analysis = analyse(seed, edited, targets);
  const missing = run.findings.filter(row => {
    const text = edited.get(row.file) as string;
    const hit = analysis.findings(pathOf(seed, row.file)).some(f => isRow(f, row, text));
    count(row.issue, hit);
    return !hit && row.issue === 'main';
  });
  assert.equal(missing.map(showRow).join('\n'), '');
}

function checkHover(seed: Seed, analysis: Analysis, texts: ReadonlyMap<string, string>, row: Row): void {
  const missing = hoverShows(seed, analysis, texts, row);
  count('main', missing.length === 0);
  assert.equal(missing.join('\n'), '');
}

/** What a hover does not show, in order, of what it should. */
function hoverShows(seed: Seed, analysis: Analysis, texts: ReadonlyMap<string, string>, row: Row): string[] {
  const offset = offsetOf(texts.get(row.file) as string, row.line, row.startColumn);
  return (['en', 'ja'] as const).flatMap(lang => {
    const context = contextOf(analysis, pathOf(seed, row.file), lang);
    const shown = withoutMarkdown((context && hover(context, offset)?.markdown) ?? '');
    let at = 0;
    for (const words of row.shows?.[lang] ?? []) {
      const next = shown.indexOf(words, at);
      if (next < 0) return [`${lang}: no "${words}" in: ${shown}`];
      at = next + words.length;
    }
    return [];
  });
}

function isRow(finding: Finding, row: Row, text: string): boolean {
  return (
    finding.rule === row.rule &&
    finding.severity === row.severity &&
    finding.span.start === offsetOf(text, row.line, row.startColumn) &&
    finding.span.end === offsetOf(text, row.line, row.endColumn) &&
    [...(finding.refusedBy ?? [])].sort().join() === [...(row.refusedBy ?? [])].sort().join()
  );
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

function show(f: Finding, file: string, text: string): string {
  const before = text.slice(0, f.span.start).split('\n');
  const place = `${file}:${before.length}:${(before.at(-1) as string).length + 1}`;
  const marked = JSON.stringify(text.slice(f.span.start, f.span.end).slice(0, 60));
  return `${place} ${marked} ${f.severity} ${f.rule} [${f.refusedBy ?? ''}] ${f.message.en}`;
}

function showRow(row: Row): string {
  return `${row.file}:${row.line}:${row.startColumn} "${row.match}" ${row.severity} ${row.rule} [${row.refusedBy ?? ''}] ${row.message}`;
}
