/*
 * Speed as ratios to something measured in the same run: native tools as whole processes, and our own full analysis.
 * A row whose partner is not installed is named and left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAnalysis } from '../../server/src/analysis.ts';
import { bigCib, bigDrbdFile } from './big-files.ts';
import { typing } from './typing.ts';

const runs = 5;
const missing = new Set<string>();
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-bench-'));
const cli = process.env.QUORUMLENS_CLI ?? path.resolve(import.meta.dirname, '../../dist/cli.js');
const server = path.resolve(import.meta.dirname, '../../dist/server/server.js');

try {
  if (!existsSync(cli)) throw new Error(`${cli} is missing: run "npm run build" first`);
  // `node test/bench/bench.ts corpus` prints these rows alone.
  const wanted = process.argv.slice(2);
  for (const [name, rows] of Object.entries({ drbd: drbdRows, cib: cibRows, corpus: corpusRows })) {
    if (wanted.length === 0 || wanted.includes(name)) await rows();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function drbdRows(): Promise<void> {
  const text = bigDrbdFile(5000);
  const file = write('big.res', text);
  console.log(`DRBD: 5000 resources, ${megabytes(text)}`);
  console.log(
    `  memory of the open file: heapUsed ${(held(file, 'big.res').heap / 1e6).toFixed(0)} MB (goal: at most 150)`,
  );
  const ours = processTime(process.execPath, [cli, 'check', file]);
  const alone = time(() => full('big.res', text));
  keystroke('big.res', text, text.indexOf('lv2500;') + 2, alone);
  // An option of one resource in the middle of the file: right and wrong in turn.
  const at = text.indexOf('node-id', text.indexOf('resource r2500 ')) + 'node-id '.length;
  await typingRow('big.res', text, 'drbd', n => ({ offset: at, text: n % 2 ? '0' : '1' }), alone);
  row('whole process: quorumlens check', ours, 'drbdadm sh-nop', native('drbdadm', ['-c', file, 'sh-nop']));
  row('analysis alone', alone, 'drbdadm sh-nop', native('drbdadm', ['-c', file, 'sh-nop']));
}

async function cibRows(): Promise<void> {
  for (const size of [5, 20]) {
    const text = bigCib(size * 1e6);
    const file = write(`cib-${size}.xml`, text);
    console.log(`CIB: ${megabytes(text)}`);
    const ours = processTime(process.execPath, [cli, 'check', file]);
    const alone = time(() => full('cib.xml', text));
    keystroke('cib.xml', text, text.indexOf('Started') + 3, alone);
    const at = text.indexOf('Started') + 'Starte'.length;
    await typingRow('cib.xml', text, 'cib', n => ({ offset: at, text: n % 2 ? 'd' : 'x' }), alone);
    const rng = '/usr/share/pacemaker/pacemaker-3.9.rng';
    const xmllint = existsSync(rng) ? native('xmllint', ['--noout', '--relaxng', rng, file]) : undefined;
    row('whole process: quorumlens check', ours, 'xmllint --relaxng', xmllint);
    row('whole process: quorumlens check', ours, 'crm_verify', native('crm_verify', ['-x', file]));
    row('analysis alone', alone, 'xmllint --relaxng', xmllint);
    memoryRow(file);
  }
}

/** What an open file holds: growth after a collection, against its size. */
function memoryRow(file: string): void {
  const { heap, buffers, size } = held(file, 'cib.xml');
  const times = (bytes: number): string => (bytes / size).toFixed(1);
  console.log(
    `  memory of the open file: heapUsed ${times(heap)} × its size (goal: at most 8), buffers ${times(buffers)} ×`,
  );
}

function held(file: string, name: string): { heap: number; buffers: number; size: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): { heap: number; buffers: number } => {
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return { heap: heapUsed, buffers: arrayBuffers };
  };
  const before = used();
  const analysis = createAnalysis();
  analysis.set(name, readFileSync(file, 'utf8'));
  analysis.findings(name);
  const after = used();
  const size = analysis.get(name)?.text.length ?? 1;
  return { heap: after.heap - before.heap, buffers: after.buffers - before.buffers, size };
}

/**
 * The command line over all CIBs of the corpus that name an installed schema, against xmllint with one process per
 * schema, and against crm_verify with one process per file (of a sample, scaled).
 */
