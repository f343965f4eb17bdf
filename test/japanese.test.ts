import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cibSchema, pairTables } from '../schemas/cib/index.ts';
import { corosyncSchema } from '../schemas/corosync/index.ts';
import { drbdSchema } from '../schemas/drbd/index.ts';
import { builtinRules } from '../server/src/rules/builtin.ts';
import { rules } from '../server/src/rules/index.ts';
import { lintJapanese } from './japanese-lint.ts';
import { sourceStrings } from './source-strings.ts';

/*
 * Every Japanese text of the project is written in one style (test/japanese-lint.ts).
 */

const root = new URL('../', import.meta.url);

const tables = { drbdSchema, corosyncSchema, cibSchema, pairTables };
for (const [name, table] of Object.entries(tables)) {
  test(`texts of ${name}`, () => {
    const texts = new Map<string, string>();
    collect(table, name, texts, new Set());
    assert.ok(texts.size > 50, `${texts.size} texts`);
    report([...texts].flatMap(([text, where]) => hits(where, text, false)));
  });
}

test('pages of all rules', () => {
  assert.ok(rules.length > 0 && builtinRules.length > 0);
  report(
    [...rules, ...builtinRules].flatMap(rule =>
      Object.entries(rule.doc.ja).flatMap(([part, text]) => [
        ...hits(`${rule.id} ${part}`, text, false),
        ...(text.endsWith('。') ? [] : [`${rule.id} ${part}: ${text} → 。 at the end`]),
      ]),
    ),
  );
});

for (const path of ['package.nls.ja.json', ...globSync('l10n/*.ja.json', { cwd: root })]) {
  test(`texts of ${path}`, { skip: existsSync(new URL(path, root)) ? false : 'there is no such file' }, () => {
    const texts: Record<string, string> = JSON.parse(readFileSync(new URL(path, root), 'utf8'));
    report(Object.entries(texts).flatMap(([key, text]) => hits(`${path} ${key}`, text, false)));
  });
}

test('literals in the sources', () => {
  const paths = globSync('{server/src,schemas,client}/**/*.ts', { cwd: root });
  assert.ok(paths.length > 0);
  let literals = 0;
  const found = paths.flatMap(path => {
    const japanese = sourceStrings(readFileSync(new URL(path, root), 'utf8')).filter(({ text }) =>
      /[ぁ-んァ-ヶ一-龠]/.test(text),
    );
    literals += japanese.length;
    return japanese.flatMap(({ text, line, keys }) => hits(`${path}:${line}`, text, isMessage(path, keys)));
  });
  assert.ok(literals > 500, `${literals} literals`);
  report(found);
});

test('the lint knows good forms from bad ones', () => {
  for (const good of [
    'timeout が 20 秒ですが、connect-int（10 秒）より小さくする必要があります',
    '"alhpa" は Corosync の nodelist にありません（"alpha" ですか？）',
    '"700" は範囲外です（1～600、0.1 秒単位）',
    'フェンスエージェントと言語サーバー、ユーザー設定、フェンシングデバイス',
  ]) {
    assert.deepEqual(lintJapanese(good, { message: true }), [], good);
  }
  for (const bad of [
    'クラスター',
    'サーバーの設定',
    '既定値',
    '対象(ノード)',
    'DRBDリソース',
    'ノード 、リンク',
    '～してください',
    '正しい値ではありません。',
    'フェンスする',
  ]) {
    assert.notDeepEqual(lintJapanese(bad, { message: true }), [], bad);
  }
  assert.deepEqual(lintJapanese('`クラスター` と $' + '{既定}'), []);
});

test('string literals are found with the names they stand under', () => {
  const source = [
    "const a = { doc: { en: 'x', ja: '説明。' }, other: /['\"`]/ };",
    "// ja: '注釈'",
    'report(at, { en: `b ${c(`d`)} e`, ja: `値 ${c({ f: "g" })} です` });',
    "const what = n > 1 ? '複数' : '一つ';",
  ].join('\n');
  const japanese = sourceStrings(source).filter(({ text }) => /[ぁ-んァ-ヶ一-龠]/.test(text));
  assert.deepEqual(japanese, [
    { text: '説明。', line: 1, keys: ['a', 'doc', 'ja'] },
    { text: '値 X です', line: 3, keys: ['ja'] },
    { text: '複数', line: 4, keys: ['what'] },
    { text: '一つ', line: 4, keys: ['what'] },
  ]);
});

/** Names under which longer texts stand: those may be sentences with a full stop. */
const prose = new Set(['doc', 'more', 'what', 'why', 'fix', 'docs']);

/** Diagnostics and titles of fixes are made in these folders. */
function isMessage(path: string, keys: readonly string[]): boolean {
  if (/rules\/(builtin|page)\.ts$/.test(path)) return false;
  return /^server\/src\/(rules|schema|languages|cluster)\//.test(path) && !keys.some(key => prose.has(key));
}

function hits(where: string, text: string, message: boolean): string[] {
  return lintJapanese(text, { message }).map(({ found, form }) => `${where}: ${text}: "${found}" → ${form}`);
}

function report(found: readonly string[]): void {
  assert.equal(found.length, 0, `${found.length} forms:\n${found.join('\n')}`);
}

/** Japanese texts that an object reaches, also those that its values make (describe, range, choices). */
function collect(object: unknown, where: string, texts: Map<string, string>, seen: Set<unknown>): void {
  if (typeof object !== 'object' || object === null || seen.has(object)) return;
  seen.add(object);
  if ('ja' in object && typeof object.ja === 'string' && !texts.has(object.ja)) texts.set(object.ja, where);
  for (const method of ['describe', 'range', 'choices'] as const) {
    const make = (object as Record<string, unknown>)[method];
    if (typeof make !== 'function') continue;
    for (const version of ['1.1.24', '2.4.6', '8.4', '9.34', '3.1.10', '3.0.2', undefined]) {
      collect(make.call(object, version), `${where} ${method}`, texts, seen);
    }
  }
  for (const [key, value] of Object.entries(object)) {
    collect(value, Array.isArray(object) && has(value, 'id') ? `${where} ${value.id}` : `${where} ${key}`, texts, seen);
  }
}

function has(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
