import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostPlace } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/connections-missing',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource with more than two hosts has no connection.',
      why: 'drbdadm connects two hosts by itself, but with three it prints a note ("Use explicit \'connection\' sections …") and connects none of them.',
      fix: 'Add a connection-mesh with all hosts, or the connections one by one.',
    },
    ja: {
      what: 'ホストが 3 台以上のリソースに、接続が書かれていません。',
      why: 'drbdadm は、ホストが 2 台なら自動的に接続を作りますが、3 台以上ではメッセージ（"Use explicit \'connection\' sections …"）を表示し、どのホストも接続しません。',
      fix: 'すべてのホストを指定した connection-mesh か、個々の connection を追加します。',
    },
  },
  check({ facts, hosts, hostNames, configuration }, report) {
    if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return;
    const third = hosts[2];
    if (!third || facts.connections.length > 0 || facts.meshes.length > 0) return;
    const { file, span } = facts.section;
    const named = hosts.every(h => h.facts.kind === 'on');
    report(
      hostPlace(third.facts),
      {
        en: `with ${hosts.length} hosts the resource needs connections, and there are none`,
        ja: `ホストが ${hosts.length} 台のリソースには接続の記述が必要ですが、1 つもありません`,
      },
      named
        ? {
            fixes: [
              {
                title: { en: 'Add a connection-mesh of all hosts', ja: '全ホストの connection-mesh を追加する' },
                safe: false,
                edits: [
                  {
                    file,
                    span: { start: span.end - 1, end: span.end - 1 },
                    newText: `  connection-mesh {\n    hosts ${hostNames.join(' ')};\n  }\n`,
                  },
                ],
              },
            ],
          }
        : {},
    );
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
     ^^^^^^^ with 3 hosts the resource needs connections, and there are none
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
