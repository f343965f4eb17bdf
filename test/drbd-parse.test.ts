import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { drbd } from '../server/src/languages/drbd/index.ts';
import { parse } from '../server/src/languages/drbd/parse.ts';
import { walk } from '../server/src/syntax/cursor.ts';
import type { Node } from '../server/src/syntax/tree.ts';

const folder = new URL('./fixtures/drbd/', import.meta.url);
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:res|conf)$/.test(name) && name !== 'damaged.res')
  .map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** The tree as text: one line per statement, indented. */
function outline(text: string): string {
  const lines: string[] = [];
  const show = (nodes: readonly Node[], depth: number): void => {
    for (const node of nodes) {
      const words = [node.keyword, ...node.values].map(w => (w.quoted ? JSON.stringify(w.value) : w.value)).join(' ');
      lines.push(`${'  '.repeat(depth)}${words}${node.kind === 'section' ? ' {' : ''}`);
      if (node.kind === 'section') show(node.children, depth + 1);
    }
  };
  show(parse(text).root.children, 0);
  return lines.join('\n');
}

const faults = (text: string): string[] =>
  parse(text).faults.map(f => `${text.slice(f.span.start, f.span.end)}: ${f.message.en}`);

function tree(text: string, expected: string): void {
  assert.equal(outline(text), expected.replace(/^\n/, '').trimEnd());
}

test('statements and sections', () => {
  tree(
    'resource r0 { device minor 0; disk "/dev/sd b"; on a b { address ipv6 [fe80::1%eth0]:7789; } floating 10.0.0.1:7789; }',
    `
resource r0 {
  device minor 0
  disk "/dev/sd b"
  on a b {
    address ipv6 [fe80::1%eth0]:7789
  floating 10.0.0.1:7789`,
  );
});

test('words keep their places: without quotes, with quotes, glued by colons and brackets', () => {
  const text = 'resource "r 0" { meta-disk /dev/x [0]; on a { address 10.0.0.1 : 7789; } }';
  const words = [...walk(parse(text).root)].flatMap(n => n.values);
  assert.deepEqual(
    words.map(w => [w.value, text.slice(w.span.start, w.span.end), text.slice(w.outer.start, w.outer.end)]),
    [
      ['r 0', 'r 0', '"r 0"'],
      ['/dev/x', '/dev/x', '/dev/x'],
      ['[0]', '[0]', '[0]'],
      ['a', 'a', 'a'],
      ['10.0.0.1:7789', '10.0.0.1 : 7789', '10.0.0.1 : 7789'],
    ],
  );
});

test('a backslash takes the next character as it is', () => {
  const [option] = [...walk(parse('handlers { split-brain "a \\"b\\" \\n c"; }').root)].filter(
    n => n.kind === 'option',
  );
  assert.equal(option?.values[0]?.value, 'a "b" n c');
});

test('comments are no words, and a quote hides their mark', () => {
  const text = '# one\nnet { timeout 60;# two\n shared-secret "a # b"; }';
  const { comments, faults: none } = parse(text);
  assert.deepEqual(
    comments.map(c => text.slice(c.start, c.end)),
    ['# one', '# two'],
  );
  assert.deepEqual(none, []);
});

test('skip passes over what it is in front of, whatever that is', () => {
  tree(
    'skip resource x { ~ foo { } } resource r0 { skip protocol C; net { timeout 60 } disk /dev/a; }',
    `
skip resource x {
  foo {
resource r0 {
  skip protocol C net {
    timeout 60
  disk /dev/a`,
  );
});

test('a missing semicolon is reported at the word before it, and the next statement is read', () => {
  const text = 'resource r0 { net { timeout 60 ping-int 10 } disk /dev/a\n meta-disk internal; }';
  tree(
    text,
    `
resource r0 {
  net {
    timeout 60
    ping-int 10
  disk /dev/a
  meta-disk internal`,
  );
  assert.deepEqual(faults(text), [
    '60: a semicolon is missing after "60"',
    '10: a semicolon is missing after "10"',
    '/dev/a: a semicolon is missing after "/dev/a"',
  ]);
});

