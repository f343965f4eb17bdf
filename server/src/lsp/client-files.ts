import type { Connection } from 'vscode-languageserver';
import { type FileSource, filePatterns, mostFiles, settingsName } from './files.ts';
import { findFiles, type ReadFileResult, readFile } from './protocol.ts';
import { isInside, nameOf } from './uri.ts';

/** Files through the client: also where there is no disk (web, remote repositories). */
export function clientFiles(connection: Connection, spelled: (name: string) => string): FileSource {
  return {
    async find(folders) {
      const include = [...filePatterns, `**/${settingsName}`];
      const found = await connection.sendRequest<string[]>(findFiles, { include, maxResults: mostFiles });
      return [...new Set(found.map(nameOf))].filter(name => folders.some(folder => isInside(name, folder)));
    },
    async read(name) {
      const result = await connection.sendRequest<ReadFileResult>(readFile, { uri: spelled(name) });
      return 'base64' in result ? fromBase64(result.base64) : undefined;
    },
  };
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
