import type { DrbdHostFacts } from '../cluster/drbd.ts';
import { isLoopback } from '../cluster/drbd-addresses.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostLabel, hostPlace } from '../cluster/drbd-hosts.ts';
import type { Edit } from '../text/edit.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/node-id-missing',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A host has no node-id although the resource needs one for each host.',
      why: 'drbdadm refuses the file ("node-id keyword missing"). Only where a resource has two hosts, no connection section and no node-id at all does it make the numbers up, as for files of DRBD 8.4.',
      fix: 'Add a node-id to each host. On a host whose metadata already exists, take the number that stands there (drbdadm dump-md).',
    },
    ja: {
      what: 'すべてのホストに node-id が必要なリソースで、node-id のないホストがあります。',
      why: 'drbdadm がエラーにします（"node-id keyword missing"）。番号が自動的に決まるのは、DRBD 8.4 のファイルのように、ホストが 2 台で connection セクションがなく、node-id を 1 つも書いていない場合だけです。',
      fix: '各ホストに node-id を追加します。既にメタデータがあるホストでは、記録されている番号を指定します（drbdadm dump-md で確認できます）。',
    },
  },
  check({ facts, configuration }, report) {
    if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return;
    const { hosts, connections } = facts;
    const missing = hosts.filter(h => h.nodeIdText === undefined);
    if (missing.length === 0) return;
    // drbdadm makes the two ids up from the addresses, as DRBD 8.4 had none.
    const [one, other] = hosts;
    if (hosts.length === 2 && missing.length === 2 && connections.length === 0 && one?.address && other?.address) {
      // With the same port too, it is one address used twice.
      if (hashedAddress(one) === hashedAddress(other) && one.address.port !== other.address.port) {
        report(
          other.address.at,
          {
            en: 'both hosts have the same address, so drbdadm cannot make up node-ids from the addresses',
            ja: '両ホストのアドレスが同じため、drbdadm はアドレスから node-id を決められません',
          },
          {
            refusedBy: ['drbdadm'],
            related: [{ ...one.address.at, message: { en: 'the same address', ja: '同じアドレス' } }],
          },
        );
      }
      return;
    }
    const used = new Set(hosts.flatMap(h => (h.nodeId ? [h.nodeId.value] : [])));
    let free = 0;
    for (const host of missing) {
      while (used.has(free)) free++;
      used.add(free);
      const label = hostLabel(host);
      const edit = insertion(host, `node-id ${free};`);
      report(
        hostPlace(host),
        { en: `host "${label}" has no node-id`, ja: `ホスト "${label}" に node-id がありません` },
        {
          refusedBy: ['drbdadm'],
          ...(edit
            ? {
                fixes: [
                  {
                    title: { en: `Add node-id ${free}`, ja: `node-id ${free} を追加する` },
                    safe: false,
                    edits: [edit],
                  },
                ],
              }
            : {}),
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
  on bravo { address 10.0.0.2:7789; }
     ^^^^^ host "bravo" has no node-id
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7789; }
     ^^^^^ host "alpha" has no node-id
  on bravo { address 10.0.0.2:7789; }
     ^^^^^ host "bravo" has no node-id
  on charlie { address 10.0.0.3:7789; }
     ^^^^^^^ host "charlie" has no node-id
  connection-mesh { hosts alpha bravo charlie; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.1:7790; }
                     ^^^^^^^^^^^^^ both hosts have the same address, so drbdadm cannot make up node-ids from the addresses
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
  },
});

/** What drbdadm makes the number up from: the address without its port, behind a proxy the one outside. */
function hashedAddress({ address, proxy }: DrbdHostFacts): string | undefined {
  return address && isLoopback(address) && proxy?.outside ? proxy.outside.host : address?.host;
}

/** Behind the address, whose semicolon then ends the new statement. */
function insertion(host: DrbdHostFacts, text: string): (Edit & { file: string }) | undefined {
  const { address } = host;
  if (!address || host.kind === 'floating') return undefined;
  const { file, span } = address.at;
  return { file, span: { start: span.end, end: span.end }, newText: `; ${text.slice(0, -1)}` };
}
