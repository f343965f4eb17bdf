/** Profiles of clouds, whose networks have neither multicast nor a second path worth a link. */
const clouds: ReadonlySet<string> = new Set(['aws', 'azure', 'gcp']);

/** Whether one of the switched on profiles is of a cloud. */
export function inCloud(profiles: readonly string[]): boolean {
  return profiles.some(p => clouds.has(p));
}
