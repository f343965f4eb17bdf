import type { DrbdResource, DrbdVolume } from './drbd.ts';
import { drbdIndex } from './drbd-index.ts';
import type { Model } from './model.ts';

/** What a path says about DRBD. */
export type DeviceMeaning =
  /** A DRBD device: the volumes that have it, none if it is nobody's. */
  | { readonly kind: 'device'; readonly owners: readonly DeviceOwner[] }
  /** The disk below a volume. */
  | { readonly kind: 'backing-disk'; readonly owners: readonly DeviceOwner[] }
  /** Anything else: a device on top of DRBD, a label, another disk. */
  | { readonly kind: 'other' };

export interface DeviceOwner {
  readonly resource: DrbdResource;
  readonly volume: DrbdVolume;
}

/**
 * Finds the meaning of device paths: `/dev/drbd1` by its minor number, a name of one's own by `device`,
 * `/dev/drbd/by-res/NAME/VOLUME` and `/dev/drbd/by-disk/PATH` by what udev makes of them.
 */
export function deviceMeanings({ drbd }: Model): (path: string) => DeviceMeaning {
  const owners = (kind: string, key: string): readonly DeviceOwner[] =>
    drbd.flatMap(c => owned(c).get(`${kind} ${key}`));
  return path => {
    const byResource = /^\/dev\/drbd\/by-res\/([^/]+(?:\/\d+)?)$/.exec(path);
    if (byResource) return { kind: 'device', owners: owners('name', byResource[1] as string) };
    if (path.startsWith('/dev/drbd/by-disk/')) {
      return { kind: 'device', owners: owners('disk', `/dev${path.slice('/dev/drbd/by-disk'.length)}`) };
    }
    const own = owners('device', path);
    if (own.length > 0 || /^\/dev\/drbd\d+$/.test(path)) return { kind: 'device', owners: own };
    const below = owners('disk', path);
    return below.length > 0 ? { kind: 'backing-disk', owners: below } : { kind: 'other' };
  };
}

const owned = drbdIndex<DeviceOwner>(resource =>
  resource.volumes.flatMap(volume => {
    const owner = { resource, volume };
    const { device, minor, disk, number } = volume;
    const keys = new Set([
      ...(device ? [`device ${device.value}`] : []),
      ...(minor ? [`device /dev/drbd${minor.value}`] : []),
      ...(disk ? [`disk ${disk.value}`] : []),
      `name ${resource.name}`,
      `name ${resource.name}/${number}`,
    ]);
    return [...keys].map(key => [key, owner] as const);
  }),
);
