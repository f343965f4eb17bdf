import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/verify-alg-missing',
  severity: 'hint',
  on: 'drbd.resource',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'There is no verify-alg.',
      why: 'Online verify is impossible until it is set (drbd.conf(5), verify-alg).',
      fix: 'Add verify-alg crc32c (or sha1) to net.',
    },
    ja: {
      what: 'verify-alg がありません。',
      why: '設定するまで、オンライン照合ができません（drbd.conf(5)、verify-alg）。',
      fix: 'net に verify-alg crc32c（または sha1）を追加します。',
    },
  },
  check(resource, report) {
    if (resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { known, net } of resourceScopes(resource)) {
      if (!known || net.get('verify-alg')?.value) continue;
      say(resource.facts.name.at, {
        en: `resource "${resource.name}" has no verify-alg, so online verify is not possible`,
        ja: `リソース "${resource.name}" に verify-alg がないため、オンライン照合ができません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has no verify-alg, so online verify is not possible
  device minor 0;
  disk /dev/sda;
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
  net { verify-alg crc32c; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
