import { proxyOf } from '../cluster/drbd-addresses.ts';
import { drbdScopes, writtenEverywhere } from '../cluster/drbd-scopes.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/socket-check-timeout-without-proxy',
  severity: 'warning',
  on: 'drbd',
  doc: {
    en: {
      what: 'socket-check-timeout is set, but no proxy is used.',
      why: 'It is the round trip to a local DRBD Proxy (drbd.conf(5), socket-check-timeout); without a proxy ping-timeout already says how long to wait.',
      fix: 'Remove the option.',
    },
    ja: {
      what: 'プロキシを使用していませんが、socket-check-timeout が設定されています。',
      why: 'ローカルの DRBD Proxy との往復時間のためのオプションです（drbd.conf(5)、socket-check-timeout）。プロキシがない場合は、ping-timeout が待ち時間になります。',
      fix: 'オプションを削除します。',
    },
  },
  check(configuration, report) {
    if (writtenEverywhere(configuration, 'net', 'socket-check-timeout').length === 0) return;
    const unused = new Map<string, Place>();
    const used = new Set<string>();
    for (const { net, resource, known } of drbdScopes(configuration)) {
      const option = net.get('socket-check-timeout');
      if (!option?.at || /^0+$/.test(option.value)) continue;
      const place = `${option.at.file} ${option.at.span.start}`;
      const proxy = resource?.connections.some(c => c.paths.some(p => p.ends.some(proxyOf)));
      if (!known || !resource || proxy) used.add(place);
      else unused.set(place, option.at);
    }
    for (const [place, at] of unused) {
      if (used.has(place)) continue;
      report(at, {
        en: 'socket-check-timeout is for connections with a proxy, and there is none',
        ja: 'socket-check-timeout はプロキシのある接続用ですが、プロキシがありません',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { socket-check-timeout 10; }
                             ^^ socket-check-timeout is for connections with a proxy, and there is none
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
