import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis.ts';
import { parseScenario } from '../scenario.ts';
import { completed, completion, completionOffers, itemsAt, opened } from './helpers.ts';

/*
 * Completion in a realistic CIB, with the cursor where a user types: behind `<`, in half-typed names and values, in
 * tags that have no end yet.
 */

interface Typed {
  readonly property?: string;
  readonly resource?: string;
  readonly member?: string;
  readonly parameter?: string;
  readonly inFilesystem?: string;
  readonly meta?: string;
  readonly op?: string;
  readonly constraint?: string;
  readonly more?: string;
}

const cib = (typed: Typed): string => `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="opt-1" name="stonith-enabled" value="true"/>${typed.property ?? ''}
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>${typed.resource ?? ''}
      <template id="tpl" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <primitive id="fence-1" class="stonith" type="fence_xvm"/>
      <primitive id="fence-2" class="stonith" type="fence_xvm"/>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>${typed.meta ?? ''}
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-r" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-monitor-29s" name="monitor" interval="29s" role="Promoted" timeout="20s"/>${typed.op ?? ''}
          </operations>
        </primitive>
      </clone>
      <group id="grp">${typed.member ?? ''}
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>${typed.parameter ?? ''}
          </instance_attributes>${typed.inFilesystem ?? ''}
        </primitive>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
      </group>
    </resources>
    <constraints>${typed.constraint ?? ''}
    </constraints>${typed.more ?? ''}
    <tags><tag id="both"><obj_ref id="grp"/></tag></tags>
  </configuration>
</cib>
`;

const offers = (typed: Typed, some: readonly string[], not: readonly string[] = []): void =>
  completionOffers(cib(typed), some, not, 'cib.xml');
const exactly = (typed: Typed, labels: readonly string[]): void => completion(cib(typed), labels, 'cib.xml');

/** What an item writes, as a snippet. */
function inserts(typed: Typed, label: string): string {
  const item = itemsAt(cib(typed), 'cib.xml').find(i => i.label === label);
  assert(item, `${label} is not offered`);
  return item.insert;
}

/** A snippet with its placeholders as they are. */
function filled(snippet: string): string {
  const values = new Map([...snippet.matchAll(/\$\{(\d+):((?:\\.|[^\\}])*)\}/g)].map(m => [m[1], m[2] ?? '']));
  return snippet
    .replace(/\$\{(\d+):((?:\\.|[^\\}])*)\}/g, (_, n) => values.get(n) ?? '')
    .replace(/\$(\d+)/g, (_, n) => values.get(n) ?? '')
    .replace(/\\([\\$}])/g, '$1');
}

test('elements: behind a bracket, in half a name, in an empty line', () => {
  for (const typed of ['<<|>', '<pri<|>', '<|>']) {
    offers({ resource: `\n      ${typed}` }, ['primitive', 'group', 'clone', 'bundle', 'template'], ['op', 'nvpair']);
  }
  offers({ member: '\n        <<|>' }, ['primitive', 'meta_attributes'], ['group', 'clone', 'operations']);
  offers({ inFilesystem: '\n          <<|>' }, ['operations', 'meta_attributes', 'utilization'], ['op', 'primitive']);
  exactly({ op: '\n            <<|>' }, ['op']);
  offers({ constraint: '\n      <rsc_<|>' }, ['rsc_location', 'rsc_colocation', 'rsc_order', 'rsc_ticket']);
  offers({ more: '\n    <<|>' }, ['op_defaults', 'rsc_defaults', 'fencing-topology', 'alerts'], ['tags', 'nodes']);
  const source = cib({ resource: '\n      <pri<|>' });
  assert(completed(source, 'primitive', 'cib.xml').includes('\n      <primitive id="$1" class="${2:ocf}"'));
});

