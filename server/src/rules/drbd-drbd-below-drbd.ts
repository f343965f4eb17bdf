import { rule } from './rule.ts';

export default rule({
  id: 'drbd/drbd-below-drbd',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The backing disk is a DRBD device outside of a stacked resource.',
      why: 'Stacking has its own syntax, stacked-on-top-of, which also takes care of the order of start and promotion (drbd.conf(5) of DRBD 8.4).',
      fix: 'Write the host section as stacked-on-top-of, or use one resource with more hosts (DRBD 9).',
    },
    ja: {
      what: 'スタックリソースではないのに、下位デバイスが DRBD デバイスです。',
      why: 'スタックには stacked-on-top-of という専用の構文があり、起動と昇格の順序も管理されます（DRBD 8.4 の drbd.conf(5)）。',
      fix: 'ホストのセクションを stacked-on-top-of で書くか、DRBD 9 では 1 つのリソースにホストを追加します。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    for (const { disk } of [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)]) {
      if (!disk || !/^\/dev\/drbd(?:\d+$|\/by-(?:res|disk)\/)/.test(disk.value)) continue;
      report(disk.at, {
        en: `${disk.value} is a DRBD device itself (stacked-on-top-of is the syntax for stacking)`,
        ja: `${disk.value} は DRBD デバイスです（スタックには stacked-on-top-of を使います）`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 10;
  disk /dev/drbd0;
       ^^^^^^^^^^ /dev/drbd0 is a DRBD device itself (stacked-on-top-of is the syntax for stacking)
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/drbdpool/r0;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
