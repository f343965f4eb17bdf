import { addressPlace, isLoopback, proxyOf } from '../cluster/drbd-addresses.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/loopback-on-one-end',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'One end of a connection is a loopback address.',
      why: 'A loopback address is reached from the host itself only, so the peers cannot connect; drbdadm leaves loopback out of its check (9.22).',
      fix: 'Write the address of the host on the replication network.',
    },
    ja: {
      what: '接続の一方の端がループバックアドレスです。',
      why: 'ループバックアドレスには、そのホスト自身からしか接続できません。drbdadm の検査では、ループバックは対象外です（9.22）。',
      fix: 'レプリケーション用のネットワークでの、ホストのアドレスを指定します。',
    },
  },
  check(resource, report) {
    if (resource.facts.incomplete || resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { ends } of resource.connections.flatMap(c => c.paths)) {
      const [one, other, more] = ends;
      if (!one?.address || !other?.address || more) continue;
      const [a, b] = [isLoopback(one.address), isLoopback(other.address)];
      if (a === b || proxyOf(one) || proxyOf(other)) continue;
      const end = a ? one : other;
      const host = end.address?.host;
      say(addressPlace(end), {
        en: `${host} is a loopback address, which the other end cannot reach`,
        ja: `${host} はループバックアドレスのため、接続のもう一端から接続できません`,
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
  on bravo { node-id 1; address 127.0.0.1:7789; }
                                ^^^^^^^^^^^^^^ 127.0.0.1 is a loopback address, which the other end cannot reach
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
