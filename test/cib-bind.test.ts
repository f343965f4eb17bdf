import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bindCib } from '../server/src/languages/cib/bind.ts';
import { claims } from '../server/src/languages/cib/claims.ts';
import { cib } from '../server/src/languages/cib/index.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';
import { cursorAt, walk } from '../server/src/syntax/cursor.ts';
import type { Section } from '../server/src/syntax/tree.ts';

const because = { en: '', ja: '' };

function targetOf(pacemaker: string, from: Target['pacemaker']['from'] = 'file'): Target {
  return {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: { version: defaultTarget.corosync, from: 'default', because },
    pacemaker: { version: pacemaker, from, because },
  };
}

function cibWith({ config = '', resources = '', more = '', schema = '3.9' }): string {
  return (
    `<cib validate-with="pacemaker-${schema}" admin_epoch="0" epoch="1" num_updates="0"><configuration>` +
    `<crm_config>${config}</crm_config><nodes/><resources>${resources}</resources><constraints/>${more}` +
    '</configuration></cib>'
  );
}

function properties(...pairs: [string, string][]): string {
  const list = pairs.map(([name, value], i) => `<nvpair id="o-${i}" name="${name}" value="${value}"/>`).join('');
  return cibWith({ config: `<cluster_property_set id="o">${list}</cluster_property_set>` });
}

function meta(...pairs: [string, string][]): string {
  const list = pairs.map(([name, value], i) => `<nvpair id="m-${i}" name="${name}" value="${value}"/>`).join('');
  return cibWith({
    resources: `<primitive id="a" class="lsb" type="x"><meta_attributes id="m">${list}</meta_attributes></primitive>`,
  });
}

function found(text: string, target: Target): string[] {
  return bindCib(parseCib(text), target).problems.map(
    p => `${p.rule} ${p.severity}${p.refusedBy ? '!' : ''} [${text.slice(p.span.start, p.span.end)}] ${p.message.en}`,
  );
}

const plain: [string, string] = ['cluster-name', 'c'];

test('unknown names: a near miss is a warning, others are worth a look, records of agents are none of ours', () => {
  assert.deepEqual(found(properties(plain, ['stonith-enable', 'true']), targetOf('2.1.5')), [
    'unknown-option warning [stonith-enable] Pacemaker has no cluster property "stonith-enable" (did you mean "stonith-enabled"?)',
  ]);
  assert.deepEqual(found(properties(plain, ['quite-something-else', 'true']), targetOf('2.1.5')), [
    'unknown-option info [quite-something-else] Pacemaker has no cluster property "quite-something-else"',
  ]);
  assert.deepEqual(found(properties(['hana_prd_site_srHook_WDF', 'SOK']), targetOf('2.1.5')), []);
  assert.deepEqual(found(meta(['resource-stikiness', '1']), targetOf('2.1.5')), [
    'unknown-option warning [resource-stikiness] Pacemaker has no meta attribute "resource-stikiness" (did you mean "resource-stickiness"?)',
  ]);
  const device = (name: string) =>
    cibWith({
      resources:
        '<primitive id="f" class="stonith" type="fence_x"><instance_attributes id="p">' +
        `<nvpair id="n" name="${name}" value="1"/></instance_attributes></primitive>`,
    });
  assert.deepEqual(found(device('pcmk_host_lst'), targetOf('2.1.5')), [
    'unknown-option warning [pcmk_host_lst] Pacemaker has no fencing parameter "pcmk_host_lst" (did you mean "pcmk_host_list"?)',
  ]);
  assert.deepEqual(found(device('ipport'), targetOf('2.1.5')), []);
});

test('values of pairs: what crm_verify says is what we say', () => {
  assert.deepEqual(found(properties(['no-quorum-policy', 'maybe']), targetOf('2.1.5')), [
    'wrong-value error! [maybe] "maybe" is not one of stop, freeze, ignore, demote, suicide',
  ]);
  assert.deepEqual(found(properties(['symmetric-cluster', 'x']), targetOf('2.1.5')), [
    'wrong-value error! [x] "x" is not one of true, yes, on, y, 1, false, no, off, n, 0',
  ]);
  assert.match(found(meta(['priority', 'high']), targetOf('2.1.5'))[0] as string, /^wrong-value warning \[high\]/);
  assert.match(
    found(meta(['target-role', 'Running']), targetOf('2.1.5'))[0] as string,
    /^wrong-value error! \[Running\]/,
  );
  assert.deepEqual(found(meta(['is-managed', '{{ managed }}']), targetOf('2.1.5')), []);
});

