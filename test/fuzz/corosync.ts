import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { corosyncSchema } from '../../schemas/corosync/index.ts';
import { createAnalysis } from '../../server/src/analysis.ts';
import { type Random, random } from './random.ts';

/*
 * Files that corosync accepts, changed at random, judged by the installed `corosync -t` and by us:
 * `npm run fuzz:corosync -- --seed 1 --count 1000`. The corpus and the facts lie beside the project
 * (QUORUMLENS_CORPUS and QUORUMLENS_FACTS name other places); without them the fixtures alone are changed.
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/corosync/', import.meta.url));

export interface Verdict {
  readonly refused: boolean;
  readonly output: string;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      /** Keeps the changed files that we judge differently. */
      keep: { type: 'string' },
      show: { type: 'string', default: '20' },
    },
  });
  const seed = Number(values.seed);
  const count = Number(values.count);
  const version = installedCorosync();
  if (version === undefined) {
    console.log('skipped: corosync -t cannot be asked here (corosync and unshare -rnmu are needed)');
    return;
  }
  const files = basisFiles();
  const basis = askCorosync(files);
  const valid = files.filter((_, i) => !basis[i]?.refused);
  console.log(`corosync ${version}, ${valid.length} valid files, seed ${seed}`);
  const source = random(seed);
  const mutants = Array.from({ length: count }, () => mutant(source.pick(valid), source));
  const differing: { text: string; said: Verdict; ours: string | undefined; edits: readonly string[] }[] = [];
  let decidedByHost = 0;
  const chunk = 500;
  for (let at = 0; at < mutants.length; at += chunk) {
    const part = mutants.slice(at, at + chunk);
    const said = askCorosync(part.map(m => m.text));
    const here = part.flatMap(({ text, edits }, i) => {
      const verdict = said[i] as Verdict;
      const ours = refusalOf(text, version);
      return (ours !== undefined) === verdict.refused ? [] : [{ text, said: verdict, ours, edits }];
    });
    // What one node of the cluster refuses and another one accepts, the file does not decide.
    const asked = here.flatMap(d => hostsIn(d.text).map(host => ({ of: d, host })));
    const again = askCorosync(
      asked.map(a => a.of.text),
      asked.map(a => a.host),
    );
    const byHost = new Set(asked.filter((a, i) => again[i]?.refused !== a.of.said.refused).map(a => a.of));
    differing.push(...here.filter(d => !byHost.has(d)));
    decidedByHost += byHost.size;
  }
  console.log(`${decidedByHost} are refused on one node and accepted on another`);
  differing.slice(0, Number(values.show)).forEach(({ said, ours, edits }, i) => {
    console.log(
      `${i}: corosync: ${said.refused ? said.output : 'accepts'}; ours: ${ours ?? 'accepts'}; ${edits.join('; ')}`,
    );
  });
  if (values.keep !== undefined) {
    mkdirSync(values.keep, { recursive: true });
    differing.forEach(({ text }, i) => {
      writeFileSync(path.join(values.keep as string, `${i}.conf`), text, 'latin1');
    });
  }
  console.log(`agreement ${count - differing.length}/${count}`);
}

/** The release of the installed corosync; undefined where it, or a namespace for it, is missing. */
export function installedCorosync(): string | undefined {
  const { stdout } = spawnSync('corosync', ['-v'], { encoding: 'utf8' });
  if (spawnSync('unshare', ['-rnmu', 'true']).status !== 0) return undefined;
  return /version '([\d.]+)'/.exec(stdout ?? '')?.[1];
}

/** The first refusal that we claim of corosync -t (not of a start); undefined where we claim none. */
function refusalOf(bytes: string, version: string): string | undefined {
  const analysis = createAnalysis({ targets: { corosync: version } });
  analysis.set('corosync.conf', Buffer.from(bytes, 'latin1').toString('utf8'));
  const found = analysis
    .findings('corosync.conf')
    .find(f => f.refusedBy?.includes('corosync') && !f.message.en.includes('corosync -t'));
  return found && `${found.rule}: ${found.message.en}`;
}

