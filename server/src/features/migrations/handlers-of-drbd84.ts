import type { Option, Section, Tree } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { removeNode } from '../statements.ts';

/** The fencing handlers of a section as DRBD 8.4 has them: it takes the constraint away behind a resync. */
export function handlersOfDrbd84({ text }: Tree, section: Section): Edit[] {
  const options = section.children.filter((c): c is Option => c.kind === 'option');
  const named = (name: string): Option | undefined => options.find(o => o.keyword.value === name);
  const edits: Edit[] = [];
  const rewrite = (option: Option, change: (written: string) => string): void => {
    const span = option.values[0]?.span;
    if (!span) return;
    const written = text.slice(span.start, span.end);
    const newText = change(written);
    if (newText !== written) edits.push({ span, newText });
  };
  const old = (written: string): string => written.replaceAll(/crm-(un)?fence-peer\.9\.sh/g, 'crm-$1fence-peer.sh');
  const fence = named('fence-peer');
  if (fence) rewrite(fence, old);
  const [unfence, after] = [named('unfence-peer'), named('after-resync-target')];
  const script = unfence?.values[0]?.value ?? '';
  const before = after?.values[0]?.value ?? '';
  if (!unfence || !script.includes('crm-unfence-peer')) {
    if (after) rewrite(after, old);
  } else if (!after) {
    edits.push({ span: unfence.keyword.span, newText: 'after-resync-target' });
    rewrite(unfence, old);
  } else if (before.includes('crm-unfence-peer')) {
    rewrite(after, old);
    edits.push(removeNode(text, unfence));
  } else if (![script, before].some(s => /[\\'"&|]/.test(s)) && after.values[0]?.quoted) {
    rewrite(after, written => `${written}; ${old(script)}`);
    edits.push(removeNode(text, unfence));
  }
  return edits;
}
