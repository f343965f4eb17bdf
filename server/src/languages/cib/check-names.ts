import { type PairKind, pairTables } from '../../../../schemas/cib/index.ts';
import { changeTo } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { Entry, OptionEntry, SectionEntry, Verdict } from '../../schema/entry.ts';
import { compareVersions, exists, inRelease, type Target, versionOf } from '../../schema/release.ts';
import type { ValueType } from '../../schema/value.ts';
import type { Word } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import { type Span, span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import { isAgentParameter } from './agent-parameter.ts';
import { attributeText, elementName } from './elements.ts';
import { entryOf, isDeprecated, own } from './entries.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
  ELEMENT,
  NAME,
  PARENT,
  type Scan,
  START,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { knownNames, nameNumber } from './names.ts';
import { contextOf, modernSpelling, type PairContext, pairEntry } from './pair-context.ts';
import { contentOf, testsOf } from './patterns.ts';
import type { CibTree } from './tree.ts';
import type { Validation } from './validate.ts';

/** What the checks of names and values look at. */
export interface CheckContext {
  readonly tree: CibTree;
  readonly version: string;
  readonly target: Target;
  readonly validation: Validation | undefined;
}

/**
 * Names and values that pass the schema, but that the target release reads differently or not at all. `from` and `to`:
 * an element and the one behind all that it holds, where only these are to be checked.
 */
export function checkNames(
  context: CheckContext,
  problems: BindProblem[],
  from = 0,
  to = context.tree.scan.elementCount,
): void {
  const { tree } = context;
  const { elements, elementCount, names } = tree.scan;
  const reported = new Set(problems.map(p => p.span.start));
  const add = (problem: BindProblem): void => {
    if (problems.length < maxProblems && !reported.has(problem.span.start)) problems.push(problem);
  };
  const skipped = new Uint8Array(elementCount);
  const sets = new Map<number, PairSet | null>();
  const plans = new Plans(context.version);
  for (let e = from; e < to; e++) {
    const at = e * ELEMENT;
    const parent = elements[at + PARENT] as number;
    const name = elements[at + NAME] as number;
    // What the cluster records about itself is not for people to write.
    if (name === statusNumber || (parent >= 0 && skipped[parent])) {
      skipped[e] = 1;
      continue;
    }
    if (name === nvpair) {
      if (parent < 0) continue;
      let set = sets.get(parent);
      if (set === undefined) {
        set = pairSet(tree, parent);
        sets.set(parent, set);
      }
      if (set) set.pairs.push(e);
      continue;
    }
    const word = names[name] as string;
    const entry = entryOf.get(word);
    if (!entry) continue;
    if (entry.deprecated && isDeprecated(entry, context.version)) {
      const start = (elements[at + START] as number) + 1;
      const problem = deprecated(word, entry, span(start, start + word.length), entry.deprecated.use);
      add({ ...problem, severity: warnedAt.has(word) ? 'warning' : 'hint' });
    }
    const end = gone[word];
    if (end) {
      const start = (elements[at + START] as number) + 1;
      add(endOf(word, end, span(start, start + word.length), context.version));
    }
    checkAttributes(context, e, entry, plans, add);
  }
  const clean = new Set<string>();
  for (const set of sets.values()) if (set) checkPairs(context, set, clean, add);
}

const nvpair = nameNumber('nvpair');
const statusNumber = nameNumber('status');

interface PairSet {
  readonly context: PairContext;
  readonly inGroup: boolean;
  /** Elements. */
  readonly pairs: number[];
}

function pairSet(tree: CibTree, set: number): PairSet | null {
  const { elements, names } = tree.scan;
  const owner = elements[set * ELEMENT + PARENT] as number;
  if (owner < 0) return null;
  const nameOf = (element: number): string => names[elements[element * ELEMENT + NAME] as number] as string;
  if (nameOf(set) === 'instance_attributes' && isOfPlainAgent(tree.scan, owner)) return null;
  const context = contextOf(nameOf(set), nameOf(owner), () => tree.section(owner));
  return context ? { context, inGroup: nameOf(owner) === 'group', pairs: [] } : null;
}

/** Most resources: only the agent knows the names, and no section has to be made to see that. */
function isOfPlainAgent(scan: Scan, resource: number): boolean {
  const name = elementName(scan, resource);
  if ((name !== 'primitive' && name !== 'template') || attributeText(scan, resource, 'template')) return false;
  const agentClass = attributeText(scan, resource, 'class')?.value;
  return agentClass === 'ocf' && attributeText(scan, resource, 'provider')?.value !== 'pacemaker';
}

interface AttributePlan {
  readonly name: string;
  readonly entry: OptionEntry;
  readonly type: ValueType | undefined;
}

/** How attributes are checked: the same in every file of a release. */
class Plans {
  readonly #version: string;
  readonly #known: Map<number, AttributePlan | null>;
  /** Texts that were checked in this file and are in order: most values occur many times. */
  readonly #clean = new Map<AttributePlan, Set<string>>();

  constructor(version: string) {
    this.#version = version;
    this.#known = knownPlans.get(version) ?? new Map();
    knownPlans.set(version, this.#known);
  }

  /** The plan for an attribute of an element, by the line of the grammar (-1: unknown) and the numbers of the names. */
  get(line: number, element: number, attribute: number, entry: SectionEntry): AttributePlan | null {
    // Lines of the grammar and names are small numbers: one key for all. Without a line, the element's name is its slot.
    const key = (line < 0 ? -1 - element : line) * 4096 + attribute;
    let plan = this.#known.get(key);
    if (plan === undefined) {
      plan = planFor(knownNames[attribute] as string, attribute, entry, line, this.#version);
      // Other names have another number in each file.
      if (element < knownNames.length) this.#known.set(key, plan);
    }
    return plan;
  }

  clean(plan: AttributePlan): Set<string> {
    let clean = this.#clean.get(plan);
    if (!clean) {
      clean = new Set();
      this.#clean.set(plan, clean);
    }
    return clean;
  }
}

const knownPlans = new Map<string, Map<number, AttributePlan | null>>();

/** The text of an attribute; undefined where there is none. */
function textOf(tree: CibTree, attribute: number): string | undefined {
  const { text, attributes } = tree.scan;
  const start = attributes[attribute * ATTRIBUTE + VALUE_START] as number;
  return start < 0 ? undefined : text.slice(start, attributes[attribute * ATTRIBUTE + VALUE_END] as number);
}

/** What was found in order is remembered, but not without end. */
function remember(clean: Set<string>, text: string): void {
  if (clean.size < 5000) clean.add(text);
}

/** Attributes whose values the grammar leaves open, or whose name or word the release deprecates. */
function checkAttributes(
  context: CheckContext,
  element: number,
  entry: SectionEntry,
  plans: Plans,
  add: (problem: BindProblem) => void,
): void {
  const { tree, version, validation } = context;
  const { elements, attributes } = tree.scan;
  const line = validation?.lines[element] ?? -1;
  const end = elements[element * ELEMENT + ATTRIBUTES_END] as number;
  for (let a = elements[element * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
    const number = attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number;
    if (number >= knownNames.length) continue;
    const plan = plans.get(line, elements[element * ELEMENT + NAME] as number, number, entry);
    if (!plan) continue;
    const text = textOf(tree, a) ?? '';
    const clean = plans.clean(plan);
    if (clean.has(text)) continue;
    const option = tree.option(a);
    let faults = 0;
    const report = (problem: BindProblem): void => {
      faults++;
      add(problem);
    };
    if (plan.entry.deprecated && isDeprecated(plan.entry, version)) {
      const problem = deprecated(plan.name, plan.entry, option.keyword.span, plan.entry.deprecated.use, entry.options);
      report({ ...problem, severity: warnedAt.has(`${entry.keyword}.${plan.name}`) ? 'warning' : 'hint' });
    }
    const word = option.values[0];
    if (!word || word.opaque) continue;
    if (plan.type) checkValue(context, plan.entry, plan.type, word, report, inRules.has(entry.keyword));
    const end = plan.name === 'class' ? gone[`class ${word.value}`] : undefined;
    if (end) report(endOf(`class "${word.value}"`, end, word.span, version));
    if (faults === 0) remember(clean, text);
  }
}

/** Deprecated elements, attributes and words at which crm_verify warns although they have no other name. */
const warnedAt: ReadonlySet<string> = new Set([
  'lifetime',
  'rsc_order.score',
  'rsc_order.require-all',
  'date_spec.moon',
  'duration.moon',
  'listed',
  'ping',
  'poweroff',
]);

/** What Pacemaker 3 drops from the configuration, whatever the schema says. */
const gone: Readonly<Record<string, string>> = {
  'class upstart': '3.0.0',
  'class nagios': '3.0.0',
  rkt: '3.0.0',
};

function endOf(what: string, end: string, at: Span, version: string): BindProblem {
  const already = compareVersions(version, end) >= 0;
  return {
    rule: 'wrong-version',
    span: at,
    severity: already ? 'warning' : compareVersions(version, '2.1') >= 0 ? 'info' : 'hint',
    message: already
      ? {
          en: `${what} ended with Pacemaker ${end}, which drops the resource`,
          ja: `${what} は Pacemaker ${end} で廃止されたため、このリソースは無視されます`,
        }
      : {
          en: `${what} ends with Pacemaker ${end}, which drops the resource`,
          ja: `${what} は Pacemaker ${end} で廃止され、このリソースは無視されるようになります`,
        },
  };
}

/** Parts of rules: Pacemaker 3 refuses values that it cannot read, older releases make something of them. */
const inRules: ReadonlySet<string> = new Set(['date_expression', 'date_spec', 'duration', 'op_expression']);

function planFor(
  name: string,
  number: number,
  entry: SectionEntry,
  line: number,
  version: string,
): AttributePlan | null {
  const found = own(entry.options, name);
  if (!found) return null;
  // Options of operations may also stand in meta_attributes, and cost the same there.
  const pair = entry.keyword === 'op' && !found.invalid ? own(pairTables.operationMeta, name) : undefined;
  const verdict = pair?.invalid ?? (entry.keyword === 'fencing-level' && name === 'index' ? above9 : undefined);
  const option: OptionEntry = verdict ? { ...found, invalid: verdict, outOfRange: verdict } : found;
  const type = inRelease(option.value, version);
  const openToGrammar = line < 0 || testsOf(contentOf(line), number).some(test => test.anything);
  // Of words, ids and booleans the grammar knows all; numbers it takes may still be out of range.
  const decided = !openToGrammar && ['enumeration', 'id', 'idref', 'boolean', 'score'].includes(type?.kind ?? '');
  const useful =
    type !== undefined &&
    ((type.kind !== 'text' && !decided) || (type.choices?.(version) ?? []).some(choice => choice.deprecated));
  if (!useful && !option.deprecated && name !== 'class') return null;
  return { name, entry: option, type: useful ? type : undefined };
}

/** Only schema 4.0 limits the index; before, it just has no use. */
const above9: Verdict = { severity: 'hint' };

function checkPairs(
  check: CheckContext,
  { context, inGroup, pairs }: PairSet,
  clean: Set<string>,
  add: (problem: BindProblem) => void,
): void {
  const { tree } = check;
  const { elements, attributes } = tree.scan;
  const open: { element: number; name: Word; value: Word | undefined; entry: OptionEntry | undefined; key: string }[] =
    [];
  let ours = context.kind !== 'clusterProperty';
  for (const element of pairs) {
    let name = -1;
    let value = -1;
    const end = elements[element * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[element * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      const number = attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number;
      if (number === nameNumbers.name && name < 0) name = a;
      else if (number === nameNumbers.value && value < 0) value = a;
    }
    const text = name < 0 ? undefined : textOf(tree, name);
    if (text === undefined) continue;
    const key = `${context.kind} ${inGroup} ${text}=${value < 0 ? '' : textOf(tree, value)}`;
    if (clean.has(key)) {
      ours = true;
      continue;
    }
    const word = tree.option(name).values[0] as Word;
    if (word.opaque) continue;
    const entry = pairEntry(context, word.value);
    if (entry) ours = true;
    open.push({ element, name: word, value: value < 0 ? undefined : tree.option(value).values[0], entry, key });
  }
  for (const { element, name, value, entry, key } of open) {
    if (!entry) {
      // Agents keep records of their own in property sets: where no name is the cluster's, none is meant to be.
      const problem = unknownPair(context, name, check.version, ours);
      // A parameter among the meta attributes has a rule of its own.
      if (problem && !(context.kind === 'resourceMeta' && isAgentParameter(tree, element, name.value))) add(problem);
      continue;
    }
    let faults = 0;
    checkPair(check, context, inGroup, { name, value, entry }, problem => {
      faults++;
      add(problem);
    });
    if (faults === 0) remember(clean, key);
  }
}

const nameNumbers = { name: nameNumber('name'), value: nameNumber('value') };

function checkPair(
  check: CheckContext,
  context: PairContext,
  inGroup: boolean,
  { name, value, entry }: { name: Word; value: Word | undefined; entry: OptionEntry },
  add: (problem: BindProblem) => void,
): void {
  const { version, target } = check;
  const spelled = modernSpelling(context, name.value);
  if (spelled !== undefined) {
    if (compareVersions(version, '2.0') >= 0) {
      add({
        rule: 'deprecated-name',
        span: name.span,
        severity: 'hint',
        message: {
          en: `${name.value} is spelt ${spelled} since Pacemaker 2.0`,
          ja: `${name.value} は Pacemaker 2.0 以降では ${spelled} と書きます`,
        },
        tags: ['deprecated'],
        fixes: [rename(name.span, name.value, spelled)],
      });
    }
  } else if (!exists(entry.exists, version)) {
    // An agent may have a parameter of a name that once meant something to the cluster.
    if (!context.open || name.value.startsWith('pcmk_')) add(otherRelease(context, name, entry, target));
    return;
  } else if (entry.deprecated && isDeprecated(entry, version) && !(inGroup && name.value === 'collocated')) {
    const problem = deprecated(name.value, entry, name.span, entry.deprecated.use, context.table);
    add({ ...problem, severity: severityOfDeprecated(name.value, entry, value, version) });
  }
  const type = inRelease(entry.value, version);
  if (!type || !value || value.opaque) return;
  const remark = remarkOn(context, name.value, value, type, inGroup, version);
  if (remark) add(remark);
  else checkValue(check, entry, type, value, add);
}

/** Values that still count, but at which the release warns. */
function remarkOn(
  { kind }: PairContext,
  name: string,
  value: Word,
  type: ValueType,
  group: boolean,
  version: string,
): BindProblem | undefined {
  const reading = type.read(value.value, version);
  if (!reading.ok) return undefined;
  const problem = (message: Text): BindProblem => ({
    rule: 'deprecated-name',
    span: value.span,
    severity: 'warning',
    message,
    tags: ['deprecated'],
  });
  if (reading.value === undefined && compareVersions(version, '2.1.8') >= 0) {
    return problem({
      en: `"${value.value}" is deprecated since Pacemaker 2.1.8 (leave ${name} out instead)`,
      ja: `"${value.value}" は Pacemaker 2.1.8 以降では非推奨です（${name} を書かないでおきます）`,
    });
  }
  if (kind === 'resourceMeta' && group && (name === 'ordered' || name === 'collocated') && reading.value === false) {
    if (compareVersions(version, '2.1.5') < 0) return undefined;
    return problem({
      en: `${name} is deprecated for groups since Pacemaker 2.1.5 (use constraints with a resource set)`,
      ja: `グループの ${name} は Pacemaker 2.1.5 以降では非推奨です（リソースセットを使う制約にします）`,
    });
  }
  return undefined;
}

function unknownPair(context: PairContext, name: Word, version: string, ours: boolean): BindProblem | undefined {
  const { kind, table, open } = context;
  // Fencing devices share only the names that begin with pcmk_; the others are their agents' own.
  if (open && !(kind === 'fencingInstance' && name.value.startsWith('pcmk_'))) return undefined;
  // A name of another level is a fault of its own.
  if (isElsewhere(context, name.value)) return undefined;
  const near = nearestPair(table, name.value, version);
  if (near === undefined && (!ours || open)) return undefined;
  const what = kindNames[kind] ?? kindNames.resourceMeta;
  return {
    rule: 'unknown-option',
    span: name.span,
    severity: near === undefined ? 'info' : 'warning',
    message: {
      en: `Pacemaker has no ${what.en} "${name.value}"${near ? ` (did you mean "${near}"?)` : ''}`,
      ja: `${what.ja} "${name.value}" は Pacemaker にありません${near ? `（"${near}" ですか？）` : ''}`,
    },
    ...(near ? { fixes: [rename(name.span, name.value, near)] } : {}),
  };
}

/** The name of a table that a misspelt one most likely means: one of the release, else any. */
function nearestPair(table: PairContext['table'], name: string, version: string): string | undefined {
  const known = nearestPairs.get(table);
  let of = known?.version === version ? known : undefined;
  if (!of) {
    const all = Object.keys(table).filter(n => !n.endsWith('*'));
    const present = all.filter(n => exists((table[n] as OptionEntry).exists, version));
    of = { version, all, present, answers: new Map() };
    nearestPairs.set(table, of);
  }
  if (of.answers.has(name)) return of.answers.get(name);
  const near = nearest(name, of.present) ?? nearest(name, of.all);
  // The same stray names are in many files; but a file may have any number of them.
  // A part of a text would keep the whole text in memory: hence the copy.
  if (of.answers.size < 1000) of.answers.set([...name].join(''), near);
  return near;
}

interface NearestPairs {
  readonly version: string;
  readonly all: readonly string[];
  readonly present: readonly string[];
  readonly answers: Map<string, string | undefined>;
}

const nearestPairs = new WeakMap<PairContext['table'], NearestPairs>();

const kindNames: Readonly<Record<string, Text> & { resourceMeta: Text }> = {
  clusterProperty: { en: 'cluster property', ja: 'クラスタプロパティ' },
  resourceMeta: { en: 'meta attribute', ja: 'メタ属性' },
  operationMeta: { en: 'operation option', ja: 'オペレーションのオプション' },
  alertMeta: { en: 'meta attribute of alerts', ja: 'アラートのメタ属性' },
  fencingInstance: { en: 'fencing parameter', ja: 'フェンシングのパラメータ' },
};

const levels: readonly PairKind[] = ['clusterProperty', 'resourceMeta', 'operationMeta'];

function isElsewhere(context: PairContext, name: string): boolean {
  return (
    levels.includes(context.kind) && levels.some(kind => kind !== context.kind && Object.hasOwn(pairTables[kind], name))
  );
}

/** A name that exists, but not in the release that the file is judged for. */
function otherRelease(context: PairContext, name: Word, entry: OptionEntry, target: Target): BindProblem {
  const { version, from } = target.pacemaker;
  const later = entry.exists?.find(e => e.since !== undefined && compareVersions(versionOf(e.since), version) > 0);
  const until = entry.exists?.map(e => e.until).findLast(u => u !== undefined);
  if (later?.since !== undefined) {
    const since = versionOf(later.since);
    const formerly = (entry.facts?.formerly as readonly string[] | undefined)?.find(old =>
      exists(context.table[old]?.exists, version),
    );
    return {
      rule: 'wrong-version',
      span: name.span,
      // validate-with often stays behind the release, so what it says of the release is no proof.
      severity: from === 'settings' ? 'warning' : 'info',
      message: {
        en: `${name.value} needs Pacemaker ${since} or later${formerly ? ` (${formerly} before)` : ''}, but the target is ${version}`,
        ja: `${name.value} には Pacemaker ${since} 以降が必要ですが${formerly ? `（それより前は ${formerly}）` : ''}、対象は ${version} です`,
      },
    };
  }
  const use = entry.deprecated?.use;
  const end = until === undefined ? '' : versionOf(until);
  return {
    rule: 'deprecated-name',
    span: name.span,
    // What Pacemaker 1 took with it has long been dropped by the upgrade of the schema.
    severity: use ? 'hint' : compareVersions(end, '2.0') < 0 ? 'info' : 'warning',
    message: {
      en: `${name.value} ended with Pacemaker ${end}${use ? ` (use ${use})` : ' and has no effect'}`,
      ja: use
        ? `${name.value} は Pacemaker ${end} で廃止されました（${use} を使います）`
        : `${name.value} は Pacemaker ${end} で廃止され、効果がありません`,
    },
    tags: ['deprecated'],
    ...(use && Object.hasOwn(context.table, use) ? { fixes: [rename(name.span, name.value, use)] } : {}),
  };
}

/** What has no successor goes away with its effect: worth more than a hint where the value is not the default. */
function severityOfDeprecated(
  name: string,
  entry: OptionEntry,
  value: Word | undefined,
  version: string,
): 'warning' | 'info' | 'hint' {
  if (entry.deprecated?.use) return 'hint';
  // crm_verify 3.0.2 says nothing about it, whatever its value.
  if (name === 'cluster-ipc-limit') return 'info';
  const standard = inRelease(entry.default, version);
  const type = inRelease(entry.value, version);
  const written = value && type?.read(value.value, version);
  const usual = standard === undefined || standard === null ? undefined : type?.read(String(standard), version);
  return written?.ok && usual?.ok && written.value === usual.value ? 'hint' : 'warning';
}

function checkValue(
  { version, target }: CheckContext,
  entry: OptionEntry,
  type: ValueType,
  word: Word,
  add: (problem: BindProblem) => void,
  inRule = false,
): void {
  const reading = type.read(word.value, version);
  const choices = type.choices?.(version) ?? [];
  if (!reading.ok) {
    // validate-with often stays behind the release: a word of a later one is probably meant as that.
    if (target.pacemaker.from !== 'settings' && choices.length > 0 && type.read(word.value, '999').ok) {
      add({
        rule: 'wrong-version',
        span: word.span,
        severity: 'info',
        message: {
          en: `"${word.value}" needs a later release of Pacemaker than ${version}`,
          ja: `"${word.value}" には Pacemaker ${version} より新しいリリースが必要です`,
        },
      });
      return;
    }
    const given = inRelease(reading.problem === 'out-of-range' ? entry.outOfRange : entry.invalid, version);
    const strict = inRule && reading.problem === 'wrong-value' && compareVersions(version, '3.0') >= 0;
    const verdict: Verdict =
      given ?? (strict ? { severity: 'error', refusedBy: ['crm_verify'] } : { severity: 'warning' });
    // What the tool makes something of is worth a look, no more.
    const severity = reading.tolerated && verdict.severity !== 'hint' ? 'info' : verdict.severity;
    const near = nearest(
      word.value,
      choices.map(c => c.word),
    );
    add({
      rule: reading.problem,
      span: word.span,
      severity,
      message: reading.message,
      ...(verdict.refusedBy && !reading.tolerated ? { refusedBy: verdict.refusedBy } : {}),
      ...(near === undefined ? {} : { fixes: [rename(word.span, word.value, near)] }),
    });
    return;
  }
  const choice =
    choices.find(c => c.word === word.value) ?? choices.find(c => c.word.toLowerCase() === word.value.toLowerCase());
  if (!choice?.deprecated) return;
  const role = roles[choice.word];
  if (role) {
    add({
      rule: 'deprecated-name',
      span: word.span,
      severity: 'hint',
      message: {
        en: `${choice.word} is called ${role} since Pacemaker 2.1`,
        ja: `${choice.word} は Pacemaker 2.1 以降では ${role} という名前です`,
      },
      tags: ['deprecated'],
      fixes: [rename(word.span, word.value, role)],
    });
    return;
  }
  add({
    rule: 'deprecated-name',
    span: word.span,
    severity: warnedAt.has(choice.word) ? 'warning' : 'hint',
    message: { en: `"${choice.word}" is deprecated`, ja: `"${choice.word}" は非推奨です` },
    tags: ['deprecated'],
  });
}

const roles: Readonly<Record<string, string>> = { Master: 'Promoted', Slave: 'Unpromoted' };

function deprecated(
  name: string,
  entry: Entry,
  at: Span,
  use: string | undefined,
  table?: Readonly<Record<string, OptionEntry>>,
): BindProblem {
  const since = entry.deprecated?.since && shortVersion(versionOf(entry.deprecated.since));
  const renamed =
    use !== undefined && (own(table, use)?.facts?.formerly as readonly string[] | undefined)?.includes(name);
  const when: Text = since
    ? { en: ` since Pacemaker ${since}`, ja: ` Pacemaker ${since} 以降では` }
    : { en: '', ja: '' };
  const message: Text =
    entry.deprecated?.doc ??
    (name === 'master'
      ? {
          en: `master is a clone with promotable=true${when.en}`,
          ja: `master は${when.ja} promotable=true のクローンです`,
        }
      : renamed
        ? { en: `${name} is called ${use}${when.en}`, ja: `${name} は${when.ja} ${use} という名前です` }
        : {
            en: `${name} is deprecated${when.en}${use ? ` (use ${use})` : ''}`,
            ja: `${name} は${when.ja}非推奨です${use ? `（${use} を使います）` : ''}`,
          });
  return {
    rule: 'deprecated-name',
    span: at,
    severity: 'hint',
    message,
    tags: ['deprecated'],
    ...(renamed && use !== undefined ? { fixes: [rename(at, name, use)] } : {}),
  };
}

/** 2.0.0 is the release that people call 2.0. */
function shortVersion(version: string): string {
  return version.replace(/^(\d+\.\d+)\.0$/, '$1');
}

function rename(at: Span, from: string, to: string): NonNullable<BindProblem['fixes']>[number] {
  return { title: changeTo(from, to), safe: false, edits: [{ span: at, newText: to }] };
}

export const maxProblems = 1000;
