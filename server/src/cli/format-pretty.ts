import type { Severity } from '../schema/entry.ts';
import { type Lang, listOf, type Text } from '../text/text.ts';
import { excerpt, harmless } from './excerpt.ts';
import type { Diagnostic, Report } from './report.ts';
import { countBySeverity, severityWords } from './severity.ts';

export interface PrettyOptions {
  readonly lang: Lang;
  readonly colours: boolean;
  readonly columns: number;
}

/** Findings for people: place, message, excerpt with carets, what belongs to it. `shown` may be fewer than there are. */
export function formatPretty(report: Report, shown: readonly Diagnostic[], options: PrettyOptions): string {
  const paint = options.colours
    ? (codes: string, text: string) => `\x1b[${codes}m${text}\x1b[0m`
    : (_: string, text: string) => text;
  const blocks = shown.map(diagnostic => block(diagnostic, options, paint));
  return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(report, shown, options.lang, paint)}\n`;
}

type Paint = (codes: string, text: string) => string;

const colours: Record<Severity, string> = { error: '1;31', warning: '1;33', info: '1;36', hint: '1;32' };

function block(d: Diagnostic, { lang, columns }: PrettyOptions, paint: Paint): string {
  const { line, code, marks } = excerpt(
    d.source.text,
    d.source.lines,
    d.span,
    d.source.secrets,
    Math.max(40, columns - 10),
  );
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const bar = paint('2', '|');
  const note = (text: string): string => `${gutter} ${paint('2', '=')} ${harmless(text)}`;
  const lines = [
    `${paint('1', `${harmless(d.file)}:${d.start.line + 1}:${d.start.character + 1}`)}: ${paint(colours[d.severity], severityWords[d.severity][lang])}: ${harmless(d.message)} ${paint('2', `[${d.rule}]`)}`,
    `${paint('2', number)} ${bar} ${code}`,
    `${gutter} ${bar} ${paint(colours[d.severity], marks)}`,
  ];
  if (d.refusedBy.length > 0) lines.push(note(refused(d.refusedBy)[lang]));
  for (const related of d.related) {
    lines.push(note(`${related.file}:${related.start.line + 1}:${related.start.character + 1}: ${related.message}`));
  }
  for (const fix of d.fixes) lines.push(note(fixNote(fix)[lang]));
  return `${lines.join('\n')}\n`;
}

function refused(tools: readonly string[]): Text {
  const names = tools.map(tool => toolNames[tool] ?? tool);
  const { en, ja } = listOf(names, 'and');
  return { en: `refused by ${en}`, ja: `${ja} が受け付けません` };
}

const toolNames: Record<string, string> = { rng: 'the schema (RNG)' };

function fixNote({ title, safe }: { title: string; safe: boolean }): Text {
  return {
    en: `fix: ${title}${safe ? ' (quorumlens fix does it)' : ''}`,
    ja: `修正: ${title}${safe ? '（quorumlens fix で適用されます）' : ''}`,
  };
}

function summary(report: Report, shown: readonly Diagnostic[], lang: Lang, paint: Paint): string {
  const counts = countBySeverity(report.diagnostics);
  const paintCount = (severity: Severity, text: string): string =>
    counts[severity] > 0 ? paint(colours[severity], text) : text;
  const en = [
    plural(report.files, 'file'),
    paintCount('error', plural(counts.error, 'error')),
    paintCount('warning', plural(counts.warning, 'warning')),
    `${counts.info} info`,
    plural(counts.hint, 'hint'),
  ];
  const ja = [
    `ファイル ${report.files} 件`,
    paintCount('error', `エラー ${counts.error} 件`),
    paintCount('warning', `警告 ${counts.warning} 件`),
    `情報 ${counts.info} 件`,
    `ヒント ${counts.hint} 件`,
  ];
  const hidden = report.diagnostics.length - shown.length;
  const rest: Text =
    hidden > 0
      ? { en: ` (${hidden} not shown; see --show)`, ja: `（${hidden} 件は非表示、--show で変更できます）` }
      : { en: '', ja: '' };
  return lang === 'en' ? `${en[0]}: ${en.slice(1).join(', ')}${rest.en}` : `${ja.join('、')}${rest.ja}`;
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
