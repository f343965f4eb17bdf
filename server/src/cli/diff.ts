/** A unified diff of two texts; empty where they are equal. Line ends count. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const script = edits(old.slice(head, old.length - tail), now.slice(head, now.length - tail));

  // Lines of both texts in order; what did not change has both numbers.
  const rows: { kind: ' ' | '-' | '+'; line: string; old: number; now: number }[] = [];
  const first = Math.max(0, head - context);
  let o = first;
  let n = first;
  const push = (kind: ' ' | '-' | '+', line: string): void => {
    rows.push({ kind, line, old: o, now: n });
    if (kind !== '+') o++;
    if (kind !== '-') n++;
  };
  for (let i = first; i < head; i++) push(' ', old[i] as string);
  for (const { kind, line } of script) push(kind, line);
  for (let i = 0; i < Math.min(tail, context); i++) push(' ', old[old.length - tail + i] as string);

  const hunks: (typeof rows)[] = [];
  let quiet = Number.POSITIVE_INFINITY;
  rows.forEach((row, at) => {
    if (row.kind === ' ') {
      quiet++;
      if (quiet <= context) hunks.at(-1)?.push(row);
      return;
    }
    if (quiet > context * 2) hunks.push(rows.slice(Math.max(0, at - Math.min(quiet, context)), at));
    else if (quiet > context) hunks.at(-1)?.push(...rows.slice(at - (quiet - context), at));
    hunks.at(-1)?.push(row);
    quiet = 0;
  });
  return [`--- a/${name}\n+++ b/${name}\n`, ...hunks.map(hunk)].join('');
}

const context = 3;

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

type Row = { readonly kind: ' ' | '-' | '+'; readonly line: string; readonly old: number; readonly now: number };

function hunk(rows: readonly Row[]): string {
  const oldRows = rows.filter(r => r.kind !== '+').length;
  const nowRows = rows.filter(r => r.kind !== '-').length;
  const { old, now } = rows[0] as Row;
  const range = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;
  const body = rows.map(({ kind, line }) => {
    return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`;
  });
  return `@@ -${range(old, oldRows)} +${range(now, nowRows)} @@\n${body.join('')}`;
}

/** Shortest script by Myers' algorithm; what differs a lot is replaced as a whole. */
function edits(old: readonly string[], now: readonly string[]): { kind: ' ' | '-' | '+'; line: string }[] {
  const most = Math.min(old.length + now.length, 500);
  const trace: Map<number, number>[] = [];
  let ends = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(ends));
    const next = new Map(ends);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (next.get(k - 1) ?? -1) < (next.get(k + 1) ?? -1));
      let x = down ? (next.get(k + 1) ?? 0) : (next.get(k - 1) ?? 0) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      next.set(k, x);
      if (x >= old.length && x - k >= now.length) return backtrack(trace, old, now);
    }
    ends = next;
  }
  return [...old.map(line => ({ kind: '-' as const, line })), ...now.map(line => ({ kind: '+' as const, line }))];
}

function backtrack(
  trace: readonly Map<number, number>[],
  old: readonly string[],
  now: readonly string[],
): { kind: ' ' | '-' | '+'; line: string }[] {
  const out: { kind: ' ' | '-' | '+'; line: string }[] = [];
  let x = old.length;
  let y = now.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const ends = trace[d] as Map<number, number>;
    const k = x - y;
    const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
    const previous = down ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : (ends.get(previous) ?? 0);
    const startY = d === 0 ? 0 : startX - previous;
    while (x > startX && y > startY && x > 0 && y > 0 && old[x - 1] === now[y - 1]) {
      out.push({ kind: ' ', line: old[--x] as string });
      y--;
    }
    if (d === 0) break;
    if (down) out.push({ kind: '+', line: now[--y] as string });
    else out.push({ kind: '-', line: old[--x] as string });
  }
  return out.reverse();
}
