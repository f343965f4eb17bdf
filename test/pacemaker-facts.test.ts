import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NameUse } from '../server/src/cluster/facts.ts';
import type { PacemakerFacts } from '../server/src/cluster/pacemaker.ts';
import { cibFacts } from '../server/src/languages/cib/facts.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import type { Bound } from '../server/src/schema/bound.ts';

const cib = (body: string): string => `<cib validate-with="pacemaker-3.9"><configuration>${body}</configuration></cib>`;

test('resources with members, parameters, operations and their places', () => {
  const text = cib(`<resources>
    <clone id="ms">
      <meta_attributes id="m"><nvpair id="m-1" name="clone-max" value="2"/></meta_attributes>
      <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
        <instance_attributes id="i"><nvpair id="i-1" name="drbd_resource" value="r0"/></instance_attributes>
        <operations><op id="o" name="monitor" interval="10s" role="Promoted"/></operations>
      </primitive>
    </clone>
    <bundle id="web"><docker image="httpd" replicas="2"/><network><port-mapping id="p" port="80"/></network></bundle>
  </resources>`);
  const { resources, whole } = facts(text);
  assert.equal(whole, true);
  assert.deepEqual(
    resources.map(r => [r.kind, r.element, r.id?.value]),
    [
      ['clone', 'clone', 'ms'],
      ['bundle', 'bundle', 'web'],
    ],
  );
  const drbd = resources[0]?.children[0];
  assert.equal(drbd?.parent, resources[0]);
  assert.equal(drbd?.parameters[0]?.pairs[0]?.value?.value, 'r0');
  assert.equal(at(text, drbd?.parameters[0]?.pairs[0]?.value?.at.span), 'r0');
  assert.equal(drbd?.operations[0]?.role?.value, 'Promoted');
  assert.equal(at(text, drbd?.at.span), 'primitive');
  assert.deepEqual([...(resources[1]?.parts.keys() ?? [])], ['docker', 'network', 'port-mapping']);
});

test('constraints with their ends and sets', () => {
  const { constraints, tickets } = facts(
    cib(`<resources/><constraints>
      <rsc_colocation id="c" rsc="a" with-rsc="b" with-rsc-role="Promoted" score="INFINITY"/>
      <rsc_order id="o"><resource_set id="s" sequential="false"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_order>
      <rsc_location id="l" rsc="a" node="alpha" score="1"/>
      <rsc_ticket id="t" rsc="a" ticket="T"/>
    </constraints>`),
  );
  assert.deepEqual(
    constraints.map(c => [c.kind, c.uses.map(u => `${u.as}=${u.id.value}`).join(), c.sets.map(s => s.uses.length)]),
    [
      ['colocation', 'rsc=a,with-rsc=b', []],
      ['order', '', [2]],
      ['location', 'rsc=a', []],
      ['ticket', 'rsc=a', []],
    ],
  );
  assert.equal(constraints[0]?.uses[1]?.role?.value, 'Promoted');
  assert.equal(constraints[2]?.node?.value, 'alpha');
  assert.deepEqual(
    tickets.map(t => t.value),
    ['T'],
  );
});

test('names of nodes in host lists and maps have places of their own', () => {
  const text = cib(`<resources><primitive id="f" class="stonith" type="fence_xvm"><instance_attributes id="i">
    <nvpair id="i-1" name="pcmk_host_list" value="alpha, bravo;charlie"/>
    <nvpair id="i-2" name="pcmk_host_map" value="alpha:1,2;bravo=b charlie:3,delta:4"/>
  </instance_attributes></primitive></resources>`);
  const nodes = names(text).filter(n => n.space === 'node');
  assert.deepEqual(
    nodes.map(n => n.name),
    ['alpha', 'bravo', 'charlie', 'alpha', 'bravo', 'charlie', 'delta'],
  );
  for (const { name, span } of nodes) assert.equal(at(text, span), name);
});

test('node names: nodes section, location, rule, level, remote and guest nodes', () => {
  const text = cib(`<nodes><node id="1" uname="alpha"/></nodes><resources>
    <primitive id="far" class="ocf" provider="pacemaker" type="remote"/>
    <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
      <meta_attributes id="m"><nvpair id="m-1" name="remote-node" value="guest"/></meta_attributes>
    </primitive></resources>
    <constraints>
      <rsc_location id="l1" rsc="vm" node="alpha" score="1"/>
      <rsc_location id="l2" rsc="vm"><rule id="r" score="1">
        <expression id="e" attribute="#uname" operation="eq" value="bravo"/>
        <expression id="e2" attribute="#uname" operation="eq" value="param" value-source="param"/>
        <expression id="e3" attribute="pingd" operation="eq" value="100"/>
      </rule></rsc_location>
    </constraints>
    <fencing-topology><fencing-level id="fl" target="charlie" index="1" devices="x,y"/></fencing-topology>`);
  const of = (role: NameUse['role']): string[] =>
    names(text)
      .filter(n => n.space === 'node' && n.role === role)
      .map(n => n.name);
  assert.deepEqual(of('definition'), ['alpha', 'far', 'guest']);
  assert.deepEqual(of('reference'), ['alpha', 'bravo', 'charlie']);
  assert.deepEqual(
    facts(text)
      .references.filter(r => r.wanted === 'fencing-device')
      .map(r => at(text, r.name.at.span)),
    ['x', 'y'],
  );
});

