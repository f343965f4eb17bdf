import { buildModel } from './cluster/build-model.ts';
import { drbdFileSets, endsOfTemplates } from './cluster/drbd-files.ts';
import { sameHost } from './cluster/drbd-host-names.ts';
import { type LookupOutcome, lookupKey } from './cluster/drbd-lookups.ts';
import type { FileFacts } from './cluster/facts.ts';
import { pathPart } from './cluster/file-path.ts';
import type { Finding } from './cluster/finding.ts';
import { groupFiles } from './cluster/grouping.ts';
import type { Cluster, ClusterFile, Model, ModelSettings } from './cluster/model.ts';
import { sameItems } from './cluster/of-items.ts';
import { isTemplateSource, type TemplateSource, templateSource, templateValue } from './cluster/template-values.ts';
import { languageOf } from './languages/index.ts';
import type { Language, TargetHint } from './languages/language.ts';
import { ownAgents } from './languages/own-agents.ts';
import { ruleIds } from './rules/builtin.ts';
import { rules } from './rules/index.ts';
import { moveFound, type RuleMemory, runRules } from './run-rules.ts';
import type { Bound } from './schema/bound.ts';
import type { Severity } from './schema/entry.ts';
import { defaultTarget, type Product, products, type Target, type TargetRelease } from './schema/release.ts';
import { applyAllowances } from './suppression.ts';
import type { Tree } from './syntax/tree.ts';
import type { ChangedTree } from './syntax/tree-change.ts';
import { changeBetween, moveFrom } from './text/change.ts';
import { type LineIndex, lineIndex, lineIndexAfter } from './text/line-index.ts';

/** Settings of the user, from the editor, quorumlens.json or the command line. */
export interface AnalysisSettings {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Folders that are each one cluster, named as the host names files. */
  readonly clusterRoots?: readonly string[];
  readonly targets?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly host?: string;
  /** Patterns of files with metadata of the user's own agents; the host reads what they name into `agentFiles`. */
  readonly agents?: readonly string[];
  readonly agentFiles?: readonly AgentFile[];
}

/** Metadata of an agent, as XML. */
export interface AgentFile {
  readonly file: string;
  readonly text: string;
  /** The whole name of the agent, where the host knows it. */
  readonly name?: string;
}

/** One analysed file, as features see it. */
export interface AnalyzedFile {
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly language: Language;
  readonly tree: Tree;
  readonly bound: Bound;
  readonly facts: FileFacts;
  readonly target: Target;
}

/** The façade: files in, answers out. Pure: the host reads files and turns offsets into lines. */
export interface Analysis {
  /**
   * Adds or replaces a file. `language` is the editor's language id, where it is one of ours.
   * `apart`: a document under review; it is judged with its cluster, but the cluster does not know it.
   * `lossy`: bytes that are no UTF-8 were replaced when the text was read.
   */
  set(file: string, text: string, options?: { language?: string; apart?: boolean; lossy?: boolean }): void;
  remove(file: string): void;
  configure(settings: AnalysisSettings): void;
  /** What the host found where a DRBD file names another one; undefined where it cannot know. True where that is news. */
  lookedFor(file: string, path: string, outcome: LookupOutcome | undefined): boolean;
  files(): string[];
  /** Undefined where the file is none of ours. */
  get(file: string): AnalyzedFile | undefined;
  /** Findings of one file, suppressed ones left out, sorted by place and rule. */
  findings(file: string): readonly Finding[];
  clusters(): readonly Cluster[];
  /** The model of the cluster the file was counted to. */
  model(file: string): Model | undefined;
  /** What files beside a template say about the value of a word with tags. */
  templateValue(file: string, word: string): ReturnType<typeof templateValue>;
}

/** One text with everything that follows from it alone. */
interface Source {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  readonly apart: boolean;
  readonly lossy: boolean;
  tree: Tree;
  readonly hint: TargetHint | undefined;
  /** What parser, binder or facts threw: a defect of ours. */
  failure?: unknown;
  lines?: LineIndex;
  /** The last binding, and the target it is for. */
  analyzed?: AnalyzedFile;
  targetKey?: string;
  /** The last binding of the text before some edits, and these. */
  earlier?: { readonly analyzed: AnalyzedFile; readonly targetKey: string; readonly changes: readonly ChangedTree[] };
}

