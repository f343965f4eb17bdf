import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/always-asbp-set',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'always-asbp is on.',
      why: 'The automatic policies then also decide where a third node was involved, whose data they do not know; this may throw away data and can trigger full syncs (drbd.conf(5), always-asbp).',
      fix: 'Remove the option.',
    },
    ja: {
      what: 'always-asbp が有効です。',
      why: '3 台目のノードが関わっていた場合も、そのデータを考慮せずに自動復旧ポリシーが適用されます。データが失われたり、フル同期が行われたりするおそれがあります（drbd.conf(5)、always-asbp）。',
      fix: 'オプションを削除します。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'always-asbp')) {
      if (text !== 'yes') continue;
      report(at, {
        en: 'with always-asbp the automatic policies also decide where a third node was involved',
        ja: 'always-asbp により、3 台目のノードが関わっていた場合にも自動復旧ポリシーが適用されます',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { always-asbp; }
        ^^^^^^^^^^^ with always-asbp the automatic policies also decide where a third node was involved
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { always-asbp no; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
