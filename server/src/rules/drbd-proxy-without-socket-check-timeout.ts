import { proxyOf } from '../cluster/drbd-addresses.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/proxy-without-socket-check-timeout',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'ping-timeout is raised for a connection with a proxy, but socket-check-timeout is 0.',
      why: 'Setting up the connection then takes as long as ping-timeout, although the local proxy answers at once (drbd.conf(5), socket-check-timeout).',
      fix: 'Set socket-check-timeout to the round trip to the local proxy (mostly 1).',
    },
    ja: {
      what: 'プロキシのある接続で ping-timeout が大きく設定されていますが、socket-check-timeout が 0 です。',
      why: 'ローカルのプロキシはすぐに応答するにもかかわらず、接続の確立に ping-timeout と同じ時間がかかります（drbd.conf(5)、socket-check-timeout）。',
      fix: 'socket-check-timeout を、ローカルのプロキシとの往復時間（通常は 1）にします。',
    },
  },
  check(resource, report) {
    const proxied = resource.connections.some(c => c.paths.some(p => p.ends.some(proxyOf)));
    if (resource.facts.generated || !proxied) return;
    const say = reportOnce(report);
    for (const { net, connection } of resourceScopes(resource)) {
      const [ping, check] = [net.number('ping-timeout'), net.number('socket-check-timeout')];
      if (!ping?.at || ping.value <= 5 || check?.value !== 0) continue;
      if (!connection?.paths.some(p => p.ends.some(proxyOf))) continue;
      say(ping.at, {
        en: `ping-timeout is ${ping.value / 10} s, and connecting takes as long, because socket-check-timeout is not set`,
        ja: `ping-timeout が ${ping.value / 10} 秒で、socket-check-timeout がないため、接続の確立にも同じ時間がかかります`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { ping-timeout 50; }
                     ^^ ping-timeout is 5 s, and connecting takes as long, because socket-check-timeout is not set
  on alpha {
    node-id 0;
    address 127.0.0.1:7789;
    proxy on alpha { inside 127.0.0.1:7790; outside 192.168.1.1:7791; }
  }
  on bravo {
    node-id 1;
    address 127.0.0.1:7789;
    proxy on bravo { inside 127.0.0.1:7790; outside 192.168.1.2:7791; }
  }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { ping-timeout 50; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