test('a new element comes with the parts that it must have', () => {
  assert.equal(
    inserts({ parameter: '\n            <<|>' }, 'nvpair'),
    '<nvpair id="fs-params-${1:name}" name="${1:name}" value="$2"/>$0',
  );
  assert.match(
    inserts({ inFilesystem: '\n          <<|>' }, 'operations'),
    /^<operations>\n\t<op id="fs-\$\{1:monitor\}-\$\{2:20s\}" name="\$\{1:monitor\}" interval="\$\{2:20s\}" timeout="\$\{3:40s\}"\/>/,
  );
  // The operation that is missing first, with the time limit that the agent advises.
  assert.equal(
    inserts({ op: '\n            <<|>' }, 'op'),
    '<op id="drbd-start-0s" name="${1:start}" interval="${2:0s}" timeout="${3:240s}"/>$0',
  );
  assert.match(inserts({ constraint: '<<|>' }, 'rsc_colocation'), /rsc="\$2" with-rsc="\$3" score="\$\{4:INFINITY\}"/);
  assert.match(
    inserts({ inFilesystem: '<<|>' }, 'meta_attributes'),
    /^<meta_attributes id="fs-meta_attributes">\n\t<nvpair /,
  );
  assert.match(
    inserts(
      { member: '<primitive id="a" class="ocf" provider="heartbeat" type="Filesystem"><<|></primitive>' },
      'instance_attributes',
    ),
    /name="device" value="\$1"\/>\n.*name="directory" value="\$2"\/>\n.*name="fstype" value="\$3"\/>/,
  );
});

test('primitives of the usual agents, with their required parameters and their monitors', () => {
  const ip = inserts({ resource: '\n      <pri<|>' }, 'primitive IPaddr2');
  assert.equal(
    ip,
    `<primitive id="\${1:ipaddr2}" class="ocf" provider="heartbeat" type="IPaddr2">
	<instance_attributes id="$1-instance_attributes">
		<nvpair id="$1-instance_attributes-ip" name="ip" value="$3"/>
	</instance_attributes>
	<operations>
		<op id="$1-monitor-10s" name="monitor" interval="10s" timeout="20s"/>
	</operations>
</primitive>$0`,
  );
  offers(
    { member: '<<|>' },
    ['primitive Filesystem', 'primitive IPaddr2'],
    ['primitive fence_ipmilan', 'primitive IPaddr'],
  );
  // Every one of them fits the schema, and makes no error.
  const { scenario, analysis } = opened(cib({ resource: '<|>' }), 'cib.xml');
  const offset = scenario.files[0]?.cursor?.start ?? 0;
  const text = scenario.files[0]?.text ?? '';
  const items = itemsAt(cib({ resource: '<|>' }), 'cib.xml').filter(i => i.label.startsWith('primitive '));
  assert(items.length > 40, `${items.length}`);
  analysis.set('cib.xml', text);
  const before = errors(analysis);
  for (const { label, insert } of items) {
    analysis.set('cib.xml', text.slice(0, offset) + filled(insert) + text.slice(offset));
    const found = errors(analysis).filter(message => !before.includes(message));
    assert.deepEqual(found, [], label);
  }
});

/** Values that the user has yet to write may be wrong, or the same, as long as they are empty. */
function errors(analysis: Analysis): string[] {
  return analysis
    .findings('cib.xml')
    .filter(f => f.severity === 'error' && !/^cib\/(?:wrong-parameter-value|duplicate)/.test(f.rule))
    .map(f => f.message.en);
}

test('elements that completion writes fit the schema', () => {
  const places: Typed[] = [
    { property: '<|>' },
    { resource: '<|>' },
    { member: '<|>' },
    { inFilesystem: '<|>' },
    { parameter: '<|>' },
    { op: '<|>' },
    { constraint: '<|>' },
    { more: '<|>' },
  ];
  const problems: string[] = [];
  for (const place of places) {
    const text = parseScenario(cib(place), 'cib.xml').files[0]?.text ?? '';
    const before = rng(text);
    for (const { label, insert, kind } of itemsAt(cib(place), 'cib.xml')) {
      if (kind !== 'section' || unfinished.has(label)) continue;
      const { offset } = opened(cib(place), 'cib.xml');
      const after = rng(text.slice(0, offset) + filled(insert) + text.slice(offset));
      for (const message of after) if (!before.includes(message)) problems.push(`${label}: ${message}`);
    }
  }
  assert.deepEqual(problems, []);
});

