/*
 * Words that the lexer of drbdadm keeps for itself: they are no names unless quoted. Lists: scanners of drbd-utils
 * 9.22, 9.34 and 8.4.
 */
import type { ReleaseSpan } from '../../server/src/schema/release.ts';
import { diskOptions } from './disk-options.ts';
import { handlerOptions } from './handler-options.ts';
import { netOptions } from './net-options.ts';
import { proxyOptions } from './proxy-options.ts';
import { resourceOptions } from './resource-options.ts';
import { startupOptions } from './startup-options.ts';
import { oldSyncerOptions } from './syncer-options.ts';

const v9: Readonly<Record<string, readonly ReleaseSpan[] | undefined>> = {
  ...Object.fromEntries(
    [
      'on stacked-on-top-of floating no net yes ask via skip disk host hosts port proxy minor inside volume',
      'cmd-timeout-short cmd-timeout-medium cmd-timeout-long syncer device global common options address outside',
      'startup include handlers connection connection-mesh minor-count disable-ip-verification udev-always-use-vnr',
      'dialog-refresh resource meta-disk flexible-meta-disk node-id usage-count template-file path sci ssocks sdp',
      'ipv4 ipv6 _this_host _remote_host _peer_node_id require-drbd-module-version-eq require-drbd-module-version-ne',
      'require-drbd-module-version-gt require-drbd-module-version-ge require-drbd-module-version-lt',
      'require-drbd-module-version-le',
    ]
      .flatMap(line => line.split(' '))
      .map(word => [word, undefined]),
  ),
  'outside-address': [{ since: 'drbd-utils 9.23' }],
  _cstate: [{ since: 'drbd-utils 9.32' }],
  _unknown: [{ since: 'drbd-utils 9.32' }],
  _is_standalone: [{ until: 'drbd-utils 9.31' }],
  tiebreaker: [{ since: 'drbd-utils 9.34' }],
};

const notIn8 = ['host', 'hosts', 'port', 'via', 'path', 'connection', 'connection-mesh', 'node-id', 'template-file'];

const v8: ReadonlySet<string> = new Set([
  ...Object.entries(v9)
    .filter(
      ([word, spans]) =>
        spans === undefined && !notIn8.includes(word) && !word.startsWith('require-') && word !== '_peer_node_id',
    )
    .map(([word]) => word),
  'ignore-on',
  'plugin',
  ...[diskOptions, netOptions, resourceOptions, handlerOptions, proxyOptions, startupOptions, oldSyncerOptions]
    .flatMap(options => Object.entries(options))
    .filter(([, entry]) => !entry.exists || entry.exists.some(span => (span.since ?? 'drbd 8.3') <= 'drbd 8.4'))
    .map(([word]) => word),
  'resync-rate',
  'c-plan-ahead',
  'c-delay-target',
  'c-fill-target',
  'c-max-rate',
  'c-min-rate',
]);

export const reservedWords = { v9, v8 };
