import { readdirSync } from 'node:fs';
import { baseName, dirName } from '../cluster/file-path.ts';
import { type FoundFile, walk } from './discover.ts';

/**
 * Files that may belong to the cluster of a path and lie outside of it: from the nearest folder upwards that holds a
 * corosync.conf, of the host (`/etc/corosync`, `/etc/drbd.d`, `/var/lib/pacemaker/cib`), or else from its own folder.
 * More than the cluster is fine: grouping decides.
 */
export function surroundings(path: string, isFolder: boolean): FoundFile[] {
  const folder = isFolder ? path : dirName(path);
  const host = hostOf(folder);
  if (host !== undefined) return hostFolders.flatMap(name => found(`${host}/${name}`, near)).concat(hostFiles(host));
  let at = folder;
  for (let level = 0; level <= levels && at !== '/' && at !== ''; level++, at = dirName(at)) {
    if (!holdsCorosyncConf(at)) continue;
    return [at, ...copies(at)].flatMap(root => found(root, around));
  }
  if (isFolder) return [];
  const home = /^(?:drbd\.d|corosync|uidgid\.d|service\.d)$/.test(baseName(folder)) ? dirName(folder) : folder;
  return found(home || '/', near);
}

/** Levels to look upwards. */
const levels = 8;
const around = { depth: 8, entries: 20_000 };
const near = { depth: 1, entries: 5_000 };

const hostFolders = ['etc/corosync', 'etc/drbd.d', 'etc/pacemaker', 'var/lib/pacemaker/cib'];

/** Root of the host (or of a copy of one) that a folder of /etc or /var/lib/pacemaker belongs to. */
function hostOf(folder: string): string | undefined {
  return /^(.*?)\/(?:etc(?:\/(?:corosync|drbd\.d|pacemaker)(?:\/.*)?)?|var\/lib\/pacemaker(?:\/.*)?)$/.exec(
    folder,
  )?.[1];
}

function hostFiles(host: string): FoundFile[] {
  return found(`${host}/etc`, { depth: 0, entries: 5_000 }).filter(file => /^drbd\.conf$/.test(baseName(file.path)));
}

/** What cannot be read around a path is no fault of the path. */
function found(root: string, limits: { depth: number; entries: number }): FoundFile[] {
  return [...walk(root, limits).files];
}

function holdsCorosyncConf(folder: string): boolean {
  return ['', '/corosync', '/etc/corosync'].some(inside =>
    names(folder + inside).some(n => n.startsWith('corosync.conf')),
  );
}

/** Folders beside a cluster's that hold a corosync.conf too: they may be the copies of its other nodes. */
function copies(root: string): string[] {
  const parent = dirName(root);
  if (parent === '' || parent === '/') return [];
  const beside = names(parent).map(name => `${parent}/${name}`);
  return beside.slice(0, 200).filter(folder => folder !== root && holdsCorosyncConf(folder));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
