import { exists, type ReleaseSpan } from '../schema/release.ts';
import type { Text } from '../text/text.ts';

/** The releases that know an entry: `since drbd-utils 9.1`, `until Corosync 2.4.6`; undefined for all. */
export function releasePhrase(spans: readonly ReleaseSpan[] | undefined): Text | undefined {
  const phrases = (spans ?? []).flatMap(({ since, until }): Text[] => {
    if (since && until) {
      if (since === until) {
        const isOnly = spans?.length === 1;
        return [
          { en: `${isOnly ? 'only ' : ''}${releaseName(since)}`, ja: `${releaseName(since)}${isOnly ? ' のみ' : ''}` },
        ];
      }
      const first = releaseName(since);
      const last = shortUntil(since, until);
      return [{ en: `${first} to ${last}`, ja: `${first}～${last}` }];
    }
    if (since) return [{ en: `since ${releaseName(since)}`, ja: `${releaseName(since)} 以降` }];
    if (until) return [{ en: `until ${releaseName(until)}`, ja: `${releaseName(until)} まで` }];
    return [];
  });
  if (phrases.length === 0) return undefined;
  return { en: phrases.map(p => p.en).join(', and '), ja: phrases.map(p => p.ja).join('、') };
}

/** Whether the release that a file is judged for lacks the entry. */
export function isMissingIn(spans: readonly ReleaseSpan[] | undefined, version: string): boolean {
  return spans !== undefined && spans.length > 0 && !exists(spans, version);
}

/** A release as people write it: `DRBD 8.4`, `Corosync 3.1.0`; packages keep the names that they have. */
export function releaseName(release: string): string {
  const [product = '', ...version] = release.split(' ');
  return [products[product] ?? product, ...version].join(' ');
}

const products: Readonly<Record<string, string>> = { drbd: 'DRBD', corosync: 'Corosync', pacemaker: 'Pacemaker' };

/** The product is named once: `Corosync 2.0.0 to 2.4.6`. */
function shortUntil(since: string, until: string): string {
  const product = since.slice(0, since.lastIndexOf(' ') + 1);
  // `drbd 8.4` is the whole of that line.
  const last = since.startsWith(`${until}.`) ? `${until}.x` : until;
  return last.startsWith(product) ? last.slice(product.length) : releaseName(last);
}
