import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkScenario } from './scenario.ts';

const folder = new URL('./scenarios/', import.meta.url);

for (const path of scenarioFiles()) {
  test(`scenario ${path.replace(/\.txt$/, '')}`, () => checkScenario(readFileSync(new URL(path, folder), 'utf8')));
}

function scenarioFiles(): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(path => path.replaceAll('\\', '/'))
      .filter(path => path.endsWith('.txt'))
      .sort();
  } catch {
    return [];
  }
}
