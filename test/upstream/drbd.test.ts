import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import type { Finding } from '../../server/src/cluster/finding.ts';
import { lookAround } from './drbd-host.ts';

/*
 * Does "refused by drbdadm" say what drbdadm says? Asked of the recorded verdicts on real files and on minimal cases,
 * and of the installed drbdadm. The corpus and the facts lie beside the project (QUORUMLENS_CORPUS and
 * QUORUMLENS_FACTS name other places).
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/drbd/', import.meta.url));
const index = path.join(corpus, 'drbd/index.tsv');
const casesFile = path.join(facts, 'drbd/checks_cases.json');
const noCorpus = existsSync(index) ? false : 'the corpus is not there';
const noCases = existsSync(casesFile) ? false : 'the cases of the facts are not there';
const installed = installedVersion();
const noTool = installed ? false : 'drbdadm is not installed';

const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-drbd-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Files whose verdict cannot be read off them, and why. */
const outOfReach: Readonly<Record<string, string>> = {
  'include of a file that is not there': 'no file of that folder is known, so nobody knows what else is in it',
  'require-drbd-module-version': 'the loaded kernel module decides',
};
const apart: Readonly<Record<string, keyof typeof outOfReach>> = {
  'JonathanArrance_OpenHCI__rhat_ic_ha_node_files_ha_service_drbd.conf': 'include of a file that is not there',
  'Saleha-Abid_ultron__drbd_drbd.conf': 'include of a file that is not there',
  'guoyu07_corosync-pacemaker-schulprojekt__etc_drbd.conf': 'include of a file that is not there',
  'LINBIT_drbd-utils__tests_v9_require-drbd-module-version.res': 'require-drbd-module-version',
};

/** sh-nop of 8.4 does not look for the lower resource; dump does, and refuses the file. */
const apartIn84: Readonly<Record<string, readonly string[]>> = {
  '8.4.11': ['SUSE_doc-sleha__l10n_sleha_ja-jp_xml_ha_drbd.xml__L617.res'],
};

interface Case {
  id: string;
  key: string;
  files: Record<string, string | null>;
  files_84?: Record<string, string | null>;
  /** Name and target of a link. */
  symlink?: readonly [string, string];
  env?: Record<string, string>;
  local_node?: string;
  versions: Record<string, string>;
  hostDependent: boolean;
  /** Exit codes of sh-nop, dump and up on each host, where they differ. */
  byHost?: Record<string, [number, number, number]>;
  outOfReach: string | null;
  judgement?: string;
  kind: 'reported' | 'silent';
  results: Record<string, { shown_token: string | null }>;
  expect: Record<string, 'error' | 'warning' | 'information' | 'hint' | 'none'>;
  /** The word at fault in `files`; `files_84` lacks the words that only DRBD 9 has. */
  place: { file: string; line: number; column: number; word: string } | null;
}

const cases: Case[] = noCases ? [] : JSON.parse(readFileSync(casesFile, 'utf8')).cases;

for (const [version, column] of [
  ['9.22', 'rc_9.22'],
  ['9.34', 'rc_9.34git'],
  ['8.4.11', 'rc_8.4'],
] as const) {
  test(`real files, as drbdadm ${version} was recorded`, { skip: noCorpus }, t => {
    const table = new Table();
    for (const row of corpusRows()) {
      if (row.kind === 'template' || apart[row.file as string] || apartIn84[version]?.includes(row.file as string))
        continue;
      const text = readFileSync(path.join(corpus, 'drbd', row.file as string), 'utf8');
      table.add(row.file as string, row[column] !== '0', judge({ [row.file as string]: text }, version));
    }
    table.print(t, `drbdadm ${version}, real files`);
    for (const [what, why] of Object.entries(outOfReach)) t.diagnostic(`left out: ${what} (${why})`);
    assert.ok(table.share >= 0.97, `${table.agree} agree of ${table.all}`);
    assert.deepEqual(table.internal, []);
  });
}

for (const [version, key] of [
  ['9.22', '9.22.0'],
  ['9.34', '9.34.0+git'],
  ['8.4.11', '8.4'],
] as const) {
  test(`minimal cases, as drbdadm ${version} was recorded`, { skip: noCases }, t => {
    const table = new Table();
    for (const one of cases) {
      const verdict = one.versions[key];
      // What hangs or crashes is neither refused nor accepted.
      if (!verdict || one.hostDependent || verdict === 'hangs' || verdict === 'crashes') continue;
      if (verdict === 'refused' && one.outOfReach) continue;
      const files = version.startsWith('8') && one.files_84 ? one.files_84 : one.files;
      table.add(`${one.id} ${one.key}`, verdict === 'refused', judge(files, version, { link: one.symlink }));
    }
    table.print(t, `drbdadm ${version}, minimal cases`);
    assert.deepEqual(table.internal, []);
  });

  test(`what drbdadm ${version} accepts is not said to be refused`, { skip: noCases }, () => {
    for (const one of cases) {
      if (!one.id.startsWith('N-') || one.versions[key] !== 'accepted') continue;
      const files = version.startsWith('8') && one.files_84 ? one.files_84 : one.files;
      const refusals = judge(files, version, { link: one.symlink }).filter(isRefusal);
      assert.deepEqual(
        refusals.map(f => `${f.rule}: ${f.message.en}`),
        [],
        `${one.id} ${one.key}`,
      );
    }
  });
}

