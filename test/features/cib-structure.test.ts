import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type DocumentSymbol, documentSymbols } from '../../server/src/features/document-symbols.ts';
import { hover as hoverOf } from '../../server/src/features/hover.ts';
import { linkedEditing } from '../../server/src/features/linked-editing.ts';
import { parseCib } from '../../server/src/languages/cib/tree.ts';
import { layoutCib } from '../../server/src/languages/cib/white-space.ts';
import { walk } from '../../server/src/syntax/cursor.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { definition, hover, opened, references, rename } from './helpers.ts';

/*
 * Finding one's way in a CIB: outline, hover, definition, references, rename, end tags, layout.
 */

const cib = `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="o1" name="no-quorum-policy" value="freeze"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <template id="tpl" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <clone id="drbd-clone">
        <meta_attributes id="dm">
          <nvpair id="dm1" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <operations>
            <op id="drbd-m" name="monitor" interval="29s" role="Promoted" timeout="20s"/>
          </operations>
        </primitive>
      </clone>
      <group id="grp">
        <meta_attributes id="gm"/>
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fp">
            <nvpair id="fp1" name="device" value="/dev/drbd0"/>
          </instance_attributes>
        </primitive>
        <primitive id="vip" template="tpl"/>
      </group>
      <bundle id="web-b">
        <podman image="httpd"/>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </bundle>
    </resources>
    <constraints>
      <rsc_colocation id="c1" rsc="grp" with-rsc="drbd-clone" with-rsc-role="Promoted" score="INFINITY"/>
      <rsc_colocation id="c2" rsc="web-b" with-rsc="grp" score="-INFINITY"/>
      <rsc_order id="o" first="drbd-clone" first-action="promote" then="grp" then-action="start" kind="Mandatory"/>
      <rsc_order id="os">
        <resource_set id="s1" sequential="false">
          <resource_ref id="drbd-clone"/>
          <resource_ref id="web-b"/>
        </resource_set>
        <resource_set id="s2">
          <resource_ref id="grp"/>
        </resource_set>
      </rsc_order>
      <rsc_location id="l1" rsc="grp" node="alpha" score="100"/>
      <rsc_location id="l2" rsc="web-b" node="bravo" score="-INFINITY"/>
      <rsc_location id="l3" rsc="grp">
        <rule id="r" score="1">
          <expression id="e" attribute="#uname" operation="eq" value="alpha"/>
        </rule>
      </rsc_location>
      <rsc_ticket id="t" rsc="drbd-clone" rsc-role="Promoted" ticket="ticketA" loss-policy="demote"/>
    </constraints>
  </configuration>
</cib>
`;

function outline(symbols: readonly DocumentSymbol[], depth = 0): string {
  return symbols
    .map(
      s => `${'  '.repeat(depth)}${[s.name, s.detail].filter(t => t).join(' · ')}\n${outline(s.children, depth + 1)}`,
    )
    .join('');
}

function partOf(text: string, name: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex(l => l.trim() === name);
  const depth = (lines[at] ?? '').search(/\S/);
  const end = lines.findIndex((l, n) => n > at && l.search(/\S/) <= depth);
  return lines
    .slice(at + 1, end < 0 ? undefined : end)
    .map(l => l.slice(depth + 2))
    .join('\n');
}

test('the outline reads like crm_mon: members before settings, agents beside names', () => {
  const text = outline(documentSymbols(opened(cib, 'cib.xml').context()));
  assert.equal(
    partOf(text, 'resources'),
    `Template: tpl · ocf:heartbeat:IPaddr2
Clone Set: drbd-clone [drbd] · promotable
  drbd · ocf:linbit:drbd
    operations
      op monitor · 29s Promoted
  meta_attributes dm
    promotable
Resource Group: grp
  fs · ocf:heartbeat:Filesystem
    instance_attributes fp
      device
  vip · ocf:heartbeat:IPaddr2
  meta_attributes gm
Container bundle: web-b [httpd] · podman
  web · ocf:heartbeat:apache
  podman httpd`,
  );
});