interface ClusterState {
  readonly cluster: Cluster;
  readonly files: readonly AnalyzedFile[];
  model?: Model;
  findings?: ReadonlyMap<string, readonly Finding[]>;
  /** What the rules found, and the last model that was built, maybe of the cluster before the last edits. */
  memory?: RuleMemory;
  lastModel?: Model;
}

const knownRules = ruleIds();

/** An analysis without files. */
export function createAnalysis(initial: AnalysisSettings = {}): Analysis {
  let settings = initial;
  const sources = new Map<string, Source>();
  const templateSources = new Map<string, TemplateSource>();
  let states: ClusterState[] | undefined;
  let stateOf = new Map<string, ClusterState>();
  const apartStates = new Map<string, ClusterState>();
  const lookups = new Map<string, LookupOutcome>();
  let modelSettings: ModelSettings | undefined;

  const changed = (): void => {
    states = undefined;
    apartStates.clear();
  };

  const refresh = (): ClusterState[] => {
    if (states) return states;
    const inModel = [...sources.values()].filter(s => !s.apart);
    const previous = new Map([...stateOf.values()].map(s => [s.cluster.root, s]));
    const clusters = groupFiles(
      inModel.map(s => {
        const { corosync, drbd } = facts(s);
        return { file: s.file, language: s.language.id, corosync, includes: drbd?.includes.map(i => i.value) ?? [] };
      }),
      settings.clusterRoots,
    );
    stateOf = new Map();
    states = clusters.map(cluster => {
      const members = cluster.files.map(f => sources.get(f) as Source);
      const peers = peersOf(members, facts);
      const files = members.map(s => analyzed(s, targetOf(s, peers(s), settings)));
      const before = previous.get(cluster.root);
      const state =
        before && before.cluster.because.en === cluster.because.en && sameItems(before.files, files)
          ? before
          : { cluster, files, ...lastOf(before) };
      for (const f of cluster.files) stateOf.set(f, state);
      return state;
    });
    return states;
  };

  /** Facts for grouping, where the target does not matter yet. */
  const facts = (source: Source): FileFacts =>
    (source.analyzed ?? analyzed(source, targetOf(source, [], settings))).facts;

  const stateFor = (file: string): ClusterState | undefined => {
    refresh();
    const source = sources.get(file);
    if (!source) return undefined;
    if (!source.apart) return stateOf.get(file);
    const known = apartStates.get(file);
    if (known) return known;
    const state = apartState(source);
    apartStates.set(file, state);
    return state;
  };

  /** The cluster as it were if this text stood in its file's place. */
  const apartState = (source: Source): ClusterState => {
    const path = pathPart(source.file);
    const twin = [...stateOf.keys()].find(f => pathPart(f) === path);
    const cluster = twin === undefined ? undefined : stateOf.get(twin)?.cluster;
    const others = (cluster?.files ?? []).filter(f => f !== twin).map(f => sources.get(f) as Source);
    const members = [...others, source];
    return {
      cluster: {
        ...(cluster ?? {
          root: source.file,
          name: path,
          because: { en: 'a document under review', ja: 'レビュー中のドキュメント' },
        }),
        files: members.map(s => s.file),
      },
      files: members.map(s => analyzed(s, targetOf(s, members, settings))),
    };
  };

  const modelOf = (state: ClusterState): Model => {
    state.model ??= buildModel(state.cluster, state.files.map(clusterFile), settingsOfModel(), state.lastModel);
    state.lastModel = state.model;
    return state.model;
  };

  const settingsOfModel = (): ModelSettings => {
    modelSettings ??= { ...settingsFor(settings), lookups };
    return modelSettings;
  };

  const findingsOf = (state: ClusterState): ReadonlyMap<string, readonly Finding[]> => {
    state.findings ??= findingsByFile(state, () => modelOf(state), sources, settings);
    return state.findings;
  };

  return {
    set(file, text, { language: editorLanguage, apart = false, lossy = false } = {}) {
      const before = sources.get(file);
      const isSame = before && before.text === text && before.apart === apart && before.lossy === lossy;
      if (isSame && (!editorLanguage || editorLanguage === before.language.id)) return;
      const language = languageOf(pathPart(file), text, editorLanguage);
      if (!language) {
        if (isTemplateSource(pathPart(file))) templateSources.set(file, templateSource(file, text));
        if (sources.delete(file)) changed();
        return;
      }
      const edited = before && !apart && !before.apart ? afterEdit(before, text, language, lossy) : undefined;
      if (edited) {
        const { memory } = stateOf.get(file) ?? {};
        if (memory) moveFound(memory, file, moveFrom(edited.change.from, edited.change.by));
      }
      sources.set(file, edited?.source ?? parsed(file, text, language, apart, lossy));
      if (apart && (before?.apart ?? true)) apartStates.delete(file);
      else changed();
    },
    remove(file) {
      templateSources.delete(file);
      const before = sources.get(file);
      if (!before) return;
      sources.delete(file);
      if (before.apart) apartStates.delete(file);
      else changed();
    },
    templateValue: (file, word) => templateValue(templateSources, file, word),
    configure(next) {
      settings = next;
      modelSettings = undefined;
      for (const source of sources.values()) {
        delete source.analyzed;
        delete source.targetKey;
        delete source.earlier;
      }
      stateOf = new Map();
      changed();
    },
    lookedFor(file, path, outcome) {
      const key = lookupKey(file, path);
      if (lookups.get(key) === outcome) return false;
      if (outcome) lookups.set(key, outcome);
      else lookups.delete(key);
      modelSettings = undefined;
      // Which files belong together does not depend on it.
      const state = stateOf.get(file);
      delete state?.model;
      delete state?.findings;
      return true;
    },
    files: () => [...sources.keys()],
    get(file) {
      const state = stateFor(file);
      return state?.files.find(f => f.file === file);
    },
    findings(file) {
      const state = stateFor(file);
      return (state && findingsOf(state).get(file)) ?? [];
    },
    clusters: () => refresh().map(s => s.cluster),
    model(file) {
      const state = stateFor(file);
      return state && modelOf(state);
    },
  };
}

