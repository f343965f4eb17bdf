import type { DrbdConnection, DrbdHost } from '../cluster/drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/hosts-connected-twice',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Two hosts are connected by two connections.',
      why: 'The second connection to a peer is refused at run time, because the node-id of the peer is already connected (measured: drbdadm 9.22 and 9.34 make both). Two networks belong into one connection, as two paths.',
      fix: 'Remove one of them, or write two path sections in one connection.',
    },
    ja: {
      what: '2 台のホストの間に、2 つの接続があります。',
      why: '対向ノードの node-id が既に使用されているため、2 つ目の接続は実行時に拒否されます（drbdadm 9.22 と 9.34 は両方とも作成します）。2 つのネットワークを使う場合は、1 つの接続に path を 2 つ書きます。',
      fix: '一方を削除するか、1 つの接続に path セクションを 2 つ書きます。',
    },
  },
  check({ facts, connections }, report) {
    if (facts.generated) return;
    const first = new Map<string, DrbdConnection>();
    const said = new Set<string>();
    const ids = new Map<DrbdHost, number>();
    const idOf = (host: DrbdHost): number => {
      const known = ids.get(host) ?? ids.size;
      ids.set(host, known);
      return known;
    };
    for (const connection of connections) {
      const [one, other, more] = connection.paths[0]?.ends ?? [];
      if (!one?.host || !other?.host || more || one.host === other.host) continue;
      const [a, b] = [idOf(one.host), idOf(other.host)];
      const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
      const before = first.get(pair);
      if (!before) {
        first.set(pair, connection);
        continue;
      }
      // Of a connection the second host is the word at fault; of a mesh its later host.
      const place = `${other.at.file} ${other.at.span.start}`;
      if (said.has(place)) continue;
      said.add(place);
      report(
        other.at,
        {
          en: `"${one.name}" and "${other.name}" are already connected`,
          ja: `"${one.name}" と "${other.name}" は既に接続されています`,
        },
        { related: [{ ...before.at, message: { en: 'connected here', ja: 'ここで接続されています' } }] },
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
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection { host alpha; host bravo; }
  connection { host alpha; host bravo; }
                                ^^^^^ "alpha" and "bravo" are already connected
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
