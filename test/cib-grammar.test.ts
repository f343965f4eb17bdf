import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bindCib } from '../server/src/languages/cib/bind.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import { compareVersions, defaultTarget, type Target } from '../server/src/schema/release.ts';
import { applyEdits } from '../server/src/text/edit.ts';

const because = { en: '', ja: '' };

function targetOf(pacemaker: string, from: Target['pacemaker']['from'] = 'file'): Target {
  return {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: { version: defaultTarget.corosync, from: 'default', because },
    pacemaker: { version: pacemaker, from, because },
  };
}

interface Parts {
  schema?: string;
  resources?: string;
  constraints?: string;
  config?: string;
  more?: string;
}

/** A CIB that is valid but for what is put into it. */
function cibWith({ schema = '3.9', resources = '', constraints = '', config = '', more = '' }: Parts): string {
  return (
    `<cib validate-with="pacemaker-${schema}" admin_epoch="0" epoch="1" num_updates="0"><configuration>` +
    `<crm_config>${config}</crm_config><nodes/><resources>${resources}</resources>` +
    `<constraints>${constraints}</constraints>${more}</configuration></cib>`
  );
}

/** Findings as `rule [word] message`; those at warning and above. */
function found(text: string, target = targetOf('2.1.5')): string[] {
  return bindCib(parseCib(text), target)
    .problems.filter(p => p.severity === 'error' || p.severity === 'warning')
    .map(p => `${p.rule} [${text.slice(p.span.start, p.span.end)}] ${p.message.en}`);
}

const dummy = '<primitive id="a" class="ocf" provider="pacemaker" type="Dummy"/>';

