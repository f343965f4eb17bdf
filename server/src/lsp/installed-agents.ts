import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { usedAgents } from '../used-agents.ts';
import type { Core } from './core.ts';
import * as ours from './protocol.ts';

/** How the host of the server asks installed agents for their metadata. */
export type AskAgents = (names: readonly string[]) => Promise<{
  readonly files: readonly { readonly file: string; readonly text: string; readonly name: string }[];
  readonly noTool: boolean;
}>;

/** Answers the explicit request to ask the installed agents; nothing else ever runs a program. */
export function answerAgents(
  connection: Connection,
  core: Core,
  ask: AskAgents | undefined,
  refresh: () => void,
): void {
  const read = async (trusted: boolean): Promise<ours.InstalledAgentsResult> => {
    core.flush();
    const names = usedAgents(core.analysis);
    const refused = (why: NonNullable<ours.InstalledAgentsResult['refused']>): ours.InstalledAgentsResult => ({
      asked: 0,
      read: 0,
      refused: why,
    });
    if (!ask) return refused('no-host');
    if (!trusted) return refused('untrusted');
    const { files, noTool } = await ask(names);
    if (noTool) return refused('no-tool');
    core.installedAgents = files;
    core.configure();
    refresh();
    return { asked: names.length, read: files.length };
  };

  connection.onRequest(
    ours.readInstalledAgents,
    core.answer<{ trusted?: unknown }, ours.InstalledAgentsResult | null>('installed agents', null, params =>
      read(params?.trusted === true),
    ),
  );

  connection.onExecuteCommand(
    core.answer('command', null, async ({ command }: { command: string }) => {
      // Our own client has its own request, which says whether the workspace is trusted.
      if (command !== ours.readInstalledAgentsCommand || core.session?.options.clientFiles) return null;
      const { asked, read: count, refused } = await read(true);
      const said = refused
        ? { 'no-tool': noTool, 'no-host': noHost, untrusted: noHost }[refused]
        : {
            en: `QuorumLens: metadata of ${count} of ${asked} agents was read`,
            ja: `QuorumLens: エージェント ${asked} 個のうち ${count} 個のメタデータを読み込みました`,
          };
      core.send(
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: said[core.lang] }),
      );
      return { asked, read: count, ...(refused ? { refused } : {}) };
    }),
  );
}

const noTool = {
  en: 'QuorumLens: there is no crm_resource on this machine',
  ja: 'QuorumLens: このマシンには crm_resource がありません',
};
const noHost = {
  en: 'QuorumLens: no agents can be asked here',
  ja: 'QuorumLens: ここではエージェントのメタデータを読み込めません',
};
