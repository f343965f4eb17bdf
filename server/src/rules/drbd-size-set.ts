import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/size-set',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The size of the device is fixed.',
      why: 'DRBD takes the size of the smallest disk by itself; size is needed in special cases only, and a wrong value shrinks the device (drbd.conf(5), size).',
      fix: 'Remove it, unless it is needed.',
    },
    ja: {
      what: 'デバイスのサイズが固定されています。',
      why: 'DRBD は、最も小さいディスクのサイズを自動的に使います。size が必要なのは特別な場合だけで、値を誤るとデバイスが縮小されます（drbd.conf(5)、size）。',
      fix: '必要でなければ削除します。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'disk', 'size')) {
      if (/^0+[kKmMgGs]?$/.test(text)) continue;
      report(at, {
        en: 'size fixes the size of the device, which DRBD otherwise takes from the smallest disk',
        ja: 'size によりデバイスのサイズが固定されます（指定しない場合は最も小さいディスクのサイズになります）',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { size 10G; }
              ^^^ size fixes the size of the device, which DRBD otherwise takes from the smallest disk
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
