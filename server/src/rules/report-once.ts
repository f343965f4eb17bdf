import type { Report } from './rule.ts';

/** One finding a place: what stands in common holds for many resources, and is said once. */
export function reportOnce(report: Report): Report {
  const said = new Set<string>();
  return (at, ...rest) => {
    const place = `${at.file} ${at.span.start}`;
    if (said.has(place)) return;
    said.add(place);
    report(at, ...rest);
  };
}
