import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import type { Finding } from '../../server/src/cluster/finding.ts';
import { outOfReach } from '../../server/src/rules/out-of-reach.ts';

/*
 * What no tool says about a CIB, and an expert would: every item of the list of the facts (QUORUMLENS_FACTS names
 * another place) is found on its case, with its level, at its word, or its line below says what differs and why.
 */

const folder = `${process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url))}/pacemaker/`;
const list = `${folder}expert.json`;

interface Item {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly level: string;
  readonly cases: readonly string[];
  readonly place: { readonly file: string; readonly line: number; readonly column: number; readonly word: string };
}

/** What an item needs beside its case, and where our finding is not what the list says. */
interface Ours {
  /** The rule that finds it, where several speak about the word. */
  readonly rule?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Another case of the item. */
  readonly from?: string;
  readonly severity?: Finding['severity'];
  /** Word at the place of the finding, and its file; how often it occurs before that. */
  readonly word?: string;
  readonly file?: string;
  readonly because?: string;
}

const drbd = (own = '', hosts: readonly string[] = ['alpha', 'bravo']): Readonly<Record<string, string>> => ({
  'r0.res': `resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
${own}${hosts.map((host, n) => `  on ${host} { node-id ${n}; address 10.0.0.${n + 1}:7789; }\n`).join('')}}
`,
});

const corosync = (names: readonly string[], own = 'two_node: 1\n'): Readonly<Record<string, string>> => ({
  'corosync.conf': `totem {
version: 2
cluster_name: web
transport: knet
}
nodelist {
${names.map((name, n) => `node {\nring0_addr: 10.0.0.${n + 1}\nname: ${name}\nnodeid: ${n + 1}\n}`).join('\n')}
}
quorum {
provider: corosync_votequorum
${own}}
`,
});

const fenced = `  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
`;

const whatIsMissing = 'what is missing is reported at the element that lacks it, as in the seeds';
const inDrbd = 'the option of DRBD is the word to change';

const ours: Readonly<Record<string, Ours>> = {
  'E-007': { severity: 'hint', because: 'the fencer reads "=" like ":", so the device works' },
  'E-013': { severity: 'warning', because: 'SBD_WATCHDOG_TIMEOUT stands in a file that is not at hand' },
  'E-014': {
    from: 'P-056',
    word: 'fence',
    because: 'a stop without on-fail says nothing; that fencing is off is said once',
  },
  'E-031': { rule: 'cib/op-timeout-below-advice', word: 'op', because: whatIsMissing },
  'E-079': { severity: 'warning', because: 'behind .254 crm_simulate 2.1.5 goes on with .1 of the next network' },
  'E-081': { severity: 'warning', because: 'the same as P-128, which is a warning' },
  'E-082': { rule: 'cib/missing-parameter', word: 'primitive', because: whatIsMissing },
  'E-083': {
    severity: 'hint',
    because: 'IPaddr2 reads netmask as an old name of cidr_netmask; other unknown names are warnings',
  },
  'E-086': { files: corosync(['alpha', 'bravo']) },
  'E-088': { severity: 'hint', because: 'agents are installed on the hosts, so a near miss is only offered' },
  'E-089': { rule: 'cib/mounted-twice', word: '/dev/sdb1', because: 'the device is what occurs twice' },
  'E-093': { files: drbd() },
  'E-094': { files: drbd() },
  'E-098': { files: drbd() },
  'E-099': { files: drbd() },
  'E-100': { files: drbd() },
  'E-101': { files: drbd(), rule: 'cluster/clone-max-mismatch' },
  'E-102': { files: drbd() },
  'E-104': {
    files: drbd(),
    rule: 'cluster/auto-promote-beside-agent',
    file: 'r0.res',
    word: 'r0',
    severity: 'hint',
    because: `${inDrbd}, and every plain cluster has the default`,
  },
  'E-105': { files: drbd('  options { auto-promote no; }\n') },
  'E-107': {
    files: drbd(fenced),
    rule: 'cluster/drbd-fencing-mismatch',
    file: 'r0.res',
    word: 'resource-and-stonith',
    because: inDrbd,
  },
  'E-108': { files: drbd() },
  'E-111': { files: corosync(['alfa', 'bravo']) },
  'E-112': {
    files: corosync(['alpha', 'bravo']),
    rule: 'cluster/nodeid-mismatch',
    file: 'corosync.conf',
    word: '1',
    because: 'the nodeid of corosync.conf decides',
  },
  'E-113': {
    files: corosync(['alpha', 'bravo'], ''),
    rule: 'corosync/two-node-missing',
    file: 'corosync.conf',
    word: 'quorum',
    severity: 'info',
    because: 'corosync.conf is where two_node belongs',
  },
};

const items: readonly Item[] = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Item[]) : [];

test('expert items of the CIB', { skip: items.length > 0 ? false : 'the facts are not there' }, async t => {
  const unseen = new Set(outOfReach.flatMap(o => o.items));
  let found = 0;
  for (const item of items) {
    if (unseen.has(item.ref)) continue;
    await t.test(`${item.id} ${item.title}`, () => check(item));
    found++;
  }
  t.diagnostic(`${found} of ${items.length} found, ${items.length - found} out of reach`);
  const known = new Set(items.map(i => i.id));
  assert.deepEqual(
    Object.keys(ours).filter(id => !known.has(id)),
    [],
  );
});

function check(item: Item): void {
  const special = ours[item.id] ?? {};
  const text = readFileSync(
    `${folder}checks/${special.from ?? item.place.file.replace(/^checks\/|\.xml$/g, '')}.xml`,
    'utf8',
  );
  const files: Readonly<Record<string, string>> = { 'cib.xml': text, ...special.files };
  const analysis = createAnalysis({});
  for (const [name, content] of Object.entries(files)) analysis.set(`/c/${name}`, content);
  const file = special.file ?? 'cib.xml';
  const content = files[file] as string;
  const findings = analysis.findings(`/c/${file}`);
  const severity = special.severity ?? (item.level === 'information' ? 'info' : item.level);
  const recorded = offsetOf(text, item.place.line, item.place.column);
  const isThere = (f: Finding): boolean =>
    special.word === undefined
      ? f.span.start === recorded && content.startsWith(item.place.word, recorded)
      : content.slice(f.span.start, f.span.end) === special.word;
  const hits = findings.filter(f => isThere(f) && (!special.rule || f.rule === special.rule));
  assert.ok(
    hits.some(f => f.severity === severity),
    [
      `no ${severity} at ${special.word ?? item.place.word}`,
      ...findings.map(f => `${f.severity} ${f.rule} at ${content.slice(f.span.start, f.span.end)}: ${f.message.en}`),
    ].join('\n'),
  );
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}