function parsed(file: string, text: string, language: Language, apart: boolean, lossy: boolean): Source {
  const base = { file, text, language, apart, lossy };
  try {
    const tree = language.parse(text);
    return { ...base, tree, hint: language.targetHint(tree) };
  } catch (failure) {
    // A parser must not throw. Should one do so, the file counts as empty and the failure is a finding of its own.
    const tree = language.parse('');
    return { ...base, tree: { ...tree, incomplete: true }, hint: undefined, failure };
  }
}

/** The file after an edit, where its language can take over what the edit did not touch. */
function afterEdit(
  before: Source,
  text: string,
  language: Language,
  lossy: boolean,
): { readonly source: Source; readonly change: ChangedTree } | undefined {
  if (language !== before.language || before.failure || lossy || before.lossy || !language.reparse) return undefined;
  const edit = changeBetween(before.text, text);
  try {
    const change = edit && language.reparse(before.tree, text, edit);
    if (!change) return undefined;
    const { analyzed, targetKey, earlier } = before;
    const known =
      analyzed && targetKey !== undefined
        ? { analyzed, targetKey, changes: [change] }
        : earlier && { ...earlier, changes: [...earlier.changes, change] };
    const { file, apart } = before;
    const { tree } = change;
    return {
      source: {
        ...{ file, text, language, apart, lossy, tree, hint: language.targetHint(tree) },
        ...(known ? { earlier: known } : {}),
        ...(before.lines ? { lines: lineIndexAfter(before.lines, text, edit) } : {}),
      },
      change,
    };
  } catch {
    return undefined;
  }
}

