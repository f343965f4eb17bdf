import { drbdDiskScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/block-size-refused',
  severity: 'error',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'block-size or discard-granularity has a value that the kernel refuses.',
      why: 'block-size must be 512, 1024, 2048 or 4096, and discard-granularity 0 or a multiple of it (option checks of the kernel module, DRBD 9.1.14, 9.2.3, 9.3.1). drbdadm checks the range only.',
      fix: 'Choose one of these values.',
    },
    ja: {
      what: 'カーネルが受け付けない block-size または discard-granularity の値です。',
      why: 'block-size は 512、1024、2048、4096 のいずれか、discard-granularity は 0 またはその倍数である必要があります（カーネルモジュールの検査、DRBD 9.1.14、9.2.3、9.3.1）。drbdadm は範囲だけを調べます。',
      fix: 'これらの値のいずれかにします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { disk } of drbdDiskScopes(configuration)) {
      const block = disk.number('block-size');
      const granularity = disk.number('discard-granularity');
      if (block?.at && ![512, 1024, 2048, 4096].includes(block.value)) {
        say(block.at, {
          en: `block-size is ${block.value}, but must be 512, 1024, 2048 or 4096`,
          ja: `block-size が ${block.value} ですが、512、1024、2048、4096 のいずれかにする必要があります`,
        });
      }
      if (block && granularity?.at && granularity.value % block.value !== 0) {
        say(granularity.at, {
          en: `discard-granularity is ${granularity.value}, but must be a multiple of block-size (${block.value})`,
          ja: `discard-granularity が ${granularity.value} ですが、block-size（${block.value}）の倍数にする必要があります`,
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
  disk { block-size 1000; }
                    ^^^^ block-size is 1000, but must be 512, 1024, 2048 or 4096
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
  disk { block-size 4096; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
