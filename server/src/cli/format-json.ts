import type { ClusterReport } from './clusters.ts';
import type { Diagnostic, Report, ReportedPlace } from './report.ts';
import { countBySeverity } from './severity.ts';

/** The contract for other programs, version 1. Lines and UTF-16 characters count from 0. */
export function formatJson(report: Report, shown: readonly Diagnostic[], clusters?: readonly ClusterReport[]): string {
  const { error, warning, info, hint } = countBySeverity(report.diagnostics);
  const json = {
    version: 1,
    summary: { files: report.files, errors: error, warnings: warning, infos: info, hints: hint },
    diagnostics: shown.map(d => ({
      file: d.file,
      language: d.language,
      rule: d.rule,
      severity: d.severity,
      message: d.message,
      range: range(d),
      related: d.related.map(r => ({ file: r.file, range: range(r), message: r.message })),
      fixes: d.fixes.map(({ title, safe }) => ({ title, safe })),
      refusedBy: d.refusedBy,
      docs: d.docs,
    })),
    ...(clusters ? { clusters } : {}),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function range({ start, end }: ReportedPlace): { start: object; end: object } {
  return { start, end };
}
