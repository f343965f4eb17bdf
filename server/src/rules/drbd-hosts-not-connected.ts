import type { DrbdHost } from '../cluster/drbd.ts';
import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { hostLabel, hostPlace, joinNames } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/hosts-not-connected',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Two hosts of a resource are not connected with each other.',
      why: 'DRBD 9 expects a full mesh (DRBD User’s Guide, connections): without a connection one host does not get what the other writes. Two diskless hosts need none.',
      fix: 'Add the connection, or use a connection-mesh with all hosts.',
    },
    ja: {
      what: '互いに接続されていないホストがあります。',
      why: 'DRBD 9 ではフルメッシュ接続が必要です（DRBD User’s Guide、接続の設定）。接続がないと、一方のホストの書き込みがもう一方に届きません。ディスクレスのホストどうしの接続は不要です。',
      fix: '接続を追加するか、すべてのホストを connection-mesh に指定します。',
    },
  },
  check(resource, report) {
    const { facts, hosts, connections } = resource;
    if (hosts.length < 2 || hosts.length > 64 || connections.length === 0) return;
    if (facts.connections.length === 0 && facts.meshes.length === 0) return;
    if (!diskCounts(resource)) return;
    const connected = new Map<DrbdHost, Set<DrbdHost>>(hosts.map(h => [h, new Set()]));
    for (const { ends } of connections.flatMap(c => c.paths)) {
      for (const { host } of ends) for (const { host: peer } of ends) if (host && peer) connected.get(host)?.add(peer);
    }
    const diskless = (host: DrbdHost): boolean => host.volumes.every(v => v.disk?.value === 'none');
    for (const [i, host] of hosts.entries()) {
      const missing = hosts
        .slice(0, i)
        .filter(other => !connected.get(host)?.has(other) && !(diskless(host) && diskless(other)));
      if (missing.length === 0) continue;
      const label = hostLabel(host.facts);
      const { en, ja } = joinNames(missing.map(m => hostLabel(m.facts)));
      report(hostPlace(host.facts), {
        en: `host "${label}" is not connected with ${en}`,
        ja: `ホスト "${label}" が ${ja} と接続されていません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
     ^^^^^^^ host "charlie" is not connected with "alpha" and "bravo"
  connection { host alpha; host bravo; }
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
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
