import { rule } from './rule.ts';

export default rule({
  id: 'drbd/several-hosts-in-one-section',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'One on section has several names.',
      why: 'That is for set-ups in which the address moves between the machines (drbd.conf(5), on): DRBD then runs on one of them at a time.',
      fix: 'Give each host a section of its own, unless that is meant.',
    },
    ja: {
      what: '1 つの on セクションに複数の名前があります。',
      why: 'アドレスがマシン間を移動する構成のための書き方です（drbd.conf(5)、on）。DRBD は、そのうち 1 台だけで動作します。',
      fix: '意図したものでなければ、ホストごとに on セクションを書きます。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    for (const { kind, names } of facts.hosts) {
      const second = names[1];
      if (kind !== 'on' || !second) continue;
      report(second.at, {
        en: `several names in one on section are for an address that moves between the machines`,
        ja: '1 つの on セクションに複数の名前を書くのは、アドレスがマシン間を移動する構成の場合です',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha charlie { node-id 0; address 10.0.0.1:7789; }
           ^^^^^^^ several names in one on section are for an address that moves between the machines
  on bravo { node-id 1; address 10.0.0.2:7789; }
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
