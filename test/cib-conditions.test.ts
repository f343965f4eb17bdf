import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { patternFault } from '../server/src/languages/cib/extended-pattern.ts';
import { cib } from '../server/src/languages/cib/index.ts';
import { recordOf } from '../server/src/languages/cib/record.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import { random } from './fuzz/random.ts';

test('patterns that regcomp() takes, and patterns that it does not', () => {
  for (const good of [
    '',
    '.*',
    'a|b',
    'a{1,2}',
    'a{,3}',
    '()',
    '|a',
    ')',
    '[]a]',
    '[^]-]',
    '[[:alpha:]]',
    'a**',
    '\\.',
  ]) {
    assert.equal(patternFault(good), undefined, good);
  }
  for (const bad of [
    '(',
    '[',
    '[a',
    '*',
    '(*a)',
    '^*',
    'a{',
    '{1}',
    'a{2,1}',
    'a{40000}',
    'a\\',
    '\\1',
    '[z-a]',
    '[[:x:]]',
  ]) {
    assert.notEqual(patternFault(bad), undefined, bad);
  }
});

const bash = spawnSync('bash', ['--version']).error ? 'bash is not installed' : false;

test('random patterns: the C library, as bash asks it', { skip: bash }, () => {
  const parts = ['a', 'b', '(', ')', '[', ']', '*', '+', '?', '{', '}', '|', '^', '$', '-', '1', '2', ',', '[:alpha:]'];
  const source = random(7);
  const patterns = Array.from({ length: 500 }, () =>
    Array.from({ length: 1 + source.below(7) }, () => source.pick(parts)).join(''),
  );
  const script = 'while IFS= read -r p; do [[ x =~ $p ]] 2>/dev/null; echo $?; done';
  const { stdout } = spawnSync('bash', ['-c', script], { input: `${patterns.join('\n')}\n`, encoding: 'utf8' });
  const said = stdout.trim().split('\n');
  assert.equal(said.length, patterns.length);
  assert.deepEqual(
    patterns.filter((p, i) => (patternFault(p) !== undefined) !== (said[i] === '2')),
    [],
  );
});

test('the release that a CIB speaks of, and why', () => {
  const hint = (attributes: string, dcVersion?: string): string | undefined => {
    const pair = dcVersion === undefined ? '' : `<nvpair id="v" name="dc-version" value="${dcVersion}"/>`;
    const set = `<crm_config><cluster_property_set id="s">${pair}</cluster_property_set></crm_config>`;
    const found = cib.targetHint(parseCib(`<cib ${attributes}><configuration>${set}</configuration></cib>`));
    return found && `${found.version}: ${found.because.en}`;
  };
  assert.equal(
    hint('validate-with="pacemaker-3.0" crm_feature_set="3.19.0"', '2.1.5-9.el9-a3f44794f94'),
    '2.1.5: dc-version is 2.1.5-9.el9-a3f44794f94',
  );
  assert.equal(
    hint('validate-with="pacemaker-2.10" crm_feature_set="3.0.14"'),
    '1.1.24: crm_feature_set is 3.0.14, of Pacemaker 1.1.24',
  );
  assert.match(hint('crm_feature_set="3.16.0"') ?? '', /^2\.1\.5: /, 'a build before the release');
  assert.match(hint('crm_feature_set="3.16.2"') ?? '', /^2\.1\.5: /, 'a build of a distribution');
  assert.match(hint('crm_feature_set="3.17.0"') ?? '', /^2\.1\.6: /, 'a build before the release');
  assert.equal(
    hint('validate-with="pacemaker-3.9" crm_feature_set="3.0.14"'),
    '2.1.5: validate-with is pacemaker-3.9, a schema of Pacemaker 2.1.5',
    'a release that does not have the schema is not meant',
  );
  assert.equal(hint('crm_feature_set="99.0.0"'), undefined);
  assert.equal(hint('validate-with="none"'), undefined);
});

test('the record of the cluster', () => {
  const record = (text: string) => recordOf(parseCib(text).scan);
  assert.equal(record('<cib><configuration/></cib>'), undefined);
  assert.deepEqual(record('<cib><configuration/><status/></cib>'), { online: 0, quorate: false });
  const states = `<node_state in_ccm="true" crmd="online" join="member"/>
    <node_state in_ccm="1700000000" crmd="1700000001" join="member"/>
    <node_state in_ccm="false" crmd="offline" join="down"/>`;
  assert.deepEqual(record(`<cib have-quorum="1"><configuration/><status>${states}</status></cib>`), {
    online: 2,
    quorate: true,
  });
});
