import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/data-integrity-alg-set',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'data-integrity-alg is set.',
      why: 'The manual advises against it in production: it costs CPU time, and buffers that change while they are sent raise false alarms that cut the connection (drbd.conf(5), notes on data integrity).',
      fix: 'Remove it, and use online verify (verify-alg) instead.',
    },
    ja: {
      what: 'data-integrity-alg が設定されています。',
      why: 'マニュアルは、本番環境での使用を推奨していません。CPU を消費し、送信中に変更されるバッファを誤って検出して、接続が切断されることがあります（drbd.conf(5)、データの整合性に関する注意）。',
      fix: '削除し、代わりにオンライン照合（verify-alg）を使います。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'data-integrity-alg')) {
      if (text === '') continue;
      report(at, {
        en: 'data-integrity-alg is not for production: false alarms cut the connection',
        ja: 'data-integrity-alg は本番環境向けではなく、誤検出により接続が切断されることがあります',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { data-integrity-alg md5; }
                           ^^^ data-integrity-alg is not for production: false alarms cut the connection
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
  net { verify-alg md5; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
