import type { ValueType } from '../value.ts';

/**
 * A value of a name-value pair, where Pacemaker takes the word `#default` (in any letter case) as if the pair were not
 * there. A few old options know the bare word `default` too.
 */
export function orDefault<T>(type: ValueType<T>, words: readonly string[] = ['#default']): ValueType<T | undefined> {
  return {
    ...type,
    read: (text, version) =>
      words.includes(text.toLowerCase()) ? { ok: true, value: undefined } : type.read(text, version),
  };
}
