import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { opened } from './helpers.ts';

/** The text with its hints in « ». The cursor or selection `<|…|>` chooses the range, else the whole file. */
function hinted(source: string, lang: Lang = 'en', name?: string): string {
  const { scenario, context, file } = opened(source, name);
  const found = scenario.files.find(f => f.name === file);
  const text = found?.text ?? '';
  const range = found?.cursor ?? { start: 0, end: text.length };
  return applyEdits(
    text,
    inlayHints(context(lang), range).map(h => ({ span: { start: h.offset, end: h.offset }, newText: ` «${h.label}»` })),
  );
}

test('DRBD: values that have a unit', () => {
  assert.equal(
    hinted('resource r0 { net { timeout 60; ping-int 10; max-buffers 8000; protocol C; } disk { c-max-rate 200M; } }'),
    'resource r0 { net { timeout 60 «6 s»; ping-int 10 «10 s»; max-buffers 8000; protocol C; } disk { c-max-rate 200M; } }',
  );
  assert.equal(hinted('resource r0 { net { timeout 60; } }', 'ja'), 'resource r0 { net { timeout 60 «6 秒»; } }');
});

test('DRBD: what is asked for, and no more', () => {
  assert.equal(
    hinted('resource r0 { net { timeout 60;\n <|ping-int 10;|>\n connect-int 20; } }'),
    'resource r0 { net { timeout 60;\n ping-int 10 «10 s»;\n connect-int 20; } }',
  );
});

test('DRBD: who overrides a value, and what a section inherits', () => {
  const files = (marked: 'common' | 'resource') => `-- global_common.conf --
common { net { timeout 60; ping-int 5; }${marked === 'common' ? ' <|>' : ''} }
-- r0.res --
resource r0 { net { timeout 100; }${marked === 'resource' ? ' <|>' : ''} on alpha { } on bravo { } }`;
  const all = (source: string): string => hinted(source.replace('common {', '<|common {').replace(' <|> }', ' |>}'));
  assert.equal(all(files('common')).trim(), 'common { net { timeout 60 «6 s; r0: 10 s»; ping-int 5 «5 s»; } }');
  const { context, scenario } = opened(files('resource'));
  const text = scenario.files[1]?.text ?? '';
  assert.deepEqual(
    inlayHints(context(), { start: 0, end: text.length }).map(h => h.label),
    ['common: ping-int 5 s', '10 s'],
  );
});

test('DRBD: connections with a value of their own', () => {
  assert.equal(
    hinted(
      'resource r0 { net { timeout 60; } on alpha { } on bravo { } connection { host alpha; host bravo; net { timeout 30; } } }',
    ),
    'resource r0 { net { timeout 60 «6 s; alpha–bravo: 3 s»; } on alpha { } on bravo { } connection { host alpha; host bravo; net { timeout 30 «3 s»; } } }',
  );
});

test('a secret has no hint', () => {
  assert.equal(hinted('common { net { shared-secret 123456; } }'), 'common { net { shared-secret 123456; } }');
});

test('Corosync: values at run time', () => {
  const nodes = ['alpha', 'bravo', 'charlie'].map(
    (n, i) => `node {\nname: ${n}\nnodeid: ${i + 1}\nring0_addr: 10.0.0.${i + 1}\n}\n`,
  );
  const source = `totem {\nversion: 2\ntoken: 20000\n}\nnodelist {\n${nodes.join('')}}\n`;
  assert.match(hinted(source), /token: 20000 «runtime 20650 ms = 20000 \+ \(3 − 2\) × 650»/);
  assert.match(hinted(source, 'ja'), /token: 20000 «実行時 20650 ミリ秒 = 20000 \+ \(3 − 2\) × 650»/);
  const two = `totem {\nversion: 2\ntoken: 3000\n}\nnodelist {\n${nodes.slice(0, 2).join('')}}\nquorum {\ntwo_node: 1\n}\n`;
  assert.match(hinted(two), /token: 3000 «3 s»[\s\S]*two_node: 1 «wait_for_all 1»/);
  assert.doesNotMatch(hinted(two.replace('two_node: 1', 'two_node: 1\nwait_for_all: 1')), /wait_for_all 1»/);
});

test('template expressions have no hint', () => {
  assert.doesNotMatch(hinted('totem {\ntoken: {{ token }}\n}\n', 'en', 'corosync.conf.j2'), /«/);
});
