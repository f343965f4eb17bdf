import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type Location,
  LSPErrorCodes,
  type Position,
  ResponseError,
} from 'vscode-languageserver';
import { type AgentFile, type Analysis, createAnalysis } from '../analysis.ts';
import type { Place } from '../cluster/finding.ts';
import { type Context, contextOf } from '../features/context.ts';
import { readSettings } from '../settings.ts';
import type { Lang } from '../text/text.ts';
import type { EditTarget } from './convert.ts';
import { createDocuments, type Documents, linesOf } from './documents.ts';
import type { FileSource } from './files.ts';
import { safeError } from './log.ts';
import { type Encoding, type Lines, toOffset, toRange } from './positions.ts';
import type { Settings } from './protocol.ts';
import { analysisSettings, languageFor, type Session } from './session.ts';
import { textLines } from './text-lines.ts';
import { nameOf, pathOf, uriOf } from './uri.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** What every request needs: the files, the analysis, the client's habits, and guards around each answer. */
export interface Core {
  readonly analysis: Analysis;
  readonly documents: Documents;
  readonly workspace: Workspace;
  /** Set by `initialize`. */
  session: Session | undefined;
  /** Where files of the workspace come from. */
  source: FileSource | undefined;
  readonly lang: Lang;
  readonly encoding: Encoding;
  readonly showsInlayHints: boolean;
  /** No answers any more. */
  stopped: boolean;
  /** Metadata of installed agents, as far as the user has had it read. */
  installedAgents: readonly AgentFile[];
  /** Settled when the workspace was read for the first time. */
  readonly ready: Promise<void>;
  setReady(): void;
  applySettings(settings: unknown): void;
  /** Names changed places or folders did: settings count again. */
  configure(): void;
  /** The analysis is behind this open document. */
  touch(name: string): void;
  untouch(name: string): void;
  /** Brings the analysis up to date with every open document. */
  flush(): void;
  remember(uri: string): string;
  uri(name: string): string;
  linesFor(name: string): Lines | undefined;
  contextFor(name: string): Context | undefined;
  location(place: Place): Location[];
  editTarget(name: string): EditTarget | undefined;
  guard<T>(what: string, work: () => T): T | undefined;
  failed(what: string, error: unknown): void;
  /** For what the client need not answer. */
  send(sent: Promise<unknown>): void;
  /** Lets other messages in, such as cancellations. */
  turn(): Promise<void>;
  /** The first scan, or a while of it. */
  firstScan(): Promise<void>;
  /** Requests that come during this work are answered after it. */
  during(work: Promise<void>): Promise<void>;
  /** Wraps a request: one that fails answers `otherwise`, one that was cancelled says so. */
  answer<P, R>(
    what: string,
    otherwise: R,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R>;
  /** A request about one of our files. */
  inDocument<P extends DocumentParams, R>(
    what: string,
    otherwise: R,
    handler: (context: Context, lines: Lines, params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R>;
  /** A request about a place in one of our files. */
  atPosition<P extends PositionParams, R>(
    what: string,
    otherwise: R,
    handler: (context: Context, offset: number, lines: Lines, params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R>;
}

export interface DocumentParams {
  textDocument: { uri: string };
}

export interface PositionParams extends DocumentParams {
  position: Position;
}

/** Requests wait this long for the first scan of the workspace; then they answer with what is known. */
const longestWaitMs = 3000;

/** And so long for files that are being read because they changed. */
const longestWorkMs = 1000;

export function createCore(connection: Connection, disk: FileSource | undefined): Core {
  const analysis = createAnalysis();
  const documents = createDocuments();
  /** Spellings of the client, by name. */
  const spelled = new Map<string, string>();
  const dirty = new Set<string>();
  let settings: Settings = {};
  /** Texts of the settings files as they were last read. */
  let configured = '';
  let scanned = false;
  let firstAsked: number | undefined;
  const pending = new Set<Promise<void>>();
  let setReady = (): void => {};
  const ready = new Promise<void>(resolve => {
    setReady = resolve;
  });
  const settingsTexts = (): string =>
    [...[...core.workspace.settings()].map(([n, t]) => `${n}\n${t}`), core.workspace.agentsVersion].join('\n');

  const core: Core = {
    analysis,
    documents,
    workspace: createWorkspace({ analysis, documents, source: () => core.source, disk, flush: () => core.flush() }),
    session: undefined,
    source: disk,
    get showsInlayHints() {
      return settings.inlayHints !== false;
    },
    stopped: false,
    installedAgents: [],
    ready,
    get lang() {
      return core.session ? languageFor(core.session, settings) : 'en';
    },
    get encoding() {
      return core.session?.encoding ?? 'utf-16';
    },
    setReady() {
      scanned = true;
      setReady();
    },
    applySettings(read) {
      settings = typeof read === 'object' && read !== null ? (read as Settings) : {};
      core.configure();
    },
    configure() {
      configured = settingsTexts();
      const files = [...core.workspace.settings()]
        .filter(([name]) => core.workspace.settingsHold(name))
        .map(([name, text]) => ({ name, read: readSettings(text) }));
      const merged = analysisSettings(files, settings, core.workspace.folders, core.workspace.agents());
      // What the user names has priority over what is installed.
      const agentFiles = [...(merged.agentFiles ?? []), ...core.installedAgents];
      analysis.configure(agentFiles.length > 0 ? { ...merged, agentFiles } : merged);
    },
    touch: name => void dirty.add(name),
    untouch: name => void dirty.delete(name),
    flush() {
      for (const name of dirty) core.guard('analysis', () => core.workspace.refresh(name));
      dirty.clear();
      if (settingsTexts() !== configured) core.configure();
    },
    remember(uri) {
      const name = nameOf(uri);
      spelled.set(name, uri);
      return name;
    },
    uri: name => documents.all.get(name)?.uri ?? spelled.get(name) ?? uriOf(name),
    linesFor(name) {
      const opened = documents.all.get(name);
      if (opened) return linesOf(opened.document);
      const file = analysis.get(name);
      if (file) return textLines(file.text, file.lines);
      const text = core.workspace.settings().get(name);
      return text === undefined ? undefined : textLines(text);
    },
    contextFor(name) {
      core.flush();
      const scheme = core.session?.options.rulePages;
      const showPage = scheme ? (id: string, label: string) => pageLink(scheme, id, label) : undefined;
      return contextOf(analysis, name, core.lang, showPlace, showPage);
    },
    location({ file, span }) {
      const lines = core.linesFor(file);
      return lines ? [{ uri: core.uri(file), range: toRange(lines, span, core.encoding) }] : [];
    },
    editTarget(name) {
      const lines = core.linesFor(name);
      if (!lines) return undefined;
      return { uri: core.uri(name), version: documents.all.get(name)?.document.version ?? null, lines };
    },
    guard(what, work) {
      try {
        return work();
      } catch (error) {
        core.failed(what, error);
        return undefined;
      }
    },
    failed: (what, error) => connection.console.error(`${what} failed: ${safeError(error)}`),
    send: sent => void sent.catch(() => {}),
    turn: () => new Promise(resolve => setTimeout(resolve, 0)),
    firstScan() {
      if (scanned) return Promise.resolve();
      firstAsked ??= Date.now();
      return within(Math.max(0, firstAsked + longestWaitMs - Date.now()), ready);
    },
    during(work) {
      pending.add(work);
      void work.finally(() => pending.delete(work));
      return work;
    },
    answer: (what, otherwise, handler) => async (params, second) => {
      // A request without parameters comes with its token only.
      const token = second ?? (params as CancellationToken);
      if (!core.session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not initialized');
      if (core.stopped) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down');
      // A cancellation that is already in the pipe gets its chance.
      await core.turn();
      await core.firstScan();
      if (pending.size > 0) await within(longestWorkMs, Promise.all(pending));
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      try {
        return await handler(params, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        core.failed(what, error);
        return otherwise;
      }
    },
    inDocument: (what, otherwise, handler) =>
      core.answer(what, otherwise, params => {
        const name = nameOf(params.textDocument.uri);
        const context = core.contextFor(name);
        const lines = core.linesFor(name);
        return context && lines ? handler(context, lines, params) : otherwise;
      }),
    atPosition: (what, otherwise, handler) =>
      core.inDocument(what, otherwise, (context, lines, params) =>
        handler(context, toOffset(lines, params.position, core.encoding), lines, params),
      ),
  };
  return core;

  /** A link that editors open at the line. */
  function showPlace(place: Place): string {
    const line = (core.linesFor(place.file)?.positionAt(place.span.start).line ?? 0) + 1;
    const path = pathOf(place.file);
    const label = `${path.slice(path.lastIndexOf('/') + 1)}:${line}`.replace(/[[\]\\]/g, '\\$&');
    const target = core.uri(place.file).replace(/[()]/g, c => (c === '(' ? '%28' : '%29'));
    return `[${label}](${target}#L${line})`;
  }
}

/** A link to a page that the client serves, such as `quorumlens-rules:/drbd.net.timeout.md`. */
function pageLink(scheme: string, id: string, label: string): string {
  const path = id
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[()*]/g, c => `%${c.charCodeAt(0).toString(16)}`);
  return `[${label}](${scheme}:/${path}.md)`;
}

/** Waits for work, but not for ever. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
