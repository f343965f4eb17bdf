import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refactorings } from '../../server/src/features/refactorings.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { opened } from './helpers.ts';

/*
 * What can be rewritten at a place of a CIB. Each result is judged too: a refactoring must not bring an error.
 */

function titles(source: string, lang: Lang = 'en'): string[] {
  const { context, offset, end } = opened(source, 'cib.xml');
  return refactorings(context(lang), { start: offset, end }).map(r => r.title);
}

function rewritten(source: string, title: string): string {
  const { scenario, context, offset, end, analysis } = opened(source, 'cib.xml');
  const offers = refactorings(context(), { start: offset, end });
  const found = offers.find(r => r.title === title);
  assert(found, `"${title}" is not offered, but: ${offers.map(r => r.title).join(' | ')}`);
  const text = scenario.files[0]?.text ?? '';
  const before = errors(analysis.findings('cib.xml'));
  const after = applyEdits(text, found.edits);
  analysis.set('cib.xml', after);
  const added = errors(analysis.findings('cib.xml')).filter(message => !before.includes(message));
  assert.deepEqual(added, [], after);
  return after;
}

function errors(findings: readonly { severity: string; message: { en: string } }[]): string[] {
  return findings.filter(f => f.severity === 'error').map(f => f.message.en);
}

const cib = (resources: string, constraints = '', version = '3.9'): string =>
  `<cib validate-with="pacemaker-${version}" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
${resources}    </resources>
    <constraints>
${constraints}    </constraints>
  </configuration>
</cib>
`;

const vip = `      <primitive id="v<|>ip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.1"/>
        </instance_attributes>
      </primitive>
`;
const plain = (text: string): string => text.replace('<|>', '');

test('a monitor as the agent advises it', () => {
  assert.equal(
    rewritten(cib(vip), 'Add a monitor'),
    cib(
      plain(vip).replace(
        '      </primitive>',
        `        <operations>
          <op id="vip-monitor-10s" name="monitor" interval="10s" timeout="20s"/>
        </operations>
      </primitive>`,
      ),
    ),
  );
  // A resource that is monitored needs none.
  const monitored = cib(
    '<primitive id="a<|>" class="ocf" provider="heartbeat" type="Dummy"><operations><op id="m" name="monitor" interval="5s"/></operations></primitive>\n',
  );
  assert(!titles(monitored).some(t => t.includes('monitor')));
});

