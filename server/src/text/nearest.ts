import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely means, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestScore = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const other = candidate.toLowerCase();
    // Two swapped neighbours are one slip of the finger, not two.
    const score = other === lower ? 0.1 : swapped(lower, other) ? 0.5 : distance(lower, other);
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
