import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/auto-discard-without-protocol-a',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'rr-conflict is auto-discard without protocol A.',
      why: 'The policy is defined for protocol A only (drbd.conf(5), rr-conflict). With B and C the kernel takes it, and acts on it after a crashed primary only.',
      fix: 'Use another policy, or protocol A.',
    },
    ja: {
      what: 'プロトコル A 以外で、rr-conflict が auto-discard です。',
      why: 'このポリシーはプロトコル A に対してだけ定義されています（drbd.conf(5)、rr-conflict）。B と C では、カーネルは受け付けますが、プライマリのクラッシュ後にだけ機能します。',
      fix: '別のポリシーにするか、プロトコル A にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const policy = net.get('rr-conflict');
      const protocol = net.get('protocol');
      if (policy?.value !== 'auto-discard' || !policy.at || !protocol || protocol.value.toUpperCase() === 'A') continue;
      const { en, ja } = isValue('protocol', protocol, policy);
      say(
        policy.at,
        {
          en: `rr-conflict auto-discard is for protocol A, but ${en}`,
          ja: `rr-conflict auto-discard はプロトコル A 用ですが、${joinJa(ja, 'です')}`,
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
  net { rr-conflict auto-discard; }
                    ^^^^^^^^^^^^ rr-conflict auto-discard is for protocol A, but protocol is C (the default)
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
    rr-conflict auto-discard;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
