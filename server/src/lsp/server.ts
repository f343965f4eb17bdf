import type { Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { serverCapabilities } from './capabilities.ts';
import { clientFiles } from './client-files.ts';
import { createCore } from './core.ts';
import { answerFeatures } from './feature-requests.ts';
import { type FileSource, filePatterns, settingsName } from './files.ts';
import { type AskAgents, answerAgents } from './installed-agents.ts';
import { answerOwn } from './own-requests.ts';
import { statusChanged } from './protocol.ts';
import { createReports } from './reports.ts';
import { createScheduler } from './scheduler.ts';
import { sessionOf } from './session.ts';
import { nameOf } from './uri.ts';

/** What the host of the server gives it beside the connection. */
export interface ServerHost {
  /** The disk, where there is one. */
  readonly files?: FileSource;
  readonly version?: string;
  /** Asks the agents that are installed on the machine, where programs can be run. */
  readonly installedAgents?: AskAgents;
  /** The client said that it will end. */
  onShutdown?(): void;
}

/** A language server on a connection. Knows no process and no disk: the host passes what it has. */
export function startServer(connection: Connection, host: ServerHost = {}): void {
  const core = createCore(connection, host.files);
  const reports = createReports(connection, core);
  const { workspace, documents, analysis } = core;

  const update = async (): Promise<void> => {
    await core.firstScan();
    // An include that was just typed, or the file it leads to, may be new.
    if (await workspace.followIncludes()) reports.refresh();
    await reports.update();
    announceStatus();
  };
  const scheduler = createScheduler(() => update().catch(error => core.failed('update', error)));

  /** What was said may be wrong now: ask, or be told, again. */
  const refreshAll = (): void => {
    scheduler.request();
    reports.refresh();
  };

  /** Work after which findings may be others; requests that come meanwhile wait a little for it. */
  const background = (what: string, work: () => Promise<void>): Promise<void> =>
    core.during(
      work().then(
        () => scheduler.request(),
        error => core.failed(what, error),
      ),
    );

  // ── life cycle ─────────────────────────────────────────────────────────────

  connection.onInitialize((params: InitializeParams) => {
    const session = sessionOf(params);
    core.session = session;
    for (const folder of params.workspaceFolders ?? []) core.remember(folder.uri);
    workspace.folders = session.folders;
    if (session.options.clientFiles) core.source = clientFiles(connection, core.uri);
    return {
      capabilities: serverCapabilities(session, host.installedAgents !== undefined),
      serverInfo: { name: 'quorumlens', ...(host.version ? { version: host.version } : {}) },
    };
  });

  connection.onInitialized(async () => {
    try {
      register();
      await readConfiguration();
      await scan({ progress: true });
    } catch (error) {
      core.failed('start', error);
    } finally {
      core.setReady();
      refreshAll();
    }
  });

  connection.onShutdown(() => {
    core.stopped = true;
    host.onShutdown?.();
    scheduler.stop();
    reports.stop();
  });

  const register = (): void => {
    const abilities = core.session?.abilities;
    if (abilities?.watchFiles) {
      const watchers = [...filePatterns, `**/${settingsName}`].map(globPattern => ({ globPattern }));
      core.send(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (abilities?.watchConfiguration) {
      core.send(connection.client.register(DidChangeConfigurationNotification.type, { section: 'quorumlens' }));
    }
    if (abilities?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((f: WorkspaceFolder) => nameOf(f.uri)));
        const kept = workspace.folders.filter(f => !gone.has(f));
        workspace.folders = [...new Set([...kept, ...added.map((f: WorkspaceFolder) => core.remember(f.uri))])];
        void background('folders', async () => {
          core.configure();
          await scan({});
          reports.refresh();
        });
      });
    }
  };

  // ── settings ───────────────────────────────────────────────────────────────

  const readConfiguration = async (): Promise<void> => {
    if (!core.session?.abilities.configuration) return;
    core.applySettings(await connection.workspace.getConfiguration('quorumlens'));
  };

  connection.onDidChangeConfiguration(({ settings }) => {
    void background('configuration', async () => {
      if (core.session?.abilities.configuration) await readConfiguration();
      else core.applySettings((settings as { quorumlens?: unknown } | null)?.quorumlens);
      refreshAll();
    });
  });

  // ── files ──────────────────────────────────────────────────────────────────

  let scanning: Promise<void> = Promise.resolve();

  /** One scan after the other: two at once would read everything twice. */
  const scan = (options: { progress?: boolean; all?: boolean }): Promise<void> => {
    scanning = scanning.then(async () => {
      if (core.stopped) return;
      const progress = options.progress && core.session?.abilities.progress ? await startProgress() : undefined;
      try {
        await workspace.scan({
          all: options.all === true,
          cancelled: () => core.stopped || progress?.token.isCancellationRequested === true,
          progress(done, of) {
            if (done % 25 === 0) progress?.report(Math.round((100 * done) / of), `${done} / ${of}`);
          },
        });
      } catch (error) {
        core.failed('scan', error);
      } finally {
        progress?.done();
      }
    });
    return scanning;
  };

  const startProgress = async () => {
    const reporter = await connection.window.createWorkDoneProgress().catch(() => undefined);
    const title = { en: 'Reading cluster configuration', ja: 'クラスタの設定を読み込んでいます' };
    reporter?.begin(title[core.lang], 0, undefined, true);
    return reporter;
  };

  let lastLook = 0;
  /** Clients without file events: the disk is looked at when the user opens or saves, at most once a second. */
  const withoutEvents = async (): Promise<void> => {
    if (core.session?.abilities.watchFiles || !host.files || Date.now() - lastLook < 1000) return;
    lastLook = Date.now();
    await scan({});
  };

  connection.onDidChangeWatchedFiles(({ changes }) => {
    void core.ready.then(() =>
      background('file events', async () => {
        let matters = false;
        for (const { uri, type } of changes) {
          const name = core.remember(uri);
          if (await workspace.changed(name, type === FileChangeType.Deleted ? 'gone' : 'there')) matters = true;
        }
        if (matters) refreshAll();
      }),
    );
  });

  connection.onDidOpenTextDocument(params => {
    const { name } = documents.open(params);
    core.remember(params.textDocument.uri);
    core.touch(name);
    scheduler.request();
    void core.ready.then(() =>
      background('opening', async () => {
        await workspace.around(name);
        await withoutEvents();
      }),
    );
  });

  connection.onDidChangeTextDocument(params => {
    const changed = documents.change(params, core.encoding);
    if (!changed) return;
    core.touch(changed.name);
    reports.edited(changed.name);
    scheduler.request();
  });

  connection.onDidSaveTextDocument(() => void background('saving', withoutEvents));

  connection.onDidCloseTextDocument(params => {
    const closed = documents.close(params);
    if (!closed) return;
    core.untouch(closed.name);
    reports.closed(closed.name);
    void background('closing', () => workspace.closed(closed.name));
  });

  // ── status ─────────────────────────────────────────────────────────────────

  let lastStatus = '';
  /** Only our own client asks for the status, and wants to hear when to ask again. */
  const announceStatus = (): void => {
    const options = core.session?.options;
    if (!options?.clientFiles && !options?.rulePages) return;
    const clusters = analysis.clusters().map(c => [c.root, c.name, c.files.length]);
    const targets = [...documents.all.keys()].map(name => analysis.get(name)?.target);
    const now = JSON.stringify([clusters, targets, core.lang]);
    if (now === lastStatus) return;
    lastStatus = now;
    core.send(connection.sendNotification(statusChanged));
  };

  answerFeatures(connection, core, host.files);
  answerOwn(connection, core, async () => {
    await scan({ progress: true, all: true });
    refreshAll();
  });

  answerAgents(connection, core, host.installedAgents, refreshAll);

  connection.listen();
}
