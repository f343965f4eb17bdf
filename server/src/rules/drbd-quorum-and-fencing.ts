import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-and-fencing',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'quorum is on together with fencing resource-and-stonith.',
      why: 'Both stop the side that lost the others. It is allowed, but the DRBD User’s Guide presents them as alternatives: a reviewer should know which one is meant to do it.',
      fix: 'Keep one of them, or state why both are there.',
    },
    ja: {
      what: 'quorum と fencing resource-and-stonith が両方とも有効です。',
      why: 'どちらも、ほかのノードを失った側を停止させるものです。併用できますが、DRBD User’s Guide では、どちらか一方を選ぶものとして説明されています。',
      fix: '一方だけにするか、併用する理由を明記します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, options } of drbdOptionScopes(configuration)) {
      const fencing = net.get('fencing');
      const quorum = options.get('quorum');
      if (fencing?.value !== 'resource-and-stonith' || !fencing.at || !quorum || quorum.value === 'off') continue;
      say(
        fencing.at,
        {
          en: `fencing is resource-and-stonith and quorum is ${quorum.value}: both stop the side that lost the others`,
          ja: `fencing が resource-and-stonith、quorum が ${quorum.value} で、どちらもほかのノードを失った側を停止させます`,
        },
        { related: relatedValues(fencing.at, [['quorum', quorum]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  net { fencing resource-and-stonith; }
                ^^^^^^^^^^^^^^^^^^^^ fencing is resource-and-stonith and quorum is majority: both stop the side that lost the others
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
