import type { CorosyncModel } from './corosync.ts';

/**
 * Whether a file says all that a cluster needs: advice about what is missing belongs there, not to an excerpt. Every
 * start needs totem.version, so a file without it is one.
 */
export function isWholeCorosync({ facts }: CorosyncModel): boolean {
  return !facts.incomplete && (facts.values.has('totem.version') || facts.unknown.has('totem.version'));
}
