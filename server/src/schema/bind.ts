import { walk } from '../syntax/cursor.ts';
import type { Node, Option, Section, Tree, Word } from '../syntax/tree.ts';
import { afterChange, type Before } from '../syntax/tree-change.ts';
import { moveFrom } from '../text/change.ts';
import { nearest } from '../text/nearest.ts';
import { listOf, type Text } from '../text/text.ts';
import type { BindProblem, Bound, Candidates, WordMeaning } from './bound.ts';
import type { Entry, LanguageSchema, OptionEntry, SectionEntry, Verdict } from './entry.ts';
import { movePlaces, withOwnSpans } from './own-spans.ts';
import { exists, inRelease, versionOf } from './release.ts';
import type { ValueType } from './value.ts';

/** Faults that follow from a table alone; each is the id `<language>/<fault>`. */
export type Fault =
  | 'unknown-option'
  | 'wrong-value'
  | 'out-of-range'
  | 'missing'
  | 'duplicate'
  | 'wrong-place'
  | 'wrong-version'
  | 'deprecated-name';

/** What differs between languages that bind a tree of sections and options to a table. */
export interface BindPolicy {
  readonly version: string;
  /** What a fault costs in this language and release; undefined: no finding. */
  verdict(fault: Fault, node: Node, entry: Entry | undefined): Verdict | undefined;
  /** Name of the entry of a written name (`no-tcp-cork` → `tcp-cork`, `ring0_addr` → `ringX_addr`). */
  optionName?(name: string, section: SectionEntry): string;
  /** Checks the values of an option whose value is more than one word; true: done. */
  checkValues?(option: Option, entry: OptionEntry, report: (problem: BindProblem) => void): boolean;
  /** Deals with a node before it is looked up; true: it has been judged and is not bound. */
  judges?(node: Node, parent: SectionEntry, report: (problem: BindProblem) => void): boolean;
  /** Checks the words between keyword and brace, and what stands in the section as a whole. */
  checkSection?(section: Section, entry: SectionEntry, report: (problem: BindProblem) => void): void;
  /** Checks the order of sections that stand once in another one (by keyword). */
  checkOrder?(section: Section, once: ReadonlyMap<string, Section>, report: (problem: BindProblem) => void): void;
  /** Says why a node is accepted although the table does not have it here (skipped parts, say). */
  ignores?(node: Node, parent: SectionEntry | undefined): boolean;
  /** Two options of one section that count as the same although their names differ, or the reverse. */
  duplicateKey?(option: Option, entry: OptionEntry): string | undefined;
}

/** A bound tree that can be bound again after an edit. */
export interface BoundTree extends Bound {
  readonly bindings: Bindings;
}

interface Bindings {
  readonly sections: Map<Node, SectionEntry>;
  readonly options: Map<Node, { entry: OptionEntry; name: string }>;
  /** Of each node of the top level: what it is, and what is wrong with it and in it. Undefined: to be found out. */
  top: (Found | undefined)[];
}

interface Found {
  readonly as: SectionEntry | boolean;
  readonly problems: readonly BindProblem[];
}

/**
 * Binds a tree of sections and options to its table. One walk, every fault in one pass. `before`: the same file, bound
 * for the same release, before some edits; only what is new is walked.
 */