test('a missing opening brace', () => {
  tree(
    'resource r0\n device minor 0;\n net timeout 60;\n on a { } }',
    'resource r0 {\n  device minor 0\n  net {\n    timeout 60\n  on a {',
  );
  assert.deepEqual(faults('common net { timeout 60; } resource r0 { }'), [
    'net: a "{" is missing between "common" and "net"',
  ]);
});

test('a missing closing brace is found where something does not belong', () => {
  const text = 'resource r0 {\n  net {\n    timeout 60;\n  on a { }\n  on b { }\n}\n';
  tree(text, 'resource r0 {\n  net {\n    timeout 60\n  on a {\n  on b {');
  assert.deepEqual(faults(text), ['on: a "}" is missing before "on", which does not belong in net']);
});

test('a closing brace too many', () => {
  const text = 'resource r0 {\n  net { timeout 60; } }\n  on a { }\n}\n';
  tree(text, 'resource r0 {\n  net {\n    timeout 60\n  on a {');
  assert.deepEqual(faults(text), ['}: this "}" ends resource r0 before "on", which belongs to it']);
  assert.deepEqual(faults('resource r0 { } }'), ['}: this "}" closes nothing']);
});

test('the end of the file', () => {
  assert.deepEqual(faults('resource r0 { net { timeout 60;'), ['net: net is not closed: a "}" is missing']);
  const [last] = parse('resource r0 { net { timeout 60; }').faults;
  assert.equal(last?.severity, 'warning');
  assert.deepEqual(last?.refusedBy, []);
});

test('a quote that its line does not close', () => {
  const text = 'handlers {\n  fence-peer "/bin/x -t 5;\n  split-brain "/bin/y";\n}';
  tree(text, 'handlers {\n  fence-peer "/bin/x -t 5"\n  split-brain "/bin/y"');
  assert.deepEqual(faults(text), ['"/bin/x -t 5: the quote is not closed on this line']);
});

test('characters outside the alphabet', () => {
  assert.deepEqual(faults('net { timeout=60; ping-int 10； }'), [
    '=: "=" does not belong between an option and its value',
    '；: "；" is not ";"',
  ]);
  tree('net { timeout=60; ping-int 10； }', 'net {\n  timeout 60\n  ping-int 10');
  assert.equal(parse('\uFEFFresource r0 { }').faults.length, 1);
});

test('marks of omitted parts', () => {
  for (const mark of ['...', '…', '[...]', '{省略}', '~省略~', '(中略)', '...{省略}...', '<snip>', ':', '（以下略）']) {
    const text = `resource r0 {\n  ${mark}\n  on a { }\n}`;
    const { faults: found, incomplete } = parse(text);
    assert.deepEqual(
      found.map(f => [f.rule, text.slice(f.span.start, f.span.end)]),
      [['elision-mark', mark]],
      mark,
    );
    assert.equal(incomplete, true);
    tree(text, 'resource r0 {\n  on a {');
  }
  assert.equal(parse('resource r0 { net { ... } }').faults[0]?.rule, 'elision-mark');
  assert.deepEqual(parse('# ...\nresource r0 { disk /dev/a...b; }').faults, []);
});

test('quick fixes of the parser give a file without the fault', () => {
  const broken = [
    'net { timeout 60 }',
    'net { timeout=60; }',
    'net { timeout 60;; }',
    'net { timeout 60； }',
    'resource r0 { on a { }; }',
  ];
  for (const text of broken) {
    let fixed = text;
    for (const fault of parse(text).faults.toReversed()) {
      for (const { span, newText } of fault.fixes?.[0]?.edits ?? [])
        fixed = fixed.slice(0, span.start) + newText + fixed.slice(span.end);
    }
    assert.deepEqual(faults(fixed), [], `${text} → ${fixed}`);
  }
});

