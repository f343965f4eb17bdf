import type { Text } from '../text/text.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/port-of-other-service',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The port is one that something else may use.',
      why: 'Ports below 1024 are reserved, 32768 to 60999 are handed out by Linux for outgoing connections, and a few belong to the cluster stack itself. DRBD uses 7788 and upwards by convention, one port per resource (DRBD User’s Guide, network configuration).',
      fix: 'Use a port from 7788 upwards.',
    },
    ja: {
      what: 'ほかの用途で使われる可能性のあるポート番号です。',
      why: '1024 未満は予約されたポート番号で、32768～60999 は Linux が外向きの接続に割り当てます。クラスタソフトウェア自体が使うものもあります。DRBD では慣例として、7788 以降をリソースごとに 1 つずつ使います（DRBD User’s Guide、ネットワーク設定）。',
      fix: '7788 以降のポート番号を使います。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    const say = reportOnce(report);
    const ends = facts.connections.flatMap(c => [...c.ends, ...c.paths.flatMap(p => p.ends)]);
    for (const { address } of [...facts.hosts, ...ends]) {
      const what = address?.port === undefined ? undefined : useOf(address.port);
      if (!address || !what) continue;
      say(address.portAt, {
        en: `port ${address.port} ${what.en} (DRBD uses 7788 and upwards by convention)`,
        ja: `ポート番号 ${address.port} は${what.ja}（DRBD では慣例として 7788 以降を使います）`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:5405; }
                                         ^^^^ port 5405 is used by Corosync (DRBD uses 7788 and upwards by convention)
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

function useOf(port: number): Text | undefined {
  const service = services.get(port);
  if (service !== undefined)
    return { en: `is used by ${service}`, ja: ` ${service} が使用します`.replace(/^ (?=[ぁ-ん])/, '') };
  if (port >= 1 && port < 1024) return { en: 'is a reserved port', ja: '予約されています' };
  if (port >= 32768 && port <= 60999) {
    return { en: 'may be taken by an outgoing connection', ja: '外向きの接続に割り当てられることがあります' };
  }
  return undefined;
}

const services: ReadonlyMap<number, string> = new Map([
  [2224, 'pcsd'],
  [3121, 'pacemaker_remote'],
  [3366, 'LINSTOR'],
  [3367, 'LINSTOR'],
  [3370, 'LINSTOR'],
  [5403, 'Corosync'],
  [5404, 'Corosync'],
  [5405, 'Corosync'],
]);
