import { sameHost } from '../cluster/drbd-host-names.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/mesh-without-effect',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A connection-mesh connects nothing, or names a host twice.',
      why: 'A mesh makes a connection of each pair of its hosts; with fewer than two there is none, and a repeated name is passed over (drbdadm 9.22 and 9.34 say nothing).',
      fix: 'Name at least two hosts, each once.',
    },
    ja: {
      what: 'connection-mesh が何も接続しないか、同じホストが 2 回書かれています。',
      why: 'connection-mesh は、ホストの組ごとに接続を作ります。2 台未満では接続がなく、重複した名前は無視されます（drbdadm 9.22 と 9.34 は何も報告しません）。',
      fix: '2 台以上のホストを 1 回ずつ書きます。',
    },
  },
  check(resource, report) {
    const { facts } = resource;
    if (facts.generated || facts.incomplete) return;
    for (const { hosts, at } of facts.meshes) {
      const seen: Located<string>[] = [];
      for (const host of hosts) {
        const before = seen.length < 64 ? seen.find(h => sameHost(h.value, host.value)) : undefined;
        if (!before) {
          seen.push(host);
          continue;
        }
        report(
          host.at,
          {
            en: `"${host.value}" is already in this mesh`,
            ja: `"${host.value}" はこの connection-mesh に既にあります`,
          },
          {
            tags: ['unnecessary'],
            related: [{ ...before.at, message: { en: 'named here first', ja: '最初の記述はここです' } }],
          },
        );
      }
      if (seen.length >= 2) continue;
      report(seen[0]?.at ?? at, {
        en: `a connection-mesh of ${seen.length === 1 ? 'one host' : 'no host'} connects nothing`,
        ja: `ホストが ${seen.length} 台の connection-mesh では、何も接続されません`,
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
  connection-mesh { hosts alpha; }
                          ^^^^^ a connection-mesh of one host connects nothing
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection-mesh { hosts alpha bravo alpha; }
                                      ^^^^^ "alpha" is already in this mesh
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
