import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { Located } from './effective.ts';
import type { PacemakerModel } from './pacemaker.ts';

/**
 * The time that Pacemaker waits for a node to stop itself, where SBD runs without a disk: the property is set, and
 * there is no fencing device for a shared disk. `ms` is undefined where Pacemaker computes it (a negative value).
 */
export function disklessSbd(pacemaker: PacemakerModel): { ms: number | undefined; at: Located<string> } | undefined {
  const at = pacemaker.property('stonith-watchdog-timeout');
  if (!at || pacemaker.property('have-watchdog')?.value === 'false') return undefined;
  if (pacemaker.allResources.some(r => usesDisk.has(pacemaker.agent(r) ?? ''))) return undefined;
  if (/^\s*-\d/.test(at.value)) return { ms: undefined, at };
  const ms = cibMilliseconds(at.value, pacemaker.version);
  return ms === undefined || ms === 0 ? undefined : { ms, at };
}

const usesDisk: ReadonlySet<string> = new Set(['stonith:external/sbd', 'stonith:fence_sbd']);
