import { rule } from './rule.ts';

export default rule({
  id: 'drbd/connection-volume-undefined',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A connection has a volume section for a volume that the resource does not have.',
      why: 'drbdadm refuses the file ("There is a reference to a volume … that is not known in this resource").',
      fix: 'Correct the number, or remove the section.',
    },
    ja: {
      what: '接続に、リソースにないボリュームの volume セクションがあります。',
      why: 'drbdadm がエラーにします（"There is a reference to a volume … that is not known in this resource"）。',
      fix: '番号を直すか、セクションを削除します。',
    },
  },
  check({ facts, connections, name }, report) {
    if (facts.generated || facts.incomplete) return;
    for (const connection of connections) {
      const ends = connection.paths[0]?.ends ?? [];
      for (const { number } of connection.facts?.volumes ?? []) {
        const unknown = ends.some(({ host }) => host && !host.volumes.some(v => v.number === number.value));
        if (!unknown) continue;
        report(
          number.at,
          {
            en: `resource "${name}" has no volume ${number.value}`,
            ja: `リソース "${name}" にボリューム ${number.value} はありません`,
          },
          { refusedBy: ['drbdadm'] },
        );
      }
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
  connection {
    host alpha;
    host bravo;
    volume 5 { disk { resync-rate 10M; } }
           ^ resource "r0" has no volume 5
  }
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
  connection {
    host alpha;
    host bravo;
    volume 0 { disk { resync-rate 10M; } }
  }
}
`,
    ],
  },
});
