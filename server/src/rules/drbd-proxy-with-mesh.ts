import type { DrbdHost } from '../cluster/drbd.ts';
import { hostNamed } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/proxy-with-mesh',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A host with a proxy section is part of a connection-mesh.',
      why: "drbdadm refuses the file (\"There is a drbd-8.x proxy config syntax within an 'on' section and you are using the 'mesh' keyword\").",
      fix: 'Write a connection for this pair of hosts, with the proxy behind its host statements, and take the pair out of the mesh.',
    },
    ja: {
      what: 'proxy セクションのあるホストが connection-mesh に含まれています。',
      why: "drbdadm がエラーにします（\"There is a drbd-8.x proxy config syntax within an 'on' section and you are using the 'mesh' keyword\"）。",
      fix: 'この 2 台の connection を書いて host 文にプロキシを指定し、connection-mesh から外します。',
    },
  },
  check(resource, report) {
    const { facts } = resource;
    if (facts.generated) return;
    const said = new Set<DrbdHost>();
    for (const name of facts.meshes.flatMap(m => m.hosts)) {
      const host = hostNamed(resource, name.value);
      if (!host?.facts.proxy || said.has(host)) continue;
      said.add(host);
      report(
        host.facts.proxy.at,
        {
          en: `a proxy in a host section does not go with a connection-mesh, which lists "${name.value}"`,
          ja: `connection-mesh に "${name.value}" があるため、ホストのセクションに proxy を書くことはできません`,
        },
        {
          refusedBy: ['drbdadm'],
          related: [{ ...name.at, message: { en: 'listed here', ja: 'ここで指定されています' } }],
        },
      );
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
    proxy on alpha { inside 127.0.0.1:7790; outside 192.168.1.1:7791; }
    ^^^^^ a proxy in a host section does not go with a connection-mesh, which lists "alpha"
  }
  on bravo {
    node-id 1;
    address 10.0.0.2:7789;
    proxy on bravo { inside 127.0.0.1:7790; outside 192.168.1.2:7791; }
    ^^^^^ a proxy in a host section does not go with a connection-mesh, which lists "bravo"
  }
  connection-mesh { hosts alpha bravo; }
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
