import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createAnalysis } from '../server/src/analysis.ts';
import type { PacemakerModel, ResourceFacts, ValueInForce } from '../server/src/cluster/pacemaker.ts';
import { bundleOf } from '../server/src/cluster/pacemaker-bundle.ts';
import {
  isCertain,
  metaInForce,
  operationOption,
  operationsInForce,
  parameterInForce,
  possibleValues,
  utilizationInForce,
} from '../server/src/cluster/pacemaker-effective.ts';
import { pacemakerNodeList } from '../server/src/cluster/pacemaker-nodes.ts';

const dummy = 'class="ocf" provider="heartbeat" type="Dummy"';

/** Sets with scores, references and rules; templates, groups in clones, a bundle, defaults that take values back. */
const text = `<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
<configuration><crm_config/><nodes/>
<resources>
<template id="t" ${dummy}>
  <meta_attributes id="tm"><nvpair id="tm1" name="priority" value="1"/><nvpair id="tm2" name="target-role" value="Stopped"/></meta_attributes>
  <meta_attributes id="th" score="10"><nvpair id="th1" name="failure-timeout" value="7"/></meta_attributes>
</template>
<primitive id="a" template="t"><meta_attributes id="am"><nvpair id="am1" name="priority" value="2"/><nvpair id="am2" name="failure-timeout" value="8"/></meta_attributes></primitive>
<primitive id="b" ${dummy}><meta_attributes id="bm1"><nvpair id="bm1a" name="priority" value="1"/></meta_attributes><meta_attributes id="bm2"><nvpair id="bm2a" name="priority" value="2"/></meta_attributes></primitive>
<primitive id="c" ${dummy}><meta_attributes id="cm1"><nvpair id="cm1a" name="priority" value="1"/><nvpair id="cm1b" name="priority" value="2"/></meta_attributes></primitive>
<primitive id="d" ${dummy}><meta_attributes id="dm1"><nvpair id="dm1a" name="priority" value="#default"/></meta_attributes></primitive>
<primitive id="e" ${dummy}><meta_attributes id="em1"><nvpair id="em1a" name="migration-threshold" value="3"/></meta_attributes></primitive>
<primitive id="f" ${dummy}><meta_attributes id-ref="bm2"/></primitive>
<group id="g"><meta_attributes id="gm"><nvpair id="gm1" name="priority" value="7"/><nvpair id="gm2" name="resource-stickiness" value="70"/></meta_attributes>
  <instance_attributes id="gi"><nvpair id="gi1" name="fake" value="G"/></instance_attributes>
  <primitive id="g1" ${dummy}><meta_attributes id="g1m"><nvpair id="g1m1" name="priority" value="8"/></meta_attributes></primitive>
  <primitive id="g2" template="t"/>
</group>
<clone id="cl"><meta_attributes id="clm"><nvpair id="clm1" name="priority" value="11"/><nvpair id="clm2" name="clone-max" value="2"/></meta_attributes>
  <group id="clg"><meta_attributes id="clgm"><nvpair id="clgm1" name="failure-timeout" value="5"/></meta_attributes><primitive id="p" ${dummy}/></group>
</clone>
<bundle id="bu"><meta_attributes id="bum"><nvpair id="bum1" name="priority" value="13"/></meta_attributes>
  <podman image="x" replicas="2"/><network control-port="3121" ip-range-start="10.0.0.10"><port-mapping id="bup" port="80"/></network>
  <storage><storage-mapping id="bus" source-dir-root="/srv" target-dir="/var"/></storage>
  <primitive id="bp" ${dummy}/>
</bundle>
</resources><constraints/>
<rsc_defaults>
  <meta_attributes id="rd1"><nvpair id="rd1a" name="priority" value="20"/><nvpair id="rd1b" name="migration-threshold" value="#default"/><nvpair id="rd1c" name="resource-stickiness" value="100"/></meta_attributes>
  <meta_attributes id="rd2"><rule id="r2"><rsc_expression id="r2e" class="ocf" provider="heartbeat" type="Dummy"/></rule><nvpair id="rd2a" name="multiple-active" value="block"/></meta_attributes>
  <meta_attributes id="rd3"><nvpair id="rd3a" name="failure-timeout" value="10"/></meta_attributes>
</rsc_defaults>
</configuration><status/></cib>
`;

const names = ['priority', 'target-role', 'failure-timeout', 'migration-threshold', 'resource-stickiness'];
const asked = [...names, 'multiple-active', 'clone-max'];