/** Texts are strings of bytes (latin1), so that broken UTF-8 stays what it is. */
function basisFiles(): string[] {
  const texts: string[] = [];
  const folder = path.join(corpus, 'corosync');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (name.endsWith('.conf')) texts.push(readFileSync(path.join(folder, name), 'latin1'));
  }
  const cases = path.join(facts, 'corosync/parity-cases.ndjson');
  for (const line of existsSync(cases) ? readFileSync(cases, 'utf8').trimEnd().split('\n') : []) {
    const { conf, confBase64 } = JSON.parse(line) as { conf: string; confBase64?: string };
    texts.push(Buffer.from(confBase64 ?? conf, confBase64 === undefined ? 'utf8' : 'base64').toString('latin1'));
  }
  for (const name of readdirSync(fixtures).sort()) {
    const file = path.join(fixtures, name, 'corosync.conf');
    if (existsSync(file)) texts.push(readFileSync(file, 'latin1'));
  }
  // A template is not what corosync reads, and a file of 200 kB would only cost time.
  return [...new Set(texts)].filter(text => text.length < 20_000 && !/<%|\{[{%#]/.test(text));
}

/**
 * What corosync -t says to each text, on a host that has the addresses of the text and the name of its first node, or
 * the name that is given.
 */
export function askCorosync(texts: readonly string[], hosts: readonly string[] = []): Verdict[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'quorumlens-fuzz-'));
  try {
    const addresses = new Set<string>();
    const folders = new Set<string>();
    const list: string[] = [];
    texts.forEach((text, i) => {
      const own = hostOf(text, addresses);
      const { names } = own;
      const host = hosts[i] ?? own.host;
      for (const [, folder = ''] of text.matchAll(/(\/var\/log\/[\w./-]+)\/[^/\s]+/g)) folders.add(folder);
      const v6 = /ip_version[ \t]*:[ \t]*ipv6[ \t\r]*$/m.test(text);
      const lines = names.map((name, n) => `${v6 ? `fd99::${n + 1}` : `10.99.0.${n + 1}`} ${name}\n`);
      writeFileSync(path.join(dir, `${i}.conf`), text, 'latin1');
      writeFileSync(path.join(dir, `${i}.hosts`), `127.0.0.1 localhost\n${lines.join('')}`);
      list.push(`${i} ${host}\n`);
    });
    for (let n = 1; n <= 20; n++) addresses.add(`10.99.0.${n}`).add(`fd99::${n}`);
    const commands = [...addresses].map(a => `addr add ${a}/${a.includes(':') ? '64 dev lo nodad' : '24 dev lo'}\n`);
    mkdirSync(path.join(dir, 'etc'));
    writeFileSync(path.join(dir, 'etc/authkey'), Buffer.alloc(256, 7));
    writeFileSync(path.join(dir, 'addresses'), commands.join(''));
    writeFileSync(path.join(dir, 'list'), list.join(''));
    writeFileSync(path.join(dir, 'hosts'), '');
    writeFileSync(
      path.join(dir, 'run.sh'),
      `cd ${dir}
ip link set lo up
ip -force -batch addresses 2>/dev/null
mount --bind ${dir}/hosts /etc/hosts
mount --bind ${dir}/etc /etc/corosync
mount -t tmpfs none /var/log
mount -t tmpfs none /var/lib/corosync
mount -t tmpfs none /dev/shm
mkdir -p /var/log/cluster /var/log/corosync ${[...folders].join(' ')}
while read -r i host; do
  echo "$host" >/proc/sys/kernel/hostname
  cat $i.hosts >/etc/hosts
  timeout 20 corosync -f -t -c $i.conf >$i.out 2>&1 </dev/null
  echo $? >$i.status
done <list
`,
    );
    spawnSync('unshare', ['-rnmu', 'sh', path.join(dir, 'run.sh')], { encoding: 'utf8' });
    return texts.map((_, i) => ({
      refused: readFileSync(path.join(dir, `${i}.status`), 'utf8').trim() !== '0',
      output: said(readFileSync(path.join(dir, `${i}.out`), 'latin1')),
    }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The line that says why: the last one only says that it ends. */
function said(output: string): string {
  const lines = output.trim().split('\n');
  const line = lines.findLast(l => /error|Assertion/.test(l) && !/exiting with status/.test(l)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(?=\[\w+ *\]|parse|coroparse)/, '');
}

/** Names of hosts that a text may be for. */
function hostsIn(text: string): string[] {
  const written = [...text.matchAll(/^[ \t]*(?:name|ring0_addr)[ \t]*:[ \t]*([\w.-]*[A-Za-z][\w.-]*)[ \t\r]*$/gm)];
  return [...new Set(written.map(m => (m[1] as string).slice(0, 60)))].slice(0, 8);
}

/** A host for a text: the name of its first node, all its addresses, and its host names in /etc/hosts. */
function hostOf(text: string, addresses: Set<string>): { host: string; names: string[] } {
  const written = [...text.matchAll(/^[ \t]*(?:ring\d+_addr|memberaddr)[ \t]*:[ \t]*(\S+)[ \t\r]*$/gm)].map(
    m => m[1] as string,
  );
  const names = new Set<string>();
  for (const address of written) {
    // The tool ip stops at the first address that it cannot read.
    if (isIP(address) > 0 && !address.includes('%')) addresses.add(address);
    else if (/^[\w.-]*[A-Za-z][\w.-]*$/.test(address)) names.add(address);
  }
  // A node without an address is refused on its own host only, and so is one that a section inside cuts in two.
  const nodes = text.split(/^[ \t]*node[ \t]*:?[ \t]*\{/m).slice(1);
  const named = nodes.flatMap(n => {
    const found = /^[ \t]*name[ \t]*:[ \t]*([\w.-]+)[ \t\r]*$/m.exec(n)?.[1];
    return found !== undefined && /^[ \t]*ring\d_addr[ \t]*:[ \t]*\S/m.test(n)
      ? [{ name: found, cut: /^[^}]*\{/.test(n) }]
      : [];
  });
  const name = (named.find(n => n.cut) ?? named[0])?.name;
  return { host: (name ?? 'host').slice(0, 60), names: [...names].slice(0, 20) };
}

/** One to three random changes. */
function mutant(text: string, source: Random): { text: string; edits: readonly string[] } {
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  let lines = text.split(feed);
  const edits: string[] = [];
  for (let left = 1 + source.below(3); left > 0; left--) {
    const change = source.pick(changes);
    const before = lines;
    lines = change([...lines], source)
      .join('\n')
      .split('\n');
    const at = lines.findIndex((line, n) => line !== before[n]);
    const shown = (line: string | undefined): string =>
      line === undefined ? '(end)' : JSON.stringify(line.slice(0, 60));
    if (lines.length !== before.length || at >= 0) {
      edits.push(`${change.name} ${at + 1}: ${shown(before[at])} → ${shown(lines[at])}`);
    }
  }
  return { text: lines.join(feed), edits };
}

type Change = (lines: string[], source: Random) => string[];

const keyLine = /^([ \t]*)([\w.-]+)([ \t]*:[ \t]*)(.*?)([ \t]*)$/s;

/** Whether a file is there and whether a user exists is for the host to say. */
const ofTheHost = new Set(['keyfile', 'logfile', 'state_dir', 'uid', 'gid', 'key']);

function lineWhere(lines: readonly string[], source: Random, test: (line: string) => boolean): number {
  const places = lines.flatMap((line, n) => (test(line) ? [n] : []));
  return places.length > 0 ? source.pick(places) : -1;
}

const isKey = (line: string): boolean => {
  const key = keyLine.exec(line)?.[2];
  return key !== undefined && !ofTheHost.has(key) && !line.includes('{') && !line.trimStart().startsWith('#');
};
const isCode = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#');

/** Every key of the tables, with its section. */
const allKeys = corosyncSchema.sections.flatMap(s =>
  Object.keys(s.options)
    .filter(key => !ofTheHost.has(key))
    .map(key => ({
      key: key === 'ringX_addr' ? 'ring1_addr' : key === 'exec_NAME' ? 'exec_ping' : key,
      in: s.keyword,
    })),
);
const allSections = [...new Set(corosyncSchema.sections.map(s => s.keyword).filter(k => k !== ''))];
const allWords = [
  ...new Set(
    corosyncSchema.sections.flatMap(s =>
      Object.values(s.options).flatMap(entry => {
        const types = (Array.isArray(entry.value) ? entry.value.map(v => v.is) : [entry.value]) as readonly {
          choices?: (version: string) => readonly { word: string }[];
        }[];
        return types.flatMap(t => t.choices?.('3.1.7').map(c => c.word) ?? []);
      }),
    ),
  ),
];

const numbers = [
  '0', '1', '2', '3', '10', '13', '14', '20', '29', '30', '31', '39', '40', '49', '50', '51', '63', '64', '100', '101',
  '120', '125', '126', '127', '128', '199', '200', '250', '255', '256', '500', '999', '1000', '1500', '3000', '10000',
  '20000', '65535', '65536', '86400', '86401', '100000', '120000', '120001', '300000', '2147483647', '2147483648',
  '4294967000', '4294967295', '4294967296', '18446744073709551615', '18446744073709551616',
]; // biome-ignore format: a list of numbers
const oddities = [
  '', '-1', '+5', '007', '0x10', '1.5', '5 ms', '5s', '5 # note', 'abc', '"1"', '1 2', '1,2', '1}', 'true', 'false', 'TRUE',
  'On', 'YES', 'None', 'AES256', '-0', '+', '1e3', '999999999999999999999', 'ä', '\t7',
]; // biome-ignore format: a list of words
const addressValues = [
  '10.77.0.1', '10.77.0.2', 'fd77::1', 'fd77::2', '10.77.0.1/24', '10.77.0.1:5405', '10.77.0.256', '10.77.0', '::1', 'alpha',
  'alpha.example.com', '239.255.1.1', '224.0.0.1', 'ff15::1', '192.168.1.0', '[fd77::1]', 'fd77::g', '255.255.255.255',
  '0.0.0.0', '"10.77.0.1"', 'fe80::1%lo', '::ffff:10.0.0.1', '10.77.1', '1',
]; // biome-ignore format: a list of addresses

function valueFor(key: string, source: Random): string {
  if (/^ring\d+_addr$|addr$/.test(key) && source.chance(0.85)) return source.pick(addressValues);
  const kind = source.below(10);
  if (kind < 5) return source.pick(numbers);
  if (kind < 8) return source.pick(allWords);
  if (kind < 9) return source.pick(oddities);
  const number = Number(source.pick(numbers)) + source.below(3) - 1;
  return String(number);
}

function misspelt(word: string, source: Random): string {
  if (word === '') return source.pick(['x', '-', '.']);
  const at = source.below(word.length);
  switch (source.below(5)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word[at] + word.slice(at);
    case 2:
      return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2);
    case 3:
      return `${word.slice(0, at)}${source.pick([...'abcxyz019_-. /:%$é'])}${word.slice(at + 1)}`;
    default:
      return at % 2 === 0 ? word.toUpperCase() : word[0]?.toUpperCase() + word.slice(1);
  }
}

const changes: readonly Change[] = [
  function dropLine(lines, source) {
    lines.splice(lineWhere(lines, source, isCode), 1);
    return lines;
  },
  function dropKey(lines, source) {
    const at = lineWhere(lines, source, isKey);
    if (at >= 0) lines.splice(at, 1);
    return lines;
  },
  function duplicateLine(lines, source) {
    const at = lineWhere(lines, source, isCode);
    if (at >= 0) lines.splice(at, 0, lines[at] as string);
    return lines;
  },
  function swapLines(lines, source) {
    const at = lineWhere(lines, source, isCode);
    const other = source.chance(0.6) ? at + 1 : lineWhere(lines, source, isCode);
    if (at >= 0 && other < lines.length) {
      const line = lines[at] as string;
      lines[at] = lines[other] as string;
      lines[other] = line;
    }
    return lines;
  },
  function dropSection(lines, source) {
    const at = lineWhere(lines, source, line => /\{[ \t]*$/.test(line));
    if (at < 0) return lines;
    const end = sectionEnd(lines, at);
    lines.splice(at, end - at + 1);
    return lines;
  },
  function duplicateSection(lines, source) {
    const at = lineWhere(lines, source, line => /\{[ \t]*$/.test(line));
    if (at < 0) return lines;
    const end = sectionEnd(lines, at);
    lines.splice(end + 1, 0, ...lines.slice(at, end + 1));
    return lines;
  },
  function changeValue(lines, source) {
    return changeValues(lines, source);
  },
  function changeValueAgain(lines, source) {
    return changeValues(lines, source);
  },
  function changeNumber(lines, source) {
    const at = lineWhere(lines, source, line => isKey(line) && /:[ \t]*\d+[ \t]*$/.test(line));
    if (at < 0) return lines;
    const [, indent, key, colon] = keyLine.exec(lines[at] as string) as RegExpExecArray;
    lines[at] = `${indent}${key}${colon}${source.chance(0.8) ? source.pick(numbers) : source.pick(oddities)}`;
    return lines;
  },
  function misspellKey(lines, source) {
    const at = lineWhere(lines, source, isKey);
    if (at < 0) return lines;
    const [, indent, key = '', colon, value] = keyLine.exec(lines[at] as string) as RegExpExecArray;
    lines[at] = `${indent}${misspelt(key, source)}${colon}${value}`;
    return lines;
  },
  function misspellValue(lines, source) {
    const at = lineWhere(lines, source, isKey);
    if (at < 0) return lines;
    const [, indent, key, colon, value = ''] = keyLine.exec(lines[at] as string) as RegExpExecArray;
    lines[at] = `${indent}${key}${colon}${misspelt(value, source)}`;
    return lines;
  },
  function misspellSection(lines, source) {
    const at = lineWhere(lines, source, line => /^[ \t]*\w+[ \t]*\{/.test(line));
    if (at < 0) return lines;
    const [, indent, name = '', rest] = /^([ \t]*)(\w+)(.*)$/s.exec(lines[at] as string) as RegExpExecArray;
    lines[at] = `${indent}${source.chance(0.5) ? misspelt(name, source) : source.pick(allSections)}${rest}`;
    return lines;
  },
  function breakBraces(lines, source) {
    const at = lineWhere(lines, source, line => /[{}]/.test(line));
    if (at < 0) return lines;
    const line = lines[at] as string;
    lines[at] = source.pick([
      line.replace(/[{}]/, ''),
      `${line} # note`,
      `${line} }`,
      `${line}{`,
      `x ${line}`,
      line.replace('{', '\n{'),
      line.replace('{', '{ x: y'),
      line.replace('{', ': {'),
      line.replace('}', '} # x: y'),
      `# ${line}`,
      `${line}\t `,
    ]);
    return lines;
  },
  function addBrace(lines, source) {
    const at = source.below(lines.length + 1);
    lines.splice(at, 0, source.pick(['}', '{', 'foo {', 'foo {\n}', '}}', ': {\n}', 'foo {\n\tbar: 1\n}', '{\n}']));
    return lines;
  },
  function breakColon(lines, source) {
    const at = lineWhere(lines, source, isKey);
    if (at < 0) return lines;
    const line = lines[at] as string;
    lines[at] = source.pick([
      line.replace(':', ''),
      line.replace(':', ' ='),
      line.replace(':', '::'),
      line.replace(':', ': {'),
      line.replace(':', ': }'),
      line.replace(':', ' : '),
      line.replace(/^[ \t]*[\w.-]+/, ''),
      `${line} }`,
      `${line} # note`,
      `// ${line}`,
      `; ${line}`,
      `#${line}`,
      `${line};`,
      line.replace(/:.*$/, ':'),
      `x ${line.trim()}`,
    ]);
    return lines;
  },
  function moveKey(lines, source) {
    const at = lineWhere(lines, source, isKey);
    if (at < 0) return lines;
    const [line] = lines.splice(at, 1);
    lines.splice(source.below(lines.length + 1), 0, line as string);
    return lines;
  },
  function insertKey(lines, source) {
    return insertKeys(lines, source);
  },
  function insertKeyAgain(lines, source) {
    return insertKeys(lines, source);
  },
  function insertSection(lines, source) {
    const name = source.pick(allSections);
    const own = allKeys.filter(k => k.in === name);
    const body = own.length === 0 || source.chance(0.3) ? [] : [source.pick(own)];
    const inner = body.map(({ key }) => `\t${key}: ${valueFor(key, source)}`);
    const places = sectionPlaces(lines, corosyncSchema.sections.find(s => s.keyword === name)?.in ?? []);
    const at = places.length > 0 && source.chance(0.8) ? source.pick(places) : source.below(lines.length + 1);
    lines.splice(at, 0, `${name} {`, ...inner, '}');
    return lines;
  },
  function oddBytes(lines, source) {
    const at = source.below(lines.length);
    const line = lines[at] as string;
    lines[at] = source.pick([
      `${line}${' '.repeat(Math.max(0, 509 - line.length + source.below(5)))}`,
      `#${'x'.repeat(507 + source.below(5))}`,
      `${line}\0`,
      `\xa0${line}`,
      `\xc2\xa0${line}`,
      `\xe3\x80\x80${line}`,
      `${line}\r`,
      `\f${line}`,
      `\v${line}`,
      `${line}\xa0`,
      at === 0 ? `\xef\xbb\xbf${line}` : line,
    ]);
    return lines;
  },
];

function changeValues(lines: string[], source: Random): string[] {
  const at = lineWhere(lines, source, isKey);
  if (at < 0) return lines;
  const [, indent, key = '', colon] = keyLine.exec(lines[at] as string) as RegExpExecArray;
  lines[at] = `${indent}${key}${colon}${valueFor(key, source)}`;
  return lines;
}

function insertKeys(lines: string[], source: Random): string[] {
  const { key, in: name } = source.pick(allKeys);
  const places = sectionPlaces(
    lines,
    corosyncSchema.sections.filter(s => s.keyword === name).map(s => s.id),
  );
  const at = places.length > 0 && source.chance(0.9) ? source.pick(places) : source.below(lines.length + 1);
  lines.splice(at, 0, `\t${key}: ${valueFor(key, source)}`);
  return lines;
}

/** Where lines may be put that stand in one of the sections: behind the line with its brace. */
function sectionPlaces(lines: readonly string[], ids: readonly string[]): number[] {
  const keywords = new Set(ids.map(id => id.slice(id.lastIndexOf('.') + 1)));
  return lines.flatMap((line, n) => {
    const name = /^[ \t]*([\w]+)[ \t]*:?[ \t]*\{[ \t]*$/.exec(line)?.[1];
    return name !== undefined && keywords.has(name) ? [n + 1] : [];
  });
}

function sectionEnd(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let n = start; n < lines.length; n++) {
    const line = lines[n] as string;
    if (/\{[ \t]*$/.test(line)) depth++;
    else if (line.trim() === '}') depth--;
    if (depth === 0) return n;
  }
  return lines.length - 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
