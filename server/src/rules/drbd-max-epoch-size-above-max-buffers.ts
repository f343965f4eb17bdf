import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/max-epoch-size-above-max-buffers',
  severity: 'hint',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'max-epoch-size is above max-buffers.',
      why: 'The guides advise to keep both equal, or max-buffers larger (DRBD User’s Guide, throughput tuning).',
      fix: 'Raise max-buffers to max-epoch-size.',
    },
    ja: {
      what: 'max-epoch-size が max-buffers を超えています。',
      why: '両方を同じ値にするか、max-buffers を大きくすることが推奨されます（DRBD User’s Guide、スループットのチューニング）。',
      fix: 'max-buffers を max-epoch-size 以上にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const [epoch, buffers] = [net.number('max-epoch-size'), net.number('max-buffers')];
      if (!epoch || !buffers || epoch.value <= buffers.value) continue;
      const at = epoch.at ?? buffers.at;
      if (!at) continue;
      say(
        at,
        {
          en: `max-epoch-size (${epoch.value}) is above max-buffers (${buffers.value})`,
          ja: `max-epoch-size（${epoch.value}）が max-buffers（${buffers.value}）を超えています`,
        },
        { related: relatedValues(at, [['max-buffers', buffers]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    max-buffers 2000;
    max-epoch-size 8000;
                   ^^^^ max-epoch-size (8000) is above max-buffers (2000)
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
    max-buffers 8000;
    max-epoch-size 8000;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
