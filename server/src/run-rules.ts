import type { DrbdConfiguration, DrbdResource } from './cluster/drbd.ts';
import { optionViews } from './cluster/drbd-views.ts';
import type { Finding, Place } from './cluster/finding.ts';
import type { Model } from './cluster/model.ts';
import { keptList, sameItems } from './cluster/of-items.ts';
import type { Report, ReportOptions, Rule, Subjects } from './rules/rule.ts';
import { placesIn, withOwnSpans } from './schema/own-spans.ts';
import { products } from './schema/release.ts';
import type { Span } from './text/span.ts';
import type { Text } from './text/text.ts';

/** What rules found about subjects that may outlive an edit. */
export interface RuleMemory {
  /** The model that it was found in: what surrounds the subjects. */
  readonly model: Model;
  readonly rules: readonly Rule[];
  readonly options: Found<DrbdConfiguration>;
  readonly resources: Found<DrbdResource>;
  /** What was found about everything else: it holds as long as no file says anything else. */
  readonly others: readonly Finding[];
}

/** A rule with what takes its findings. */
interface Applied<K extends keyof Subjects> {
  readonly rule: Rule<K>;
  readonly report: Report;
}

/** Subjects in order, and what was found about each. */
interface Found<S> {
  readonly subjects: readonly S[];
  readonly findings: readonly (readonly Finding[])[];
}

/**
 * Runs every rule over its subjects. A rule that throws is one finding; the others go on. `before`: what was found
 * before an edit; subjects that are still there in the same surroundings are not judged again.
 */
export function runRules(
  rules: readonly Rule[],
  model: Model,
  profiles: readonly string[],
  before?: RuleMemory,
): { readonly findings: Finding[]; readonly memory: RuleMemory } {
  const active = rules.filter(r => !r.profiles || r.profiles.some(p => profiles.includes(p)));
  const findings: Finding[] = [];
  let into = findings;
  // One function a rule: there may be thousands of subjects for each.
  const reporters = new Map(
    active.map(rule => [
      rule,
      (at: Place, message: Text, { severity = rule.severity, ...rest }: ReportOptions = {}): void => {
        into.push({ file: at.file, span: at.span, rule: rule.id, severity, message, ...rest });
      },
    ]),
  );
  const on = <K extends keyof Subjects>(kind: K): readonly Applied<K>[] =>
    [...reporters].flatMap(([rule, report]) =>
      rule.on === kind ? [{ rule: rule as unknown as Rule<K>, report }] : [],
    );
  const run = <K extends keyof Subjects>(list: readonly Applied<K>[], subject: Subjects[K], found: Finding[]): void => {
    into = found;
    for (const { rule, report } of list) {
      try {
        rule.check(subject, report, model);
      } catch (failure) {
        found.push(failed(rule.id, failure, fileOf(subject, model)));
      }
    }
  };
  const known = before && before.rules === rules && sameSurroundings(before.model, model) ? before : undefined;
  const lasting = <K extends 'drbd.resource' | 'drbd.options'>(
    kind: K,
    subjects: readonly Subjects[K][],
    last: Found<Subjects[K]> | undefined,
  ): Found<Subjects[K]> => {
    const list = on(kind);
    return judged(subjects, last, subject => {
      const fresh: Finding[] = [];
      run(list, subject, fresh);
      return fresh.length === 0 ? nothing : fresh.map(withOwnSpans);
    });
  };
  const options = lasting('drbd.options', model.drbd.flatMap(optionViews), known?.options);
  const resources = lasting('drbd.resource', model.drbdResources, known?.resources);
  // What stands in common holds for many resources, and is said once: by the first of them.
  const said = new Set<string>();
  for (const own of [...options.findings, ...resources.findings]) {
    if (own === nothing) continue;
    const fresh = own.filter(f => !said.has(placeOf(f)));
    for (const finding of fresh) said.add(placeOf(finding));
    for (const finding of fresh) findings.push(finding);
  }
  const others = known && saysTheSame(known.model, model) ? known.others : judgeOthers();
  for (const finding of others) findings.push(finding);
  return { findings, memory: { model, rules, options, resources, others } };

  function judgeOthers(): readonly Finding[] {
    const fresh: Finding[] = [];
    for (const subject of model.drbd) run(on('drbd'), subject, fresh);
    for (const subject of model.corosync) run(on('corosync'), subject, fresh);
    for (const subject of model.pacemaker) run(on('pacemaker'), subject, fresh);
    run(on('cluster'), model, fresh);
    return fresh.map(withOwnSpans);
  }
}

/** Judges what is new; subjects keep their order, so what is new stands between a head and a tail that are known. */
function judged<S>(
  subjects: readonly S[],
  last: Found<S> | undefined,
  judge: (subject: S) => readonly Finding[],
): Found<S> {
  return { subjects, findings: keptList(last?.subjects ?? [], last?.findings ?? [], subjects, judge) };
}

/** Moves the places that are remembered behind an edit of a file. */
export function moveFound(memory: RuleMemory, file: string, move: (span: Span) => void): void {
  for (const own of [...memory.options.findings, ...memory.resources.findings, memory.others]) {
    for (const finding of own) for (const place of placesIn<Place>(finding)) if (place.file === file) move(place.span);
  }
}

const nothing: readonly Finding[] = [];

function placeOf({ rule, file, span }: Finding): string {
  return `${rule} ${span.start} ${file}`;
}

/** Everything but the resources themselves. */
function sameSurroundings(a: Model, b: Model): boolean {
  return (
    a.settings === b.settings &&
    sameItems(a.corosync, b.corosync) &&
    sameItems(a.pacemaker, b.pacemaker) &&
    sameItems(
      a.files.map(f => f.file),
      b.files.map(f => f.file),
    )
  );
}

/** Whether no file says anything else, as after an edit in what the cluster records about itself. */
function saysTheSame(a: Model, b: Model): boolean {
  return (
    a.cluster.because.en === b.cluster.because.en &&
    a.cluster.name === b.cluster.name &&
    a.files.every((file, i) => {
      const other = b.files[i];
      return (
        file === other ||
        (file.facts === other?.facts &&
          products.every(p => file.target[p].version === other.target[p].version) &&
          products.every(p => file.target[p].from === other.target[p].from))
      );
    })
  );
}

function failed(rule: string, failure: unknown, file: string): Finding {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return {
    file,
    span: { start: 0, end: 0 },
    rule: 'quorumlens/internal',
    severity: 'warning',
    message: {
      en: `the rule ${rule} failed (${reason}); the others were applied`,
      ja: `ルール ${rule} の実行に失敗したため、ほかのルールだけを適用しました（${reason}）`,
    },
  };
}

function fileOf(subject: Subjects[keyof Subjects], model: Model): string {
  if ('file' in subject) return subject.file;
  if ('files' in subject && typeof subject.files[0] === 'string') return subject.files[0];
  return model.cluster.files[0] ?? '';
}
