import { spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** What one letter costs in the language server, over stdio: from its message to the findings of the new text. */
export interface Typing {
  /** Median, ms. */
  readonly keystrokeMs: number;
  /** The first one after opening, ms. */
  readonly firstMs: number;
  /** From the text to its findings, ms. */
  readonly openMs: number;
  /** Resident memory of the server process at the end, bytes. */
  readonly memory: number | undefined;
}

const keystrokes = 41;

/**
 * Opens a text in a server and types into it. `change` makes the nth text: a letter in the place of another one, so
 * that the findings differ each time and every keystroke is answered by a publication.
 */
export async function typing(
  server: string,
  text: string,
  languageId: string,
  file: string,
  change: (n: number) => { readonly offset: number; readonly text: string },
  memoryOf: (pid: number) => number | undefined,
): Promise<Typing> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection: MessageConnection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = `file://${file}`;
  let published: ((version: number | undefined) => void) | undefined;
  connection.onNotification('textDocument/publishDiagnostics', (p: { uri: string; version?: number }) => {
    if (p.uri === uri) published?.(p.version);
  });
  connection.listen();
  const answered = (version: number): Promise<void> =>
    new Promise(resolve => {
      published = at => {
        if (at === undefined || at >= version) resolve();
      };
    });
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await connection.sendNotification('initialized', {});
    const opened = performance.now();
    const first = answered(1);
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    await first;
    const openMs = performance.now() - opened;
    // What opening leaves to be done is done.
    await new Promise(resolve => setTimeout(resolve, 1500));
    const lines = text.split('\n');
    const starts: number[] = [];
    for (let at = 0, i = 0; i < lines.length; at += (lines[i++] as string).length + 1) starts.push(at);
    const times: number[] = [];
    for (let n = 0; n < keystrokes; n++) {
      const { offset, text: letter } = change(n);
      let line = starts.findIndex(start => start > offset) - 1;
      if (line < 0) line = starts.length - 1;
      const character = offset - (starts[line] as number);
      const version = n + 2;
      const answer = answered(version);
      const sent = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line, character }, end: { line, character: character + 1 } }, text: letter },
        ],
      });
      await answer;
      times.push(performance.now() - sent);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const [firstMs = 0, ...rest] = times;
    const memory = child.pid === undefined ? undefined : memoryOf(child.pid);
    rest.sort((a, b) => a - b);
    return { keystrokeMs: rest[rest.length >> 1] as number, firstMs, openMs, memory };
  } finally {
    connection.dispose();
    child.kill();
  }
}