/** An element that only the user's next element, or value, makes complete. */
const unfinished: ReadonlySet<string> = new Set([
  'primitive',
  'template',
  'group',
  'clone',
  'master',
  'bundle',
  'rule',
]);

function rng(text: string): string[] {
  const { analysis } = opened(`-- cib.xml --\n${text}`);
  return analysis
    .findings('cib.xml')
    .filter(f => f.refusedBy?.includes('rng'))
    .map(f => f.message.en)
    .filter(m => !/(?:""|no id|an id)/.test(m));
}

test('agents: class, provider and type, also in a tag without an end', () => {
  offers({ resource: '<primitive id="x" class="<|>' }, ['ocf', 'stonith', 'systemd']);
  offers({ resource: '<primitive id="x" class="ocf" provider="<|>"/>' }, ['heartbeat', 'linbit', 'pacemaker']);
  offers({ resource: '<primitive id="x" class="ocf" provider="heartbeat" type="IP<|>' }, ['IPaddr2'], ['ping']);
  offers({ resource: '<primitive id="x" class="ocf" provider="linbit" type=<|>' }, ['drbd'], ['IPaddr2']);
  offers({ resource: '<primitive id="x" class="stonith" type="<|>"/>' }, ['fence_ipmilan', 'fence_sbd'], ['IPaddr2']);
});

test('parameters of the agent by name and value', () => {
  offers({ parameter: '<nvpair id="q" name="<|>"/>' }, ['directory', 'fstype', 'options'], ['device', 'drbd_resource']);
  offers({ parameter: '<nvpair id="q" name="fst<|>' }, ['fstype']);
  offers({ parameter: '<nvpair id="q" name="fast_stop" value="<|>"/>' }, ['true', 'false']);
});

test('names and values of options by their place', () => {
  offers({ property: '<nvpair id="q" name="<|>"/>' }, ['no-quorum-policy'], ['stonith-enabled', 'clone-max']);
  exactly({ property: '<nvpair id="q" name="no-quorum-policy" value="<|>"/>' }, [
    'stop',
    'freeze',
    'ignore',
    'demote',
    'suicide',
  ]);
  offers({ meta: '<nvpair id="q" name="<|>"/>' }, ['notify', 'clone-max'], ['no-quorum-policy', 'promotable']);
  exactly({ meta: '<nvpair id="q" name="notify" value="<|>"/>' }, ['true', 'false']);
});

test('operations: actions of the agent, advised times, roles', () => {
  exactly({ op: '<op id="z" name="<|>"/>' }, ['monitor', 'start', 'stop', 'promote', 'demote', 'notify', 'reload']);
  exactly({ op: '<op id="z" name="start" interval="<|>"/>' }, ['0s']);
  exactly({ op: '<op id="z" name="start" interval="0s" timeout="<|>"/>' }, ['240s']);
  offers({ op: '<op id="z" name="monitor" interval="31s" role="<|>"/>' }, ['Promoted', 'Unpromoted']);
  offers({ op: '<op id="z" name="monitor" interval="31s" on-fail="<|>"/>' }, ['restart', 'block', 'fence']);
});

test('constraints name what can be constrained', () => {
  const all = ['tpl', 'fence-1', 'fence-2', 'drbd-clone', 'grp', 'fs', 'vip', 'both'];
  exactly({ constraint: '<rsc_colocation id="c" rsc="<|>' }, all);
  exactly(
    { constraint: '<rsc_colocation id="c" rsc="grp" with-rsc="<|>"/>' },
    all.filter(n => n !== 'grp'),
  );
  exactly(
    { constraint: '<rsc_order id="o" first="drbd-clone" then="<|>"/>' },
    all.filter(n => n !== 'drbd-clone'),
  );
  exactly({ constraint: '<rsc_location id="l" rsc="grp" node="<|>"/>' }, ['alpha', 'bravo']);
  exactly({ constraint: '<rsc_colocation id="c" rsc="grp" with-rsc="vip" score="<|>"/>' }, ['INFINITY', '-INFINITY']);
  offers({ constraint: '<rsc_order id="o" first="grp" then="vip" kind="<|>"/>' }, [
    'Mandatory',
    'Optional',
    'Serialize',
  ]);
  exactly(
    {
      constraint:
        '<rsc_order id="o"><resource_set id="s"><resource_ref id="grp"/><resource_ref id="<|>"/></resource_set></rsc_order>',
    },
    all.filter(n => n !== 'grp'),
  );
  exactly({ constraint: '<rsc_ticket id="a" rsc="grp" ticket="A"/><rsc_ticket id="b" rsc="vip" ticket="<|>"/>' }, [
    'A',
  ]);
});