function analyzed(source: Source, target: Target): AnalyzedFile {
  const key = products.map(p => `${target[p].version}/${target[p].from}`).join(' ');
  if (source.analyzed && source.targetKey === key) return source.analyzed;
  source.lines ??= lineIndex(source.text);
  const { file, text, lines, language, earlier } = source;
  const { version, from } = target[language.product];
  const isSameRelease = ({ target: before }: AnalyzedFile): boolean =>
    before[language.product].version === version && before[language.product].from === from;
  const bind = (tree: Tree): AnalyzedFile => {
    const bound = language.bind(tree, target);
    return { file, text, lines, language, tree, bound, facts: language.facts(bound, file), target };
  };
  const bindAgain = (before: AnalyzedFile, changes: readonly ChangedTree[]): AnalyzedFile => {
    const { tree } = source;
    try {
      const bound = language.bind(tree, target, { known: before.bound, changes });
      const facts = language.facts(bound, file, { known: before.facts, changes });
      return { file, text, lines, language, tree, bound, facts, target };
    } catch {
      // What was taken over may be half changed: read it all anew.
      source.tree = language.parse(text);
      return bind(source.tree);
    }
  };
  delete source.earlier;
  try {
    if (source.analyzed && isSameRelease(source.analyzed)) source.analyzed = { ...source.analyzed, target };
    else if (earlier && isSameRelease(earlier.analyzed)) {
      source.analyzed = bindAgain(earlier.analyzed, earlier.changes);
    } else source.analyzed = bind(source.tree);
  } catch (failure) {
    source.failure = failure;
    source.analyzed = bind(language.parse(''));
  }
  source.targetKey = key;
  return source.analyzed;
}

/**
 * The files whose release a file follows. Of DRBD files only those that drbdadm reads together with it: an old file
 * beside it says nothing.
 */
function peersOf(
  members: readonly Source[],
  facts: (source: Source) => FileFacts,
): (source: Source) => readonly Source[] {
  const drbd = members.filter(m => m.language.id === 'drbd');
  if (!drbd.some(m => m.hint)) return () => members;
  const sets = drbdFileSets(drbd.map(m => ({ file: m.file, facts: facts(m) })));
  const setOf = new Map(sets.flatMap(set => set.files.map(f => [f.file, set] as const)));
  const others = members.filter(m => m.language.id !== 'drbd');
  const groups = new Map(
    sets.map(set => {
      const files = new Set(set.files.map(f => f.file));
      return [set, [...others, ...drbd.filter(m => files.has(m.file))]] as const;
    }),
  );
  return source => {
    const set = setOf.get(source.file);
    return (set && groups.get(set)) ?? members;
  };
}

/** Settings, else the file itself, else the other files of its cluster where they agree, else the default. */
function targetOf(source: Source, members: readonly Source[], settings: AnalysisSettings): Target {
  const release = (product: Product): TargetRelease => {
    const set = settings.targets?.[product];
    if (set !== undefined) {
      return { version: set, from: 'settings', because: { en: 'set by the user', ja: 'ユーザの設定' } };
    }
    if (source.hint?.product === product)
      return { version: source.hint.version, from: 'file', because: source.hint.because };
    // Several CIBs are alternatives: none says anything about another.
    const others = members.filter(
      m => m !== source && !(product === 'pacemaker' && source.language.product === product),
    );
    const hints = others.flatMap(m => (m.hint?.product === product ? [{ hint: m.hint, file: m.file }] : []));
    const first = hints[0];
    if (first && hints.every(h => h.hint.version === first.hint.version)) {
      const name = pathPart(first.file);
      return {
        version: first.hint.version,
        from: 'cluster',
        because: { en: `${first.hint.because.en} (${name})`, ja: `${first.hint.because.ja}（${name}）` },
      };
    }
    return { version: defaultTarget[product], from: 'default', because: { en: 'default', ja: 'デフォルト' } };
  };
  return { 'drbd-utils': release('drbd-utils'), corosync: release('corosync'), pacemaker: release('pacemaker') };
}

function findingsByFile(
  state: ClusterState,
  model: () => Model,
  sources: ReadonlyMap<string, Source>,
  settings: AnalysisSettings,
): ReadonlyMap<string, readonly Finding[]> {
  const all: Finding[] = [];
  const unread = endsOfTemplates(state.files);
  for (const file of state.files) {
    const source = sources.get(file.file);
    const end = unread.get(file.file);
    for (const finding of ownFindings(file, settings.host)) {
      all.push(end !== undefined && finding.span.start >= end ? harmless(finding) : finding);
    }
    if (source?.lossy) all.push(notUtf8(file));
    if (source?.failure) all.push(internal(file.file, source.failure));
  }
  try {
    const { findings, memory } = runRules(rules, model(), settings.profiles ?? [], state.memory);
    state.memory = memory;
    for (const finding of findings) all.push(finding);
  } catch (failure) {
    for (const file of state.files) all.push(internal(file.file, failure));
  }
  const byFile = new Map<string, Finding[]>(state.files.map(f => [f.file, []]));
  for (const finding of all) {
    const severity = settings.rules?.[finding.rule] ?? finding.severity;
    if (severity !== 'off')
      byFile.get(finding.file)?.push(severity === finding.severity ? finding : { ...finding, severity });
  }
  return new Map(
    state.files.map(f => {
      const kept = applyAllowances(f.file, f.tree, f.lines, byFile.get(f.file) as Finding[], knownRules).filter(
        finding => finding.rule !== 'quorumlens/unused-allow' || settings.rules?.[finding.rule] !== 'off',
      );
      return [f.file, withoutDuplicates(kept.sort(byPlace))];
    }),
  );
}

