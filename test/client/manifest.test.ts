import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { project } from '../harness/locations.mjs';

const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const client = globSync('client/src/*.ts', { cwd: project }).map(read).join('\n');

suite('manifest', () => {
  test('every text is there in English and in Japanese, and used', () => {
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(match => match[1]!).sort();
    for (const file of ['package.nls.json', 'package.nls.ja.json']) {
      assert.deepEqual(Object.keys(JSON.parse(read(file))).sort(), [...new Set(used)], file);
    }
  });
  test('every text of the client is there in Japanese, and used', () => {
    const used = [...client.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1]!);
    assert.ok(used.length > 5);
    assert.deepEqual(Object.keys(JSON.parse(read('l10n/bundle.l10n.ja.json'))).sort(), [...new Set(used)].sort());
  });
  test('texts in both languages take the same values', () => {
    for (const [en, ja] of Object.entries(JSON.parse(read('l10n/bundle.l10n.ja.json')) as Record<string, string>)) {
      assert.deepEqual(ja.match(/\{\d\}/g), en.match(/\{\d\}/g), en);
    }
  });
  test('every command is registered', () => {
    const commands = manifest.contributes.commands.map((entry: { command: string }) => entry.command);
    const registered = /registerCommands[\s\S]*?Object\.entries\(\{([\s\S]*?)\}\)\.map/.exec(client)?.[1] ?? '';
    const names = [...registered.matchAll(/^ {4}(\w+):/gm)].map(match => `quorumlens.${match[1]}`);
    assert.deepEqual(commands.sort(), names.sort());
  });
  test('files it names exist', () => {
    const { languages, grammars, jsonValidation } = manifest.contributes;
    const named = [
      ...languages.map((entry: { configuration: string }) => entry.configuration),
      ...grammars.map((entry: { path: string }) => entry.path),
      ...jsonValidation.map((entry: { url: string }) => entry.url),
      manifest.icon,
    ];
    for (const file of named) assert.ok(existsSync(path.join(project, file)), file);
  });
  test('files that start the server are those that activate the extension', () => {
    const patterns = manifest.activationEvents
      .filter((event: string) => event.startsWith('workspaceContains:'))
      .map((event: string) => event.slice('workspaceContains:'.length));
    assert.ok(client.includes(`'{${patterns.join(',')}}'`));
  });
  test('no name of a language claims all *.xml, *.conf or *.res', () => {
    for (const { id, extensions, filenamePatterns } of manifest.contributes.languages) {
      assert.equal(extensions, undefined, id);
      for (const pattern of filenamePatterns) assert.doesNotMatch(pattern, /^(\*\*\/)?\*\.\w+$/);
    }
  });
});
