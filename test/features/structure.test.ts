import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { type DocumentSymbol, documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { linkedEditing } from '../../server/src/features/linked-editing.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { opened } from './helpers.ts';

const drbd = `# one
# two
resource r0 {
  net {
    protocol C;
  }
  on alpha { node-id 0; }
}
`;
const cib = `<cib>
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
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

test('outline', () => {
  assert.match(outline(documentSymbols(opened(drbd).context())), /^resource r0.*\n {2}net.*\n {2}on alpha/);
  const text = outline(documentSymbols(opened(cib).context()));
  assert.match(text, /^cib\n {2}configuration\n {4}resources\n {6}vip · ocf:heartbeat:IPaddr2\n$/);
});

test('a file nested a thousand levels deep has an outline that a client can read', () => {
  const deep = `resource r0 {\n${'net {\n'.repeat(5000)}${'}\n'.repeat(5001)}`;
  const depth = (symbols: readonly DocumentSymbol[]): number => 1 + Math.max(0, ...symbols.map(s => depth(s.children)));
  assert(depth(documentSymbols(opened(deep).context())) < 100);
});

test('names of the workspace by the letters of a query', () => {
  const { analysis } = opened(`-- r0.res --\n${drbd}\n-- cib.xml --\n${cib}`);
  const found = (query: string): string[] => workspaceSymbols(analysis, query).map(s => s.name);
  assert.deepEqual(found('vip'), ['vip']);
  assert.deepEqual(found('r0'), ['r0']);
  assert(found('').includes('r0'));
  assert.deepEqual(found('zzz'), []);
});

test('folding leaves the closing line visible', () => {
  assert.deepEqual(folding(opened(drbd).context()), [
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 2, endLine: 6 },
    { startLine: 3, endLine: 4 },
  ]);
  assert.deepEqual(folding(opened(cib).context()), [
    { startLine: 0, endLine: 5 },
    { startLine: 1, endLine: 4 },
    { startLine: 2, endLine: 3 },
  ]);
});

test('selection grows from the word to the file', () => {
  const source = 'resource r0 { net { shared-secret "a<|>b"; } }';
  const { context, offset, scenario } = opened(source);
  const text = scenario.files[0]?.text as string;
  const spans = selectionRanges(context(), offset).map(s => text.slice(s.start, s.end));
  assert.deepEqual(spans.slice(0, 2), ['ab', '"ab"']);
  assert.equal(spans.at(-1), text);
  for (let i = 1; i < spans.length; i++) assert(spans[i]?.includes(spans[i - 1] as string));
});

test('tokens say what words are, in order and without overlap', () => {
  const { context, scenario } = opened(drbd);
  const text = scenario.files[0]?.text as string;
  const tokens = semanticTokens(context());
  const kinds = Object.fromEntries(tokens.map(t => [text.slice(t.span.start, t.span.end), t.type]));
  assert.equal(kinds['# one'], 'comment');
  assert.equal(kinds.resource, 'keyword');
  assert.equal(kinds.r0, 'type');
  assert.equal(kinds.protocol, 'property');
  assert.equal(kinds.C, 'enumMember');
  assert.equal(kinds.alpha, 'class');
  assert.equal(kinds['0'], 'number');
  for (let i = 1; i < tokens.length; i++) {
    assert((tokens[i]?.span.start as number) >= (tokens[i - 1]?.span.end as number));
  }
  const some = semanticTokens(context(), { start: text.indexOf('on alpha'), end: text.length });
  assert.deepEqual(some, tokens.slice(-some.length));
});

test('start tag and end tag change together', () => {
  const { context, offset, scenario } = opened('<cib><conf<|>iguration></configuration></cib>');
  const text = scenario.files[0]?.text as string;
  const spans = linkedEditing(context(), offset)?.map(s => text.slice(s.start, s.end));
  assert.deepEqual(spans, ['configuration', 'configuration']);
  const other = opened('<cib val<|>idate-with="pacemaker-3.9"></cib>');
  assert.equal(linkedEditing(other.context(), other.offset), undefined);
});

test('includes are links', () => {
  const links = documentLinks(opened('-- drbd.conf --\ninclude "drbd.d/*.res";\ninclude "global.conf";\n').context());
  assert.deepEqual(
    links.map(l => [l.path, l.pattern]),
    [
      ['drbd.d/*.res', true],
      ['global.conf', false],
    ],
  );
});
