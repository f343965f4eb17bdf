import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-section',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'common or global is written in two files of one configuration.',
      why: 'drbdadm reads all included files as one and refuses the second section ("conflicting use of global section").',
      fix: 'Keep one of the two, and move what the other says there.',
    },
    ja: {
      what: '1 つの構成の 2 つのファイルに、common または global が書かれています。',
      why: 'drbdadm は include されたファイルをすべて 1 つの設定として読み、2 つ目のセクションをエラーにします（"conflicting use of global section"）。',
      fix: '一方だけを残し、もう一方の内容をそこに移します。',
    },
  },
  check({ parts, start }, report) {
    // Loose files need not be read together.
    if (start === undefined) return;
    for (const name of ['common', 'global'] as const) {
      const sections = parts.flatMap(({ facts }) => facts[name]?.at ?? []);
      const [first, ...others] = sections;
      if (!first) continue;
      for (const at of others) {
        report(
          at,
          {
            en: `${name} is already written in another file of this configuration`,
            ja: `${name} は同じ構成の別のファイルに既に書かれています`,
          },
          {
            refusedBy: ['drbdadm'],
            related: [{ ...first, message: { en: `the first ${name}`, ja: `最初の ${name}` } }],
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- drbd.conf --
include "drbd.d/global_common.conf";
include "drbd.d/*.res";
-- drbd.d/global_common.conf --
global { usage-count no; }
common { net { protocol C; } }
-- drbd.d/r0.res --
global { usage-count yes; }
^^^^^^ global is already written in another file of this configuration
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
-- drbd.conf --
include "drbd.d/global_common.conf";
include "drbd.d/*.res";
-- drbd.d/global_common.conf --
global { usage-count no; }
common { net { protocol C; } }
-- drbd.d/r0.res --
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
