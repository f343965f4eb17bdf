import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/two-primaries-without-fencing',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'allow-two-primaries is set without fencing.',
      why: 'When the connection is lost, both primaries go on writing, and their data part for good. The DRBD User’s Guide calls dual-primary without fencing worse than single-primary without it.',
      fix: 'Set fencing to resource-and-stonith, with a fence-peer handler.',
    },
    ja: {
      what: 'allow-two-primaries が、フェンシングなしで指定されています。',
      why: '接続が切れると両方のプライマリが書き込みを続け、データが食い違って元に戻せなくなります。DRBD User’s Guide は、フェンシングのないデュアルプライマリを、フェンシングのない通常の構成より危険だとしています。',
      fix: 'fencing を resource-and-stonith にし、fence-peer ハンドラを設定します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const two = net.get('allow-two-primaries');
      const fencing = net.get('fencing');
      if (two?.value !== 'yes' || !two.at || fencing?.value !== 'dont-care') continue;
      const { en, ja } = isValue('fencing', fencing, two);
      say(
        two.at,
        {
          en: `allow-two-primaries is set, but ${en}, so both primaries go on writing when they lose each other`,
          ja: `allow-two-primaries が有効ですが、${joinJa(ja, 'のため')}、接続が切れると両方のプライマリが書き込みを続けます`,
        },
        { related: relatedValues(two.at, [['fencing', fencing]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { allow-two-primaries yes; }
                            ^^^ allow-two-primaries is set, but fencing is dont-care (the default), so both primaries go on writing when they lose each other
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
    fencing resource-and-stonith;
  }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
