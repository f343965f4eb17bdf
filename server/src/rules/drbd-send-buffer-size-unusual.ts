import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { humanValue, joinJa } from '../cluster/drbd-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/send-buffer-size-unusual',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'sndbuf-size is very small or very large.',
      why: 'Below 32 KiB throughput suffers (drbd.conf(5), sndbuf-size); above 16 MiB nothing is gained (DRBD User’s Guide, throughput tuning). 0 leaves the size to the kernel.',
      fix: 'Write 0 or a value between.',
    },
    ja: {
      what: 'sndbuf-size が極端に小さいか、極端に大きい値です。',
      why: '32 KiB 未満ではスループットが低下し（drbd.conf(5)、sndbuf-size）、16 MiB を超えても効果はありません（DRBD User’s Guide、スループットのチューニング）。0 ではカーネルがサイズを決めます。',
      fix: '0 またはその間の値にします。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'sndbuf-size')) {
      const match = /^(\d+)([kKmMgG]?)$/.exec(text);
      const factor = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[(match?.[2] ?? '').toLowerCase()] ?? 1;
      const bytes = match ? Number(match[1]) * factor : 0;
      if (bytes === 0 || (bytes >= 32 * 1024 && bytes <= 16 * 1024 ** 2)) continue;
      const { en, ja } = humanValue('net', 'sndbuf-size', text, configuration.version);
      report(
        at,
        bytes < 32 * 1024
          ? {
              en: `sndbuf-size is only ${en}, which costs throughput`,
              ja: `sndbuf-size が ${joinJa(ja, 'しかなく')}、スループットが低下します`,
            }
          : {
              en: `sndbuf-size is ${en}, and more than 16 MiB brings nothing`,
              ja: `sndbuf-size が ${joinJa(ja, 'ですが')}、16 MiB を超えても効果はありません`,
            },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { sndbuf-size 4K; }
                    ^^ sndbuf-size is only 4 KiB, which costs throughput
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
  net { sndbuf-size 512K; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