test('the outline has constraints in words', () => {
  const words = (lang: 'en' | 'ja'): string[] =>
    partOf(outline(documentSymbols(opened(cib, 'cib.xml').context(lang))), 'constraints')
      .split('\n')
      .filter(l => !l.startsWith(' '));
  assert.deepEqual(words('en'), [
    'grp with drbd-clone (Promoted), INFINITY · c1',
    'web-b apart from grp, -INFINITY · c2',
    'promote drbd-clone, then start grp, Mandatory · o',
    'in order: [drbd-clone web-b], grp · os',
    'grp prefers alpha, 100 · l1',
    'web-b never on bravo · l2',
    'grp by rule · l3',
    'drbd-clone (Promoted) needs ticket ticketA, else demote · t',
  ]);
  assert.deepEqual(words('ja').slice(0, 3), [
    'grp を drbd-clone (Promoted) と同居（INFINITY） · c1',
    'web-b を grp と分離（-INFINITY） · c2',
    'drbd-clone を promote → grp を start（Mandatory） · o',
  ]);
});

test('half-typed constraints have their plain names', () => {
  const text = outline(
    documentSymbols(
      opened(
        '<cib><configuration><constraints><rsc_order id="o" first="a"/><rsc_location id="l"/><rsc_ticket/></constraints></configuration></cib>',
        'cib.xml',
      ).context(),
    ),
  );
  assert.deepEqual(partOf(text, 'constraints').trim().split('\n').length, 3);
});

test('everything in a configuration has a hover', () => {
  const { context } = opened(cib, 'cib.xml');
  const shown = context();
  const silent: string[] = [];
  for (const node of walk(shown.file.tree.root)) {
    const words = [node.keyword, ...(node.kind === 'option' ? node.values : [])];
    for (const { span, value } of words) {
      if (!hoverOf(shown, span.start + (span.end > span.start ? 1 : 0))) silent.push(value);
    }
  }
  assert.deepEqual(silent, []);
});

