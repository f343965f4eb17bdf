import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import { formatTriggers } from '../features/format.ts';
import { tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import { readInstalledAgentsCommand } from './protocol.ts';
import type { Session } from './session.ts';

/** What of the client's abilities matters to us. */
export interface ClientAbilities {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly related: boolean;
  readonly tags: boolean;
  readonly configuration: boolean;
  readonly watchFiles: boolean;
  readonly watchConfiguration: boolean;
  readonly progress: boolean;
  readonly versionedEdits: boolean;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly snippets: boolean;
  readonly deprecatedItems: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly codeActionLiterals: boolean;
  readonly definitionLinks: boolean;
  readonly workspaceFolders: boolean;
  readonly refreshHints: boolean;
  readonly refreshLenses: boolean;
}

export function abilitiesOf({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const item = textDocument?.completion?.completionItem;
  const pull = textDocument?.diagnostic;
  const push = textDocument?.publishDiagnostics;
  return {
    pull: pull !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    // Before 3.18 clients said these for pushed diagnostics only.
    related: pull?.relatedInformation ?? push?.relatedInformation ?? pull !== undefined,
    tags: (pull?.tagSupport ?? push?.tagSupport) !== undefined || (pull !== undefined && push === undefined),
    configuration: workspace?.configuration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    completionMarkdown: item?.documentationFormat?.includes('markdown') === true,
    snippets: item?.snippetSupport === true,
    deprecatedItems: item?.tagSupport !== undefined,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    refreshHints: workspace?.inlayHint?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
  };
}

/** `canAsk`: the host can run programs. A command of the protocol is for other clients than ours, which has its own. */
export function serverCapabilities(
  { encoding, abilities, options }: Pick<Session, 'encoding' | 'abilities' | 'options'>,
  canAsk = false,
): ServerCapabilities {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', '<', '"', ':', '='], resolveProvider: false },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    linkedEditingRangeProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, CodeActionKind.RefactorRewrite],
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: formatTriggers[0],
      moreTriggerCharacter: formatTriggers.slice(1),
    },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: false },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    ...(abilities.pull
      ? {
          diagnosticProvider: { identifier: 'quorumlens', interFileDependencies: true, workspaceDiagnostics: true },
        }
      : {}),
    ...(canAsk && !options.clientFiles ? { executeCommandProvider: { commands: [readInstalledAgentsCommand] } } : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
