import type { DrbdHost } from '../cluster/drbd.ts';
import { hostLabel } from '../cluster/drbd-hosts.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/minors-differ',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A volume has different minor numbers on its hosts.',
      why: 'DRBD does not mind, but /dev/drbdN then names different volumes on different hosts, also in the resources of a cluster manager and in scripts.',
      fix: 'Use the same number on all hosts.',
    },
    ja: {
      what: 'ボリュームのマイナー番号がホストによって異なります。',
      why: 'DRBD の動作に問題はありませんが、/dev/drbdN がホストによって異なるボリュームを指すことになり、クラスタマネージャのリソースやスクリプトで混乱を招きます。',
      fix: '全ホストで同じ番号にします。',
    },
  },
  check({ facts, hosts }, report) {
    if (facts.generated) return;
    const first = new Map<number, { host: DrbdHost; minor: Located<number> }>();
    for (const host of hosts) {
      if (host.facts.kind === 'stacked-on-top-of') continue;
      for (const { number, minor } of host.volumes) {
        const before = first.get(number);
        if (!minor) continue;
        if (!before) {
          first.set(number, { host, minor });
          continue;
        }
        if (before.minor.value === minor.value) continue;
        const label = hostLabel(before.host.facts);
        report(
          minor.at,
          {
            en: `volume ${number} has minor ${minor.value} here, but ${before.minor.value} on host "${label}"`,
            ja: `ボリューム ${number} のマイナー番号はここでは ${minor.value} ですが、ホスト "${label}" では ${before.minor.value} です`,
          },
          { related: [{ ...before.minor.at, message: { en: `host "${label}"`, ja: `ホスト "${label}"` } }] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; device minor 0; }
  on bravo { node-id 1; address 10.0.0.2:7789; device minor 1; }
                                                            ^ volume 0 has minor 1 here, but 0 on host "alpha"
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
