/**
 * Whether drbdadm takes two host names for one: case does not count, and where one of them has no domain, only the
 * part before the first dot does.
 */
export function sameHost(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return true;
  const [leftDot, rightDot] = [left.indexOf('.'), right.indexOf('.')];
  if (leftDot >= 0 && rightDot >= 0) return false;
  const short = (name: string, dot: number): string => (dot < 0 ? name : name.slice(0, dot));
  return short(left, leftDot) === short(right, rightDot);
}