function corpusRows(): void {
  const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
  const schemas = '/usr/share/pacemaker';
  const place = path.join(folder, 'corpus');
  mkdirSync(place);
  const bySchema = new Map<string, string[]>();
  let size = 0;
  for (const name of ['cib', 'cib-scheduler']) {
    const from = path.join(corpus, name);
    for (const file of existsSync(from) ? readdirSync(from) : []) {
      if (!file.endsWith('.xml')) continue;
      const text = readFileSync(path.join(from, file), 'utf8');
      const schema = /<cib\b[^>]*?\svalidate-with="pacemaker-([^"]+)"/.exec(text)?.[1];
      const rng = path.join(schemas, `pacemaker-${schema}.rng`);
      if (schema === undefined || !existsSync(rng)) continue;
      const copy = path.join(place, `${name}-${file}`);
      writeFileSync(copy, text);
      size += text.length;
      bySchema.set(rng, [...(bySchema.get(rng) ?? []), copy]);
    }
  }
  const files = [...bySchema.values()].flat();
  if (files.length === 0) {
    console.log('  left out: the corpus or the schemas are not there');
    return;
  }
  console.log(`CIBs of the corpus: ${files.length} files, ${(size / 1e6).toFixed(2)} MB, ${bySchema.size} schemas`);
  const ours = processTime(process.execPath, [cli, 'check', ...files]);
  const xmllint = [...bySchema].map(([rng, some]) =>
    native('xmllint', ['--noout', '--nonet', '--relaxng', rng, ...some]),
  );
  const added = xmllint.includes(undefined) ? undefined : xmllint.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  row('one process: quorumlens check', ours, 'xmllint --relaxng, one process per schema', added);
  const sample = files.filter((_, i) => i % 16 === 0);
  const verify = sample.map(file => native('crm_verify', ['-x', file], 1));
  const whole = verify.includes(undefined)
    ? undefined
    : (verify.reduce<number>((sum, one) => sum + (one ?? 0), 0) * files.length) / sample.length;
  row('one process: quorumlens check', ours, `crm_verify per file (${sample.length} of them, scaled)`, whole);
  if (whole !== undefined) console.log(`  ${(whole / ours).toFixed(1)} × as fast as crm_verify per file (goal: 20)`);
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

/** One letter typed in an editor, up to the findings it shows: over stdio, in the language server as it is shipped. */
async function typingRow(
  name: string,
  text: string,
  language: string,
  change: (n: number) => { readonly offset: number; readonly text: string },
  whole: number,
): Promise<void> {
  const file = write(name, text);
  const { keystrokeMs, firstMs, openMs, memory } = await typing(server, text, language, file, change, residentMemory);
  row('keystroke to diagnostics over stdio (median)', keystrokeMs, 'full analysis', whole);
  row('the first keystroke over stdio', firstMs, 'full analysis', whole);
  row('opening to diagnostics over stdio', openMs, 'full analysis', whole);
  if (memory !== undefined)
    console.log(`  the server process is ${(memory / 1e6).toFixed(0)} MB large, what awaits collection included`);
}

/** Resident memory of a process, where the system tells. */
function residentMemory(pid: number): number | undefined {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function write(name: string, text: string): string {
  // Each in a folder of its own: files of one folder are one cluster.
  const file = path.join(mkdtempSync(path.join(folder, 'f-')), name);
  writeFileSync(file, text);
  return file;
}

/** Median of several runs, in milliseconds. */
function time(run: () => void, count = runs): number {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[count >> 1] as number;
}

function processTime(command: string, args: readonly string[], count = runs): number {
  return time(() => void spawnSync(command, args, { stdio: 'ignore', timeout: 120_000 }), count);
}

function native(command: string, args: readonly string[], count = runs): number | undefined {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
  } catch {
    if (!missing.has(command)) console.log(`  left out: ${command} is not installed`);
    missing.add(command);
    return undefined;
  }
  return processTime(command, args, count);
}

function row(what: string, ours: number, than: string, theirs: number | undefined): void {
  if (theirs === undefined) return;
  console.log(`  ${what} / ${than}: ${(ours / theirs).toFixed(2)} (${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms)`);
}

function megabytes(text: string): string {
  return `${(text.length / 1e6).toFixed(2)} MB`;
}
