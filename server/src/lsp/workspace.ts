import type { Analysis } from '../analysis.ts';
import { filesNamedBy } from '../cluster/drbd-files.ts';
import { decode } from '../disk/decode.ts';
import { isAgentMetadata } from '../languages/agent-metadata.ts';
import { readSettings } from '../settings.ts';
import type { Documents } from './documents.ts';
import { type FileSource, settingsName } from './files.ts';
import { folderName, isInside, nameOf, pathOf, schemeOf } from './uri.ts';

/** The files of the workspace that are not open, and those outside that its clusters need. */
export interface Workspace {
  /** Folders by name. */
  folders: readonly string[];
  /** Finds files and reads those that are new or changed; `all`: every one again. */
  scan(options: {
    all?: boolean;
    cancelled: () => boolean;
    progress?: (done: number, of: number) => void;
  }): Promise<void>;
  /** A file came, changed or went, outside of the editor. True where that matters. */
  changed(name: string, kind: 'there' | 'gone'): Promise<boolean>;
  /** Brings the analysis up to date with an open document. */
  refresh(name: string): void;
  /** A document was closed: what the disk has counts again. */
  closed(name: string): Promise<void>;
  /** Reads what may belong to the cluster of a file in no folder. */
  around(name: string): Promise<void>;
  /** Reads what DRBD files include from outside of the folders, as far as it was not read yet. True where that was something. */
  followIncludes(): Promise<boolean>;
  /** Whether findings of a file are shown although it is not open. */
  isInWorkspace(name: string): boolean;
  /** Files with settings, by name; the text that counts. */
  settings(): ReadonlyMap<string, string>;
  /** Texts of the files with metadata of agents, by name. */
  agents(): ReadonlyMap<string, string>;
  /** Another number whenever one of them changes. */
  readonly agentsVersion: number;
  /** Whether the settings of a file are in force: those of a folder of the workspace, or of one above it. */
  settingsHold(name: string): boolean;
}

export interface WorkspaceParts {
  readonly analysis: Analysis;
  readonly documents: Documents;
  /** Where files of the workspace come from. */
  readonly source: () => FileSource | undefined;
  /** The disk, for what lies outside of the workspace. */
  readonly disk: FileSource | undefined;
  /** Brings the analysis up to date with every open document. */
  readonly flush: () => void;
}

/** Schemes of files as they are; documents of other schemes show some other state of them. */
const ordinary = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs']);
/** Files that are asked for at the same time. */
const readsAtOnce = 8;
/** Levels of folders above the workspace in which settings may lie. */
const levelsUp = 16;

