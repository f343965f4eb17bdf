import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Finding } from '../cluster/finding.ts';
import type { Core } from './core.ts';
import { diagnosticStyle, settingsDiagnostics, toDiagnostics } from './diagnostics.ts';
import { textLines } from './text-lines.ts';
import { nameOf } from './uri.ts';

/** Tells the client about findings: on its request where it asks, else as soon as they change. */
export interface Reports {
  /** Analyses what changed and tells the client what it does not know yet. */
  update(): Promise<void>;
  /** What was said may be wrong now, for other reasons than an edit: clients that ask shall ask again. */
  refresh(): void;
  /** A client that asks asks again by itself for what it has changed. */
  edited(name: string): void;
  closed(name: string): void;
  /** Ends requests that wait for a change. */
  stop(): void;
}

/** A pull of the whole workspace stays open this long while nothing changes. */
const longestPullMs = 20_000;
/** Work is given up to others after so many files. */
const filesAtOnce = 20;

/** The diagnostics of one file; the id changes when, and only when, they do. */
interface Report {
  readonly source: readonly Finding[] | string;
  readonly lang: string;
  readonly json: string;
  readonly id: string;
  readonly items: Diagnostic[];
}

export function createReports(connection: Connection, core: Core): Reports {
  const reports = new Map<string, Report>();
  /** Ids of the reports that were sent, and of those that the client asked for. */
  const published = new Map<string, string>();
  const pulled = new Map<string, string>();
  const edited = new Set<string>();
  let count = 0;
  let generation = 0;
  let waiting: (() => void)[] = [];

  const reportOf = (name: string): Report => {
    const before = reports.get(name);
    const { lang } = core;
    const source =
      core.workspace.settings().get(name) ?? core.guard('findings', () => core.analysis.findings(name)) ?? [];
    // A related place in another file may move although the findings of this file are the same objects.
    if (before && before.source === source && before.lang === lang && !hasRelated(source)) return before;
    const lines = core.linesFor(name) ?? textLines('');
    const style = diagnosticStyle(core);
    const items =
      typeof source === 'string'
        ? settingsDiagnostics(source, core.workspace.settingsHold(name), lines, style)
        : toDiagnostics(source, lines, style);
    const json = JSON.stringify(items);
    const report =
      before?.json === json ? { ...before, source, lang } : { source, lang, json, items, id: String(++count) };
    reports.set(name, report);
    return report;
  };

  const send = (name: string, diagnostics: Diagnostic[]): void => {
    const version = core.documents.all.get(name)?.document.version;
    const uri = core.uri(name);
    core.send(connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) }));
  };

  const refresh = (): void => {
    const abilities = core.session?.abilities;
    if (abilities?.pull && abilities.refresh) core.send(connection.languages.diagnostics.refresh());
    if (abilities?.refreshHints) core.send(connection.languages.inlayHint.refresh());
    if (abilities?.refreshLenses) core.send(connection.sendRequest(CodeLensRefreshRequest.type));
  };

  const wake = (): void => {
    const all = waiting;
    waiting = [];
    for (const one of all) one();
  };

  const nextChange = (ms: number, token: CancellationToken): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(done, Math.max(0, ms));
      const cancel = token.onCancellationRequested(done);
      function done(): void {
        clearTimeout(timer);
        cancel.dispose();
        resolve();
      }
      waiting.push(done);
    });

  const workspaceItems = async (
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> => {
    core.flush();
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const names = shownFiles(core);
    for (let i = 0; i < names.length; i++) {
      if (i % filesAtOnce === filesAtOnce - 1) await core.turn();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const name = names[i] as string;
      const { id, items: found } = reportOf(name);
      const opened = core.documents.all.get(name);
      if (!opened) pulled.set(name, id);
      const base = { uri: core.uri(name), version: opened?.document.version ?? null, resultId: id };
      if (previous.get(name) === id) items.push({ ...base, kind: DocumentDiagnosticReportKind.Unchanged });
      else if (found.length > 0 || previous.has(name)) {
        items.push({ ...base, kind: DocumentDiagnosticReportKind.Full, items: found });
      }
    }
    const shown = new Set(names);
    for (const name of previous.keys()) {
      if (shown.has(name)) continue;
      items.push({ uri: core.uri(name), version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
    }
    return items;
  };

  connection.languages.diagnostics.on(
    core.answer<{ textDocument: { uri: string }; previousResultId?: string }, DocumentDiagnosticReport>(
      'diagnostics',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      ({ textDocument, previousResultId }) => {
        const name = nameOf(textDocument.uri);
        core.flush();
        if (!core.analysis.get(name) && !core.workspace.settings().has(name)) {
          return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        }
        const { id, items } = reportOf(name);
        pulled.set(name, id);
        return id === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
          : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
      },
    ) as never,
  );

  connection.languages.diagnostics.onWorkspace(
    core.answer<{ previousResultIds: { uri: string; value: string }[] }, WorkspaceDiagnosticReport>(
      'workspace diagnostics',
      { items: [] },
      async ({ previousResultIds }, token) => {
        await core.ready;
        const previous = new Map(previousResultIds.map(p => [nameOf(p.uri), p.value]));
        const until = Date.now() + longestPullMs;
        for (;;) {
          const items = await workspaceItems(previous, token);
          const news = items.some(item => item.kind === DocumentDiagnosticReportKind.Full);
          // A client that knows everything already is answered when there is news.
          if (news || previous.size === 0 || core.stopped || Date.now() >= until) return { items };
          await nextChange(until - Date.now(), token);
        }
      },
    ) as never,
  );

  return {
    refresh,
    stop: wake,
    edited: name => void edited.add(name),
    closed(name) {
      published.delete(name);
      pulled.delete(name);
      // The findings of a file of the workspace stay; others go with the document.
      if (!core.session?.abilities.pull && !core.workspace.isInWorkspace(name)) send(name, []);
    },
    async update() {
      if (core.stopped) return;
      await core.firstScan();
      const mine = ++generation;
      core.flush();
      const names = shownFiles(core);
      const pull = core.session?.abilities.pull === true;
      let others = false;
      for (let i = 0; i < names.length; i++) {
        if (i % filesAtOnce === filesAtOnce - 1) await core.turn();
        if (mine !== generation || core.stopped) return;
        const name = names[i] as string;
        const { id, items } = reportOf(name);
        if (pull) {
          const last = pulled.get(name);
          if (last === undefined || last === id) continue;
          // Each change is announced once, whether the client then asks or not.
          pulled.set(name, id);
          if (!edited.has(name)) others = true;
        } else if (published.get(name) !== id && (items.length > 0 || published.has(name))) {
          published.set(name, id);
          send(name, items);
        }
      }
      edited.clear();
      const shown = new Set(names);
      for (const name of [...reports.keys()]) if (!shown.has(name)) reports.delete(name);
      for (const name of [...published.keys()]) {
        if (shown.has(name)) continue;
        published.delete(name);
        send(name, []);
      }
      wake();
      if (others) refresh();
    },
  };
}

/** Files whose findings are shown: those of the workspace, and what is open. */
export function shownFiles({ analysis, workspace, documents }: Core): string[] {
  const names = new Set([...analysis.files(), ...workspace.settings().keys()]);
  return [...names].filter(name => documents.all.has(name) || workspace.isInWorkspace(name));
}

function hasRelated(source: readonly Finding[] | string): boolean {
  return typeof source !== 'string' && source.some(f => f.related && f.related.length > 0);
}
