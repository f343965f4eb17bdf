import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearName } from '../server/src/cluster/near-name.ts';

const cases: readonly [name: string, nodes: readonly string[], found: string | undefined, how?: string][] = [
  ['alhpa', ['alpha', 'bravo'], 'alpha', 'slip'],
  ['alpa', ['alpha', 'bravo'], 'alpha', 'slip'],
  ['alphaa', ['alpha', 'bravo'], 'alpha', 'slip'],
  ['bravp', ['alpha', 'bravo'], 'bravo', 'slip'],
  ['ap03', ['app01', 'app02', 'app03'], 'app03', 'slip'],
  ['Alpha', ['alpha'], 'alpha', 'case'],
  ['alpha.example.com', ['alpha', 'bravo'], 'alpha', 'domain'],
  ['alpha', ['alpha.example.com'], 'alpha.example.com', 'domain'],
  ['Alpha.example.com', ['alpha'], 'alpha', 'domain'],
  // Numbers and letters of the alphabet tell siblings apart.
  ['node3', ['node1', 'node2'], undefined],
  ['node11', ['node1', 'node2'], undefined],
  ['node_C', ['node_A', 'node_B'], undefined],
  ['c-db', ['a-db', 'b-db'], undefined],
  ['nodec', ['nodea', 'nodeb'], undefined],
  ['storage01', ['app01', 'app02'], undefined],
  ['10.0.0.3', ['10.0.0.1', '10.0.0.2'], undefined],
  ['db', ['dc'], undefined],
  ['charlie', ['alpha', 'bravo'], undefined],
];

for (const [name, nodes, found, how] of cases) {
  test(`"${name}" among ${nodes.join(', ')}: ${found ?? 'nothing'}`, () => {
    const near = nearName(name, nodes);
    assert.equal(near?.name, found);
    if (how) assert.equal(near?.how, how);
  });
}

test('a node whose name stands beside it cannot be meant', () => {
  assert.equal(
    nearName('alpa', ['alpha'], name => name === 'alpha'),
    undefined,
  );
});
