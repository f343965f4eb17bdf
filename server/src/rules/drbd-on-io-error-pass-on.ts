import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/on-io-error-pass-on',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'I/O errors are passed on to the application.',
      why: 'With pass_on an error of the disk reaches the file system, or leaves an inconsistent block on the secondary, although the peer has a good copy. The default detach goes on without the disk (drbd.conf(5), on-io-error).',
      fix: 'Set on-io-error detach.',
    },
    ja: {
      what: 'I/O エラーがアプリケーションに渡されます。',
      why: 'pass_on では、対向ノードに正常なデータがあっても、ディスクのエラーがファイルシステムに渡されるか、セカンダリに不整合なブロックが残ります。デフォルトの detach では、ディスクを切り離して動作を続けます（drbd.conf(5)、on-io-error）。',
      fix: 'on-io-error を detach にします。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'disk', 'on-io-error')) {
      if (text !== 'pass_on') continue;
      report(at, {
        en: 'with on-io-error pass_on a disk error reaches the application although the peer has a good copy',
        ja: 'on-io-error が pass_on のため、対向ノードに正常なデータがあっても、ディスクのエラーがアプリケーションに渡されます',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { on-io-error pass_on; }
                     ^^^^^^^ with on-io-error pass_on a disk error reaches the application although the peer has a good copy
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
  disk { on-io-error detach; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
