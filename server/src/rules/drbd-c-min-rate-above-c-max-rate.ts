import { drbdDiskScopes, drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { humanValue, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/c-min-rate-above-c-max-rate',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'c-min-rate is above c-max-rate.',
      why: 'c-min-rate is what a resync may always use, c-max-rate its limit (drbd.conf(5)). drbdadm and the kernel accept the contradiction. A c-max-rate of 0 is no limit.',
      fix: 'Lower c-min-rate, or raise c-max-rate.',
    },
    ja: {
      what: 'c-min-rate が c-max-rate を超えています。',
      why: 'c-min-rate は再同期が常に使える帯域、c-max-rate はその上限です（drbd.conf(5)）。drbdadm とカーネルは、この矛盾を受け付けます。c-max-rate が 0 の場合は無制限です。',
      fix: 'c-min-rate を下げるか、c-max-rate を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const { version } = configuration;
    const shown = (name: string, text: string) => humanValue('disk', name, text, version);
    for (const { disk } of [...drbdOptionScopes(configuration), ...drbdDiskScopes(configuration)]) {
      const [least, most] = [disk.number('c-min-rate'), disk.number('c-max-rate')];
      const [minText, maxText] = [disk.get('c-min-rate'), disk.get('c-max-rate')];
      const at = least?.at ?? most?.at;
      if (!least || !most || !at || !minText || !maxText || most.value === 0 || least.value <= most.value) continue;
      const [min, max] = [shown('c-min-rate', minText.value), shown('c-max-rate', maxText.value)];
      say(
        at,
        {
          en: `c-min-rate (${min.en}) is above c-max-rate (${max.en})`,
          ja: `c-min-rate（${min.ja}）が c-max-rate（${max.ja}）を超えています`,
        },
        { related: relatedValues(at, [['c-max-rate', maxText]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk {
    c-min-rate 200M;
               ^^^^ c-min-rate (200 MiB/s) is above c-max-rate (100 MiB/s)
    c-max-rate 100M;
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
    c-min-rate 10M;
    c-max-rate 100M;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
