import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../server/src/analysis.ts';
import { languages } from '../server/src/languages/index.ts';

/*
 * What stands in an editor is half typed most of the time: every beginning of every fixture must be read, bound,
 * merged into a model and judged without a failure.
 */
const root = new URL('../', import.meta.url);
const sources = ['test/fixtures', 'examples'].flatMap(filesIn).map(path => ({ path, text: read(path) }));

for (const language of languages) {
  const own = sources.filter(({ path, text }) => {
    const claims = languages.map(l => ({ id: l.id, claim: l.claims(`/${path}`, text) }));
    const best = claims.reduce((a, b) => (b.claim > a.claim ? b : a));
    return best.claim > 0 && best.id === language.id;
  });

  test(`${language.id}: there are fixtures`, () => assert.notEqual(own.length, 0));

  for (const { path, text } of own) {
    test(`${language.id}: every beginning of ${path} up to 4 kB`, () => {
      for (let n = 0; n <= Math.min(text.length, 4096); n++) judge(language.id, path, text.slice(0, n));
    });
  }

  test(`${language.id}: 500 cuts of a larger file`, () => {
    const parts = own.map(({ text }) => text).join('\n');
    const large = parts.repeat(Math.max(1, Math.ceil(20_000 / parts.length))).slice(0, 20_000);
    for (let n = 0; n < 500; n++) {
      // Steps that are no multiple of each other: the cuts fall into different places of the lines.
      const start = (n * 7919) % large.length;
      const end = start + ((n * 104_729) % (large.length - start));
      judge(language.id, `cut-${n}`, large.slice(0, start) + large.slice(end));
    }
  });
}

function judge(language: string, path: string, text: string): void {
  const analysis = createAnalysis();
  analysis.set(`/fixture/${path}`, text, { language });
  const failures = analysis.findings(`/fixture/${path}`).filter(f => f.rule === 'quorumlens/internal');
  assert.deepEqual(
    failures.map(f => f.message.en),
    [],
    `${path}, ${text.length} characters: …${text.slice(-60)}`,
  );
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(fileURLToPath(root), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  } catch {
    return [];
  }
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}
