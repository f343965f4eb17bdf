import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newerSchemas, upgrade } from '../../server/src/features/migrations/pacemaker.ts';
import { chooseSchema, targetOfSchema } from '../../server/src/languages/cib/schema-choice.ts';
import { type CibTree, parseCib } from '../../server/src/languages/cib/tree.ts';
import { fits } from '../../server/src/languages/cib/validate.ts';
import { composeEdits } from '../../server/src/text/compose-edits.ts';
import { applyEdits } from '../../server/src/text/edit.ts';

/*
 * The upgrade of a CIB to a newer schema, compared with what the style sheets of the installed Pacemaker make of real
 * files, and checked with the installed schemas. The corpus lies beside the project (QUORUMLENS_CORPUS: another place).
 */

function upgraded(text: string, version: string): string {
  return applyEdits(text, upgrade(text, parseCib(text), version));
}

const whole = (version: string, inside: string): string =>
  `<?xml version="1.0"?>
<!-- ours -->
<cib   validate-with='pacemaker-${version}' admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
${inside}  </configuration>
  <status/>
</cib>
`;

test('between schemas of one generation only validate-with changes', () => {
  const text = whole('3.0', '    <crm_config/>\n\t<nodes/>\n    <resources/><constraints/>\n');
  assert.equal(upgraded(text, '3.9'), text.replace('pacemaker-3.0', 'pacemaker-3.9'));
  assert.deepEqual(upgrade(text, parseCib(text), '3.0'), []);
  assert.deepEqual(upgrade(text, parseCib(text), '2.10'), []);
  assert.deepEqual(newerSchemas(parseCib(text)).slice(0, 2), ['3.1', '3.2']);
  assert.deepEqual(newerSchemas(parseCib(whole('4.0', ''))), []);
});

test('schemas 1.x to 2.x: users of ACLs become targets, permissions get a kind', () => {
  const before = whole(
    '1.2',
    `    <crm_config/><nodes/><resources/><constraints/>
    <acls>
      <acl_role id="monitor">
        <read id="m1" xpath="/cib" attribute="epoch"/>
        <write id="m2" tag="nodes"/>
      </acl_role>
      <acl_user id="joe">
        <role_ref id="monitor"/>
      </acl_user>
      <acl_user id="ann">
        <deny id="a1" ref="monitor" attribute="id"/>
      </acl_user>
    </acls>
`,
  );
  const after = whole(
    '2.10',
    `    <crm_config/><nodes/><resources/><constraints/>
    <acls>
      <acl_role id="monitor">
        <acl_permission id="m1" kind="read" xpath="/cib[@epoch]"/>
        <acl_permission id="m2" kind="write" object-type="nodes"/>
      </acl_role>
      <acl_target id="joe">
        <role id="monitor"/>
      </acl_target>
      <acl_target id="ann">
        <role id="auto-ann"/>
      </acl_target>
      <acl_role id="auto-ann">
        <acl_permission id="a1" kind="deny" reference="monitor"/>
      </acl_role>
    </acls>
`,
  );
  assert.equal(upgraded(before, '2.10'), after);
});

test('schemas 2.x to 3.x: old names are replaced, moved and dropped', () => {
  const before = whole(
    '2.6',
    `    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="o1" name="no_quorum_policy" value="stop"/>
        <nvpair id="o2" name="default-resource-stickiness" value="100"/>
        <nvpair id="o3" name="expected-quorum-votes" value="2"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha" type="normal"/>
    </nodes>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <!-- stays -->
        <operations>
          <op id="s" name="start" interval="0" requires="nothing"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
    <rsc_defaults>
      <meta_attributes id="rd"/>
    </rsc_defaults>
`,
  );
  const after = whole(
    '3.9',
    `    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="o1" name="no-quorum-policy" value="stop"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha" type="member"/>
    </nodes>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <!-- stays -->
        <operations>
          <op id="s" name="start" interval="0"/>
        </operations>
        <meta_attributes id="_2TO3_vip-meta">
          <nvpair id="_2TO3_s-meta-requires" name="requires" value="nothing"/>
        </meta_attributes>
      </primitive>
    </resources>
    <constraints/>
    <rsc_defaults>
      <meta_attributes id="rd">
        <nvpair id="o2" name="resource-stickiness" value="100"/>
      </meta_attributes>
    </rsc_defaults>
`,
  );
  assert.equal(upgraded(before, '3.9'), after);
});

