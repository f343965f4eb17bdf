/*
 * Speed as ratios to something measured in the same run: native tools as whole processes, and our own full analysis.
 * A row whose partner is not installed is named and left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAnalysis } from '../../server/src/analysis.ts';
import { bigCib, bigDrbdFile } from './big-files.ts';

const runs = 5;
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-bench-'));
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

try {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  drbdRows();
  cibRows();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function drbdRows(): void {
  const text = bigDrbdFile(5000);
  const file = write('big.res', text);
  console.log(`DRBD: 5000 resources, ${megabytes(text)}`);
  const ours = processTime(process.execPath, [cli, 'check', file]);
  const alone = time(() => full('big.res', text));
  keystroke('big.res', text, text.indexOf('lv2500;') + 2, alone);
  row('whole process: quorumlens check', ours, 'drbdadm sh-nop', native('drbdadm', ['-c', file, 'sh-nop']));
  row('analysis alone', alone, 'drbdadm sh-nop', native('drbdadm', ['-c', file, 'sh-nop']));
}

function cibRows(): void {
  for (const size of [5, 20]) {
    const text = bigCib(size * 1e6);
    const file = write(`cib-${size}.xml`, text);
    console.log(`CIB: ${megabytes(text)}`);
    const ours = processTime(process.execPath, [cli, 'check', file]);
    const alone = time(() => full('cib.xml', text));
    keystroke('cib.xml', text, text.indexOf('Started') + 3, alone);
    const rng = '/usr/share/pacemaker/pacemaker-3.9.rng';
    const xmllint = existsSync(rng) ? native('xmllint', ['--noout', '--relaxng', rng, file]) : undefined;
    row('whole process: quorumlens check', ours, 'xmllint --relaxng', xmllint);
    row('whole process: quorumlens check', ours, 'crm_verify', native('crm_verify', ['-x', file]));
    row('analysis alone', alone, 'xmllint --relaxng', xmllint);
  }
}

function full(name: string, text: string): void {
  const analysis = createAnalysis();
  analysis.set(name, text);
  analysis.findings(name);
}

/** One letter typed and deleted in turn, each time up to the findings, against a full analysis. */
function keystroke(name: string, text: string, at: number, whole: number): void {
  const analysis = createAnalysis();
  analysis.set(name, text);
  analysis.findings(name);
  const typed = `${text.slice(0, at)}x${text.slice(at)}`;
  let odd = false;
  const one = time(() => {
    odd = !odd;
    analysis.set(name, odd ? typed : text);
    analysis.findings(name);
  });
  row('keystroke to findings', one, 'full analysis', whole);
}

function write(name: string, text: string): string {
  // Each in a folder of its own: files of one folder are one cluster.
  const file = path.join(mkdtempSync(path.join(folder, 'f-')), name);
  writeFileSync(file, text);
  return file;
}

/** Median of several runs, in milliseconds. */
function time(run: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1] as number;
}

function processTime(command: string, args: readonly string[]): number {
  return time(() => void spawnSync(command, args, { stdio: 'ignore', timeout: 120_000 }));
}

function native(command: string, args: readonly string[]): number | undefined {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
  } catch {
    console.log(`  left out: ${command} is not installed`);
    return undefined;
  }
  return processTime(command, args);
}

function row(what: string, ours: number, than: string, theirs: number | undefined): void {
  if (theirs === undefined) return;
  console.log(`  ${what} / ${than}: ${(ours / theirs).toFixed(2)} (${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms)`);
}

function megabytes(text: string): string {
  return `${(text.length / 1e6).toFixed(2)} MB`;
}
