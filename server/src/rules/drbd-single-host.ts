import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/single-host',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource has one host only.',
      why: 'There is no peer, so nothing is replicated. That is usual while a resource is being built; drbdadm accepts it, DRBD 8.4 with a warning.',
      fix: 'Add the section of the second host.',
    },
    ja: {
      what: 'リソースのホストが 1 台だけです。',
      why: '対向ノードがないため、レプリケーションは行われません。リソースの作成途中ではよくあることで、drbdadm は受け付けます（DRBD 8.4 では警告が出ます）。',
      fix: '2 台目のホストのセクションを追加します。',
    },
  },
  check({ facts, name, hosts, configuration }, report) {
    if (facts.generated || facts.incomplete || hosts.length !== 1) return;
    const { version } = configuration;
    const drbd84 = !isDrbd9(version) && compareVersions(version, '8.4') >= 0;
    report(
      facts.name.at,
      {
        en: `resource "${name}" has one host only, so nothing is replicated`,
        ja: `リソース "${name}" のホストは 1 台だけのため、レプリケーションは行われません`,
      },
      drbd84 ? { severity: 'warning' } : {},
    );
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has one host only, so nothing is replicated
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
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
