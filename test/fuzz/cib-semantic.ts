import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnalysis } from '../../server/src/analysis.ts';
import { type Random, random } from './random.ts';

/*
 * CIBs that crm_verify accepts, changed at random in what they mean (references, roles, actions, intervals, scores,
 * booleans, dates, ids, operations, options), judged by crm_verify and by us:
 * `npm run fuzz:cib-semantic -- --seed 1 --count 1000`. Each basis is asked as it is, and with its nodes online: only
 * then crm_verify reads operations and places resources.
 */

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/cib/', import.meta.url));

export interface SemanticDifference {
  readonly basis: string;
  readonly text: string;
  readonly edits: readonly string[];
  readonly refused: boolean;
  readonly said: string;
  readonly ours: readonly string[];
}

export interface SemanticResult {
  readonly version: string;
  readonly bases: number;
  readonly judged: number;
  /** crm_verify 2.1.5 ends by a signal at a few files: those are not counted. */
  readonly crashed: number;
  readonly refused: number;
  /** crm_verify only warns: with how many of them we say nothing at warning or above. */
  readonly warned: number;
  readonly warnedUnseen: readonly SemanticDifference[];
  readonly differences: readonly SemanticDifference[];
}

/** The installed release; undefined where crm_verify is not installed. */
export function installedPacemaker(): string | undefined {
  return /Pacemaker (\d+\.\d+\.\d+)/.exec(
    spawnSync('crm_verify', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  )?.[1];
}

export async function fuzzSemantics(seed: number, count: number): Promise<SemanticResult> {
  const version = installedPacemaker() as string;
  const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-semantic-'));
  try {
    const source = random(seed);
    const all = basisFiles();
    // A short run asks about some of the files only.
    const files = all.length <= count ? all : Array.from({ length: count }, () => source.pick(all));
    const answers = await askAll(
      files.map(f => f.text),
      folder,
    );
    const bases = files.filter((_, i) => (answers[i] as Answer).exit === 0);
    const mutants = Array.from({ length: count }, () => mutant(source.pick(bases), source));
    const said = await askAll(
      mutants.map(m => m.text),
      folder,
    );
    const differences: SemanticDifference[] = [];
    const warnedUnseen: SemanticDifference[] = [];
    let refused = 0;
    let warned = 0;
    let crashed = 0;
    for (const [i, one] of mutants.entries()) {
      const answer = said[i] as Answer;
      if (answer.exit < 0) {
        crashed++;
        continue;
      }
      const findings = judge(one.text, version);
      const refusals = findings.filter(f => f.refusedBy?.some(tool => tool === 'crm_verify' || tool === 'rng'));
      const isRefused = answer.exit !== 0 && answer.isError;
      if (isRefused) refused++;
      const difference = (ours: typeof findings): SemanticDifference => ({
        ...one,
        refused: isRefused,
        said: answer.text,
        ours: ours.map(f => `${f.rule}: ${f.message.en}`),
      });
      if (isRefused !== refusals.length > 0) differences.push(difference(refusals));
      else if (answer.exit !== 0 && !isRefused) {
        warned++;
        if (!findings.some(f => f.severity === 'warning' || f.severity === 'error' || f.tags?.includes('deprecated')))
          warnedUnseen.push(difference(findings));
      }
    }
    return {
      version,
      bases: bases.length,
      judged: mutants.length - crashed,
      crashed,
      refused,
      warned,
      warnedUnseen,
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
      keep: { type: 'string' },
      show: { type: 'string', default: '20' },
    },
  });
  if (installedPacemaker() === undefined) {
    console.log('skipped: crm_verify is not installed');
    return;
  }
  const result = await fuzzSemantics(Number(values.seed), Number(values.count));
  console.log(`crm_verify ${result.version}, ${result.bases} accepted files, seed ${values.seed}`);
  const show = (d: SemanticDifference, i: number): void => {
    const theirs = d.refused ? 'refuses' : 'accepts';
    const said = d.said
      .split('\n')
      .filter(line => !usual.test(line) && line !== '')
      .slice(0, 4);
    console.log(
      `${i}: ${d.basis}: ${theirs}: ${said.join(' | ').slice(0, 400)}; ours: ${d.ours.slice(0, 3).join('; ')}; ${d.edits.join('; ')}`,
    );
  };
  result.differences.slice(0, Number(values.show)).forEach(show);
  if (values.keep !== undefined) {
    mkdirSync(values.keep, { recursive: true });
    for (const [i, d] of [...result.differences, ...result.warnedUnseen].entries()) {
      writeFileSync(path.join(values.keep, `${i}.xml`), d.text);
      writeFileSync(
        path.join(values.keep, `${i}.txt`),
        `${d.basis}\n${d.edits.join('\n')}\n${d.said}\n${d.ours.join('\n')}\n`,
      );
    }
  }
  console.log(
    `refused: ${result.refused}; only warned of: ${result.warned}, unseen by us: ${result.warnedUnseen.length}; crashed: ${result.crashed}`,
  );
  result.warnedUnseen.slice(0, Number(values.show)).forEach(show);
  console.log(`agreement ${result.judged - result.differences.length}/${result.judged}`);
}

