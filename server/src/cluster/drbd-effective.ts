import { deviceOptions } from '../../../schemas/drbd/device-options.ts';
import { diskOptions } from '../../../schemas/drbd/disk-options.ts';
import { handlerOptions } from '../../../schemas/drbd/handler-options.ts';
import { netOptions } from '../../../schemas/drbd/net-options.ts';
import { peerDeviceOptions } from '../../../schemas/drbd/peer-device-options.ts';
import { resourceOptions } from '../../../schemas/drbd/resource-options.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import type { Text } from '../text/text.ts';
import type { DrbdEffective, WrittenOptions } from './drbd.ts';
import type { Effective } from './effective.ts';

export type DrbdFamily = 'net' | 'disk' | 'options' | 'handlers';

/** Where values come from, the innermost level first. */
export interface Level {
  readonly options: WrittenOptions;
  readonly origin: Text;
}

/** The table of a family. */
export const drbdFamilies: Readonly<Record<DrbdFamily, Readonly<Record<string, OptionEntry>>>> = {
  net: netOptions,
  disk: { ...deviceOptions, ...peerDeviceOptions, ...diskOptions },
  options: resourceOptions,
  handlers: handlerOptions,
};

/**
 * Values in force: the innermost level that writes one, else the default of the table. `unknownBelow`: a level in
 * between could not be seen, so what no visible level writes is unknown, not the default.
 */
export function effectiveOptions(
  family: DrbdFamily,
  levels: readonly Level[],
  version: string,
  unknownBelow: boolean,
): DrbdEffective {
  const table = drbdFamilies[family];
  const get = (name: string): Effective<string> | undefined => {
    for (const { options, origin } of levels) {
      const written = options.get(name);
      if (written) return { value: written.text, at: written.at, origin };
    }
    if (unknownBelow) return undefined;
    const value = inRelease(Object.hasOwn(table, name) ? table[name]?.default : undefined, version);
    if (value === undefined || value === null) return undefined;
    return { value: String(value), origin: { en: 'default', ja: 'デフォルト' } };
  };
  return {
    get,
    number(name) {
      const found = get(name);
      const type = found && inRelease(Object.hasOwn(table, name) ? table[name]?.value : undefined, version);
      const reading = found && type?.read(found.value, version);
      if (!found || !reading?.ok || typeof reading.value !== 'number') return undefined;
      return { value: reading.value, origin: found.origin, ...(found.at ? { at: found.at } : {}) };
    },
  };
}
