import { closeSync, lstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Analysis, type AnalysisSettings, createAnalysis } from '../analysis.ts';
import { filesNamedBy } from '../cluster/drbd-files.ts';
import { baseName, dirName, joinPath } from '../cluster/file-path.ts';
import type { Finding } from '../cluster/finding.ts';
import { agentFiles } from '../disk/agent-files.ts';
import { type Decoded, decode } from '../disk/decode.ts';
import { type FoundFile, isOursByName, walk } from '../disk/discover.ts';
import { type Failure, failureOf } from '../disk/failure.ts';
import { includedFiles } from '../disk/includes.ts';
import { readInstalledAgentsNow } from '../disk/installed-agents.ts';
import { surroundings } from '../disk/surroundings.ts';
import { languageOf } from '../languages/index.ts';
import { readSettings, settingsFile, settingsRule } from '../settings.ts';
import type { Text } from '../text/text.ts';
import { usedAgents } from '../used-agents.ts';
import type { Options } from './arguments.ts';
import type { Host } from './host.ts';

/** A file of the workspace. */
export interface WorkspaceFile {
  /** Absolute, with `/`: its name in the analysis. */
  readonly path: string;
  /** As the user named it, or relative to where the user named its neighbours. */
  readonly shown: string;
  /** Asked for; the others are read because they belong to a cluster of those. */
  readonly own: boolean;
  readonly text: string;
  /** Must not be written: bytes were replaced, or it came from standard input. */
  readonly readOnly: boolean;
  /** Id of its language, `json` for settings, undefined for what is none of ours. */
  readonly language: string | undefined;
  readonly analysis: Analysis;
  /** What is found before any language reads it: settings, binary data. */
  readonly findings: readonly Finding[];
}

export interface Workspace {
  readonly files: readonly WorkspaceFile[];
  readonly failures: readonly Failure[];
  /** Files that were named and are none of ours. */
  readonly strangers: readonly string[];
}

