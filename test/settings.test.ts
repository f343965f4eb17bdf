import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { readSettings } from '../server/src/settings.ts';

/** The problems of a text as `marked text: message`. */
function problems(text: string): string[] {
  return readSettings(text).problems.map(p => `${text.slice(p.span.start, p.span.end)}: ${p.message.en}`);
}

test('every setting is read', () => {
  const text = `{
    "$schema": "./quorumlens.schema.json",
    "clusterRoots": ["clusters/one", "clusters/two"],
    "targets": { "corosync": "2.4", "drbd-utils": "9.22.0" },
    "profiles": ["advice"],
    "agents": ["metadata"],
    "rules": { "drbd/out-of-range": "off", "drbd/syntax": "warning" },
    "host": "alpha"
  }`;
  assert.deepEqual(readSettings(text), {
    settings: {
      clusterRoots: ['clusters/one', 'clusters/two'],
      targets: { corosync: '2.4', 'drbd-utils': '9.22.0' },
      profiles: ['advice'],
      agents: ['metadata'],
      rules: { 'drbd/out-of-range': 'off', 'drbd/syntax': 'warning' },
      host: 'alpha',
    },
    problems: [],
  });
});

test('comments and trailing commas are no fault', () => {
  const text = '\uFEFF// why\n{ "host": "alpha", /* and */ "profiles": ["advice",], }\n';
  assert.deepEqual(readSettings(text), { settings: { host: 'alpha', profiles: ['advice'] }, problems: [] });
});

test('what is not understood is named where it stands, and the rest holds', () => {
  const text = `{ "host": "alpha", "ruls": {}, "rules": { "drbd/syntx": "off", "drbd/syntax": "fatal" },
    "targets": { "corosnyc": "3", "corosync": "three" }, "profiles": "advice" }`;
  assert.deepEqual(problems(text), [
    'ruls: there is no setting "ruls" (did you mean "rules"?)',
    'drbd/syntx: there is no rule "drbd/syntx" (did you mean "drbd/syntax"?)',
    'fatal: "fatal" is not one of off, hint, info, warning, error',
    'corosnyc: there is no program "corosnyc" (did you mean "corosync"?)',
    'three: "three" is not a release such as "9.34"',
    'advice: "advice" is not a list of texts',
  ]);
  assert.deepEqual(readSettings(text).settings, { host: 'alpha', rules: { 'drbd/syntx': 'off' }, targets: {} });
});

test('half-written settings keep what could be read', () => {
  assert.deepEqual(problems('{ "host": "alpha", "targets": { "corosync": '), [
    ': a value is missing before the end of the file',
  ]);
  assert.equal(readSettings('{ "host": "alpha", "targets": { "corosync": ').settings.host, 'alpha');
  assert.deepEqual(problems('{ "host" "alpha" }'), ['"alpha": : is missing before "alpha"']);
  assert.deepEqual(problems('{ host: "alpha" }'), ['host: a name in quotes is missing before host']);
  assert.deepEqual(problems('{ "host": alpha }'), ['alpha: alpha is no JSON value (texts stand in quotes)']);
  assert.deepEqual(problems(''), [': the file is empty']);
  assert.deepEqual(problems('[]'), ['[]: the settings are not an object']);
  assert.deepEqual(problems('{ "host": "a", "host": "b" }'), ['host: "host" is set twice, and the last one holds']);
});

test('no beginning of a text and no nesting is too much', () => {
  const text = '{ "rules": { "drbd/syntax": "off" }, "profiles": ["a", "\\u0062"], /* c */ "host": "x" } // end';
  for (let n = 0; n <= text.length; n++) readSettings(text.slice(0, n));
  assert.deepEqual(problems('['.repeat(100_000)).slice(0, 1), ['[: the settings are nested too deeply']);
  readSettings('{"a":'.repeat(100_000));
  readSettings('"'.repeat(100_000));
});

test('the JSON schema and the reader agree', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../schemas/quorumlens.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const valid = new Ajv({ allErrors: true }).compile(schema);
  for (const text of [
    '{}',
    '{ "clusterRoots": ["a"], "profiles": ["advice"], "agents": ["metadata"], "host": "alpha", "$schema": "x" }',
    '{ "rules": { "drbd/syntax": "off", "cluster/unknown-node": "hint" }, "targets": { "pacemaker": "2.1.5" } }',
    '{ "rules": { "drbd/sintax": "off" } }',
    '{ "rules": { "drbd/syntax": "no" } }',
    '{ "targets": { "drbd": "9" } }',
    '{ "targets": { "corosync": "three" } }',
    '{ "hots": "alpha" }',
    '{ "host": 1 }',
    '{ "profiles": "advice" }',
    '[]',
  ]) {
    assert.equal(valid(JSON.parse(text)), problems(text).length === 0, text);
  }
});
