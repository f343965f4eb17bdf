import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/text/edit.ts';
import { lineIndex } from '../../server/src/text/line-index.ts';
import { nearest } from '../../server/src/text/nearest.ts';

test('lines end with LF, CR LF or CR, and an offset keeps its place', () => {
  const text = 'a\r\nbb\rccc\n\nd';
  const lines = lineIndex(text);
  assert.equal(lines.lineCount, 5);
  assert.deepEqual(lines.positionAt(5), { line: 1, character: 2 });
  for (let offset = 0; offset <= text.length; offset++) {
    const position = lines.positionAt(offset);
    // Inside a line break there is no position of its own; everywhere else the way back is exact.
    if (text.slice(offset - 1, offset + 1) !== '\r\n') assert.equal(lines.offsetAt(position), offset);
  }
  assert.deepEqual(lines.line(0), { start: 0, end: 1 });
  assert.equal(lines.offsetAt({ line: 99, character: 0 }), text.length);
});

test('edits keep every byte they were not asked to change, and overlapping ones are left out', () => {
  const edits = [
    { span: { start: 4, end: 5 }, newText: 'X' },
    { span: { start: 0, end: 1 }, newText: '' },
    { span: { start: 4, end: 6 }, newText: 'never' },
  ];
  assert.equal(applyEdits('abcdefg', edits), 'bcdXfg');
});

test('a misspelt word finds its neighbour, and an unrelated one finds none', () => {
  assert.equal(nearest('alhpa', ['bravo', 'alpha']), 'alpha');
  assert.equal(nearest('Alpha', ['alpha']), 'alpha');
  assert.equal(nearest('tokne', ['token', 'token_retransmit']), 'token');
  assert.equal(nearest('web', ['db', 'vip']), undefined);
  assert.equal(nearest('alpha', ['alpha']), undefined);
});