/** What crm_verify says of nearly every file. */
const usual = /Blind faith|lack of quorum|Errors found during check|Warnings found during check/;

interface Basis {
  readonly name: string;
  readonly text: string;
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
      .filter(({ text }) => text.length < 40_000 && /validate-with="pacemaker-\d/.test(text) && !text.includes('<!DOC'))
      .flatMap(file => {
        const online = withNodesOnline(file.text);
        const plain = { name: file.name, text: file.text.replace(/<status\s*\/>|<status\b[\s\S]*<\/status>/, '') };
        return online === undefined ? [plain] : [plain, { name: `${file.name} (online)`, text: online }];
      }),
  );
}

/** The CIB as of a cluster that runs and has quorum, with nothing started yet. */
export function withNodesOnline(text: string): string | undefined {
  if (!text.includes('</cib>')) return undefined;
  const states: string[] = [];
  let first = '';
  for (const [tag] of text.matchAll(/<node\s[^>]*>/g)) {
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    const uname = /\suname="([^"]*)"/.exec(tag)?.[1];
    if (!id || !uname || tag.includes('type="remote"')) continue;
    first ||= id;
    states.push(
      `<node_state id="${id}" uname="${uname}" in_ccm="true" crmd="online" join="member" expected="member"><lrm id="${id}"><lrm_resources/></lrm></node_state>`,
    );
  }
  if (states.length === 0) return undefined;
  return text
    .replace(/<cib\b[^>]*>/, tag =>
      tag.replace(/\s(have-quorum|dc-uuid)="[^"]*"/g, '').replace('<cib', `<cib have-quorum="1" dc-uuid="${first}"`),
    )
    .replace(/<status\s*\/>|<status\b[\s\S]*<\/status>/, '')
    .replace('</cib>', `<status>${states.join('')}</status></cib>`);
}

interface SemanticMutant {
  readonly basis: string;
  readonly text: string;
  readonly edits: readonly string[];
}

function mutant(basis: Basis, source: Random): SemanticMutant {
  let { text } = basis;
  const edits: string[] = [];
  for (let n = 1 + source.below(2); n > 0; n--) {
    for (let tries = 0; tries < 6; tries++) {
      const status = text.search(/<status[\s>]/);
      const configuration = status < 0 ? text : text.slice(0, status);
      const changed = source.pick(kinds)(configuration, source);
      if (!changed || changed.text === configuration) continue;
      text = changed.text + (status < 0 ? '' : text.slice(status));
      edits.push(changed.what);
      break;
    }
  }
  return { basis: basis.name, text, edits };
}

interface Change {
  readonly text: string;
  readonly what: string;
}

type Kind = (text: string, source: Random) => Change | undefined;

