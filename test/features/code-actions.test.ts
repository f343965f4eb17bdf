import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalysis } from '../../server/src/analysis.ts';
import { codeActions, fixAll } from '../../server/src/features/code-actions.ts';
import { contextOf } from '../../server/src/features/context.ts';
import { acted, actionTitles, opened } from './helpers.ts';

test('the fix of a finding comes first', () => {
  const source = 'resource r0 {\n  net {\n    time<|>outt 60;\n  }\n}\n';
  assert.deepEqual(actionTitles(source), ['Change "timeoutt" to "timeout"', 'Allow drbd/unknown-option here']);
  assert.deepEqual(actionTitles(source, 'ja'), [
    '"timeoutt" を "timeout" に変更する',
    'ここでは drbd/unknown-option を許可する',
  ]);
  assert.equal(acted(source, 'Change "timeoutt" to "timeout"'), 'resource r0 {\n  net {\n    timeout 60;\n  }\n}\n');
});

test('a rule is allowed by a comment above, which then holds', () => {
  const source = 'resource r0 {\n  net {\n    time<|>outt 60;\n  }\n}\n';
  const after = acted(source, 'Allow drbd/unknown-option here');
  assert.equal(
    after,
    'resource r0 {\n  net {\n    # quorumlens: allow drbd/unknown-option\n    timeoutt 60;\n  }\n}\n',
  );
  const analysis = createAnalysis();
  analysis.set('r0.res', after);
  assert(!analysis.findings('r0.res').some(f => f.rule === 'drbd/unknown-option'));
});

test('line ends and indentation are kept', () => {
  const source = 'totem {\r\n\ttok<|>enn: 3000\r\n}\r\n';
  const after = acted(source, 'Allow corosync/unknown-option here');
  assert.equal(after, 'totem {\r\n\t# quorumlens: allow corosync/unknown-option\r\n\ttokenn: 3000\r\n}\r\n');
});

test('in a CIB the comment stands before the element, wherever the finding is in its tag', () => {
  const source = `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/>
  <resources/>
  <constraints>
    <rsc_location id="l"
      rsc="w<|>eb" node="alpha" score="1"/>
  </constraints>
</configuration></cib>
`;
  const [title] = actionTitles(source).filter(t => t.startsWith('Allow cib/unknown-reference'));
  assert(title, actionTitles(source).join(' | '));
  const after = acted(source, title);
  assert(after.includes('\n    <!-- quorumlens: allow cib/unknown-reference -->\n    <rsc_location id="l"\n'), after);
  const analysis = createAnalysis();
  analysis.set('cib.xml', after);
  assert(!analysis.findings('cib.xml').some(f => f.rule === 'cib/unknown-reference'));
});

test('a clean place has nothing to offer', () => {
  assert.deepEqual(actionTitles('resource r0 {\n  net {\n    time<|>out 60;\n  }\n}\n'), []);
});

test('all safe fixes at once', () => {
  const { context } = opened('resource r0 {\n  # quorumlens: allow drbd/syntax\n  net { }\n}\n');
  const action = fixAll(context());
  assert.equal(action?.kind, 'fixAll');
  assert.equal(action?.edits.length, 1);
});

test('for a name that nothing makes, the most similar one that is made', () => {
  const { analysis, file, offset } = opened(`-- r0.res --
resource r0 { on alpha { } connection { host al<|>hpa; host alpha; } }`);
  const at = { start: offset - 2, end: offset + 3 };
  const finding = { file, span: at, rule: 'test/unknown', severity: 'warning', message: { en: 'x', ja: 'x' } } as const;
  const context = contextOf({ ...analysis, findings: () => [finding] }, file);
  assert(context);
  const [first] = codeActions(context, at);
  assert.equal(first?.title, 'Change "alhpa" to "alpha"');
  assert.deepEqual(first?.edits, [{ file, span: at, newText: 'alpha' }]);
});