const cases: [string, Parts, ...string[]][] = [
  ['a valid CIB', { resources: dummy }],
  [
    'an element nobody knows',
    { resources: '<ressource id="a"/>' },
    'unknown-option [ressource] there is no "ressource" in resources (only primitive, template, group, clone, master, bundle)',
  ],
  [
    'a misspelt element counts as the one that is meant',
    { resources: '<primitve id="a" class="ocf" type="Dummy"/>' },
    'unknown-option [primitve] there is no "primitve" in resources (did you mean "primitive"?)',
    'missing [primitve] primitive has no provider, which class "ocf" needs',
  ],
  [
    'a misspelt attribute counts as the one that is meant',
    { resources: '<primitive id="a" clas="lsb" type="x"/>' },
    'unknown-option [clas] primitive has no attribute "clas" (did you mean "class"?)',
  ],
  [
    'all faults are found, not only the first',
    { resources: '<primitive id="1a" class="lbs" type="x" foo="1"/><group id="g"/>' },
    'wrong-value [1a] "1a" is not an id (a letter or "_", then letters, digits, ".", "-" and "_")',
    'wrong-value [lbs] "lbs" is not one of ocf, lsb, heartbeat, stonith, upstart, service, systemd, nagios',
    'unknown-option [foo] primitive has no attribute "foo" (only class, description, id, provider, template, type)',
    'missing [group] group has no primitive, which is required',
  ],
  [
    'an element of another section',
    { resources: `${dummy}<rsc_location id="l" rsc="a" node="alpha" score="1"/>` },
    'wrong-place [rsc_location] rsc_location does not belong in resources, but in constraints',
  ],
  [
    'what stands in the wrong place is checked all the same',
    { resources: '<rsc_location id="l" rsc="a" node="alpha" score="1x"/>' },
    'wrong-place [rsc_location] rsc_location does not belong in resources, but in constraints',
    'wrong-value [1x] "1x" is not a score (an integer, INFINITY, +INFINITY or -INFINITY)',
  ],
  [
    'elements in the wrong order',
    {
      constraints:
        '<rsc_location id="l"><rule id="r" score="1"><expression id="e" attribute="x" operation="defined"/></rule>' +
        '<resource_set id="s"><resource_ref id="a"/></resource_set></rsc_location>',
      resources: dummy,
    },
    'wrong-place [resource_set] resource_set must stand before rule in rsc_location',
  ],
  [
    'one too many',
    { resources: `<clone id="c">${dummy}${dummy.replace('"a"', '"b"')}</clone>` },
    'duplicate [primitive] clone may have only one primitive',
  ],
  [
    'either of two elements',
    { resources: `<clone id="c">${dummy}<group id="g">${dummy.replace('"a"', '"b"')}</group></clone>` },
    'wrong-place [group] clone may have either primitive or group, not both',
  ],
  [
    'either of two attributes',
    { constraints: '<rsc_order id="o" first="a" then="a" score="1" kind="Optional"/>', resources: dummy },
    'deprecated-name [score] score is deprecated (use kind)',
    'wrong-place [kind] kind and score exclude each other',
  ],
  [
    'an attribute or an element',
    {
      constraints:
        '<rsc_location id="l" rsc="a" node="alpha" score="1"><rule id="r" score="1">' +
        '<expression id="e" attribute="x" operation="defined"/></rule></rsc_location>',
      resources: dummy,
    },
    'wrong-place [node] rsc_location may have either the attribute node or rule, not both',
  ],
  [
    'a value that does not go with another attribute',
    { resources: '<primitive id="a" class="systemd" provider="heartbeat" type="httpd"/>' },
    'wrong-value [systemd] class "systemd" does not go with provider',
  ],
  [
    'what a value asks for',
    { resources: '<primitive id="a" class="ocf" type="Dummy"/>' },
    'missing [primitive] primitive has no provider, which class "ocf" needs',
  ],
  [
    'several ways to complete an element',
    { constraints: '<rsc_location id="l" rsc="a"/>', resources: dummy },
    'missing [rsc_location] rsc_location needs either rule, or score and node',
  ],
  [
    'one of three attributes',
    { more: '<acls><acl_role id="r"><acl_permission id="p" kind="read"/></acl_role></acls>' },
    'missing [acl_permission] acl_permission needs one of xpath, reference, object-type',
  ],
  [
    'a number out of range',
    { more: '<fencing-topology><fencing-level id="f" target="alpha" index="0" devices="x"/></fencing-topology>' },
    'out-of-range [0] "0" is out of range (1 or more)',
  ],
  [
    'a meta attribute as an attribute',
    { resources: '<primitive id="a" class="lsb" type="x" priority="5"/>' },
    'wrong-place [priority] priority is not an attribute of primitive, but a name for an nvpair in meta_attributes',
  ],
  [
    'an attribute of a later schema',
    {
      schema: '3.0',
      constraints: '<rsc_colocation id="c" rsc="a" with-rsc="b" score="1" influence="true"/>',
      resources: dummy + dummy.replace('"a"', '"b"'),
    },
    'wrong-version [influence] influence needs schema 3.6 or later, but validate-with is pacemaker-3.0',
  ],
  [
    'an element of an earlier schema',
    { schema: '4.0', resources: `<master id="m">${dummy}</master>` },
    'wrong-version [master] master ended with schema 3.10, but validate-with is pacemaker-4.0',
  ],
  [
    'a word of a later schema',
    {
      schema: '3.6',
      resources: `<primitive id="a" class="lsb" type="x"><operations><op id="o" name="monitor" interval="5" role="Promoted"/></operations></primitive>`,
    },
    'wrong-version [Promoted] "Promoted" needs schema 3.7 or later, but validate-with is pacemaker-3.6',
  ],
  [
    'a name that later schemas forbid',
    {
      schema: '3.0',
      config:
        '<cluster_property_set id="o"><nvpair id="n" name="stonith_enabled" value="false"/></cluster_property_set>',
    },
    'wrong-version [stonith_enabled] "stonith_enabled" ended with schema 2.10, but validate-with is pacemaker-3.0',
  ],
  [
    'dots for what was left out: nothing is missing',
    { resources: '<primitive id="a">...</primitive>' },
    'wrong-place [...] primitive may not contain text',
  ],
  ['text between elements', { resources: `oops${dummy}` }, 'wrong-place [oops] resources may not contain text'],
  [
    'an attribute with a prefix',
    { resources: dummy.replace(' type', ' x:type') },
    'unknown-option [x:type] primitive has no attribute "x:type" (did you mean "type"?)',
  ],
  ['what a template fills in is unknown, not wrong', { resources: dummy.replace('"ocf"', '"{{ class }}"') }],
  ['values are trimmed as the schema does', { resources: dummy.replace('"ocf"', '" ocf\n"') }],
];

