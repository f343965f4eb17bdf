import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseArguments } from '../../server/src/cli/arguments.ts';
import { unifiedDiff } from '../../server/src/cli/diff.ts';
import { excerpt, harmless } from '../../server/src/cli/excerpt.ts';
import { localeLanguage } from '../../server/src/cli/locale.ts';
import { textWidth } from '../../server/src/cli/width.ts';
import { lineIndex } from '../../server/src/text/line-index.ts';

/** The excerpt of the text between « and », secrets between ‹ and ›. */
function shown(marked: string, columns = 80): string {
  const spans = { place: { start: 0, end: 0 }, secrets: [] as { start: number; end: number }[] };
  let text = '';
  for (const character of marked) {
    if (character === '«') spans.place = { start: text.length, end: text.length };
    else if (character === '»') spans.place = { ...spans.place, end: text.length };
    else if (character === '‹') spans.secrets.push({ start: text.length, end: text.length });
    else if (character === '›') (spans.secrets.at(-1) as { end: number }).end = text.length;
    else text += character;
  }
  const { line, code, marks } = excerpt(text, lineIndex(text), spans.place, () => spans.secrets, columns);
  return `${line}|${code}\n${' '.repeat(String(line).length)}|${marks}`;
}

test('carets stand below the place', () => {
  assert.equal(shown('net {\n  «timeout» 100;\n}'), '2|  timeout 100;\n |  ^^^^^^^');
  assert.equal(shown('a\nb«» c'), '2|b c\n | ^');
  assert.equal(shown('a\n«»'), '2|\n |^');
});

test('full-width characters, tabs and combining marks keep the carets below the place', () => {
  assert.equal(shown('名前 «値» x'), '1|名前 値 x\n |     ^^');
  assert.equal(shown('\tab\t«c»'), '1|    ab  c\n |        ^');
  assert.equal(shown('か\u3099 «x»'), '1|か\u3099 x\n |   ^');
  assert.equal(shown('👍 «x»'), '1|👍 x\n |   ^');
  assert.equal(textWidth('ﾊﾝｶｸ'), 4);
});

test('of several lines the first is shown', () => {
  assert.equal(shown('a «{\n}»'), '1|a {\n |  ^');
});

test('a long line is cut around the place', () => {
  assert.equal(
    shown(`${'x'.repeat(1000)}«place»${'y'.repeat(1000)}`, 40),
    `1|… ${'x'.repeat(10)}place${'y'.repeat(25)} …\n |${' '.repeat(12)}^^^^^`,
  );
  assert.equal(shown(`«start»${'y'.repeat(1000)}`, 20), `1|start${'y'.repeat(15)} …\n |^^^^^`);
  assert.equal(shown(`${'x'.repeat(1000)}«end»`, 20), `1|… ${'x'.repeat(17)}end\n |${' '.repeat(19)}^^^`);
  const text = '字'.repeat(1_000_000);
  const { code, marks } = excerpt(text, lineIndex(text), { start: 500_000, end: 500_001 }, () => [], 40);
  assert.ok(textWidth(code) <= 44, code);
  assert.equal(marks.trim(), '^^');
});

test('secrets are masked, and carets fit what is shown', () => {
  assert.equal(shown('shared-secret "‹open sesame›" «x»;'), '1|shared-secret "•••" x;\n |                    ^');
  assert.equal(shown('shared-secret "«‹open sesame›»";'), '1|shared-secret "•••";\n |               ^^^');
  assert.equal(shown('secret ‹open «ses»ame›;'), '1|secret •••;\n |       ^^^');
});

test('nothing in a file steers the terminal', () => {
  assert.equal(shown('a \u001b[31m«b»'), '1|a ␛[31mb\n |       ^');
  assert.equal(harmless('a\u0007\u009b\u202eb\r\n'), 'a␇\uFFFD\uFFFDb␍␊');
});

test('the locale decides the language', () => {
  assert.equal(localeLanguage({ LANG: 'ja_JP.UTF-8' }), 'ja');
  assert.equal(localeLanguage({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }), 'en');
  assert.equal(localeLanguage({ LANG: 'C', LC_MESSAGES: 'ja' }), 'ja');
  assert.equal(localeLanguage({ LANG: 'jam_JM' }), 'en');
  assert.equal(localeLanguage({}), 'en');
});

