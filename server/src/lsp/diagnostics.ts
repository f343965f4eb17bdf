import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Finding } from '../cluster/finding.ts';
import type { Severity } from '../schema/entry.ts';
import { readSettings, type SettingsProblem, settingsRule } from '../settings.ts';
import type { Lang } from '../text/text.ts';
import type { Core } from './core.ts';
import { type Encoding, type Lines, toRange } from './positions.ts';

/** What shapes diagnostics for one client. */
export interface DiagnosticStyle {
  readonly lang: Lang;
  readonly encoding: Encoding;
  readonly related: boolean;
  readonly tags: boolean;
  /** Scheme of the client's rule pages. */
  readonly rulePages: string | undefined;
  readonly uriOf: (name: string) => string;
  readonly linesOf: (name: string) => Lines | undefined;
}

export function diagnosticStyle(core: Core): DiagnosticStyle {
  return {
    lang: core.lang,
    encoding: core.encoding,
    related: core.session?.abilities.related ?? false,
    tags: core.session?.abilities.tags ?? false,
    rulePages: core.session?.options.rulePages,
    uriOf: core.uri,
    linesOf: core.linesFor,
  };
}

/** The findings of a file as the protocol writes them. */
export function toDiagnostics(findings: readonly Finding[], lines: Lines, style: DiagnosticStyle): Diagnostic[] {
  return findings.map(finding => toDiagnostic(finding, lines, style));
}

export function toDiagnostic(finding: Finding, lines: Lines, style: DiagnosticStyle): Diagnostic {
  const { lang, encoding, rulePages } = style;
  const diagnostic: Diagnostic = {
    range: toRange(lines, finding.span, encoding),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'quorumlens',
    message: finding.message[lang],
  };
  if (rulePages) diagnostic.codeDescription = { href: `${rulePages}:/${finding.rule}.md` };
  if (style.tags && finding.tags) diagnostic.tags = finding.tags.map(t => tags[t]);
  if (style.related && finding.related) {
    const related = finding.related.flatMap((r): DiagnosticRelatedInformation[] => {
      const there = style.linesOf(r.file);
      if (!there) return [];
      const location = { uri: style.uriOf(r.file), range: toRange(there, r.span, encoding) };
      return [{ location, message: r.message[lang] }];
    });
    if (related.length > 0) diagnostic.relatedInformation = related;
  }
  const data = { fixes: finding.fixes?.length ?? 0, ...(finding.refusedBy ? { refusedBy: finding.refusedBy } : {}) };
  if (data.fixes > 0 || finding.refusedBy) diagnostic.data = data;
  return diagnostic;
}

/** Faults of a settings file; `hold`: its settings are in force. */
export function settingsDiagnostics(
  text: string,
  hold: boolean,
  lines: Lines,
  { lang, encoding }: Pick<DiagnosticStyle, 'lang' | 'encoding'>,
): Diagnostic[] {
  const problems = [...readSettings(text).problems];
  if (!hold) problems.unshift(notInForce);
  return problems.map(p => ({
    range: toRange(lines, p.span, encoding),
    severity: severities[p.severity],
    code: settingsRule,
    source: 'quorumlens',
    message: p.message[lang],
  }));
}

const notInForce: SettingsProblem = {
  span: { start: 0, end: 0 },
  severity: 'info',
  message: {
    en: 'these settings are not in force here: they hold when their folder, or one below it, is opened',
    ja: 'ここではこの設定は使われません（このフォルダーまたはその下のフォルダーを開いた場合に有効です）',
  },
};

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;
