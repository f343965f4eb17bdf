import type { ResourceFacts } from './pacemaker.ts';
import { topOf } from './resource-lines.ts';

/**
 * Whether two resources are tied together by pairs, directly or over others. What stands in one group or clone is one:
 * ask by the outermost. Union-find: linear for any number of pairs.
 */
export function linked(
  pairs: readonly (readonly [ResourceFacts | undefined, ResourceFacts | undefined])[],
): (one: ResourceFacts, other: ResourceFacts) => boolean {
  const above = new Map<ResourceFacts, ResourceFacts>();
  const find = (resource: ResourceFacts): ResourceFacts => {
    let root = resource;
    for (let next = above.get(root); next; next = above.get(root)) root = next;
    for (let r = resource; r !== root; ) {
      const next = above.get(r) as ResourceFacts;
      above.set(r, root);
      r = next;
    }
    return root;
  };
  for (const [one, other] of pairs) {
    if (!one || !other) continue;
    const [a, b] = [find(topOf(one)), find(topOf(other))];
    if (a !== b) above.set(a, b);
  }
  return (one, other) => find(topOf(one)) === find(topOf(other));
}
