import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quorumlens } from './command.ts';

test('a rule is explained by its page', () => {
  const { code, out } = quorumlens(['explain', 'drbd/out-of-range']);
  assert.equal(code, 0);
  assert.match(out, /^# drbd\/out-of-range\n/);
  assert.match(quorumlens(['explain', 'drbd/out-of-range', '--lang', 'ja']).out, /範囲/);
});

test('a parameter is explained by its entry', () => {
  const { code, out } = quorumlens(['explain', 'token_coefficient']);
  assert.equal(code, 0);
  assert.match(out, /650/);
});

test('what there is not', () => {
  const { code, err } = quorumlens(['explain', 'frobnicate']);
  assert.equal(code, 2);
  assert.equal(err, 'quorumlens: there is no rule or parameter "frobnicate"\n');
});
