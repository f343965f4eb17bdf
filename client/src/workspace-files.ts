import picomatch from 'picomatch';
import { FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  findFiles,
  type ReadFileParams,
  type ReadFileResult,
  readFile,
} from '../../server/src/lsp/protocol.ts';

/** Answers the server's questions about files, so that it works the same on disks, remote and virtual workspaces. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findFiles, async ({ include, maxResults }: FindFilesParams): Promise<string[]> => {
    const found = new Set<string>();
    for (const folder of workspace.workspaceFolders ?? []) {
      for (const uri of await filesOf(folder, include, maxResults)) {
        if (found.size < maxResults) found.add(client.code2ProtocolConverter.asUri(uri));
      }
    }
    return [...found];
  });

  client.onRequest<ReadFileResult, never>(readFile, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      return { base64: toBase64(await contents(Uri.parse(uri, true))) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
}

async function filesOf(folder: WorkspaceFolder, include: string[], limit: number): Promise<Uri[]> {
  const search = searchFor(folder, include, limit);
  if (searchable.includes(folder.uri.scheme)) return search;
  // File systems of extensions rarely offer a search, and without one VS Code waits for it to come.
  const found = await Promise.race([search, new Promise<Uri[]>(resolve => setTimeout(resolve, searchPatience, []))]);
  return found.length ? found : walk(folder.uri, picomatch(include, { dot: true }), limit);
}

const searchable = ['file', 'vscode-remote'];
const searchPatience = 2000;

async function searchFor(folder: WorkspaceFolder, include: string[], limit: number): Promise<Uri[]> {
  // Braces do not nest well, so a pattern that has some is searched for by itself.
  const plain = include.filter(pattern => !/[{}]/.test(pattern));
  const globs = include.filter(pattern => /[{}]/.test(pattern));
  if (plain.length) globs.unshift(plain.length > 1 ? `{${plain.join(',')}}` : plain[0]!);
  const searches = globs.map(glob => workspace.findFiles(new RelativePattern(folder, glob), undefined, limit));
  return (await Promise.all(searches)).flat();
}

async function walk(root: Uri, matches: (path: string) => boolean, limit: number): Promise<Uri[]> {
  const found: Uri[] = [];
  const folders = [{ uri: root, path: '' }];
  for (let visited = 0; visited < largestWalk && found.length < limit; visited++) {
    const folder = folders.shift();
    if (!folder) break;
    const entries = await workspace.fs.readDirectory(folder.uri).then(undefined, () => []);
    for (const [name, type] of entries) {
      const uri = Uri.joinPath(folder.uri, name);
      const path = `${folder.path}${name}`;
      // Not through symbolic links: they may lead in a circle.
      if (type === FileType.Directory && !skipped.has(name)) folders.push({ uri, path: `${path}/` });
      else if (type & FileType.File && matches(path)) found.push(uri);
    }
  }
  return found;
}

const largestWalk = 2000;
const skipped = new Set(['.git', 'node_modules']);

async function contents(uri: Uri): Promise<Uint8Array> {
  // An included file may be open under a language that is not ours; what is typed there counts.
  const open = workspace.textDocuments.find(document => document.isDirty && document.uri.toString() === uri.toString());
  if (open) return new TextEncoder().encode(open.getText());
  const { type, size } = await workspace.fs.stat(uri);
  if (!(type & FileType.File)) throw new Error('not a file');
  if (size > largest) throw new Error(`larger than ${largest / 1024 / 1024} MiB`);
  return workspace.fs.readFile(uri);
}

const largest = 64 * 1024 * 1024;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // As many arguments as every engine takes in one call.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
