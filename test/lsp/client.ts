import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * A client that speaks the protocol with a real server process, byte by byte: nothing between the test and what an
 * editor would see.
 */

// biome-ignore lint/suspicious/noExplicitAny: messages are what the server wrote, to be looked into by tests.
export type Json = any;

export interface Client {
  readonly process: ChildProcessWithoutNullStreams;
  /** Everything the server sent on its own. */
  readonly notifications: { method: string; params: Json }[];
  /** What the server logged. */
  readonly log: string[];
  /** Answers of the client to the server's requests, by method. */
  readonly answers: Map<string, (params: Json) => Json>;
  /** Requests of the server, as they came. */
  readonly asked: { method: string; params: Json }[];
  request(method: string, params?: Json): Promise<Json>;
  /** The id of a request that is under way, to cancel it; its answer as the whole message. */
  start(method: string, params?: Json): { id: number; answer: Promise<Json> };
  notify(method: string, params?: Json): void;
  raw(bytes: string | Uint8Array): void;
  /** The next notification, or one that came already, that fits. */
  until(method: string, fits?: (params: Json) => boolean): Promise<Json>;
  initialize(params?: Json): Promise<Json>;
  open(uri: string, text: string, languageId?: string): void;
  change(uri: string, version: number, ...contentChanges: Json[]): void;
  /** Ends the server the proper way; the exit code. */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));

export function startClient(
  args: readonly string[] = [main, 'lsp', '--stdio'],
  env: Readonly<Record<string, string>> = {},
): Client {
  const child = spawn(process.execPath, [...args], {
    stdio: 'pipe',
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  const waiting = new Map<number, (message: Json) => void>();
  const notifications: Client['notifications'] = [];
  const log: string[] = [];
  const asked: Client['asked'] = [];
  const answers: Client['answers'] = new Map();
  let watchers: (() => void)[] = [];
  let count = 0;
  let buffer = Buffer.alloc(0);
  const exited = new Promise<number | null>(resolve => child.on('exit', resolve));

  child.stderr.on('data', data => log.push(String(data)));
  child.stdin.on('error', () => {});
  child.stdout.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const headerEnd = buffer.indexOf('\r\n\r\n');
      if (headerEnd < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, headerEnd).toString())?.[1]);
      assert(Number.isInteger(length), 'a message without length');
      if (buffer.length < headerEnd + 4 + length) return;
      const message = JSON.parse(buffer.subarray(headerEnd + 4, headerEnd + 4 + length).toString());
      buffer = buffer.subarray(headerEnd + 4 + length);
      receive(message);
    }
  });

  function receive(message: Json): void {
    if (message.method === undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    if (message.id !== undefined) {
      asked.push(message);
      const result = answers.get(message.method)?.(message.params) ?? null;
      send({ id: message.id, result });
    } else if (message.method === 'window/logMessage') log.push(message.params.message);
    else notifications.push(message);
    const all = watchers;
    watchers = [];
    for (const watcher of all) watcher();
  }

  function send(message: Json): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  const client: Client = {
    process: child,
    notifications,
    log,
    answers,
    asked,
    async request(method, params) {
      const message = await client.start(method, params).answer;
      if (message.error) throw Object.assign(new Error(message.error.message), { code: message.error.code });
      return message.result;
    },
    start(method, params) {
      const id = ++count;
      const answer = new Promise<Json>(resolve => waiting.set(id, resolve));
      send({ id, method, params });
      return { id, answer };
    },
    notify: (method, params) => send({ method, params }),
    raw: bytes => void child.stdin.write(bytes),
    async until(method, fits = () => true) {
      for (;;) {
        const found = notifications.findIndex(n => n.method === method && fits(n.params));
        if (found >= 0) return notifications.splice(found, 1)[0]?.params;
        await new Promise<void>(resolve => watchers.push(resolve));
      }
    },
    async initialize(params = {}) {
      const result = await client.request('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: {},
        ...params,
      });
      client.notify('initialized', {});
      return result;
    },
    open: (uri, text, languageId = 'plaintext') =>
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    async stop() {
      await client.request('shutdown');
      client.notify('exit');
      return exited;
    },
  };
  return client;
}

/** A folder with files, gone when the test is over. */
export async function folderWith(
  t: { after(work: () => void): void },
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ path: string; uri: string; fileUri(name: string): string }> {
  const path = mkdtempSync(join(tmpdir(), 'quorumlens-lsp-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, uri: pathToFileURL(path).href, fileUri: name => pathToFileURL(join(path, name)).href };
}

/** What a modern editor says it can do. */
export const modern = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

/** What a small editor says: findings are pushed to it. */
export const simple = {
  textDocument: { publishDiagnostics: { relatedInformation: true }, hover: { contentFormat: ['plaintext'] } },
};

/** Zero-based place of a word in a text, as UTF-16. */
export function positionOf(text: string, word: string, nth = 1): { line: number; character: number } {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(word, at + 1);
  assert(at >= 0, `"${word}" is not in the text`);
  const before = text.slice(0, at);
  return { line: before.split('\n').length - 1, character: at - (before.lastIndexOf('\n') + 1) };
}