test('a word of a later release is an error only where the user has set the release', () => {
  const text = meta(['target-role', 'Promoted']).replace('pacemaker-3.9', 'pacemaker-3.0');
  assert.match(found(text, targetOf('2.0'))[0] as string, /^wrong-version info/);
  assert.match(found(text, targetOf('2.0', 'settings'))[0] as string, /^wrong-value error!/);
});

test('deprecated names are hints, and only for releases that deprecate them', () => {
  const text = properties(['stonith-enabled', 'false']);
  assert.deepEqual(found(text, targetOf('2.1.5')), []);
  assert.deepEqual(found(text, targetOf('3.0.2')), [
    'deprecated-name hint [stonith-enabled] stonith-enabled is called fencing-enabled since Pacemaker 3.0.2',
  ]);
  const old = readFileSync(fileURLToPath(new URL('fixtures/cib/old.xml', import.meta.url)), 'utf8');
  assert.deepEqual(found(old, targetOf('1.1')), []);
  assert.deepEqual(found(old, targetOf('3.0.2', 'settings')), [
    'deprecated-name hint [normal] "normal" is deprecated',
    'deprecated-name hint [master] master is a clone with promotable=true since Pacemaker 2.0',
    'deprecated-name hint [master-max] master-max is called promoted-max since Pacemaker 2.0',
    'deprecated-name hint [Master] Master is called Promoted since Pacemaker 2.1',
  ]);
});

test('what a release drops with its effect is a warning', () => {
  assert.deepEqual(found(properties(['remove-after-stop', 'true']), targetOf('3.0.2')), [
    'deprecated-name warning [remove-after-stop] remove-after-stop ended with Pacemaker 2.1.11 and has no effect',
  ]);
  const nagios = cibWith({ resources: '<primitive id="a" class="nagios" type="x"/>' });
  assert.deepEqual(found(nagios, targetOf('3.0.2')), [
    'wrong-version warning [nagios] class "nagios" ended with Pacemaker 3.0.0, which drops the resource',
  ]);
});

test('a name of a later release: a look, since validate-with often stays behind', () => {
  assert.deepEqual(found(properties(['fencing-enabled', 'true']), targetOf('2.1.5')), [
    'wrong-version info [fencing-enabled] fencing-enabled needs Pacemaker 3.0.2 or later (stonith-enabled before), but the target is 2.1.5',
  ]);
});

test('values that the schema takes as text are read by the tables', () => {
  const op = (attributes: string) =>
    cibWith({
      resources: `<primitive id="a" class="lsb" type="x"><operations><op id="o" name="monitor" ${attributes}/></operations></primitive>`,
    });
  assert.deepEqual(found(op('interval="10s"'), targetOf('2.1.5')), []);
  assert.match(found(op('interval="1d"'), targetOf('2.1.5'))[0] as string, /^wrong-value warning \[1d\]/);
  // crm_verify reads operations only where the record shows a node that could run them.
  const noon = op('interval="5" interval-origin="noon"');
  assert.match(found(noon, targetOf('2.1.5'))[0] as string, /^wrong-value error \[noon\]/);
  const status = '<status><node_state id="1" in_ccm="true" crmd="online" join="member"/></status></cib>';
  const running = noon.replace(/(<status\/>)?\s*<\/cib>/, status);
  assert.match(found(running, targetOf('2.1.5'))[0] as string, /^wrong-value error!/);
});

test('words mean what their tables say', () => {
  const text = properties(['no-quorum-policy', 'stop']).replace(
    '<nodes/>',
    '<nodes><node id="1" uname="alpha"/></nodes>',
  );
  const tree = parseCib(text);
  const bound = bindCib(tree, targetOf('2.1.5'));
  const meaning = (what: string, more = 0) => {
    const cursor = cursorAt(tree, text.indexOf(what) + more);
    return cursor.node && cursor.part !== undefined ? bound.meaning(cursor.node, cursor.part) : undefined;
  };
  assert.equal(meaning('crm_config')?.section?.id, 'cib.crm_config');
  assert.equal(meaning('no-quorum-policy')?.name, 'no-quorum-policy');
  assert.equal(meaning('no-quorum-policy')?.role, 'keyword');
  assert.ok(
    meaning('no-quorum-policy')
      ?.value?.choices?.('2.1.5')
      .some(c => c.word === 'stonith-enabled'),
  );
  assert.equal(meaning('"stop"', 1)?.name, 'no-quorum-policy');
  assert.equal(meaning('"stop"', 1)?.role, 'value');
  assert.ok(
    meaning('"stop"', 1)
      ?.value?.choices?.('2.1.5')
      .some(c => c.word === 'freeze'),
  );
  assert.equal(meaning('uname')?.name, 'uname');
  assert.equal(meaning('"alpha"', 1)?.label?.space, 'node');
  const pair = [...walk(tree.root)].find(n => n.kind === 'section' && n.keyword.value === 'nvpair');
  assert.ok(pair && bound.optionEntry(pair)?.default);
});