test('schemas 3.x to 4.0: masters, rules of locations, lifetimes, classes that are gone', () => {
  const before = whole(
    '3.9',
    `    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="o1" name="crmd-transition-delay" value="0s"/>
        <nvpair id="o2" name="remove-after-stop" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <master id="ms">
        <primitive id="d" class="ocf" provider="linbit" type="drbd"/>
      </master>
      <group id="g">
        <primitive id="up" class="upstart" type="old"/>
      </group>
    </resources>
    <constraints>
      <rsc_location id="l" rsc="ms">
        <rule id="r1" score="1"><expression id="e1" attribute="a" operation="defined"/></rule>
        <rule id="r2" score="2"><expression id="e2" attribute="b" operation="defined"/></rule>
      </rsc_location>
      <rsc_order id="o" first="ms" then="g"/>
    </constraints>
    <fencing-topology>
      <fencing-level id="f9" target="alpha" index="10" devices="x"/>
    </fencing-topology>
`,
  );
  const after = whole(
    '4.0',
    `    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="o1" name="transition-delay" value="0s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="pcmk__3_10_upgrade-promotable-legacy-ms-meta_attributes" score="INFINITY">
          <nvpair id="pcmk__3_10_upgrade-promotable-legacy-ms-meta_attributes-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="d" class="ocf" provider="linbit" type="drbd"/>
      </clone>
    </resources>
    <constraints>
      <rsc_location rsc="ms" id="pcmk__3_10_upgrade-l-1">
        <rule id="r1" score="1"><expression id="e1" attribute="a" operation="defined"/></rule>
      </rsc_location>
      <rsc_location rsc="ms" id="pcmk__3_10_upgrade-l-2">
        <rule id="r2" score="2"><expression id="e2" attribute="b" operation="defined"/></rule>
      </rsc_location>
    </constraints>
    <fencing-topology>
    </fencing-topology>
`,
  );
  assert.equal(sameAttributes(upgraded(before, '4.0')), sameAttributes(after));
});

/** The order of the attributes of an element does not matter. */
function sameAttributes(text: string): string {
  return text.replace(/<(\w[\w-]*)((?: [\w-]+="[^"]*")+)/g, (_, name: string, list: string) => {
    return `<${name} ${(list.match(/[\w-]+="[^"]*"/g) ?? []).sort().join(' ')}`;
  });
}

test('what does not fit its schema, or names nothing, is left alone', () => {
  const dangling = whole(
    '3.9',
    '    <crm_config/><nodes/><resources/><constraints><rsc_location id="l" rsc="gone" node="a" score="1"/></constraints>\n',
  );
  for (const text of [dangling, whole('3.9', '<nodes>'), whole('9.9', ''), '<cib/>', '', 'totem {}']) {
    assert.deepEqual(upgrade(text, parseCib(text), '4.0'), []);
  }
});

test('edits of several rounds are one', () => {
  const text = 'alpha bravo charlie';
  const at = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
  const rounds = [
    () => [at(0, 5, 'ALPHA'), at(11, 11, '>')],
    (now: string) => [at(now.indexOf('HA'), now.indexOf('bravo'), '_')],
    (now: string) => [at(now.indexOf('>'), now.length, '!')],
    () => [],
  ];
  const edits = composeEdits(text, rounds);
  assert.equal(applyEdits(text, edits), 'ALP_bravo!');
  assert.deepEqual(edits, [at(0, 6, 'ALP_'), at(11, 19, '!')]);
});

