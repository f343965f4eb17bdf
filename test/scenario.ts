import assert from 'node:assert/strict';
import { type AnalysisSettings, createAnalysis } from '../server/src/analysis.ts';
import type { Finding } from '../server/src/cluster/finding.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { readSettings } from '../server/src/settings.ts';
import { lineIndex } from '../server/src/text/line-index.ts';
import type { Span } from '../server/src/text/span.ts';

/** What a caret line says about the line above it. */
export interface Label {
  readonly file: string;
  readonly span: Span;
  readonly severity?: Finding['severity'];
  readonly rule?: string;
  /** The message; in rule examples it may be the whole label. */
  readonly message?: string;
  /** The label as written, without its carets. */
  readonly raw: string;
}

export interface ScenarioFile {
  readonly name: string;
  /** The text without caret lines and cursor marks. */
  readonly text: string;
  readonly labels: readonly Label[];
  /** `<|>` (empty) or `<|…|>`. */
  readonly cursor?: Span;
}

/** Text in, text out: files with labels, and words before the first of them that say what it is about. */
export interface Scenario {
  readonly title: string;
  readonly files: readonly ScenarioFile[];
}

/**
 * Reads the notation: `-- name --` starts a file; a line of blanks and carets labels the line above it, `!` stands for
 * an empty place; `<|>` is the cursor, `<|…|>` a selection. Text without a file line is one file called `defaultName`.
 */
export function parseScenario(source: string, defaultName = 'r0.res'): Scenario {
  const title: string[] = [];
  const files: { name: string; lines: string[] }[] = [];
  const lines = source.split('\n');
  const named = lines.some(line => fileLine.test(line));
  if (!named) files.push({ name: defaultName, lines });
  else {
    for (const line of lines) {
      const header = fileLine.exec(line);
      if (header) {
        // The line break before a file line ends the file above it.
        files.at(-1)?.lines.push('');
        files.push({ name: header[1] as string, lines: [] });
      } else (files.at(-1)?.lines ?? title).push(line);
    }
  }
  return { title: title.join('\n').trim(), files: files.map(({ name, lines }) => scenarioFile(name, lines)) };
}

/** The findings of every file of a scenario; a `quorumlens.json` among the files gives the settings. */
export function findingsOf(scenario: Scenario, settings: AnalysisSettings = {}): Finding[] {
  const own = scenario.files.find(file => file.name.split('/').at(-1) === 'quorumlens.json');
  const analysis = createAnalysis({ ...(own ? readSettings(own.text).settings : {}), ...settings });
  for (const { name, text } of scenario.files) analysis.set(name, text);
  return scenario.files.flatMap(({ name }) => analysis.findings(name));
}

/** Every finding at info or above must have its label, and every label its finding; hints only where labelled. */
export function checkScenario(source: string, settings?: AnalysisSettings): void {
  const scenario = parseScenario(source);
  const findings = findingsOf(scenario, settings);
  compare(scenario, findings, finding => finding.severity === 'hint');
}

/** An example of a rule: the findings of that rule are exactly its labels; a good example has none. */
export function checkExample(rule: Pick<Rule, 'id' | 'profiles'>, source: string, kind: 'bad' | 'good'): void {
  const scenario = parseScenario(source, defaultNames[rule.id.split('/')[0] as string]);
  const labels = scenario.files.flatMap(file => file.labels);
  if (kind === 'good') assert.equal(labels.length, 0, `a good example of ${rule.id} has a label`);
  else assert.notEqual(labels.length, 0, `a bad example of ${rule.id} has no label`);
  const findings = findingsOf(scenario, rule.profiles ? { profiles: rule.profiles } : {});
  compare(
    scenario,
    findings.filter(finding => finding.rule === rule.id),
    () => false,
  );
}

/** The files with a caret line for each finding, as a scenario would write them. */
export function annotate(files: readonly { name: string; text: string }[], findings: readonly Finding[]): string {
  return files
    .map(({ name, text }) => {
      const index = lineIndex(text);
      const rows = text.split('\n');
      const below = new Map<number, string[]>();
      for (const finding of findings.filter(f => f.file === name)) {
        const { line, character } = index.positionAt(finding.span.start);
        const end = Math.min(finding.span.end, index.line(line).end);
        const marks = end > finding.span.start ? '^'.repeat(end - finding.span.start) : '!';
        const row = `${' '.repeat(character)}${marks} ${finding.severity} ${finding.rule}: ${finding.message.en}`;
        below.set(line, [...(below.get(line) ?? []), row]);
      }
      return [`-- ${name} --`, ...rows.flatMap((row, n) => [row, ...(below.get(n) ?? [])])].join('\n');
    })
    .join('\n');
}

