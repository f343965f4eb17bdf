import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';

/*
 * The folders and what each may import, the table of docs/architecture.md: what a line names, and what that may
 * import in its turn. Files of a layer may always import each other.
 */
const layers: Record<
  string,
  { readonly files: RegExp; readonly imports: readonly string[]; readonly packages?: readonly string[] }
> = {
  text: { files: /^server\/src\/text\//, imports: [], packages: ['fastest-levenshtein'] },
  syntax: { files: /^server\/src\/syntax\//, imports: ['text'], packages: ['chevrotain'] },
  schema: { files: /^server\/src\/schema\//, imports: ['syntax'] },
  schemas: { files: /^schemas\//, imports: ['schema'] },
  cluster: { files: /^server\/src\/cluster\//, imports: ['schema', 'schemas'], packages: ['picomatch'] },
  rules: { files: /^server\/src\/rules\//, imports: ['cluster'] },
  languages: {
    files: /^server\/src\/languages\//,
    imports: ['cluster', 'schemas'],
    packages: ['chevrotain', 'fast-xml-parser'],
  },
  features: { files: /^server\/src\/features\//, imports: ['languages', 'rules'] },
  analysis: { files: /^server\/src\/[^/]+\.ts$/, imports: ['languages', 'rules', 'features', 'schemas'] },
  disk: { files: /^server\/src\/disk\//, imports: ['languages'], packages: ['node:'] },
  lsp: {
    files: /^server\/src\/lsp\//,
    imports: ['analysis', 'disk'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'picomatch', 'node:'],
  },
  cli: { files: /^server\/src\/cli\//, imports: ['analysis', 'disk', 'lsp', 'manifest'], packages: ['node:'] },
  generate: { files: /^server\/src\/generate\//, imports: ['analysis'], packages: ['node:'] },
  client: {
    files: /^client\//,
    imports: ['protocol'],
    packages: ['vscode', 'vscode-languageclient', 'picomatch', 'node:'],
  },
  protocol: { files: /^server\/src\/lsp\/protocol\.ts$/, imports: [] },
  manifest: { files: /^package\.json$/, imports: [] },
};

const root = new URL('../', import.meta.url);
const files = ['server/src', 'schemas', 'client'].flatMap(sourcesIn);

test('every source file belongs to a layer', () => {
  assert.deepEqual(
    files.filter(file => layersOf(file).length === 0),
    [],
  );
});

test('a folder imports only what its line names, or what that may import', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const own = layersOf(file);
    const allowed = new Set(own.flatMap(layer => [...reachable(layer)]));
    const packages = own.flatMap(layer => [...reachable(layer)].flatMap(l => layers[l]?.packages ?? []));
    for (const imported of importsOf(file)) {
      if (imported.startsWith('.')) {
        const target = posix.join(posix.dirname(file), imported);
        if (!layersOf(target).some(layer => allowed.has(layer))) wrong.push(`${file} imports ${target}`);
      } else if (
        !packages.some(name => imported === name || imported.startsWith(`${name}${name.endsWith(':') ? '' : '/'}`))
      ) {
        wrong.push(`${file} imports ${imported}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('no clock, no process and no random number below the hosts', () => {
  const pure = files.filter(
    file => !layersOf(file).some(l => ['disk', 'lsp', 'cli', 'generate', 'client'].includes(l)),
  );
  const impure =
    /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|setTimeout|setInterval|performance\.now|globalThis)\b/;
  const hits = pure.flatMap(file => {
    const lines = read(file)
      .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
      .split('\n');
    return lines.flatMap((line, n) =>
      impure.test(line.replace(/\/\/.*$/, '')) ? [`${file}:${n + 1}: ${line.trim()}`] : [],
    );
  });
  assert.deepEqual(hits, []);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(path => /\.(?:ts|mts|mjs)$/.test(path))
    .sort();
}

/** The protocol is a layer of its own inside lsp/. */
function layersOf(file: string): string[] {
  return Object.entries(layers).flatMap(([name, { files: pattern }]) => (pattern.test(file) ? [name] : []));
}

function reachable(layer: string): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of layers[name]?.imports ?? []) add(next);
  };
  add(layer);
  return found;
}

function importsOf(file: string): string[] {
  const pattern = /^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...read(file).matchAll(pattern)].map(match => match[1] ?? (match[2] as string));
}

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}
