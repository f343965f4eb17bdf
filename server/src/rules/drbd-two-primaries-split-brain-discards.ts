import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/two-primaries-split-brain-discards',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'Two primaries are allowed, and a split brain of both is resolved automatically.',
      why: 'after-sb-2pri decides while both sides are in use, so data in use is thrown away (drbd.conf(5), after-sb-2pri).',
      fix: 'Set after-sb-2pri to disconnect.',
    },
    ja: {
      what: 'デュアルプライマリで、両方がプライマリのスプリットブレインが自動的に解決されます。',
      why: 'after-sb-2pri は両方が使用中のときに適用されるため、使用中のデータが破棄されます（drbd.conf(5)、after-sb-2pri）。',
      fix: 'after-sb-2pri を disconnect にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const two = net.get('allow-two-primaries');
      const policy = net.get('after-sb-2pri');
      if (two?.value !== 'yes' || !policy?.at || policy.value === 'disconnect') continue;
      say(
        policy.at,
        {
          en: `with allow-two-primaries, after-sb-2pri ${policy.value} throws away data that is in use`,
          ja: `allow-two-primaries が有効なため、after-sb-2pri の ${policy.value} は使用中のデータを破棄します`,
        },
        { related: relatedValues(policy.at, [['allow-two-primaries', two]]) },
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
    allow-two-primaries yes;
    after-sb-2pri call-pri-lost-after-sb;
                  ^^^^^^^^^^^^^^^^^^^^^^ with allow-two-primaries, after-sb-2pri call-pri-lost-after-sb throws away data that is in use
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
    allow-two-primaries yes;
    after-sb-2pri disconnect;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
