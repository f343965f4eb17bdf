import { inRelease } from '../schema/release.ts';
import type { Text } from '../text/text.ts';
import { type DrbdFamily, drbdFamilies } from './drbd-effective.ts';
import type { Effective } from './effective.ts';
import type { Place, Related } from './finding.ts';

/** `protocol is A`, with where it comes from unless the value of the finding comes from there too. */
export function isValue(name: string, value: Effective<unknown>, found: Effective<unknown>): Text {
  const { en, ja } = from(value, found);
  return { en: `${name} is ${value.value}${en}`, ja: `${name} が ${value.value}${ja}` };
}

/** Joins Japanese text, with the blank that stands beside half-width words. */
export function joinJa(before: string, after: string): string {
  return /[!-~]$/.test(before) ? `${before} ${after}` : before + after;
}

/** The places of written values, except the one of the finding. */
export function relatedValues(
  at: Place,
  values: readonly (readonly [name: string, Effective<unknown> | undefined])[],
): Related[] {
  return values.flatMap(([name, value]) =>
    value?.at && !samePlace(value.at, at)
      ? [{ ...value.at, message: { en: `${name} is ${value.value}`, ja: `${name} は ${value.value} です` } }]
      : [],
  );
}

export function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

function from({ at, origin }: Effective<unknown>, found: Effective<unknown>): Text {
  if (!at) return { en: ' (the default)', ja: '（デフォルト）' };
  const outer = origin.en === 'common' || origin.en === 'template-file';
  if (!outer || origin.en === found.origin.en) return { en: '', ja: '' };
  return { en: ` (in ${origin.en})`, ja: `（${origin.ja}）` };
}

/** A value with its unit as people say it: `2 s`, `100 MiB/s`; the text where it has none. */
export function humanValue(family: DrbdFamily, name: string, text: string, version: string): Text {
  const table = drbdFamilies[family];
  const type = Object.hasOwn(table, name) ? inRelease(table[name]?.value, version) : undefined;
  return type?.humanize?.(text, version) ?? { en: text, ja: text };
}
