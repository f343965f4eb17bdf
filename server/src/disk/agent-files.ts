import { readFileSync } from 'node:fs';
import { decode } from './decode.ts';
import { includedFiles } from './includes.ts';

/** Files with metadata of agents that the settings in a folder name: files, patterns, or folders. */
export function agentFiles(settingsPath: string, patterns: readonly string[]): { file: string; text: string }[] {
  const found = new Map<string, string>();
  for (const pattern of patterns) {
    const named = [pattern, `${pattern.replace(/\/+$/, '')}/*.xml`].flatMap(p => includedFiles(settingsPath, p).files);
    for (const { path, size } of named) {
      if (found.has(path) || size > largest || found.size >= mostFiles) continue;
      try {
        found.set(path, decode(readFileSync(path)).text);
      } catch {
        // What cannot be read says nothing about an agent.
      }
    }
  }
  return [...found].map(([file, text]) => ({ file, text }));
}

const largest = 1024 * 1024;
const mostFiles = 2000;
