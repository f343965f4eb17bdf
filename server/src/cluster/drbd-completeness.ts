import { drbdFileAt } from './drbd-files.ts';
import type { Model } from './model.ts';

/**
 * Whether the files at hand can be all that define DRBD resources: every include that may bring resources in leads to
 * one of them. LINSTOR's include leads outside most folders, and its resources are then simply not seen.
 */
export function knowsAllDrbdResources(model: Model): boolean {
  const files = model.files.filter(f => f.facts.drbd);
  return files.every(file =>
    (file.facts.drbd?.includes ?? []).every(
      ({ value }) => !/[*?[]|\.res$/.test(value) || drbdFileAt(file, value, files) !== undefined,
    ),
  );
}
