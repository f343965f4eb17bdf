import type { Text } from '../text/text.ts';
import type { CorosyncFacts } from './corosync.ts';
import { includedFiles } from './drbd-files.ts';
import { baseName, dirName, pathPart, prefixPart } from './file-path.ts';
import type { Cluster } from './model.ts';

/** What grouping needs to know of a file. */
export interface GroupingFile {
  readonly file: string;
  readonly language: string;
  readonly corosync?: CorosyncFacts | undefined;
  /** Paths that a DRBD file includes. */
  readonly includes?: readonly string[];
}

/**
 * Which files describe one cluster, without configuration: the nearest folder with a corosync.conf decides, the
 * folders of a host (`/etc/corosync`, `/etc/drbd.d`, `/var/lib/pacemaker/cib`) count as the host, and copies of one
 * corosync.conf (same cluster_name, and a node's name or address) join their clusters.
 */
export function groupFiles(files: readonly GroupingFile[], clusterRoots: readonly string[] = []): Cluster[] {
  const homes = new Map(files.map(f => [f.file, homeOf(f.file)]));
  const anchors = new Map<string, { system: boolean; by: string }>();
  for (const f of files) {
    if (f.language !== 'corosync' || !isCorosyncConf(f.file)) continue;
    const home = homes.get(f.file) as Home;
    const known = anchors.get(home.key);
    // A corosync.conf by exactly that name speaks for its folder before copies such as corosync.conf.example.
    if (!known || baseName(pathPart(f.file)) === 'corosync.conf')
      anchors.set(home.key, { system: home.system, by: f.file });
  }
  const roots = new Map(files.map(f => [f.file, rootOf(homes.get(f.file) as Home, anchors, clusterRoots)]));
  followIncludes(files, roots);
  const groups = new Map<string, { because: Text; files: GroupingFile[] }>();
  for (const f of files) {
    const { root, because } = roots.get(f.file) as Root;
    const group = groups.get(root);
    if (group) group.files.push(f);
    else groups.set(root, { because, files: [f] });
  }
  return joinCopies(groups);
}

interface Root {
  readonly root: string;
  readonly because: Text;
}

/** What a file includes belongs to its cluster, wherever it lies; a file that two clusters include goes to the first. */
function followIncludes(files: readonly GroupingFile[], roots: Map<string, Root>): void {
  const all = new Map(files.map(f => [f.file, f]));
  const hits = new Map<string, readonly GroupingFile[]>();
  for (const f of files) {
    if (f.includes?.length)
      hits.set(
        f.file,
        f.includes.flatMap(path => includedFiles(f, path, all)),
      );
  }
  const included = new Set([...hits].flatMap(([file, found]) => found.flatMap(f => (f.file === file ? [] : [f.file]))));
  const moved = new Set<string>();
  const stack = [...hits.keys()].filter(file => !included.has(file)).reverse();
  for (let file = stack.pop(); file !== undefined; file = stack.pop()) {
    const { root } = roots.get(file) as Root;
    for (const hit of hits.get(file) ?? []) {
      if (moved.has(hit.file) || hit.file === file) continue;
      moved.add(hit.file);
      stack.push(hit.file);
      if (roots.get(hit.file)?.root === root) continue;
      const name = pathPart(file);
      roots.set(hit.file, { root, because: { en: `included by ${name}`, ja: `${name} の include` } });
    }
  }
}

interface Home {
  /** Scheme and folder: what two files must share. */
  readonly key: string;
  readonly prefix: string;
  readonly folder: string;
  /** The folder is the root of a host (or of a copy of one), found by its /etc or /var/lib/pacemaker. */
  readonly system: boolean;
}

const underEtc = /^(.*?)\/?(?:^|(?<=\/))etc(?:\/(?:corosync(?:\/(?:uidgid|service)\.d)?|drbd\.d|pacemaker))?$/;
const underVar = /^(.*?)\/?(?:^|(?<=\/))var\/lib\/pacemaker\/(?:cib|pengine)$/;
const subfolder = /^(.*?)\/?(?:^|(?<=\/))(?:corosync(?:\/(?:uidgid|service)\.d)?|drbd\.d|(?:uidgid|service)\.d)$/;

