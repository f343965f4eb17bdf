import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/split-brain-discards-data',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A split brain is resolved automatically by throwing data away.',
      why: 'Changes made on the losing side disappear without a question (drbd.conf(5), after-sb-0pri and after-sb-1pri; DRBD User’s Guide, automatic split brain recovery). Only disconnect and discard-zero-changes lose nothing.',
      fix: 'Use disconnect, or discard-zero-changes for after-sb-0pri. With working fencing or quorum there is no split brain to resolve.',
    },
    ja: {
      what: 'スプリットブレインが、データを破棄して自動的に解決されます。',
      why: '負けた側の変更は、確認なしに失われます（drbd.conf(5)、after-sb-0pri と after-sb-1pri、DRBD User’s Guide、スプリットブレインの自動復旧）。何も失わないのは、disconnect と discard-zero-changes だけです。',
      fix: 'disconnect にします。after-sb-0pri では discard-zero-changes も使えます。フェンシングまたはクォーラムが機能していれば、スプリットブレインは起こりません。',
    },
  },
  check(configuration, report) {
    const say = (name: string, discards: (value: string) => boolean): void => {
      for (const { text, at } of writtenEverywhere(configuration, 'net', name)) {
        if (!discards(text)) continue;
        report(at, {
          en: `${name} ${text} throws away the changes of one side without asking`,
          ja: `${name} の ${text} は、一方のノードの変更を確認なしに破棄します`,
        });
      }
    };
    say('after-sb-0pri', value =>
      /^discard-(?:(?:younger|older)-primary|least-changes|local|remote|node-.+)$/.test(value),
    );
    say('after-sb-1pri', value => value === 'discard-secondary');
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    after-sb-0pri discard-younger-primary;
                  ^^^^^^^^^^^^^^^^^^^^^^^ after-sb-0pri discard-younger-primary throws away the changes of one side without asking
    after-sb-1pri discard-secondary;
                  ^^^^^^^^^^^^^^^^^ after-sb-1pri discard-secondary throws away the changes of one side without asking
  }
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
  net {
    after-sb-0pri discard-zero-changes;
    after-sb-1pri consensus;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