test('meta attributes are those that crm_resource shows', async t => {
  const found = spawnSync('crm_resource', ['--version'], { encoding: 'utf8' });
  if (found.error) return t.skip('crm_resource is not installed');
  const pacemaker = model(text);
  const folder = mkdtempSync(join(tmpdir(), 'effective-'));
  try {
    writeFileSync(join(folder, 'cib.xml'), text);
    const env = { ...process.env, CIB_file: join(folder, 'cib.xml') };
    for (const resource of pacemaker.allResources) {
      const id = resource.id?.value as string;
      // The clone that a bundle makes of its primitive is nobody's to see.
      for (const name of resource.parent?.kind === 'bundle' ? names : asked) {
        const args = ['--resource', id, '--meta', '--get-parameter', name];
        const { status, stdout } = spawnSync('crm_resource', args, { encoding: 'utf8', env });
        const { value, origin } = metaInForce(pacemaker, resource, name);
        const ours = origin.kind === 'default' ? undefined : value;
        assert.equal(ours ?? '', status === 0 ? stdout.trim() : '', `${name} of ${id}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('origins and defaults', () => {
  const pacemaker = model(text);
  const show = (id: string, name: string): string => {
    const { value, origin } = metaInForce(pacemaker, resourceOf(pacemaker, id), name);
    return `${value} ${origin.kind} ${origin.id ?? ''}`.trim();
  };
  assert.equal(show('a', 'priority'), '2 own a');
  assert.equal(show('a', 'target-role'), 'Stopped template t');
  assert.equal(show('a', 'failure-timeout'), '7 template t');
  assert.equal(show('g2', 'resource-stickiness'), '70 group g');
  assert.equal(show('p', 'priority'), '11 clone cl');
  assert.equal(show('bp', 'priority'), '13 bundle bu');
  assert.equal(show('b', 'failure-timeout'), '10 rsc_defaults');
  assert.equal(show('e', 'migration-threshold'), 'INFINITY default');
  assert.equal(show('b', 'clone-max'), 'undefined default');
  const { value, origin } = parameterInForce(pacemaker, resourceOf(pacemaker, 'g1'), 'fake');
  assert.deepEqual([value, origin], ['G', { kind: 'group', id: 'g' }]);
});

test('what a rule may set is possible, not certain; what it asks of the agent is decided', () => {
  const rule = (id: string, inner: string): string => `<rule id="${id}">${inner}</rule>`;
  const pacemaker = model(`<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources>
    <primitive id="a" ${dummy}/>
    <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources><constraints/><rsc_defaults>
    <meta_attributes id="d1" score="2">${rule('r1', '<date_expression id="e1" operation="gt" start="2030-01-01"/>')}<nvpair id="n1" name="resource-stickiness" value="0"/></meta_attributes>
    <meta_attributes id="d2" score="1">${rule('r2', '<rsc_expression id="e2" type="IPaddr2"/>')}<nvpair id="n2" name="resource-stickiness" value="5"/></meta_attributes>
    <meta_attributes id="d3"><nvpair id="n3" name="resource-stickiness" value="100"/></meta_attributes>
    </rsc_defaults></configuration></cib>`);
  const of = (id: string): ValueInForce => metaInForce(pacemaker, resourceOf(pacemaker, id), 'resource-stickiness');
  assert.deepEqual(possibleValues(of('a')), ['0', '100']);
  assert.deepEqual(possibleValues(of('ip')), ['0', '5']);
  assert.equal(isCertain(of('a')), false);
});

test('what is not in sight makes a value unknown', () => {
  const fragment =
    model(`<resources><primitive id="a" ${dummy}><meta_attributes id="m"><nvpair id="n" name="priority" value="3"/></meta_attributes></primitive>
    <primitive id="b" template="elsewhere"/><primitive id="c" ${dummy}><meta_attributes id-ref="nowhere"/></primitive></resources>`);
  const unknown = (id: string, name: string): boolean => metaInForce(fragment, resourceOf(fragment, id), name).unknown;
  assert.equal(unknown('a', 'priority'), false);
  assert.equal(unknown('a', 'target-role'), true);
  assert.equal(unknown('b', 'priority'), true);
  assert.equal(unknown('c', 'priority'), true);
  assert.equal(operationsInForce(fragment, resourceOf(fragment, 'b')).isOpen, true);
});

test('operations: own, of the template, and their options', () => {
  const pacemaker = model(`<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources>
    <template id="t" ${dummy}><operations>
      <op id="t1" name="monitor" interval="10s" timeout="30s"/><op id="t2" name="start" interval="0" timeout="60s"/>
      <op id="t3" name="monitor" interval="9s" role="Master"/>
    </operations></template>
    <primitive id="a" template="t"><operations><op id="a1" name="monitor" interval="20s" role="Started" on-fail="block"/></operations></primitive>
    </resources><constraints/><op_defaults>
    <meta_attributes id="o1"><rule id="r"><op_expression id="e" name="monitor"/></rule><nvpair id="n1" name="timeout" value="45s"/></meta_attributes>
    <meta_attributes id="o2"><nvpair id="n2" name="record-pending" value="false"/></meta_attributes>
    </op_defaults></configuration></cib>`);
  const a = resourceOf(pacemaker, 'a');
  const { operations, isOpen } = operationsInForce(pacemaker, a);
  assert.equal(isOpen, false);
  assert.deepEqual(
    operations.map(o => [o.name, o.intervalMs, o.role, o.origin.kind]),
    [
      ['monitor', 20_000, 'Started', 'own'],
      ['start', 0, 'Started', 'template'],
      ['monitor', 9_000, 'Promoted', 'template'],
    ],
  );
  const option = (n: number | string, name: string): string => {
    const operation = typeof n === 'string' ? n : operations[n];
    assert.ok(operation);
    const { value, origin } = operationOption(pacemaker, a, operation, name);
    return `${value} ${origin.kind}`;
  };
  assert.equal(option(0, 'timeout'), '45s op_defaults');
  assert.equal(option(1, 'timeout'), '60s template');
  assert.equal(option('stop', 'timeout'), '20s default');
  assert.equal(option('stop', 'on-fail'), 'fence default');
  assert.equal(option(0, 'on-fail'), 'block own');
  assert.equal(option(2, 'on-fail'), 'restart default');
  assert.equal(option('start', 'record-pending'), 'false op_defaults');
});

test('bundles, utilization, nodes of all kinds', () => {
  const bundle = bundleOf(resourceOf(model(text), 'bu'));
  assert.equal(bundle?.container?.kind, 'podman');
  assert.equal(bundle?.image?.value, 'x');
  assert.deepEqual([bundle?.replicas, bundle?.replicasPerHost, bundle?.promotedMax], [2, 1, 0]);
  assert.equal(bundle?.network?.ipRangeStart?.value, '10.0.0.10');
  assert.deepEqual(
    bundle?.storage.map(s => [s.sourceDirRoot?.value, s.targetDir?.value]),
    [['/srv', '/var']],
  );
  assert.equal(bundle?.portMappings[0]?.attributes.get('port')?.value, '80');
  assert.equal(bundle?.primitive?.id?.value, 'bp');
  const pacemaker = model(`<cib validate-with="pacemaker-3.9"><configuration><crm_config/>
    <nodes><node id="1" uname="alpha"/><node id="far" uname="far" type="remote"/></nodes><resources>
    <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain"><meta_attributes id="m"><nvpair id="n" name="remote-node" value="guest"/></meta_attributes>
      <utilization id="u"><nvpair id="un" name="memory" value="2048"/></utilization></primitive>
    <primitive id="far" class="ocf" provider="pacemaker" type="remote"/></resources><constraints/></configuration></cib>`);
  assert.deepEqual(
    pacemakerNodeList(pacemaker).map(n => [n.kind, n.name.value, n.node !== undefined, n.resource?.id?.value]),
    [
      ['member', 'alpha', true, undefined],
      ['remote', 'far', true, 'far'],
      ['guest', 'guest', false, 'vm'],
    ],
  );
  assert.equal(utilizationInForce(pacemaker, resourceOf(pacemaker, 'vm'), 'memory').value, '2048');
});

test('rules, fencing levels, roles, users and alerts are facts', () => {
  const pacemaker = model(`<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources/>
    <constraints><rsc_location id="l" rsc="a"><rule id="r" score="INFINITY" boolean-op="or">
      <expression id="e1" attribute="#uname" operation="eq" value="alpha"/>
      <date_expression id="e2" operation="date_spec"><date_spec id="e3" hours="9-16"/></date_expression></rule></rsc_location></constraints>
    <fencing-topology><fencing-level id="f" index="1" target-pattern="al.*" devices="x,y"/></fencing-topology>
    <acls><acl_role id="ops"><acl_permission id="p" kind="read" xpath="/cib"/></acl_role><acl_target id="bob"><role id="ops"/></acl_target></acls>
    <alerts><alert id="al" path="/bin/alert.sh"><recipient id="rc" value="/dev/null"/></alert></alerts></configuration></cib>`);
  const { constraints, fencingLevels, aclRoles, aclTargets, alerts } = pacemaker.facts;
  const rule = constraints[0]?.rules[0];
  assert.deepEqual([rule?.joinedBy, rule?.score?.value], ['or', 'INFINITY']);
  assert.deepEqual(
    rule?.conditions.map(c => c.kind),
    ['node', 'date'],
  );
  const [, date] = rule?.conditions ?? [];
  assert.equal(date?.kind === 'date' ? date.spec?.get('hours')?.value : undefined, '9-16');
  assert.deepEqual(
    fencingLevels.map(l => [l.targetPattern?.value, l.devices.map(d => d.value)]),
    [['al.*', ['x', 'y']]],
  );
  assert.deepEqual(
    aclRoles.map(r => r.permissions.map(p => [p.kind?.value, p.xpath?.value])),
    [[['read', '/cib']]],
  );
  assert.deepEqual(
    aclTargets.map(a => [a.kind, a.id?.value, a.roles.map(r => r.value)]),
    [['user', 'bob', ['ops']]],
  );
  assert.deepEqual(
    alerts.map(a => [a.path?.value, a.recipients.map(r => r.value?.value)]),
    [['/bin/alert.sh', ['/dev/null']]],
  );
});

function model(cib: string): PacemakerModel {
  const analysis = createAnalysis({});
  analysis.set('/c/cib.xml', cib);
  const found = analysis.model('/c/cib.xml')?.pacemaker[0];
  assert.ok(found);
  return found;
}

function resourceOf(pacemaker: PacemakerModel, id: string): ResourceFacts {
  const found = pacemaker.resources.get(id);
  assert.ok(found, id);
  return found;
}
