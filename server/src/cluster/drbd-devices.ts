import type { DrbdResource, DrbdVolume } from './drbd.ts';
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
export function deviceMeanings(model: Model): (path: string) => DeviceMeaning {
  const byDevice = new Map<string, DeviceOwner[]>();
  const byDisk = new Map<string, DeviceOwner[]>();
  const byName = new Map<string, DeviceOwner[]>();
  const add = (map: Map<string, DeviceOwner[]>, key: string, owner: DeviceOwner): void => {
    const known = map.get(key);
    if (!known) map.set(key, [owner]);
    else if (known.at(-1) !== owner) known.push(owner);
  };
  for (const resource of model.drbdResources) {
    for (const volume of resource.volumes) {
      const owner = { resource, volume };
      if (volume.device) add(byDevice, volume.device.value, owner);
      if (volume.minor) add(byDevice, `/dev/drbd${volume.minor.value}`, owner);
      if (volume.disk) add(byDisk, volume.disk.value, owner);
      add(byName, resource.name, owner);
      add(byName, `${resource.name}/${volume.number}`, owner);
    }
  }
  return path => {
    const byResource = /^\/dev\/drbd\/by-res\/([^/]+(?:\/\d+)?)$/.exec(path);
    if (byResource) return { kind: 'device', owners: byName.get(byResource[1] as string) ?? [] };
    if (path.startsWith('/dev/drbd/by-disk/')) {
      return { kind: 'device', owners: byDisk.get(`/dev${path.slice('/dev/drbd/by-disk'.length)}`) ?? [] };
    }
    const owners = byDevice.get(path) ?? [];
    if (owners.length > 0 || /^\/dev\/drbd\d+$/.test(path)) return { kind: 'device', owners };
    const below = byDisk.get(path);
    return below ? { kind: 'backing-disk', owners: below } : { kind: 'other' };
  };
}
