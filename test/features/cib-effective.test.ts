import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { hover, opened } from './helpers.ts';

/** A CIB with defaults, a template and a group; `marked` puts the cursor before a word. */
function cib(marked?: string): string {
  const text = `-- cib.xml --
<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/>
<resources>
<template id="site" class="ocf" provider="heartbeat" type="apache">
<meta_attributes id="site-meta"><nvpair id="t1" name="priority" value="5"/></meta_attributes>
<operations><op id="site-start" name="start" interval="0" timeout="90s"/></operations>
</template>
<group id="g">
<meta_attributes id="g-meta"><nvpair id="g1" name="resource-stickiness" value="70"/></meta_attributes>
<primitive id="web" template="site">
<meta_attributes id="web-meta"><nvpair id="w1" name="failure-timeout" value="60s"/></meta_attributes>
<operations><op id="web-monitor" name="monitor" interval="10s"/></operations>
</primitive>
</group>
<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
<meta_attributes id="vip-meta"><nvpair id="v1" name="migration-threshold" value="9"/></meta_attributes>
<operations><op id="vip-start" name="start" interval="0"/></operations>
</primitive>
</resources>
<constraints/>
<rsc_defaults>
<meta_attributes id="d1" score="10"><rule id="r1"><date_expression id="e1" operation="gt" start="2030-01-01"/></rule><nvpair id="n1" name="migration-threshold" value="1"/></meta_attributes>
<meta_attributes id="d2"><nvpair id="n2" name="migration-threshold" value="3"/><nvpair id="n3" name="resource-stickiness" value="100"/></meta_attributes>
</rsc_defaults>
<op_defaults><meta_attributes id="o1"><rule id="r2"><op_expression id="e2" name="monitor"/></rule><nvpair id="n4" name="timeout" value="45s"/></meta_attributes></op_defaults>
</configuration></cib>
`;
  return marked === undefined ? text : text.replace(marked, `<|>${marked}`);
}

test('hover of a resource: what it inherits, from where, and when', () => {
  hover(cib('primitive id="web"'), {
    en: [
      'Inherited values',
      'priority 5 — template "site", cib.xml:4',
      'resource-stickiness 70 — group "g", cib.xml:8',
      'migration-threshold 3 — rsc_defaults, cib.xml:22 (1 while a rule holds)',
      'Inherited operations start 0 — template "site"',
    ],
    ja: ['継承した値', 'priority 5 — template "site"', 'ルールが成立する間は 1', '継承したオペレーション start 0'],
  });
});

test('hover of an operation: a timeout that it does not write', () => {
  hover(cib('op id="web-monitor"'), {
    en: ['timeout 45s — op_defaults, cib.xml:24'],
    ja: ['timeout 45s — op_defaults'],
  });
  hover(cib('op id="vip-start"'), { en: ['timeout 20s — default'], ja: ['timeout 20s — デフォルト'] });
});

test('hover of a value: set here, overridden elsewhere, other while a rule holds', () => {
  hover(cib('name="failure-timeout"').replace('<|>name="', 'name="<|>'), { en: ['In force 60s', 'set here'], ja: [] });
  hover(cib('name="resource-stickiness" value="100"').replace('<|>name="', 'name="<|>'), {
    en: ['In force 100', 'set here', 'Overridden in g 70'],
    ja: ['上書き g 70'],
  });
  hover(cib('name="migration-threshold" value="9"').replace('<|>name="', 'name="<|>'), {
    en: ['In force 9', 'set here'],
    ja: [],
  });
});

test('hover where a value is not in force: a template with a higher score wins', () => {
  const text = cib('name="priority" value="7"').replace('<|>name="', 'name="<|>');
  const other = text
    .replace('<meta_attributes id="site-meta">', '<meta_attributes id="site-meta" score="5">')
    .replace('name="failure-timeout" value="60s"', 'name="<|>priority" value="7"');
  hover(other, { en: ['In force 5 — template "site", cib.xml:4'], ja: ['有効な値 5 — template "site"'] });
});

test('a fragment tells nothing of defaults', () => {
  const { context } = opened(
    '-- cib.xml --\n<primitive id="a" class="ocf" provider="heartbeat" type="Dummy"><operations><op id="o" name="start" interval="0"/></operations></primitive>\n',
  );
  assert.deepEqual(inlayHints(context(), { start: 0, end: 1000 }), []);
});

test('hints: values of template and group, and the timeout of operations', () => {
  const { context, scenario } = opened(cib());
  const text = scenario.files[0]?.text ?? '';
  const shown = (lang: 'en' | 'ja'): string[] =>
    inlayHints(context(lang), { start: 0, end: text.length }).map(({ offset, label }) => {
      const start = text.lastIndexOf('<', offset - 1);
      return `${/id="([^"]*)"/.exec(text.slice(start, offset))?.[1]}: ${label}`;
    });
  assert.deepEqual(shown('en'), [
    'web: priority 5 (template "site"); resource-stickiness 70 (group "g")',
    'web-monitor: timeout 45s (op_defaults)',
    'vip-start: timeout 20s (default)',
  ]);
  assert.equal(shown('ja')[2], 'vip-start: timeout 20s（デフォルト）');
});
