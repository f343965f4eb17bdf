import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/violent-policy',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A recovery policy lets data change under a running primary.',
      why: 'drbd.conf(5) forbids violently-as0p and rr-conflict violently: the file system on the primary may crash or see its data change. drbdadm and the kernel accept them.',
      fix: 'Use disconnect, or call-pri-lost-after-sb with a handler that gives the role up.',
    },
    ja: {
      what: '動作中のプライマリのデータが変更される自動復旧ポリシーです。',
      why: 'drbd.conf(5) は violently-as0p と rr-conflict violently を使わないよう求めています。プライマリのファイルシステムが異常終了するか、データが突然変わるおそれがあります。drbdadm とカーネルは受け付けます。',
      fix: 'disconnect にするか、プライマリのロールを手放すハンドラとともに call-pri-lost-after-sb を使います。',
    },
  },
  check(configuration, report) {
    for (const name of ['after-sb-1pri', 'after-sb-2pri', 'rr-conflict']) {
      for (const { text, at } of writtenEverywhere(configuration, 'net', name)) {
        if (text !== (name === 'rr-conflict' ? 'violently' : 'violently-as0p')) continue;
        report(at, {
          en: `${name} ${text} lets the data change under a running primary`,
          ja: `${name} の ${text} では、動作中のプライマリのデータが変更されます`,
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
  net { rr-conflict violently; }
                    ^^^^^^^^^ rr-conflict violently lets the data change under a running primary
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
  net { rr-conflict disconnect; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
