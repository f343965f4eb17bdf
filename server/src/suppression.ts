import type { Finding } from './cluster/finding.ts';
import { cursorAt } from './syntax/cursor.ts';
import type { Section, Tree } from './syntax/tree.ts';
import type { LineIndex } from './text/line-index.ts';
import { nearest } from './text/nearest.ts';
import type { Span } from './text/span.ts';

/** A comment `quorumlens: allow RULE reason` and what it covers. */
interface Allowance {
  readonly rule: string;
  /** The id in the comment. */
  readonly at: Span;
  readonly comment: Span;
  readonly covers: Span;
}

// `allow` is for the statement, section or element that follows (or the code before it on its line); `allow-file` for all.
const pattern = /quorumlens:\s*allow(-file)?\s+([a-z][a-z0-9*/,-]*)/g;

/** Findings that stay, and one for each allowance that nothing needed. */
export function applyAllowances(
  file: string,
  tree: Tree,
  lines: LineIndex,
  findings: readonly Finding[],
  knownRules: ReadonlySet<string>,
): Finding[] {
  const allowances = allowancesOf(tree, lines);
  if (allowances.length === 0) return [...findings];
  const used = new Set<Allowance>();
  const kept = findings.filter(finding => {
    let allowed = false;
    for (const allowance of allowances) {
      const { covers } = allowance;
      if (
        matches(allowance.rule, finding.rule) &&
        covers.start <= finding.span.start &&
        finding.span.start <= covers.end
      ) {
        used.add(allowance);
        allowed = true;
      }
    }
    return !allowed;
  });
  for (const allowance of allowances) {
    if (!used.has(allowance)) kept.push(unused(file, tree, lines, allowance, knownRules));
  }
  return kept;
}

function allowancesOf(tree: Tree, lines: LineIndex): Allowance[] {
  const found: Allowance[] = [];
  for (const comment of tree.comments) {
    const text = tree.text.slice(comment.start, comment.end);
    if (!text.includes('quorumlens:')) continue;
    for (const match of text.matchAll(pattern)) {
      const ids = match[2] as string;
      const idStart = comment.start + match.index + match[0].length - ids.length;
      const covers = match[1] ? { start: 0, end: tree.text.length } : coveredBy(tree, lines, comment);
      let at = idStart;
      for (const rule of ids.split(',')) {
        if (rule !== '') found.push({ rule, at: { start: at, end: at + rule.length }, comment, covers });
        at += rule.length + 1;
      }
    }
  }
  return found;
}

function coveredBy(tree: Tree, lines: LineIndex, comment: Span): Span {
  const own = lines.positionAt(comment.start).line;
  const ownLine = lines.line(own);
  if (tree.text.slice(ownLine.start, comment.start).trim() !== '') return ownLine;
  let n = lines.positionAt(comment.end).line + 1;
  while (n < lines.lineCount && isBlankOrComment(tree, lines.line(n))) n++;
  if (n >= lines.lineCount) return { start: comment.end, end: comment.end };
  const line = lines.line(n);
  const first = line.start + (/^\s*/.exec(tree.text.slice(line.start, line.end)) as RegExpExecArray)[0].length;
  const section = sectionStartingIn(tree, first, line);
  return section ? { start: line.start, end: Math.max(section.span.end, line.end) } : line;
}

/** The section or element that begins the line, if one does. */
function sectionStartingIn(tree: Tree, first: number, line: Span): Section | undefined {
  // An element's name stands one character behind its `<`.
  for (const offset of [first, first + 1]) {
    const { node } = cursorAt(tree, offset);
    if (node?.kind === 'section' && node.span.start >= line.start && node.span.start <= first) return node;
    if (node) return undefined;
  }
  return undefined;
}

function isBlankOrComment(tree: Tree, line: Span): boolean {
  const text = tree.text.slice(line.start, line.end).trim();
  if (text === '') return true;
  const start = line.start + tree.text.slice(line.start, line.end).indexOf(text);
  return tree.comments.some(c => c.start <= start && start + text.length <= c.end);
}

function matches(pattern: string, rule: string): boolean {
  return pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)));
}

function unused(
  file: string,
  tree: Tree,
  lines: LineIndex,
  allowance: Allowance,
  knownRules: ReadonlySet<string>,
): Finding {
  const { rule, at, comment } = allowance;
  const known = rule.endsWith('/*') || knownRules.has(rule);
  const near = known ? undefined : nearest(rule, knownRules);
  const line = lines.line(lines.positionAt(comment.start).line);
  const alone = tree.text.slice(line.start, line.end).trim() === tree.text.slice(comment.start, comment.end).trim();
  const next = tree.text.startsWith('\r\n', line.end) ? line.end + 2 : Math.min(line.end + 1, tree.text.length);
  const single =
    [...tree.text.slice(comment.start, comment.end).matchAll(pattern)].length === 1 &&
    !tree.text.slice(at.start - 1, at.end + 1).includes(',');
  return {
    file,
    span: at,
    rule: 'quorumlens/unused-allow',
    severity: 'info',
    message: known
      ? { en: `nothing here needs "${rule}" to be allowed`, ja: `ここには "${rule}" で許可する指摘はありません` }
      : {
          en: `there is no rule "${rule}"${near ? ` (did you mean "${near}"?)` : ''}`,
          ja: `ルール "${rule}" はありません${near ? `（"${near}" ですか？）` : ''}`,
        },
    tags: ['unnecessary'],
    ...(single
      ? {
          fixes: [
            {
              title: { en: 'Remove the comment', ja: 'コメントを削除する' },
              safe: true,
              edits: [{ file, span: alone ? { start: line.start, end: next } : comment, newText: '' }],
            },
          ],
        }
      : {}),
  };
}