test('rules: attributes, and the values that they can have', () => {
  const rule = (inside: string): Typed => ({
    constraint: `<rsc_location id="l" rsc="grp"><rule id="r" score="1">${inside}</rule></rsc_location>`,
  });
  offers(rule('<expression id="e" attribute="<|>"/>'), ['#uname', '#kind', '#role']);
  offers(rule('<expression id="e" attribute="#uname" operation="<|>"/>'), ['eq', 'ne', 'defined']);
  exactly(rule('<expression id="e" attribute="#uname" operation="eq" value="<|>"/>'), ['alpha', 'bravo']);
  exactly(rule('<expression id="e" attribute="#kind" operation="eq" value="<|>"/>'), [
    'cluster',
    'remote',
    'container',
  ]);
  offers(rule('<<|>'), ['expression', 'date_expression', 'rule']);
});

test('references: templates, elements of one kind, fencing devices, roles', () => {
  exactly({ resource: '<primitive id="x" template="<|>"/>' }, ['tpl']);
  exactly({ inFilesystem: '<instance_attributes id-ref="<|>"/>' }, ['drbd-params', 'fs-params']);
  const level = (devices: string): Typed => ({
    more: `<fencing-topology><fencing-level id="f" target="alpha" index="1" devices="${devices}"/></fencing-topology>`,
  });
  exactly(level('<|>'), ['fence-1', 'fence-2']);
  exactly(level('fence-1,<|>'), ['fence-2']);
  assert.match(completed(cib(level('fence-1,fe<|>')), 'fence-2', 'cib.xml'), /devices="fence-1,fence-2"/);
  exactly({ more: '<acls><acl_role id="reader"/><acl_target id="joe"><role id="<|>"/></acl_target></acls>' }, [
    'reader',
  ]);
});

test('a new id: what others refer to already, and the custom of the tools', () => {
  exactly({ parameter: '<nvpair id="<|>" name="fstype" value="xfs"/>' }, ['fs-params-fstype']);
  exactly({ op: '<op id="<|>" name="monitor" interval="31s"/>' }, ['drbd-monitor-31s']);
  exactly({ op: '<op id="<|>" name="monitor" interval="29s"/>' }, ['drbd-monitor-29s-1']);
  exactly({ constraint: '<rsc_colocation id="<|>" rsc="grp" with-rsc="drbd-clone"/>' }, ['grp-with-drbd-clone']);
  exactly(
    {
      resource: '<primitive id="<|>" class="ocf" provider="heartbeat" type="Dummy"/>',
      constraint: '<rsc_location id="l" rsc="dummy" node="alpha" score="1"/>',
    },
    ['dummy'],
  );
  assert.equal(inserts({ parameter: '<nvpair name="fstype" <|>/>' }, 'id'), 'id="${1:fs-params-fstype}"');
});

test('the order of the places of a snippet has no gaps that a client would stumble over', () => {
  for (const label of ['rsc_order', 'rsc_location', 'rsc_ticket', 'rsc_colocation']) {
    const stops = [...inserts({ constraint: '<<|>' }, label).matchAll(/\$\{?(\d+)/g)].map(m => Number(m[1]));
    assert.deepEqual(
      [...new Set(stops)].sort((a, b) => a - b),
      [0, 1, 2, 3, 4],
    );
  }
});