export function bindTree(
  tree: Tree,
  schema: LanguageSchema,
  policy: BindPolicy,
  before?: Before<BoundTree>,
): BoundTree {
  const index = indexOf(schema);
  const bindings = bindingsAfter(before);
  const { sections, options, top } = bindings;
  let problems: BindProblem[] = [];
  const report = (problem: BindProblem): void => {
    problems.push(withOwnSpans(problem));
  };
  const fault = (
    rule: Fault,
    node: Node,
    entry: Entry | undefined,
    at: Word,
    message: Text,
    extra: Partial<BindProblem> = {},
  ): void => {
    const verdict = policy.verdict(rule, node, entry);
    if (!verdict) return;
    const { severity, refusedBy } = verdict;
    report({ rule, span: at.span, severity, message, ...(refusedBy ? { refusedBy } : {}), ...extra });
  };

  /** Whether the release has what is written here, and still wants it. */
  const judgeRelease = (node: Node, entry: Entry): void => {
    const { keyword } = node;
    if (!exists(entry.exists, policy.version)) {
      fault('wrong-version', node, entry, keyword, wrongVersion(keyword.value, entry, policy.version, schema.id));
    } else if (entry.deprecated && exists([entry.deprecated], policy.version)) {
      fault('deprecated-name', node, entry, keyword, deprecatedName(keyword.value, entry), { tags: ['deprecated'] });
    }
  };

  const bindOption = (option: Option, parent: SectionEntry): boolean => {
    const name = policy.optionName?.(option.keyword.value, parent) ?? option.keyword.value;
    const entry = own(parent.options, name);
    if (!entry) {
      if (!option.keyword.opaque && !policy.ignores?.(option, parent) && !parent.open) unknown(option, parent);
      return false;
    }
    options.set(option, { entry, name });
    judgeRelease(option, entry);
    if (!policy.checkValues?.(option, entry, report)) checkValue(option, entry);
    return true;
  };

  const repeats = (option: Option, seen: Map<string, Option>): void => {
    const { entry, name } = options.get(option) as { entry: OptionEntry; name: string };
    const key = policy.duplicateKey ? policy.duplicateKey(option, entry) : entry.repeatable ? undefined : name;
    if (key === undefined) return;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, option);
      return;
    }
    const at = option.keyword;
    fault('duplicate', option, entry, at, alreadyWritten(at.value), {
      related: [{ span: first.keyword.span, message: { en: 'written here first', ja: '最初の記述はここです' } }],
    });
  };

  const checkValue = (option: Option, entry: OptionEntry): void => {
    const type = inRelease(entry.value, policy.version);
    const word = option.values[0];
    if (!type || !word || word.opaque) return;
    const reading = type.read(word.value, policy.version);
    if (reading.ok) return;
    const verdict = inRelease(reading.problem === 'out-of-range' ? entry.outOfRange : entry.invalid, policy.version);
    const fixes = nearestChoice(word, type, policy.version);
    if (verdict) {
      const { severity, refusedBy } = verdict;
      report({
        rule: reading.problem,
        span: word.span,
        severity,
        message: reading.message,
        ...(refusedBy ? { refusedBy } : {}),
        ...fixes,
      });
    } else fault(reading.problem, option, entry, word, reading.message, fixes);
  };

  const unknown = (node: Node, parent: SectionEntry): void => {
    const name = node.keyword.value;
    const elsewhere = index.placesOf(name, node.kind);
    if (elsewhere.length > 0) {
      const places = listOf(elsewhere.slice(0, 6), 'or').en;
      const placesJa = elsewhere.slice(0, 6).join('、');
      fault('wrong-place', node, undefined, node.keyword, {
        en: `${name} does not belong ${parent.keyword ? `in ${parent.keyword}` : 'at the top level'}, but in ${places}`,
        ja: `${name} は ${parent.keyword || 'トップレベル'} ではなく ${placesJa} に書く必要があります`,
      });
      return;
    }
    const known = [...index.optionsOf(parent), ...index.sectionsIn(parent.id).map(e => e.keyword)];
    const near = nearest(name, known);
    fault(
      'unknown-option',
      node,
      undefined,
      node.keyword,
      unknownName(name, parent.keyword, near),
      near === undefined
        ? {}
        : {
            fixes: [{ title: changeTo(name, near), safe: false, edits: [{ span: node.keyword.span, newText: near }] }],
          },
    );
  };

  /** What can be said of a node by itself. The entry of a section; of an option, whether it is known. */
  const bindNode = (node: Node, parent: SectionEntry): SectionEntry | boolean => {
    if (policy.judges?.(node, parent, report)) return false;
    if (node.kind === 'option') return bindOption(node, parent);
    const found = index.section(parent.id, node.keyword.value);
    if (!found) {
      if (!node.keyword.opaque && !policy.ignores?.(node, parent) && !parent.open) unknown(node, parent);
      return false;
    }
    sections.set(node, found);
    judgeRelease(node, found);
    return found;
  };

  /** What follows from other nodes in the same section: repetitions, and what is missing. */
  const bindSection = (
    section: Section,
    entry: SectionEntry,
    bindChild: (child: Node, i: number) => SectionEntry | boolean,
  ): void => {
    const seen = new Map<string, Option>();
    const once = new Map<string, Section>();
    policy.checkSection?.(section, entry, report);
    const { children } = section;
    for (let i = 0; i < children.length; i++) {
      const child = children[i] as Node;
      const found = bindChild(child, i);
      if (found === false) continue;
      if (found === true) repeats(child as Option, seen);
      else if (found.once) {
        const first = once.get(found.keyword);
        if (first) {
          fault('duplicate', child, found, child.keyword, alreadyWritten(found.keyword), {
            related: [{ span: first.keyword.span, message: { en: 'written here first', ja: '最初の記述はここです' } }],
          });
        } else once.set(found.keyword, child as Section);
      }
    }
    policy.checkOrder?.(section, once, report);
    if (tree.incomplete || !section.closed) return;
    for (const [name, option] of Object.entries(entry.options)) {
      if (
        inRelease(option.required, policy.version) !== true ||
        seen.has(name) ||
        !exists(option.exists, policy.version)
      )
        continue;
      fault('missing', section, option, section.keyword, {
        en: `${section.keyword.value} has no ${name}, which is required`,
        ja: `${section.keyword.value} に必須の ${name} がありません`,
      });
    }
  };

  const root = rootEntry(schema);
  sections.set(tree.root, root);
  const ofTop = problems;
  bindSection(tree.root, root, (child, i) => {
    const before = top[i];
    if (before) return before.as;
    problems = [];
    const as = bindNode(child, root);
    const stack: Section[] = child.kind === 'section' && typeof as === 'object' ? [child] : [];
    for (let s = stack.pop(); s; s = stack.pop()) {
      const entry = sections.get(s) as SectionEntry;
      bindSection(s, entry, inner => {
        const known = bindNode(inner, entry);
        if (inner.kind === 'section' && known !== false) stack.push(inner);
        return known;
      });
    }
    top[i] = { as, problems: problems.length === 0 ? nothing : problems };
    problems = ofTop;
    return as;
  });
  const all = [...ofTop];
  for (const found of top) {
    if (found && found.problems !== nothing) for (const problem of found.problems) all.push(problem);
  }

  return {
    tree,
    schema,
    version: policy.version,
    problems: all,
    bindings,
    sectionEntry: section => sections.get(section),
    optionEntry: node => (node.kind === 'option' ? options.get(node)?.entry : undefined),
    meaning: (node, part) => meaningOf(node, part, sections, options, policy.version),
    candidates: section => candidatesIn(sections.get(section), index),
  };
}

