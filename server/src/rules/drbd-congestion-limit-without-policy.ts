import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/congestion-limit-without-policy',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A congestion limit is set, but on-congestion is block.',
      why: 'congestion-fill and congestion-extents say when the policy begins; block, the default, has no use for them (drbd.conf(5), on-congestion).',
      fix: 'Set on-congestion, or remove the limit.',
    },
    ja: {
      what: '輻輳のしきい値が設定されていますが、on-congestion が block です。',
      why: 'congestion-fill と congestion-extents は、ポリシーを適用し始めるしきい値です。デフォルトの block では使われません（drbd.conf(5)、on-congestion）。',
      fix: 'on-congestion を設定するか、しきい値を削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const policy = net.get('on-congestion');
      if (policy?.value !== 'block') continue;
      for (const name of ['congestion-fill', 'congestion-extents']) {
        const limit = net.get(name);
        if (!limit?.at || !/[1-9]/.test(limit.value)) continue;
        const { en, ja } = isValue('on-congestion', policy, limit);
        say(
          limit.at,
          { en: `${name} has no effect, because ${en}`, ja: `${joinJa(ja, 'のため')}、${name} は無視されます` },
          { related: relatedValues(limit.at, [['on-congestion', policy]]) },
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
  net { congestion-fill 2G; }
                        ^^ congestion-fill has no effect, because on-congestion is block (the default)
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
