import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/pull-ahead-without-protocol-a',
  severity: 'error',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'on-congestion is pull-ahead without protocol A.',
      why: 'The kernel refuses it (ERR_CONG_NOT_PROTO_A): only with protocol A may a primary run ahead of its peer. drbdadm accepts the file.',
      fix: 'Use protocol A, or on-congestion block.',
    },
    ja: {
      what: 'プロトコル A 以外で、on-congestion が pull-ahead です。',
      why: 'カーネルが受け付けません（ERR_CONG_NOT_PROTO_A）。プライマリが対向ノードより先行できるのは、プロトコル A の場合だけです。drbdadm は受け付けます。',
      fix: 'プロトコル A にするか、on-congestion を block にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const policy = net.get('on-congestion');
      const protocol = net.get('protocol');
      if (policy?.value !== 'pull-ahead' || !policy.at || !protocol || protocol.value.toUpperCase() === 'A') continue;
      const { en, ja } = isValue('protocol', protocol, policy);
      say(
        policy.at,
        {
          en: `on-congestion pull-ahead needs protocol A, but ${en}`,
          ja: `on-congestion pull-ahead にはプロトコル A が必要ですが、${joinJa(ja, 'です')}`,
        },
        { related: relatedValues(policy.at, [['protocol', protocol]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { on-congestion pull-ahead; }
                      ^^^^^^^^^^ on-congestion pull-ahead needs protocol A, but protocol is C (the default)
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
    protocol A;
    on-congestion pull-ahead;
    congestion-fill 2G;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
