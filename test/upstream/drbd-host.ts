import path from 'node:path';
import picomatch from 'picomatch';
import type { Analysis } from '../../server/src/analysis.ts';
import { filesNamedBy } from '../../server/src/cluster/drbd-files.ts';
import type { LookupOutcome } from '../../server/src/cluster/drbd-lookups.ts';

/** Files by name, and null for a folder. */
export type FilesOfHost = Readonly<Record<string, unknown>>;

/**
 * Tells an analysis what a host finds that has these files and links, and nothing else, where the files that it knows
 * name others. Links are by name, with what they lead to.
 */
export function lookAround(analysis: Analysis, files: FilesOfHost, links: Readonly<Record<string, string>> = {}): void {
  for (const file of analysis.files()) {
    const said = analysis.get(file)?.facts.drbd;
    for (const named of said ? filesNamedBy(said) : [])
      analysis.lookedFor(file, named, outcomeOf(path.posix.join(path.posix.dirname(file), named), files, links));
  }
}

function outcomeOf(named: string, files: FilesOfHost, links: Readonly<Record<string, string>>): LookupOutcome {
  const pattern = /[*?[]/.test(named);
  const matches = picomatch(named, { nobrace: true, noextglob: true, noglobstar: true });
  const leadsTo = (name: string): string => {
    const to = links[name];
    return to === undefined ? name : path.posix.join(path.posix.dirname(name), to);
  };
  const folders = Object.keys(files).flatMap(f => parentsOf(f));
  const all = [...Object.keys(files), ...Object.keys(links), ...folders];
  const found = all.filter(f => (pattern ? matches(f) : f === path.posix.normalize(named).replace(/(?<=.)\/$/, '')));
  const targets = found.map(leadsTo);
  if (targets.some(f => files[f] === null || folders.includes(f))) return 'folder';
  if (targets.some(f => files[f] === undefined)) return pattern ? 'vanished' : 'missing';
  return found.length > 0 ? 'there' : 'missing';
}

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
