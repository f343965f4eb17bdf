import type { Finding } from '../cluster/finding.ts';
import type { Edit } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import { allowComment } from './allow-comment.ts';
import type { Context } from './context.ts';
import { definedNames, usesOf } from './names.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'fixAll';
  /** The finding that it is for. */
  readonly finding?: Finding;
  /** The one that a user most likely wants. */
  readonly preferred: boolean;
  readonly edits: readonly (Edit & { readonly file: string })[];
}

/** What can be done about the findings at a place: their fixes, the nearest name, allowing the rule here. */
export function codeActions(context: Context, at: Span): CodeAction[] {
  const findings = context.sources
    .findings(context.file.file)
    .filter(f => f.span.start <= at.end && at.start <= f.span.end);
  const actions: CodeAction[] = [];
  for (const finding of findings) {
    const fixes = finding.fixes ?? [];
    for (const fix of fixes) {
      actions.push({
        title: fix.title[context.lang],
        kind: 'quickfix',
        finding,
        preferred: fixes.length === 1,
        edits: fix.edits,
      });
    }
    const near = fixes.length === 0 ? nearestName(context, finding) : undefined;
    if (near) actions.push(near);
  }
  const seen = new Set<string>();
  for (const finding of findings) {
    const edit = seen.has(finding.rule) ? undefined : allowComment(context, finding);
    seen.add(finding.rule);
    if (!edit) continue;
    const title: Text = { en: `Allow ${finding.rule} here`, ja: `ここでは ${finding.rule} を許可する` };
    actions.push({
      title: title[context.lang],
      kind: 'quickfix',
      finding,
      preferred: false,
      edits: [{ ...edit, file: context.file.file }],
    });
  }
  return actions;
}

/** All fixes of a file that cannot change what the cluster does. */
export function fixAll(context: Context): CodeAction | undefined {
  const { file } = context.file;
  const edits = context.sources
    .findings(file)
    .flatMap(f => f.fixes?.find(fix => fix.safe)?.edits ?? [])
    .filter(e => e.file === file);
  if (edits.length === 0) return undefined;
  const title: Text = { en: 'Fix all that is safe to fix', ja: '安全に直せる問題をすべて修正する' };
  return { title: title[context.lang], kind: 'fixAll', preferred: false, edits: withoutOverlaps(edits) };
}

/** For a name that nothing makes: the most similar one that is made. */
function nearestName(context: Context, finding: Finding): CodeAction | undefined {
  const use = context.file.facts.names.find(
    n => n.role === 'reference' && n.span.start === finding.span.start && n.span.end === finding.span.end,
  );
  if (!use || usesOf(context, use).some(u => u.role === 'definition')) return undefined;
  const near = nearest(use.name, definedNames(context, use.space, use.scope));
  if (near === undefined) return undefined;
  const title: Text = { en: `Change "${use.name}" to "${near}"`, ja: `"${use.name}" を "${near}" に変更する` };
  return {
    title: title[context.lang],
    kind: 'quickfix',
    finding,
    preferred: true,
    edits: [{ file: context.file.file, span: use.span, newText: near }],
  };
}

function withoutOverlaps<E extends Edit>(edits: readonly E[]): E[] {
  let end = -1;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
