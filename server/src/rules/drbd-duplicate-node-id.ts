import type { DrbdHostFacts } from '../cluster/drbd.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostLabel } from '../cluster/drbd-hosts.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-node-id',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Two hosts of a resource have the same node-id.',
      why: 'drbdadm refuses the file ("conflicting use of node-id"). DRBD tells the peers of a resource apart by node-id, also in the metadata on disk.',
      fix: 'Give each host a number of its own (0 to 31). A number that is already in the metadata of a host must stay as it is there.',
    },
    ja: {
      what: '1 つのリソースで、2 台のホストの node-id が同じです。',
      why: 'drbdadm がエラーにします（"conflicting use of node-id"）。DRBD はリソースの対向ノードを node-id で区別し、ディスク上のメタデータにも記録します。',
      fix: 'ホストごとに異なる番号（0～31）にします。既にメタデータに記録されている番号は、そのまま使う必要があります。',
    },
  },
  check({ facts, configuration }, report) {
    if (facts.generated || !isDrbd9(configuration.version)) return;
    const seen = new Map<number, { host: DrbdHostFacts; nodeId: Located<number> }>();
    const used = new Set(facts.hosts.flatMap(h => (h.nodeId ? [h.nodeId.value] : [])));
    for (const host of facts.hosts) {
      const { nodeId } = host;
      if (!nodeId) continue;
      const first = seen.get(nodeId.value);
      if (!first) {
        seen.set(nodeId.value, { host, nodeId });
        continue;
      }
      const label = hostLabel(first.host);
      let free = 0;
      while (used.has(free)) free++;
      report(
        nodeId.at,
        {
          en: `node-id ${nodeId.value} is already used by host "${label}"`,
          ja: `node-id ${nodeId.value} は既にホスト "${label}" が使用しています`,
        },
        {
          // drbdadm compares the texts (0 and 00 pass), the kernel the numbers.
          ...(first.host.nodeIdText === host.nodeIdText ? { refusedBy: ['drbdadm'] as const } : {}),
          related: [{ ...first.nodeId.at, message: { en: `host "${label}"`, ja: `ホスト "${label}"` } }],
          fixes: [
            {
              title: { en: `Change node-id to ${free}`, ja: `node-id を ${free} に変更する` },
              safe: false,
              edits: [{ ...nodeId.at, newText: String(free) }],
            },
          ],
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 0; address 10.0.0.2:7789; }
                     ^ node-id 0 is already used by host "alpha"
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
