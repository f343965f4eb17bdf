/** Requests of ours beside the Language Server Protocol; the client (vscode) and the server share this file. */

/** Server → client: which configuration files are in the workspace. Params {@link FindFilesParams}, result `string[]` of URIs. */
export const findFiles = 'quorumlens/findFiles';
export interface FindFilesParams {
  /** Glob patterns relative to every workspace folder. */
  include: string[];
  maxResults: number;
}

/** Server → client: the bytes of a file. Params `{ uri }`, result `{ base64: string }` or `{ error: string }`. */
export const readFile = 'quorumlens/readFile';
export interface ReadFileParams {
  uri: string;
}
export type ReadFileResult = { base64: string } | { error: string };

/** Client → server: what the status item shows of a document. Params `{ uri }`, result {@link StatusResult} or null. */
export const status = 'quorumlens/status';
export interface StatusResult {
  language: string;
  /** Name or folder of the cluster the file was counted to, and why. */
  cluster: { name: string; root: string; because: string; files: string[] };
  /** Releases the file is judged for: product, version, where that comes from (`settings`, `file`, `cluster`, `default`). */
  targets: { product: string; version: string; from: string; because: string }[];
}

/** Server → client notification: statuses may have changed; ask again. No params. */
export const statusChanged = 'quorumlens/statusChanged';

/** Client → server: the page of a rule or parameter as Markdown. Params `{ id }`, result `{ markdown: string } | null`. */
export const explain = 'quorumlens/explain';

/** Client → server: analyse every file of the workspace now. No params; result {@link CheckResult}. */
export const checkWorkspace = 'quorumlens/checkWorkspace';
export interface CheckResult {
  files: number;
  errors: number;
  warnings: number;
  infos: number;
  hints: number;
}

/**
 * Client → server: ask the agents that the CIBs use, as they are installed where the server runs, for their metadata;
 * it counts until the server ends. Params `{ trusted: boolean }`: only a trusted workspace may make programs run.
 */
export const readInstalledAgents = 'quorumlens/readInstalledAgents';
export interface InstalledAgentsResult {
  /** Agents in use, and those of them that gave their metadata. */
  asked: number;
  read: number;
  /** Why none was asked. */
  refused?: 'untrusted' | 'no-host' | 'no-tool';
}

/** The same as a command of the Language Server Protocol (workspace/executeCommand), for other clients than ours. */
export const readInstalledAgentsCommand = 'quorumlens.readInstalledAgents';

/** What the client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** The client answers findFiles and readFile; else the server reads the disk itself. */
  clientFiles?: boolean;
  /** Language of messages; else `locale` of the initialize request. */
  language?: 'en' | 'ja' | 'auto';
  /** Scheme under which the client serves rule pages: `<scheme>:/drbd/duplicate-node-id.md`; else no `code.href`. */
  rulePages?: string;
}

/** The `quorumlens` section of the client's settings (workspace/configuration). */
export interface Settings {
  language?: 'auto' | 'en' | 'ja';
  /** Rule id → severity. */
  rules?: Record<string, 'off' | 'hint' | 'info' | 'warning' | 'error'>;
  /** Folders, relative to the workspace folder, that are each one cluster. */
  clusterRoots?: string[];
  /** Product → release, such as { "drbd-utils": "9.34" }. */
  targets?: Record<string, string>;
  profiles?: string[];
  /** DRBD host name the files are judged for. */
  host?: string;
  /** Hints in the text; on unless false. */
  inlayHints?: boolean;
}