/** Reads what the operands name, and what belongs to the same clusters. */
export function openWorkspace(options: Options, host: Host, stdin: Uint8Array = new Uint8Array()): Workspace {
  const groups = new Map<string | undefined, Group>();
  const settingsOf = new Map<string, string | undefined>();
  const realFolders = new Map<string, string>();
  const files: WorkspaceFile[] = [];
  const failures: Failure[] = [];
  const strangers: string[] = [];
  const seen = new Set<string>();
  const roots = (options.operands.length > 0 ? options.operands : ['.']).flatMap(operand => rootOf(operand) ?? []);

  // What was asked for comes first: it keeps the name that the user gave it.
  for (const root of roots) {
    if (root.kind === 'folder') {
      const { files: found, failures: failed } = walk(root.path);
      for (const file of found) load(file, root, true);
      for (const { path, message } of failed) failures.push({ shown: shownIn(root, path), message });
    } else load(root.file, root, true, root.bytes);
  }
  // Files of one folder have the same surroundings.
  const asked = new Set<string>();
  for (const root of roots) {
    const folder = root.kind === 'folder' ? `${root.path}/` : dirName(root.path);
    if (asked.has(folder)) continue;
    asked.add(folder);
    for (const file of surroundings(root.path, root.kind === 'folder')) load(file, root, false);
    for (const folder of clusterRootsAround(root))
      for (const file of walk(folder, bounded).files) load(file, root, false);
  }
  for (let n = 0; n < files.length; n++) followIncludes(files[n] as WorkspaceFile);
  if (options.installedAgents) for (const group of groups.values()) addInstalledAgents(group);
  return { files, failures, strangers };

  function rootOf(operand: string): Root | undefined {
    if (operand === '-') {
      const name = options.stdinFilename ?? 'stdin';
      const path = absolute(name);
      const file = { path, real: realOf(path), size: 0 };
      return { kind: 'file', operand: slashes(name), path, file, bytes: stdin };
    }
    const path = absolute(operand);
    const shown = slashes(operand);
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) return { kind: 'folder', operand: shown, path };
      return { kind: 'file', operand: shown, path, file: { path, real: realOfFile(path), size: stat.size } };
    } catch (error) {
      failures.push(failureOf(shown, error));
      return undefined;
    }
  }

  /** What is no link has the real name of its folder, which most of its neighbours share. */
  function realOfFile(path: string): string {
    if (lstatSync(path).isSymbolicLink()) return realOf(path);
    const folder = dirName(path);
    let real = realFolders.get(folder);
    if (real === undefined) {
      real = realOf(folder || '/');
      realFolders.set(folder, real);
    }
    return join(real, baseName(path));
  }

  function absolute(name: string): string {
    const path = slashes(resolve(host.cwd, name));
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  }

  function shownIn(root: Root, path: string): string {
    if (path === root.path) return root.operand;
    if (root.kind === 'folder' && path.startsWith(root.path === '/' ? '/' : `${root.path}/`)) {
      const inside = path.slice(root.path.length).replace(/^\//, '');
      return root.operand === '.' ? inside : `${root.operand.replace(/\/+$/, '')}/${inside}`;
    }
    return isAbsolute(root.operand) ? path : slashes(relative(host.cwd, path));
  }

  /** `namedAs`: a DRBD file names it, so that it is one, whatever it is called. */
  function load(found: FoundFile, root: Root, own: boolean, given?: Uint8Array, namedAs?: 'drbd'): void {
    if (seen.has(found.real) && (!namedAs || files.some(f => f.path === found.path))) return;
    const shown = shownIn(root, found.path);
    const named = root.kind === 'file' && own;
    const group = groupOf(dirName(found.path));
    if (own) reportSettings(group);
    const base = { path: found.path, shown, own, analysis: group.analysis };
    let content: Decoded;
    try {
      if (found.size > largest) {
        seen.add(found.real);
        if (!named && !isOursByName(found.path)) return;
        const language = languageOf(found.path, '')?.id;
        files.push({ ...base, text: '', readOnly: true, language, findings: group.configured([tooLarge(found)]) });
        return;
      }
      if (!given && !named && found.size > peeked && !isOursByName(found.path)) {
        if (!languageOf(found.path, decode(head(found.path)).text)) return;
      }
      content = decode(given ?? readFileSync(found.path));
    } catch (error) {
      seen.add(found.real);
      if (own) failures.push(failureOf(shown, error));
      return;
    }
    seen.add(found.real);
    const { text, lossy, binary, utf16 } = content;
    if (binary || (utf16 && languageOf(found.path, text)?.id !== 'cib')) {
      if (!named && !isOursByName(found.path)) return;
      const language = languageOf(found.path, '')?.id;
      files.push({
        ...base,
        text: '',
        readOnly: true,
        language,
        findings: group.configured([notText(found.path, utf16)]),
      });
      return;
    }
    const language =
      languageByName(found.path, text, given !== undefined && options.stdinFilename === undefined) ?? namedAs;
    group.analysis.set(found.path, text, { lossy, ...(language === undefined ? {} : { language }) });
    if (language === undefined) {
      if (named) strangers.push(shown);
      return;
    }
    files.push({ ...base, text, readOnly: lossy || utf16 || given !== undefined, language, findings: [] });
  }

  /** The analysis that a folder belongs to: one for each settings file. */
  function groupOf(folder: string): Group {
    const path = settingsAbove(folder);
    const known = groups.get(path);
    if (known) return known;
    const settings = path === undefined ? {} : loadSettings(path);
    const merged = withOptions(settings, options);
    const group: Group = {
      analysis: createAnalysis(merged),
      settings: merged,
      settingsPath: path,
      configured: findings => configured(findings, merged),
    };
    groups.set(path, group);
    return group;
  }

  function settingsAbove(folder: string): string | undefined {
    if (settingsOf.has(folder)) return settingsOf.get(folder);
    const path = joinPath(folder, settingsFile);
    const up = dirName(folder);
    const found = isFile(path) ? path : up === folder || folder === '' ? undefined : settingsAbove(up);
    settingsOf.set(folder, found);
    return found;
  }

  function loadSettings(path: string): AnalysisSettings {
    try {
      const { settings } = readSettings(decode(readFileSync(path)).text);
      const folder = dirName(path);
      return {
        ...settings,
        ...(settings.clusterRoots ? { clusterRoots: settings.clusterRoots.map(root => joinPath(folder, root)) } : {}),
        ...(settings.agents ? { agentFiles: agentFiles(path, settings.agents) } : {}),
      };
    } catch (error) {
      failures.push(failureOf(slashes(relative(host.cwd, path)), error));
      return {};
    }
  }

  /** The settings are part of what was asked for: without them the rest would be judged otherwise. */
  function reportSettings({ settingsPath: path, analysis, configured }: Group): void {
    if (path === undefined || seen.has(path)) return;
    seen.add(path);
    try {
      const text = decode(readFileSync(path)).text;
      const { problems } = readSettings(text);
      const findings = configured(problems.map(problem => ({ ...problem, file: path, rule: settingsRule })));
      if (findings.length === 0) return;
      const root = roots.find(r => path.startsWith(`${r.path}/`)) ?? roots[0];
      const shown = root ? shownIn(root, path) : path;
      files.push({ path, shown, own: true, text, readOnly: true, language: 'json', analysis, findings });
    } catch {
      // Reading it has failed before, and was said.
    }
  }

  /** What the settings name has priority over what is installed. */
  function addInstalledAgents({ analysis, settings }: Group): void {
    const names = usedAgents(analysis);
    if (names.length === 0) return;
    const { files: read, noTool } = readInstalledAgentsNow(names);
    if (noTool) failures.push({ shown: 'crm_resource', message: noCrmResource });
    analysis.configure({ ...settings, agentFiles: [...(settings.agentFiles ?? []), ...read] });
  }

  function clusterRootsAround({ path, kind }: Root): string[] {
    const { settings } = groupOf(kind === 'folder' ? path : dirName(path));
    return (settings.clusterRoots ?? []).filter(root => path.startsWith(`${root}/`));
  }

  function followIncludes(file: WorkspaceFile): void {
    const facts = file.language === 'drbd' ? file.analysis.get(file.path)?.facts.drbd : undefined;
    const root = roots.find(r => file.path === r.path || file.path.startsWith(`${r.path}/`)) ?? roots[0];
    if (!root || !facts) return;
    const isInside = (path: string): boolean => root.kind === 'folder' && path.startsWith(`${root.path}/`);
    for (const name of filesNamedBy(facts)) {
      const { files: named, outcome } = includedFiles(file.path, name);
      file.analysis.lookedFor(file.path, name, outcome);
      for (const found of named) load(found, root, isInside(found.path), undefined, 'drbd');
    }
  }
}

