import { Console } from 'node:console';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { readInstalledAgents } from '../disk/installed-agents.ts';
import { safeError } from './log.ts';
import { nodeFiles } from './node-files.ts';
import { startServer } from './server.ts';

/** A server on standard input and output: `quorumlens lsp --stdio`. It ends when the client does. */
export function startStdio(): void {
  // Standard output belongs to the protocol: whatever else prints goes to the other one.
  globalThis.console = new Console(process.stderr, process.stderr);
  const reader = new StreamMessageReader(process.stdin);
  // Behind a header that cannot be read, the reader waits for more although it may have all: what came goes on.
  reader.onError(() => setImmediate(() => process.stdin.emit('data', Buffer.alloc(0))));
  let shutDown = false;
  const end = (): never => process.exit(shutDown ? 0 : 1);
  process.stdin.on('end', end);
  process.stdin.on('close', end);
  run(createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout)), () => {
    shutDown = true;
  });
}

/** A server on the channel of a parent process, as VS Code starts it. */
export function startIpc(): void {
  process.on('disconnect', () => process.exit(1));
  run(createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process)));
}

function run(connection: Connection, onShutdown?: () => void): void {
  // A defect in one answer must not end the server; a client that is gone does.
  const survive = (error: unknown): void => {
    const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
    if (gone.has(code)) process.exit(1);
    connection.console.error(`unexpected: ${safeError(error)}`);
  };
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  startServer(connection, {
    files: nodeFiles(),
    installedAgents: readInstalledAgents,
    ...(onShutdown ? { onShutdown } : {}),
  });
}

const gone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'ERR_IPC_CHANNEL_CLOSED']);

// The extension starts this file itself; the command line imports it.
if (process.argv.includes('--node-ipc')) startIpc();
else if (process.argv.includes('--stdio') && /[\\/](?:lsp[\\/]node\.ts|server\.js)$/.test(process.argv[1] ?? '')) {
  startStdio();
}