/** Cases that no file shows, or whose recorded place is another word of the line; and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'D-191': 'the recorded column is the number of the node-id, not of the volume',
};

for (const [version, key] of [
  ['9.22', '9.22.0'],
  ['9.34', '9.34.0+git'],
  ['8.4.11', '8.4'],
  ['8.3.16', '8.3'],
] as const) {
  test(`what drbdadm ${version} reports is found at its word and as severe`, { skip: noCases }, t => {
    let all = 0;
    const wrong: string[] = [];
    const counts = { severe: 0, atWord: 0, besideIt: 0 };
    for (const one of cases) {
      const wanted = one.expect?.[key];
      const verdict = one.versions[key];
      if (one.kind !== 'reported' || (verdict !== 'refused' && verdict !== 'warns')) continue;
      if (!wanted || wanted === 'none' || elsewhere[one.id]) continue;
      all++;
      const files = version.startsWith('8') && one.files_84 ? one.files_84 : one.files;
      const severe = judge(files, version, {
        link: one.symlink,
        host: one.hostDependent ? one.local_node : undefined,
      }).filter(f => (rank[f.severity] as number) >= (rank[wanted] as number));
      if (severe.length === 0) {
        wrong.push(`${one.id} ${one.key}: nothing that is ${wanted}`);
        continue;
      }
      counts.severe++;
      const at = placeIn(one, files);
      const token = one.results[key]?.shown_token;
      const isShown = (f: Finding): boolean => (files[f.file] as string).slice(f.span.start, f.span.end) === token;
      if (
        !at ||
        severe.some(isShown) ||
        severe.some(f => f.file === at.file && f.span.start < at.end && at.start < f.span.end)
      )
        counts.atWord++;
      // Where a word is missing, drbdadm shows the next one, and we the one before.
      else if (severe.some(f => f.file === at.file && isBeside(files[at.file] as string, f.span, at)))
        counts.besideIt++;
      else
        wrong.push(
          `${one.id} ${one.key}: not at "${one.place?.word}", but ${severe.map(f => f.message.en).join('; ')}`,
        );
    }
    t.diagnostic(
      `drbdadm ${version}: of ${all} cases ${counts.severe} as severe, ${counts.atWord} at the word, ${counts.besideIt} beside it`,
    );
    for (const [id, why] of Object.entries(elsewhere)) t.diagnostic(`left out: ${id} (${why})`);
    assert.deepEqual(wrong, []);
  });
}

const rank: Readonly<Record<string, number>> = { none: 0, hint: 1, information: 2, info: 2, warning: 3, error: 4 };

/** The word at fault: `files_84` leaves out words that may stand in front of it in its line. */
function placeIn(
  { place, files: written }: Case,
  files: Case['files'],
): { file: string; start: number; end: number } | undefined {
  const text = place ? files[place.file] : undefined;
  if (!place || typeof text !== 'string') return undefined;
  const line = (of: string): string => of.split('\n')[place.line - 1] ?? '';
  const start =
    text
      .split('\n')
      .slice(0, place.line - 1)
      .join('\n').length + (place.line > 1 ? 1 : 0);
  const [here, there] = [line(text), line(written[place.file] as string)];
  // The same one of its kind in the line; undefined where it is itself one that DRBD 8 does not have.
  const before = there.slice(0, place.column - 1).split(place.word).length;
  const column = here.split(place.word).slice(0, before).join(place.word).length;
  if (!here.startsWith(place.word, column)) return undefined;
  return { file: place.file, start: start + column, end: start + column + place.word.length };
}

/** Nothing but blanks between the two. */
function isBeside(text: string, a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const [before, behind] = a.start < b.start ? [a, b] : [b, a];
  return /^\s*"?\s*$/.test(text.slice(before.end, behind.start));
}

/** Cases that are right in what they are about, and say something else by the way. */
const byTheWay: Readonly<Record<string, readonly string[]>> = {
  'N-003': ['drbd/quorum-without-tiebreaker'],
  'N-057': ['drbd/no-diskful-host'],
  'N-098': ['drbd/resync-rate-without-effect'],
};

test('what is right stays without a finding', { skip: noCases }, () => {
  for (const one of cases) {
    if (one.judgement !== 'ok' || !one.versions['9.34.0+git']) continue;
    const loud = judge(one.files, '9.34', { link: one.symlink }).filter(
      f => (f.severity === 'error' || f.severity === 'warning') && !byTheWay[one.id]?.includes(f.rule),
    );
    assert.deepEqual(
      loud.map(f => `${f.rule}: ${f.message.en}`),
      [],
      `${one.id} ${one.key}`,
    );
  }
});

