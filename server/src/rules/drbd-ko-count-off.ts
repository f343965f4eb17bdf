import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/ko-count-off',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'ko-count is 0.',
      why: 'This switches off the exclusion of a peer that still answers but no longer completes writes (drbd.conf(5), ko-count): the primary can block without end.',
      fix: 'Remove the option, or set a number (the default is 7).',
    },
    ja: {
      what: 'ko-count が 0 です。',
      why: '応答はするものの書き込みを完了しない対向ノードを切り離す機能が無効になり（drbd.conf(5)、ko-count）、プライマリの書き込みが無期限に停止するおそれがあります。',
      fix: 'オプションを削除するか、数値（デフォルトは 7）を指定します。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'ko-count')) {
      if (!/^0+$/.test(text)) continue;
      report(at, {
        en: 'with ko-count 0 a peer that no longer completes writes is never disconnected, so the primary can block without end',
        ja: 'ko-count が 0 のため、書き込みを完了しない対向ノードが切断されず、プライマリが無期限に停止するおそれがあります',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { ko-count 0; }
                 ^ with ko-count 0 a peer that no longer completes writes is never disconnected, so the primary can block without end
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
  net { ko-count 7; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
