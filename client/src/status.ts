import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type StatusResult, statusChanged, status as statusRequest } from '../../server/src/lsp/protocol.ts';
import { ownLanguages } from './content-language.ts';
import type { Session } from './session.ts';

/** The entries beside the language of the active file: to which cluster it was counted, and for which releases it is judged. */
export function showStatus(session: Session): Disposable & { follow(client: BaseLanguageClient): void } {
  let items: { cluster: LanguageStatusItem; targets: LanguageStatusItem } | undefined;
  let asked = 0;

  const update = async () => {
    const question = ++asked;
    const answer = await documentStatus(session, window.activeTextEditor?.document);
    if (question !== asked) return; // another file is in front by now
    if (!answer) {
      hide();
      return;
    }
    items ??= createItems();
    const { cluster, targets } = answer;
    items.cluster.text = l10n.t('Cluster {0}', cluster.name);
    items.cluster.detail = cluster.because;
    items.targets.text = targets.map(target => `${target.product} ${target.version}`).join(', ');
    items.targets.detail = [...new Set(targets.map(target => target.because))].join('; ');
  };
  const hide = () => {
    items?.cluster.dispose();
    items?.targets.dispose();
    items = undefined;
  };

  const listeners = Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(document => {
      // Also sent when a document gets another language.
      if (document === window.activeTextEditor?.document) void update();
    }),
    { dispose: hide },
  );
  return {
    follow: client => {
      client.onNotification(statusChanged, update);
      client.onDidChangeState(update);
    },
    dispose: () => listeners.dispose(),
  };
}

/** What the server knows about a document; undefined where it is none of ours, or nothing is running. */
export async function documentStatus(session: Session, document: TextDocument | undefined) {
  const client = session.running();
  if (!document || !client || !observed.includes(document.languageId)) return undefined;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  return client.sendRequest<StatusResult | null>(statusRequest, { uri }).catch(() => null);
}

const observed = [...ownLanguages, 'xml'];

function createItems() {
  const create = (id: string, name: string) => {
    const item = languages.createLanguageStatusItem(
      `quorumlens.${id}`,
      observed.map(language => ({ language })),
    );
    item.name = name;
    item.severity = LanguageStatusSeverity.Information;
    return item;
  };
  const cluster = create('cluster', l10n.t('QuorumLens: Cluster'));
  cluster.command = { command: 'quorumlens.showClusterFiles', title: l10n.t('Show Files') };
  const targets = create('targets', l10n.t('QuorumLens: Target Releases'));
  targets.command = {
    command: 'workbench.action.openSettings',
    title: l10n.t('Change'),
    arguments: ['quorumlens.targets'],
  };
  return { cluster, targets };
}