const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const installed = '/usr/share/pacemaker';
const folder = mkdtempSync(join(tmpdir(), 'quorumlens-upgrade-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Real {
  readonly name: string;
  readonly text: string;
  readonly tree: CibTree;
  readonly version: string;
}

/** Files of the corpus that fit the schema that they name. */
function realFiles(): Real[] {
  return ['cib', 'cib-scheduler'].flatMap(part =>
    readdirSync(join(corpus, part))
      .filter(name => name.endsWith('.xml'))
      .flatMap(name => {
        const text = readFileSync(join(corpus, part, name), 'utf8');
        const version = /\svalidate-with="pacemaker-(\d+\.\d+)"/.exec(text)?.[1] ?? '';
        const tree = parseCib(text);
        const { task } = chooseSchema(tree, targetOfSchema(version) ?? '');
        return task?.version === version && fits(tree.scan, task.roots) ? [{ name, text, tree, version }] : [];
      }),
  );
}

test('real CIBs: the upgrade fits the newer schema, and comes to rest', t => {
  if (!existsSync(corpus)) return t.skip('the corpus is not there');
  let count = 0;
  for (const { name, text, tree, version } of realFiles()) {
    for (const goal of [newerSchemas(tree)[0], newerSchemas(tree).at(-1)]) {
      const edits = goal === undefined ? [] : upgrade(text, tree, goal);
      if (goal === undefined || edits.length === 0) continue;
      count++;
      const done = applyEdits(text, edits);
      assert(done.includes(`pacemaker-${goal}`), name);
      const again = parseCib(done);
      assert.deepEqual(upgrade(done, again, goal), [], name);
      // Within a generation nothing else changes.
      if (goal.split('.')[0] === version.split('.')[0]) assert.equal(edits.length, 1, name);
    }
  }
  assert(count > 800, `${count} upgrades`);
  t.diagnostic(`${count} upgrades`);
});

test("real CIBs: the same as Pacemaker's own style sheets make", t => {
  if (!existsSync(corpus)) return t.skip('the corpus is not there');
  if (spawnSync('xsltproc', ['--version']).error) return t.skip('xsltproc is not installed');
  if (!existsSync(join(installed, 'upgrade-2.10.xsl'))) return t.skip("Pacemaker's style sheets are not installed");
  const sheet = join(folder, 'canonical.xsl');
  writeFileSync(sheet, canonical);
  const through = (sheets: readonly string[], text: string): string =>
    sheets.reduce((input, s) => spawnSync('xsltproc', [s, '-'], { input, encoding: 'utf8' }).stdout, text);
  const sheets: Readonly<Record<string, readonly string[]>> = {
    1: ['upgrade-1.3.xsl'],
    2: ['upgrade-2.10-enter.xsl', 'upgrade-2.10.xsl', 'upgrade-2.10-leave.xsl'],
  };
  let count = 0;
  for (const { name, text, tree, version } of realFiles()) {
    const own = sheets[version.split('.')[0] ?? '']?.map(s => join(installed, s));
    const goal = version.startsWith('1.') ? '2.10' : '3.0';
    const edits = own ? upgrade(text, tree, goal) : [];
    if (!own || edits.length === 0) continue;
    const theirs = through(own, text).replace('pacemaker-2.0"', 'pacemaker-2.10"');
    assert.equal(through([sheet], applyEdits(text, edits)), through([sheet], theirs), name);
    count++;
  }
  assert(count > 20, `${count} files`);
  t.diagnostic(`${count} files compared`);
});

test('real CIBs: xmllint accepts the upgraded ones', t => {
  if (!existsSync(corpus)) return t.skip('the corpus is not there');
  if (spawnSync('xmllint', ['--version']).error) return t.skip('xmllint is not installed');
  const goal = '3.9';
  const schema = join(installed, `pacemaker-${goal}.rng`);
  if (!existsSync(schema)) return t.skip(`pacemaker-${goal}.rng is not installed`);
  const files = realFiles().flatMap(({ text, tree }, n) => {
    const edits = upgrade(text, tree, goal);
    if (edits.length === 0) return [];
    const path = join(folder, `${n}.xml`);
    writeFileSync(path, applyEdits(text, edits));
    return [path];
  });
  const { stderr } = spawnSync('xmllint', ['--noout', '--relaxng', schema, ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const refused = stderr.split('\n').filter(line => line !== '' && !line.endsWith(' validates'));
  assert.deepEqual(refused.slice(0, 5), []);
  t.diagnostic(`${files.length} files`);
});

/** Comments, white space, the order of attributes, and of elements of different kinds do not count. */
const canonical = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="xml" indent="yes"/>
<xsl:strip-space elements="*"/>
<xsl:template match="comment()|processing-instruction()"/>
<xsl:template match="*"><xsl:copy>
<xsl:for-each select="@*"><xsl:sort select="name()"/><xsl:copy/></xsl:for-each>
<xsl:apply-templates select="*"><xsl:sort select="name()"/><xsl:sort select="@id"/></xsl:apply-templates>
</xsl:copy></xsl:template>
</xsl:stylesheet>`;