function homeOf(file: string): Home {
  const prefix = prefixPart(file);
  const folder = dirName(pathPart(file));
  const system = underEtc.exec(folder) ?? underVar.exec(folder);
  const stripped = system ?? subfolder.exec(folder);
  const home = stripped ? stripped[1] || (folder.startsWith('/') ? '/' : '') : folder;
  return { key: prefix + home, prefix, folder: home, system: system !== null };
}

function isCorosyncConf(file: string): boolean {
  return baseName(pathPart(file)).startsWith('corosync.conf');
}

function rootOf(
  home: Home,
  anchors: ReadonlyMap<string, { system: boolean; by: string }>,
  clusterRoots: readonly string[],
): Root {
  const configured = clusterRoots
    .filter(
      root =>
        home.key === root || home.key.startsWith(root.endsWith('/') ? root : `${root}/`) || root === '' || root === '.',
    )
    .sort((a, b) => b.length - a.length)[0];
  if (configured !== undefined) {
    return { root: configured, because: { en: 'set as a cluster root', ja: 'クラスタのルートとして設定されています' } };
  }
  for (let folder = home.folder; ; ) {
    const anchor = anchors.get(home.prefix + folder);
    if (anchor && (!anchor.system || folder === home.folder)) {
      const name = pathPart(anchor.by);
      return {
        root: home.prefix + folder,
        because: { en: `nearest corosync.conf: ${name}`, ja: `最も近い corosync.conf：${name}` },
      };
    }
    const up = dirName(folder);
    if (up === folder || folder === '') break;
    folder = up;
  }
  return {
    root: home.key,
    because: {
      en: 'files of one folder, no corosync.conf above',
      ja: '同じフォルダーのファイル（上位に corosync.conf なし）',
    },
  };
}

function joinCopies(groups: ReadonlyMap<string, { because: Text; files: GroupingFile[] }>): Cluster[] {
  const roots = [...groups.keys()];
  const parent = new Map(roots.map(r => [r, r]));
  const find = (root: string): string => {
    let r = root;
    while (parent.get(r) !== r) r = parent.get(r) as string;
    return r;
  };
  // One key per cluster_name and node identity: equal keys are copies of one cluster.
  const seen = new Map<string, string>();
  for (const root of roots) {
    for (const key of identities((groups.get(root) as { files: GroupingFile[] }).files)) {
      const other = seen.get(key);
      if (other === undefined) seen.set(key, root);
      else if (find(other) !== find(root)) parent.set(find(root), find(other));
    }
  }
  const joined = new Map<string, string[]>();
  for (const root of roots) {
    const top = find(root);
    const list = joined.get(top);
    if (list) list.push(root);
    else joined.set(top, [root]);
  }
  return [...joined.values()].map(members => {
    const files = members.flatMap(m => (groups.get(m) as { files: GroupingFile[] }).files);
    const first = members[0] as string;
    const name = files.map(f => f.corosync && clusterName(f.corosync)).find(n => n !== undefined);
    const because =
      members.length === 1
        ? (groups.get(first) as { because: Text }).because
        : {
            en: `copies of one corosync.conf (cluster_name ${name}) in ${members.join(', ')}`,
            ja: `同じ corosync.conf（cluster_name ${name}）のコピー：${members.join('、')}`,
          };
    return {
      root: first,
      name: name ?? (baseName(pathPart(first)) || first),
      because,
      files: files.map(f => f.file).sort(),
    };
  });
}

function clusterName(facts: CorosyncFacts): string | undefined {
  return facts.values.get('totem.cluster_name')?.value;
}

/** Names are compared with names, and addresses with addresses. */
function identities(files: readonly GroupingFile[]): string[] {
  const keys: string[] = [];
  for (const { corosync } of files) {
    const name = corosync && clusterName(corosync);
    if (!corosync || !name) continue;
    for (const node of corosync.nodes) {
      if (node.name) keys.push(`${name}\0name\0${node.name.value}`);
      for (const address of node.addresses.values()) keys.push(`${name}\0address\0${address.value}`);
    }
  }
  return keys;
}
