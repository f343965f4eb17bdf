import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/split-brain-handler-missing',
  severity: 'hint',
  on: 'drbd.resource',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'There is no split-brain handler.',
      why: 'A split brain that is not resolved automatically appears in the kernel log only (drbd.conf(5), split-brain; DRBD User’s Guide, split brain notification).',
      fix: 'Add split-brain "/usr/lib/drbd/notify-split-brain.sh root" to the handlers.',
    },
    ja: {
      what: 'split-brain ハンドラがありません。',
      why: '自動的に復旧しないスプリットブレインは、カーネルのログにしか出力されません（drbd.conf(5)、split-brain、DRBD User’s Guide、スプリットブレインの通知）。',
      fix: 'handlers に split-brain "/usr/lib/drbd/notify-split-brain.sh root" を追加します。',
    },
  },
  check(resource, report) {
    if (resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { known, handlers } of resourceScopes(resource)) {
      if (!known || handlers.get('split-brain')?.value) continue;
      say(resource.facts.name.at, {
        en: `resource "${resource.name}" has no split-brain handler, so a split brain only appears in the kernel log`,
        ja: `リソース "${resource.name}" に split-brain ハンドラがないため、スプリットブレインはカーネルのログにしか出力されません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has no split-brain handler, so a split brain only appears in the kernel log
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
  handlers { split-brain "/usr/lib/drbd/notify-split-brain.sh root"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
