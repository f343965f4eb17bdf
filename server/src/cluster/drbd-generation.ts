import type { OptionPlace } from '../../../schemas/drbd/places.ts';
import { compareVersions, versionOf } from '../schema/release.ts';

/** Which parser reads the file. drbd-utils 8.9 is the first with the one of DRBD 9. */
export type Generation = '8.3' | '8.4' | '9';

export function generationOf(version: string): Generation {
  if (compareVersions(version, '8.4') < 0) return '8.3';
  return compareVersions(version, '8.9') < 0 ? '8.4' : '9';
}

/** Whether the tools of a release accept an option in a place. */
export function acceptedAt(place: OptionPlace, version: string): boolean {
  const generation = generationOf(version);
  if (generation !== '9') return place.acceptedBy.includes(generation);
  if (!place.acceptedBy.some(v => v === '9.22' || v === '9.34')) return false;
  if (place.since !== undefined && compareVersions(version, versionOf(place.since)) < 0) return false;
  return place.until === undefined || compareVersions(version, versionOf(place.until)) <= 0;
}

export function isDrbd9(version: string): boolean {
  return generationOf(version) === '9';
}
