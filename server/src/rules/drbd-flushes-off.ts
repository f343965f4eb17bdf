import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/flushes-off',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'Disk flushes are off.',
      why: 'That is safe only with a cache that survives a power failure (battery or flash backed); otherwise acknowledged writes can be lost (DRBD User’s Guide, disabling backing device flushes).',
      fix: 'Make sure that the controllers of all hosts have such a cache.',
    },
    ja: {
      what: 'ディスクフラッシュが無効です。',
      why: '停電時も保持されるキャッシュ（バッテリまたはフラッシュによる保護）がある場合にだけ安全です。ない場合は、完了した書き込みが失われるおそれがあります（DRBD User’s Guide、下位デバイスのフラッシュの無効化）。',
      fix: '全ホストのコントローラに、そのようなキャッシュがあることを確認します。',
    },
  },
  check(configuration, report) {
    for (const name of ['disk-flushes', 'md-flushes']) {
      for (const { text, at } of writtenEverywhere(configuration, 'disk', name)) {
        if (text !== 'no') continue;
        report(at, {
          en: `${name} is off, which is safe only with a battery-backed or flash-backed cache`,
          ja: `${name} が無効ですが、安全なのはバッテリまたはフラッシュで保護されたキャッシュがある場合だけです`,
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
  disk { md-flushes no; }
                    ^^ md-flushes is off, which is safe only with a battery-backed or flash-backed cache
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
  disk { md-flushes yes; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
