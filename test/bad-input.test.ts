import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalysis } from '../server/src/analysis.ts';
import type { Finding } from '../server/src/cluster/finding.ts';
import { decode } from '../server/src/disk/decode.ts';

/*
 * A clear finding or silence, never a crash or a hang: nothing here looks at the clock, but each of these would take
 * minutes or the whole memory if any part of the way were not linear.
 */
const names = { drbd: '/c/drbd.d/r0.res', corosync: '/c/corosync.conf', cib: '/c/cib.xml' } as const;
type LanguageId = keyof typeof names;

const good: Record<LanguageId, string> = {
  drbd: 'resource r0 {\n  device /dev/drbd0;\n  disk /dev/sda;\n  meta-disk internal;\n  on alpha { node-id 0; address 10.0.0.1:7788; }\n  on bravo { node-id 1; address 10.0.0.2:7788; }\n}\n',
  corosync:
    'totem {\n  version: 2\n  cluster_name: c\n}\nnodelist {\n  node {\n    name: alpha\n    nodeid: 1\n    ring0_addr: 10.0.0.1\n  }\n}\nquorum {\n  provider: corosync_votequorum\n}\n',
  cib: '<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">\n  <configuration>\n    <crm_config/>\n    <nodes/>\n    <resources>\n      <primitive id="fence" class="stonith" type="fence_xvm"/>\n    </resources>\n    <constraints/>\n  </configuration>\n  <status/>\n</cib>\n',
};

const comment: Record<LanguageId, [string, string]> = {
  drbd: ['# ', ''],
  corosync: ['# ', ''],
  cib: ['<!-- ', ' -->'],
};

/** Findings of one file, none of which may be a failure of ours. */
function judge(language: LanguageId, text: string, lossy = false): readonly Finding[] {
  const analysis = createAnalysis();
  analysis.set(names[language], text, { lossy });
  const findings = analysis.findings(names[language]);
  assert.deepEqual(
    findings.filter(f => f.rule === 'quorumlens/internal').map(f => f.message.en),
    [],
  );
  for (const { span } of findings) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
  return findings;
}

const rulesOf = (findings: readonly Finding[]): string[] => findings.map(f => f.rule);
const loud = (findings: readonly Finding[]): string[] =>
  findings.filter(f => f.severity === 'error' || f.severity === 'warning').map(f => `${f.rule}: ${f.message.en}`);