test('minimal cases, asked of the installed drbdadm', { skip: noCases || noTool }, t => {
  const version = installed as string;
  const table = new Table();
  for (const one of cases) {
    if (one.hostDependent || one.outOfReach || one.env) continue;
    const place = mkdtempSync(path.join(folder, 'case-'));
    for (const [name, text] of Object.entries(one.files)) {
      const file = path.join(place, name);
      mkdirSync(text === null ? file : path.dirname(file), { recursive: true });
      if (text !== null) writeFileSync(file, text);
    }
    if (one.symlink) {
      const [name, to] = one.symlink;
      mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
      symlinkSync(to, path.join(place, name));
    }
    const refused = ask(path.join(place, 'main.res'), ['sh-nop']);
    // What another command finds out is in the record; sh-nop stops before.
    if (refused === undefined || (!refused && one.versions['9.22.0'] === 'refused')) continue;
    table.add(`${one.id} ${one.key}`, refused, judge(one.files, version, { link: one.symlink }));
  }
  table.print(t, `installed drbdadm ${version}, minimal cases`);
});

test('verdicts that depend on the host, as drbdadm was recorded on each', { skip: noCases }, t => {
  const table = new Table();
  for (const one of cases) {
    for (const [host, [shNop]] of Object.entries(one.byHost ?? {})) {
      table.add(`${one.id} ${one.key} on ${host}`, shNop !== 0, judge(one.files, '9.34', { host, link: one.symlink }));
    }
  }
  table.print(t, 'drbdadm on each host');
  assert.deepEqual(table.internal, []);
});

test('fixtures, asked of the installed drbdadm', { skip: noTool }, t => {
  const version = installed as string;
  const table = new Table();
  for (const name of readdirSync(fixtures).filter(n => /\.(?:res|conf)$/.test(n))) {
    const refused = ask(path.join(fixtures, name), ['sh-nop']);
    if (refused === undefined) continue;
    const text = readFileSync(path.join(fixtures, name), 'utf8');
    table.add(name, refused, judge({ [name]: text }, version, { beside: readdirSync(fixtures) }));
  }
  table.print(t, `installed drbdadm ${version}, fixtures`);
  assert.equal(table.agree, table.all, table.disagreements.join('\n'));
});

class Table {
  agree = 0;
  all = 0;
  readonly disagreements: string[] = [];
  readonly internal: string[] = [];

  add(name: string, refused: boolean, findings: readonly Finding[]): void {
    const refusals = findings.filter(isRefusal);
    for (const f of findings) if (f.rule === 'quorumlens/internal') this.internal.push(`${name}: ${f.message.en}`);
    this.all++;
    if (refused === refusals.length > 0) this.agree++;
    else if (refused) this.disagreements.push(`${name}: drbdadm refuses it, we do not`);
    else
      this.disagreements.push(
        `${name}: drbdadm accepts it, we say ${refusals.map(f => `${f.rule} (${f.message.en})`).join('; ')}`,
      );
  }

  get share(): number {
    return this.all === 0 ? 1 : this.agree / this.all;
  }

  print(t: { diagnostic(message: string): void }, title: string): void {
    t.diagnostic(`${title}: ${this.agree} agree of ${this.all}`);
    for (const line of this.disagreements) t.diagnostic(`  ${line}`);
  }
}

function isRefusal(finding: Finding): boolean {
  return finding.refusedBy?.includes('drbdadm') ?? false;
}

/** As a host with a disk judges them that has these files, those `beside` them, and nothing else. */
function judge(
  files: Readonly<Record<string, string | null>>,
  version: string,
  {
    host,
    link,
    beside = [],
  }: { host?: string | undefined; link?: readonly [string, string] | undefined; beside?: readonly string[] } = {},
): Finding[] {
  const analysis = createAnalysis({ targets: { 'drbd-utils': version }, ...(host === undefined ? {} : { host }) });
  const names = Object.keys(files).filter(name => typeof files[name] === 'string');
  for (const name of names) {
    // Files of other names are DRBD by being included, or named as a template.
    analysis.set(name, files[name] as string, { language: 'drbd' });
  }
  lookAround(
    analysis,
    { ...Object.fromEntries(beside.map(name => [name, ''])), ...files },
    link && { [link[0]]: link[1] },
  );
  return names.flatMap(name => analysis.findings(name));
}

/** True: refused. Undefined: it did not come back. */
function ask(file: string, command: readonly string[]): boolean | undefined {
  const result = spawnSync('drbdadm', ['-c', file, ...command], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 6000 });
  return result.error || result.status === null ? undefined : result.status !== 0;
}

function installedVersion(): string | undefined {
  const result = spawnSync('drbdadm', ['--version'], { encoding: 'utf8', timeout: 6000 });
  const full = /DRBDADM_VERSION=(\d+\.\d+)/.exec(result.stdout ?? '');
  return full?.[1];
}

function corpusRows(): Record<string, string>[] {
  const [head = '', ...rows] = readFileSync(index, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return rows.map(row => Object.fromEntries(row.split('\t').map((value, i) => [names[i], value])));
}
