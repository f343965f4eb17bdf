import { createHash } from 'node:crypto';
import type { Failure } from '../disk/failure.ts';
import { builtinRules } from '../rules/builtin.ts';
import { rules } from '../rules/index.ts';
import type { Page } from '../rules/rule.ts';
import type { Severity } from '../schema/entry.ts';
import type { Lang } from '../text/text.ts';
import type { Diagnostic, ReportedPlace } from './report.ts';
import { mask } from './secrets.ts';
import { version } from './version.ts';

/** SARIF 2.1.0, for code scanning services. */
export function formatSarif(shown: readonly Diagnostic[], failures: readonly Failure[], lang: Lang): string {
  const ids = [...new Set(shown.map(d => d.rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'QuorumLens',
            semanticVersion: version,
            language: lang === 'ja' ? 'ja-JP' : 'en-US',
            rules: ids.map(id => descriptor(id, lang)),
          },
        },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...(failures.length > 0
              ? {
                  toolExecutionNotifications: failures.map(({ shown: path, message }) => ({
                    level: 'error',
                    message: { text: `${path}: ${message[lang]}` },
                  })),
                }
              : {}),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: shown.map(d => result(d, ids.indexOf(d.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

function descriptor(id: string, lang: Lang): object {
  const rule = [...rules, ...builtinRules].find(r => r.id === id);
  if (!rule) return { id };
  const { what, why, fix }: Page = rule.doc[lang];
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: { text: `${why} ${fix}`, markdown: `${why}\n\n${fix}` },
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function result(d: Diagnostic, ruleIndex: number): object {
  const { line } = d.source.lines.positionAt(d.span.start);
  const bounds = d.source.lines.line(line);
  const fixes = d.fixes.filter(fix => fix.edits.length > 0 && !fix.edits.some(edit => edit.newText.includes(mask)));
  return {
    ruleId: d.rule,
    ruleIndex,
    level: levels[d.severity],
    message: { text: d.message },
    locations: [{ physicalLocation: physicalLocation(d) }],
    ...(d.related.length > 0
      ? {
          relatedLocations: d.related.map((r, id) => ({
            id,
            physicalLocation: physicalLocation(r),
            message: { text: r.message },
          })),
        }
      : {}),
    // The line's own words keep a finding the same when lines above it come and go; a hash shows none of them.
    partialFingerprints: {
      'quorumlens/v1': createHash('sha256')
        .update([d.rule, d.file, d.source.text.slice(bounds.start, bounds.end).trim().slice(0, 2000)].join('\0'))
        .digest('hex')
        .slice(0, 32),
    },
    ...(fixes.length > 0
      ? {
          fixes: fixes.map(fix => ({
            description: { text: fix.title },
            artifactChanges: [...new Set(fix.edits.map(edit => edit.file))].map(file => ({
              artifactLocation: { uri: uriOf(file) },
              replacements: fix.edits
                .filter(edit => edit.file === file)
                .map(edit => ({ deletedRegion: region(edit), insertedContent: { text: edit.newText } })),
            })),
          })),
        }
      : {}),
    properties: { severity: d.severity, docs: d.docs, ...(d.refusedBy.length > 0 ? { refusedBy: d.refusedBy } : {}) },
  };
}

function physicalLocation(place: ReportedPlace): object {
  return { artifactLocation: { uri: uriOf(place.file) }, region: region(place) };
}

function region({ start, end }: ReportedPlace): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as a URI reference: absolute ones with their scheme, relative ones as they are. */
function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}` : encoded;
}
