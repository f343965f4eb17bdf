import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { compareVersions } from '../schema/release.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/suspended-primary-stays-isolated',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A primary that lost quorum is frozen, and nothing takes it back.',
      why: 'With on-no-quorum suspend-io the former primary stays suspended and isolated after another host was promoted, until someone works on it by hand. on-suspended-primary-outdated force-secondary with rr-conflict retry-connect brings it back by itself (DRBD User’s Guide; drbd.conf(5), on-suspended-primary-outdated; DRBD 9.1.7 and later).',
      fix: 'Add on-suspended-primary-outdated force-secondary and rr-conflict retry-connect, or use on-no-quorum io-error.',
    },
    ja: {
      what: 'クォーラムを失ったプライマリが停止したままになり、自動的には復帰しません。',
      why: 'on-no-quorum が suspend-io の場合、ほかのホストが昇格した後も、元のプライマリは I/O を保留したまま孤立し、手動での対応が必要です。on-suspended-primary-outdated force-secondary と rr-conflict retry-connect を指定すると、自動的に復帰します（DRBD User’s Guide、drbd.conf(5) の on-suspended-primary-outdated、DRBD 9.1.7 以降）。',
      fix: 'on-suspended-primary-outdated force-secondary と rr-conflict retry-connect を追加するか、on-no-quorum を io-error にします。',
    },
  },
  check(configuration, report) {
    if (compareVersions(configuration.version, '9.20') < 0) return;
    const say = reportOnce(report);
    for (const { options, net, known } of drbdOptionScopes(configuration)) {
      const quorum = options.get('quorum');
      const action = options.get('on-no-quorum');
      if (!known || !quorum || quorum.value === 'off' || action?.value !== 'suspend-io' || !action.at) continue;
      const outdated = options.get('on-suspended-primary-outdated')?.value;
      if (outdated === 'force-secondary' || net.get('rr-conflict')?.value === 'retry-connect') continue;
      say(action.at, {
        en: 'a primary suspended for lack of quorum stays isolated after another host was promoted (on-suspended-primary-outdated is not force-secondary)',
        ja: 'クォーラムを失って保留されたプライマリは、ほかのホストが昇格した後も孤立したままです（on-suspended-primary-outdated が force-secondary ではありません）',
      });
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
    on-no-quorum suspend-io;
                 ^^^^^^^^^^ a primary suspended for lack of quorum stays isolated after another host was promoted (on-suspended-primary-outdated is not force-secondary)
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
    on-no-quorum suspend-io;
    on-suspended-primary-outdated force-secondary;
  }
  net { rr-conflict retry-connect; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
