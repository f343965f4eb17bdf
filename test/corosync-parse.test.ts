import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corosync } from '../server/src/languages/corosync/index.ts';
import { parseCorosync } from '../server/src/languages/corosync/parse.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';
import type { Section } from '../server/src/syntax/tree.ts';

/** The tree as text: `totem{version=2 interface{}}`. */
function outline(section: Section): string {
  return section.children
    .map(c =>
      c.kind === 'section'
        ? `${c.keyword.value}{${outline(c)}}${c.closed ? '' : '!'}`
        : `${c.keyword.value}=${c.values[0]?.value ?? ''}${c.values[0]?.opaque ? '?' : ''}`,
    )
    .join(' ');
}

function target(version: string): Target {
  const because = { en: '', ja: '' };
  return {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: { version, from: 'settings', because },
    pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
  };
}

/** Marked text of everything that the parser and the binder say about lines. */
function faults(text: string, version = '3.1.10'): string[] {
  const tree = corosync.parse(text);
  const bound = corosync.bind(tree, target(version));
  return [...tree.problems.map(p => ({ rule: 'syntax', ...p })), ...bound.problems]
    .filter(p => p.rule === 'syntax' || p.rule === 'elision-mark')
    .sort((a, b) => a.span.start - b.span.start)
    .map(p => `${text.slice(p.span.start, p.span.end)}${p.refusedBy ? '!' : ''}`);
}

const trees: [string, string, string][] = [
  ['sections, keys and values', 'totem {\n\tversion: 2\n}\n', 'totem{version=2}'],
  ['a colon before the brace', 'quorum: {\n}\n', 'quorum{}'],
  ['colons in a value', 'a:: b\nfoo: b:c\n', 'a=: b foo=b:c'],
  ['a closing brace in a value', 'foo: a}b\n', 'foo=a}b'],
  ['quotes and comments are part of a value', 'foo: "a" # b\n', 'foo="a" # b'],
  ['comments, indented too', '# a: b\n  # c {\nfoo: 1\n', 'foo=1'],
  ['CR LF', 'totem {\r\n\tversion: 2\r\n}\r\n', 'totem{version=2}'],
  ['no line end at the end', 'totem {\nversion: 2\n}', 'totem{version=2}'],
  ['an empty value', 'totem {\nkey:\n}\n', 'totem{key=}'],
  ['a byte order mark', '\ufefftotem {\nversion: 2\n}\n', 'totem{version=2}'],
  ['a section on one line', 'foo { x: y }\nbar: 1\n', 'foo{} bar=1'],
  ['a comment behind a closing brace', 'foo {\n} # end\nbar: 1\n', 'foo{} bar=1'],
  ['a brace in a value', 'totem {\nfoo: a{b\nbar: 1\n}\n', 'totem{foo=a{b bar=1}'],
  ['a stray closing brace', '}\nfoo: 1\n', 'foo=1'],
  ['a missing closing brace, by indentation', 'totem {\n  a: 1\nquorum {\n  b: 2\n}\n', 'totem{a=1}! quorum{b=2}'],
  ['a missing closing brace inside', 'totem {\n  interface {\n    a: 1\n}\nfoo: 1\n', 'totem{interface{a=1}!} foo=1'],
  ['a missing closing brace without indentation', 'totem {\ninterface {\na: 1\n}\n', 'totem{interface{a=1}}!'],
  ['elision marks', 'totem {\n  ...{省略}...\n  a: 1\n}\n（中略）\n', 'totem{a=1}'],
  ['value tags', 'token: <%= @t %>\nname: {{ a }}-{{ b }}\n', 'token=<%= @t %>? name={{ a }}-{{ b }}?'],
  ['control tags', '{% for n in x %}\nnode {\nnodeid: {{ n }}\n}\n{% endfor %}\n', 'node{nodeid={{ n }}?}'],
  ['a choice within a value', 'debug: {% if x %}on{% else %}off{% endif %}\n', 'debug=on{% else %}off?'],
  ['a Jinja comment that is none', 'totem {#\nversion: 2\n}\n', 'totem{version=2}'],
];

for (const [name, text, expected] of trees) {
  test(`tree: ${name}`, () => assert.equal(outline(parseCorosync(text).root), expected));
}

