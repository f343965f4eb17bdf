import type { Bound, WordMeaning } from '../../schema/bound.ts';
import type { Node } from '../../syntax/tree.ts';
import { shapeOf } from './entries.ts';

/** In statements of several words, only some of them are names: `host alpha address 10.0.0.1:7789`. */
export function withWordMeanings(bound: Bound): Bound {
  return { ...bound, meaning: (node, part) => narrowed(bound.meaning(node, part), node, part) };
}

function narrowed(meaning: WordMeaning | undefined, node: Node, part: 'keyword' | number): WordMeaning | undefined {
  if (!meaning || part === 'keyword') return meaning;
  if (node.kind === 'section') {
    const named = node.keyword.value === 'proxy' ? part > 0 : true;
    return named || !meaning.label ? meaning : withoutLabel(meaning);
  }
  if (!meaning.option || !meaning.label) return meaning;
  const first = part === 0;
  const shape = shapeOf(meaning.option);
  return shape === 'host' && !first ? withoutLabel(meaning) : meaning;
}

function withoutLabel({ label: _, ...meaning }: WordMeaning): WordMeaning {
  return meaning;
}
