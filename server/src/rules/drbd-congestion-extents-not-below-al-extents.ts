import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/congestion-extents-not-below-al-extents',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'congestion-extents is not below al-extents.',
      why: 'The activity log is full before the limit is reached, so the limit never works; the guide advises about 90 percent (drbd.conf(5), congestion-extents; DRBD User’s Guide, congestion policies).',
      fix: 'Lower congestion-extents, or raise al-extents.',
    },
    ja: {
      what: 'congestion-extents が al-extents 以上です。',
      why: 'しきい値に達する前にアクティビティログが一杯になるため、しきい値が機能しません。約 90 % にすることが推奨されます（drbd.conf(5)、congestion-extents、DRBD User’s Guide、輻輳ポリシー）。',
      fix: 'congestion-extents を下げるか、al-extents を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, disk } of drbdOptionScopes(configuration)) {
      const policy = net.get('on-congestion');
      const [limit, extents] = [net.number('congestion-extents'), disk.number('al-extents')];
      if (!policy || policy.value === 'block' || !limit?.at || !extents || limit.value < extents.value) continue;
      say(
        limit.at,
        {
          en: `congestion-extents is ${limit.value}, but must be below al-extents (${extents.value}) to take effect`,
          ja: `congestion-extents が ${limit.value} ですが、機能するには al-extents（${extents.value}）より小さくする必要があります`,
        },
        { related: relatedValues(limit.at, [['al-extents', extents]]) },
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
    protocol A;
    on-congestion pull-ahead;
    congestion-extents 2000;
                       ^^^^ congestion-extents is 2000, but must be below al-extents (1237) to take effect
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
    protocol A;
    on-congestion pull-ahead;
    congestion-extents 1100;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