/** Gives an attribute of some elements another value. */
function attribute(elements: string, name: string, values: (text: string, source: Random) => readonly string[]): Kind {
  return (text, source) => {
    const found = [...text.matchAll(new RegExp(`<(?:${elements})\\b[^>]*?\\s${name}="([^"]*)"`, 'g'))];
    const one = source.pick(found);
    if (!one) return undefined;
    const value = source.pick(values(text, source));
    if (value === undefined) return undefined;
    const end = one.index + one[0].length - 1;
    return {
      text: text.slice(0, end - (one[1] as string).length) + value + text.slice(end),
      what: `${one[0].slice(0, 60)}… ${name}: "${one[1]}" → "${value}"`,
    };
  };
}

const some =
  (...values: readonly string[]) =>
  () =>
    values;
const ids = (text: string): string[] => ['ghost', ...[...text.matchAll(/\sid="([^"]*)"/g)].map(m => m[1] as string)];
const resourceIds = (text: string): string[] => [
  'ghost',
  ...[...text.matchAll(/<(?:primitive|group|clone|master|bundle|template|tag)\b[^>]*?\sid="([^"]*)"/g)].map(
    m => m[1] as string,
  ),
];
const roles = some('Started', 'Stopped', 'Promoted', 'Unpromoted', 'Master', 'Slave', 'started', 'Lead', '');
const actions = some('start', 'stop', 'promote', 'demote', 'monitor', 'restart', '');
const booleans = some('true', 'false', 'yes', 'no', '1', '0', 'maybe', 'TRUE', '');
const scores = some('INFINITY', '-INFINITY', '+INFINITY', '0', '100', '-1', '1000000', 'INFINTY', 'high', '5x', '');
const times = some('0', '0s', '10', '10s', '20s', '30s', '1min', '-5s', 'long', '1d', 'PT30S', '10 s', '');
const dates = some('2030-01-01', '2030-13-01', '2010-01-01 10:00:00Z', 'tomorrow', '20300101', '2030-1-1', '');
const onFails = some('ignore', 'block', 'stop', 'restart', 'standby', 'fence', 'demote', 'restart-container', 'panic');

/** Meta attributes and properties with values of all kinds. */
const meta: Readonly<Record<string, readonly string[]>> = {
  'target-role': ['Started', 'Stopped', 'Promoted', 'Slave', 'Master', 'started', 'Lead', '', 'default', '#default'],
  requires: ['nothing', 'quorum', 'fencing', 'unfencing', 'Fencing', 'all', ''],
  'is-managed': ['true', 'false', 'maybe', 'default'],
  'multiple-active': ['block', 'stop_only', 'stop_start', 'stop_unexpected', 'all'],
  'resource-stickiness': ['0', '100', 'INFINITY', '-1', 'much', 'default'],
  'migration-threshold': ['0', '3', '-1', 'INFINITY', 'x'],
  'failure-timeout': ['0', '60s', 'x', '-1'],
  'clone-max': ['0', '1', '2', 'x', '-1'],
  'clone-node-max': ['0', '1', '2', 'x', '-1'],
  'globally-unique': ['true', 'false', 'x'],
  interleave: ['true', 'false', 'x'],
  ordered: ['true', 'false', 'x'],
  collocated: ['true', 'false', 'x'],
  promotable: ['true', 'false', 'x'],
  'promoted-max': ['1', '2', 'x'],
  notify: ['true', 'false'],
  'allow-migrate': ['true', 'x'],
  priority: ['0', '10', 'x', 'INFINITY'],
  container: ['ghost'],
  'remote-node': ['ghost', 'alpha', 'node1'],
  'restart-type': ['ignore', 'restart'],
  maintenance: ['true', 'false'],
};

