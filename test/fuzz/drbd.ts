import { spawn, spawnSync } from 'node:child_process';
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
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drbdSchema } from '../../schemas/drbd/index.ts';
import { createAnalysis } from '../../server/src/analysis.ts';
import { lookAround } from '../upstream/drbd-host.ts';
import { type Random, random } from './random.ts';

/*
 * Configurations that drbdadm accepts, changed at random, judged by the installed `drbdadm -c FILE sh-nop` and by us:
 * `npm run fuzz:drbd -- --seed 1 --count 1000`. The corpus and the facts lie beside the project (QUORUMLENS_CORPUS
 * and QUORUMLENS_FACTS name other places); without them the fixtures alone are changed.
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/drbd/', import.meta.url));

/** A configuration: its files (null is a folder) and links, by name; `main` is the one that drbdadm is given. */
interface Basis {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string | null>>;
  readonly links: Readonly<Record<string, string>>;
}

interface Mutant {
  readonly basis: Basis;
  readonly text: string;
  /** The host judged for. */
  readonly host: string;
  /** A host of the configuration. */
  readonly member: string;
  readonly edits: readonly string[];
}

interface Verdict {
  /** Undefined: it hung, or crashed. */
  readonly refused: boolean | undefined;
  readonly code: number | null;
  readonly output: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      /** Keeps the changed configurations that we judge differently. */
      keep: { type: 'string' },
      show: { type: 'string', default: '20' },
    },
  });
  const seed = Number(values.seed);
  const count = Number(values.count);
  const version = installedDrbdadm();
  if (version === undefined) {
    console.log('skipped: drbdadm is not installed');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-fuzz-'));
  try {
    const all = basisFiles();
    const basis = await askDrbdadm(
      all.map(b => ({ basis: b, text: textOf(b), host: elsewhere, member: elsewhere, edits: [] })),
      folder,
    );
    const valid = all.filter((_, i) => basis[i]?.refused === false);
    console.log(`drbdadm ${version}, ${valid.length} valid configurations, seed ${seed}`);
    const source = random(seed);
    const mutants = Array.from({ length: count }, () => mutant(source.pick(valid), source));
    const said = await askDrbdadm(mutants, folder);
    let judged = 0;
    let later = 0;
    const differing: { mutant: Mutant; said: Verdict; ours: string | undefined }[] = [];
    for (const [i, one] of mutants.entries()) {
      const verdict = said[i] as Verdict;
      if (verdict.refused === undefined) continue;
      judged++;
      const ours = refusalOf(one, version);
      if ((ours !== undefined) === verdict.refused) continue;
      // sh-nop looks at less than dump and up do.
      if (ours !== undefined && (await refusedLater(one, path.join(folder, 'later')))) later++;
      else differing.push({ mutant: one, said: verdict, ours });
    }
    differing.slice(0, Number(values.show)).forEach(({ mutant: m, said: s, ours }, i) => {
      console.log(
        `${i}: ${m.basis.name} on ${m.host}: drbdadm: ${s.refused ? s.output : 'accepts'}; ours: ${ours ?? 'accepts'}; ${m.edits.join('; ')}`,
      );
    });
    const { keep } = values;
    for (const [i, { mutant: m }] of keep === undefined ? [] : differing.entries())
      writeConfiguration(m, path.join(keep as string, `${i}`));
    if (judged < count) console.log(`left out: ${count - judged}, where drbdadm hangs or crashes`);
    if (later > 0) console.log(`refused by dump or up only: ${later}`);
    console.log(`agreement ${judged - differing.length}/${judged}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The release of the installed drbdadm; undefined where it is missing. */
function installedDrbdadm(): string | undefined {
  const { stdout } = spawnSync('drbdadm', ['--version'], { encoding: 'utf8', timeout: 6000 });
  return /DRBDADM_VERSION=(\d+\.\d+)/.exec(stdout ?? '')?.[1];
}

/** The first refusal that we claim; undefined where we claim none. */
function refusalOf({ basis, text, host }: Mutant, version: string): string | undefined {
  const analysis = createAnalysis({ targets: { 'drbd-utils': version }, host });
  const names = Object.keys(basis.files).filter(name => typeof basis.files[name] === 'string');
  for (const name of names) {
    const content = name === basis.main ? text : (basis.files[name] as string);
    analysis.set(name, content, { language: 'drbd' });
  }
  lookAround(analysis, basis.files, basis.links);
  for (const name of names) {
    // What nobody names, drbdadm does not read.
    if (name !== basis.main && !text.includes(path.basename(name)) && !/include[^;]*[*?[]/.test(text)) continue;
    const internal = analysis.findings(name).find(f => f.rule === 'quorumlens/internal');
    if (internal) console.log(`internal: ${internal.message.en}`);
    const found = analysis.findings(name).find(f => f.refusedBy?.includes('drbdadm'));
    if (found) {
      const line = (analysis.get(name)?.lines.positionAt(found.span.start).line ?? 0) + 1;
      return `${name}:${line}: ${found.rule}: ${found.message.en}`;
    }
  }
  return undefined;
}

/** Asks drbdadm about each configuration, as many at once as there are processors. */
async function askDrbdadm(mutants: readonly Mutant[], folder: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < mutants.length; i = next++) {
      const place = path.join(folder, String(i));
      writeConfiguration(mutants[i] as Mutant, place);
      verdicts[i] = await ask(path.join(place, (mutants[i] as Mutant).basis.main), (mutants[i] as Mutant).host, [
        'sh-nop',
      ]);
      rmSync(place, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return verdicts;
}

const elsewhere = 'quorumlens-elsewhere';

/** Whether dump or up refuses it. On a host without resources up finds nothing, so it is asked on one of them. */
async function refusedLater(mutant: Mutant, place: string): Promise<boolean> {
  writeConfiguration(mutant, place);
  const file = path.join(place, mutant.basis.main);
  const said = [await ask(file, mutant.host, ['-d', 'dump']), await ask(file, mutant.member, ['-d', 'up', 'all'])];
  rmSync(place, { recursive: true, force: true });
  // Exit code 1 says that no resource belongs to the host.
  return said.some(verdict => verdict.refused === true && verdict.code !== 1);
}

function ask(file: string, host: string, command: readonly string[]): Promise<Verdict> {
  return new Promise(resolve => {
    const child = spawn('drbdadm', ['-c', file, ...command], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 6000,
      env: { ...process.env, __DRBD_NODE__: host },
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', part => {
      if (output.length < 2000) output += part;
    });
    child.on('error', () => resolve({ refused: undefined, code: null, output: '' }));
    child.on('close', code => {
      const shown = output
        .replace(/^.*(?:modinfo: not found|__DRBD_NODE__|PRETENDING).*$/gm, '')
        .replaceAll(`${path.dirname(file)}/`, '')
        .replace(/\s+/g, ' ')
        .trim();
      resolve({ refused: code === null ? undefined : code !== 0, code, output: shown.slice(0, 300) });
    });
  });
}

function writeConfiguration({ basis, text, host, edits }: Mutant, place: string): void {
  mkdirSync(place, { recursive: true });
  for (const [name, content] of Object.entries(basis.files)) {
    const file = path.join(place, name);
    mkdirSync(content === null ? file : path.dirname(file), { recursive: true });
    if (content !== null) writeFileSync(file, name === basis.main ? text : content);
  }
  for (const [name, to] of Object.entries(basis.links)) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    symlinkSync(to, path.join(place, name));
  }
  writeFileSync(path.join(place, '.edits'), `host ${host}\n${edits.join('\n')}\n`);
}

function textOf(basis: Basis): string {
  return basis.files[basis.main] as string;
}

function basisFiles(): Basis[] {
  const found: Basis[] = [];
  const alone = (name: string, text: string): Basis => ({
    name,
    main: 'main.res',
    files: { 'main.res': text },
    links: {},
  });
  for (const name of readdirSync(fixtures).sort()) {
    if (!/\.(?:res|conf)$/.test(name)) continue;
    const files: Record<string, string> = {};
    // Their includes and templates lie beside them.
    for (const other of readdirSync(fixtures)) {
      if (other === name || /\.(?:tmpl)$/.test(other) || other === 'linstor_common.conf') {
        files[other] = readFileSync(path.join(fixtures, other), 'utf8');
      }
    }
    found.push({ name, main: name, files, links: {} });
  }
  const casesFile = path.join(facts, 'drbd/checks_cases.json');
  for (const one of existsSync(casesFile) ? JSON.parse(readFileSync(casesFile, 'utf8')).cases : []) {
    const { id, files, symlink, dependsOn = [], env } = one;
    // Whatever the kernel, or the files of this machine decide cannot be read off the text.
    if (env || dependsOn.some((d: string) => d !== 'host name' && d !== 'terminal')) continue;
    if (typeof files['main.res'] === 'string')
      found.push({ name: id, main: 'main.res', files, links: symlink ? { [symlink[0]]: symlink[1] } : {} });
  }
  const folder = path.join(corpus, 'drbd');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    // What is included lies elsewhere.
    const text = /\.(?:res|conf)$/.test(name) ? readFileSync(path.join(folder, name), 'utf8') : '';
    if (text && text.length < 20_000 && !/^\s*(?:include|template-file)\b|<%|\{[{%#]/m.test(text))
      found.push(alone(name, text));
  }
  return found;
}

/** One to three changes of a configuration, and the host it is judged for: one of its own, or another one. */
function mutant(basis: Basis, source: Random): Mutant {
  let parts = split(textOf(basis));
  const edits: string[] = [];
  for (let n = 1 + source.below(3); n > 0; n--) {
    const edit = source.pick(kinds);
    parts = split(edit(parts, source, what => edits.push(what)).join(''));
  }
  const text = parts.join('');
  const hosts = [...textOf(basis).matchAll(/^\s*on\s+"?([\w.-]+)"?/gm)].map(m => m[1] as string);
  const member = source.pick(hosts) ?? elsewhere;
  return { basis, text, host: source.chance(0.7) ? member : elsewhere, member, edits };
}

const tokenPattern = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|[A-Za-z0-9/._-]+|[{};[\]:]|\s+|[\s\S]/g;

function split(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

type Edit = (parts: string[], source: Random, tell: (what: string) => void) => string[];

/** Places of the words and marks among the parts. */
function visible(parts: readonly string[]): number[] {
  return parts.flatMap((part, i) => (/^[\s#]/.test(part) ? [] : [i]));
}

function words(parts: readonly string[]): number[] {
  return parts.flatMap((part, i) => (/^[\w/."-]/.test(part) ? [i] : []));
}

/** The statement or section around a part: from behind the last mark to its own semicolon or closing brace. */
function statementAround(parts: readonly string[], at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && !/^[;{}]$/.test(parts[from - 1] as string)) from--;
  let to = at;
  let depth = 0;
  for (; to < parts.length; to++) {
    if (parts[to] === '{') depth++;
    if (parts[to] === '}' && --depth <= 0) break;
    if (parts[to] === ';' && depth === 0) break;
  }
  return depth < 0 ? { from, to: to - 1 } : { from, to: Math.min(to, parts.length - 1) };
}

function replaced(parts: readonly string[], at: number, by: string): string[] {
  return parts.map((part, i) => (i === at ? by : part));
}

const kinds: readonly Edit[] = [
  // Statements: dropped, written twice, swapped, moved.
  (parts, source, tell) => {
    const { from, to } = statementAround(parts, source.pick(visible(parts)) ?? 0);
    tell(`dropped "${brief(parts.slice(from, to + 1))}"`);
    return [...parts.slice(0, from), ...parts.slice(to + 1)];
  },
  (parts, source, tell) => {
    const { from, to } = statementAround(parts, source.pick(visible(parts)) ?? 0);
    const statement = parts.slice(from, to + 1);
    tell(`twice "${brief(statement)}"`);
    return [...parts.slice(0, to + 1), ...statement, ...parts.slice(to + 1)];
  },
  (parts, source, tell) => {
    const a = statementAround(parts, source.pick(visible(parts)) ?? 0);
    const b = statementAround(parts, source.pick(visible(parts)) ?? 0);
    const [first, second] = a.from <= b.from ? [a, b] : [b, a];
    if (second.from <= first.to) return parts;
    const one = parts.slice(first.from, first.to + 1);
    const two = parts.slice(second.from, second.to + 1);
    tell(`swapped "${brief(one)}" and "${brief(two)}"`);
    return [
      ...parts.slice(0, first.from),
      ...two,
      ...parts.slice(first.to + 1, second.from),
      ...one,
      ...parts.slice(second.to + 1),
    ];
  },
  (parts, source, tell) => {
    const { from, to } = statementAround(parts, source.pick(visible(parts)) ?? 0);
    const statement = parts.slice(from, to + 1);
    const rest = [...parts.slice(0, from), ...parts.slice(to + 1)];
    const at = source.pick(rest.flatMap((part, i) => (/^[;{}]$/.test(part) ? [i + 1] : [])));
    if (at === undefined) return parts;
    tell(`moved "${brief(statement)}"`);
    return [...rest.slice(0, at), ...statement, ...rest.slice(at)];
  },
  // Values: to and across their limits, or another kind of value.
  atLimit,
  atLimit,
  (parts, source, tell) => {
    const at = source.pick(words(parts));
    if (at === undefined) return parts;
    const by = source.pick(otherWords);
    tell(`"${parts[at]}" to ${by}`);
    return replaced(parts, at, by);
  },
  (parts, source, tell) => {
    const at = source.pick(words(parts));
    const other = source.pick(words(parts));
    if (at === undefined || other === undefined) return parts;
    tell(`"${parts[at]}" and "${parts[other]}" swapped`);
    return parts.map((part, i) => (i === at ? (parts[other] as string) : i === other ? (parts[at] as string) : part));
  },
  (parts, source, tell) => {
    const at = source.pick(words(parts));
    if (at === undefined) return parts;
    const by = source.pick(otherWords);
    tell(`"${by}" behind "${parts[at]}"`);
    return replaced(parts, at, `${parts[at]} ${by}`);
  },
  // A new option where one may stand.
  (parts, source, tell) => {
    const at = source.pick(parts.flatMap((part, i) => (/^[;{]$/.test(part) ? [i] : [])));
    if (at === undefined) return parts;
    const [name, values] = source.pick(options);
    const statement = `${name} ${source.pick(values)};`;
    tell(`new "${statement}"`);
    return replaced(parts, at, `${parts[at]} ${statement}`);
  },
  // Misspelt.
  (parts, source, tell) => {
    const at = source.pick(words(parts));
    if (at === undefined) return parts;
    const word = parts[at] as string;
    const p = source.below(word.length);
    const by = source.pick([
      word.slice(0, p) + word.slice(p + 1),
      word.slice(0, p) + word[p] + word.slice(p),
      `${word.slice(0, p)}${source.pick([...'aex-_.1'])}${word.slice(p + 1)}`,
      word.toUpperCase(),
    ]);
    tell(`"${word}" misspelt ${by}`);
    return replaced(parts, at, by);
  },
  // Marks: dropped, put in, changed; quotes.
  (parts, source, tell) => {
    const at = source.pick(parts.flatMap((part, i) => (/^[;{}[\]:]$/.test(part) ? [i] : [])));
    if (at === undefined) return parts;
    tell(`"${parts[at]}" dropped behind "${brief(parts.slice(Math.max(0, at - 4), at))}"`);
    return replaced(parts, at, '');
  },
  (parts, source, tell) => {
    const at = source.pick(visible(parts));
    if (at === undefined) return parts;
    const mark = source.pick(marks);
    tell(`${mark} behind "${parts[at]}"`);
    return replaced(parts, at, `${parts[at]}${mark}`);
  },
  (parts, source, tell) => {
    const at = source.pick(words(parts));
    if (at === undefined) return parts;
    const word = parts[at] as string;
    const by = word.startsWith('"') ? source.pick([word.slice(1), word.slice(0, -1), word.slice(1, -1)]) : `"${word}"`;
    tell(`${word} to ${by}`);
    return replaced(parts, at, by);
  },
  (parts, source, tell) => {
    const at = source.pick(visible(parts));
    if (at === undefined) return parts;
    tell(`"${parts[at]}" dropped`);
    return replaced(parts, at, '');
  },
];

function brief(parts: readonly string[]): string {
  return parts.join('').replace(/\s+/g, ' ').trim().slice(0, 60);
}

function atLimit(parts: string[], source: Random, tell: (what: string) => void): string[] {
  const known = words(parts).filter(i => limits.has(parts[i] as string) && /^[\w"/.-]/.test(parts[i + 2] ?? ''));
  const at = source.pick(known);
  if (at === undefined) return parts;
  const by = source.pick(limits.get(parts[at] as string) as string[]);
  tell(`${parts[at]} ${parts[at + 2]} to ${by}`);
  return replaced(parts, at + 2, by);
}

const limits = new Map<string, string[]>();
const options: [string, string[]][] = [];
collect();

/** Values at and next to the limits of every option, and the words of enumerations. */
function collect(): void {
  for (const section of drbdSchema.sections) {
    for (const [name, entry] of Object.entries(section.options)) {
      if (!/^[a-z]/.test(name)) continue;
      const values = new Set<string>(['yes', 'no', '0', '1', '-1', 'x', '""']);
      collectFrom(entry.value, values);
      const list = [...values];
      limits.set(name, [...(limits.get(name) ?? []), ...list]);
      options.push([name, list]);
    }
  }
}

function collectFrom(value: unknown, values: Set<string>): void {
  if (Array.isArray(value)) {
    for (const one of value) collectFrom(one.is, values);
    return;
  }
  const type = value as { data?: Record<string, unknown>; choices?: (version: string) => readonly { word: string }[] };
  for (const [key, limit] of Object.entries(type?.data ?? {})) {
    if (!/min|max/i.test(key)) continue;
    for (const one of Array.isArray(limit) ? limit.map(l => l.is) : [limit]) {
      if (typeof one !== 'number') continue;
      for (const n of [one - 1, one, one + 1]) values.add(String(n));
      values
        .add(`${one}K`)
        .add(`${one}s`)
        .add(`${Math.floor(one / 1024)}k`)
        .add(`${Math.floor(one / 1048576)}M`);
    }
  }
  for (const choice of type?.choices?.('9.22') ?? []) values.add(choice.word).add(choice.word.toUpperCase());
}

const marks = [
  '{',
  '}',
  ';',
  '"',
  ':',
  '=',
  ',',
  '[',
  ']',
  ' ;',
  ' { }',
  '#',
  '\\',
  "'",
  '\n',
  ' : ',
  '\u00e9',
  '\f',
  '{};',
];

const otherWords = [
  'net',
  'disk',
  'on',
  'timeout',
  'volume',
  '0',
  '1',
  '2',
  '10M',
  '60s',
  '-1',
  'yes',
  'no',
  'C',
  'd',
  'alpha',
  'bravo',
  'beta',
  'none',
  'internal',
  'minor',
  'connection',
  'host',
  'address',
  '10.0.0.1:7789',
  '10.0.0.2:7789',
  'ipv6',
  '[fd00::1]:7789',
  'node-id',
  'skip',
  'protocol',
  'quorum',
  'majority',
  '"x y"',
  'resync-rate',
  'al-extents',
  'path',
  'options',
  'foo',
  '31',
  '32',
  '33',
  '65535',
  '65536',
  '99999',
  '123456789',
  'proxy',
  'hosts',
  'fencing',
  'device',
  '/dev/drbd0',
  '/dev/drbd1',
  '/dev/drbd5',
  '/dev/sdb1',
  'no-disk-flushes',
  'syncer',
  'rate',
  'meta-disk',
  'handlers',
  'port',
  'via',
  'resource',
  'common',
  'global',
  'startup',
  'connection-mesh',
  'floating',
  'stacked-on-top-of',
  'include',
  'template-file',
  'become-primary-on',
  '1.2.3',
  '1.2.3.4',
  '""',
  'net { }',
  'disk { }',
  'options { }',
  'drbd1',
  'r0',
  'flexible-meta-disk',
  'tiebreaker',
  'outside-address',
  'inside',
  'outside',
  'ipv4',
  'sdp',
  'after',
  'resync-after',
];

await main();
