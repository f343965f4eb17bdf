import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

/** The server in a web worker: every file comes through the client. */
const reader = new BrowserMessageReader(self as unknown as DedicatedWorkerGlobalScope);
const writer = new BrowserMessageWriter(self as unknown as DedicatedWorkerGlobalScope);

startServer(createConnection(reader, writer));
