import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '../server/src/languages/index.ts';
import { builtinRules, ruleIds } from '../server/src/rules/builtin.ts';
import { rules } from '../server/src/rules/index.ts';
import { checkExample } from './scenario.ts';

for (const rule of rules) {
  test(`rule ${rule.id}`, async t => {
    await t.test('has bad and good examples', () => {
      assert.notEqual(rule.examples.bad.length, 0);
      assert.notEqual(rule.examples.good.length, 0);
    });
    for (const kind of ['bad', 'good'] as const) {
      for (const [n, example] of rule.examples[kind].entries()) {
        await t.test(`${kind} example ${n + 1}`, () => checkExample(rule, example, kind));
      }
    }
  });
}

for (const rule of builtinRules) {
  for (const kind of ['bad', 'good'] as const) {
    for (const [n, example] of (rule.examples?.[kind] ?? []).entries()) {
      test(`${rule.id}: ${kind} example ${n + 1}`, () => checkExample(rule, example, kind));
    }
  }
}

test('every id has a page in both languages', () => {
  for (const { id, doc } of [...builtinRules, ...rules]) {
    for (const lang of ['en', 'ja'] as const) {
      for (const part of ['what', 'why', 'fix'] as const) {
        assert.ok(doc[lang][part].trim().length > 0, `${id} has no ${part} in ${lang}`);
      }
    }
  }
});

test('every id that parsers and binders use has a page', () => {
  const ids = ruleIds();
  const used = new Set<string>();
  for (const { id } of languages) {
    const folder = new URL(`../server/src/languages/${id}/`, import.meta.url);
    const shared = ['bind.ts'].map(name => new URL(`../server/src/schema/${name}`, import.meta.url));
    const own = readdirSync(folder).map(name => new URL(name, folder));
    for (const file of [...own, ...shared]) {
      for (const [, rule] of readFileSync(file, 'utf8').matchAll(/\brule: '([a-z-]+)'/g)) used.add(`${id}/${rule}`);
    }
    for (const fault of faults) used.add(`${id}/${fault}`);
  }
  for (const file of ['analysis', 'run-rules', 'suppression', 'settings', 'cli/workspace']) {
    const source = readFileSync(new URL(`../server/src/${file}.ts`, import.meta.url), 'utf8');
    for (const [id] of source.matchAll(/(?<=')quorumlens\/[a-z0-9-]+(?=')/g)) used.add(id);
  }
  assert.deepEqual(
    [...used].filter(id => !ids.has(id)),
    [],
  );
});

/** What a table entry alone decides, in every language. */
const faults = [
  'syntax',
  'unknown-option',
  'wrong-value',
  'out-of-range',
  'missing',
  'duplicate',
  'wrong-place',
  'wrong-version',
  'deprecated-name',
];

test('every id stands for one thing', () => {
  const ids = [...builtinRules, ...rules].map(rule => rule.id);
  assert.deepEqual(
    ids.filter((id, n) => ids.indexOf(id) !== n),
    [],
  );
  assert.deepEqual(
    rules.map(rule => rule.id),
    rules.map(rule => rule.id).toSorted(),
  );
});