/** Without a name, what the text would be under any. */
function languageByName(path: string, text: string, nameless: boolean): string | undefined {
  const paths = nameless ? ['.res', '.conf', '.xml'].map(extension => path + extension) : [path];
  return paths.map(name => languageOf(name, text)?.id).find(id => id !== undefined);
}

/** Larger files are no configuration, and texts of half a gigabyte are beyond what the runtime holds. */
const largest = 128 * 1024 * 1024;
/** Of larger files that the name does not tell, the beginning is read first. */
const peeked = 1024 * 1024;
const bounded = { depth: 16, entries: 50_000 };

const noCrmResource: Text = {
  en: 'there is no such command here, so --installed-agents has no effect',
  ja: 'このマシンにコマンドがないため、--installed-agents は効果がありません',
};

/** Files that are judged by the same settings. */
interface Group {
  readonly analysis: Analysis;
  readonly settings: AnalysisSettings;
  readonly settingsPath: string | undefined;
  configured(findings: readonly Finding[]): Finding[];
}

type Root =
  | { readonly kind: 'folder'; readonly operand: string; readonly path: string }
  | {
      readonly kind: 'file';
      readonly operand: string;
      readonly path: string;
      readonly file: FoundFile;
      readonly bytes?: Uint8Array;
    };

function withOptions(settings: AnalysisSettings, options: Options): AnalysisSettings {
  return {
    ...settings,
    rules: { ...settings.rules, ...options.rules },
    targets: { ...settings.targets, ...options.targets },
    profiles: [...(settings.profiles ?? []), ...options.profiles],
    ...(options.host === undefined ? {} : { host: options.host }),
  };
}

function configured(findings: readonly Finding[], { rules }: AnalysisSettings): Finding[] {
  return findings.flatMap(finding => {
    const severity = rules?.[finding.rule] ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

function tooLarge({ path, size }: FoundFile): Finding {
  const have = Math.ceil(size / 1024 / 1024);
  const most = largest / 1024 / 1024;
  return {
    file: path,
    span: { start: 0, end: 0 },
    rule: 'quorumlens/too-large',
    severity: 'info',
    message: {
      en: `the file has ${have} MiB and was not checked (at most ${most} MiB are)`,
      ja: `ファイルが ${have} MiB あるため、検査していません（上限は ${most} MiB）`,
    },
  };
}

function notText(path: string, utf16: boolean): Finding {
  return {
    file: path,
    span: { start: 0, end: 0 },
    rule: 'quorumlens/not-text',
    severity: 'error',
    message: utf16
      ? { en: 'the file is UTF-16, but must be UTF-8', ja: 'ファイルが UTF-16 ですが、UTF-8 にする必要があります' }
      : {
          en: 'the file holds binary data (null bytes) and was not checked',
          ja: 'ファイルがバイナリデータ（ヌルバイト）を含むため、検査していません',
        },
  };
}

function head(path: string): Uint8Array {
  const buffer = new Uint8Array(64 * 1024);
  const handle = openSync(path, 'r');
  try {
    return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(handle);
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
