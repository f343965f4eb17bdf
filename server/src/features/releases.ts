import { exists, type ReleaseSpan } from '../schema/release.ts';
import type { Text } from '../text/text.ts';

/** The releases that know an entry: `since drbd-utils 9.1`, `until corosync 2.4.6`; undefined for all. */
export function releasePhrase(spans: readonly ReleaseSpan[] | undefined): Text | undefined {
  const phrases = (spans ?? []).flatMap(({ since, until }): Text[] => {
    if (since && until)
      return [{ en: `${since} to ${shortUntil(since, until)}`, ja: `${since}～${shortUntil(since, until)}` }];
    if (since) return [{ en: `since ${since}`, ja: `${since} 以降` }];
    if (until) return [{ en: `until ${until}`, ja: `${until} まで` }];
    return [];
  });
  if (phrases.length === 0) return undefined;
  return { en: phrases.map(p => p.en).join(', '), ja: phrases.map(p => p.ja).join('、') };
}

/** Whether the release that a file is judged for lacks the entry. */
export function isMissingIn(spans: readonly ReleaseSpan[] | undefined, version: string): boolean {
  return spans !== undefined && spans.length > 0 && !exists(spans, version);
}

/** The product is named once: `corosync 2.0.0 to 2.4.6`. */
function shortUntil(since: string, until: string): string {
  const product = since.slice(0, since.lastIndexOf(' ') + 1);
  return until.startsWith(product) ? until.slice(product.length) : until;
}
