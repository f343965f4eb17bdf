import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseCib } from '../../server/src/languages/cib/tree.ts';
import { random } from '../cib-damage.ts';

/*
 * Do we call a file not well-formed exactly where libxml2 does? Asked of small files made for it, and of fixtures with
 * a character changed here and there.
 */

const fixtures = fileURLToPath(new URL('../fixtures/cib/', import.meta.url));
const skip = spawnSync('xmllint', ['--version']).error ? 'xmllint is not installed' : false;
const folder = mkdtempSync(path.join(tmpdir(), 'quorumlens-xml-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Whether libxml2 reads each text; what it says of namespaces does not count. */
function wellFormed(texts: readonly string[]): boolean[] {
  const bad = new Set<number>();
  for (let from = 0; from < texts.length; from += 250) {
    const some = texts.slice(from, from + 250);
    some.forEach((text, i) => {
      writeFileSync(path.join(folder, `${i}.xml`), text);
    });
    const names = some.map((_, i) => `${i}.xml`);
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    for (const [, n] of stderr.matchAll(/^(\d+)\.xml:\d+: parser error/gm)) bad.add(from + Number(n));
  }
  return texts.map((_, i) => !bad.has(i));
}

function ours(text: string): boolean {
  return !parseCib(text).problems.some(p => p.refusedBy?.includes('rng'));
}

const cases = [
  '',
  ' ',
  '<a/>',
  '\ufeff<a/>',
  '\n<a/>\n',
  '<a></a >',
  '<a></a b="1">',
  '<a b = "1"\n\tc=\'2\'/>',
  '<a b="1"c="2"/>',
  '<a b="1" b="2"/>',
  '<a b/>',
  '<a b=/>',
  '<a b=1/>',
  '<a b="<"/>',
  '<a b=">"/>',
  '<a b="&"/>',
  '<a b="&amp;&#65;&#x41;&lt;&quot;&apos;&gt;"/>',
  '<a b="&foo;"/>',
  '<a b="&lt"/>',
  '<a b="&#0;"/>',
  '<a b="&#xFFFE;"/>',
  '<a b="&#55296;"/>',
  '<a b="\u0001"/>',
  '<a>\u0001</a>',
  '<a>\ufffe</a>',
  '<a>\u007f\u0085</a>',
  '<a>]]></a>',
  '<a b="]]>"/>',
  '<a><![CDATA[ < & ]]></a>',
  '<a><![CDATA[ </a>',
  '<![CDATA[x]]><a/>',
  '<a/><![CDATA[x]]>',
  '<a><!-- b --></a>',
  '<a><!-- b -- c --></a>',
  '<a><!-- b ---></a>',
  '<a><!-- b </a>',
  '<!-- b --><a/><!-- c -->',
  '<a/>x',
  'x<a/>',
  '<a/><b/>',
  '<a><b></a></b>',
  '<a><b></a>',
  '<a>',
  '</a>',
  '<a></b></a>',
  '<a',
  '<a b="1',
  '<a></a',
  '<1/>',
  '<a>< b/></a>',
  '<a><</a>',
  '<a></></a>',
  '<a / >',
  '<a/ >',
  '<?xml version="1.0"?><a/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>',
  "<?xml version='1.1'?><a/>",
  '<?xml version="2.0"?><a/>',
  '<?xml encoding="UTF-8"?><a/>',
  '<?xml version="1.0" foo="1"?><a/>',
  '<?xml version=1.0?><a/>',
  ' <?xml version="1.0"?><a/>',
  '<a><?xml version="1.0"?></a>',
  '<a><?XML x?></a>',
  '<?b c?><a><?d?></a><?e ?>',
  '<a><?b </a>',
  '<?b=c?><a/>',
  '<? b?><a/>',
  '<?b?><a/>',
  '<??><a/>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a [<!ELEMENT a ANY>]><a/>',
  '<!DOCTYPE a [<!ENTITY b "c">]><a d="&b;">&b;</a>',
  '<!DOCTYPE a [<!ENTITY b "c">]><a d="&e;"/>',
  '<a/><!DOCTYPE a>',
  '<!DOCTYPE a',
  '<a><!b></a>',
  '<資源 名="値"/>',
  '<a·b/>',
  '<a.b-c_d:e/>',
  `${'<a>'.repeat(257)}${'</a>'.repeat(257)}`,
  `${'<a>'.repeat(258)}${'</a>'.repeat(258)}`,
];

test('small files: libxml2 and we agree on what is well-formed', { skip }, t => {
  const verdicts = wellFormed(cases);
  const different = cases.filter((text, i) => ours(text) !== verdicts[i]);
  t.diagnostic(`small files: ${cases.length - different.length} agree of ${cases.length}`);
  assert.deepEqual(different, []);
});

test('fixtures with characters changed: libxml2 and we agree on what is well-formed', { skip }, t => {
  const sources = readdirSync(fixtures)
    .filter(name => name.endsWith('.xml'))
    .map(name => readFileSync(path.join(fixtures, name), 'utf8'));
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const inserts = [
    '<',
    '>',
    '/',
    '"',
    "'",
    '=',
    '&',
    ';',
    '!',
    '-',
    '--',
    '?',
    ' ',
    '\n',
    'a',
    ']]>',
    '<!--',
    '</',
    '/>',
  ];
  const texts: string[] = [];
  for (let n = Number(process.env.QUORUMLENS_CHANGES ?? 600); n > 0; n--) {
    let text = pick(sources);
    const from = Math.floor(next() * text.length);
    if (next() < 0.3) text = text.slice(0, from);
    for (let changes = 1 + Math.floor(next() * 2); changes > 0; changes--) {
      const at = Math.floor(next() * text.length);
      const removed = next() < 0.5 ? 1 + Math.floor(next() * 3) : 0;
      text = text.slice(0, at) + (removed === 0 || next() < 0.3 ? pick(inserts) : '') + text.slice(at + removed);
    }
    texts.push(text);
  }
  const verdicts = wellFormed(texts);
  const different = texts.filter((text, i) => ours(text) !== verdicts[i]);
  t.diagnostic(
    `changed fixtures (${verdicts.filter(v => !v).length} of them not well-formed): ` +
      `${texts.length - different.length} agree of ${texts.length}`,
  );
  assert.deepEqual(different, []);
});
