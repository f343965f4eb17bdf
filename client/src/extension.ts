/** Entry in the Node extension host: the server is a child process. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Session } from './session.ts';

let session: Session | undefined;

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/server.js');
  session = activateWith(context, options => {
    const server = { module, transport: TransportKind.ipc };
    return new LanguageClient('quorumlens', 'QuorumLens', { run: server, debug: server }, options);
  });
}

export const deactivate = () => session?.stop();
