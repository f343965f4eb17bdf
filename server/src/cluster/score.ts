import type { Located } from './effective.ts';

/** What INFINITY counts as; larger numbers are clipped to it. */
export const infinity = 1_000_000;

/** A score of a CIB as a number, clipped to ±INFINITY; undefined where it is not set, or no score. */
export function scoreOf(value: Located<string> | undefined): number | undefined {
  const text = value?.value.trim();
  if (text === undefined) return undefined;
  if (text === 'INFINITY') return infinity;
  if (/^\+?INFINITY$/.test(text)) return infinity;
  if (text === '-INFINITY') return -infinity;
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  return Math.max(-infinity, Math.min(infinity, Number(text)));
}
