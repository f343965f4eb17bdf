import type { DrbdPathEnd } from '../cluster/drbd.ts';
import { addressKey } from '../cluster/drbd-addresses.ts';
import { joinNames } from '../cluster/drbd-hosts.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/paths-differ',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The paths of a connection join different hosts, or two are alike.',
      why: 'All paths of a connection lead to the same peer (DRBD User’s Guide, connections), and the kernel refuses an address pair that is used twice (ERR_LOCAL_AND_PEER_ADDR, ERR_PATH_COLLISION). drbdadm accepts the file.',
      fix: 'Give each path its own addresses of the same two hosts; connect other hosts by a connection of their own.',
    },
    ja: {
      what: '1 つの接続のパスが、異なるホストを結んでいるか、同じアドレスの組になっています。',
      why: '接続のすべてのパスは、同じ対向ノードにつながります（DRBD User’s Guide、接続の設定）。同じアドレスの組が 2 回使われると、カーネルが受け付けません（ERR_LOCAL_AND_PEER_ADDR、ERR_PATH_COLLISION）。drbdadm は受け付けます。',
      fix: '各パスには、同じ 2 台のホストの異なるアドレスを指定します。ほかのホストとは別の接続にします。',
    },
  },
  check({ facts, connections }, report) {
    if (facts.generated) return;
    for (const { paths } of connections) {
      if (paths.length < 2) continue;
      const whole = paths.filter(p => p.ends.length === 2 && p.ends.every(e => e.host));
      const [first, ...others] = whole;
      if (!first) continue;
      const seen = new Map<string, Place>();
      const note = (ends: readonly DrbdPathEnd[], at: Place): Place | undefined => {
        if (!ends.every(e => e.address)) return undefined;
        const key = ends
          .flatMap(e => (e.address ? [addressKey(e.address)] : []))
          .sort()
          .join(' ');
        const before = seen.get(key);
        if (!before) seen.set(key, at);
        return before;
      };
      note(first.ends, first.at);
      for (const { ends, at } of others) {
        const stranger = ends.find(e => !first.ends.some(f => f.host === e.host));
        if (stranger) {
          report(
            stranger.at,
            {
              en: `"${stranger.name}" is no end of this connection, whose first path joins ${joinNames(first.ends.map(e => e.name)).en}`,
              ja: `"${stranger.name}" はこの接続の端ではありません（最初のパスは ${joinNames(first.ends.map(e => e.name)).ja} を結んでいます）`,
            },
            { related: [{ ...first.at, message: { en: 'the first path', ja: '最初のパス' } }] },
          );
          continue;
        }
        const before = note(ends, at);
        if (!before) continue;
        report(
          at,
          { en: 'another path has the same two addresses', ja: '別のパスが同じアドレスの組を使用しています' },
          { related: [{ ...before, message: { en: 'the other path', ja: 'もう一方のパス' } }] },
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
    path { host alpha; host bravo; }
    path { host alpha; host bravo; }
    ^^^^ another path has the same two addresses
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
    path { host alpha; host bravo; }
    path {
      host alpha address 10.1.0.1:7789;
      host bravo address 10.1.0.2:7789;
    }
  }
}
`,
    ],
  },
});
