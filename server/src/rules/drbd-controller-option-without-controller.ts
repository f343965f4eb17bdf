import { drbdDiskScopes, drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/controller-option-without-controller',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'An option of the dynamic resync controller is set, but the controller is off.',
      why: 'c-fill-target, c-delay-target and c-max-rate belong to the controller, which c-plan-ahead 0 switches off (drbd.conf(5), c-plan-ahead).',
      fix: 'Set resync-rate for a fixed rate, or give c-plan-ahead a value.',
    },
    ja: {
      what: '動的な再同期の制御のオプションがありますが、制御が無効です。',
      why: 'c-fill-target、c-delay-target、c-max-rate は動的な制御のオプションで、c-plan-ahead が 0 の場合は使われません（drbd.conf(5)、c-plan-ahead）。',
      fix: '固定レートにする場合は resync-rate を設定し、そうでなければ c-plan-ahead を 0 以外にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { disk } of [...drbdOptionScopes(configuration), ...drbdDiskScopes(configuration)]) {
      const ahead = disk.number('c-plan-ahead');
      if (ahead?.value !== 0) continue;
      for (const name of ['c-fill-target', 'c-delay-target', 'c-max-rate']) {
        const option = disk.get(name);
        if (!option?.at) continue;
        const { en, ja } = isValue('c-plan-ahead', ahead, option);
        say(
          option.at,
          { en: `${name} has no effect, because ${en}`, ja: `${joinJa(ja, 'のため')}、${name} は無視されます` },
          { related: relatedValues(option.at, [['c-plan-ahead', ahead]]) },
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk {
    c-plan-ahead 0;
    c-max-rate 100M;
               ^^^^ c-max-rate has no effect, because c-plan-ahead is 0
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
  disk {
    c-plan-ahead 20;
    c-max-rate 100M;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
