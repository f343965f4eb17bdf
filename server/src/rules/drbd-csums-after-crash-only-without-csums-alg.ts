import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/csums-after-crash-only-without-csums-alg',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'csums-after-crash-only is on, but there is no csums-alg.',
      why: 'The option limits checksum-based resync, which is off without csums-alg (drbd.conf(5), csums-after-crash-only).',
      fix: 'Add csums-alg, or remove the option.',
    },
    ja: {
      what: 'csums-after-crash-only が有効ですが、csums-alg がありません。',
      why: 'このオプションは、チェックサムベースの同期の対象を絞るものですが、csums-alg がないと同期自体が無効です（drbd.conf(5)、csums-after-crash-only）。',
      fix: 'csums-alg を追加するか、オプションを削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, known } of drbdOptionScopes(configuration)) {
      const only = net.get('csums-after-crash-only');
      if (!known || only?.value !== 'yes' || !only.at || net.get('csums-alg')?.value) continue;
      say(only.at, {
        en: 'csums-after-crash-only has no effect without csums-alg',
        ja: 'csums-alg がないため、csums-after-crash-only は無視されます',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { csums-after-crash-only yes; }
                               ^^^ csums-after-crash-only has no effect without csums-alg
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
    csums-alg sha1;
    csums-after-crash-only yes;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
