import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterFile } from '../server/src/cluster/model.ts';
import type { PacemakerModel, ResourceFacts } from '../server/src/cluster/pacemaker.ts';
import { pacemakerModel } from '../server/src/cluster/pacemaker-model.ts';
import { cibFacts } from '../server/src/languages/cib/facts.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import type { Bound } from '../server/src/schema/bound.ts';
import type { TargetRelease } from '../server/src/schema/release.ts';

test('cib-bootstrap-options wins over a set with a higher score, then the score decides', () => {
  const found = model(`<crm_config>
      <cluster_property_set id="high" score="100"><nvpair id="1" name="batch-limit" value="10"/><nvpair id="2" name="migration-limit" value="1"/></cluster_property_set>
      <cluster_property_set id="low"><nvpair id="3" name="migration-limit" value="2"/></cluster_property_set>
      <cluster_property_set id="cib-bootstrap-options"><nvpair id="4" name="batch-limit" value="20"/></cluster_property_set>
      <cluster_property_set id="rule" score="INFINITY"><rule id="r"/><nvpair id="5" name="migration-limit" value="3"/></cluster_property_set>
    </crm_config>`);
  assert.equal(found.property('batch-limit')?.value, '20');
  assert.equal(found.property('migration-limit')?.value, '1');
});

test('a renamed property is found by either name, and an old release does not know the new one', () => {
  const old =
    '<crm_config><cluster_property_set id="o"><nvpair id="1" name="stonith-enabled" value="false"/></cluster_property_set></crm_config>';
  assert.equal(model(old, '3.0.2').property('fencing-enabled')?.value, 'false');
  assert.equal(model(old, '2.1.5').property('fencing-enabled')?.value, 'false');
  const both = old.replace('</cluster', '<nvpair id="2" name="fencing-enabled" value="true"/></cluster');
  assert.equal(model(both, '3.0.2').property('stonith-enabled')?.value, 'true');
  assert.equal(model(both, '2.1.5').property('stonith-enabled')?.value, 'false');
});

test('meta attributes: own set, template, defaults', () => {
  const found =
    model(`<rsc_defaults><meta_attributes id="d"><nvpair id="d1" name="priority" value="1"/><nvpair id="d2" name="resource-stickiness" value="100"/></meta_attributes></rsc_defaults>
    <resources>
      <template id="t" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="tm"><nvpair id="t1" name="priority" value="2"/></meta_attributes></template>
      <primitive id="a" template="t"/>
      <primitive id="b" template="t"><meta_attributes id-ref="shared"/></primitive>
      <primitive id="c" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="shared"><nvpair id="c1" name="priority" value="3"/><nvpair id="c2" name="resource-stickiness" value="#default"/></meta_attributes></primitive>
      <primitive id="x" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>`);
  const of = (id: string): ResourceFacts => found.resources.get(id) as ResourceFacts;
  assert.equal(found.meta(of('a'), 'priority')?.value, '2');
  assert.equal(found.meta(of('b'), 'priority')?.value, '3');
  assert.equal(found.meta(of('x'), 'priority')?.value, '1');
  assert.equal(found.meta(of('c'), 'resource-stickiness')?.value, '100');
  assert.equal(found.agent(of('a')), 'ocf:heartbeat:IPaddr2');
  assert.equal(found.agent(of('x')), 'ocf:heartbeat:IPaddr2');
});

test('of sets with equal scores the last one counts, and of a name in a set the first', () => {
  const set = (id: string, ...values: number[]): string =>
    `<meta_attributes id="${id}">${values.map((v, n) => `<nvpair id="${id}${n}" name="priority" value="${v}"/>`).join('')}</meta_attributes>`;
  const found = model(
    `<resources><primitive id="a" class="lsb" type="x">${set('one', 1)}${set('two', 2, 3)}</primitive></resources>`,
  );
  assert.equal(found.meta(found.resources.get('a') as ResourceFacts, 'priority')?.value, '2');
});

test('the container of a resource is the outermost clone or bundle', () => {
  const found = model(`<resources>
      <clone id="c"><group id="g"><primitive id="p" class="lsb" type="x"/></group></clone>
      <group id="h"><primitive id="q" class="lsb" type="x"/></group>
      <master id="m"><primitive id="r" class="lsb" type="x"/></master>
    </resources>`);
  const container = (id: string): string | undefined =>
    found.container(found.resources.get(id) as ResourceFacts)?.id?.value;
  assert.deepEqual(['p', 'g', 'c', 'q', 'h', 'r'].map(container), ['c', 'c', undefined, undefined, undefined, 'm']);
});

function model(body: string, version = '3.0.2'): PacemakerModel {
  const text = `<cib validate-with="pacemaker-3.9"><configuration>${body}</configuration></cib>`;
  const release: TargetRelease = { version, from: 'default', because: { en: '', ja: '' } };
  const file: ClusterFile = {
    file: 'cib.xml',
    language: 'cib',
    facts: cibFacts({ tree: parseCib(text) } as unknown as Bound, 'cib.xml'),
    target: { 'drbd-utils': release, corosync: release, pacemaker: release },
  };
  return pacemakerModel(file);
}
