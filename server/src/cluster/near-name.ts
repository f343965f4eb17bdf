export interface NearName {
  readonly name: string;
  /** How they differ: only in letter case, only in the domain, or by a slip of the finger. */
  readonly how: 'case' | 'domain' | 'slip';
}

/**
 * The node that a name must mean although it is written differently: other letter case, with or without the domain,
 * one letter too many, too few or wrong, or two swapped. Names that count (`app01`, `app02`) or go on in the alphabet
 * (`node-a`, `node-b`) are near each other on purpose, so such a difference is none. A node that is claimed cannot be
 * meant, because its own name stands beside this one.
 */
export function nearName(
  name: string,
  candidates: Iterable<string>,
  isClaimed: (lowerCaseName: string) => boolean = () => false,
): NearName | undefined {
  const lower = name.toLowerCase();
  const all = [...candidates];
  let best: NearName | undefined;
  for (const candidate of all) {
    const other = candidate.toLowerCase();
    if (candidate === name || isClaimed(other)) continue;
    if (other === lower) return { name: candidate, how: 'case' };
    if (best?.how !== 'domain' && shortName(other) === shortName(lower) && /[a-z]/.test(shortName(lower))) {
      best = { name: candidate, how: 'domain' };
    } else if (!best && isSlip(lower, other, all)) {
      best = { name: candidate, how: 'slip' };
    }
  }
  return best;
}

function shortName(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function isSlip(a: string, b: string, all: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (/\d/.test(left + right)) return false;
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  if (left.length > 1 || right.length > 1) return false;
  if (left.length === 0 || right.length === 0) return true;
  // A letter on its own, or one in which the nodes differ among themselves, tells siblings apart.
  if (isAlone(a, start)) return false;
  return !all.some(n => {
    const other = n.toLowerCase();
    return (
      other !== b &&
      other.length === b.length &&
      other.startsWith(b.slice(0, start)) &&
      other.endsWith(b.slice(start + 1))
    );
  });
}

function isAlone(name: string, at: number): boolean {
  const isLetter = (c: string | undefined): boolean => c !== undefined && /\p{L}/u.test(c);
  return !isLetter(name[at - 1]) && !isLetter(name[at + 1]);
}
