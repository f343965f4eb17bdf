import type { DrbdHost } from '../cluster/drbd.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostLabel, hostPlace } from '../cluster/drbd-hosts.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/host-without-address',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A host has no address, neither in its section nor in the connection.',
      why: 'drbdadm refuses a mesh or a connection whose host has no address. Where the connection is implicit, it builds none and says nothing, and drbdadm up crashes on the other host (9.22); DRBD 8.4 refuses the file.',
      fix: 'Add the address and port of the host.',
    },
    ja: {
      what: 'ホストのアドレスが、ホストのセクションにも接続にも書かれていません。',
      why: 'connection-mesh や接続のホストにアドレスがない場合、drbdadm がエラーにします。接続を書いていないリソースでは、何も報告せずに接続を作らず、もう一方のホストでは drbdadm up が異常終了します（9.22）。DRBD 8.4 ではエラーになります。',
      fix: 'ホストのアドレスとポート番号を追加します。',
    },
  },
  check(resource, report) {
    const { facts, configuration, connections } = resource;
    if (facts.generated || facts.incomplete) return;
    const said = new Set<DrbdHost>();
    if (!isDrbd9(configuration.version)) {
      for (const host of resource.hosts) {
        if (!host.facts.address) report(hostPlace(host.facts), message(host), { refusedBy: ['drbdadm'] });
      }
      return;
    }
    for (const { kind, paths } of connections) {
      for (const { host, address, at, facts: end } of paths.flatMap(p => p.ends)) {
        if (!host || said.has(host) || (end?.byAddress && !end.address)) continue;
        const portOnly = address && address.port === undefined && !end?.address;
        if (address && !portOnly) continue;
        said.add(host);
        if (kind === 'implicit') report(hostPlace(host.facts), message(host));
        else report(at, message(host), { refusedBy: ['drbdadm'] });
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; }
     ^^^^^ host "alpha" has no address
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; }
  connection-mesh { hosts alpha bravo charlie; }
                                      ^^^^^^^ host "charlie" has no address
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
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; }
  on bravo { node-id 1; }
  connection {
    host alpha address 10.0.0.1:7789;
    host bravo address 10.0.0.2:7789;
  }
}
`,
    ],
  },
});

function message({ facts }: DrbdHost): Text {
  const label = hostLabel(facts);
  return { en: `host "${label}" has no address`, ja: `ホスト "${label}" にアドレスがありません` };
}
