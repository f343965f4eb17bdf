import { drbdDiskScopes, drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/resync-rate-without-effect',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'resync-rate is set, but the dynamic resync controller is on.',
      why: 'resync-rate is for a fixed rate: it works only with c-plan-ahead 0 (drbd.conf(5), resync-rate; DRBD User’s Guide, permanent fixed sync rate). The default of c-plan-ahead is 2 s in DRBD 8.4 and 9, and 0 in 8.3.',
      fix: 'Set c-max-rate (and c-fill-target) instead, or c-plan-ahead 0 for a fixed rate.',
    },
    ja: {
      what: 'resync-rate が設定されていますが、動的な再同期の制御が有効です。',
      why: 'resync-rate は固定レート用で、c-plan-ahead が 0 の場合にだけ使われます（drbd.conf(5)、resync-rate、DRBD User’s Guide、固定の同期レート）。c-plan-ahead のデフォルト値は、DRBD 8.4 と 9 では 2 秒、8.3 では 0 です。',
      fix: '代わりに c-max-rate（および c-fill-target）を設定するか、固定レートにする場合は c-plan-ahead を 0 にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { disk } of [...drbdOptionScopes(configuration), ...drbdDiskScopes(configuration)]) {
      const rate = disk.get('resync-rate');
      const ahead = disk.number('c-plan-ahead');
      if (!rate?.at || !ahead || ahead.value === 0) continue;
      const shown = { ...ahead, value: `${ahead.value / 10} s` };
      const { en } = isValue('c-plan-ahead', shown, rate);
      const { ja } = isValue('c-plan-ahead', { ...ahead, value: `${ahead.value / 10} 秒` }, rate);
      say(
        rate.at,
        {
          en: `resync-rate works only with c-plan-ahead 0, but ${en}`,
          ja: `resync-rate が使われるのは c-plan-ahead が 0 の場合だけですが、${joinJa(ja, 'です')}`,
        },
        { related: relatedValues(rate.at, [['c-plan-ahead', shown]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { resync-rate 100M; }
                     ^^^^ resync-rate works only with c-plan-ahead 0, but c-plan-ahead is 2 s (the default)
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
    c-plan-ahead 0;
    resync-rate 100M;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { c-max-rate 100M; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
