import { chmodSync, chownSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fix } from '../cluster/finding.ts';
import { decode } from '../disk/decode.ts';
import { type Failure, failureOf } from '../disk/failure.ts';
import { migrations } from '../features/migrations/index.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Lang, Text } from '../text/text.ts';
import type { Options } from './arguments.ts';
import { unifiedDiff } from './diff.ts';
import { harmless } from './excerpt.ts';
import type { Host } from './host.ts';
import { sayFailures, sayStrangers } from './notices.ts';
import { mask, secretsOf } from './secrets.ts';
import { openWorkspace, type WorkspaceFile } from './workspace.ts';

/** `quorumlens fix`: the safe fixes of the files that were asked for. */
export function fix(options: Options, host: Host): number {
  const { lang, dryRun } = options;
  if (options.operands.includes('-')) {
    host.err(`quorumlens: ${noStdin[lang]}\n`);
    return 2;
  }
  const workspace = openWorkspace(options, host);
  const failures: Failure[] = [...workspace.failures];
  const files = new Map(workspace.files.filter(f => f.own).map(f => [f.path, f]));
  const texts = new Map([...files.values()].map(f => [f.path, f.text]));
  // Taken before the first fix, while the analyses know the texts as they are on the disk.
  const secrets = new Map(dryRun ? [...files.values()].map(f => [f.path, secretSpans(f)]) : []);
  const skipped = new Set<WorkspaceFile>();
  let applied = 0;

  if (options.to !== undefined) {
    for (const { path, language, shown, analysis } of files.values()) {
      const own = migrations[options.to];
      const analyzed = language === own?.language ? analysis.get(path) : undefined;
      const why = analyzed && own?.refuses?.(analyzed);
      if (why) host.err(`quorumlens: ${harmless(shown)}: ${why[lang]}\n`);
    }
    applied = migrate(options.to, files, texts, skipped);
  }

  // A fix may make room for another one; ten rounds are plenty, and an end where two undo each other.
  for (let round = 0; round < 10 && options.to === undefined; round++) {
    const { edits, count } = chooseFixes(files, options.onlyRules, skipped);
    if (count === 0) break;
    applied += count;
    for (const [path, list] of edits) {
      const text = applyEdits(texts.get(path) as string, list);
      texts.set(path, text);
      files.get(path)?.analysis.set(path, text);
    }
  }

  let changed = 0;
  for (const [path, text] of texts) {
    const file = files.get(path) as WorkspaceFile;
    if (text === file.text) continue;
    changed++;
    if (dryRun) {
      const before = masked(file.text, secrets.get(path) ?? []);
      host.out(unifiedDiff(file.shown, before, masked(text, secretSpans(file))));
    } else {
      const failure = write(file, text);
      if (failure) failures.push(failure);
    }
  }
  for (const file of skipped) host.err(`quorumlens: ${file.shown}: ${notUtf8[lang]}\n`);
  const failedWrites = failures.length - workspace.failures.length;
  const done = changed - failedWrites;
  const said = options.to === undefined ? summary(applied, done, dryRun, lang) : migrated(done, dryRun, lang);
  host[dryRun ? 'err' : 'out'](`${said}\n`);
  sayStrangers(workspace.strangers, lang, host);
  sayFailures(failures, lang, host);
  return failures.length > 0 ? 2 : 0;
}

/** Brings files to another release; gives the number of edits. */
function migrate(
  to: string,
  files: ReadonlyMap<string, WorkspaceFile>,
  texts: Map<string, string>,
  skipped: Set<WorkspaceFile>,
): number {
  const migration = migrations[to];
  const edits = new Map<WorkspaceFile, Edit[]>();
  // All of them are worked out before the first file changes, while the model is that of the old release.
  for (const file of files.values()) {
    const analyzed = file.language === migration?.language ? file.analysis.get(file.path) : undefined;
    const own = analyzed && migration ? migration.migrate(analyzed, file.analysis.model(file.path)) : [];
    if (own.length > 0 && file.readOnly) skipped.add(file);
    else if (own.length > 0) edits.set(file, own);
  }
  let count = 0;
  for (const [file, list] of edits) {
    const text = applyEdits(texts.get(file.path) as string, list);
    texts.set(file.path, text);
    file.analysis.set(file.path, text);
    count += list.length;
  }
  return count;
}

