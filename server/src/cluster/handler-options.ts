/** Seconds behind an option of a handler program; undefined where it is not written, or no number. */
export function handlerSeconds(command: string, long: string, short: string): number | undefined {
  const found = new RegExp(`(?:^|\\s)(?:--${long}[= ]\\s*|-${short}\\s+)(\\d+)(?=\\s|$)`).exec(command);
  return found ? Number(found[1]) : undefined;
}
