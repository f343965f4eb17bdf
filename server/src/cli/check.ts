import type { Options } from './arguments.ts';
import { clustersOf, formatClusters } from './clusters.ts';
import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';
import { formatSarif } from './format-sarif.ts';
import type { Host } from './host.ts';
import { sayFailures, sayStrangers } from './notices.ts';
import { reportOf } from './report.ts';
import { atLeast } from './severity.ts';
import { openWorkspace } from './workspace.ts';

/** `quorumlens check`. */
export async function check(options: Options, host: Host): Promise<number> {
  const { lang, format, failOn } = options;
  const stdin = options.operands.includes('-') ? await host.stdin() : undefined;
  const workspace = openWorkspace(options, host, stdin);
  const report = reportOf(workspace, lang);
  const shown = report.diagnostics.filter(d => atLeast(d.severity, options.show));
  const clusters = options.showClusters ? clustersOf(workspace, lang) : undefined;
  if (clusters && format === 'pretty') host.out(`${formatClusters(clusters, lang)}\n`);
  else if (clusters && format !== 'json') host.err(formatClusters(clusters, lang));
  if (format === 'json') host.out(formatJson(report, shown, clusters));
  else if (format === 'github') host.out(formatGithub(shown));
  else if (format === 'sarif') host.out(formatSarif(shown, workspace.failures, lang));
  else host.out(formatPretty(report, shown, { lang, colours: colours(host), columns: host.columns ?? 160 }));
  sayStrangers(workspace.strangers, lang, host);
  sayFailures(workspace.failures, lang, host);
  if (workspace.failures.length > 0) return 2;
  return failOn !== 'never' && report.diagnostics.some(d => atLeast(d.severity, failOn)) ? 1 : 0;
}

/** Colours on a terminal; NO_COLOR and FORCE_COLOR decide before that (no-color.org, force-color.org). */
function colours({ env, terminal }: Host): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined)
    return env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return terminal && env.TERM !== 'dumb';
}
