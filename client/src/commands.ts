import {
  commands,
  type Disposable,
  type LogOutputChannel,
  l10n,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type CheckResult,
  checkWorkspace,
  type InstalledAgentsResult,
  readInstalledAgents,
} from '../../server/src/lsp/protocol.ts';
import { openRulePage, rulePage } from './rule-pages.ts';
import type { Session } from './session.ts';
import { documentStatus } from './status.ts';

/** The commands of package.json. */
export function registerCommands(session: Session, output: LogOutputChannel, rules: string[]): Disposable[] {
  return Object.entries({
    checkWorkspace: () => check(session),
    explainRule: (id?: unknown) => explain(session, rules, typeof id === 'string' ? id : undefined),
    readInstalledAgents: () => readAgents(session),
    restartServer: () => session.restart(),
    showClusterFiles: () => showClusterFiles(session),
    showOutput: () => output.show(),
  }).map(([name, run]) => commands.registerCommand(`quorumlens.${name}`, run));
}

/** Reads every file of the workspace anew and shows the Problems panel. */
async function check(session: Session): Promise<CheckResult> {
  const result = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('QuorumLens: checking the workspace') },
    async () => (await session.client()).sendRequest<CheckResult>(checkWorkspace, {}),
  );
  const { files, errors, warnings, infos, hints } = result;
  const summary = l10n.t(
    'QuorumLens: files {0}, errors {1}, warnings {2}, infos {3}, hints {4}',
    files,
    errors,
    warnings,
    infos,
    hints,
  );
  window.setStatusBarMessage(summary, 10_000);
  await commands.executeCommand('workbench.actions.view.problems');
  return result;
}

/** Has the installed agents asked for their metadata: this runs programs, so only where the user trusts the files. */
async function readAgents(session: Session): Promise<InstalledAgentsResult> {
  const result = workspace.isTrusted
    ? await window.withProgress(
        { location: ProgressLocation.Window, title: l10n.t('QuorumLens: reading the installed agents') },
        async () =>
          (await session.client()).sendRequest<InstalledAgentsResult>(readInstalledAgents, {
            trusted: workspace.isTrusted,
          }),
      )
    : ({ asked: 0, read: 0, refused: 'untrusted' } as const);
  const { asked, read, refused } = result;
  const said =
    refused === undefined
      ? l10n.t('Metadata of {0} of {1} agents was read.', read, asked)
      : refused === 'untrusted'
        ? l10n.t('Installed agents are only read in a trusted workspace.')
        : refused === 'no-tool'
          ? l10n.t('There is no crm_resource where the QuorumLens server runs.')
          : l10n.t('Installed agents cannot be read in VS Code for the Web.');
  void window.showInformationMessage(said);
  return result;
}

/** Opens the page of a rule or parameter; without an id the user is asked, with the findings at the cursor first. */
async function explain(session: Session, rules: string[], given: string | undefined): Promise<void> {
  const id = given ?? (await askForRule(rules));
  if (!id) return;
  if (await rulePage(session, id)) await openRulePage(id);
  else void window.showInformationMessage(l10n.t('There is no rule or parameter "{0}".', id));
}

function askForRule(rules: string[]): Promise<string | undefined> {
  const here = codesAtCursor();
  const others = rules.filter(rule => !here.includes(rule));
  const all = [...here, ...others].map(label => ({ label }));
  return new Promise(resolve => {
    const picker = window.createQuickPick();
    picker.placeholder = l10n.t('Rule or parameter, such as {0} or {1}', 'drbd/duplicate-node-id', 'ping-int');
    picker.items = all;
    picker.onDidChangeValue(typed => {
      // What is typed may also be a parameter, of which there are too many to list.
      const extra = typed && !all.some(item => item.label === typed) ? [{ label: typed }] : [];
      picker.items = [...all, ...extra];
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.label ?? (picker.value || undefined));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function codesAtCursor(): string[] {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(finding => finding.source === 'quorumlens' && finding.range.contains(editor.selection.active))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(found)];
}

async function showClusterFiles(session: Session): Promise<void> {
  const answer = await documentStatus(session, window.activeTextEditor?.document);
  if (!answer) {
    void window.showInformationMessage(l10n.t('The active file belongs to no cluster.'));
    return;
  }
  const uris = answer.cluster.files.map(file => Uri.parse(file));
  const picked = await window.showQuickPick(
    uris.map(uri => ({ label: workspace.asRelativePath(uri), uri })),
    { title: l10n.t('Cluster {0}', answer.cluster.name), placeHolder: answer.cluster.because },
  );
  if (picked) await window.showTextDocument(picked.uri);
}
