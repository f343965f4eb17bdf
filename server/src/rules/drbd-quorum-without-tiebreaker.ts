import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-without-tiebreaker',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'quorum is majority, but an even number of hosts have a disk and none is a tiebreaker.',
      why: 'A majority of two is two: when one host fails, the other loses quorum too. With four hosts a split into halves leaves no side with quorum. A diskless host that is connected to the others counts as tiebreaker (DRBD User’s Guide, quorum; kernel drbd_state.c).',
      fix: 'Add a diskless host (disk none) to the resource and its connections, or a third host with a disk.',
    },
    ja: {
      what: 'quorum が majority ですが、ディスクを持つホストが偶数台で、タイブレーカがありません。',
      why: '2 台の過半数は 2 台のため、一方のホストが故障すると、もう一方もクォーラムを失います。4 台の場合は、半分ずつに分断されると、どちらの側もクォーラムを得られません。ほかのホストと接続されたディスクレスのホストは、タイブレーカになります（DRBD User’s Guide、クォーラム、カーネルの drbd_state.c）。',
      fix: 'リソースとその接続に、ディスクレスのホスト（disk none）か、ディスクを持つ 3 台目のホストを追加します。',
    },
  },
  check(resource, report) {
    const quorum = resource.options.get('quorum');
    if (quorum?.value !== 'majority' || !quorum.at) return;
    const disks = diskCounts(resource);
    const count = disks?.diskful.length ?? 0;
    if (!disks || count < 2 || count % 2 !== 0 || disks.diskless.length > 0) return;
    report(
      quorum.at,
      count === 2
        ? {
            en: 'quorum is majority, but with 2 hosts that have a disk and no tiebreaker, one loses quorum when the other fails',
            ja: 'quorum が majority ですが、ディスクを持つホストが 2 台でタイブレーカがないため、一方が故障すると残りのホストもクォーラムを失います',
          }
        : {
            en: `quorum is majority, but with ${count} hosts that have a disk and no tiebreaker, a split into halves leaves no side with quorum`,
            ja: `quorum が majority ですが、ディスクを持つホストが ${count} 台でタイブレーカがないため、半分ずつに分断されるとどちらの側もクォーラムを得られません`,
          },
    );
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
                   ^^^^^^^^ quorum is majority, but with 2 hosts that have a disk and no tiebreaker, one loses quorum when the other fails
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
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
  options { quorum majority; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk none; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
