import type { DrbdResource } from './drbd.ts';
import type { Located } from './effective.ts';
import type { Place } from './finding.ts';

/** How long DRBD waits for a peer that no longer answers while data is written. */
export interface DrbdDetection {
  readonly timeoutMs: number;
  readonly pingTimeoutMs: number;
  /** Where they are written, timeout first; defaults have no place. */
  readonly written: readonly Place[];
}

/** The slowest connection of a resource; undefined where a value is not in sight. */
export function drbdDetection({ connections, net }: DrbdResource): DrbdDetection | undefined {
  let slowest: DrbdDetection | undefined;
  for (const options of connections.length > 0 ? connections.map(c => c.net) : [net]) {
    const timeout = options.number('timeout');
    const ping = options.number('ping-timeout');
    if (!timeout || !ping) return undefined;
    // DRBD counts both in tenths of a second.
    const found = {
      timeoutMs: timeout.value * 100,
      pingTimeoutMs: ping.value * 100,
      written: [timeout, ping].flatMap(({ at }: Partial<Pick<Located<number>, 'at'>>) => at ?? []),
    };
    if (!slowest || sum(found) > sum(slowest)) slowest = found;
  }
  return slowest;
}

function sum({ timeoutMs, pingTimeoutMs }: DrbdDetection): number {
  return timeoutMs + pingTimeoutMs;
}