for (const language of Object.keys(names) as LanguageId[]) {
  test(`${language}: a plain file gives nothing`, () => assert.deepEqual(loud(judge(language, good[language])), []));

  test(`${language}: empty, blank, and one character`, () => {
    judge(language, '');
    judge(language, ' \n\t\n');
    for (const character of '{}<>;:"\'#&=\\/\0\u00a0\ufeff\ud800') judge(language, character);
  });

  test(`${language}: CR LF line ends change nothing`, () =>
    assert.deepEqual(loud(judge(language, good[language].replaceAll('\n', '\r\n'))), []));

  test(`${language}: a byte order mark is what the native tool makes of it`, () => {
    // libxml2 takes it; drbdadm and corosync read it as part of the first word.
    const findings = loud(judge(language, `\uFEFF${good[language]}`));
    if (language === 'cib') assert.deepEqual(findings, []);
    else assert.notEqual(findings.length, 0);
  });

  test(`${language}: bytes that are no UTF-8 are one information`, () => {
    const [start, end] = comment[language];
    const bytes = Buffer.concat([
      Buffer.from(good[language].replace(/\n$/, `\n${start}`)),
      Buffer.from([0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec]),
      Buffer.from(`${end}\n`),
    ]);
    const { text, lossy, binary } = decode(bytes);
    assert.deepEqual([lossy, binary], [true, false]);
    const findings = judge(language, text, lossy);
    assert.deepEqual(loud(findings), []);
    assert.deepEqual(
      rulesOf(findings).filter(rule => rule === 'quorumlens/not-utf8'),
      ['quorumlens/not-utf8'],
    );
    assert.equal(findings.find(f => f.rule === 'quorumlens/not-utf8')?.span.start, text.indexOf('\uFFFD'));
  });

  test(`${language}: binary data`, () => {
    let seed = 1;
    const bytes = Uint8Array.from({ length: 200_000 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed >> 16;
    });
    const { text, lossy, binary } = decode(bytes);
    assert.deepEqual([lossy, binary], [true, true]);
    judge(language, text, lossy);
  });

  test(`${language}: 20 MB of a plain file`, () => {
    judge(language, large[language]());
  });

  test(`${language}: 20 MB on one line`, () => {
    judge(language, 'x'.repeat(20_000_000));
    judge(language, good[language].replaceAll('\n', ' ') + 'x '.repeat(2_000_000));
  });

  test(`${language}: half a million times the same character`, () => {
    for (const character of '{}<>;:"\'#&=\\') judge(language, character.repeat(500_000));
  });

  test(`${language}: 200,000 levels`, () => {
    judge(language, deep[language](200_000, false));
    judge(language, deep[language](50_000, true));
  });

  test(`${language}: a quote that never ends`, () => {
    for (const quote of ['"', "'"]) judge(language, good[language].replace(/(?<=[ =])(?=["\d])/, quote).repeat(2_000));
    judge(language, `${good[language]}"${'\n"x'.repeat(500_000)}`);
  });

  test(`${language}: names of objects are names`, () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf']) {
      judge(language, deep[language](1, true).replaceAll(/\b(?:net|totem|group)\b/g, word));
      judge(language, good[language].replaceAll(/\b(?:alpha|device|version|epoch|name|id)\b/g, word));
    }
  });
}

const large: Record<LanguageId, () => string> = {
  drbd: () =>
    repeat(
      20_000_000,
      n =>
        `resource r${n} {\n  net { protocol C; timeout 60; }\n  on a { node-id 0; address 10.0.0.1:${n % 60_000}; }\n}\n`,
    ),
  corosync: () =>
    `nodelist {\n${repeat(20_000_000, n => `  node {\n    name: n${n}\n    nodeid: ${n + 1}\n    ring0_addr: 10.0.0.1\n  }\n`)}}\n`,
  cib: () =>
    good.cib.replace(
      '<resources>',
      `<resources>\n${repeat(20_000_000, n => `      <primitive id="p${n}" class="ocf" provider="heartbeat" type="Dummy"/>\n`)}`,
    ),
};

const deep: Record<LanguageId, (levels: number, closed: boolean) => string> = {
  drbd: (levels, closed) => 'net { '.repeat(levels) + (closed ? '} '.repeat(levels) : ''),
  corosync: (levels, closed) => 'totem {\n'.repeat(levels) + (closed ? '}\n'.repeat(levels) : ''),
  cib: (levels, closed) =>
    `<cib>${'<group id="g">'.repeat(levels)}${closed ? `${'</group>'.repeat(levels)}</cib>` : ''}`,
};

function repeat(length: number, part: (n: number) => string): string {
  const parts: string[] = [];
  for (let n = 0, have = 0; have < length; n++) have += parts[parts.push(part(n)) - 1]?.length ?? 0;
  return parts.join('');
}

test('cib: entities are never expanded', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE cib [\n  <!ENTITY a "${'x'.repeat(1000)}">\n${'bcdefghij'
    .split('')
    .map((name, n) => `  <!ENTITY ${name} "${`&${'abcdefghi'[n]};`.repeat(10)}">\n`)
    .join('')}]>\n${good.cib.replace('<nodes/>', '<nodes><node id="&j;" uname="&j;"/></nodes>')}`;
  const findings = judge('cib', bomb);
  assert.notEqual(findings.length, 0);
  for (const finding of findings) assert.ok(finding.message.en.length < 500);
  judge('cib', '<!DOCTYPE cib [<!ENTITY a SYSTEM "file:///etc/passwd">]><cib>&a;</cib>');
  judge('cib', `<cib>${'&a'.repeat(1_000_000)}</cib>`);
});

test('drbd: files that include each other or themselves are read once', () => {
  const analysis = createAnalysis();
  analysis.set('/c/drbd.conf', 'include "drbd.conf";\ninclude "drbd.d/*.res";\n');
  analysis.set('/c/drbd.d/a.res', `include "b.res";\ninclude "../drbd.conf";\n${good.drbd}`);
  analysis.set('/c/drbd.d/b.res', 'include "a.res";\ninclude "*.res";\n');
  for (const file of analysis.files()) {
    assert.deepEqual(loud(analysis.findings(file)), [], file);
  }
});

test('drbd: a thousand files that all include all others', () => {
  const analysis = createAnalysis();
  for (let n = 0; n < 1000; n++) {
    analysis.set(`/c/drbd.d/r${n}.res`, `include "*.res";\n${good.drbd.replace('r0', `r${n}`)}`);
  }
  for (const file of analysis.files()) judgeOne(analysis.findings(file));
});

function judgeOne(findings: readonly Finding[]): void {
  assert.deepEqual(
    findings.filter(f => f.rule === 'quorumlens/internal').map(f => f.message.en),
    [],
  );
}

test('all languages: names and values of every script, and half characters', () => {
  const words = ['ノード', 'é', '🖥', '\ud83d', 'a\u0300', '\u202e', 'x'.repeat(70_000)];
  for (const language of Object.keys(names) as LanguageId[]) {
    for (const word of words) judge(language, good[language].replaceAll(/\b(?:alpha|internal|c|Dummy)\b/g, word));
  }
});