test('pairs mean different things in different places', () => {
  const set = (owner: string, element = 'meta_attributes') =>
    `<cib validate-with="pacemaker-3.9">${owner.replace('|', `<${element}><nvpair name="timeout" value="1"/></${element}>`)}</cib>`;
  const kind = (text: string): string | undefined => {
    const tree = parseCib(text);
    const bound = bindCib(tree, targetOf('2.1.5'));
    const pair = [...walk(tree.root)].find(n => n.kind === 'section' && n.keyword.value === 'nvpair');
    const name = (pair as Section).attributes[0];
    const words =
      name &&
      bound
        .meaning(name, 0)
        ?.value?.choices?.('2.1.5')
        .map(c => c.word);
    return [
      'stonith-enabled',
      'target-role',
      'on-fail',
      'timestamp-format',
      'pcmk_host_list',
      'maintenance',
      'server',
    ].find(w => words?.includes(w));
  };
  assert.equal(kind(set('<rsc_defaults>|</rsc_defaults>')), 'target-role');
  assert.equal(kind(set('<group>|</group>')), 'target-role');
  assert.equal(kind(set('<op_defaults>|</op_defaults>')), 'on-fail');
  assert.equal(kind(set('<op>|</op>')), 'on-fail');
  assert.equal(kind(set('<alert>|</alert>')), 'timestamp-format');
  assert.equal(kind(set('<node>|</node>', 'instance_attributes')), 'maintenance');
  assert.equal(kind(set('<primitive class="stonith">|</primitive>', 'instance_attributes')), 'pcmk_host_list');
  assert.equal(
    kind(set('<primitive class="ocf" provider="pacemaker" type="remote">|</primitive>', 'instance_attributes')),
    'server',
  );
  assert.equal(kind(set('<primitive class="ocf">|</primitive>', 'instance_attributes')), undefined);
  assert.equal(
    kind(
      set(
        '<resources><template id="t" class="stonith" type="x"/><primitive template="t">|</primitive></resources>',
        'instance_attributes',
      ),
    ),
    'pcmk_host_list',
  );
});

test('candidates are what the grammar of the schema allows', () => {
  const names = (schema: string, path: string[]) => {
    const tree = parseCib(cibWith({ schema, resources: '<clone id="c"/>' }));
    const bound = bindCib(tree, targetOf('2.1.5'));
    let section = tree.root;
    for (const name of path) section = section.children.find(c => c.keyword.value === name) as Section;
    const { sections, options } = bound.candidates(section);
    return [sections.map(s => s.name), options.map(o => o.name)];
  };
  assert.deepEqual(names('3.9', [])[0], ['cib']);
  assert.ok(names('3.9', ['cib', 'configuration', 'resources'])[0]?.includes('master'));
  assert.ok(!names('4.0', ['cib', 'configuration', 'resources'])[0]?.includes('master'));
  assert.deepEqual(names('3.9', ['cib', 'configuration', 'resources', 'clone'])[1], ['id', 'description']);
});

test('the target is the oldest that has the schema', () => {
  const hint = (value: string) => cib.targetHint(parseCib(`<cib validate-with="${value}"/>`))?.version;
  assert.equal(hint('pacemaker-1.0'), '1.1');
  assert.equal(hint('pacemaker-2.10'), '1.1');
  assert.equal(hint('pacemaker-3.0'), '2.0');
  assert.equal(hint('pacemaker-3.5'), '2.0');
  assert.equal(hint('pacemaker-3.6'), '2.1.5');
  assert.equal(hint('pacemaker-3.9'), '2.1.5');
  assert.equal(hint('pacemaker-3.10'), '3.0.2');
  assert.equal(hint('pacemaker-4.0'), '3.0.2');
  assert.equal(hint('pacemaker-next'), '2.1.5');
  assert.equal(hint('none'), undefined);
  assert.equal(hint('pacemaker-9.9'), undefined);
});

