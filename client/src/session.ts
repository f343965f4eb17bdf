import { type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions, Settings } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { contentLanguage, looksLikeCib, ownLanguages } from './content-language.ts';
import { restartLimit } from './restart-limit.ts';
import { rulePageScheme, serveRulePages } from './rule-pages.ts';
import { showStatus } from './status.ts';
import { traceChannel } from './trace-channel.ts';
import { watchLanguages } from './watch-languages.ts';
import { answerFileRequests } from './workspace-files.ts';

/** The one connection to the server, started when there is something for it to read. */
export interface Session {
  /** The running client; starts it where need be. */
  client(): Promise<BaseLanguageClient>;
  /** The client, if it runs. */
  running(): BaseLanguageClient | undefined;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function activateWith(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Session {
  const output = window.createOutputChannel('QuorumLens', { log: true });
  let current: BaseLanguageClient | undefined;
  let starting: Promise<BaseLanguageClient> | undefined;

  const start = async () => {
    const client = create({
      documentSelector: [
        ...[...ownLanguages, 'xml'].map(language => ({ language })),
        { language: 'json', pattern: '**/quorumlens.json' },
        { language: 'jsonc', pattern: '**/quorumlens.json' },
      ],
      outputChannel: output,
      traceOutputChannel: traceChannel(output),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'quorumlens',
      errorHandler: restartLimit(() => void session.restart(), output),
      initializationOptions: (): InitializationOptions => ({
        clientFiles: true,
        language: workspace.getConfiguration('quorumlens').get<Settings['language']>('language', 'auto'),
        rulePages: rulePageScheme,
      }),
    });
    answerFileRequests(client);
    status.follow(client);
    current = client;
    await client.start();
    return client;
  };

  const session: Session = {
    client: () => {
      starting ??= start().catch(error => {
        starting = current = undefined; // so that a command, or the next file, tries again
        throw error;
      });
      return starting;
    },
    running: () => (current?.isRunning() ? current : undefined),
    async restart() {
      await session.stop();
      await session.client();
    },
    async stop() {
      const client = await starting?.catch(() => undefined);
      starting = current = undefined;
      await client?.dispose();
    },
  };

  const status = showStatus(session);
  // A failed start has already been written to the output, and shown where need be.
  const startQuietly = () => session.client().then(noop, noop);
  const startFor = (document: TextDocument) => {
    if (!starting && isOurs(document)) void startQuietly();
  };
  context.subscriptions.push(
    output,
    status,
    watchLanguages(),
    serveRulePages(session),
    ...registerCommands(session, output, knownRules(context)),
    workspace.onDidOpenTextDocument(startFor),
  );
  workspace.textDocuments.forEach(startFor);
  // Findings in files that nobody has opened belong into the Problems panel too.
  workspace.findFiles(activationFiles, undefined, 1).then(found => void (found.length && startQuietly()), noop);
  return session;
}

/** The same patterns as in `activationEvents` of package.json. */
const activationFiles = '{**/corosync.conf*,**/drbd.conf,**/drbd.d/*,**/cib.xml,**/*.res}';

const noop = () => {};

/** The rules that the settings list: the manifest is the one place where the client can read them. */
const knownRules = (context: ExtensionContext): string[] =>
  context.extension.packageJSON.contributes.configuration.properties['quorumlens.rules'].propertyNames.enum;

const isOurs = (document: TextDocument) =>
  ownLanguages.includes(document.languageId) ||
  contentLanguage(document) !== undefined ||
  (document.languageId === 'xml' && looksLikeCib(document.getText()));
