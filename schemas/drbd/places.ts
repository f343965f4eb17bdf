/*
 * Where an option may stand, by tool generation: each option was put into each place of a resource and read by
 * drbdadm 8.3, 8.4, 9.22 and 9.34. What common takes, the common section of a template file takes too.
 */

/** One place: a path of section keywords, and who accepts the option there. */
export interface OptionPlace {
  readonly path: string;
  readonly acceptedBy: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly deprecatedSince?: string;
  readonly noEffect?: true;
}

const from = {
  '8.3': ['8.3', '8.4', '9.22', '9.34'],
  '8.4': ['8.4', '9.22', '9.34'],
  '9': ['9.22', '9.34'],
  newer: ['9.34'],
} as const;

function at(
  paths: readonly string[],
  acceptedBy: readonly string[],
  more: Omit<OptionPlace, 'path' | 'acceptedBy'> = {},
): OptionPlace[] {
  return paths.map(path => ({ path, acceptedBy, ...more }));
}

const top = ['common/disk', 'resource/disk'];
const inner = ['floating/disk', 'floating/volume/disk', 'on/disk', 'on/volume/disk', 'resource/volume/disk'];
const stacked = ['stacked-on-top-of/volume/disk'];
const ofConnection = ['connection/disk', 'connection/volume/disk'];
const syncer = ['common/syncer', 'resource/syncer'];
const net = ['common/net', 'resource/net'];
const netOfConnection = ['connection/net', 'connection-mesh/net'];
const old = { deprecatedSince: 'drbd 8.4' };

const diskBelow = [...at(inner, from['8.4']), ...at(stacked, from['9'])];

/** Disk options that 8.3 had in its disk section. */
export const disk83 = [...at(top, from['8.3']), ...diskBelow, ...at(syncer, from['9'], old)];
/** Disk options of 8.4 and later. */
export const disk84 = [...at(top, from['8.4']), ...diskBelow, ...at(syncer, from['9'], old)];
/** al-extents: a syncer option of 8.3. */
export const diskFromSyncer = [...at(top, from['8.4']), ...diskBelow, ...at(syncer, from['8.3'], old)];

const wholeDisk = [...top, ...inner, ...stacked];

/** bitmap as a disk option. */
export const bitmapOfDisk = [
  ...at(wholeDisk, from.newer, { since: 'drbd-utils 9.33.0' }),
  ...at(syncer, from.newer, { since: 'drbd-utils 9.33.0', ...old }),
];
/** bitmap as a peer-device option; until 9.32 disk sections meant this one. */
export const bitmapOfPeer = [...at(wholeDisk, ['9.22'], { until: 'drbd-utils 9.32' }), ...at(ofConnection, from['9'])];
const peer = [...at(top, from['8.4']), ...diskBelow, ...at(ofConnection, from['9'])];
export const resyncRate = [...peer, ...at(syncer, from.newer, { since: 'drbd-utils 9.29', ...old })];
export const controller = [...peer, ...at(syncer, ['8.3', '8.4', '9.34'], { since: 'drbd-utils 9.29', ...old })];

export function peerSince(since: string): OptionPlace[] {
  return [...at([...wholeDisk, ...ofConnection], from.newer, { since }), ...at(syncer, from.newer, { since, ...old })];
}

export function deviceSince(since: string): OptionPlace[] {
  return at(wholeDisk, from.newer, { since });
}

const netBelow = at(netOfConnection, from['9']);
export const net83 = [...at(net, from['8.3']), ...netBelow, ...at(syncer, from['9'], old)];
export const net84 = [...at(net, from['8.4']), ...netBelow, ...at(syncer, from['9'], old)];
export const net9 = [...at(net, from['9']), ...netBelow, ...at(syncer, from['9'], old)];
/** Net options that 8.3 had in syncer. */
export const netFromSyncer = [...at(net, from['8.4']), ...netBelow, ...at(syncer, from['8.3'], old)];

export function netSince(since: string): OptionPlace[] {
  return [...at([...net, ...netOfConnection], from.newer, { since }), ...at(syncer, from.newer, { since, ...old })];
}

/** fencing moved from disk (8.x) to net (9); since 9.29 disk sections of common and resource take it again. */
export const fencing = [
  ...at(top, ['8.3', '8.4', '9.34'], { since: 'drbd-utils 9.29', deprecatedSince: 'drbd 9.0' }),
  ...at(inner, ['8.4'], { deprecatedSince: 'drbd 9.0' }),
  ...net9,
];

const options = ['common/options', 'resource/options'];
const optionsOfHost = ['floating/options', 'on/options'];

export const options84 = [
  ...at(options, from['8.4']),
  ...at(optionsOfHost, from['8.4'], { noEffect: true }),
  ...at(syncer, from['8.3'], old),
];
export const options9 = [
  ...at(options, from['9']),
  ...at(optionsOfHost, from['9'], { noEffect: true }),
  ...at(syncer, from['9'], old),
];

export function optionsSince(since: string): OptionPlace[] {
  return [
    ...at(options, from.newer, { since }),
    ...at(optionsOfHost, from.newer, { since, noEffect: true }),
    ...at(syncer, from.newer, { since, ...old }),
  ];
}

const handlers = ['common/handlers', 'resource/handlers'];
export const handlers83 = at(handlers, from['8.3']);
export const handlers84 = at(handlers, from['8.4']);
export const handlers9 = at(handlers, from['9']);

const proxy = ['common/proxy', 'resource/proxy'];
const proxyBelow = [
  ...at(['on/proxy/options', 'stacked-on-top-of/proxy/options'], from['8.4']),
  ...at(['connection/host/proxy/options'], from['9']),
];
export const proxy83 = [...at(proxy, from['8.3']), ...proxyBelow];
export const proxy84 = [...at(proxy, from['8.4']), ...proxyBelow];

export const startup = at(['common/startup', 'resource/startup'], from['8.3']);
export const global83 = at(['global'], from['8.3']);
export const global84 = at(['global'], from['8.4']);

export const oldDisk = [...at(top, ['8.3', '8.4']), ...at(inner, ['8.4'])];
export const oldNet = at(net, ['8.3', '8.4']);
export const rate = [
  ...at([...top, ...inner], ['8.4']),
  ...at(syncer, ['8.3', '8.4', '9.34'], { since: 'drbd-utils 9.29', ...old }),
];
export const after = [...at([...top, ...inner], ['8.4']), ...at(syncer, from['8.3'], old)];
export const probes = [...oldDisk, ...at(syncer, ['8.3'])];