const properties: Readonly<Record<string, readonly string[]>> = {
  'no-quorum-policy': ['stop', 'freeze', 'ignore', 'demote', 'suicide', 'fence', 'maybe', ''],
  'stonith-enabled': ['true', 'false', 'no', 'maybe', ''],
  'stonith-action': ['reboot', 'off', 'poweroff', 'halt'],
  'stonith-timeout': ['60s', '0', 'long', '-1'],
  'startup-fencing': ['true', 'false', 'x'],
  'symmetric-cluster': ['true', 'false', 'x'],
  'maintenance-mode': ['true', 'false', 'x'],
  'placement-strategy': ['default', 'utilization', 'balanced', 'minimal', 'x'],
  'batch-limit': ['0', '10', '-1', 'x'],
  'node-health-strategy': ['none', 'only-green', 'custom', 'x'],
  'node-health-red': ['-INFINITY', 'x', 'red'],
  'cluster-delay': ['60s', 'x', ''],
  'pe-error-series-max': ['-1', '0', 'x'],
  'migration-limit': ['-1', 'x'],
  'have-watchdog': ['true', 'false'],
  'enable-startup-probes': ['true', 'x'],
  'remove-after-stop': ['true', 'false'],
  'stop-orphan-resources': ['true', 'x'],
  'priority-fencing-delay': ['0', '30s', 'x'],
  'concurrent-fencing': ['true', 'x'],
  'shutdown-lock-limit': ['0', '5min', 'x'],
};

let fresh = 0;

function addPair(set: string, table: Readonly<Record<string, readonly string[]>>): Kind {
  return (text, source) => {
    const found = [...text.matchAll(new RegExp(set, 'g'))].filter(m => !m[0].endsWith('/>'));
    const one = source.pick(found);
    if (!one) return undefined;
    const name = source.pick(Object.keys(table));
    const value = source.pick(table[name] as readonly string[]);
    fresh++;
    const pair = `<nvpair id="fuzz-${fresh}" name="${name}" value="${value}"/>`;
    const body = set.includes('cluster_property_set')
      ? pair
      : `<meta_attributes id="fuzz-set-${fresh}">${pair}</meta_attributes>`;
    const at = one.index + one[0].length;
    return { text: text.slice(0, at) + body + text.slice(at), what: `${one[0].slice(0, 60)} + ${name}=${value}` };
  };
}

function changePair(table: Readonly<Record<string, readonly string[]>>): Kind {
  return (text, source) => {
    const found = [...text.matchAll(/<nvpair\b[^>]*?\sname="([^"]*)"[^>]*?\svalue="([^"]*)"/g)].filter(m =>
      Object.hasOwn(table, m[1] as string),
    );
    const one = source.pick(found);
    if (!one) return undefined;
    const value = source.pick(table[one[1] as string] as readonly string[]);
    const end = one.index + one[0].length - 1;
    return {
      text: text.slice(0, end - (one[2] as string).length) + value + text.slice(end),
      what: `${one[1]}: "${one[2]}" → "${value}"`,
    };
  };
}