const nothing: readonly BindProblem[] = [];

function bindingsAfter(before: Before<BoundTree> | undefined): Bindings {
  if (!before) return { sections: new Map(), options: new Map(), top: [] };
  const { bindings } = before.known;
  for (const change of before.changes) {
    const move = moveFrom(change.from, change.by);
    for (const top of change.removed) {
      for (const node of top.kind === 'section' ? [top, ...walk(top)] : [top]) {
        bindings.sections.delete(node);
        bindings.options.delete(node);
      }
    }
    bindings.top = afterChange(bindings.top, change, undefined);
    if (change.by === 0) continue;
    for (const found of bindings.top) {
      if (found && found.problems !== nothing) for (const problem of found.problems) movePlaces(problem, move);
    }
  }
  return bindings;
}

/** The entry that stands for the top level of a language: id is the language's, keyword is empty. */
export function rootEntry(schema: LanguageSchema): SectionEntry {
  return (
    schema.sections.find(s => s.id === schema.id) ?? {
      id: schema.id,
      keyword: '',
      in: [],
      options: {},
      doc: { en: '', ja: '' },
    }
  );
}

export function unknownName(name: string, where: string, near: string | undefined): Text {
  return {
    en: `there is no ${where ? `"${name}" in ${where}` : `"${name}"`}${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
    ja: `${where ? `${where} に ` : ''}"${name}" はありません${near === undefined ? '' : `（"${near}" ですか？）`}`,
  };
}

export function changeTo(from: string, to: string): Text {
  return { en: `Change "${from}" to "${to}"`, ja: `"${from}" を "${to}" に変更する` };
}

export function alreadyWritten(name: string): Text {
  return { en: `${name} is already written in this section`, ja: `${name} はこのセクションに既に書かれています` };
}

function deprecatedName(name: string, entry: Entry): Text {
  if (entry.deprecated?.doc) return entry.deprecated.doc;
  const use = entry.deprecated?.use;
  return {
    en: `${name} is deprecated${use ? ` (use ${use})` : ''}`,
    ja: `${name} は非推奨です${use ? `（${use} を使います）` : ''}`,
  };
}

/** `rrp_mode is not in Corosync 3.1.10 (until 2.4.6)`. */
export function wrongVersion(name: string, entry: Entry, version: string, language: string): Text {
  const product = { drbd: 'drbd-utils', corosync: 'Corosync', cib: 'Pacemaker' }[language] ?? language;
  const since = entry.exists?.map(e => e.since).find(s => s !== undefined && versionOf(s) !== version);
  const until = entry.exists
    ?.map(e => e.until)
    .filter(s => s !== undefined)
    .at(-1);
  const later = entry.exists?.every(e => e.since !== undefined && !exists([{ since: e.since }], version));
  if (later && since) {
    return {
      en: `${name} needs ${since} or later, but the target is ${product} ${version}`,
      ja: `${name} には ${since} 以降が必要ですが、対象は ${product} ${version} です`,
    };
  }
  return {
    en: `${name} is not known to ${product} ${version}${until ? ` (it ended with ${until})` : ''}`,
    ja: `${name} は ${product} ${version} にはありません${until ? `（${until} まで）` : ''}`,
  };
}

function nearestChoice(word: Word, type: ValueType, version: string): Partial<BindProblem> {
  const choices = type.choices?.(version) ?? [];
  const near = nearest(
    word.value,
    choices.map(c => c.word),
  );
  if (near === undefined) return {};
  return { fixes: [{ title: changeTo(word.value, near), safe: false, edits: [{ span: word.span, newText: near }] }] };
}

function meaningOf(
  node: Node,
  part: 'keyword' | number,
  sections: ReadonlyMap<Node, SectionEntry>,
  options: ReadonlyMap<Node, { entry: OptionEntry; name: string }>,
  version: string,
): WordMeaning | undefined {
  if (node.kind === 'option') {
    const found = options.get(node);
    if (!found) return undefined;
    const { entry, name } = found;
    const value = inRelease(entry.value, version);
    const base = { entry, name, option: entry, ...(value ? { value } : {}) };
    if (part === 'keyword') return { ...base, word: node.keyword, role: 'keyword' };
    const word = node.values[part];
    return word && { ...base, word, role: 'value', ...(entry.label ? { label: entry.label } : {}) };
  }
  const entry = sections.get(node);
  if (!entry?.keyword) return undefined;
  const base = { entry, name: entry.keyword, section: entry };
  if (part === 'keyword') return { ...base, word: node.keyword, role: 'keyword' };
  const word = node.values[part];
  const args = entry.args ?? [];
  const argument = args[part] ?? (args.at(-1)?.many ? args.at(-1) : undefined);
  if (!word || !argument) return undefined;
  return {
    ...base,
    word,
    role: 'argument',
    argument,
    value: argument.value,
    ...(argument.label ? { label: argument.label } : {}),
  };
}

function candidatesIn(entry: SectionEntry | undefined, index: SchemaIndex): Candidates {
  if (!entry) return { sections: [], options: [] };
  return {
    sections: index.sectionsIn(entry.id).map(e => ({ name: e.keyword, entry: e })),
    options: Object.entries(entry.options).map(([name, option]) => ({ name, entry: option })),
  };
}

interface SchemaIndex {
  section(parent: string, keyword: string): SectionEntry | undefined;
  sectionsIn(parent: string): readonly SectionEntry[];
  optionsOf(entry: SectionEntry): readonly string[];
  /** Keywords of the sections that have an option (or may contain a section) of this name. */
  placesOf(name: string, kind: Node['kind']): string[];
}

const indexes = new WeakMap<LanguageSchema, SchemaIndex>();

function indexOf(schema: LanguageSchema): SchemaIndex {
  const known = indexes.get(schema);
  if (known) return known;
  const byParent = new Map<string, Map<string, SectionEntry>>();
  const byId = new Map(schema.sections.map(s => [s.id, s]));
  const optionPlaces = new Map<string, Set<string>>();
  const sectionPlaces = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, name: string, place: string): void => {
    const set = map.get(name);
    if (set) set.add(place);
    else map.set(name, new Set([place]));
  };
  for (const entry of schema.sections) {
    for (const parent of entry.in) {
      const map = byParent.get(parent) ?? new Map<string, SectionEntry>();
      byParent.set(parent, map.set(entry.keyword, entry));
      if (byId.get(parent)?.facts?.internal) continue;
      add(sectionPlaces, entry.keyword, byId.get(parent)?.keyword || 'the top level');
    }
    // What only generated files hold is no place to send people to.
    if (entry.deprecated || entry.facts?.internal) continue;
    for (const name of Object.keys(entry.options)) add(optionPlaces, name, entry.keyword || 'the top level');
  }
  // A deprecated section is named only where nothing else has the option.
  for (const entry of schema.sections) {
    if (!entry.deprecated) continue;
    for (const name of Object.keys(entry.options)) {
      if (!optionPlaces.has(name)) add(optionPlaces, name, entry.keyword || 'the top level');
    }
  }
  const index: SchemaIndex = {
    section: (parent, keyword) => byParent.get(parent)?.get(keyword),
    sectionsIn: parent => [...(byParent.get(parent)?.values() ?? [])],
    optionsOf: entry => Object.keys(entry.options),
    placesOf: (name, kind) => [...((kind === 'option' ? optionPlaces : sectionPlaces).get(name) ?? [])],
  };
  indexes.set(schema, index);
  return index;
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