for (const [title, parts, ...wanted] of cases) {
  test(title, () => {
    const target = targetOf(compareVersions(parts.schema ?? '3.9', '4.0') >= 0 ? '3.0.2' : '2.1.5');
    assert.deepEqual(found(cibWith(parts), target), wanted);
  });
}

test('structural faults are refused by the schema, and so by crm_verify; plain text only by the schema', () => {
  const refused = (parts: Parts) => bindCib(parseCib(cibWith(parts)), targetOf('2.1.5')).problems.map(p => p.refusedBy);
  assert.deepEqual(refused({ resources: '<foo/>' }), [['rng', 'crm_verify']]);
  assert.deepEqual(refused({ resources: 'text' }), [['rng']]);
  assert.deepEqual(refused({ resources: '<![CDATA[text]]>' }), [['rng', 'crm_verify']]);
});

test('the nearest name is offered, in the end tag too', () => {
  const text = cibWith({ resources: `<gruop id="g">${dummy}</gruop>` });
  const [problem] = bindCib(parseCib(text), targetOf('2.1.5')).problems;
  assert.equal(applyEdits(text, problem?.fixes?.[0]?.edits ?? []), text.replaceAll('gruop', 'group'));
});

test('below status anything goes', () => {
  const text = cibWith({}).replace('</configuration>', '</configuration><status>x<y z="1"><w/></y></status>');
  assert.deepEqual(found(text), []);
});

test('the schema itself: missing, unknown, too new, without file, none', () => {
  const text = cibWith({});
  const named = (value: string): string => text.replace('"pacemaker-3.9"', `"${value}"`);
  const without = text.replace('validate-with="pacemaker-3.9" ', '');
  const cases: [string, string, string | undefined][] = [
    [without, '2.1.5', 'warning crm_verify? cib has no validate-with, so Pacemaker tries one schema after the other'],
    [without, '3.0.2', 'error crm_verify! cib has no validate-with, and Pacemaker 3 reads no CIB without it'],
    [
      named('pacemaker-9.9'),
      '3.0.2',
      'error crm_verify! there is no schema "pacemaker-9.9" (the newest is pacemaker-4.0)',
    ],
    [
      named('pacemaker-4.0'),
      '2.1.5',
      'error crm_verify! schema pacemaker-4.0 needs Pacemaker 3.0.0 or later, but the target is 2.1.5',
    ],
    [
      named('pacemaker-1.1'),
      '2.1.5',
      'error crm_verify! schema pacemaker-1.1 is of the time before Pacemaker 1.1, and no release reads it any more',
    ],
    [named('none'), '2.1.5', 'info crm_verify? validate-with is none, so no schema is checked'],
    [
      named('none'),
      '3.0.2',
      'error crm_verify! validate-with is none, so no schema is checked, which is deprecated since Pacemaker 2.1.8',
    ],
    [
      named('pacemaker-next'),
      '2.1.5',
      'warning crm_verify? pacemaker-next is the development schema, which changes from release to release',
    ],
    [
      named('pacemaker-next'),
      '3.0.2',
      'error crm_verify! the development schema pacemaker-next ended with Pacemaker 3.0.0',
    ],
    [text, '2.1.5', undefined],
  ];
  for (const [source, version, wanted] of cases) {
    const [problem] = bindCib(parseCib(source), targetOf(version)).problems;
    const said = problem && `${problem.severity} crm_verify${problem.refusedBy ? '!' : '?'} ${problem.message.en}`;
    assert.equal(problem?.rule, wanted && 'unknown-schema', source.slice(0, 60));
    assert.equal(said, wanted);
  }
});