/** What the parser and the binder found. */
function ownFindings({ file, tree, bound, language }: AnalyzedFile, host: string | undefined): Finding[] {
  const found: Finding[] = [];
  for (const p of tree.problems) {
    found.push({
      file,
      span: p.span,
      rule: `${language.id}/${p.rule ?? 'syntax'}`,
      severity: p.severity ?? 'error',
      message: p.message,
      ...(p.refusedBy ? { refusedBy: p.refusedBy as NonNullable<Finding['refusedBy']> } : {}),
      ...(p.related ? { related: p.related.map(r => ({ file, ...r })) } : {}),
      ...(p.fix ? { fixes: [{ title: p.fix.title, safe: false, edits: p.fix.edits.map(e => ({ file, ...e })) }] } : {}),
    });
  }
  for (const p of bound.problems) {
    const elsewhere = p.refusedOn && !(host !== undefined && p.refusedOn.some(name => sameHost(name, host)));
    found.push({
      file,
      span: p.span,
      rule: `${language.id}/${p.rule}`,
      severity: p.severity,
      message: p.message,
      ...(p.refusedBy && !elsewhere ? { refusedBy: p.refusedBy } : {}),
      ...(p.related ? { related: p.related.map(r => ({ file, ...r })) } : {}),
      ...(p.tags ? { tags: p.tags } : {}),
      ...(p.fixes ? { fixes: p.fixes.map(f => ({ ...f, edits: f.edits.map(e => ({ file, ...e })) })) } : {}),
    });
  }
  return found;
}

/** A fault in a part that nobody reads. */
function harmless({ refusedBy: _, ...finding }: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

function notUtf8({ file, text }: AnalyzedFile): Finding {
  const at = Math.max(0, text.indexOf('\uFFFD'));
  return {
    file,
    span: { start: at, end: Math.min(at + 1, text.length) },
    rule: 'quorumlens/not-utf8',
    severity: 'info',
    message: {
      en: 'the file is not UTF-8 from here on; such bytes are shown as replacement characters',
      ja: 'ここから先に UTF-8 でないバイトがあるため、置換文字で表示しています',
    },
  };
}

function internal(file: string, failure: unknown): Finding {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return {
    file,
    span: { start: 0, end: 0 },
    rule: 'quorumlens/internal',
    severity: 'warning',
    message: {
      en: `QuorumLens could not analyse the file (${reason})`,
      ja: `QuorumLens の内部エラーのため、ファイルを解析できません（${reason}）`,
    },
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function withoutDuplicates(findings: readonly Finding[]): Finding[] {
  return findings.filter((f, i) => {
    const before = findings[i - 1];
    return !(
      before &&
      before.rule === f.rule &&
      before.span.start === f.span.start &&
      before.span.end === f.span.end &&
      before.message.en === f.message.en
    );
  });
}

const clusterFiles = new WeakMap<AnalyzedFile, ClusterFile>();

function clusterFile(f: AnalyzedFile): ClusterFile {
  const known = clusterFiles.get(f) ?? { file: f.file, language: f.language.id, facts: f.facts, target: f.target };
  clusterFiles.set(f, known);
  return known;
}

function lastOf(state: ClusterState | undefined): Pick<ClusterState, 'memory' | 'lastModel'> {
  const { memory, lastModel } = state ?? {};
  return { ...(memory ? { memory } : {}), ...(lastModel ? { lastModel } : {}) };
}

function settingsFor(settings: AnalysisSettings): ModelSettings {
  const agents = settings.agentFiles && ownAgents(settings.agentFiles);
  return {
    profiles: settings.profiles ?? [],
    ...(settings.host === undefined ? {} : { host: settings.host }),
    ...(agents ? { agents } : {}),
  };
}
