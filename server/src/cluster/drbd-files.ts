import picomatch from 'picomatch';
import type { DrbdFacts } from './drbd.ts';
import type { Located } from './effective.ts';
import type { FileFacts } from './facts.ts';
import { baseName, dirName, joinPath, pathPart, prefixPart } from './file-path.ts';

interface DrbdFile {
  readonly file: string;
  readonly facts: FileFacts;
}

/** Files that drbdadm reads as one, in its order. */
export interface DrbdFileSet<F extends DrbdFile> {
  readonly files: readonly F[];
  readonly start?: F;
  /** Includes of plain names that no file in sight answers to. */
  readonly unseen: readonly Located<string>[];
}

/**
 * Which files are one configuration: a start file with all that it includes; of files that nobody includes, those of
 * one folder, unless two of them define the same resource: then they are alternatives, and each stands alone.
 */
export function drbdFileSets<F extends DrbdFile>(files: readonly F[]): DrbdFileSet<F>[] {
  const all = new Map(files.map(f => [f.file, f]));
  const included = new Set<string>();
  const templates = new Set<string>();
  for (const f of files) {
    for (const include of factsOf(f).includes)
      for (const hit of includedFiles(f, include.value, all)) if (hit !== f) included.add(hit.file);
    for (const named of factsOf(f).templates) {
      const template = includedFiles(f, named.value, all)[0];
      if (template) templates.add(template.file);
    }
  }
  const starts = files.filter(f => (isStart(f) || factsOf(f).includes.length > 0) && !included.has(f.file));
  const sets = starts.map(start => readFrom(start, all));
  const read = new Set(sets.flatMap(s => s.files.map(f => f.file)));
  // A ring of includes has no start; whoever comes first begins it.
  for (const f of files) {
    if (read.has(f.file) || factsOf(f).includes.length === 0) continue;
    const set = readFrom(f, all);
    sets.push(set);
    for (const one of set.files) read.add(one.file);
  }
  const loose = files.filter(f => !read.has(f.file) && !templates.has(f.file));
  return [...sets, ...looseSets(loose, starts.length > 0)];
}

/** Names of files that a file makes part of its configuration. */
export function filesNamedBy({ includes, templates }: DrbdFacts): readonly string[] {
  return [...includes, ...templates].map(named => named.value);
}

/** Where drbdadm stops reading files that are templates only: behind their first section, which is common. */
export function endsOfTemplates(files: readonly DrbdFile[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const drbd = files.filter(f => f.facts.drbd);
  if (!drbd.some(f => factsOf(f).templates.length > 0)) return ends;
  const all = new Map(drbd.map(f => [f.file, f]));
  const read = new Set(drbdFileSets(drbd).flatMap(set => set.files.map(f => f.file)));
  for (const f of drbd) {
    for (const named of factsOf(f).templates) {
      const template = includedFiles(f, named.value, all)[0];
      const end = template && factsOf(template).common?.section.span.end;
      if (template && end !== undefined && !read.has(template.file)) ends.set(template.file, end);
    }
  }
  return ends;
}

/** The file that a path in another one names, if it is in sight. */
export function drbdFileAt<F extends DrbdFile>(
  from: { readonly file: string },
  path: string,
  files: readonly F[],
): F | undefined {
  return includedFiles(from, path, new Map(files.map(f => [f.file, f])))[0];
}

function factsOf(f: DrbdFile): DrbdFacts {
  return f.facts.drbd as DrbdFacts;
}

function isStart(f: DrbdFile): boolean {
  return /^drbd(?:-\d+)?\.conf$/.test(baseName(pathPart(f.file)));
}

function readFrom<F extends DrbdFile>(start: F, all: ReadonlyMap<string, F>): DrbdFileSet<F> {
  const files: F[] = [];
  const seen = new Set<string>();
  const unseen: Located<string>[] = [];
  const stack: F[] = [start];
  for (let f = stack.pop(); f; f = stack.pop()) {
    if (seen.has(f.file)) continue;
    seen.add(f.file);
    files.push(f);
    const next: F[] = [];
    for (const include of factsOf(f).includes) {
      const hits = includedFiles(f, include.value, all);
      if (hits.length === 0 && !isPattern(include.value)) unseen.push(include);
      next.push(...hits);
    }
    stack.push(...next.reverse());
  }
  return { files, start, unseen };
}

function looseSets<F extends DrbdFile>(loose: readonly F[], hasStart: boolean): DrbdFileSet<F>[] {
  if (hasStart) return loose.map(f => alone(f));
  const folders = new Map<string, F[]>();
  for (const f of loose) {
    const folder = prefixPart(f.file) + dirName(pathPart(f.file));
    const list = folders.get(folder);
    if (list) list.push(f);
    else folders.set(folder, [f]);
  }
  return [...folders.values()].flatMap(members => {
    const defaults = members.filter(f => factsOf(f).resources.length === 0);
    const withResources = members.filter(f => factsOf(f).resources.length > 0);
    if (!overlap(withResources) && members.filter(f => factsOf(f).common).length <= 1)
      return [{ files: members, unseen: [] }];
    // One set of defaults holds for every alternative; of several nobody knows which.
    const shared =
      defaults.filter(f => factsOf(f).common).length === 1 && withResources.every(f => !factsOf(f).common)
        ? defaults
        : [];
    return [
      ...withResources.map(f => ({ files: [...shared, f], unseen: [] })),
      ...(shared.length === 0 ? defaults.map(f => alone(f)) : []),
    ];
  });
}

function alone<F extends DrbdFile>(f: F): DrbdFileSet<F> {
  return { files: [f], unseen: [] };
}

/** Whether two files define a resource of the same name. */
function overlap(files: readonly DrbdFile[]): boolean {
  if (files.length < 2) return false;
  const owner = new Map<string, DrbdFile>();
  for (const f of files) {
    for (const { name } of factsOf(f).resources) {
      const other = owner.get(name.value);
      if (other && other !== f) return true;
      owner.set(name.value, f);
    }
  }
  return false;
}

/** Whether a path may stand for any number of files. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

/** Files in sight that an include names, in sorted order. */
export function includedFiles<T extends { readonly file: string }>(
  from: { readonly file: string },
  path: string,
  all: ReadonlyMap<string, T>,
): T[] {
  const prefix = prefixPart(from.file);
  const own = pathPart(from.file);
  const folder = dirName(own);
  const candidates = [joinPath(folder, path)];
  if (path.startsWith('/')) {
    // A copy of /etc somewhere else: absolute paths count from where the copy begins.
    const etc = own.startsWith('/etc/') || own.startsWith('etc/') ? 0 : own.lastIndexOf('/etc/');
    const root = etc > 0 ? own.slice(0, etc) : own.startsWith('etc/') ? '' : undefined;
    if (root !== undefined) candidates.push(root === '' ? path.slice(1) : root + path);
  }
  for (const candidate of candidates) {
    if (!isPattern(path)) {
      const hit = all.get(prefix + candidate) ?? [...all.values()].find(f => pathPart(f.file) === candidate);
      if (hit) return [hit];
      continue;
    }
    const matches = matcher(candidate);
    const hits = [...all.values()].filter(f => prefixPart(f.file) === prefix && matches(pathPart(f.file)));
    if (hits.length > 0) return hits.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  }
  return [];
}

/** glob(3) without flags: no braces, no `**`, no dot files. */
function matcher(pattern: string): (path: string) => boolean {
  return picomatch(pattern, { nobrace: true, noextglob: true, noglobstar: true, nonegate: true, strictSlashes: true });
}
