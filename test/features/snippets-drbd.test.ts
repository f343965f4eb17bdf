import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createAnalysis } from '../../server/src/analysis.ts';
import { snippets } from '../../server/src/languages/drbd/snippets.ts';
import type { Snippet } from '../../server/src/languages/language.ts';
import { exists } from '../../server/src/schema/release.ts';
import { itemsAt } from './helpers.ts';

/*
 * Every snippet of DRBD as it stands in a file where nothing of it was changed: drbdadm accepts it, and there is
 * nothing to warn of.
 */

const hosts = ['alpha', 'bravo', 'charlie'];
const on = (name: string, i: number, drbd9: boolean): string =>
  `  on ${name} {\n${drbd9 ? `    node-id ${i};\n` : ''}    address 10.0.0.${i + 1}:7789;\n  }\n`;
const volume = '  volume 0 {\n    device    minor 0;\n    disk      /dev/vg0/r0;\n    meta-disk internal;\n  }\n';

/** A file with a snippet in its place. */
function fileWith({ name, in: place, body }: Snippet, drbd9: boolean): string {
  const text = expanded(body);
  const two = hosts
    .slice(0, 2)
    .map((host, i) => on(host, i, drbd9))
    .join('');
  switch (place) {
    case 'drbd':
      return name === 'common' ? `${text}\nresource r0 {\n${volume}${two}}\n` : text;
    case 'drbd.common':
      // A quorum as default is for resources with three hosts.
      return `common {\n${text}\n}\n${/quorum/.test(name) ? three('') : `resource r0 {\n${volume}${two}}\n`}`;
    case 'drbd.resource':
      if (/quorum/.test(name)) return three(text);
      if (name === 'on') return `resource r0 {\n${volume}${text}\n${on('bravo', 1, drbd9)}}\n`;
      if (name === 'connection: two paths')
        return `resource r0 {\n${volume}  on alpha { node-id 0; }\n  on bravo { node-id 1; }\n${text}\n}\n`;
      return `resource r0 {\n${volume}${two}${text}\n}\n`;
    default:
      throw new Error(`no file for ${name} in ${place}`);
  }
}

const three = (text: string): string =>
  `resource r0 {\n${volume}${hosts.map((host, i) => on(host, i, true)).join('')}  connection-mesh {\n    hosts ${hosts.join(' ')};\n  }\n${text}\n}\n`;

/** What stands in the file when the placeholders are left as they are. */
function expanded(body: string): string {
  let text = body.replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1');
  // From the inside out: a placeholder may hold another one.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replaceAll(/\$\{\d+:([^${}]*)\}/g, '$1');
  }
  return text.replaceAll(/\$\{?\d+\}?/g, '').replaceAll('\t', '  ');
}

const folder = mkdtempSync(join(tmpdir(), 'quorumlens-snippets-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const installed = spawnSync('drbdadm', ['--version'], { encoding: 'utf8', timeout: 6000 }).status === 0;

for (const release of ['9.22', '9.34', '8.4.11']) {
  const drbd9 = release.startsWith('9');
  const list = snippets.filter(s => exists(s.exists, release));

  test(`snippets for ${release} give no warning`, () => {
    for (const snippet of list) {
      const text = fileWith(snippet, drbd9);
      assert.doesNotMatch(text, /[$|]/, snippet.name);
      const analysis = createAnalysis({ targets: { 'drbd-utils': release } });
      analysis.set('r0.res', text);
      const loud = analysis.findings('r0.res').filter(f => f.severity === 'error' || f.severity === 'warning');
      assert.deepEqual(
        loud.map(f => f.rule),
        [],
        `${snippet.name} in ${snippet.in}: ${loud.map(f => f.message.en).join('; ')}\n${text}`,
      );
    }
  });

  if (release === '9.34') continue;
  const tool = drbd9 ? 'drbdadm' : '/lib/drbd/drbdadm-84';
  const there = drbd9 ? installed : spawnSync(tool, ['--version'], { timeout: 6000 }).status === 0;
  test(`snippets for ${release} pass ${tool} sh-nop`, { skip: there ? false : `${tool} is not installed` }, () => {
    for (const [i, snippet] of list.entries()) {
      const file = join(folder, `${release}-${i}.res`);
      writeFileSync(file, fileWith(snippet, drbd9));
      const { status, stderr } = spawnSync(tool, ['-c', file, 'sh-nop'], { encoding: 'utf8', timeout: 6000 });
      assert.equal(status, 0, `${snippet.name} in ${snippet.in}: ${stderr}`);
    }
  });
}

test('the configurations that people ask for are there', () => {
  const labels = (source: string): string[] =>
    itemsAt(source, 'r0.res')
      .filter(i => i.kind === 'snippet')
      .map(i => i.label);
  const top = labels('global {\n  usage-count no;\n}\n<|>\n');
  for (const name of ['resource: two nodes', 'resource: two nodes and a diskless tiebreaker'])
    assert(top.includes(name));
  const inside = labels('resource r0 {\n  <|>\n}\n');
  for (const name of ['net: dual-primary', 'fencing with Pacemaker', 'options: quorum']) assert(inside.includes(name));
  // One of each for the release of the file.
  assert.equal(new Set(top).size, top.length);
  assert.equal(new Set(inside).size, inside.length);
  const old = labels('common { syncer { rate 10M; } }\nresource r0 {\n  <|>\n}\n');
  assert(old.includes('fencing with Pacemaker') && !old.includes('options: quorum'), old.join(', '));
});