/** Takes an element out, or puts a copy with new ids behind it. */
function element(name: string, what: 'drop' | 'copy'): Kind {
  return (text, source) => {
    const one = source.pick([...text.matchAll(new RegExp(`<${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, 'g'))]);
    if (!one) return undefined;
    fresh++;
    const copy = one[0].replaceAll(/\sid="([^"]*)"/g, ` id="$1-${fresh}"`);
    const at = one.index + one[0].length;
    return what === 'drop'
      ? { text: text.slice(0, one.index) + text.slice(at), what: `drop ${one[0].slice(0, 80)}` }
      : { text: text.slice(0, at) + copy + text.slice(at), what: `copy ${one[0].slice(0, 80)}` };
  };
}

const constraint = 'rsc_location|rsc_colocation|rsc_order|rsc_ticket';

const kinds: readonly Kind[] = [
  attribute(constraint, '(?:rsc|with-rsc|first|then)', resourceIds),
  attribute(constraint, '(?:rsc|with-rsc|first|then)', ids),
  attribute('resource_ref|obj_ref', 'id', resourceIds),
  attribute('primitive', 'template', resourceIds),
  attribute('[a-z_]+', 'id-ref', ids),
  attribute('[a-z_]+', 'id', ids),
  attribute('primitive|group|clone|master|bundle', 'id', (_, source) => [`renamed${source.below(100)}`]),
  attribute('op|resource_set|rsc_location|rule', 'role', roles),
  attribute(constraint, '(?:rsc-role|with-rsc-role)', roles),
  attribute('rsc_order|resource_set', '(?:first-action|then-action|action)', actions),
  attribute('rsc_order', 'kind', some('Mandatory', 'Optional', 'Serialize', 'serialize', 'Must')),
  attribute('rsc_order|rsc_colocation|resource_set', '(?:symmetrical|sequential|require-all)', booleans),
  attribute(`${constraint}|rule|node`, 'score', scores),
  attribute('op', 'interval', times),
  attribute('op', 'timeout', times),
  attribute('op', 'name', some('monitor', 'start', 'stop', 'promote', 'demote', 'notify', 'montior', 'migrate_to')),
  attribute('op', 'on-fail', onFails),
  attribute('date_expression', '(?:start|end)', dates),
  attribute('date_expression', 'operation', some('gt', 'lt', 'in_range', 'date_spec')),
  attribute('expression', 'operation', some('eq', 'ne', 'lt', 'gte', 'defined', 'not_defined')),
  attribute('date_spec', '(?:hours|weekdays|years|monthdays)', some('1', '1-5', '9 to 16', 'x', '1,3', '')),
  attribute('rsc_ticket', 'loss-policy', some('stop', 'demote', 'fence', 'freeze', 'panic')),
  attribute('rsc_location', '(?:rsc-pattern)', some('.*', '(', 'a|b', '!x', '*', '[')),
  attribute('rsc_location', 'resource-discovery', some('always', 'never', 'exclusive', 'some')),
  attribute('rsc_location', 'node', some('ghost')),
  attribute('node', 'uname', text => [...text.matchAll(/\suname="([^"]*)"/g)].map(m => m[1] as string)),
  attribute('node', 'type', some('member', 'remote', 'ping', 'witness')),
  attribute('primitive|template', 'class', some('ocf', 'systemd', 'lsb', 'stonith', 'service')),
  attribute('network', '(?:control-port|ip-range-start)', some('3121', '192.168.1.1', 'x', '')),
  attribute('docker|podman', '(?:replicas|replicas-per-host|promoted-max)', some('0', '1', '2', '3', 'x')),
  addPair('<(?:primitive|group|clone|master)\\s[^>]*>', meta),
  addPair('<(?:primitive|group|clone|master)\\s[^>]*>', meta),
  addPair('<cluster_property_set\\s[^>]*>', properties),
  changePair(meta),
  changePair(properties),
  element('op', 'drop'),
  element('op', 'copy'),
  element('nvpair', 'drop'),
  element('nvpair', 'copy'),
  element('meta_attributes', 'drop'),
  element('(?:rsc_location|rsc_order|rsc_colocation)', 'drop'),
  element('node', 'drop'),
  element('rule', 'drop'),
  element('resource_ref', 'drop'),
  element('primitive', 'drop'),
  element('template', 'drop'),
  element('network', 'drop'),
];

interface Answer {
  readonly exit: number;
  readonly isError: boolean;
  readonly text: string;
}

async function askAll(texts: readonly string[], folder: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < texts.length; i = next++) {
      const file = path.join(folder, `${i}.xml`);
      writeFileSync(file, texts[i] as string);
      answers[i] = await ask(file);
      rmSync(file);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

function ask(file: string): Promise<Answer> {
  return new Promise(resolve => {
    execFile('crm_verify', ['-VV', '--xml-file', file], { timeout: 60_000 }, (failure, _, stderr) => {
      const code = (failure as { code?: unknown } | null)?.code;
      const exit = failure ? (typeof code === 'number' ? code : -1) : 0;
      // Errors in the log are not all errors of the configuration: the last line tells.
      resolve({ exit, isError: stderr.includes('Errors found during check'), text: stderr });
    });
  });
}

function judge(text: string, version: string) {
  const analysis = createAnalysis({ targets: { pacemaker: version } });
  analysis.set('cib.xml', text, { language: 'cib' });
  return analysis.findings('cib.xml');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
