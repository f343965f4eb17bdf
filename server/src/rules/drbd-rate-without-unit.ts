import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/rate-without-unit',
  severity: 'hint',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A resync rate is small and has no unit.',
      why: 'Without a letter a rate is in KiB/s; K, M and G are bytes, not bits. A gigabit link carries about 110 MiB/s (DRBD User’s Guide, sync rate).',
      fix: 'Write the unit (100M).',
    },
    ja: {
      what: '再同期のレートが小さく、単位がありません。',
      why: '単位のないレートは KiB/s です。K、M、G はビットではなくバイトを表します。ギガビットのリンクの転送量は、およそ 110 MiB/s です（DRBD User’s Guide、同期レート）。',
      fix: '単位を書きます（100M など）。',
    },
  },
  check(configuration, report) {
    for (const name of ['resync-rate', 'c-max-rate']) {
      for (const { text, at } of writtenEverywhere(configuration, 'disk', name)) {
        // What is above 1 MiB/s can be meant as KiB/s.
        if (!/^\d+$/.test(text) || Number(text) === 0 || Number(text) >= 1024) continue;
        report(at, {
          en: `${name} is ${text} KiB/s (${text}M would be ${text} MiB/s)`,
          ja: `${name} は ${text} KiB/s です（${text}M は ${text} MiB/s）`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { c-max-rate 100; }
                    ^^^ c-max-rate is 100 KiB/s (100M would be 100 MiB/s)
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
  disk { c-max-rate 100M; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
