import type { Severity } from '../schema/entry.ts';
import type { Diagnostic } from './report.ts';

/** Workflow commands of GitHub Actions: one annotation per finding. */
export function formatGithub(shown: readonly Diagnostic[]): string {
  return shown.map(d => `${annotation(d)}\n`).join('');
}

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

function annotation(d: Diagnostic): string {
  const properties = {
    file: d.file,
    line: d.start.line + 1,
    endLine: d.end.line + 1,
    // Columns are only read where both ends are on one line.
    ...(d.start.line === d.end.line ? { col: d.start.character + 1, endColumn: d.end.character + 1 } : {}),
    title: d.rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  const related = d.related.map(r => `${r.file}:${r.start.line + 1}:${r.start.character + 1}: ${r.message}`);
  return `::${commands[d.severity]} ${list.join(',')}::${data([d.message, ...related].join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