test('hovers: constraints in words, advice of the agent, tags and templates by their kind', () => {
  const at = (text: string): string => cib.replace(text, text.replace(/"/, '"<|>'));
  hover(cib.replace('<rsc_order id="o"', '<rsc_or<|>der id="o"'), {
    en: ['promote drbd-clone, then start grp, Mandatory', 'Order constraint'],
    ja: ['drbd-clone を promote → grp を start'],
  });
  hover(cib.replace('timeout="20s"', 'timeout="2<|>0s"'), {
    en: ['ocf:linbit:drbd advises 20s for monitor.'],
    ja: ['ocf:linbit:drbd の monitor の推奨値は 20s です。'],
  });
  hover(at('"tpl" class'), { en: ['Resource tpl', 'template ocf:heartbeat:IPaddr2'] });
  const tagged = cib.replace(
    '  </configuration>',
    '<tags><tag id="bo<|>th"><obj_ref id="fs"/></tag></tags></configuration>',
  );
  hover(tagged, { en: ['Tag both'], ja: ['タグ both'] });
});

test('hovers in the status: elements, exit codes, times', () => {
  const status = (mark: string): string =>
    `<cib><configuration/><status><node_state id="1" uname="alpha" in_ccm="true"><lrm id="1"><lrm_resources><lrm_resource id="vip" type="IPaddr2"><lrm_rsc_op id="vip_last_0" operation="monitor" rc-code="7" op-status="0" last-rc-change="1700000000"/></lrm_resource></lrm_resources></lrm></node_state></status></cib>`.replace(
      mark,
      `${mark.slice(0, -1)}<|>${mark.slice(-1)}`,
    );
  hover(status('rc-code="7'), { en: ['7 — not running', 'Exit code of the agent.'], ja: ['停止中'] });
  hover(status('change="1700000000'), { en: ['2023-11-14 22:13:20 UTC'] });
  hover(status('<lrm_rsc_op'), { en: ['Result of one operation', 'The cluster writes the status itself'] });
  hover(status('in_ccm'), { en: ['member of the cluster'] });
});

test('definition and references of ids, nodes, tickets and roles', () => {
  const marked = (what: string): string => `-- cib.xml --
<cib><configuration>
<nodes><node id="1" uname="alpha"/></nodes>
${what === 'node' ? '                           ^^^^^ definition\n' : ''}<resources>
<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
${what === 'vip' ? '               ^^^ definition\n' : ''}</resources><constraints>
<rsc_location id="l" rsc="${what === 'vip' ? 'v<|>ip' : 'vip'}" node="${what === 'node' ? 'al<|>pha' : 'alpha'}" score="1"/>
${what === 'vip' ? '                          ^^^ use\n' : what === 'node' ? '                                     ^^^^^ use\n' : ''}<rsc_ticket id="t" rsc="vip" ticket="${what === 'ticket' ? 'A<|>' : 'A'}"/>
${what === 'vip' ? '                        ^^^ use\n' : what === 'ticket' ? '                                     ^ use\n' : ''}</constraints>
<acls>
<acl_role id="reader"/>
${what === 'role' ? '              ^^^^^^ definition\n' : ''}<acl_target id="joe"><role id="${what === 'role' ? 're<|>ader' : 'reader'}"/></acl_target>
${what === 'role' ? '                               ^^^^^^ use\n' : ''}</acls>
<tags><tag id="t1">
<obj_ref id="vip"/>
${what === 'vip' ? '             ^^^ use\n' : ''}</tag></tags>
</configuration></cib>
`;
  for (const what of ['node', 'vip', 'role']) {
    definition(marked(what));
    references(marked(what));
  }
  references(marked('ticket'));
});

test('rename of roles, tickets and tags', () => {
  const acls = (a: string, b: string): string =>
    `<cib><configuration><acls><acl_role id="${a}"/><acl_target id="joe"><role id="${b}"/></acl_target></acls></configuration></cib>\n`;
  rename(acls('reader', 're<|>ader'), 'viewer', acls('viewer', 'viewer'), 'cib.xml');
  const tickets = (a: string, b: string): string =>
    `<cib><configuration><constraints><rsc_ticket id="t" rsc="r" ticket="${a}"/><rsc_ticket id="u" rsc="s" ticket="${b}"/></constraints></configuration></cib>\n`;
  rename(tickets('A<|>', 'A'), 'siteA', tickets('siteA', 'siteA'), 'cib.xml');
  const tags = (a: string, b: string): string =>
    `<cib><configuration><resources/><constraints><rsc_location id="l" rsc="${b}" node="n" score="1"/></constraints><tags><tag id="${a}"><obj_ref id="x"/></tag></tags></configuration></cib>\n`;
  rename(tags('bo<|>th', 'both'), 'all', tags('all', 'all'), 'cib.xml');
});

test('start tag and end tag change together, also around other elements of the name', () => {
  const { context, offset, scenario } = opened('<cib><configuration><gro<|>up><group/></group></configuration></cib>');
  const text = scenario.files[0]?.text ?? '';
  const spans = linkedEditing(context(), offset) ?? [];
  assert.deepEqual(
    spans.map(s => [s.start, text.slice(s.start, s.end)]),
    [
      [21, 'group'],
      [37, 'group'],
    ],
  );
});

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

test('the layout of every CIB of the corpus: white space only, and the second time nothing', t => {
  if (!existsSync(corpus)) return t.skip('the corpus is not there');
  const tidy = (text: string): string =>
    applyEdits(
      text,
      layoutCib(parseCib(text)).map(gap => ({ span: gap.span, newText: gap.text })),
    );
  let count = 0;
  for (const part of ['cib', 'cib-scheduler']) {
    for (const name of readdirSync(join(corpus, part)).filter(n => n.endsWith('.xml'))) {
      const text = readFileSync(join(corpus, part, name), 'utf8');
      const once = tidy(text);
      assert.equal(once.replace(/\s+/g, ''), text.replace(/\s+/g, ''), name);
      assert.equal(tidy(once), once, name);
      count++;
    }
  }
  assert(count > 500, `${count} files`);
});
