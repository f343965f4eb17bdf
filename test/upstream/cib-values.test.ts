import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pairTables } from '../../schemas/cib/index.ts';
import { inRelease } from '../../server/src/schema/release.ts';
import type { Reading, ValueType } from '../../server/src/schema/value.ts';

/*
 * Values of name-value pairs: does crm_verify refuse what our tables call wrong, and accept what they read?
 */

const version: string | undefined = /Pacemaker (\d+\.\d+\.\d+)/.exec(
  spawnSync('crm_verify', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];
const skip = version ? false : 'crm_verify is not installed';
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-values-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const times = [
  ...['10', '10s', '10 s', ' 10s', '10seconds', '10months', '1d', '10x', '-5s', '', 'abc', '1.5h', 'PT30S', 'P1DT2H'],
  ...['pT30S', 'PX', 'P', '10MS', '10us', '.5s', '5.5.5s', '0x10', '99999999999999999999s', 'PT30', 'PT30s', 'P1Y'],
];
const integers = [
  '10',
  '10x',
  ' 10',
  '+10',
  '-10',
  'INFINITY',
  '-INFINITY',
  'infinity',
  '',
  '99999999999999999999',
  'x',
];
const booleans = ['true', 'TRUE', 'yes', 'on', 'y', '1', 'false', 'no', 'off', 'n', '0', 't', '', ' true', '2'];

const properties: Record<string, readonly string[]> = {
  'cluster-delay': times,
  'batch-limit': integers,
  'node-health-red': integers,
  'symmetric-cluster': booleans,
  'no-quorum-policy': ['stop', 'STOP', 'demote', 'fence', 'suicide', 'maybe', ''],
  'stonith-action': ['reboot', 'off', 'Off', 'halt'],
  'placement-strategy': ['default', 'Utilization', 'random'],
  'node-health-strategy': ['none', 'Progressive', 'best'],
};

for (const [name, values] of Object.entries(properties)) {
  test(`cluster property ${name}: crm_verify and the table agree`, { skip }, () => {
    const entry = pairTables.clusterProperty[name];
    assert.ok(entry);
    for (const text of values) {
      const reading: Reading<unknown> = (inRelease(entry.value, version as string) as ValueType).read(
        text,
        version as string,
      );
      const weRefuse: boolean = !reading.ok && !reading.tolerated;
      assert.equal(weRefuse, /is invalid/.test(askProperty(name, text)), `${name}="${text}"`);
    }
  });
}

const metaAttributes: Record<string, readonly string[]> = {
  'target-role': ['Started', 'STOPPED', 'default', '#default', 'Running'],
  requires: ['nothing', 'Quorum', '#default', 'default', 'x'],
  'multiple-active': ['block', 'BLOCK', 'stop'],
  priority: ['5', '5x', 'red', 'INFINITY', 'infinity', '', 'high'],
  'migration-threshold': ['5', '-1', 'INFINITY', '-INFINITY', '2000000', 'three', '#default'],
  'resource-stickiness': ['default', '-1', 'INFINTY'],
  'failure-timeout': ['30s', 'soon', '0'],
};

for (const [name, values] of Object.entries(metaAttributes)) {
  test(`meta-attribute ${name}: crm_verify and the table agree`, { skip }, () => {
    const entry = pairTables.resourceMeta[name];
    assert.ok(entry);
    for (const text of values) {
      const reading: Reading<unknown> = (inRelease(entry.value, version as string) as ValueType).read(
        text,
        version as string,
      );
      const said = askMeta(name, text);
      const objects =
        /not valid|not a valid|is invalid|Could not parse|left over|non-negative|Using 0|Unknown value/.test(said);
      const newer = Number((version as string).split('.')[0]) > 2;
      // Pacemaker 3 says nothing about some of them, and less about what stands behind a number.
      if (newer ? objects : true) assert.equal(!reading.ok, objects, `${name}="${text}": ${said}`);
      const verdict = inRelease(entry.invalid, version as string);
      if (!reading.ok && !reading.tolerated && verdict?.refusedBy) assert.match(said, /error:/, `${name}="${text}"`);
    }
  });
}

function askProperty(name: string, value: string): string {
  return ask(
    `<cluster_property_set id="p">${pair('p1', 'stonith-enabled', name === 'stonith-action' ? 'true' : 'false')}${pair('p2', name, value)}</cluster_property_set>`,
    '',
  );
}

function askMeta(name: string, value: string): string {
  return ask(
    `<cluster_property_set id="p">${pair('p1', 'stonith-enabled', 'false')}</cluster_property_set>`,
    `<meta_attributes id="m">${pair('m1', name, value)}</meta_attributes>`,
  );
}

function pair(id: string, name: string, value: string): string {
  return `<nvpair id="${id}" name="${name}" value="${value}"/>`;
}

/** A CIB as a running cluster has it: without quorum, a DC and a node that is online, half of it would not be read. */
function ask(properties: string, meta: string): string {
  const file = path.join(folder, 'cib.xml');
  writeFileSync(
    file,
    `<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" crm_feature_set="3.16.2" have-quorum="1" dc-uuid="1">
  <configuration>
    <crm_config>${properties}</crm_config>
    <nodes><node id="1" uname="alpha"/></nodes>
    <resources><primitive id="a" class="ocf" provider="pacemaker" type="Dummy">${meta}</primitive></resources>
    <constraints/>
  </configuration>
  <status><node_state id="1" uname="alpha" in_ccm="true" crmd="online" join="member" expected="member"/></status>
</cib>
`,
  );
  const { stdout, stderr } = spawnSync('crm_verify', ['-VV', '--xml-file', file], { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}