test('places are those of the words', () => {
  const text = 'totem {\n\ttoken : 3000 \n}\n';
  const totem = parseCorosync(text).root.children[0] as Section;
  const token = totem.children[0];
  assert.equal(text.slice(totem.span.start, totem.span.end), 'totem {\n\ttoken : 3000 \n}');
  assert.equal(text.slice(totem.body.start, totem.body.end), '\n\ttoken : 3000 \n');
  assert.ok(token?.kind === 'option');
  assert.equal(text.slice(token.keyword.span.start, token.keyword.span.end), 'token');
  const word = token.values[0];
  assert.equal(word && text.slice(word.span.start, word.span.end), '3000');
  assert.equal(text.slice(token.span.start, token.span.end), 'token : 3000');
});

test('comments have places', () => {
  const text = '# one\n\t# two\r\nfoo: 1 # no comment\n';
  assert.deepEqual(
    parseCorosync(text).comments.map(c => text.slice(c.start, c.end)),
    ['# one', '# two'],
  );
});

const long = `#${'x'.repeat(510)}`;
const refusals: [string, string, string[]][] = [
  ['a line of 511 bytes', long, [`${long}!`]],
  ['a line of 510 bytes', long.slice(1), [`${long.slice(1)}!`].slice(1)],
  ['bytes, not characters', `# ${'あ'.repeat(170)}`, [`# ${'あ'.repeat(170)}!`]],
  ['a section without a name', '{\n}\n', ['{!']],
  ['text behind an opening brace', 'foo { # hi\n}\n', ['# hi!']],
  ['text behind a closing brace', 'foo {\n} # end\n', ['# end!']],
  ['two closing braces', 'foo {\nbar {\n}}\n}\n', ['}!']],
  ['a closing brace too many', 'foo {\n}\n}\n', ['}!']],
  ['a section that is not closed', 'foo {\n', ['foo!']],
  ['an equals sign', 'totem {\ntoken = 5000\n}\n', ['token = 5000!']],
  ['a name with a blank', 'totem {\nmy token: 1\n}\n', ['my token!']],
  ['a section name with a blank, once a key is in it', 'foo bar {\nabc: 1\n}\n', ['foo bar!']],
  ['a section name with a blank, empty', 'foo bar {\n}\n', []],
  ['a short name outside of sections', 'ab: 1\nabc: 1\n', ['ab!']],
  ['a key without a name', 'totem {\n:1\n}\n', [':!']],
  ['a byte order mark', '\ufefftotem {\nversion: 2\n}\n', ['\ufeff!']],
  ['a NUL byte', 'foo: a\0b\n', ['\0!']],
  ['other comments', '// a\n; b\n', ['// a!', '; b!']],
  ['elision marks', '...\ntotem {\n  ~省略~\n  :\n}\n', ['...!', '~省略~!', ':!']],
];

for (const [name, text, expected] of refusals) {
  const body = name === 'a line of 510 bytes' ? `#${'x'.repeat(509)}` : text;
  test(`refused by Corosync 3: ${name}`, () =>
    assert.deepEqual(faults(body), name === 'a line of 510 bytes' ? [] : expected));
}

test('Corosync 2 passes over what Corosync 3 refuses', () => {
  assert.deepEqual(faults('foo {\n} # end\ntoken = 5000\n', '2.4'), ['# end', 'token = 5000']);
  assert.deepEqual(faults('foo {\n', '2.4'), ['foo!']);
  assert.deepEqual(faults('totem {\n:1\n}\n', '3.1.7'), [':']);
});

test('a comment moves to a line of its own', () => {
  const text = 'foo {\n  bar {\n  } # end\n}\n';
  const bound = corosync.bind(corosync.parse(text), target('3.1.10'));
  const fix = bound.problems.find(p => p.rule === 'syntax')?.fixes?.[0];
  const edit = fix?.edits[0];
  assert.ok(edit);
  assert.equal(
    text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end),
    'foo {\n  bar {\n  }\n  # end\n}\n',
  );
});

test('nothing that can be written down throws or hangs', () => {
  const hostile = [
    '',
    'a {\n'.repeat(20_000),
    '}\n'.repeat(20_000),
    '{'.repeat(20_000),
    '<%'.repeat(20_000),
    '{{'.repeat(20_000),
    ':\n'.repeat(20_000),
    '\0\ufeff\r\r\n'.repeat(5000),
    `${'a b {\nx: 1\n'.repeat(5000)}`,
    'x'.repeat(1_000_000),
  ];
  for (const text of hostile) {
    const tree = corosync.parse(text);
    corosync.facts(corosync.bind(tree, target('3.1.10')), 'corosync.conf');
    corosync.targetHint(tree);
  }
});
