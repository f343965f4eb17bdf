import type { LookupOutcome } from '../cluster/drbd-lookups.ts';

/** Where the server finds and reads files that are not open: the client, or the disk. */
export interface FileSource {
  /** Names of files below the folders that may be ours. */
  find(folders: readonly string[], cancelled: () => boolean): Promise<string[]>;
  /** Undefined where the file cannot be read. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Files that an include of a DRBD file names, and what was found there. */
  included?(from: string, pattern: string): Promise<IncludedNames>;
  /** Files that may belong to the cluster of a file that lies in no folder of the workspace. */
  around?(name: string): Promise<string[]>;
  /** Changes when the file does; for hosts without file events. */
  stamp?(name: string): Promise<string | undefined>;
}

export interface IncludedNames {
  readonly names: readonly string[];
  /** Undefined where nobody can know. */
  readonly outcome: LookupOutcome | undefined;
}

/** More, or larger, is no configuration. */
export const mostFiles = 20_000;
export const largestFile = 64 * 1024 * 1024;

/** What the client looks for, and watches; content decides about `.conf`, `.res` and `.xml`. */
export const filePatterns: readonly string[] = [
  '**/*.{conf,res,xml}',
  '**/corosync.conf*',
  '**/{corosync,drbd.d,uidgid.d,service.d}/*',
  '**/pacemaker/cib/*',
  '**/*.{conf,res,xml}.{erb,j2,jinja,jinja2,epp,tmpl,tpl}',
  '**/{attributes,recipes}/*.rb',
];

export const settingsName = 'quorumlens.json';

/** Whether a path may be worth reading, by its name. */
export function mayBeOurs(path: string): boolean {
  return ours.test(path) && !skipped.test(path);
}

const ours =
  /\.(?:conf|res|xml)(?:\.(?:erb|j2|jinja2?|epp|tmpl|tpl))?$|\/corosync\.conf[^/]*$|\/(?:corosync|drbd\.d|uidgid\.d|service\.d|pacemaker\/cib)\/[^/]+$|(?:^|\/)quorumlens\.json$|\/(?:attributes|recipes)\/[^/]+\.rb$/i;
const skipped = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|\.vscode-test|\.vscode-test-web)\//;
