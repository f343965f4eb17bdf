import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/disk-timeout-set',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'disk-timeout is set.',
      why: 'The manual calls it dangerous: a request that completes after DRBD gave it up may write into memory that is used for something else, or crash the kernel (drbd.conf(5), disk-timeout).',
      fix: 'Remove the option; the default is 0, off.',
    },
    ja: {
      what: 'disk-timeout が設定されています。',
      why: 'マニュアルは危険なオプションとしています。DRBD があきらめた後に完了した要求が、別の用途で使用中のメモリに書き込んだり、カーネルを異常終了させたりするおそれがあります（drbd.conf(5)、disk-timeout）。',
      fix: 'オプションを削除します。デフォルト値は 0（無効）です。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'disk', 'disk-timeout')) {
      if (/^0+[kKmMgGs]?$/.test(text)) continue;
      report(at, {
        en: 'a disk-timeout is dangerous: what completes too late may corrupt memory or crash the kernel',
        ja: 'disk-timeout は危険です（遅れて完了した要求がメモリを破壊したり、カーネルを異常終了させたりするおそれがあります）',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { disk-timeout 100; }
                      ^^^ a disk-timeout is dangerous: what completes too late may corrupt memory or crash the kernel
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
  disk { disk-timeout 0; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