test('a monitor for each role, with intervals that differ and the roles of the release', () => {
  const drbd = (version: string): string =>
    cib(
      `      <clone id="c">
        <meta_attributes id="c-m"><nvpair id="c-m-p" name="promotable" value="true"/></meta_attributes>
        <primitive id="dr<|>bd" class="ocf" provider="linbit" type="drbd">
          <operations>
            <op id="drbd-start" name="start" interval="0s" timeout="240s"/>
          </operations>
        </primitive>
      </clone>
`,
      '',
      version,
    );
  const after = rewritten(drbd('3.9'), 'Add a monitor for each role');
  const ops = [...after.matchAll(/<op id="[^"]*" name="monitor" interval="(\d+s)" timeout="20s" role="(\w+)"\/>/g)];
  assert.deepEqual(
    ops.map(o => o[2]),
    ['Promoted', 'Unpromoted'],
  );
  assert.notEqual(ops[0]?.[1], ops[1]?.[1]);
  assert.match(rewritten(drbd('3.1'), 'Add a monitor for each role'), /role="Master"[\s\S]*role="Slave"/);
});

test('the parameters that the agent needs', () => {
  const bare = '      <primitive id="f<|>s" class="ocf" provider="heartbeat" type="Filesystem"/>\n';
  const after = rewritten(cib(bare), 'Add the parameters that the agent needs (device, directory, fstype)');
  assert(
    after.includes(`      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-instance_attributes">
          <nvpair id="fs-instance_attributes-device" name="device" value=""/>
`),
    after,
  );
  assert(!titles(cib(vip)).some(t => t.includes('needs')));
});

test('a resource in a clone: constraints name the clone', () => {
  const constraints = `      <rsc_location id="l" rsc="vip" node="alpha" score="1"/>
      <rsc_order id="o"><resource_set id="s"><resource_ref id="vip"/></resource_set></rsc_order>
`;
  const after = rewritten(cib(vip, constraints), 'Wrap "vip" in a clone');
  assert.equal(
    after,
    cib(
      `      <clone id="vip-clone">
        <meta_attributes id="vip-clone-meta_attributes">
          <nvpair id="vip-clone-meta_attributes-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
          <instance_attributes id="vip-params">
            <nvpair id="vip-params-ip" name="ip" value="10.0.0.1"/>
          </instance_attributes>
        </primitive>
      </clone>
`,
      constraints.replace('rsc="vip"', 'rsc="vip-clone"').replace('ref id="vip"', 'ref id="vip-clone"'),
    ),
  );
  const drbd = '      <primitive id="dr<|>bd" class="ocf" provider="linbit" type="drbd"/>\n';
  assert.match(
    rewritten(cib(drbd), 'Wrap "drbd" in a promotable clone'),
    /<clone id="drbd-clone">[\s\S]*name="promotable" value="true"/,
  );
});

test('a resource in a group, and a group in a clone', () => {
  assert.match(
    rewritten(cib(vip), 'Wrap "vip" in a group'),
    /<group id="vip-group">\n {8}<primitive id="vip"[\s\S]*\n {8}<\/primitive>\n {6}<\/group>/,
  );
  const group = `      <group id="g<|>rp">\n${plain(vip)}      </group>\n`;
  assert.match(rewritten(cib(group), 'Wrap "grp" in a clone'), /<clone id="grp-clone">[\s\S]*<group id="grp">/);
  // What is in a group or a clone already is not wrapped again; a fencing device never is.
  const inside = cib(`<group id="g">${vip}</group>\n`);
  assert(!titles(inside).some(t => t.startsWith('Wrap')));
  const fencing = cib('<primitive id="f<|>" class="stonith" type="fence_xvm"/>\n');
  assert(!titles(fencing).some(t => t.startsWith('Wrap')));
});

test('the order that belongs to a colocation', () => {
  const both = `${plain(vip)}      <clone id="ms"><meta_attributes id="ms-m"><nvpair id="ms-m-p" name="promotable" value="true"/></meta_attributes><primitive id="d" class="ocf" provider="linbit" type="drbd"/></clone>\n`;
  const colocation =
    '      <rsc_colocation id="c<|>" rsc="vip" with-rsc="ms" with-rsc-role="Promoted" score="INFINITY"/>\n';
  const title = 'Add the order that belongs to this colocation ("ms", then "vip")';
  const order =
    '      <rsc_order id="order-ms-vip" first="ms" first-action="promote" then="vip" then-action="start" kind="Mandatory"/>\n';
  assert.equal(rewritten(cib(both, colocation), title), cib(both, plain(colocation) + order));
  const plainly = '      <rsc_colocation id="c<|>" rsc="vip" with-rsc="d2" score="10"/>\n';
  const dummy = `${plain(vip)}      <primitive id="d2" class="ocf" provider="heartbeat" type="Dummy"/>\n`;
  assert.match(
    rewritten(cib(dummy, plainly), 'Add the order that belongs to this colocation ("d2", then "vip")'),
    /<rsc_order id="order-d2-vip" first="d2" then="vip" kind="Optional"\/>/,
  );
  // It is there already, or the two are to be apart.
  for (const other of [colocation + order, colocation.replace('INFINITY', '-INFINITY')]) {
    assert(!titles(cib(both, other)).some(t => t.includes('order')), other);
  }
});

test('a template out of a primitive, and back', () => {
  const source = cib(`      <primitive id="v<|>ip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.1"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10s"/>
        </operations>
      </primitive>
`);
  const extracted = rewritten(source, 'Extract a template from "vip"');
  assert.equal(
    extracted,
    cib(`      <template id="vip-template" class="ocf" provider="heartbeat" type="IPaddr2">
        <operations>
          <op id="vip-monitor" name="monitor" interval="10s"/>
        </operations>
      </template>
      <primitive id="vip" template="vip-template">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.1"/>
        </instance_attributes>
      </primitive>
`),
  );
  const back = rewritten(
    extracted.replace('"vip" template', '"v<|>ip" template'),
    'Inline the template "vip-template"',
  );
  assert.equal(back.replace('vip-vip-monitor', 'vip-monitor'), plain(source));
});

test('a template that others use stays; its operations give way to those of the primitive', () => {
  const source = cib(`      <template id="t" class="ocf" provider="heartbeat" type="IPaddr2">
        <operations>
          <op id="t-monitor" name="monitor" interval="10s"/>
          <op id="t-start" name="start" interval="0s"/>
        </operations>
      </template>
      <primitive id="a<|>" template="t">
        <operations>
          <op id="a-monitor" name="monitor" interval="10s" timeout="5s"/>
        </operations>
      </primitive>
      <primitive id="b" template="t"/>
`);
  const after = rewritten(source, 'Inline the template "t"');
  assert.match(after, /<template id="t"/);
  assert.match(
    after,
    /<primitive id="a" class="ocf" provider="heartbeat" type="IPaddr2">\n {8}<operations>\n {10}<op id="a-monitor"[^>]*>\n {10}<op id="a-start" name="start" interval="0s"\/>\n {8}<\/operations>/,
  );
});

const old = (mark = ''): string =>
  `<cib${mark} validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="s">
        <nvpair id="s1" name="crmd-integration-timeout" value="3min"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <master id="ms">
        <meta_attributes id="ms-m">
          <nvpair id="ms-m-1" name="master-max" value="1"/>
        </meta_attributes>
        <primitive id="d" class="ocf" provider="linbit" type="drbd">
          <operations>
            <op id="d-1" name="monitor" interval="29s" role="Master"/>
            <op id="d-2" name="monitor" interval="31s" role="Slave"/>
          </operations>
        </primitive>
      </master>
    </resources>
    <constraints/>
  </configuration>
</cib>
`;

test('Promoted and Unpromoted for the old names, in the whole file', () => {
  const title = 'Write Promoted and Unpromoted for the old names in this file';
  const after = old()
    .replace('<master id', '<clone id')
    .replace('</master>', '</clone>')
    .replace(
      '          <nvpair id="ms-m-1" name="master-max"',
      '          <nvpair id="ms-m-promotable" name="promotable" value="true"/>\n          <nvpair id="ms-m-1" name="promoted-max"',
    )
    .replace('role="Master"', 'role="Promoted"')
    .replace('role="Slave"', 'role="Unpromoted"');
  assert.equal(rewritten(old(' <|>'), title).replace('<cib  ', '<cib '), after);
  assert.equal(rewritten(old().replace('role="Slave"', 'role="Sl<|>ave"'), title), after);
  assert.equal(
    rewritten(old(' <|>'), 'Replace the deprecated names in this file').replace('<cib  ', '<cib '),
    after.replace('crmd-integration', 'join-integration'),
  );
  // The release does not know the new names.
  assert.deepEqual(
    titles(old().replace('pacemaker-3.9', 'pacemaker-3.1').replace('role="Slave"', 'role="Sl<|>ave"')).filter(t =>
      t.startsWith('Write'),
    ),
    [],
  );
});

test('names that ended with Pacemaker 1.1', () => {
  const source = old().replace('crmd-integration-timeout" value="3min"', 'default-resource-stic<|>kiness" value="100"');
  const after = rewritten(source, 'Replace the names that ended with Pacemaker 1.1 in this file');
  assert.match(
    after,
    /<rsc_defaults>\n {6}<meta_attributes id="_2TO3_-rsc-defaults">\n {8}<nvpair id="s1" name="resource-stickiness" value="100"\/>/,
  );
  assert.doesNotMatch(after, /default-resource/);
});

test('the schema at the root: to that of the release, and to the newest', () => {
  const at = (version: string): string => cib('', '', version).replace('<cib ', '<cib <|>');
  const versions = (version: string): string[] => titles(at(version)).map(t => t.replace('Upgrade the schema to ', ''));
  assert.deepEqual(versions('3.9'), ['pacemaker-3.10', 'pacemaker-4.0']);
  assert.deepEqual(versions('2.10'), ['pacemaker-3.10', 'pacemaker-4.0']);
  assert.deepEqual(versions('4.0'), []);
  assert.deepEqual(titles(at('3.9'), 'ja'), [
    'スキーマを pacemaker-3.10 に更新する',
    'スキーマを pacemaker-4.0 に更新する',
  ]);
  assert.equal(
    rewritten(at('3.9'), 'Upgrade the schema to pacemaker-3.10').replace('<cib  ', '<cib '),
    cib('', '', '3.10'),
  );
});

test('nothing is offered in damaged files, in the status, and in other languages', () => {
  assert.deepEqual(titles('<cib><configuration><primitive id="a<|>"'), []);
  assert.deepEqual(titles(cib('').replace('</cib>', '<status><node_state id="1" una<|>me="a"/></status></cib>')), []);
  assert.deepEqual(titles('-- corosync.conf --\ntotem { version: 2<|> }\n'), []);
});
