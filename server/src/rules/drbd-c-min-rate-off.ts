import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/c-min-rate-off',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'c-min-rate is 0.',
      why: 'A resync is then never slowed down for the I/O of applications (drbd.conf(5), c-min-rate).',
      fix: 'Make sure that it is wanted; the default is 250 KiB/s.',
    },
    ja: {
      what: 'c-min-rate が 0 です。',
      why: 'アプリケーションの I/O があっても、再同期が減速されません（drbd.conf(5)、c-min-rate）。',
      fix: '意図した設定であることを確認します。デフォルト値は 250 KiB/s です。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'disk', 'c-min-rate')) {
      if (!/^0+[kKmMgGs]?$/.test(text)) continue;
      report(at, {
        en: 'with c-min-rate 0 a resync is never slowed down for the I/O of applications',
        ja: 'c-min-rate が 0 のため、アプリケーションの I/O があっても再同期は減速されません',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { c-min-rate 0; }
                    ^ with c-min-rate 0 a resync is never slowed down for the I/O of applications
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
  disk { c-min-rate 10M; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
