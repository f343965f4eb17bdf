import { hostLabel, hostPlace } from '../cluster/drbd-hosts.ts';
import type { Place } from '../cluster/finding.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/proxy-on-one-end',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'One end of a connection has a proxy and the other has none.',
      why: 'A proxy talks to the proxy of the other side. drbdadm dump and up refuse the configuration ("Either all … must contain a proxy subsection, or none"); sh-nop alone accepts it.',
      fix: 'Give both ends a proxy section, or none.',
    },
    ja: {
      what: '接続の一方の端だけにプロキシがあります。',
      why: 'プロキシは、対向側のプロキシと通信します。drbdadm dump と up がエラーにします（"Either all … must contain a proxy subsection, or none"）。sh-nop だけは受け付けます。',
      fix: '両端に proxy セクションを書くか、両方とも削除します。',
    },
  },
  check({ facts, hosts, connections, configuration }, report) {
    if (facts.generated || facts.incomplete || compareVersions(configuration.version, '8.4') < 0) return;
    const say = (at: Place, name: string, proxy: Place): void =>
      report(
        at,
        {
          en: `host "${name}" has no proxy, but the other end has one`,
          ja: `接続のもう一端にはプロキシがありますが、ホスト "${name}" にはありません`,
        },
        { refusedBy: ['drbdadm'], related: [{ ...proxy, message: { en: 'the proxy', ja: 'プロキシ' } }] },
      );
    const proxy = hosts.find(h => h.facts.proxy)?.facts.proxy;
    for (const { facts: host } of proxy ? hosts : []) {
      if (proxy && !host.proxy) say(hostPlace(host), hostLabel(host), proxy.at);
    }
    for (const { ends } of connections.flatMap(c => (c.facts ? c.paths : []))) {
      const other = ends.find(e => e.facts?.proxy)?.facts?.proxy;
      for (const end of other && ends.length === 2 ? ends : []) {
        if (other && !end.facts?.proxy) say(end.at, end.name, other.at);
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha {
    node-id 0;
    address 10.0.0.1:7789;
    proxy on alpha {
      inside 127.0.0.1:7790;
      outside 192.168.1.1:7791;
    }
  }
  on bravo { node-id 1; address 10.0.0.2:7789; }
     ^^^^^ host "bravo" has no proxy, but the other end has one
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
