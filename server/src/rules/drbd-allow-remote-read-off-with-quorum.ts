import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/allow-remote-read-off-with-quorum',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'allow-remote-read is no in a resource with quorum.',
      why: 'A peer whose data may not be read is left out of the quorum count (kernel drbd_state.c).',
      fix: 'Remove allow-remote-read no, or count without this peer.',
    },
    ja: {
      what: 'quorum が有効なリソースで、allow-remote-read が no です。',
      why: 'データを読めない対向ノードは、クォーラムの計算から除外されます（カーネルの drbd_state.c）。',
      fix: 'allow-remote-read no を削除するか、この対向ノードを除いた数でクォーラムを設計します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, options } of drbdOptionScopes(configuration)) {
      const read = net.get('allow-remote-read');
      const quorum = options.get('quorum');
      if (read?.value !== 'no' || !read.at || !quorum || quorum.value === 'off') continue;
      say(
        read.at,
        {
          en: `with allow-remote-read no the peer does not count for quorum (quorum is ${quorum.value})`,
          ja: `allow-remote-read が no のため、対向ノードはクォーラムの計算に含まれません（quorum は ${quorum.value}）`,
        },
        { related: relatedValues(read.at, [['quorum', quorum]]) },
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
  net { allow-remote-read no; }
                          ^^ with allow-remote-read no the peer does not count for quorum (quorum is majority)
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
  net { allow-remote-read no; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
