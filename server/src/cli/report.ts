import type { Finding, Place } from '../cluster/finding.ts';
import type { Severity, Tool } from '../schema/entry.ts';
import { type LineIndex, lineIndex, type Position } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { Lang } from '../text/text.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import type { Workspace, WorkspaceFile } from './workspace.ts';

/** A place as the output formats want it. */
export interface ReportedPlace {
  /** As the user names it. */
  readonly file: string;
  readonly path: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/** A finding in one language, without secrets. */
export interface Diagnostic extends ReportedPlace {
  readonly language: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (ReportedPlace & { readonly newText: string })[];
  }[];
  readonly refusedBy: readonly Tool[];
  /** Page of the rule, from the root of the package. */
  readonly docs: string;
  /** The text that the place is in, for excerpts; with the secrets of its file. */
  readonly source: {
    readonly text: string;
    readonly lines: LineIndex;
    readonly secrets: (start: number, end: number) => readonly Span[];
  };
}

export interface Report {
  /** Files that were asked for and are ours. */
  readonly files: number;
  /** Sorted by file, place and rule. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What the analyses say about the files that were asked for. */
export function reportOf({ files }: Workspace, lang: Lang): Report {
  const byPath = new Map(files.map(file => [file.path, file]));
  const lines = new Map<string, LineIndex>();
  const linesOf = (path: string): LineIndex => {
    const known = lines.get(path);
    if (known) return known;
    const file = byPath.get(path);
    const index = file?.analysis.get(path)?.lines ?? lineIndex(file?.text ?? '');
    lines.set(path, index);
    return index;
  };
  const secrets = new Map<string, Secrets>();
  const secretsIn = (path: string, { analysis }: WorkspaceFile): Secrets => {
    const known = secrets.get(path) ?? secretsOf(analysis.get(path));
    secrets.set(path, known);
    return known;
  };
  const place = ({ file, span }: Place): ReportedPlace => {
    const index = linesOf(file);
    return {
      file: byPath.get(file)?.shown ?? file,
      path: file,
      span,
      start: index.positionAt(span.start),
      end: index.positionAt(span.end),
    };
  };
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    if (!file.own) continue;
    for (const finding of findingsOf(file)) {
      // A message may speak of the value of another file.
      const paths = new Set([finding.file, ...(finding.related ?? []).map(r => r.file)]);
      const hide = (text: string): string =>
        [...paths].reduce((hidden, path) => secretsIn(path, file).hide(hidden), text);
      diagnostics.push({
        ...place(finding),
        language: file.language ?? '',
        rule: finding.rule,
        severity: finding.severity,
        message: hide(finding.message[lang]),
        related: (finding.related ?? []).map(r => ({ ...place(r), message: hide(r.message[lang]) })),
        fixes: (finding.fixes ?? []).map(fix => ({
          title: hide(fix.title[lang]),
          safe: fix.safe,
          edits: fix.edits.map(edit => ({ ...place(edit), newText: edit.newText })),
        })),
        refusedBy: finding.refusedBy ?? [],
        docs: `docs/rules/${finding.rule}.md`,
        source: {
          text: file.text,
          lines: linesOf(file.path),
          secrets: secretsIn(file.path, file).within,
        },
      });
    }
  }
  const own = files.filter(file => file.own && file.language !== 'json');
  return { files: own.length, diagnostics: diagnostics.sort(byPlace) };
}

function findingsOf(file: WorkspaceFile): readonly Finding[] {
  return file.findings.length > 0 ? file.findings : file.analysis.findings(file.path);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.file, b.file) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
