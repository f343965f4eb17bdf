import { writtenResources } from '../cluster/drbd-hosts.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/on-no-quorum-not-set',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'quorum is on, but on-no-quorum is not set.',
      why: 'The default is suspend-io: applications hang when quorum is lost, instead of getting errors. Under a cluster manager the choice should be explicit (DRBD User’s Guide, actions on loss of quorum).',
      fix: 'Write on-no-quorum io-error or suspend-io.',
    },
    ja: {
      what: 'quorum が有効ですが、on-no-quorum が指定されていません。',
      why: 'デフォルトは suspend-io で、クォーラムを失うと、アプリケーションにはエラーが返らず、I/O が保留されます。クラスタマネージャを使う場合は、どちらにするかを明示することが推奨されます（DRBD User’s Guide、クォーラムを失ったときの動作）。',
      fix: 'on-no-quorum io-error または suspend-io を指定します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { options } of writtenResources(configuration)) {
      const quorum = options.get('quorum');
      const action = options.get('on-no-quorum');
      if (!quorum?.at || quorum.value === 'off' || !action || action.at) continue;
      say(quorum.at, {
        en: `quorum is ${quorum.value}, but on-no-quorum is not set, so I/O hangs when quorum is lost (${action.value} is the default)`,
        ja: `quorum が ${quorum.value} ですが、on-no-quorum が指定されていないため、クォーラムを失うと I/O が保留されます（デフォルトは ${action.value}）`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
                   ^^^^^^^^ quorum is majority, but on-no-quorum is not set, so I/O hangs when quorum is lost (suspend-io is the default)
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