test('a reference is in the space that its name is defined in', () => {
  const text =
    cib(`<resources><primitive id="vip" template="address"/><template id="address" class="ocf" provider="heartbeat" type="IPaddr2"/></resources>
    <tags><tag id="all"><obj_ref id="vip"/><obj_ref id="loc"/></tag></tags>
    <constraints><rsc_location id="loc" rsc="all" node="alpha" score="1"/></constraints>
    <acls><acl_role id="op"><acl_permission id="p" kind="read" reference="loc"/></acl_role><acl_target id="alice"><role id="op"/></acl_target></acls>`);
  const references = names(text).filter(n => n.role === 'reference' && n.local);
  assert.deepEqual(
    references.map(n => `${n.space} ${n.name}`),
    ['resource address', 'resource vip', 'id loc', 'resource all', 'id loc', 'role op'],
  );
});

test('DRBD names in parameters', () => {
  const text = cib(`<resources><primitive id="d" class="ocf" provider="linbit" type="drbd"><instance_attributes id="i">
      <nvpair id="i-1" name="drbd_resource" value="r0"/></instance_attributes></primitive>
    <primitive id="f" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="j">
      <nvpair id="j-1" name="device" value="/dev/drbd/by-res/r1/0"/></instance_attributes></primitive>
    <primitive id="g" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="k">
      <nvpair id="k-1" name="device" value="/dev/drbd7"/></instance_attributes></primitive></resources>`);
  const found = names(text).filter(n => n.space.startsWith('drbd'));
  assert.deepEqual(
    found.map(n => [n.space, n.name, at(text, n.span)]),
    [
      ['drbdResource', 'r0', 'r0'],
      ['drbdResource', 'r1', 'r1'],
      ['drbdVolume', '0', '0'],
      ['drbdDevice', '/dev/drbd7', '/dev/drbd7'],
    ],
  );
});

test('the status section and text ids are no configuration', () => {
  const text = `<cib><configuration><nodes><node id="1" uname="alpha"/></nodes><resources/></configuration>
    <status><node_state id="1" uname="ghost"><lrm id="1"><lrm_resources><lrm_resource id="vip"/></lrm_resources></lrm></node_state></status></cib>`;
  const found = facts(text);
  assert.deepEqual(found.ids, []);
  assert.deepEqual(
    names(text).map(n => n.name),
    ['alpha'],
  );
});

test('a fragment, and a CIB without its resources, are not whole', () => {
  assert.equal(facts('<constraints><rsc_location id="l" rsc="a" node="b" score="1"/></constraints>').whole, false);
  assert.equal(facts(cib('<constraints/>')).whole, false);
  assert.equal(facts(cib('<resources/>')).whole, true);
  const bundle = facts(
    '<bundle id="b"><docker image="x"/><primitive id="p" class="ocf" provider="a" type="b"/></bundle>',
  );
  assert.equal(bundle.resources[0]?.children[0]?.id?.value, 'p');
});

test('resources in a misspelt section are resources all the same', () => {
  const found = facts(cib('<resources/><ressources><primitive id="p" class="lsb" type="x"/></ressources>'));
  assert.equal(found.resources[0]?.id?.value, 'p');
});

test('a pair that refers to another one has its name and value', () => {
  const found = facts(
    cib(`<resources><primitive id="a" class="lsb" type="x"><meta_attributes id="m"><nvpair id="n" name="priority" value="5"/></meta_attributes></primitive>
    <primitive id="b" class="lsb" type="x"><meta_attributes id="k"><nvpair id-ref="n"/></meta_attributes></primitive></resources>`),
  );
  const pair = found.resources[1]?.meta[0]?.pairs[0];
  assert.equal(pair?.name.value, 'priority');
  assert.equal(pair?.value?.value, '5');
});

test('names that an object has by itself are no keywords', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const found = facts(cib(`<resources><${word} id="x" rsc="y"/></resources>`));
    assert.deepEqual(found.resources, []);
    assert.deepEqual(found.references, []);
  }
});

test('deep nesting is read without running out of stack', () => {
  const text = cib(`<resources>${'<group id="g">'.repeat(50_000)}</resources>`);
  assert.ok(facts(text).ids.length > 0);
});

function read(text: string): ReturnType<typeof cibFacts> {
  return cibFacts({ tree: parseCib(text) } as unknown as Bound, 'cib.xml');
}

function facts(text: string): PacemakerFacts {
  return read(text).pacemaker as PacemakerFacts;
}

function names(text: string): readonly NameUse[] {
  return read(text).names;
}

function at(text: string, span: { start: number; end: number } | undefined): string {
  return span ? text.slice(span.start, span.end) : '';
}