/** Safe fixes that do not touch each other, all edits of each in files that were asked for. */
function chooseFixes(
  files: ReadonlyMap<string, WorkspaceFile>,
  onlyRules: readonly string[],
  skipped: Set<WorkspaceFile>,
): { edits: Map<string, Edit[]>; count: number } {
  const edits = new Map<string, Edit[]>();
  let count = 0;
  for (const file of files.values()) {
    for (const finding of file.analysis.findings(file.path)) {
      if (onlyRules.length > 0 && !onlyRules.includes(finding.rule)) continue;
      const safe = finding.fixes?.find(f => f.safe && f.edits.length > 0);
      if (!safe?.edits.every(edit => files.has(edit.file))) continue;
      const locked = safe.edits.map(edit => files.get(edit.file) as WorkspaceFile).filter(f => f.readOnly);
      for (const f of locked) skipped.add(f);
      if (locked.length > 0 || !isFree(safe, edits)) continue;
      for (const edit of safe.edits) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
      count++;
    }
  }
  return { edits, count };
}

function isFree({ edits }: Fix, taken: ReadonlyMap<string, readonly Edit[]>): boolean {
  return edits.every(edit => !taken.get(edit.file)?.some(other => overlap(edit.span, other.span)));
}

function overlap(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Replaces the file in one step, unless it is another one by now. */
function write(file: WorkspaceFile, text: string): Failure | undefined {
  try {
    // A link stays a link: its target is replaced.
    const target = realpathSync(file.path);
    if (decode(readFileSync(target)).text !== file.text) {
      const message: Text = {
        en: 'the file has changed meanwhile, so it was left as it is',
        ja: 'ファイルが途中で変更されたため、書き込んでいません',
      };
      return { shown: file.shown, message };
    }
    const { mode, uid, gid } = statSync(target);
    const temporary = join(dirname(target), `.quorumlens-${process.pid}-${Date.now().toString(36)}.tmp`);
    try {
      writeFileSync(temporary, text, { mode, flag: 'wx' });
      keepOwner(temporary, mode, uid, gid);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    return failureOf(file.shown, error);
  }
}

/** The umask and the user of this process must not change who may read a configuration. */
function keepOwner(path: string, mode: number, uid: number, gid: number): void {
  const now = statSync(path);
  if (now.uid !== uid || now.gid !== gid) chownSync(path, uid, gid);
  chmodSync(path, mode & 0o7777);
}

function secretSpans({ analysis, path }: WorkspaceFile): readonly Span[] {
  const file = analysis.get(path);
  return secretsOf(file).within(0, file?.text.length ?? 0);
}

function masked(text: string, secrets: readonly Span[]): string {
  return applyEdits(
    text,
    secrets.map(span => ({ span, newText: mask })),
  );
}

const noStdin: Text = { en: 'fix cannot write to standard input', ja: 'fix は標準入力を扱えません' };

const notUtf8: Text = {
  en: 'the file is not UTF-8, so no fix was applied to it',
  ja: 'ファイルが UTF-8 ではないため、修正を適用していません',
};

function summary(fixes: number, files: number, dryRun: boolean, lang: Lang): string {
  if (fixes === 0) return { en: 'nothing to fix safely', ja: '安全に適用できる修正はありません' }[lang];
  if (lang === 'ja') return `${dryRun ? '適用できる修正' : '修正'} ${fixes} 件、ファイル ${files} 件`;
  const what = `${fixes} ${fixes === 1 ? 'fix' : 'fixes'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  return dryRun ? `would apply ${what}` : `applied ${what}`;
}

function migrated(files: number, dryRun: boolean, lang: Lang): string {
  if (files === 0) return { en: 'nothing to migrate', ja: '移行するファイルはありません' }[lang];
  if (lang === 'ja') return `${dryRun ? '移行できるファイル' : '移行したファイル'} ${files} 件`;
  return `${dryRun ? 'would migrate' : 'migrated'} ${files} ${files === 1 ? 'file' : 'files'}`;
}