const fileLine = /^-- (\S.*?) --\s*$/;
const caretLine = /^([ \t]*)(\^+|!)(?:[ \t]+(.*?))?[ \t\r]*$/;
const labelText = /^(?:(error|warning|info|hint)\s+)?(?:([a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*)(?::\s*|$))?(.*)$/s;
const defaultNames: Record<string, string> = { drbd: 'r0.res', corosync: 'corosync.conf', cib: 'cib.xml' };

function scenarioFile(name: string, lines: readonly string[]): ScenarioFile {
  const kept: string[] = [];
  const marks: { line: number; start: number; length: number; raw: string }[] = [];
  for (const line of lines) {
    const mark = caretLine.exec(line);
    if (!mark || kept.length === 0) kept.push(line);
    else {
      const [, blanks = '', carets = '', raw = ''] = mark;
      marks.push({ line: kept.length - 1, start: blanks.length, length: carets === '!' ? 0 : carets.length, raw });
    }
  }
  const { text, cursor, plain } = withoutCursor(kept.join('\n'));
  const starts = lineStarts(plain);
  const labels = marks.map(({ line, start, length, raw }): Label => {
    const from = (starts[line] as number) + start;
    const [, severity, rule, message] = labelText.exec(raw) as unknown as [string, Label['severity'], string?, string?];
    return {
      file: name,
      span: { start: from, end: from + length },
      raw,
      ...(severity && { severity }),
      ...(rule && { rule }),
      ...(message && { message }),
    };
  });
  return { name, text, labels, ...(cursor && { cursor }) };
}

/** Caret lines are written under the text without cursor marks. */
function withoutCursor(marked: string): { text: string; plain: string; cursor?: Span } {
  const start = marked.indexOf('<|');
  if (start < 0) return { text: marked, plain: marked };
  if (marked.startsWith('<|>', start)) {
    const text = marked.slice(0, start) + marked.slice(start + 3);
    return { text, plain: text, cursor: { start, end: start } };
  }
  const end = marked.indexOf('|>', start + 2);
  if (end < 0) return { text: marked, plain: marked };
  const text = marked.slice(0, start) + marked.slice(start + 2, end) + marked.slice(end + 2);
  return { text, plain: text, cursor: { start, end: end - 2 } };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function compare(scenario: Scenario, findings: readonly Finding[], mayStayUnlabelled: (f: Finding) => boolean): void {
  const left = new Set(findings);
  const missing: Label[] = [];
  for (const label of scenario.files.flatMap(file => file.labels)) {
    const text = scenario.files.find(file => file.name === label.file)?.text ?? '';
    const found = [...left].find(finding => matches(finding, label, text));
    if (found) left.delete(found);
    else missing.push(label);
  }
  const unlabelled = [...left].filter(finding => !mayStayUnlabelled(finding));
  if (missing.length === 0 && unlabelled.length === 0) return;
  const lines = (file: string) => lineIndex(scenario.files.find(f => f.name === file)?.text ?? '');
  const at = (file: string, span: Span): string => {
    const { line, character } = lines(file).positionAt(span.start);
    return `${file}:${line + 1}:${character + 1}`;
  };
  assert.fail(
    [
      ...missing.map(label => `no such finding: ${at(label.file, label.span)} ${label.raw}`),
      ...unlabelled.map(f => `no such label: ${at(f.file, f.span)} ${f.severity} ${f.rule}: ${f.message.en}`),
      'what was found:',
      annotate(scenario.files, findings),
    ].join('\n'),
  );
}

function matches(finding: Finding, label: Label, text: string): boolean {
  if (finding.file !== label.file || finding.span.start !== label.span.start) return false;
  // A place of several lines is labelled on its first.
  const lineEnd = text.indexOf('\n', finding.span.start);
  const end = lineEnd < 0 ? finding.span.end : Math.min(finding.span.end, lineEnd);
  if (Math.max(end, finding.span.start) !== label.span.end) return false;
  const message = finding.message.en;
  if (label.raw === '' || label.raw === message) return true;
  if (label.severity && label.severity !== finding.severity) return false;
  if (label.rule && label.rule !== finding.rule) return false;
  return label.message === undefined || label.message === message;
}
