import { addressPlace, isLoopback, proxyOf } from '../cluster/drbd-addresses.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/loopback-on-both-ends',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Both ends of a connection are loopback addresses, and there is no proxy.',
      why: 'The peers reach each other only through a tunnel that listens there.',
      fix: 'Write the addresses of the replication network, unless there is such a tunnel.',
    },
    ja: {
      what: '接続の両端がループバックアドレスで、プロキシがありません。',
      why: 'そのアドレスで待ち受けるトンネルがない限り、対向ノードに接続できません。',
      fix: 'トンネルがなければ、レプリケーション用のネットワークのアドレスを指定します。',
    },
  },
  check(resource, report) {
    if (resource.facts.incomplete || resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { ends } of resource.connections.flatMap(c => c.paths)) {
      const [one, other, more] = ends;
      if (!one?.address || !other?.address || more) continue;
      if (!isLoopback(one.address) || !isLoopback(other.address) || proxyOf(one) || proxyOf(other)) continue;
      say(
        addressPlace(other),
        {
          en: `both ends of the connection are loopback addresses (${one.address.host}), so the peers connect through a tunnel only`,
          ja: `接続の両端がループバックアドレス（${one.address.host}）のため、トンネルがなければ対向ノードに接続できません`,
        },
        { related: [{ ...addressPlace(one), message: { en: 'the other end', ja: 'もう一端' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 127.0.0.1:7789; }
  on bravo { node-id 1; address 127.0.0.1:7790; }
                                ^^^^^^^^^^^^^^ both ends of the connection are loopback addresses (127.0.0.1), so the peers connect through a tunnel only
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
