import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { nearName } from '../cluster/near-name.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/connection-host-undefined',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A connection or path names a host that has no section in the resource.',
      why: 'drbdadm refuses the file, also where the host statement has an address of its own. Where an end is given by an address that no host section has, drbdadm 9.22 and 9.34 crash.',
      fix: 'Correct the name or address, or add the on section.',
    },
    ja: {
      what: '接続またはパスに、リソースにセクションのないホストがあります。',
      why: 'host 文にアドレスが書かれていても、drbdadm はエラーにします。どのホストにもないアドレスで指定すると、drbdadm 9.22 と 9.34 は異常終了します。',
      fix: '名前またはアドレスを直すか、on セクションを追加します。',
    },
  },
  check(resource, report) {
    const { facts, hostNames, name } = resource;
    if (facts.generated) return;
    for (const { facts: connection, paths } of resource.connections) {
      if (!connection) continue;
      for (const { host: known, facts: end } of paths.flatMap(p => p.ends)) {
        if (!end || known || (end.byAddress && !end.address)) continue;
        const { host } = end;
        const message = end.byAddress
          ? {
              en: `no host of resource "${name}" has the address ${host.value}`,
              ja: `アドレス ${host.value} のホストがリソース "${name}" にありません`,
            }
          : {
              en: `host "${host.value}" has no on section in resource "${name}"`,
              ja: `ホスト "${host.value}" の on セクションがリソース "${name}" にありません`,
            };
        if (facts.incomplete) {
          const { en, ja } = message;
          const omitted = {
            en: `${en} (parts of the file are omitted)`,
            ja: `${ja}（ファイルの一部が省略されています）`,
          };
          report(host.at, omitted, { severity: 'info' });
          continue;
        }
        const near = end.byAddress || hostNames.length > 64 ? undefined : nearName(host.value, hostNames)?.name;
        report(host.at, didYouMean(message, near), {
          // An unknown address is no message of drbdadm, but a crash.
          ...(end.byAddress ? {} : { refusedBy: ['drbdadm'] }),
          ...(near === undefined ? {} : { fixes: [changeName(host, near)] }),
        });
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
    host charlie address 10.0.0.3:7789;
         ^^^^^^^ host "charlie" has no on section in resource "r0"
  }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  floating 10.0.0.1:7789 { node-id 0; }
  floating 10.0.0.2:7789 { node-id 1; }
  connection {
    address 10.0.0.1:7789;
    address 10.0.0.9:7789;
            ^^^^^^^^^^^^^ no host of resource "r0" has the address 10.0.0.9:7789
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
    host bravo port 7790;
  }
}
`,
    ],
  },
});
