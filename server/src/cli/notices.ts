import type { Failure } from '../disk/failure.ts';
import type { Lang } from '../text/text.ts';
import { harmless } from './excerpt.ts';
import type { Host } from './host.ts';

/** Paths that could not be read or written. */
export function sayFailures(failures: readonly Failure[], lang: Lang, host: Host): void {
  for (const { shown, message } of failures) host.err(`quorumlens: ${harmless(shown)}: ${message[lang]}\n`);
}

/** Files that were named, but that no language claims: their silence would look like praise. */
export function sayStrangers(names: readonly string[], lang: Lang, host: Host): void {
  for (const name of names) {
    const message = {
      en: 'not a DRBD, Corosync or Pacemaker configuration; not checked',
      ja: 'DRBD、Corosync、Pacemaker の設定ではないため、検査していません',
    };
    host.err(`quorumlens: ${harmless(name)}: ${message[lang]}\n`);
  }
}
