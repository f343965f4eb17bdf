import { drbdDiskScopes, drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/c-delay-target-without-effect',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'c-delay-target is set, but c-fill-target is not 0.',
      why: 'The controller aims at a delay only where c-fill-target is 0 (drbd.conf(5), c-delay-target); its default is 100 sectors since DRBD 8.4.',
      fix: 'Set c-fill-target 0, or remove c-delay-target.',
    },
    ja: {
      what: 'c-delay-target が設定されていますが、c-fill-target が 0 ではありません。',
      why: '遅延を目標とする制御は、c-fill-target が 0 の場合にだけ行われます（drbd.conf(5)、c-delay-target）。c-fill-target のデフォルト値は、DRBD 8.4 以降では 100 セクタです。',
      fix: 'c-fill-target を 0 にするか、c-delay-target を削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { disk } of [...drbdOptionScopes(configuration), ...drbdDiskScopes(configuration)]) {
      const delay = disk.get('c-delay-target');
      const fill = disk.number('c-fill-target');
      const ahead = disk.number('c-plan-ahead');
      if (!delay?.at || !fill || fill.value === 0 || ahead?.value === 0) continue;
      const { en, ja } = isValue('c-fill-target', fill, delay);
      say(
        delay.at,
        {
          en: `c-delay-target works only with c-fill-target 0, but ${en}`,
          ja: `c-delay-target が使われるのは c-fill-target が 0 の場合だけですが、${joinJa(ja, 'です')}`,
        },
        { related: relatedValues(delay.at, [['c-fill-target', fill]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { c-delay-target 20; }
                        ^^ c-delay-target works only with c-fill-target 0, but c-fill-target is 100 (the default)
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
    c-fill-target 0;
    c-delay-target 20;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
