import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/stacked-resource',
  severity: 'hint',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource is stacked on top of another one.',
      why: 'DRBD 9 replicates between more than two hosts by itself; stacking is deprecated there (DRBD User’s Guide).',
      fix: 'Write one resource with all hosts and a connection-mesh.',
    },
    ja: {
      what: '別のリソースの上にスタックされたリソースです。',
      why: 'DRBD 9 では、3 台以上のホストの間で直接レプリケーションできます。スタックは非推奨です（DRBD User’s Guide）。',
      fix: '全ホストと connection-mesh を 1 つのリソースに書きます。',
    },
  },
  check({ facts, configuration }, report) {
    if (facts.generated || !isDrbd9(configuration.version)) return;
    for (const host of facts.hosts) {
      if (host.kind !== 'stacked-on-top-of') continue;
      report(
        host.at,
        {
          en: 'stacking is deprecated in DRBD 9 (one resource can have more than two hosts)',
          ja: 'スタックは DRBD 9 では非推奨です（1 つのリソースに 3 台以上のホストを書けます）',
        },
        { tags: ['deprecated'] },
      );
    }
  },
  examples: {
    bad: [
      `
resource low {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource up {
  stacked-on-top-of low { device minor 10; node-id 0; address 192.168.1.1:7800; }
  ^^^^^^^^^^^^^^^^^ stacking is deprecated in DRBD 9 (one resource can have more than two hosts)
  on charlie { device minor 10; disk /dev/sdb; node-id 1; address 192.168.1.3:7800; }
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
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
