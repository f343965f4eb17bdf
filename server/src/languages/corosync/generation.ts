import type { Section, Tree } from '../../syntax/tree.ts';
import type { Text } from '../../text/text.ts';
import type { TargetHint } from '../language.ts';

/** Which line of releases the form of a file belongs to. */
export function generationOf(tree: Tree): 1 | 2 | 3 {
  const hint = targetHint(tree);
  return hint ? (hint.version.startsWith('1') ? 1 : 2) : 3;
}

/**
 * Corosync 3 needs a nodelist, so a file with bindnetaddr and without one is of Corosync 1 or 2; Corosync 2 with
 * Pacemaker has corosync_votequorum.
 */
export function targetHint(tree: Tree): TargetHint | undefined {
  const elided = (tree as { faults?: readonly { kind: string }[] }).faults?.some(f => f.kind === 'elision-mark');
  if (elided || top(tree, 'nodelist').length > 0) return undefined;
  const bound = top(tree, 'totem').some(totem =>
    totem.children.some(
      c =>
        c.kind === 'section' &&
        c.keyword.value === 'interface' &&
        c.children.some(o => o.keyword.value === 'bindnetaddr'),
    ),
  );
  if (!bound) return undefined;
  const votes = top(tree, 'quorum').some(quorum =>
    quorum.children.some(
      o => o.kind === 'option' && o.keyword.value === 'provider' && o.values[0]?.value === 'corosync_votequorum',
    ),
  );
  return votes
    ? { product: 'corosync', version: '2.4', because: form('2') }
    : { product: 'corosync', version: '1.4', because: form('1') };
}

function form(release: string): Text {
  return {
    en: `an interface with bindnetaddr and no nodelist is the form of Corosync ${release}`,
    ja: `bindnetaddr のある interface と nodelist のない構成は Corosync ${release} の書き方です`,
  };
}

function top(tree: Tree, name: string): Section[] {
  return tree.root.children.filter((c): c is Section => c.kind === 'section' && c.keyword.value === name);
}
