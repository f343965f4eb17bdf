import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corosyncModel } from '../server/src/cluster/corosync-model.ts';
import { corosync } from '../server/src/languages/corosync/index.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';

/*
 * Every row was read back from the cmap of a running Corosync 3.1.7 (runtime.config.totem.* and the knet links).
 */

const nodelist = (nodes: number): string =>
  `nodelist {\n${Array.from({ length: nodes }, (_, i) => `node {\nring0_addr: 10.0.0.${i + 1}\nnodeid: ${i + 1}\n}\n`).join('')}}\n`;

function timingOf(totem: string, nodes: number, version = '3.1.7', rest = '') {
  const because = { en: '', ja: '' };
  const target: Target = {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: { version, from: 'settings', because },
    pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
  };
  const text = `totem {\nversion: 2\n${totem}\n}\n${nodelist(nodes)}${rest}`;
  const facts = corosync.facts(corosync.bind(corosync.parse(text), target), 'corosync.conf');
  return corosyncModel({ file: 'corosync.conf', language: 'corosync', facts, target }).timing;
}

const rows: [totem: string, nodes: number, ...number[]][] = [
  ['', 2, 3000, 714, 561, 3600, 1500, 750],
  ['', 3, 3650, 869, 685, 4380, 1825, 912],
  ['', 4, 4300, 1023, 808, 5160, 2150, 1075],
  ['', 5, 4950, 1178, 932, 5940, 2475, 1237],
  ['', 8, 6900, 1642, 1303, 8280, 3450, 1725],
  ['', 16, 12100, 2880, 2294, 14520, 6050, 3025],
  ['token: 20000\ntoken_retransmits_before_loss_const: 10', 2, 20000, 1960, 1558, 24000, 10000, 5000],
  ['token: 20000\ntoken_retransmits_before_loss_const: 10', 3, 20650, 2024, 1609, 24780, 10325, 5162],
  ['token: 20000\ntoken_retransmits_before_loss_const: 10', 4, 21300, 2088, 1660, 25560, 10650, 5325],
  ['token: 1000', 2, 1000, 238, 180, 1200, 500, 250],
  ['token: 1000', 3, 1650, 392, 303, 1980, 825, 412],
  ['token: 1000', 4, 2300, 547, 427, 2760, 1150, 575],
  ['token: 5000', 2, 5000, 1190, 942, 6000, 2500, 1250],
  ['token: 5000', 3, 5650, 1345, 1066, 6780, 2825, 1412],
  ['token: 10000', 2, 10000, 2380, 1894, 12000, 5000, 2500],
  ['token: 30000', 2, 30000, 7142, 5703, 36000, 15000, 7500],
  ['token: 3000\ntoken_retransmits_before_loss_const: 10', 3, 3650, 357, 275, 4380, 1825, 912],
  ['token_coefficient: 0', 4, 3000, 714, 561, 3600, 1500, 750],
  ['interface {\nknet_pong_count: 5\n}', 2, 3000, 714, 561, 3600, 600, 300],
  ['interface {\nknet_pong_count: 1\n}', 2, 3000, 714, 561, 3600, 3000, 1500],
];

for (const [totem, nodes, ...expected] of rows) {
  test(`${totem.replace(/\s+/g, ' ') || 'defaults'}, ${nodes} nodes`, () => {
    const t = timingOf(totem, nodes);
    assert.deepEqual(
      [t?.tokenMs, t?.tokenRetransmitMs, t?.holdMs, t?.consensusMs, t?.knetPingTimeoutMs, t?.knetPingIntervalMs].map(
        e => e?.value,
      ),
      expected,
    );
    assert.equal(t?.nodes, nodes);
  });
}

test('the example of three nodes in two clouds', () => {
  const before = timingOf('', 3);
  assert.deepEqual(
    [before?.tokenMs.value, before?.consensusMs.value, before?.tokenRetransmitMs.value],
    [3650, 4380, 869],
  );
  const after = timingOf('token: 20000\ntoken_retransmits_before_loss_const: 10', 3);
  assert.deepEqual(
    [after?.tokenMs.value, after?.consensusMs.value, after?.tokenRetransmitMs.value],
    [20650, 24780, 2024],
  );
});

test('a written 0 means "not written" for every timer but the coefficient', () => {
  const t = timingOf('token: 0\nhold: 0\nconsensus: 0\ntoken_retransmits_before_loss_const: 0', 2);
  assert.deepEqual(
    [t?.tokenMs.value, t?.holdMs.value, t?.consensusMs.value, t?.tokenRetransmits.value],
    [3000, 561, 3600, 4],
  );
  assert.equal(t?.tokenMs.at, undefined);
});

test('hold follows a written token_retransmit', () => {
  assert.equal(timingOf('token_retransmit: 300', 2)?.holdMs.value, 230);
});

test('the sum wraps around at 32 bits', () => {
  assert.equal(timingOf('token: 4294967000', 3)?.tokenMs.value, 354);
});

test('releases: the default of token, and the coefficient since 2.3.4', () => {
  assert.equal(timingOf('', 2, '3.0.4')?.tokenMs.value, 1000);
  assert.equal(timingOf('', 2, '2.4')?.tokenMs.value, 1000);
  assert.equal(timingOf('', 3, '2.4')?.tokenMs.value, 1650);
  assert.equal(timingOf('', 3, '2.3.3')?.tokenMs.value, 1000);
});

test('where parts are left out or unknown, there is no timing', () => {
  assert.equal(timingOf('', 2, '3.1.7', '...\n'), undefined);
  assert.equal(timingOf('token: {{ token }}', 2), undefined);
  assert.equal(timingOf('', 2, '3.1.7', '{% if x %}\nquorum {\n}\n{% endif %}\n'), undefined);
});

test('consensus is 1.2 times the token in single precision', () => {
  // Plain double arithmetic gives one less for some values.
  for (let token = 30; token < 400_000; token += 997) {
    assert.equal(timingOf(`token: ${token}`, 2)?.consensusMs.value, Math.trunc(Math.fround(1.2 * token)));
  }
});
