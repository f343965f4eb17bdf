import picomatch from 'picomatch';
import type { InitializeParams } from 'vscode-languageserver';
import type { AnalysisSettings } from '../analysis.ts';
import { joinPath } from '../cluster/file-path.ts';
import type { ReadSettings } from '../settings.ts';
import type { Lang } from '../text/text.ts';
import { abilitiesOf, type ClientAbilities } from './capabilities.ts';
import { chooseEncoding, type Encoding } from './positions.ts';
import type { InitializationOptions, Settings } from './protocol.ts';
import { folderName, nameOf, pathOf } from './uri.ts';

/** What was agreed with the client at the start. */
export interface Session {
  readonly encoding: Encoding;
  readonly abilities: ClientAbilities;
  readonly options: InitializationOptions;
  readonly locale: string;
  readonly folders: readonly string[];
}

export function sessionOf(params: InitializeParams): Session {
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const folders = params.workspaceFolders?.map(f => f.uri) ?? (params.rootUri ? [params.rootUri] : []);
  return {
    encoding: chooseEncoding(params.capabilities.general?.positionEncodings),
    abilities: abilitiesOf(params.capabilities),
    options: typeof options === 'object' ? options : {},
    locale: params.locale ?? '',
    folders: folders.map(nameOf),
  };
}

/** The language of messages: the setting, else what the client passed, else its locale. */
export function languageFor(session: Session, settings: Settings): Lang {
  for (const said of [settings.language, session.options.language, session.locale]) {
    if (!said || said === 'auto') continue;
    return /^ja\b/i.test(said) ? 'ja' : 'en';
  }
  return 'en';
}

/**
 * Settings for the analysis: those of quorumlens.json files, outermost first, then the editor's. Folders become names.
 */
export function analysisSettings(
  files: readonly { readonly name: string; readonly read: ReadSettings }[],
  editor: Settings,
  folders: readonly string[],
  agents: ReadonlyMap<string, string> = new Map(),
): AnalysisSettings {
  const sorted = [...files].sort((a, b) => a.name.length - b.name.length);
  const layers = sorted.map(({ name, read }) => ({ from: [name.slice(0, name.lastIndexOf('/'))], ...read.settings }));
  const all: (AnalysisSettings & { from: readonly string[] })[] = [...layers, { from: folders, ...known(editor) }];
  const merged: { -readonly [K in keyof AnalysisSettings]: AnalysisSettings[K] } = {};
  for (const layer of all) {
    if (layer.rules) merged.rules = { ...merged.rules, ...layer.rules };
    if (layer.targets) merged.targets = { ...merged.targets, ...layer.targets };
    if (layer.profiles && layer.profiles.length > 0) merged.profiles = layer.profiles;
    if (layer.host) merged.host = layer.host;
    if (layer.agents && layer.agents.length > 0) {
      const patterns = layer.agents.flatMap(pattern => layer.from.map(folder => agentPattern(folder, pattern)));
      const isNamed = picomatch(patterns.flatMap(pattern => [pattern, `${pattern}/*.xml`]));
      const named = [...agents].filter(([name]) => isNamed(pathOf(name)));
      merged.agentFiles = [...(merged.agentFiles ?? []), ...named.map(([file, text]) => ({ file, text }))];
    }
    if (layer.clusterRoots) {
      const roots = layer.clusterRoots.flatMap(root => layer.from.map(folder => inside(folder, root)));
      merged.clusterRoots = [...(merged.clusterRoots ?? []), ...roots];
    }
  }
  return merged;
}

/** A pattern of the settings as one of absolute paths; no character of the folder's own name is special. */
function agentPattern(folder: string, pattern: string): string {
  const path = joinPath(pathOf(folderName(folder)).replace(/[\\*?[\]{}()!+@|]/g, '\\$&'), pattern);
  return path.replace(/(?<=.)\/+$/, '');
}

/** What an editor sends may be anything. */
function known(settings: Settings): AnalysisSettings {
  const record = (value: unknown): value is Record<string, string> =>
    typeof value === 'object' && value !== null && Object.values(value).every(v => typeof v === 'string');
  const strings = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every(v => typeof v === 'string');
  return {
    ...(record(settings.rules) ? { rules: settings.rules } : {}),
    ...(record(settings.targets) ? { targets: settings.targets } : {}),
    ...(strings(settings.profiles) ? { profiles: settings.profiles } : {}),
    ...(strings(settings.clusterRoots) ? { clusterRoots: settings.clusterRoots } : {}),
    ...(typeof settings.host === 'string' && settings.host !== '' ? { host: settings.host } : {}),
  };
}

/** A folder of the settings as the analysis names it. */
function inside(folder: string, path: string): string {
  const base = folderName(folder);
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return folderName(path);
  if (path.startsWith('/')) return folderName(base.replace(/^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?).*$/i, `$1${path}`));
  const parts = path.split('/').filter(p => p !== '' && p !== '.');
  const up = parts.filter(p => p === '..').length;
  let at = base;
  for (let i = 0; i < up; i++) at = at.replace(/\/[^/]*$/, '');
  return [at, ...parts.filter(p => p !== '..')].join('/');
}