test('a CIB without a schema that fits none of them is wrong all the same', () => {
  const text = cibWith({ resources: '<ressource/>' }).replace('validate-with="pacemaker-3.9" ', '');
  const rules = bindCib(parseCib(text), targetOf('2.1.5')).problems.map(p => p.rule);
  assert.deepEqual(rules, ['unknown-schema', 'unknown-option']);
});

test('fragments are judged as elements of the newest schema of the target', () => {
  const fragment = readFileSync(fileURLToPath(new URL('fixtures/cib/group-fragment.xml', import.meta.url)), 'utf8');
  assert.deepEqual(found(fragment), []);
  assert.deepEqual(found(fragment.replace(' type=', ' typ=')), [
    'unknown-option [typ] primitive has no attribute "typ" (did you mean "type"?)',
  ]);
  // Another schema may be meant: what only that has is no error.
  const master = bindCib(parseCib(`<master id="m">${dummy}</master>`), targetOf('3.0.2'));
  assert.deepEqual(
    master.problems.map(p => [p.rule, p.severity]),
    [['deprecated-name', 'hint']],
  );
});

test('in a file that is no XML, only what is certain is reported', () => {
  const text = cibWith({ resources: `<group id="g">${dummy}<grup id="h">` });
  assert.deepEqual(found(text), []);
});

test('the schema can be named or changed by a fix, and the file then fits it', () => {
  const text = cibWith({});
  const without = text.replace('validate-with="pacemaker-3.9" ', '');
  const named = (value: string): string => text.replace('"pacemaker-3.9"', `"${value}"`);
  const promoted = cibWith({ constraints: '<rsc_colocation id="c" rsc="a" with-rsc="b" rsc-role="Promoted"/>' });
  const cases: [string, string, string][] = [
    [without, '2.1.5', 'pacemaker-3.9'],
    [without, '3.0.2', 'pacemaker-4.0'],
    [named('none'), '2.1.5', 'pacemaker-3.9'],
    [named('none'), '3.0.2', 'pacemaker-4.0'],
    [named('foo'), '2.1.5', 'pacemaker-3.9'],
    [named('pacemaker-1.1'), '2.1.5', 'pacemaker-3.9'],
    [named('pacemaker-next'), '3.0.2', 'pacemaker-4.0'],
    [named('pacemaker-4.0'), '2.1.5', 'pacemaker-3.9'],
    [promoted.replace('"pacemaker-3.9"', '"pacemaker-3.0"'), '2.1.5', 'pacemaker-3.7'],
  ];
  for (const [source, version, wanted] of cases) {
    const { problems } = bindCib(parseCib(source), targetOf(version));
    const edit = problems[0]?.fixes?.[0]?.edits[0];
    assert.ok(edit, `${version} ${source.slice(0, 50)}`);
    const mended = source.slice(0, edit.span.start) + edit.newText + source.slice(edit.span.end);
    assert.match(mended, new RegExp(`^<cib[^>]* validate-with="${wanted.replace('.', '\\.')}"`));
    const left = bindCib(parseCib(mended), targetOf(version)).problems.filter(p => p.severity === 'error');
    assert.deepEqual(
      left.map(p => p.message.en),
      [],
    );
  }
});

test('a reference to a blank is a blank', () => {
  const text = cibWith({ resources: '&#32;<primitive id="a" class="lsb" type="x"/>&#x0a;&#9;' });
  assert.deepEqual(bindCib(parseCib(text), targetOf('2.1.5')).problems, []);
  assert.ok(parseCib(`${text}&#32;`).problems.length > 0);
});
