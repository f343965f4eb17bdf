import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles, generatedFolders } from '../server/src/generate/generated-files.ts';
import { rulesIndex } from '../server/src/generate/rules-index.ts';

const root = new URL('../', import.meta.url);
const files = generatedFiles();

test('the list of rules has every rule file (npm run generate)', () => {
  const folder = new URL('server/src/rules/', root);
  const names = readdirSync(folder).filter(name => name.endsWith('.ts'));
  const sources = new Map(names.map(name => [name, readFileSync(new URL(name, folder), 'utf8')]));
  assert.equal(read('server/src/rules/index.ts'), rulesIndex(sources));
});

for (const group of ['docs/', 'package.json', 'schemas/', 'server/', 'syntaxes/']) {
  test(`generated parts of ${group} are current (npm run generate)`, () => {
    const old = [...files]
      .filter(([path, text]) => path.startsWith(group) && read(path) !== text)
      .map(([path]) => path);
    assert.deepEqual(old, []);
  });
}

test('no page is left of a rule that is gone (npm run generate)', () => {
  const there = generatedFolders.flatMap(folder =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.md'))
      .map(path => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  assert.deepEqual(
    there.filter(path => !files.has(path)),
    [],
  );
});

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}
