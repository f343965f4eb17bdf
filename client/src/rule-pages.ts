import { commands, Disposable, EventEmitter, l10n, type Uri, Uri as Uris, workspace } from 'vscode';
import { explain } from '../../server/src/lsp/protocol.ts';
import type { Session } from './session.ts';

/**
 * Rule pages are documents of this scheme, `quorumlens-rules:/drbd/duplicate-node-id.md`. The manifest associates the
 * scheme with the Markdown preview, so a click on a finding's code in the Problems panel shows a page, not its source.
 */
export const rulePageScheme = 'quorumlens-rules';

export function serveRulePages(session: Session): Disposable {
  const changed = new EventEmitter<Uri>();
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(rulePageScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const id = uri.path.replace(/^\//, '').replace(/\.md$/, '');
        return (await rulePage(session, id)) ?? l10n.t('There is no rule or parameter "{0}".', id);
      },
    }),
    workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration('quorumlens.language')) return;
      for (const { uri } of workspace.textDocuments) if (uri.scheme === rulePageScheme) changed.fire(uri);
    }),
  );
}

/** The page as Markdown; undefined where there is no such rule or parameter. */
export async function rulePage(session: Session, id: string): Promise<string | undefined> {
  const client = await session.client();
  const answer = await client.sendRequest<{ markdown: string } | null>(explain, { id });
  return answer?.markdown;
}

export const openRulePage = (id: string) =>
  commands.executeCommand('vscode.open', Uris.from({ scheme: rulePageScheme, path: `/${id}.md` }));
