import { hostNamed } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/floating-host-by-name',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A floating host is named in host or hosts.',
      why: 'The name that drbdadm gives such a host changed: ADDRESS:PORT up to drbd-utils 9.22, ADDRESS_PORT in newer ones, and each refuses the other. The address statements of a connection work in all versions.',
      fix: 'Write a connection with address statements.',
    },
    ja: {
      what: 'フローティングのホストが、host または hosts で名前により指定されています。',
      why: 'drbdadm がこのようなホストに付ける名前は、drbd-utils 9.22 までは ADDRESS:PORT、それ以降では ADDRESS_PORT で、互いに受け付けません。connection の address 文は、どのバージョンでも使えます。',
      fix: 'connection に address 文を書きます。',
    },
  },
  check(resource, report) {
    const { facts } = resource;
    if (facts.generated || !resource.hosts.some(h => h.facts.kind === 'floating')) return;
    const ends = facts.connections.flatMap(c => [...c.ends, ...c.paths.flatMap(p => p.ends)]);
    const names = [...ends.filter(e => !e.byAddress).map(e => e.host), ...facts.meshes.flatMap(m => m.hosts)];
    for (const name of names) {
      if (hostNamed(resource, name.value)?.facts.kind !== 'floating') continue;
      report(name.at, {
        en: `other versions of drbdadm know this floating host by another name than "${name.value}"`,
        ja: `このフローティングのホストは、ほかのバージョンの drbdadm では "${name.value}" とは別の名前になります`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  floating 10.0.0.1:7789 { node-id 0; }
  floating 10.0.0.2:7789 { node-id 1; }
  connection-mesh { hosts 10.0.0.1_7789 10.0.0.2_7789; }
                          ^^^^^^^^^^^^^ other versions of drbdadm know this floating host by another name than "10.0.0.1_7789"
                                        ^^^^^^^^^^^^^ other versions of drbdadm know this floating host by another name than "10.0.0.2_7789"
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  floating 10.0.0.1:7789 { node-id 0; }
  floating 10.0.0.2:7789 { node-id 1; }
  connection {
    address 10.0.0.1:7789;
    address 10.0.0.2:7789;
  }
}
`,
    ],
  },
});