test('a command line with a fault says which', () => {
  const fault = (...args: string[]): string => {
    const parsed = parseArguments(args, 'en');
    return parsed.ok ? 'no fault' : parsed.message[parsed.lang];
  };
  assert.equal(fault('chek'), 'there is no command "chek" (did you mean "check"?)');
  assert.equal(fault('check', '--fromat', 'json'), 'check: there is no option "--fromat" (did you mean "--format"?)');
  assert.equal(fault('check', '--format', 'xml'), '--format: "xml" is not one of pretty, json, github, sarif');
  assert.equal(fault('check', '--format'), '--format needs a value');
  assert.equal(fault('check', '--show-clusters=yes'), '--show-clusters takes no value');
  assert.equal(fault('check', '--rule', 'drbd/syntax'), '--rule needs drbd/syntax=SEVERITY');
  assert.equal(
    fault('check', '--rule', 'drbd/sintax=off'),
    'there is no rule "drbd/sintax" (did you mean "drbd/syntax"?)',
  );
  assert.equal(
    fault('check', '--rule', 'drbd/syntax=no'),
    '--rule: "no" is not one of off, hint, info, warning, error',
  );
  assert.equal(fault('check', '--target', 'drbd=9'), '--target: "drbd" is not one of drbd-utils, corosync, pacemaker');
  assert.equal(fault('check', '--target', 'corosync'), '--target needs a release, such as corosync=3.1.10');
  assert.equal(fault('check', '-', '-'), '- stands for standard input and can be given once');
  assert.equal(fault('check', '--dry-run'), 'check: there is no option "--dry-run"');
  assert.equal(fault('explain'), 'explain needs one rule or parameter');
  assert.equal(fault('check', '--bad', '--lang', 'ja'), 'check：オプション "--bad" はありません');
});

test('a command line without fault is read', () => {
  const read = (...args: string[]) => {
    const parsed = parseArguments(args, 'en');
    assert.ok(parsed.ok);
    return parsed.options;
  };
  assert.equal(read('check').show, 'info');
  assert.equal(read('check', '--format=json').show, 'hint');
  assert.equal(read('check', '--show=error', '--format=sarif').show, 'error');
  assert.deepEqual(read('check', 'a', '-', '--', '--b').operands, ['a', '-', '--b']);
  assert.deepEqual(read('check', '--target', 'corosync=2.4', '--target=drbd-utils=9').targets, {
    corosync: '2.4',
    'drbd-utils': '9',
  });
  assert.deepEqual(read('check', '--rule', 'drbd/syntax=off').rules, { 'drbd/syntax': 'off' });
  assert.deepEqual(read('fix', '--rule', 'drbd/syntax').onlyRules, ['drbd/syntax']);
});

test('patch makes the new text of a diff and the old one', t => {
  try {
    execFileSync('patch', ['--version'], { stdio: 'ignore' });
  } catch {
    t.skip('patch is not installed');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'quorumlens-diff-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const lines = Array.from({ length: 60 }, (_, n) => `line ${n % 7}\n`);
  const cases: [string, string][] = [
    ['', 'a\n'],
    ['a\n', ''],
    ['a', 'b'],
    ['a\nb', 'a\nb\n'],
    ['a\r\nb\r\n', 'a\r\nc\r\n'],
    [lines.join(''), lines.toSpliced(5, 1).toSpliced(11, 0, 'new\n').toSpliced(40, 2, 'other\n').join('')],
    [lines.join(''), lines.toReversed().join('')],
    [lines.join(''), lines.map((line, n) => (n % 9 === 0 ? `${line}more\n` : line)).join('')],
  ];
  for (const [before, after] of cases) {
    writeFileSync(join(folder, 'f'), before);
    writeFileSync(join(folder, 'd'), unifiedDiff('f', before, after));
    execFileSync('patch', ['-s', '--binary', '-p1', '-i', 'd'], { cwd: folder });
    const patched = after === '' ? '' : readFileSync(join(folder, 'f'), 'utf8');
    assert.equal(patched, after);
  }
  assert.equal(unifiedDiff('f', 'a\n', 'a\n'), '');
});
