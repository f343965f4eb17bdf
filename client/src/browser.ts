/** Entry in the web extension host: the server is a Web Worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type Session } from './session.ts';

let session: Session | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  let worker: Worker | undefined;
  session = activateWith(context, options => {
    // A restart needs a new worker, and the old one does not end by itself.
    const start = async () => {
      worker?.terminate();
      worker = new Worker(script);
      // Not the worker itself: nested workers of VS Code are no `instanceof Worker`, for which the client would ask.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient('quorumlens', 'QuorumLens', start, options);
  });
}

export const deactivate = () => session?.stop();
