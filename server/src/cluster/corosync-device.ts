import type { CorosyncModel } from './corosync.ts';
import type { Located } from './effective.ts';

/** The model of the quorum device, where votequorum counts one: it knows `net` only, and needs the provider. */
export function corosyncDevice(model: CorosyncModel): Located<string> | undefined {
  const device = model.facts.values.get('quorum.device.model');
  return device?.value === 'net' && model.get('quorum.provider')?.value === 'corosync_votequorum' ? device : undefined;
}
