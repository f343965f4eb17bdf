import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from './node-files.ts';
import { startServer } from './server.ts';

/** A server on standard input and output: `quorumlens lsp --stdio`. It ends when the client does. */
export function startStdio(): void {
  // Whatever prints would break the protocol: standard output belongs to it.
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), { files: nodeFiles() });
}

/** A server on the channel of a parent process, as VS Code starts it. */
export function startIpc(): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new IPCMessageReader(process),
    new IPCMessageWriter(process),
  );
  startServer(connection, { files: nodeFiles() });
}

// The extension starts this file itself; the command line imports it.
if (process.argv.includes('--node-ipc')) startIpc();
else if (process.argv.includes('--stdio') && /[\\/](?:lsp[\\/]node\.ts|server\.js)$/.test(process.argv[1] ?? '')) {
  startStdio();
}