export function createWorkspace({ analysis, documents, source, disk, flush }: WorkspaceParts): Workspace {
  /** Files on the disk that were read, and how they looked then. */
  const known = new Map<string, string | undefined>();
  const settings = new Map<string, string>();
  const agents = new Map<string, string>();
  let agentsVersion = 0;
  /** Files that a DRBD file includes or has as its template: they are DRBD, whatever they are called. */
  const namedByDrbd = new Set<string>();
  let folders: readonly string[] = [];

  const isInWorkspace = (name: string): boolean => folders.some(folder => isInside(name, folder));
  const sourceOf = (name: string): FileSource | undefined =>
    isInWorkspace(name) ? source() : schemeOf(name) === 'file' ? (disk ?? source()) : source();
  const isSettings = (name: string): boolean => pathOf(name).endsWith(`/${settingsName}`);

  const noteAgent = (name: string, text: string | undefined): void => {
    if (text !== undefined && /\.xml$/i.test(pathOf(name)) && isAgentMetadata(text)) {
      if (agents.get(name) === text) return;
      agents.set(name, text);
      agentsVersion++;
    } else if (agents.delete(name)) agentsVersion++;
  };

  const load = async (name: string): Promise<void> => {
    const from = sourceOf(name);
    const stamp = await from?.stamp?.(name);
    const bytes = await from?.read(name);
    // While it was read the document may have been opened: the buffer wins.
    if (documents.all.has(name)) {
      known.set(name, stamp);
      return;
    }
    if (!bytes) {
      forget(name);
      return;
    }
    known.set(name, stamp);
    const { text, lossy } = decode(bytes);
    if (isSettings(name)) settings.set(name, text);
    else {
      noteAgent(name, text);
      analysis.set(name, text, { lossy });
      if (namedByDrbd.has(name) && !analysis.get(name)) analysis.set(name, text, { lossy, language: 'drbd' });
    }
  };

  const forget = (name: string): void => {
    known.delete(name);
    if (documents.all.has(name)) return;
    settings.delete(name);
    noteAgent(name, undefined);
    analysis.remove(name);
  };

  /** Includes that were looked up since the last scan, with the file they stand in. */
  const asked = new Set<string>();
  const unanswered = new Set<string>();

  const followIncludes = async (): Promise<boolean> => {
    let found = false;
    for (const key of unanswered) asked.delete(key);
    unanswered.clear();
    for (let again = true; again; ) {
      again = false;
      flush();
      for (const file of analysis.files()) {
        const facts = analysis.get(file)?.facts.drbd;
        for (const path of facts ? filesNamedBy(facts) : []) {
          const key = `${file}\n${path}`;
          if (asked.has(key)) continue;
          asked.add(key);
          const from = schemeOf(file) === 'file' ? disk : source();
          const { names = [], outcome } = (await from?.included?.(file, path)) ?? {};
          if (analysis.lookedFor(file, path, outcome)) found = true;
          // What was not there may come without an event: files of other names are not watched.
          if (outcome !== 'there') unanswered.add(key);
          for (const name of names) {
            namedByDrbd.add(name);
            if ((known.has(name) && analysis.get(name)) || documents.all.has(name)) continue;
            await load(name);
            again = found = true;
          }
        }
      }
    }
    return found;
  };

  /** Reads the settings of a folder, or the nearest ones above it. */
  const findSettings = async (folder: string): Promise<void> => {
    let at = nameOf(folder).replace(/(?<=[^/])\/+$/, '');
    for (let level = 0; level < levelsUp; level++) {
      const name = `${at}/${settingsName}`;
      if (!known.has(name) && !documents.all.has(name)) await load(name);
      const up = at.replace(/(?<=[^/])\/[^/]*$/, '');
      if (settings.has(name) || schemeOf(folder) !== 'file' || !disk || up === at) break;
      at = up;
    }
  };

  /** Metadata that settings name outside of the workspace. */
  const loadAgents = async (): Promise<void> => {
    for (const [name, text] of settings) {
      const from = schemeOf(name) === 'file' ? disk : undefined;
      if (!from?.included || !text.includes('"agents"')) continue;
      for (const pattern of readSettings(text).settings.agents ?? []) {
        for (const path of [pattern, `${pattern.replace(/\/+$/, '')}/*.xml`]) {
          for (const file of (await from.included(name, path)).names) {
            if (!known.has(file) && !documents.all.has(file)) await load(file);
          }
        }
      }
    }
  };

  return {
    get folders() {
      return folders;
    },
    set folders(next) {
      folders = next;
      for (const name of known.keys()) if (!isInWorkspace(name)) forget(name);
    },
    followIncludes,
    isInWorkspace,
    settings: () => settings,
    agents: () => agents,
    get agentsVersion() {
      return agentsVersion;
    },
    settingsHold(name) {
      const folder = name.slice(0, -settingsName.length - 1);
      const alone = [...documents.all.keys()].filter(n => !isInWorkspace(n) && schemeOf(n) === 'file');
      return [...folders, ...alone].some(n => folderName(n) === folderName(folder) || isInside(n, folder));
    },
    async scan({ all = false, cancelled, progress }) {
      const from = source();
      const found = folders.length > 0 ? ((await from?.find(folders, cancelled)) ?? []) : [];
      const there = new Set(found);
      for (const name of [...known.keys()]) if (isInWorkspace(name) && !there.has(name)) forget(name);
      let done = 0;
      const readOne = async (name: string): Promise<void> => {
        const stamp = known.has(name) && !all ? await from?.stamp?.(name) : undefined;
        if (all || !known.has(name) || (stamp !== undefined && stamp !== known.get(name))) await load(name);
        progress?.(++done, found.length);
      };
      for (let i = 0; i < found.length && !cancelled(); i += readsAtOnce) {
        await Promise.all(found.slice(i, i + readsAtOnce).map(readOne));
      }
      for (const name of [...known.keys()]) {
        if (cancelled()) return;
        if (isInWorkspace(name)) continue;
        const stamp = await sourceOf(name)?.stamp?.(name);
        if (all || stamp !== known.get(name)) await load(name);
      }
      for (const folder of folders) await findSettings(folder);
      await loadAgents();
      asked.clear();
      await followIncludes();
    },
    async changed(name, kind) {
      if (kind === 'gone') {
        const gone = [...known.keys()].filter(n => n === name || isInside(n, name));
        for (const n of gone) forget(n);
        return gone.length > 0;
      }
      if (documents.all.has(name)) {
        known.set(name, await sourceOf(name)?.stamp?.(name));
        return false;
      }
      const ours = (): boolean => analysis.get(name) !== undefined || settings.has(name) || agents.has(name);
      const before = ours();
      await load(name);
      await followIncludes();
      return before || ours();
    },
    refresh(name) {
      const opened = documents.all.get(name);
      if (!opened) return;
      const { document } = opened;
      if (isSettings(name)) settings.set(name, document.getText());
      else {
        noteAgent(name, document.getText());
        analysis.set(name, document.getText(), { language: document.languageId, apart: isApart(name, folders) });
      }
    },
    async closed(name) {
      const onDisk = known.has(name) || (isInWorkspace(name) && !isApart(name, folders));
      if (onDisk) await load(name);
      else forget(name);
    },
    async around(name) {
      if (schemeOf(name) !== 'file' || !disk?.around) return;
      // A folder of the workspace may be part of a host's files only, such as drbd.d without the corosync.conf above.
      if (isInWorkspace(name) && (analysis.model(name)?.corosync.length ?? 0) > 0) return;
      for (const other of await disk.around(name)) {
        if (!known.has(other) && !documents.all.has(other)) await load(other);
      }
      if (!known.has(name)) known.set(name, await disk.stamp?.(name));
      await findSettings(name.replace(/\/[^/]*$/, ''));
      await loadAgents();
      await followIncludes();
    },
  };
}

/** Whether a document shows another state of a file, such as the base of a diff: the cluster must not know it. */
export function isApart(name: string, folders: readonly string[]): boolean {
  const scheme = schemeOf(name);
  return !ordinary.has(scheme) && !folders.some(folder => schemeOf(folder) === scheme);
}
