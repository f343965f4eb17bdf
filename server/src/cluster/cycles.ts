/** A step from one name to another, and what says so; undefined where it goes without saying. */
export interface Step<T> {
  readonly from: string;
  readonly to: string;
  readonly by: T | undefined;
}

/**
 * Circles among steps: for each knot of names that lead back to themselves, what says so in the order given. Linear,
 * and without recursion (Tarjan's algorithm).
 */
export function circles<T>(steps: readonly Step<T>[]): T[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of steps) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const knotOf = knots(next);
  const found = new Map<number, Set<T>>();
  for (const { from, to, by } of steps) {
    const knot = knotOf.get(from);
    if (by === undefined || from === to || knot === undefined || knot !== knotOf.get(to)) continue;
    const known = found.get(knot);
    if (known) known.add(by);
    else found.set(knot, new Set([by]));
  }
  return [...found.values()].map(set => [...set]);
}

/** The number of the knot that a name is part of: names that reach each other have the same. */
function knots(next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const done = new Map<string, number>();
  const stack: string[] = [];
  let count = 0;
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const path = [{ name: start, at: 0 }];
    while (path.length > 0) {
      const step = path.at(-1) as { name: string; at: number };
      const { name } = step;
      if (step.at === 0) {
        order.set(name, count);
        lowest.set(name, count++);
        stack.push(name);
      }
      const to = next.get(name)?.[step.at++];
      if (to !== undefined) {
        if (!order.has(to)) path.push({ name: to, at: 0 });
        else if (!done.has(to)) lowest.set(name, Math.min(lowest.get(name) as number, order.get(to) as number));
        continue;
      }
      path.pop();
      const low = lowest.get(name) as number;
      const above = path.at(-1)?.name;
      if (above !== undefined) lowest.set(above, Math.min(lowest.get(above) as number, low));
      if (low !== order.get(name)) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        done.set(member, low);
        if (member === name) break;
      }
    }
  }
  return done;
}
