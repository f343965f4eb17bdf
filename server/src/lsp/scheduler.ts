/** Runs work soon after it is asked for: at once when nothing is going on, coalesced while the user types. */
export interface Scheduler {
  /** Asks for a run. */
  request(): void;
  stop(): void;
}

/** Asked for again within this time, the user is typing. */
const typingMs = 200;
/** A run that costs no more is over before the next keystroke comes: it follows each at once. */
const cheapMs = 50;
/** A run waits at most this long, however the user types. */
const longestMs = 400;

export function createScheduler(run: () => void | Promise<void>, now: () => number = Date.now): Scheduler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAsked = 0;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let lastCostMs = 0;
  let running = false;
  let again = false;

  const start = async (): Promise<void> => {
    timer = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    const began = now();
    try {
      await run();
    } finally {
      running = false;
      lastCostMs = now() - began;
      if (again) {
        again = false;
        request();
      }
    }
  };

  const request = (): void => {
    const at = now();
    const typing = at - lastAsked < typingMs;
    lastAsked = at;
    if (timer === undefined) firstAsked = at;
    else clearTimeout(timer);
    // The dearer a run is, the longer a pause of the user it waits for; the first one after a rest waits for nothing.
    const wait = typing && lastCostMs > cheapMs ? Math.min(2 * lastCostMs, longestMs / 2) : 0;
    timer = setTimeout(() => void start(), Math.max(0, Math.min(wait, firstAsked + longestMs - at)));
  };

  return {
    request,
    stop() {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
    },
  };
}
