import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import { outOfReach } from '../../server/src/rules/out-of-reach.ts';

/*
 * What corosync accepts without a word and an expert does not: for each item the rule that finds it on its case, or its
 * place in the list of what no file shows. The list lies beside the project (QUORUMLENS_FACTS names another place).
 */

const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const checksFile = path.join(facts, 'corosync/checks.json');
const casesFile = path.join(facts, 'corosync/parity-cases.ndjson');
const skip = existsSync(checksFile) && existsSync(casesFile) ? false : 'the facts are not there';

interface Found {
  readonly rule: string;
  /** Files that show it, where the list has no case for it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly release?: string;
  readonly profiles?: readonly string[];
}

const node = (n: number, ...more: string[]): string =>
  ['node {', `ring0_addr: 10.0.0.${n}`, `name: node${n}`, `nodeid: ${n}`, ...more, '}'].join('\n');

/** A corosync.conf with these lines in the sections of their names. */
function conf(parts: {
  totem?: string[];
  quorum?: string[];
  nodes?: string[];
  more?: string[];
}): Readonly<Record<string, string>> {
  const lines = [
    'totem {',
    'version: 2',
    'cluster_name: web',
    ...(parts.totem ?? []),
    '}',
    'nodelist {',
    ...(parts.nodes ?? [node(1), node(2), node(3)]),
    '}',
    'quorum {',
    'provider: corosync_votequorum',
    ...(parts.quorum ?? []),
    '}',
    ...(parts.more ?? []),
  ];
  return { 'corosync.conf': `${lines.join('\n')}\n` };
}

const device = (net: string[], own: string[] = []): string[] => [
  'device {', 'model: net', ...own, 'net {', 'host: qnetd.example.com', ...net, '}', '}',
]; // biome-ignore format: a section on one line

const cib = (...pairs: [string, string][]): string =>
  `<cib validate-with="pacemaker-3.9"><configuration><crm_config><cluster_property_set id="p">${pairs
    .map(([name, value], i) => `<nvpair id="p-${i}" name="${name}" value="${value}"/>`)
    .join('')}</cluster_property_set></crm_config><nodes/><resources/><constraints/></configuration></cib>\n`;

const diskless = (seconds: number): string =>
  cib(['have-watchdog', 'true'], ['stonith-watchdog-timeout', String(seconds)]);

/** Item → the rules that find it; each of them is shown. */
const found: Readonly<Record<string, readonly Found[]>> = {
  'S-001': [{ rule: 'corosync/unknown-option' }, { rule: 'corosync/wrong-place' }],
  'S-002': [{ rule: 'corosync/unknown-option', files: conf({ totem: ['fail_to_recv_const: 2500'] }) }],
  'S-003': [{ rule: 'corosync/out-of-range' }],
  'S-004': [{ rule: 'corosync/wrong-version' }],
  'S-005': [
    { rule: 'corosync/wrong-version', files: conf({ totem: ['threads: 2'] }) },
    { rule: 'corosync/wrong-version', files: conf({ quorum: ['leaving_timeout: 1000'] }) },
    { rule: 'corosync/wrong-version', files: conf({ quorum: device([], ['master_wins: 1']) }) },
  ],
  'S-006': [{ rule: 'corosync/wrong-value' }],
  'S-007': [{ rule: 'corosync/wrong-value' }],
  'S-008': [{ rule: 'corosync/syntax' }, { rule: 'corosync/wrong-value' }],
  'S-009': [{ rule: 'corosync/wrong-version' }],
  'S-010': [{ rule: 'corosync/wrong-version' }, { rule: 'corosync/duplicate' }],
  'S-011': [{ rule: 'corosync/duplicate-address' }],
  'S-012': [{ rule: 'corosync/duplicate-address' }],
  'S-013': [{ rule: 'corosync/node-without-address' }],
  'S-014': [{ rule: 'corosync/loopback-address' }],
  'S-016': [{ rule: 'corosync/duplicate-node-name' }],
  'S-017': [
    {
      rule: 'corosync/node-name-missing',
      files: conf({ nodes: [node(1), 'node {', 'ring0_addr: 10.0.0.2', 'nodeid: 2', '}'] }),
    },
  ],
  'S-019': [{ rule: 'corosync/no-votes' }],
  'S-020': [{ rule: 'corosync/quorum-provider-missing' }],
  'S-021': [{ rule: 'corosync/expected-votes-mismatch' }],
  'S-022': [{ rule: 'corosync/expected-votes-mismatch' }],
  'S-023': [{ rule: 'corosync/replaced-by-nodelist' }],
  'S-024': [{ rule: 'corosync/two-node-mismatch' }],
  'S-025': [{ rule: 'corosync/two-node-without-wait-for-all' }],
  'S-026': [{ rule: 'corosync/switch-above-one' }],
  'S-027': [
    { rule: 'corosync/last-man-standing-without-wait-for-all', files: conf({ quorum: ['last_man_standing: 1'] }) },
  ],
  'S-028': [{ rule: 'corosync/unknown-tie-breaker' }],
  'S-029': [{ rule: 'corosync/lms-window-without-lms', files: conf({ quorum: ['last_man_standing_window: 20000'] }) }],
  'S-030': [{ rule: 'corosync/token-too-short', files: conf({ totem: ['token: 500'] }) }],
  'S-031': [{ rule: 'corosync/token-overflow' }],
  'S-032': [{ rule: 'corosync/token-grows-with-nodes', files: conf({ totem: ['token: 20000'] }) }],
  'S-033': [
    { rule: 'corosync/token-retransmit-fixed', files: conf({ totem: ['token_retransmit: 300'] }) },
    { rule: 'corosync/token-retransmit-fixed', files: conf({ totem: ['hold: 200'] }) },
  ],
  'S-034': [{ rule: 'corosync/consensus-too-low' }],
  'S-035': [{ rule: 'corosync/unusual-timer', files: conf({ totem: ['join: 5000'] }) }],
  'S-036': [
    { rule: 'corosync/max-messages-too-large', files: conf({ totem: ['max_messages: 1000'] }) },
    { rule: 'corosync/window-size-too-large', files: conf({ totem: ['window_size: 20000'] }) },
  ],
  'S-040': [{ rule: 'corosync/multicast-in-cloud', files: conf({ totem: ['transport: udp'] }), profiles: ['aws'] }],
  'S-041': [{ rule: 'corosync/deprecated-transport', files: conf({ totem: ['transport: udpu'] }) }],
  'S-042': [
    {
      rule: 'corosync/cluster-name-missing',
      files: { 'corosync.conf': `totem {\nversion: 2\n}\nnodelist {\n${node(1)}\n}\n` },
    },
  ],
  'S-043': [
    { rule: 'corosync/crypto-off', files: conf({}) },
    { rule: 'corosync/crypto-weak', files: conf({ totem: ['crypto_cipher: aes256', 'crypto_hash: md5'] }) },
  ],
  'S-044': [{ rule: 'corosync/compression-without-model' }],
  'S-045': [{ rule: 'corosync/out-of-range' }],
  'S-046': [{ rule: 'corosync/mcastaddr-with-broadcast' }],
  'S-047': [{ rule: 'corosync/mcastaddr-link-local' }],
  'S-048': [
    {
      rule: 'corosync/mcastport-too-close',
      release: '2.4.6',
      files: {
        'corosync.conf': `totem {\nversion: 2\ncluster_name: web\ntransport: udp\nrrp_mode: passive\n${[0, 1]
          .map(
            n =>
              `interface {\nringnumber: ${n}\nbindnetaddr: 10.0.${n}.0\nmcastaddr: 239.255.1.1\nmcastport: ${5405 + n}\n}`,
          )
          .join('\n')}\n}\nquorum {\nprovider: corosync_votequorum\nexpected_votes: 2\n}\n`,
      },
    },
  ],
  'S-049': [{ rule: 'corosync/knet-ping-half-set' }],
  'S-050': [{ rule: 'corosync/knet-ping-timeout-too-short' }],
  'S-051': [{ rule: 'corosync/knet-pong-count-zero' }],
  'S-052': [
    {
      rule: 'corosync/nodeid-not-in-sequence',
      files: conf({ nodes: [node(1), node(2), node(3).replace('nodeid: 3', 'nodeid: 70')] }),
    },
  ],
  'S-053': [
    {
      rule: 'corosync/last-man-standing-with-unequal-votes',
      files: conf({
        nodes: [node(1, 'quorum_votes: 2'), node(2), node(3)],
        quorum: ['last_man_standing: 1', 'wait_for_all: 1'],
      }),
    },
    {
      rule: 'corosync/ffsplit-votes',
      files: conf({
        nodes: [node(1, 'quorum_votes: 2'), node(2)],
        quorum: device(['algorithm: ffsplit'], ['votes: 1']),
      }),
    },
  ],
  'S-054': [{ rule: 'corosync/allow-downscale', files: conf({ quorum: ['allow_downscale: 1'] }) }],
  'S-055': [{ rule: 'corosync/wrong-value' }, { rule: 'corosync/missing' }],
  'S-056': [{ rule: 'corosync/ffsplit-votes', files: conf({ quorum: device(['algorithm: ffsplit'], ['votes: 2']) }) }],
  'S-057': [{ rule: 'corosync/lms-with-device-votes' }],
  'S-058': [
    {
      rule: 'cluster/sbd-watchdog-below-qdevice-sync',
      files: { ...conf({ quorum: device(['algorithm: lms']) }), 'cib.xml': diskless(10) },
    },
  ],
  'S-059': [{ rule: 'corosync/unknown-tie-breaker' }],
  'S-060': [{ rule: 'corosync/heuristics-without-exec' }, { rule: 'corosync/heuristics-command-not-absolute' }],
  'S-061': [{ rule: 'corosync/log-file-not-written' }],
  'S-062': [{ rule: 'corosync/wrong-value' }],
  'S-063': [
    { rule: 'corosync/priority-not-used', files: conf({ more: ['system {', 'sched_rr: yes', 'priority: 10', '}'] }) },
  ],
  'S-064': [
    {
      rule: 'cluster/watchdog-used-twice',
      files: {
        ...conf({ more: ['resources {', 'watchdog_device: /dev/watchdog', '}'] }),
        'cib.xml': cib(['have-watchdog', 'true']),
      },
    },
  ],
  'S-065': [{ rule: 'corosync/poll-period-not-used' }],
  'S-066': [{ rule: 'corosync/missing' }],
  'S-067': [
    { rule: 'corosync/wrong-version' },
    { rule: 'corosync/wrong-version', files: conf({ more: ['amf {', 'mode: disabled', '}'] }) },
    { rule: 'corosync/wrong-version', files: conf({ more: ['service {', 'name: pacemaker', 'ver: 0', '}'] }) },
  ],
  'S-068': [{ rule: 'corosync/duplicate-nodelist' }],
  'S-069': [{ rule: 'corosync/duplicate' }],
  'S-070': [
    { rule: 'corosync/quoted-value', files: conf({ nodes: [node(1).replace('node1', '"node1"'), node(2)] }) },
    { rule: 'corosync/wrong-value', files: conf({ nodes: [node(1).replace('10.0.0.1', '"10.0.0.1"'), node(2)] }) },
  ],
  'S-071': [{ rule: 'corosync/even-node-count', files: conf({ nodes: [node(1), node(2), node(3), node(4)] }) }],
  'S-072': [{ rule: 'corosync/single-link', files: conf({}) }],
  'S-073': [
    {
      rule: 'cluster/copies-differ',
      files: {
        'node1/corosync.conf': conf({})['corosync.conf'] as string,
        'node2/corosync.conf': conf({ totem: ['token: 5000'] })['corosync.conf'] as string,
      },
    },
  ],
  'S-074': [{ rule: 'corosync/profile-value-differs', files: conf({ totem: ['token: 3000'] }), profiles: ['sles15'] }],
  'S-075': [{ rule: 'corosync/empty-node', files: conf({ nodes: [node(1), node(2), 'node {', '}'] }) }],
  'S-076': [
    { rule: 'corosync/brace-in-value', files: conf({ more: ['logging {', 'logfile: /var/log/a}b.log', '}'] }) },
  ],
  'S-077': [
    {
      rule: 'corosync/device-without-votequorum',
      files: {
        'corosync.conf': `totem {\nversion: 2\n}\nnodelist {\n${node(1)}\n${node(2)}\n}\nquorum {\n${device([]).join('\n')}\n}\n`,
      },
    },
  ],
  'S-078': [{ rule: 'cluster/fencing-timeout-below-sbd', files: { ...conf({}), 'cib.xml': diskless(71) } }],
};

interface Check {
  readonly id: string;
  readonly list: string;
  readonly condition: string;
  readonly cases?: readonly string[];
}

interface Case {
  readonly id: string;
  readonly conf: string;
  readonly confBase64?: string;
  readonly expectFor: string;
}

test('what corosync accepts in silence', { skip }, async t => {
  const { checks } = JSON.parse(readFileSync(checksFile, 'utf8')) as { checks: Check[] };
  const cases = new Map(
    readFileSync(casesFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Case)
      .map(c => [c.id, c]),
  );
  const listed = new Set(outOfReach.flatMap(o => o.items));
  let shown = 0;
  for (const check of checks.filter(c => c.list === 'silent')) {
    await t.test(`${check.id}: ${check.condition}`, () => {
      const rules = found[check.id];
      if (!rules) {
        assert.ok(listed.has(`Corosync ${check.id}`), 'neither a rule nor listed as out of reach');
        return;
      }
      for (const { rule, files, release = '3.1.10', profiles = [] } of rules) {
        const ids = files
          ? rulesOf(files, release, profiles)
          : (check.cases ?? []).flatMap(id => {
              const c = cases.get(id) as Case;
              const text = c.confBase64 ? Buffer.from(c.confBase64, 'base64').toString('utf8') : c.conf;
              return rulesOf({ 'corosync.conf': text }, /([\d.]+)$/.exec(c.expectFor)?.[1] as string, profiles);
            });
        assert.ok(ids.includes(rule), `${rule} is not among ${[...new Set(ids)].join(', ')}`);
      }
      shown++;
    });
  }
  t.diagnostic(`${shown} found by a rule`);
  for (const list of ['booth', 'sbd']) {
    for (const { id } of checks.filter(c => c.list === list)) {
      assert.ok(listed.has(`Corosync ${id}`), `${id} is not listed as out of reach`);
    }
  }
});

function rulesOf(files: Readonly<Record<string, string>>, corosync: string, profiles: readonly string[]): string[] {
  const analysis = createAnalysis({ targets: { corosync }, profiles });
  for (const [name, text] of Object.entries(files)) analysis.set(`/cluster/${name}`, text);
  return Object.keys(files).flatMap(name => analysis.findings(`/cluster/${name}`).map(f => f.rule));
}
