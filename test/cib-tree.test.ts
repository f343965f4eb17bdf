import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cib } from '../server/src/languages/cib/index.ts';
import { scan } from '../server/src/languages/cib/scan.ts';
import { parseCib } from '../server/src/languages/cib/tree.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';
import { cursorAt, walk } from '../server/src/syntax/cursor.ts';
import type { Section } from '../server/src/syntax/tree.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { damage, damageKinds, isRecovered, random } from './cib-damage.ts';

const fixtures = fileURLToPath(new URL('fixtures/cib/', import.meta.url));
const corpus = process.env.QUORUMLENS_CORPUS ?? fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const read = (folder: string): { name: string; text: string }[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.xml'))
        .map(name => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    : [];
const because = { en: '', ja: '' };
const target: Target = {
  'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
  corosync: { version: defaultTarget.corosync, from: 'default', because },
  pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
};

/** The tree as nested names, and what is wrong with it: text and message. */
function outline(text: string): string {
  const show = (section: Section): string =>
    section.children.map(c => (c.kind === 'section' ? `${c.keyword.value}(${show(c)})` : '')).join(' ');
  return show(parseCib(text).root);
}

function problems(text: string): string[] {
  return parseCib(text).problems.map(p => `${text.slice(p.span.start, p.span.end)}: ${p.message.en}`);
}

test('a tree has elements, attributes, places and values', () => {
  const text = '<a b="1 &amp; 2&#10;\n3"\n  c=\'d\'><e/>\n</a>';
  const tree = parseCib(text);
  const [a] = tree.root.children as [Section];
  assert.equal(a.keyword.value, 'a');
  assert.equal(a.closed, true);
  assert.equal(text.slice(a.span.start, a.span.end), text);
  assert.equal(text.slice(a.body.start, a.body.end), '<e/>\n');
  assert.equal(a.endKeyword?.span.start, text.length - 2);
  const [b, c] = a.attributes;
  assert.equal(b?.values[0]?.value, '1 & 2\n 3');
  assert.equal(text.slice(b?.values[0]?.outer.start, b?.values[0]?.outer.end), '"1 &amp; 2&#10;\n3"');
  assert.equal(c?.values[0]?.value, 'd');
  assert.equal(c?.parent, a);
  assert.equal(tree.root.children[0], a, 'the same section every time');
  assert.equal(a.attributes[0], b);
  const e = a.children[0] as Section;
  assert.equal(e.parent, a);
  assert.equal(e.body.start, e.body.end);
  assert.deepEqual(
    [...walk(tree.root)].map(n => n.keyword.value),
    ['a', 'b', 'c', 'e'],
  );
});

test('the cursor finds attributes and values', () => {
  const text = '<cib>\n  <op id="x" name=""/>\n</cib>';
  const tree = parseCib(text);
  const at = (what: string, more = 0) => cursorAt(tree, text.indexOf(what) + more);
  assert.equal(at('op').word?.value, 'op');
  assert.equal(at('id').part, 'keyword');
  assert.equal(at('x"').word?.value, 'x');
  assert.equal(at('""', 1).option?.keyword.value, 'name');
  assert.equal(at('""', 1).part, 0);
  assert.equal(at('  <op').section.keyword.value, 'cib');
});

test('entities are resolved only where XML defines them', () => {
  const value = (text: string) => (parseCib(text).root.children[0] as Section).attributes[0]?.values[0];
  assert.equal(value('<a b="&lt;&gt;&quot;&apos;&amp;&#x41;&#66;"/>')?.value, '<>"\'&AB');
  assert.equal(value('<a b="&amp;lt;"/>')?.value, '&lt;');
  assert.equal(value('<!DOCTYPE a [<!ENTITY c "d">]><a b="&c;"/>')?.value, '&c;');
  assert.equal(value('<!DOCTYPE a [<!ENTITY c "d">]><a b="&c;"/>')?.opaque, true);
  assert.equal(value('<a b="{{ c }}"/>')?.opaque, true);
  assert.equal(value('<a b="c"/>')?.opaque, undefined);
});

test('an entity bomb is one finding and is never expanded', () => {
  const levels = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  const text = `<!DOCTYPE cib [<!ENTITY e0 "ha">${levels}]><cib dc-uuid="&e20;"/>`;
  const tree = parseCib(text);
  assert.equal(tree.problems.length, 1);
  assert.equal(tree.problems[0]?.severity, 'warning');
  assert.equal((tree.root.children[0] as Section).attributes[0]?.values[0]?.value, '&e20;');
});

test('what is not closed is named with the tag that closes too much, and can be closed', () => {
  const text = '<bundle id="b">\n  <docker image="i"/>\n  <network ip-range-start="10.0.0.1">\n</bundle>\n';
  const [problem] = parseCib(text).problems;
  assert.deepEqual(problem?.message, {
    en: '"network" is not closed before "</bundle>"',
    ja: '"network" が "</bundle>" の前で閉じられていません',
  });
  assert.equal(text.slice(problem?.span.start, problem?.span.end), 'network');
  assert.deepEqual(problem?.refusedBy, ['rng', 'crm_verify']);
  const [related] = problem?.related ?? [];
  assert.equal(related?.span.start, text.indexOf('</bundle>') + 2);
  const fixed = applyEdits(text, problem?.fix?.edits ?? []);
  assert.equal(fixed, text.replace('0.1">', '0.1"/>'));
  assert.deepEqual(problems(fixed), []);

  const open = '<a>\n  <b>\n    <c/>\n</a>\n';
  const edits = parseCib(open).problems[0]?.fix?.edits ?? [];
  assert.equal(applyEdits(open, edits), '<a>\n  <b>\n    <c/>\n  </b>\n</a>\n');
});

test('each slip is one finding at its word', () => {
  const cases: [string, ...string[]][] = [
    ['<a><b></a>', 'b: "b" is not closed before "</a>"'],
    ['<a>\n  <b>\n  <c/>\n</a>', 'b: "b" is not closed before "<c>"'],
    ['<a><b>', 'b: "b" is not closed before the end of the file'],
    ['<a></b></a>', 'b: "</b>" closes nothing that is open'],
    ['<group></grop>', 'grop: "</grop>" closes nothing that is open (did you mean "</group>"?)'],
    ['<a>\n  <b c="1"\n  <d/>\n</a>', 'b: the start tag of "b" has no ">"'],
    ['<a><b/></a', '</a: the end tag of "a" has no ">"'],
    ['<a b></a>', 'b: attribute b has no value'],
    ['<a b= c="1"/>', 'b: attribute b has no value'],
    ['<a b=1/>', '1: the value of b must stand in quotes'],
    ['<a b=1"/>', '1: the value of b must stand in quotes'],
    ['<a b="1 c="2"/>', '1: the value of b has no closing quote'],
    ['<a b="1/>\n', '1: the value of b has no closing quote'],
    ['<a>\n  <b c="1>\n  <d/></b></a>', '1: the value of c has no closing quote'],
    ['<a b="1"c="2"/>', 'c: a space is missing before c'],
    ['<a b="1" b="2"/>', 'b: attribute b is already written in this element'],
    ['<a b="1 < 2"/>', '<: "<" must be written "&lt;" in a value'],
    ['<a b="1 & 2"/>', '&: "&" must be written "&amp;"'],
    ['<a b="&auml;"/>', '&auml;: there is no entity "&auml;" (a CIB has only lt, gt, amp, quot and apos)'],
    ['<a>< </a>', '<: "<" begins no tag here (the character itself is written "&lt;")'],
    ['<a/><b/>', 'b: "b" stands outside the root element "a", but a file has only one root'],
    ['<a/>x', 'x: there is text outside the root element'],
    ['', ': there is no element in this file'],
    ['<a>\u0000</a>', '\u0000: the character U+0000 is not allowed in XML'],
    ['<a><!-- b -- c --></a>', '--: "--" may not stand inside a comment'],
    ['<a>\n<!-- b\n</a>', '<!-- b: "<!--" is not closed by "-->"'],
  ];
  for (const [text, ...wanted] of cases) assert.deepEqual(problems(text), wanted, text);
});

test('dots and words for what was left out make a tree incomplete', () => {
  for (const mark of ['...', '…', '[...]', '(中略)', '<!-- x -->\n  ...\n', '~省略~', 'snip']) {
    assert.equal(parseCib(`<cib>${mark}</cib>`).incomplete, true, mark);
  }
  for (const text of ['', 'x', '.', 'cutter', '<!-- ... -->']) {
    assert.equal(parseCib(`<cib>${text}</cib>`).incomplete, undefined, text);
  }
});

test('what a person is typing costs nothing else', () => {
  const text = '<resources>\n  |\n  <primitive id="a">\n    <operations/>\n  </primitive>\n</resources>';
  const whole = 'primitive(operations())';
  for (const typed of [
    '<',
    '</',
    '<pri',
    '<primitive id',
    '<primitive id=',
    '<primitive id="b',
    '<op id="b" ',
    '<!-',
  ]) {
    const { root } = parseCib(text.replace('|', typed));
    assert.ok(outline(text.replace('|', typed)).includes(whole), typed);
    assert.equal((root.children[0] as Section).closed, true, typed);
  }
  const attribute = '<a>\n  <b c="1" |/>\n  <d/>\n</a>';
  for (const typed of ['e', 'e=', 'e="', 'e="1', "e='"]) {
    assert.equal(outline(attribute.replace('|', typed)), 'a(b() d())', typed);
  }
});

test('damaged documents come back whole', t => {
  const files = [...read(fixtures), ...read(path.join(corpus, 'cib')), ...read(path.join(corpus, 'cib-scheduler'))];
  const counts = new Map<string, { all: number; whole: number }>();
  for (const { name, text } of files) {
    if (text.length > 150_000) continue;
    const file = scan(text);
    if (file.problems.length > 0) continue;
    const next = random(name.length * 7919 + text.length);
    for (const kind of damageKinds) {
      for (let n = 0; n < 2; n++) {
        const damaged = damage(file, kind, next);
        if (!damaged) continue;
        const count = counts.get(kind) ?? { all: 0, whole: 0 };
        count.all++;
        if (isRecovered(file, damaged)) count.whole++;
        counts.set(kind, count);
      }
    }
  }
  const share = (count: { all: number; whole: number }): string => ((100 * count.whole) / count.all).toFixed(2);
  const total = { all: 0, whole: 0 };
  for (const [kind, count] of counts) {
    total.all += count.all;
    total.whole += count.whole;
    t.diagnostic(`${kind}: ${count.whole} of ${count.all} (${share(count)} %)`);
  }
  t.diagnostic(`all kinds: ${total.whole} of ${total.all} damaged documents came back whole (${share(total)} %)`);
  assert.ok(total.whole / total.all >= 0.988, share(total));
});

test('every prefix is read', () => {
  for (const { text } of read(fixtures)) {
    for (let end = 0; end <= Math.min(text.length, 4096); end++) {
      const tree = parseCib(text.slice(0, end));
      for (const node of walk(tree.root)) assert.ok(node.span.end <= end);
    }
  }
});

test('500 cuts of a larger file are read, bound and understood', () => {
  const { text } = read(fixtures).find(({ name }) => name === 'two-nodes.xml') as { text: string };
  const large = text.replace('</resources>', `${resources(400)}</resources>`);
  const next = random(11);
  for (let n = 0; n < 500; n++) {
    const cut = large.slice(0, Math.floor(next() * large.length));
    const tree = cib.parse(cut);
    if (n % 10 === 0) cib.facts(cib.bind(tree, target), 'cib.xml');
  }
});

test('hostile input takes no longer than its length', () => {
  const size = 300_000;
  const hostile = [
    '<a>'.repeat(size / 3),
    '<a'.repeat(size / 2),
    '</a>'.repeat(size / 4),
    `${'<a>'.repeat(size / 8)}${'</b>'.repeat(size / 8)}`,
    `${'<a>\n'.repeat(size / 8)}${'</a >\n'.repeat(size / 12)}`,
    '<a b="'.repeat(size / 6),
    '<a b="<'.repeat(size / 7),
    `<a ${'b '.repeat(size / 2)}`,
    `<a ${'b="1" '.repeat(size / 6)}/>`,
    `<a ${Array.from({ length: size / 12 }, (_, i) => `b${i}="1"`).join(' ')}/>`,
    '<!--'.repeat(size / 4),
    '<!-- -- \n'.repeat(size / 9),
    '<?'.repeat(size / 2),
    '<![CDATA['.repeat(size / 9),
    '<!DOCTYPE a "'.repeat(size / 13),
    '&'.repeat(size),
    `&${'a'.repeat(size)}`,
    `<a b="${'&a'.repeat(size / 2)}"/>`,
    ' '.repeat(size),
    '<a \n'.repeat(size / 4),
    `<cib validate-with="pacemaker-3.9">${'<foo/>'.repeat(size / 6)}</cib>`,
    `<cib validate-with="pacemaker-3.9"><configuration><resources>${'<clone/>'.repeat(size / 8)}</resources></configuration></cib>`,
    `<cib validate-with="pacemaker-3.9" ${Array.from({ length: size / 12 }, (_, i) => `b${i}="1"`).join(' ')}/>`,
    `<cib><configuration>${'<nvpair>'.repeat(size / 8)}`,
    Array.from({ length: size / 20 }, (_, i) => collidingName(i)).join(''),
  ];
  for (const text of hostile) {
    const start = performance.now();
    cib.bind(cib.parse(text), target);
    const took = performance.now() - start;
    assert.ok(took < 8000, `${text.slice(0, 40)}: ${took} ms`);
  }
});

/** Elements whose names have one hash in a table that multiplies by 31. */
function collidingName(n: number): string {
  let name = '';
  for (let bit = 0; bit < 16; bit++) name += (n >> bit) & 1 ? 'Aa' : 'BB';
  return `<${name}/>`;
}

function resources(count: number): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `  <primitive id="p${i}" class="ocf" provider="heartbeat" type="Dummy">\n        <operations>\n          <op id="p${i}-m" name="monitor" interval="10s"/>\n        </operations>\n      </primitive>\n    `,
  ).join('');
}
