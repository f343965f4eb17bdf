import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { hostNamed } from '../cluster/drbd-hosts.ts';
import { nearName } from '../cluster/near-name.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/mesh-host-undefined',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A connection-mesh names a host that has no on section in the resource.',
      why: 'drbdadm refuses the file ("There is no \'on\' section for hostname …").',
      fix: 'Correct the name, or add the on section. Letter case does not matter, and a name may stand with or without its domain.',
    },
    ja: {
      what: 'connection-mesh に、リソースに on セクションのないホストがあります。',
      why: 'drbdadm がエラーにします（"There is no \'on\' section for hostname …"）。',
      fix: '名前を直すか、on セクションを追加します。大文字と小文字は区別されず、ドメインは省略できます。',
    },
  },
  check(resource, report) {
    const { facts, hostNames, name } = resource;
    if (facts.generated) return;
    const said = new Set<string>();
    const claimed = new Set(facts.meshes.flatMap(m => m.hosts.map(h => h.value.toLowerCase())));
    for (const host of facts.meshes.flatMap(m => m.hosts)) {
      if (said.has(host.value) || hostNamed(resource, host.value)) continue;
      said.add(host.value);
      const message = {
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
      const near =
        hostNames.length <= 64 ? nearName(host.value, hostNames, n => claimed.has(n.toLowerCase()))?.name : undefined;
      report(host.at, didYouMean(message, near), {
        refusedBy: ['drbdadm'],
        ...(near === undefined ? {} : { fixes: [changeName(host, near)] }),
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
  connection-mesh { hosts alpha bravo charlie; }
                                      ^^^^^^^ host "charlie" has no on section in resource "r0"
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection-mesh { hosts alpha bravi; }
                                ^^^^^ host "bravi" has no on section in resource "r0" (did you mean "bravo"?)
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha.example.com { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection-mesh { hosts Alpha bravo; }
}
`,
    ],
  },
});