for (const { name, text } of fixtures) {
  test(`${name} parses without a fault`, () => assert.deepEqual(faults(text), []));
}

/** Statements with the sections they are in: what a damage elsewhere must not change. */
function statements(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const node of walk(parse(text).root)) {
    if (node.kind !== 'option') continue;
    const path: string[] = [];
    for (let s = node.parent; s.parent; s = s.parent) path.push([s.keyword, ...s.values].map(w => w.value).join(' '));
    const key = [...path.reverse(), [node.keyword, ...node.values].map(w => w.value).join(' ')].join(' / ');
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

test('one damaged place leaves the rest of the file as it was', t => {
  let whole = 0;
  let all = 0;
  const worst: string[] = [];
  for (const { name, text } of fixtures) {
    const before = statements(text);
    const code = text.replace(/#[^\n]*/g, c => ' '.repeat(c.length));
    for (const kind of ['";"', '"{"', '"}"', '"\\""', 'extra }', 'cut'] as const) {
      const mark = kind.startsWith('"') ? (JSON.parse(kind) as string) : undefined;
      const places = mark
        ? [...code.matchAll(new RegExp(`\\${mark}`, 'g'))].map(m => m.index)
        : [...code.matchAll(/;\n/g)].map(m => m.index + 1);
      for (const at of places) {
        const damaged = mark
          ? text.slice(0, at) + text.slice(at + 1)
          : kind === 'cut'
            ? text.slice(0, at - 1)
            : `${text.slice(0, at)} }${text.slice(at)}`;
        const after = statements(damaged);
        const expected = kind === 'cut' ? statements(`${text.slice(0, at)}`) : before;
        // The damaged statement itself, and the one it runs into, may differ.
        let lost = 0;
        for (const [key, count] of expected) lost += Math.max(0, count - (after.get(key) ?? 0));
        all++;
        if (lost <= 2) whole++;
        else worst.push(`${name} ${kind} at ${at}: ${lost} statements`);
      }
    }
  }
  t.diagnostic(`${whole} of ${all} damaged files came back (${((100 * whole) / all).toFixed(1)} %)`);
  for (const line of worst.slice(0, 10)) t.diagnostic(line);
  assert.ok(whole / all >= 0.98, `${whole} of ${all}`);
});

test('any text is parsed, in time that grows with its length only', () => {
  const hostile = [
    '{'.repeat(200_000),
    '}'.repeat(200_000),
    ';'.repeat(200_000),
    '"'.repeat(100_000),
    '[:'.repeat(100_000),
    'on '.repeat(100_000),
    'timeout 60 '.repeat(50_000),
    'net net '.repeat(50_000),
    'resource r { net { '.repeat(30_000),
    'skip a { '.repeat(30_000),
    '~省略~\n'.repeat(30_000),
    '；'.repeat(100_000),
    `resource r { hosts ${'a '.repeat(100_000)}`,
    `${' '.repeat(100_000)}x`,
    '\\'.repeat(100_000),
    `"${'\\'.repeat(100_000)}`,
    `net { ${'foo { '.repeat(30_000)}`,
    'x { on a { } } '.repeat(30_000),
    `${'{ '.repeat(50_000)}${'resource a; '.repeat(20_000)}`,
  ];
  for (const text of hostile) {
    const start = performance.now();
    parse(text);
    const ms = performance.now() - start;
    assert.ok(ms < 3000, `${text.slice(0, 20)}…: ${Math.round(ms)} ms`);
  }
});

test('a drbd.conf of another program is none of ours, a half-typed or empty one is', () => {
  assert.equal(drbd.claims('/etc/multipath/conf.d/drbd.conf', 'blacklist {\n\tdevnode "^drbd[0-9]+"\n}\n'), 0);
  assert.equal(drbd.claims('/etc/drbd.conf', ''), 2);
  assert.equal(drbd.claims('/etc/drbd.conf', '# to be written\n'), 2);
  assert.equal(drbd.claims('/etc/drbd.conf', 'resorce r0 {\n  net { }\n'), 2);
});