test('only CIBs and their fragments are claimed', () => {
  assert.equal(claims('a.xml', '<?xml version="1.0"?>\n<!-- <b/> -->\n<cib/>'), 1);
  assert.equal(claims('a.xml', '<!DOCTYPE cib [<!ENTITY a "b>c">]>\n<cib/>'), 1);
  assert.equal(claims('/var/lib/pacemaker/cib/cib.xml', '<cib/>'), 3);
  assert.equal(claims('cib.xml', ''), 2);
  assert.equal(claims('cib.xml', '<?xml version="1.0"?>\n<'), 2);
  assert.equal(claims('cib.xml', '<configuration/>'), 0);
  assert.equal(claims('cib.xml', '<cibs><configuration/></cibs>'), 2);
  assert.equal(claims('a.xml', '<cibs><configuration/></cibs>'), 0);
  assert.equal(claims('a.xml', ''), 0);
  assert.equal(claims('a.xml', '<html/>'), 0);
  assert.equal(claims('a.xml', '<resources><string name="a">b</string></resources>'), 0);
  assert.equal(claims('a.xml', '<resources><primitive id="a" class="lsb" type="b"/></resources>'), 1);
  assert.equal(claims('a.xml', '<group><path d="a"/></group>'), 0);
  assert.equal(claims('a.xml', '<group id="g">\n<primitive id="a"/></group>'), 1);
  assert.equal(claims('a.xml', '<template id="t"><div/></template>'), 0);
  assert.equal(claims('a.xml', '<bundle id="b"><docker image="c"/></bundle>'), 1);
  assert.equal(claims('a.xml', '<rsc_order id="a"/>'), 1);
  assert.equal(claims('a.html', '<group id="g"><primitive id="a"/></group>'), 0);
  assert.equal(claims('a.xml', '<cib xmlns="urn:other"/>'), 0);
  assert.equal(claims('a.xml', `${' '.repeat(70000)}<cib/>`), 0);
  assert.equal(claims('a.xml', '<constraints><rsc_location id="l" rsc="a"/></constraints>'), 1);
});

test('outline titles name what a reader looks for', () => {
  const text =
    '<cib validate-with="pacemaker-3.9"><nodes><node id="1" uname="alpha"/></nodes><primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>' +
    '<op id="o" name="monitor" interval="10s"/><resources/><nvpair id="n" name="passwd" value="secret"/></cib>';
  const titles = [...walk(parseCib(text).root)].flatMap(n => {
    const title = n.kind === 'section' ? cib.title(n) : undefined;
    return title ? [`${title.name} | ${title.detail}`] : [];
  });
  assert.deepEqual(titles, [
    'cib | pacemaker-3.9',
    'nodes | ',
    'node alpha | 1',
    'primitive vip | ocf:heartbeat:IPaddr2',
    'op monitor | 10s',
    'resources | ',
    'nvpair passwd | ',
  ]);
});

test('snippets are valid where they belong', () => {
  for (const { name, body, in: place } of cib.snippets) {
    const text = body.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d/g, '');
    for (const schema of ['3.7', '3.9', '4.0']) {
      const whole =
        place === 'cib'
          ? text.replace('pacemaker-3.9', `pacemaker-${schema}`)
          : place === 'cib.resources'
            ? cibWith({ schema, resources: text })
            : cibWith({ schema }).replace('<constraints/>', `<constraints>${text}</constraints>`);
      const target = targetOf(schema === '4.0' ? '3.0.2' : '2.1.5');
      assert.deepEqual(parseCib(whole).problems, [], name);
      assert.deepEqual(found(whole, target), [], `${name} in ${schema}`);
    }
  }
});

test('a large CIB is read and bound promptly', t => {
  const primitives = Array.from(
    { length: 4000 },
    (_, i) =>
      `      <primitive id="vip${i}" class="ocf" provider="heartbeat" type="IPaddr2">\n` +
      `        <instance_attributes id="vip${i}-params">\n          <nvpair id="vip${i}-ip" name="ip" value="10.0.0.1"/>\n        </instance_attributes>\n` +
      `        <meta_attributes id="vip${i}-meta">\n          <nvpair id="vip${i}-role" name="target-role" value="Started"/>\n        </meta_attributes>\n` +
      `        <operations>\n          <op id="vip${i}-monitor" name="monitor" interval="10s" timeout="20s"/>\n        </operations>\n      </primitive>\n`,
  ).join('');
  const state = Array.from(
    { length: 4000 },
    (_, i) =>
      `      <lrm_resource id="vip${i}"><lrm_rsc_op id="vip${i}_last_0" operation_key="vip${i}_start_0" operation="start" rc-code="0" op-status="0" interval="0" last-rc-change="1600000000" exec-time="10" queue-time="0" op-digest="f2317cad3d54cec5d7d7aa7d0bf35cf8"/></lrm_resource>\n`,
  ).join('');
  const text = cibWith({ resources: primitives }).replace('</cib>', `<status>\n${state}</status></cib>`);
  const start = performance.now();
  const tree = cib.parse(text);
  const parsed = performance.now();
  const bound = cib.bind(tree, targetOf('2.1.5'));
  const end = performance.now();
  const size = (text.length / 1e6).toFixed(1);
  t.diagnostic(`${size} MB: read in ${(parsed - start).toFixed(0)} ms, checked in ${(end - parsed).toFixed(0)} ms`);
  assert.deepEqual(bound.problems, []);
  assert.ok(end - start < 5000);
});
