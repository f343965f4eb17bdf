import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/after-sb-1pri-never-decides',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'after-sb-1pri is consensus, but after-sb-0pri decides nothing.',
      why: 'consensus follows the decision of after-sb-0pri (drbd.conf(5), after-sb-1pri). With disconnect there is none, so it always ends in disconnect.',
      fix: 'Set after-sb-0pri to a policy that decides (discard-zero-changes), or after-sb-1pri to disconnect.',
    },
    ja: {
      what: 'after-sb-1pri が consensus ですが、after-sb-0pri では何も決まりません。',
      why: 'consensus は after-sb-0pri の決定に従います（drbd.conf(5)、after-sb-1pri）。disconnect では何も決まらないため、必ず切断されます。',
      fix: 'after-sb-0pri を discard-zero-changes などにするか、after-sb-1pri を disconnect にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const one = net.get('after-sb-1pri');
      const none = net.get('after-sb-0pri');
      if (one?.value !== 'consensus' || !one.at || none?.value !== 'disconnect') continue;
      const { en, ja } = isValue('after-sb-0pri', none, one);
      say(
        one.at,
        {
          en: `consensus follows after-sb-0pri, but ${en}, so it always disconnects`,
          ja: `consensus は after-sb-0pri に従いますが、${joinJa(ja, 'のため')}、必ず切断されます`,
        },
        { related: relatedValues(one.at, [['after-sb-0pri', none]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { after-sb-1pri consensus; }
                      ^^^^^^^^^ consensus follows after-sb-0pri, but after-sb-0pri is disconnect (the default), so it always disconnects
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
