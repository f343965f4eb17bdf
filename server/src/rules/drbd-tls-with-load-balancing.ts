import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/tls-with-load-balancing',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'tls and load-balance-paths are both on.',
      why: 'The DRBD User’s Guide excludes the combination (TLS, load balancing).',
      fix: 'Switch one of the two off.',
    },
    ja: {
      what: 'tls と load-balance-paths が両方とも有効です。',
      why: 'DRBD User’s Guide では、この組み合わせは使えないとされています（TLS、負荷分散）。',
      fix: '一方を無効にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const tls = net.get('tls');
      const balance = net.get('load-balance-paths');
      if (tls?.value !== 'yes' || balance?.value !== 'yes' || !balance.at) continue;
      say(
        balance.at,
        { en: 'load-balance-paths does not go with tls', ja: 'load-balance-paths は tls と併用できません' },
        { related: relatedValues(balance.at, [['tls', tls]]) },
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
    transport lb-tcp;
    tls yes;
    load-balance-paths yes;
                       ^^^ load-balance-paths does not go with tls
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
  net { tls yes; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
