import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-all',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'quorum is all.',
      why: 'The loss of any host then stops the resource, which is rarely wanted (DRBD User’s Guide, quorum).',
      fix: 'Write majority, unless every host must be there.',
    },
    ja: {
      what: 'quorum が all です。',
      why: 'どのホストを失ってもリソースが停止します。このような動作が必要なことはまれです（DRBD User’s Guide、クォーラム）。',
      fix: 'すべてのホストが必要な場合を除き、majority にします。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'options', 'quorum')) {
      if (text !== 'all') continue;
      report(at, {
        en: 'with quorum all the loss of any host stops the resource',
        ja: 'quorum が all のため、どのホストを失ってもリソースが停止します',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum all; }
                   ^^^ with quorum all the loss of any host stops the resource
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
