/** A function of a list that is asked again and again about the same items: its last answer is kept. */
export function ofItems<T, R>(compute: (items: readonly T[]) => R): (items: readonly T[]) => R {
  let last: { readonly items: readonly T[]; readonly answer: R } | undefined;
  return items => {
    if (last && sameItems(last.items, items)) return last.answer;
    last = { items, answer: compute(items) };
    return last.answer;
  };
}

/** Whether two lists hold the very same things in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** How many items two lists share at their beginning, and how many at their end. */
export function sharedEnds<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}

/**
 * One answer for each item. Items keep their order, so what is new stands between a head and a tail that are known from
 * `before`: only new ones are asked.
 */
export function keptList<T, R>(
  before: readonly T[],
  answers: readonly R[],
  items: readonly T[],
  ask: (item: T) => R,
): readonly R[] {
  const { head, tail } = sharedEnds(before, items);
  return [
    ...answers.slice(0, head),
    ...items.slice(head, items.length - tail).map(item => ask(item)),
    ...answers.slice(before.length - tail),
  ];
}
